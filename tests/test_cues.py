"""Cues and look-ups spare most expressions: they must never change what an expression as a whole would say."""

import pytest

from tests.test_tables import ROWS
from workers.tables.cues import folded, head_of, read_cues
from workers.tables.phrase import bare, counted, phrases
from workers.tables.row import Index, Openers, Row, letters_of, shortest

LINES = sorted({" ".join(line.split()) for row in ROWS for line in (*row.hits[:4], *row.misses[:2])})


def test_a_row_says_of_every_line_what_its_expression_says() -> None:
    for row in ROWS:
        cased = [*LINES, *(line.upper() for line in row.hits), *(f"» {line} »" for line in row.hits)]
        asked = [line for line in cased if row.matches(line) != (row.pattern.fullmatch(line) is not None)]
        assert asked == [], row.id


@pytest.mark.parametrize(
    ("form", "heads", "words"),
    [
        ("boats?", {"boat"}, {"boat"}),
        ("(?:the )?quay", {"the ", "quay"}, {"quay"}),
        (r"\d{1,3} boats", {"0"}, {" boats"}),
        ("(?:by|von) .{2,9}", {"by ", "von "}, {"by", "von"}),
        (".{0,9}(?:pier|quay side)", {""}, {"pier", "quay side"}),
        ("[(«]?sail", {"(sai", "«sai", "sail"}, {"sail"}),
        ("(?<=x)mast(?=y)", {"mast"}, {"mast"}),
        ("a*", {""}, set()),
    ],
)
def test_cues_are_what_a_line_must_begin_with_and_must_hold(form: str, heads: set[str], words: set[str]) -> None:
    assert read_cues(form) == (heads, words)


def test_folding_takes_the_turkish_letters_for_one_and_a_head_has_one_figure() -> None:
    assert folded("GİRİŞ ıssız") == "giriş issiz"
    assert head_of("12. mai") == "00. "


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("» More boats →", "more boats"),
        ("Loading boats...", "loading boats"),
        ("Boats: (12)", "boats"),
        ("• Boats 1,204 ›", "boats"),
    ],
)
def test_marks_and_numbers_at_the_ends_of_a_phrase_do_not_hide_it(line: str, said: str) -> None:
    assert said in {text for text, _ in bare(folded(line))}


def test_a_number_stands_only_behind_the_phrases_that_may_carry_one() -> None:
    row = Row(id="x", why="x", forms=(*phrases("boats"), *counted("ships")), hits=(), misses=())
    known = {line: Index((row,)).first(line) for line in ("Boats", "Boats 12", "Ships", "SHIPS (12)", "Ship 12")}
    assert {line for line, found in known.items() if found} == {"Boats", "Ships", "SHIPS (12)"}


def test_of_two_rows_the_first_speaks_whether_it_has_phrases_or_expressions() -> None:
    first = Row(id="first", why="x", forms=(r"bo\w+",), hits=(), misses=())
    second = Row(id="second", why="x", forms=phrases("boats", "ships"), hits=(), misses=())
    assert [found and found.id for found in map(Index((first, second)).first, ("boats", "ships", "masts"))] == [
        "first",
        "second",
        None,
    ]


def test_only_groups_that_may_open_a_line_are_named() -> None:
    openers = Openers((("by", "words by"), ("von",), (r"\d+ boats",)))
    assert [openers.of(line) for line in ("By Jane Roe", "Vonn", "3 boats", "Jane Roe")] == [(0,), (1,), (2,), ()]


def test_of_words_only_the_shortest_are_looked_for_each_in_lines_of_its_letters() -> None:
    assert shortest(("boats", "boat", "båt", "лодка")) == (("boat",), ("båt", "boat"), ("båt", "boat", "лодка"))
    assert [letters_of(line) for line in ("boat", "“båt”", "лодка", "船", "배")] == [0, 1, 2, 2, 2]
