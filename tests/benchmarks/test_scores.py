"""The scores are what they say, by hand on invented pages, and equal to the corpora's own scorer where that is."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from benchmarks.corpus import CORPORA, Case, cases
from benchmarks.score import Answer, Value, day, folded_name, folded_title, measured, numbers

SCORER = CORPORA / "score.py"

#: Invented pages: gold, and what a system answered (None: nothing).
PAGES: tuple[tuple[dict[str, Any], dict[str, Any] | None], ...] = (
    (
        {
            "text": "The harbour froze over on Monday. Boats stay in.",
            "with": ["harbour froze", "Boats  stay"],
            "without": ["Subscribe now", "Home"],
            "title": "Harbour freezes — “at last”",
            "authors": ["By Ida Holm", "Jon Berg"],
            "date": "2024-02-05T08:00:00Z",
        },
        {
            "text": "Home\nThe harbour froze over on Monday. boats stay in.",
            "title": 'Harbour freezes - "at last"',
            "authors": ["ida holm", "Staff"],
            "date": "2024-02-06",
        },
    ),
    (
        {
            "text": "Der Fluss trat über die Ufer, sagte der Bürgermeister am Abend.",
            "with": ["trat über"],
            "without": ["Anzeige"],
            "title": "Fluss über den Ufern",
            "authors": [],
            "date": None,
            "annotated": ["date"],
        },
        {
            "text": "Der Fluss trat über die Ufer. Anzeige. Anzeige.",
            "title": "Fluss über den Ufern | Tagblatt",
            "authors": ["Tagblatt"],
            "date": "2020-01-01",
        },
    ),
    ({"text": "", "title": "Empty", "authors": None, "date": "2020-06-31"}, {"text": "words", "date": "2020-07-01"}),
    ({"text": "", "title": None, "authors": ["Ana Ruiz"], "date": "2021"}, {"text": ""}),
    (
        {"text": None, "with": ["una nota"], "without": [], "title": "Nota"},
        {"text": "Una NOTA breve", "title": "Nota"},
    ),
    ({"text": "Uno dos tres cuatro cinco seis siete", "authors": ["Zoë Ng"], "date": "2019-12-31"}, None),
    ({"text": "Too short", "authors": ["Li Wei", "Bo Xu"]}, {"text": "Too short", "authors": ["Bo Xu", "Li Wei."]}),
)


def case(gold: dict[str, Any], **more: Any) -> Case:
    plain = Case(corpus="invented", id="x", file=Path("x.html"))
    return msgspec.structs.replace(plain, **{**gold, **more})


def score(text: str, gold: str) -> dict[str, Value]:
    return measured([numbers(Answer(text=text), case({"text": gold}))])


@pytest.mark.parametrize(
    ("text", "gold", "words"),
    [
        ("a b c d", "a b c d", 1.0),
        ("A b", "a B", 1.0),
        ("a a b", "a b b", 2 / 3),
        ("a b c d", "a b", 2 / 3),
        ("", "a", 0.0),
        ("a", "", 0.0),
        ("", "", 1.0),
        ("x", "y", 0.0),
    ],
)
def test_words_are_counted_as_multisets(text: str, gold: str, words: float) -> None:
    assert score(text, gold)["words"].value == pytest.approx(words)


def test_runs_keep_order_and_case() -> None:
    assert score("one two three four five", "one two three four five")["runs"].value == 1.0
    assert score("five four three two one", "one two three four five")["runs"].value == 0.0
    assert score("one two three four extra", "one two three four five")["runs"].value == pytest.approx(0.5)


def test_snippets_by_their_characters_and_by_their_words() -> None:
    page = case({"wanted": ("Snow fell", "all night"), "unwanted": ("Log in", "Share")})
    found = measured([numbers(Answer(text="snow fell\nall  night, Share"), page)])
    assert found["wanted"].value == 1.0
    assert found["absent"].value == 0.5
    assert found["snippets"].value == pytest.approx(2 * 1 / (2 * 1 + 1 + 1))


def test_a_fact_that_nobody_annotated_has_no_score() -> None:
    assert set(measured([numbers(Answer(text="a", title="b", date="2020-01-01"), case({"text": "a"}))])) == {
        "words",
        "precision",
        "recall",
        "runs",
    }


def test_an_invented_author_or_date_counts_where_the_gold_knows_of_none() -> None:
    page = case({"authors": (), "dateless": True})
    honest = measured([numbers(Answer(), page)])
    inventing = measured([numbers(Answer(authors=("Nobody",), date="2020-01-01"), page)])
    assert (honest["unsigned"].value, honest["undated"].value) == (1.0, 1.0)
    assert (inventing["unsigned"].value, inventing["undated"].value) == (0.0, 0.0)


def test_titles_and_names_are_held_against_each_other_without_typography() -> None:
    assert folded_title("“Eis” — im\u00a0Hafen…") == folded_title('"eis" - im Hafen...')
    assert folded_name("By  Ida Holm.") == folded_name("ida holm")
    assert folded_name("Von Mara Lind") == "mara lind"


@pytest.mark.parametrize(("stated", "found"), [("2024-02-05T08:00", "2024-02-05"), ("2024-02", None), (None, None)])
def test_a_date_is_a_day(stated: str | None, found: str | None) -> None:
    assert day(stated) == found


def test_an_interval_holds_the_value_and_narrows_with_pages() -> None:
    good, bad = (numbers(Answer(text=text), case({"text": "a b"})) for text in ("a b", "c d"))
    few, many = measured([good, bad] * 5)["words"], measured([good, bad] * 200)["words"]
    assert few.low <= few.value <= few.high
    assert many.high - many.low < few.high - few.low
    assert measured([good, bad] * 5)["words"] == few


@pytest.mark.skipif(not SCORER.is_file(), reason=f"the corpora's scorer is not at {SCORER}; set COPYDESK_SHARED")
def test_equal_to_the_scorer_of_the_corpora(tmp_path: Path) -> None:
    theirs, ours = _theirs(tmp_path), _ours(tmp_path)
    assert ours == pytest.approx(theirs, abs=6e-5)


def _theirs(folder: Path) -> dict[str, float]:
    """What score.py prints for the invented pages, under our names."""
    corpus = folder / "invented"
    corpus.mkdir()
    gold = [{"id": str(number), **known} for number, (known, _) in enumerate(PAGES)]
    given = [{"id": str(number), **found} for number, (_, found) in enumerate(PAGES) if found is not None]
    (corpus / "gold.jsonl").write_text("\n".join(map(json.dumps, gold)), "utf-8")
    (folder / "given.jsonl").write_text("\n".join(map(json.dumps, given)), "utf-8")
    command = [sys.executable, str(SCORER), str(corpus), str(folder / "given.jsonl")]
    printed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return {
        "words": printed["word"]["f1"],
        "precision": printed["word"]["precision"],
        "recall": printed["word"]["recall"],
        "runs": printed["shingle"]["f1"],
        "snippets": printed["segments"]["f1"],
        "wanted": printed["with"]["present_micro"],
        "absent": printed["without"]["absent_micro"],
        "title": printed["title"]["exact"],
        "authors": printed["authors"]["set_f1"],
        "signed": printed["authors"]["exact_set"],
        "unsigned": 1 - printed["authors"]["predicted_where_gold_none"] / printed["authors"]["gold_none"],
        "date": printed["date"]["exact"],
        "undated": 1 - printed["date"]["predicted_where_gold_none"] / printed["date"]["gold_none"],
    }


def _ours(folder: Path) -> dict[str, float]:
    found = [
        numbers(
            Answer(
                text=given.get("text") or "",
                title=given.get("title"),
                authors=tuple(given.get("authors") or ()),
                date=given.get("date"),
            ),
            page,
        )
        for page, given in zip(cases(folder, "invented"), (given or {} for _, given in PAGES), strict=True)
    ]
    return {name: value.value for name, value in measured(found).items()}
