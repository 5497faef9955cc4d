"""A text is read once for its tokens and its narration, with what reading every piece by itself would give."""

import random

import pytest

from workers.fingerprint import fingerprint
from workers.fingerprint.canonical import tokens
from workers.fingerprint.pieces import narration, read
from workers.fingerprint.signatures import signatures

#: Signs that look at their neighbours, marks of speech, invisible and composing characters, and words.
SIGNS = (
    *(
        "“",
        "”",
        "„",
        "«",
        "»",
        "「",
        "」",
        "『",
        "』",
        '"',
        "‘",
        "’",
        "'",
        "\n",
        "\n\n",
        " ",
        "-",
        "+",
        "±",
        "#",
        "%",
        ".",
    ),
    *(
        "5",
        "1.5",
        "$",
        "€",
        "™",
        "²",
        "\xad",
        "\u200d",
        "\u200c",
        "\u0301",
        "\u0338",
        "\u3099",
        "ﬁ",
        "😀",
        "(AP)",
        "]",
    ),
    *("rain", "Señor", "雨が", "กา", "हिन्दी", "مطر", "C++", "(@ana)", "pic.twitter.com/a1", "All rights reserved."),
)


def told(text: str) -> list[tuple[str, ...]]:
    found = read(text)
    return [tuple(found.body[start:end]) for start, end in found.narration] if found else list(narration(text))


@pytest.mark.parametrize("seed", range(40))
def test_one_reading_gives_what_the_pieces_give(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same texts for everybody
    for _ in range(60):
        text = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 30)))
        found = read(text)
        assert tuple(found.body if found else tokens(text)) == tokens(text)
        assert told(text) == list(narration(text))


def test_speech_between_plain_words_takes_one_reading() -> None:
    text = "The tide rose. “We were warned,” said the mayor. 「雨です」と彼は言った。"
    found = read(text)
    assert found is not None
    assert [" ".join(found.body[start:end]) for start, end in found.narration][:2] == [
        "the tide rose",
        "said the mayor",
    ]


def test_an_apostrophe_beside_a_sign_that_is_spelled_with_letters_is_read_by_itself() -> None:
    assert read("The Lamp™‘s glow’ was seen.") is None


def test_a_text_that_has_the_mark_as_a_word_is_read_piece_by_piece() -> None:
    text = "The word xqcutherexq “stood here”, twice: xqcutherexq."
    assert read(text) is None
    assert fingerprint(text, signed=True) is not None
    assert signatures(text).mh1
