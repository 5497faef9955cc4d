"""Rows of links: keywords fall by their mark or by their shape and place, links of the story stay."""

import pytest
from judging.scenes import PARAGRAPHS, judged, kept, reading

from workers.judging.links import link_bars, linked_stories
from workers.judging.shape import measure
from workers.judging.sheet import Sheet, verdict

A, B, C = PARAGRAPHS
TAGS = "<a href=/t/1>boats</a> <a href=/t/2>river</a>"


def story(inside: str, *, above: str = "") -> str:
    text = f"<p>{A}</p><p>{B}</p><p>{C}</p>"
    return f"<html><body><article><h1>A second boat</h1>{above}{text}{inside}</article></body></html>"


@pytest.mark.parametrize(
    "row",
    [
        f"<div class=tags>{TAGS}</div>",
        f"<p class=post-tags>{TAGS}</p>",
        "<ul class=article__tags><li><a href=/t/1>boats</a></li><li><a href=/t/2>river</a></li></ul>",
        "<div id=keywords><a href=/t/1>boats</a></div>",
        f"<div>{TAGS}</div>",
        "<p><a href=/t/1>boats</a>, <a href=/t/2>river</a> | <a href=/t/3>Sunday dances</a></p>",
        "<div><a href=/t/1>船</a>、<a href=/t/2>川</a></div>",
    ],
)
def test_a_row_of_keywords_is_no_text(row: str) -> None:
    assert kept(html=story(row)) == [A, B, C]
    assert kept(html=story("", above=row)) == [A, B, C]


NEWS = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"A second boat"}</script>'
OTHERS = ("Mill of Sill sells its wheel again", "Der Müller verkauft sein altes Rad", "Le phare de Sill est repeint")


def between(lines: str, *, head: str = NEWS, likely: float = 0.6) -> list[str]:
    """The texts that ``linked_stories`` overrules, where all blocks were kept with the chance ``likely``."""
    markup = f"<p>{A}</p><p>{B}</p>{lines}<p>{C}</p>"
    page = reading(html=f"<html><head>{head}</head><body>{markup}</body></html>")
    verdicts = tuple(verdict(block.index, "body", "model.kept", "", likely) for block in page.blocks)
    sheet = Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts)
    return [page.blocks[found.block].text for found in linked_stories(sheet)]


def titles(tag: str = "li") -> str:
    return "".join(f"<{tag}><a href=/x>{title}</a></{tag}>" for title in OTHERS)


def test_titles_of_other_stories_between_paragraphs_of_news() -> None:
    assert between(f"<ul>{titles()}</ul>") == list(OTHERS)
    assert between(f"<div>{titles('h3')}</div>") == list(OTHERS)


def test_links_of_the_story_stay_between_its_paragraphs() -> None:
    assert between(f"<ul>{titles()}</ul>", head="") == []
    assert between(f"<ul>{titles()}</ul>", likely=0.9) == []
    assert between(f"<p>The county sent these letters:</p><ul>{titles()}</ul>") == []
    assert between(f"<p><a href=/x>{OTHERS[0]}</a></p>") == []
    assert between("<ul><li><a href=/a>Sill</a></li><li><a href=/b>Marn</a></li></ul>") == []


@pytest.mark.parametrize(
    "link",
    [
        "<p><a href=/x>The keepers’ letter to the county</a></p>",
        "<p><a href=/x>The keepers asked once more on Sunday.</a></p>",
        "<ul><li><a href=/x>The letter of 1931</a></li><li><a href=/y>The answer</a></li></ul>",
        "<p>See <a href=/x>the letter</a> and <a href=/y>the answer</a></p>",
    ],
)
def test_a_link_of_the_story_is_judged_as_text(link: str) -> None:
    rules = [verdict.rule for _, verdict in judged(html=story(link))]
    assert not [rule for rule in rules if rule.startswith("links.")]


def test_links_between_paragraphs_stay_unless_they_are_marked() -> None:
    html = f"<article><h1>A boat</h1><p>{A}</p><div>{TAGS}</div><p>{B}</p><p>{C}</p></article>"
    assert kept(html=html) == [A, "boats river", B, C]
    assert kept(html=html.replace("<div>", "<div class=tags>")) == [A, B, C]


def test_the_class_of_a_page_of_one_topic_marks_no_row() -> None:
    html = story("<p><a href=/x>The keepers’ letter</a></p>").replace("<article>", "<article class='post tag-river'>")
    assert not [verdict for _, verdict in judged(html=html) if verdict.rule == "links.marked"]


MENU = ("<a href=/>Start</a>", "<a href=/boats>Boats</a>", "<a href=/tides>Tides</a>", "<a href=/book>Visitors</a>")


@pytest.mark.parametrize("between", ["<br>", " | ", " ｜ ", " - ", " · "])
def test_a_menu_in_a_cell_of_an_old_layout_is_no_text(between: str) -> None:
    text = "<br><br>".join((A, B, C))
    html = f"<html><body><table><tr><td>{between.join(MENU)}</td><td>{text}</td></tr></table></body></html>"
    assert kept(html=html) == [A, B, C]


def test_two_links_in_a_cell_may_be_of_the_story() -> None:
    cell = f"<table><tr><td><p>{A}</p></td></tr><tr><td>{' '.join(MENU[:2])}</td></tr></table>"
    rules = [verdict.rule for _, verdict in judged(html=story(cell))]
    assert not [rule for rule in rules if rule.startswith("links.")]


def barred(row: str) -> list[int]:
    page = reading(html=f"<html><body><p>{A}</p><p>{row}</p><p>{B}</p></body></html>")
    verdicts = tuple(verdict(block.index, "body", "model.kept", "") for block in page.blocks)
    return [
        one.block
        for one in link_bars(Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts))
    ]


@pytest.mark.parametrize("row", ["{} | {} | {}", "{} * {} * {}", "[ {} | {} | {} ]", "[{}] [{}] [{}]"])
def test_links_with_bars_between_them_are_a_menu_anywhere(row: str) -> None:
    links = [f'<a href="/{word}">{word}</a>' for word in ("History", "Church", "Buses")]
    assert barred(row.format(*links)) == [1]


@pytest.mark.parametrize(
    "row", ["{}, {} and {}", "{}, {}, {}", "{} {} {}", "See {} | {} | {} for the whole story of it"]
)
def test_links_of_a_sentence_are_no_menu(row: str) -> None:
    links = [f'<a href="/{word}">{word}</a>' for word in ("History", "Church", "Buses")]
    assert barred(row.format(*links)) == []
