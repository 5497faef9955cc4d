"""What is cut by a table of bytes comes out as the expressions of the form read it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.fingerprint.canonical import fold, patterns, reach_of, tokens
from workers.fingerprint.spots import spots
from workers.fingerprint.words import cut, cut_places

SIGNS = "ab1290 .,'’-–—+#$€£%±/()[]_“”\n\tßéÉ×÷·¿µª½ÿĀя№\x85\xa0\x81°´…•„‘`\u200bﬁ™²\xad"


def read(text: str) -> tuple[str, ...]:
    """The tokens as the expressions alone find them."""
    lines = map(fold, text.split("\n"))
    return tuple(token for line in lines for token in patterns(reach_of(line)).token.findall(line))


@pytest.mark.parametrize(
    ("folded", "words"),
    [
        ("the council's vote: 3.5% - no!", ["the", "council", "s", "vote", "3.5", "%", "no"]),
        ("1,000.5 and 3'000, not 4. or 5,", ["1,000.5", "and", "3'000", "not", "4", "or", "5"]),
        (
            "c++ and 10+ in well-known us$5 for €7",
            ["c++", "and", "10+", "in", "well", "known", "us", "$", "5", "for", "€", "7"],
        ),
        ("2010-2015 été; v.2 a.b", ["2010", "2015", "été", "v", "2", "a", "b"]),
        ("; \x01 \t", []),
    ],
)
def test_plain_texts_are_cut(folded: str, words: list[str]) -> None:
    assert cut(folded) == words


@pytest.mark.parametrize("folded", ["at -5 degrees", "-$5", "a .5 share", "#one", "+5", "± 3", "слово", "3 × -.5"])
def test_what_has_a_rule_of_its_own_is_left_to_the_expressions(folded: str) -> None:
    assert cut(folded) is None


@settings(max_examples=1500, deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=14) | st.text(st.sampled_from("a1+-.#$5€ %'é_±"), max_size=9))
def test_both_ways_give_the_same_tokens(text: str) -> None:
    assert tokens(text) == read(text)


@settings(max_examples=200)
@given(st.text("".join(char for char in SIGNS if char not in "\x81\x85")))
def test_words_with_their_places_are_the_words(text: str) -> None:
    folded = fold(text.replace("\n", " "))
    placed = cut_places(folded)
    if placed is not None:
        words, starts, ends = placed
        assert words == cut(folded)
        assert [folded[start:end] for start, end in zip(starts, ends, strict=True)] == words


def test_places_are_those_of_the_text_where_folding_takes_or_adds_characters() -> None:
    text = "It’s the ﬁrst Straße… of O'Hara™ at 1,5 %"
    found = [(spot.token, text[spot.start : spot.end]) for spot in spots(text)]
    assert found == [
        ("its", "It’s"),
        ("the", "the"),
        ("first", "ﬁrst"),
        ("strasse", "Straße"),
        ("of", "of"),
        ("oharatm", "O'Hara™"),
        ("at", "at"),
        ("1,5", "1,5"),
        ("%", "%"),
    ]
