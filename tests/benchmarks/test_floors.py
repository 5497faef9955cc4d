"""The floors hold on a fixed sample of every corpus that is there, and none sinks without a word."""

from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.corpus import CORPORA, cases, names
from benchmarks.floors import Held, check, load, pinned, save
from benchmarks.quality import run, values
from benchmarks.score import Value

REASON = f"there are no corpora in {CORPORA}; set COPYDESK_SHARED to the folder that holds them"
THERE = names(CORPORA)


def value(of: float, reach: float = 0.0) -> Value:
    return Value(value=of, low=of - reach, high=of + reach, pages=9)


def test_every_corpus_has_floors_for_the_whole_and_for_the_sample() -> None:
    found = load()
    assert {part: set(corpora) for part, corpora in found.items()} == {
        "sample": set(found["whole"]),
        "whole": set(found["sample"]),
    }
    assert all(all(corpora.values()) for corpora in found.values())


@pytest.mark.skipif(not THERE, reason=REASON)
@pytest.mark.parametrize("corpus", sorted(load().get("sample", {})))
def test_a_fixed_sample_reaches_its_floors(corpus: str) -> None:
    if corpus not in THERE:
        pytest.skip(f"{corpus} is not in {CORPORA}")
    one = run(corpus, cases(CORPORA, corpus, floors.SAMPLE), ())
    found = check(load(), "sample", {corpus: values([one], "copydesk")})
    assert found
    assert [(held.score, held.value, held.floor) for held in found if not held.holds] == []


@pytest.mark.parametrize(
    ("part", "now", "holds"),
    [
        ("whole", value(0.90), True),
        ("whole", value(0.89, reach=0.02), True),
        ("whole", value(0.87, reach=0.02), False),
        ("sample", value(0.89, reach=0.0), True),
        ("sample", value(0.87, reach=0.9), False),
    ],
)
def test_a_floor_holds_within_chance_on_the_whole_and_nearly_exactly_on_the_sample(
    part: str, now: Value, holds: bool
) -> None:
    (held,) = check({part: {"c": {"words": 0.90}}}, part, {"c": {"words": now}})
    assert held.holds is holds


def test_a_score_that_is_gone_has_sunk() -> None:
    assert check({"whole": {"c": {"date": 0.5}}}, "whole", {"c": {}}) == (
        Held(corpus="c", score="date", floor=0.5, value=0.0, reach=0.0),
    )


def test_pinning_raises_and_lowers_only_when_told() -> None:
    before = {"whole": {"c": {"words": 0.9, "date": 0.5}}, "sample": {"c": {"words": 0.1}}}
    now = {"c": {"words": value(0.8), "date": value(0.6), "recall": value(1.0)}}
    assert pinned(before, "whole", now, lower=False)["whole"]["c"] == {"words": 0.9, "date": 0.6}
    lowered = pinned(before, "whole", now, lower=True)
    assert lowered["whole"]["c"] == {"words": 0.8, "date": 0.6}
    assert lowered["sample"] == before["sample"]


def test_floors_are_read_as_they_were_written(tmp_path: Path) -> None:
    kept = {"sample": {"a-b": {"words": 0.5}}, "whole": {"a-b": {"words": 0.25, "title": 1.0}}}
    save(kept, tmp_path / "floors.toml")
    assert load(tmp_path / "floors.toml") == kept


def test_a_sample_of_another_size_has_no_floors() -> None:
    assert [floors.part(size) for size in (0, floors.SAMPLE, 7)] == ["whole", "sample", ""]
