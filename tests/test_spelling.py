"""A tree of letters finds the words that it is made of, the longest of them, and no others."""

import re

import pytest

from workers.tables.spelling import one_of

WORDS = ("post", "post-body", "poster", "a+b", "0", "/by/", "/byline/")


@pytest.mark.parametrize("word", WORDS)
def test_finds_each_word_whole(word: str) -> None:
    found = re.compile(one_of(WORDS)).match(f"{word}|")
    assert found is not None
    assert found[0] == word


@pytest.mark.parametrize("text", ["pos", "ost", "aab", "/bylin/", "", "|"])
def test_finds_nothing_in_other_texts(text: str) -> None:
    assert re.compile(one_of(WORDS)).fullmatch(text) is None


def test_a_sign_may_stand_otherwise_in_a_text() -> None:
    found = re.compile(one_of(WORDS, {"-": "[-_]+"}))
    assert found.fullmatch("post__body")
    assert not found.fullmatch("post body")
