"""Blocks of the same few words or signs, over and over: no text, and no weight against the text."""

import pytest

from workers.contract import Page
from workers.judging.drones import LONG, OFTEN, drones
from workers.model import Article
from workers.recipe import clean

STORY = (
    "The mill on the upper weir ground its last sack on Friday, after a hundred and twelve years of work.",
    "Its wheel will go to the museum in Ostrel, where the miller's daughter is to show how the stones were dressed.",
    "Nobody in the valley could say who would buy the barley now, and the council has called a meeting for June.",
)


@pytest.mark.parametrize("bait", ["A. ", "&", "ha ha ", "x", "々", "- | -"])
def test_the_same_few_signs_for_thousands_of_characters_drone(bait: str) -> None:
    assert drones("By " + bait * LONG)


@pytest.mark.parametrize(
    "text", ["ha " * 20, " ".join(STORY) * 20, "".join(map(chr, range(0x4E00, 0x4E00 + LONG + 1))), "01 10 " * 300]
)
def test_short_texts_and_texts_of_many_words_do_not(text: str) -> None:
    assert not drones(text)


def test_what_drones_is_cut_and_takes_no_paragraph_with_it() -> None:
    body = "".join(f"<p>{line}</p>" for line in STORY)
    bait = "By " + "A. " * 50_000
    found = clean(Page(html=f"<article><h1>The last sack</h1><div>{bait}</div>{body}</article>"))
    assert isinstance(found, Article)
    assert found.text == "\n\n".join(STORY)
    assert "drone.repeated" in {verdict.rule for verdict in found.verdicts}


@pytest.mark.parametrize("line", ["Call now for a better roof.", "これは短い文章です。次の文も短い。"])
def test_a_line_that_a_page_prints_a_hundred_times_is_no_text(line: str) -> None:
    story = "".join(f"<p>{said}</p>" for said in STORY)
    found = clean(Page(html=f"<article><h1>The last sack</h1>{story}{f'<p>{line}</p>' * OFTEN}</article>"))
    assert isinstance(found, Article)
    assert found.text == "\n\n".join(STORY)
    assert [verdict.rule for verdict in found.verdicts].count("drone.repeated") == OFTEN


def test_cells_and_items_may_say_the_same_as_often_as_they_like() -> None:
    cells = "".join(f"<tr><td>Boat {number}</td><td>Not seen again</td></tr>" for number in range(OFTEN + 20))
    story = "".join(f"<p>{said}</p>" for said in STORY)
    found = clean(Page(html=f"<article><h1>The lost boats</h1>{story}<table>{cells}</table></article>"))
    assert isinstance(found, Article)
    assert "drone.repeated" not in {verdict.rule for verdict in found.verdicts}
