"""A page is read or refused with a reason; the same story is the same text in every form."""

import random

import pytest

from workers.contract import Page
from workers.model import Reading, Rejected
from workers.reading import read
from workers.reading.text import fold, text_blocks

STORY = [
    "The harbour council voted on Tuesday to rebuild the old lighthouse.",
    "“We waited eleven years for this,” said Ines Kolar, who keeps the museum.",
    "Work begins in May; the tower reopens — if money allows — in 2027.",
]


def reading(page: Page) -> Reading:
    found = read(page)
    assert isinstance(found, Reading)
    return found


def rejected(page: Page) -> Rejected:
    found = read(page)
    assert isinstance(found, Rejected)
    return found


def test_one_story_as_text_markup_and_bytes_has_one_text() -> None:
    markup = "<html><body><article>" + "".join(f"<p>{line}</p>" for line in STORY) + "</article></body></html>"
    marked = markup.replace("lighthouse", "<a href=/l>light<b>house</b></a>").replace("said", "<em>said</em>")
    forms = [
        Page(text="\n\n".join(STORY)),
        Page(html=markup),
        Page(html=marked),
        Page(html_b64=markup.encode()),
        Page(html_b64=markup.encode("utf-16")),
        Page(html_b64="\n".join(STORY).encode(), content_type="text/plain; charset=utf-8"),
    ]
    for page in forms:
        assert [block.text for block in reading(page).blocks] == STORY


def test_lines_are_blocks_and_know_their_number() -> None:
    blocks = text_blocks("one\r\n\r\n  two \t words\u2028three\x0c\u200b\nfour")
    assert [(block.index, block.text, block.path, block.tag) for block in blocks] == [
        (0, "one", "line[1]", "line"),
        (1, "two words", "line[3]", "line"),
        (2, "three", "line[4]", "line"),
        (3, "four", "line[6]", "line"),
    ]


def test_text_that_looks_like_markup_is_text_if_the_caller_says_so() -> None:
    found = reading(Page(text="<p>one</p>\n<p>two</p>"))
    assert found.form == "text"
    assert [block.text for block in found.blocks] == ["<p>one</p>", "<p>two</p>"]


def test_a_server_that_calls_a_document_plain_text_is_not_believed() -> None:
    found = reading(Page(html_b64=b"<!DOCTYPE html><p>one<p>two", content_type="text/plain"))
    assert found.form == "html"


def test_how_bytes_became_characters_is_told() -> None:
    found = reading(Page(html_b64="<html lang=fr><p>été".encode("cp1252"), content_type="text/html; charset=latin1"))
    assert (found.charset, found.decoded_by, found.language) == ("cp1252", "http", "fr")
    assert reading(Page(html="<p>x")).charset is None


REFUSED = [
    (Page(), "empty"),
    (Page(html=""), "empty"),
    (Page(html=" \n\x00"), "empty"),
    (Page(text="\u200b\n  \n"), "empty"),
    (Page(html_b64=b""), "empty"),
    (Page(html_b64=b"%PDF-1.4 ..."), "binary"),
    (Page(html="<html><body><div id=root></div><script src=app.js></script></body></html>"), "shell"),
    (Page(html="<html><body><img src=x></body></html>"), "no_text"),
    (Page(html="<!-- only a comment -->"), "no_text"),
    (Page(html="<frameset><frame src=a></frameset>"), "no_text"),
]


@pytest.mark.parametrize(("page", "reason"), REFUSED)
def test_a_page_without_text_is_refused_with_its_reason(page: Page, reason: str) -> None:
    found = rejected(page)
    assert found.reason == reason
    assert found.why


FLAGS = [
    ('<meta http-equiv="Refresh" content="0;url=/x"><p>x', "meta-refresh"),
    ("<link rel=next href=/2><p>x", "rel-next"),
    ("<p>x<a rel='nofollow next' href=/2>more</a>", "rel-next"),
    ("<p>one <b>two</b> <a href='/thr", "truncated"),
]


@pytest.mark.parametrize(("markup", "flag"), FLAGS)
def test_what_a_reader_of_the_record_should_know_is_flagged(markup: str, flag: str) -> None:
    assert flag in reading(Page(html=markup)).flags


def test_an_ordinary_page_has_no_flag() -> None:
    assert reading(Page(html="<html><body><p>x</p></body></html>")).flags == ()


def test_halves_of_surrogate_pairs_do_no_harm() -> None:
    assert reading(Page(html="<p>a\ud800b</p>")).blocks[0].text == "a\ufffdb"
    assert reading(Page(text="a\ud800b")).blocks[0].text == "a\ufffdb"


def test_reading_is_pure() -> None:
    page = Page(html="<title>t</title><div class='b a'>x<p>y</p></div><time>today</time>")
    assert read(page) == read(page)


def test_soup_never_raises() -> None:
    dice = random.Random(5)  # noqa: S311 - a seed, no secret
    bits = (
        "<p>", "</p>", "<div class='a", "'>", "<!--", "-->", "<script>", "</script>", "&amp", "&#x110000;", "<td>",
        "<table>", "</table>", "<svg>", "<math>", "<select>", "<a href=", '"', "word ", "\x01", "\u202e", "<br>",
        "<pre>", "<plaintext>", "<frameset>", "<noscript>", "<template>", "<time datetime=", "<meta name=author ",
        '<script type="application/ld+json">', '{"@type":"Article","author":[', "<p itemprop=author ", "</html>",
    )  # fmt: skip
    for _ in range(400):
        soup = "".join(dice.choice(bits) for _ in range(dice.randrange(60)))
        assert isinstance(read(Page(html=soup)), Reading | Rejected)


def test_fold() -> None:
    assert fold("  a \n b\u00a0c ") == "a b c"
    assert fold(" \u200b\ufeff ") == ""
