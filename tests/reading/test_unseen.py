"""Text that scripts would bring to light is read where the page shows no other, and only there."""

import json
from html import escape

import pytest

from workers.contract import Page
from workers.model import Article, Rejected
from workers.recipe import clean

SENTENCES = {
    "en": "The ferry stayed in port on Monday since the storm had torn away the pier in the night. ",
    "de": "Die Fähre blieb am Montag im Hafen, weil der Sturm in der Nacht den Steg fortgerissen hatte. ",
    "ru": "Паром остался в порту в понедельник, потому что шторм ночью снёс причал у старого маяка. ",
    "ja": "月曜日、夜の嵐が桟橋を壊したため、フェリーは港にとどまり、島の人々は翌朝まで船を待ち続けた。",
}
NAV = "<header><nav><a href=/a>News</a> <a href=/b>Sport</a></nav></header>"
HEAD = "<h1>Storm tears away the pier</h1>"


def lines(language: str) -> list[str]:
    return [f"{number}. {SENTENCES[language] * 3}".strip() for number in range(5)]


def paragraphs(language: str = "en") -> str:
    return "".join(f"<p>{line}</p>" for line in lines(language))


def page(inner: str, body: str = "<body>") -> Article | Rejected:
    return clean(Page(html=f"<html><head><title>Storm tears away the pier</title></head>{body}{NAV}{HEAD}{inner}"))


def quoted(text: str) -> str:
    return escape(text, quote=True)


WHERE = {
    "template": ("text_from_template", lambda text: f"<template id=story>{text}</template>"),
    "shadow root": ("text_from_template", lambda text: f"<x-story><template shadowrootmode=open>{text}</template>"),
    "script": ("text_from_template", lambda text: f'<script type="text/template">{text}</script>'),
    "data-content": ("text_from_attribute", lambda text: f'<div data-content="{quoted(text)}"></div>'),
    "data-html": ("text_from_attribute", lambda text: f"<section data-lazy-html='{quoted(text)}'></section>"),
    "noscript": ("noscript", lambda text: f"<noscript>{text}</noscript>"),
}


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("where", WHERE)
def test_text_that_a_script_would_draw_is_read(where: str, language: str) -> None:
    flag, drawn = WHERE[where]
    found = page(f"<main>{drawn(paragraphs(language))}</main>")
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == lines(language)
    assert found.title == "Storm tears away the pier"
    assert flag in found.flags
    assert found.html.count("<p>") == 5


def test_plain_text_in_an_attribute_becomes_paragraphs() -> None:
    found = page(f'<div data-text="{quoted(chr(10).join(lines("de")))}"></div>')
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == lines("de")
    found = page("".join(f'<p data-paragraph="{quoted(line)}"></p>' for line in lines("de")))
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == lines("de")


HIDDEN = {
    "display": ("<article style='display:none'>", "</article>"),
    "visibility": ("<main style='color: red; visibility: hidden'>", "</main>"),
    "opacity": ("<div class=content style='opacity:0'>", "</div>"),
    "attribute": ("<main hidden>", "</main>"),
}


@pytest.mark.parametrize("how", HIDDEN)
def test_a_hidden_part_that_is_the_whole_text_is_read_as_if_it_were_shown(how: str) -> None:
    begin, end = HIDDEN[how]
    found = clean(Page(html=f"<html><body>{NAV}{begin}{HEAD}{paragraphs()}{end}</body></html>"))
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == lines("en")
    assert found.title == "Storm tears away the pier"
    assert found.flags == ()


def test_a_whole_body_that_is_hidden_until_a_script_ran_is_read() -> None:
    found = page(f"<article>{paragraphs()}</article>", "<body style='visibility:hidden'>")
    assert isinstance(found, Article)
    assert (found.text.split("\n\n"), found.title) == (lines("en"), "Storm tears away the pier")


@pytest.mark.parametrize("language", SENTENCES)
def test_a_page_without_any_text_block_gives_the_text_of_its_json_ld(language: str) -> None:
    data = {"@type": "NewsArticle", "headline": "Storm", "articleBody": "\n".join(lines(language))}
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    found = clean(Page(html=f"<html><head>{script}</head><body><div id=root></div><script src=app.js></script>"))
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == lines(language)
    assert (found.title, found.judge, found.flags) == ("Storm", "elsewhere", ("text_from_json_ld",))


def test_a_thread_in_the_state_that_a_forum_hands_to_its_scripts_is_read() -> None:
    topic = {"topic_7": json.dumps({"post_stream": {"posts": [{"cooked": paragraphs(), "username": "anna"}]}})}
    box = f'<div class=hidden id=data-preloaded data-preloaded="{quoted(json.dumps(topic))}"></div>'
    found = clean(Page(html=f"<html><body>{box}<section id=main></section></body></html>"))
    assert isinstance(found, Article)
    assert (found.text.split("\n\n"), found.flags) == (lines("en"), ("text_from_state",))


MISSES = {
    "a notice about cookies": f"<template class=cookie-consent>{paragraphs()}</template>",
    "a comment form": f"<template id=comment-form>{paragraphs()}</template>",
    "a template with places to fill": f"<template><p>{{{{ title }}}}</p>{paragraphs()}</template>",
    "a tooltip": f'<span data-tooltip-text="{quoted(paragraphs())}"></span>',
    "a text to share": f'<a data-share-text="{quoted(paragraphs())}" href=/x></a>',
    "an option": '<div data-content="width=640; height=480; scrollbars=no; menubar=no; resizable=yes; a=1"></div>',
    "a short remark": "<template><p>Loading the story. Please stand by, it will be here soon.</p></template>",
    "code": f'<div data-content="{quoted(json.dumps({"a": ["b. c"] * 200}))}"></div>',
}


@pytest.mark.parametrize("what", MISSES)
def test_what_is_no_text_of_the_page_is_left_alone(what: str) -> None:
    found = page(MISSES[what])
    assert isinstance(found, Rejected), found


@pytest.mark.parametrize("where", ["template", "data-content"])
def test_a_page_that_shows_its_text_is_left_alone(where: str) -> None:
    other = "<p>" + "Quite other things stand here, and gardeners speak of roses and of compost heaps. " * 9 + "</p>"
    found = page(f"<article>{paragraphs()}</article>{WHERE[where][1](other)}")
    assert isinstance(found, Article)
    assert found.text.split("\n\n") == lines("en")
    assert found.flags == ()


def test_hostile_markup_in_an_attribute_is_mended_as_everywhere() -> None:
    deep = "<div>" * 50_000 + "".join(lines("en"))
    found = page(f'<div data-content="{quoted(deep)}</p>"></div>')
    assert isinstance(found, Article)
    assert "text_from_attribute" in found.flags
