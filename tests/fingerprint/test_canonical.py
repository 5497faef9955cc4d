"""The canonical form: properties that hold for every text, and the tables it stands on."""

import json
import unicodedata
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.fingerprint import make_tables
from workers.fingerprint.canonical import ALL, BMP, canonical, fold, patterns, reach_of, settles, tokens
from workers.fingerprint.unicode import classes

MODULE = import_module("workers.fingerprint.canonical")
TABLES = Path(make_tables.__file__).parent.parent / "vectors" / "unicode14.json"
#: Characters that meet each other in the rules: signs, apostrophes, joiners, marks of many orders, emoji parts.
HOT = (
    " \n\t'’´`\"-–−+±%‰#*.,()]5٣½$€aéßſİçاب\u064e\u0640कि\u094dമ한\u1100\u1161\u11a8か\u3099ｶﾞก\u0e34ำက\u1039"
    "\u0301\u0313\u0300\u0323\u0345\u00ad\u200b\u200c\u200d\ufe0f\u20e3\u0378\ud800"
    "\U0001f1e6\U0001f1e7\U0001f44d\U0001f3fd\U0001f3f4\U000e0067\U000e007f\U0001e030"
)
texts = st.text(st.one_of(st.sampled_from(HOT), st.characters()), max_size=24)
#: Without what only a newer Unicode knows: there the forms of this Python say nothing about 14.0.
assigned = texts.map(lambda text: patterns(ALL).unassigned.sub("", text))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_the_canonical_form_is_a_fixed_point(text: str) -> None:
    assert tokens(canonical(text)) == tokens(text)
    assert canonical(canonical(text)) == canonical(text)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@settings(max_examples=80, deadline=None)
@given(text=assigned)
def test_normal_forms_make_no_difference(form: str, text: str) -> None:
    assert tokens(unicodedata.normalize(form, text)) == tokens(text)


@settings(max_examples=80, deadline=None)
@given(texts, st.sampled_from(["", " ", "\n\n", "\t", "\u00a0", "\u3000\u2028"]))
def test_white_space_around_a_text_makes_no_difference(text: str, blank: str) -> None:
    # A space before an accent that stands on nothing is the one thing that white space can turn into.
    bare = text.lstrip("\u0301\u0313\u0300\u0323\u0345\u00ad\u200b\ufe0f")
    assert tokens(blank + bare + blank) == tokens(bare)


@settings(max_examples=80, deadline=None)
@given(texts, texts)
def test_a_line_is_read_by_itself(first: str, second: str) -> None:
    assert tokens(f"{first}\n{second}") == tokens(first) + tokens(second)


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(max_codepoint=0x7F), max_size=60))
def test_the_fast_way_for_ascii_is_the_same_form(text: str) -> None:
    for line in text.split("\n"):
        slow = patterns(ALL).token.findall(fold(f"{line} ☃"))
        assert (*tokens(line), "☃") == tuple(slow)


@settings(max_examples=80, deadline=None)
@given(texts)
def test_narrow_expressions_answer_as_the_full_ones(text: str) -> None:
    folded = fold(text)
    assert patterns(reach_of(folded)).token.findall(folded) == patterns(ALL).token.findall(folded)


@settings(max_examples=200, deadline=None)
@given(texts)
def test_a_long_line_is_folded_as_a_short_one(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(MODULE, "LONG", -1)
        as_long = fold(text)
        patch.setattr(MODULE, "LONG", 10**9)
        assert fold(text) == as_long


@settings(max_examples=300, deadline=None)
@given(st.lists(texts | st.text(st.sampled_from("aÉßσΣжЖ漢한か。，…’–'.,5-$€½ \n\u0301"), max_size=12)))
def test_a_settled_text_is_folded_as_any_other(parts: list[str]) -> None:
    # The snowman is no settled character, and a token of its own.
    for line in "".join(parts).split("\n"):
        slow = patterns(ALL).token.findall(fold(f"{line} ☃"))
        assert (*tokens(line), "☃") == tuple(slow)


def test_the_blocks_taken_whole_hold_settled_characters_only() -> None:
    for first, last in ((0x4E00, 0x9FFC), (0xAC00, 0xD7A3)):
        assert all(map(settles, map(chr, range(first, last + 1))))


def test_tokens_hold_no_white_space() -> None:
    assert not any(char.isspace() for char in "".join(tokens("one two\u00a0three\n\u3000four ´ five")))


@pytest.mark.parametrize(
    "text",
    ["a" + "\u0301\u0323" * 8_000, "a" + "\u0301\uff9f" * 8_000, "a" + "\u0301\u00ad\u0323" * 8_000],
    ids=["marks", "halfwidth marks", "marks kept apart by soft hyphens"],
)
def test_a_pile_of_marks_is_one_word_in_canonical_order(text: str) -> None:
    (word,) = tokens(text)
    orders = [unicodedata.combining(char) for char in word]
    assert orders == sorted(orders)
    assert len(word) >= 16_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*\u20e3\u0301한", ("*\u20e3\u0301", "한")),
        ("\U0001f1e6\U0001f1e6\u200d\U0001f3fd", ("\U0001f1e6\U0001f1e6", "\U0001f3fd")),
        ("\u0345\uff9f", ("\u309a\u03b9",)),
    ],
    ids=["mark behind a keycap", "joiner behind a flag", "case and compatibility in one order"],
)
def test_what_random_texts_once_broke(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected
    assert tokens(canonical(text)) == expected


def test_lone_surrogates_and_noncharacters_part_words() -> None:
    assert tokens("a\ud800b\udfffc\ufffed") == ("a", "b", "c", "d")


def test_what_unicode_14_does_not_know_stands_as_it_is() -> None:
    cyrillic_modifier, new_emoji = "\U0001e030", "\U0001fae8"  # both from Unicode 15.0; the first has an NFKC form
    assert tokens(f"x{cyrillic_modifier}y {new_emoji}") == ("x", cyrillic_modifier, "y", new_emoji)


def test_the_classes_do_not_overlap() -> None:
    found = {name: codes(name) for name in ("word", "cluster", "currency", "emoji", "ignorable", "unassigned")}
    for name, members in found.items():
        others = set().union(*(other for key, other in found.items() if key != name))
        assert not members & others, name


def test_a_joining_letter_decomposes_into_its_own_class_and_marks() -> None:
    allowed = codes("joining") | codes("mark")
    strangers = [
        hex(code) for code in codes("joining") if {*map(ord, unicodedata.normalize("NFKD", chr(code)))} - allowed
    ]
    assert strangers == []


def test_expressions_for_less_of_unicode_have_no_more_members() -> None:
    assert "\\U0001" not in classes(BMP)["word"]
    assert set(classes(BMP)) == set(classes(ALL))


def test_the_tables_are_what_the_generator_writes() -> None:
    if unicodedata.unidata_version != make_tables.UNICODE:
        with pytest.raises(RuntimeError, match=r"needs Unicode 14\.0\.0.*use 3\.11"):
            make_tables.tables()
        return
    assert json.loads(TABLES.read_text("utf-8")) == {"unicode": "14.0.0", **make_tables.tables()}


def codes(name: str) -> set[int]:
    return set(make_tables.read_ranges(json.loads(TABLES.read_text("utf-8"))[name]))
