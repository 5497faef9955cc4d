"""Texts rewritten by hand are found, and texts on the same subject are left alone: the table and its floors."""

import pytest

from benchmarks import rewriting
from benchmarks.rewriting import RECALL, SHORT, TUNED, UNSEEN, halves, is_held, matched, related, subjects

SUBJECTS, SHORTER, LATER = subjects(), subjects(SHORT), subjects(UNSEEN)


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_subject_has_a_source_and_five_texts_of_the_length_of_an_answer(name: str) -> None:
    one = SUBJECTS[name]
    assert {kind: len(texts) for kind, texts in one.items()} == dict.fromkeys(("source", *RECALL), 1) | {"none": 2}
    assert 400 <= len(one["source"][0].split()) <= 700
    assert all(200 <= len(text.split()) <= 300 for kind in (*RECALL, "none") for text in one[kind])


def test_half_of_the_subjects_were_not_looked_at_when_the_rules_were_made() -> None:
    parted = halves(SUBJECTS)
    assert set(parted["tuned"]) == TUNED
    assert len(parted["others"]) == len(parted["tuned"]) == 6


@pytest.mark.parametrize("name", (*SHORTER, *LATER))
def test_a_short_subject_has_a_source_a_heavy_revision_and_others_without_it(name: str) -> None:
    one = {**SHORTER, **LATER}[name]
    assert {kind: len(texts) for kind, texts in one.items()} == {"source": 1, "heavy": 1, "none": 2 - (name in LATER)}
    assert all(120 <= len(text.split()) <= 220 for texts in one.values() for text in texts)


@pytest.mark.parametrize("given", [SUBJECTS, SHORTER, LATER], ids=("long", "short", "unseen"))
def test_rewritten_texts_are_found_and_no_others(given: dict[str, rewriting.Subject]) -> None:
    counts = dict(related(given))
    assert {kind: is_held(kind, count) for kind, count in counts.items()} == dict.fromkeys(counts, True)
    assert counts["none"][1] == counts["others"][1] == 0


@pytest.mark.parametrize("given", [SUBJECTS, SHORTER, LATER], ids=("long", "short", "unseen"))
def test_a_store_finds_what_was_rewritten(given: dict[str, rewriting.Subject]) -> None:
    counts = dict(matched(given))
    assert {kind: is_held(kind, count) for kind, count in counts.items()} == dict.fromkeys(counts, True)
    assert counts["none"][1] == 0


def test_a_limit_that_is_missed_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one = {name: SUBJECTS[name] for name in ("tides", "flood")}
    monkeypatch.setattr(rewriting, "subjects", lambda *_: one)
    monkeypatch.setattr("sys.argv", ["rewriting", "--half", "tuned", "--check"])
    assert rewriting.main() == 0
    monkeypatch.setattr(rewriting, "is_made", lambda _a, _b: True)
    assert rewriting.main() == 1
    assert "none (8)" in capsys.readouterr().out
