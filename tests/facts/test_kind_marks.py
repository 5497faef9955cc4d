"""The class words that bear the marks of a page's kind: found by one expression, counted as often as they stand."""

import re
import sys

import pytest

from workers.facts import kind_signals
from workers.facts.kind_marks import marked
from workers.tables import kinds

FORMS = [(form, row.id) for row in kinds.MARK_ROWS for form in row.forms]


@pytest.mark.parametrize(("form", "name"), FORMS)
def test_every_mark_is_known_alone_and_as_part_of_a_word(form: str, name: str) -> None:
    for word in (form, f"x-{form}", f"{form}__x", f"a_{form}-b", form.replace("-", "_").replace("0", "17")):
        assert marked({word: 3}).get(name, 0) == 3, word


@pytest.mark.parametrize(("form", "name"), FORMS)
def test_no_mark_is_known_inside_other_letters(form: str, name: str) -> None:
    assert name not in marked({f"qq{form}qq": 1})


def test_a_word_is_counted_once_for_a_signal_and_for_each_signal_that_it_bears() -> None:
    assert marked({"post-body_post-body": 2, "sidebar": 9}) == {"mark_post": 2}
    assert marked({"post-body-price": 1, "price": 4}) == {"mark_post": 1, "mark_price": 5}


def test_a_mark_that_begins_with_another_bears_both_signals() -> None:
    rows = {form: row.id for row in kinds.MARK_ROWS for form in row.forms}
    pairs = [(long, short) for long in rows for short in rows if long.startswith(f"{short}-")]
    assert pairs
    for long, short in pairs:
        assert {rows[long], rows[short]} <= marked({long: 1}).keys()


def test_no_word_no_mark() -> None:
    assert marked({}) == {}


def test_figures_of_every_script_begin_a_line_with_a_number() -> None:
    figures = re.compile(kind_signals._FIGURES)  # what \d knows and this does not would be a line that is not read
    assert [
        chr(code) for code in range(sys.maxunicode + 1) if chr(code).isdecimal() and not figures.match(chr(code))
    ] == []


@pytest.mark.parametrize("rows", [kinds.TYPE_ROWS, kinds.PATH_ROWS, kinds.HOST_ROWS, kinds.BODY_ROWS, kinds.OG_ROWS])
def test_looking_words_up_says_what_the_expressions_say(rows: tuple[kinds.Row, ...]) -> None:
    table = kind_signals._table(rows)
    said = [text.lower() for row in rows for text in (*row.hits, *row.misses, *row.forms)]
    for word in said:
        first = next((row.id for row in rows if any(re.fullmatch(form, word) for form in row.forms)), None)
        assert kind_signals._row(table, word) == first, word
