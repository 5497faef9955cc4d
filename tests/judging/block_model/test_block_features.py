"""A page's blocks as numbers: each family's numbers on pages small enough to count by hand."""

import numpy as np
import pytest
from block_pages import hand_made, story
from hypothesis import given
from hypothesis import strategies as st

from workers.judging.block_model.arrays import Floats, running, shifted, sorted_groups
from workers.judging.block_model.basis import lay_out
from workers.judging.block_model.characters import DIGIT, IDEOGRAPH, STOP, UPPER, count_characters
from workers.judging.block_model.features import FAMILIES, features, named_features
from workers.judging.block_model.lexicon import Lexicon, tokens
from workers.judging.block_model.model import shipped
from workers.model import Container

WORDS = Lexicon(
    words={"related": -2.0, "post": 1.5, "content": 0.5, "post-content": 2.0}, tags={"p": 1.0, "li": -0.5}
)

#: Nineteen words.
PROSE = "The ferry will stop at the end of the month, and its crew of twelve will run the lock."


def numbers() -> dict[str, Floats]:
    return named_features(story(), WORDS)


def of(text: str) -> int:
    """The number of the story's block that begins so."""
    return next(block.index for block in story().blocks if block.text.startswith(text))


def test_characters_are_counted_by_kind() -> None:
    found = count_characters(["Ada ate 12 plums.", "日本語の文。", ""])
    assert found.counts[UPPER].tolist() == [1, 0, 0]
    assert found.counts[DIGIT].tolist() == [2, 0, 0]
    assert found.counts[STOP].tolist() == [1, 1, 0]
    assert found.counts[IDEOGRAPH].tolist() == [0, 5, 0]
    assert found.capitalised.tolist() == [1, 0, 0]


@pytest.mark.parametrize(
    ("text", "words"),
    [("One", 1), ("one two three", 3), ("日本語の文です", 4.5), ("Слово за слово", 3), ("", 1)],
)
def test_words_are_counted_in_every_script(text: str, words: float) -> None:
    assert count_characters([text]).words.tolist() == [words]


def test_a_long_block_is_looked_at_in_its_beginning_and_taken_to_be_like_it() -> None:
    words = count_characters(["word " * 50_000]).words[0]
    assert words == pytest.approx(50_000, rel=0.01)


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_any_text_has_finite_features_and_its_neighbours_change_no_character(texts: list[str]) -> None:
    together = count_characters(texts)
    assert np.isfinite(features(lay_out(hand_made(tuple(texts)), WORDS))).all()
    for place, text in enumerate(texts):
        assert count_characters([text]).counts[:, 0].tolist() == together.counts[:, place].tolist()


def test_equal_keys_are_one_group_wherever_they_stand() -> None:
    groups = sorted_groups(np.array([7, 3, 7, 7, 1]))
    assert groups.of.tolist() == [2, 1, 2, 2, 0]
    assert groups.counts.tolist() == [1, 1, 3]
    assert groups.order[groups.begins].tolist() == [4, 1, 0]
    assert sorted_groups(np.zeros(0, np.int64)).counts.tolist() == []


def test_tokens_of_markup_words() -> None:
    assert tokens("post-content_12") == ("post", "content", "post-content")
    assert tokens("sidebar") == ("sidebar",)
    assert tokens("x1") == ()


def test_the_lexicon_speaks_along_the_way_up() -> None:
    found = numbers()
    ferry, trees = of("The ferry"), of("Market square")
    assert found["lexicon.lexicon_low"][[ferry, trees]].tolist() == [0, -2]
    assert found["lexicon.lexicon_high"][[ferry, trees]].tolist() == [2, 0]
    # Above a paragraph the three tokens of its <article>, one level up.
    assert found["lexicon.lexicon_told"][ferry] == pytest.approx(0.7 * 4)


def test_elements_say_what_stands_in_them() -> None:
    found = numbers()
    assert [found[f"element.in_{name}"][of("Home")] for name in ("nav", "form")] == [1, 0]
    assert [found[f"element.in_{name}"][of("The ferry")] for name in ("nav", "form")] == [0, 0]
    assert found["element.tag"][of("The ferry")] == 1
    assert found["element.level"][of("More news")] == 3


def test_text_links_and_prose() -> None:
    found = numbers()
    assert found["text.linked"][of("Home")] == 1
    assert found["text.prose"][of("Home")] == 0
    assert found["text.prose"][of("The ferry")] == found["text.words"][of("The ferry")] == 22


def test_headings_and_places() -> None:
    found = numbers()
    headline, ferry = of("Harbour bridge opens"), of("The ferry")
    assert found["heading.title_at"][headline] == 0
    assert found["heading.headline_at"][ferry] == ferry - headline
    assert found["heading.heading_below"][ferry] == 1
    assert found["heading.headlines_above"][[0, ferry]].tolist() == [0, 1]
    assert found["place.prose_after"][ferry] == 0


def test_holders_and_the_body_of_the_page() -> None:
    found = numbers()
    assert found["holder.holder_1_prose"][of("The ferry")] == 1
    assert found["body.body_70_at"][of("Harbour bridge opens")] == 0
    assert found["body.body_70_at"][of("Home")] < 0
    assert found["body.body_70_at"][of("Market square")] >= 1


def test_what_a_template_prints_again_is_seen_as_one() -> None:
    found = numbers()
    assert found["likeness.chain_blocks"][of("Market square")] == 2
    assert found["likeness.siblings"][of("Home")] == 3
    assert found["likeness.chain_prose"][of("Home")] == 0


def test_a_second_story_below_the_first_is_told_from_it() -> None:
    stories = "".join(f"<article class=story><h1>Story {n}</h1><p>{PROSE}</p><p>{PROSE}</p></article>" for n in "ab")
    found = named_features(story(f"<body><main>{stories}</main></body>"), WORDS)["likeness.siblings_before"]
    assert found.tolist() == [0, 0, 19, 38, 38, 38]


def test_a_block_that_the_description_tells_is_known() -> None:
    head = f'<head><meta name="description" content="{PROSE}"></head>'
    reading = story(f"<html>{head}<body><p>Home of the news of the old harbour town</p><p>{PROSE}</p></body></html>")
    assert named_features(reading, WORDS)["heading.described_at"].tolist() == [-1, 0]


def test_what_structured_data_calls_the_page_is_known() -> None:
    head = '<head><meta property="og:type" content="article"><meta name="author" content="Ada Finch"></head>'
    found = named_features(story(f"<html>{head}<body><p>{PROSE}</p></body></html>"), WORDS)
    assert [found[f"page.says_{name}"][0] for name in ("writer", "day")] == [1, 0]


def test_the_address_speaks_for_the_whole_page() -> None:
    found = numbers()
    assert set(found["page.url_hyphens"].tolist()) == {2}


def test_a_page_without_an_address_elements_or_headings_has_all_features() -> None:
    found = features(lay_out(hand_made(("One line.",)), WORDS))
    assert found.shape == (len(shipped().names), 1)
    assert np.isfinite(found).all()


def test_rows_are_named_by_family_in_the_order_of_the_shipped_model() -> None:
    found = numbers()
    assert tuple(found) == shipped().names
    assert {name.partition(".")[0] for name in found} == set(FAMILIES)
    assert features(lay_out(story(), WORDS)).tolist() == [row.astype(np.float32).tolist() for row in found.values()]


def test_a_deep_tree_is_read_by_doubling() -> None:
    deep = tuple(
        Container(tag="div", parent=place - 1, first=0, last=1, words=("related",) if not place else ())
        for place in range(1_500)
    )
    found = named_features(hand_made(("One line.",), deep), WORDS)
    assert found["element.depth"].tolist() == [1]
    innermost = hand_made(("One line.",), deep)
    moved = innermost.__class__(
        **{name: getattr(innermost, name) for name in ("page", "form", "source", "containers")},
        blocks=(innermost.blocks[0].__class__(index=0, text="One line.", path="p", tag="p", container=1_499),),
    )
    found = named_features(moved, WORDS)
    assert found["element.depth"].tolist() == [1_500]
    assert found["lexicon.lexicon_low"].tolist() == [-2]


def test_running_sums_and_shifts() -> None:
    assert running(np.array([1, 2, 3])).tolist() == [0, 1, 3, 6]
    values = np.array([1, 2, 3], np.float32)
    assert [shifted(values, by).tolist() for by in (1, -1, 5, -5)] == [[2, 3, 0], [0, 1, 2], [0] * 3, [0] * 3]
