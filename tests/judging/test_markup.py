"""Markup: readability's cuts as verdicts, the plain judge behind it, hidden blocks, captions, deep trees."""

import pytest
from judging.scenes import PARAGRAPHS, judged, kept, reading

from workers.judging.markup import captions
from workers.judging.readable import readable
from workers.judging.shape import measure
from workers.judging.sheet import Sheet, verdict
from workers.model import Profile

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


def page(inside: str) -> str:
    return f"<!doctype html><html><head><title>A boat</title></head><body>{inside}</body></html>"


def test_readabilitys_cuts_become_verdicts() -> None:
    html = page(
        f"<nav><a href='/'>Front</a> <a href='/x'>Back</a></nav><article><h1>A second boat</h1>{TEXT}</article>"
    )
    rules = {line: verdict.rule for line, verdict in judged(html=html, profile=Profile(judge="readability"))}
    assert [rules[paragraph] for paragraph in PARAGRAPHS] == ["readability.kept"] * 3
    assert rules["Front Back"] == "readability.cut"


def test_the_block_models_chances_become_verdicts() -> None:
    html = page(
        f"<nav><a href='/'>Front</a> <a href='/x'>Back</a></nav><article><h1>A second boat</h1>{TEXT}</article>"
    )
    found = dict(judged(html=html))
    assert [found[paragraph].rule for paragraph in PARAGRAPHS] == ["model.kept"] * 3
    assert found["Front Back"].rule == "model.cut"
    assert all(0.5 < found[line].score <= 1 for line in (*PARAGRAPHS, "Front Back"))


def test_text_and_markup_of_one_story_keep_the_same() -> None:
    html = page(f"<div class=slogan>Loyal to the Tide</div><article><h1>A second boat for us</h1>{TEXT}</article>")
    text = "\n".join(["Loyal to the Tide", "A second boat for us", "By Ada Finch", *PARAGRAPHS])
    assert kept(html=html) == kept(text) == list(PARAGRAPHS)


def test_hidden_blocks_are_chrome() -> None:
    html = page(f"<article><h1>A boat</h1>{TEXT}<p style='display:none'>{PARAGRAPHS[0]} Draft.</p></article>")
    assert kept(html=html) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "marked", ["class='accordion__content'", "id='tab-pane-2'", "role='tabpanel'", "class='faq-antwort'"]
)
def test_what_a_click_opens_is_text(marked: str) -> None:
    more = "Wer das Boot mietet, bringt es am Abend sauber und mit vollem Tank zurück."
    html = page(f"<article><h1>A boat</h1>{TEXT}<div {marked} style='display:none'><p>{more}</p></div></article>")
    assert kept(html=html) == [*PARAGRAPHS, more]


def test_what_a_click_opens_is_no_text_if_the_judge_thinks_so() -> None:
    menu = "".join(f"<li><a href=/{name}>{name}</a></li>" for name in ("Boats", "Tides", "Ropes", "Knots", "Prices"))
    html = page(f"<ul class='accordion nav' style='display:none'>{menu}</ul><article><h1>A boat</h1>{TEXT}</article>")
    assert kept(html=html) == list(PARAGRAPHS)


def test_a_page_that_hides_all_its_text_keeps_it() -> None:
    html = page(f"<div style='display:none'>{TEXT}</div><p>Menu</p>")
    assert kept(html=html) == list(PARAGRAPHS)


def test_captions_are_no_text() -> None:
    figure = (
        "<figure><img src=x><figcaption>The boat on a Sunday, with dancers on the deck of it.</figcaption></figure>"
    )
    html = page(f"<article><h1>A boat</h1><p>{PARAGRAPHS[0]}</p>{figure}<p>{PARAGRAPHS[1]}</p></article>")
    assert {verdict.role for line, verdict in judged(html=html) if line.startswith("The boat on")} == {"caption"}


@pytest.mark.parametrize(("head", "rules"), [("", 0), ('<meta property="og:type" content="article">', 3)])
def test_captions_that_are_most_of_a_page_are_its_text_unless_it_is_an_article(head: str, rules: int) -> None:
    cards = "".join(f"<figure><figcaption>{line}</figcaption></figure>" for line in PARAGRAPHS[:3])
    found = reading(html=f"<html><head>{head}</head><body><p>{PARAGRAPHS[0]}</p>{cards}</body></html>")
    verdicts = tuple(verdict(block.index, "body", "model.kept", "") for block in found.blocks)
    sheet = Sheet(reading=found, shapes=tuple(map(measure, found.blocks)), verdicts=verdicts)
    assert len(list(captions(sheet))) == rules


def test_a_page_of_captions_alone_keeps_them() -> None:
    html = page(f"<article><h1>A boat</h1><figure><figcaption>{PARAGRAPHS[0]}</figcaption></figure></article>")
    assert kept(html=html) == [PARAGRAPHS[0]]


def test_headings_and_quotations_keep_their_names() -> None:
    quote = f"<blockquote><p>{PARAGRAPHS[2]}!</p></blockquote>"
    html = page(f"<article><h1>A boat</h1>{TEXT}<h2>What now</h2>{TEXT}{quote}</article>")
    roles = [verdict.role for _, verdict in judged(html=html)]
    assert "heading" in roles
    assert "quote" in roles


def test_a_deeply_nested_page_loses_no_text() -> None:
    html = page("<div>" * 900 + TEXT + "</div>" * 900)
    assert kept(html=html) == list(PARAGRAPHS)


def test_a_page_that_readability_empties_is_judged_by_density_and_says_so() -> None:
    html = page("<form>" + "".join(f"<p>{paragraph} {paragraph}</p>" for paragraph in PARAGRAPHS) + "</form>")
    found = judged(html=html)
    assert [verdict.role for _, verdict in found] == ["body"] * 3
    assert readable(reading(html=html)).failure or all("readability" in verdict.why for _, verdict in found)


def test_readability_says_why_it_failed() -> None:
    found = readable(reading(html=page("<form><p>Short.</p></form>")))
    assert found.kept or found.failure


@pytest.mark.parametrize(
    "line",
    [
        "FILE - The ferry of Marrow lies at its quay before the storm on Sunday, May 4, 2025.",
        "FILE - The ferry of Marrow lies at its quay on Sunday, May 4, 2025. (M. B. Lock/Society of Keepers, File)",
        "The lock keepers of Marrow look on as the boat goes down on Sunday morning. (AP Photo/Ann Harbour)",
        "Die Schleusenwärter sehen am Sonntag zu, wie das alte Boot im Hafen versinkt. (Foto: Ann Harbour)",
        "Les éclusiers regardent le bateau couler dans le vieux port, dimanche matin. (Jo Reed/AFP)",
    ],
)
def test_lines_that_say_that_they_describe_a_picture_are_captions(line: str) -> None:
    found = dict(judged(html=page(f"<article><h1>A second boat</h1>{TEXT}<p>{line}</p>{TEXT}</article>")))
    assert (found[line].role, found[line].rule) == ("caption", "markup.described")


@pytest.mark.parametrize(
    "line",
    [
        "The boat will not sail on Sunday, the master of the harbour told the council at noon. (Reuters)",
        "The council asked for ninety years of papers (photographs were lent by the town) and got none.",
        "File - the tool, not the cabinet - is what the keepers of the lock use on the old gate.",
    ],
)
def test_reports_and_remarks_in_brackets_are_none(line: str) -> None:
    found = dict(judged(html=page(f"<article><h1>A second boat</h1>{TEXT}<p>{line}</p>{TEXT}</article>")))
    assert found[line].rule != "markup.described"


@pytest.mark.parametrize("behind", ["<plaintext>", "<plaintext>A stone was <b>moved</b> by two goats"])
def test_the_pages_own_markup_shown_as_text_is_chrome(behind: str) -> None:
    found = judged(html=page(f"<article><h1>A boat</h1>{TEXT}</article>{behind}<footer>Imprint</footer>"))
    assert [(verdict.role, verdict.rule) for _, verdict in found][-1] == ("chrome", "markup.source")


def test_source_that_is_shown_on_purpose_is_no_page() -> None:
    listing = "<pre>&lt;footer&gt;Imprint&lt;/footer&gt;&lt;/body&gt;&lt;/html&gt;</pre>"
    found = judged(html=page(f"<article><h1>A boat</h1>{TEXT}{listing}</article>"))
    assert "markup.source" not in {verdict.rule for _, verdict in found}
