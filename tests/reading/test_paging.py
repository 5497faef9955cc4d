"""A text on several pages is flagged, with a claim of where the next one is; a next story is none of its pages."""

import pytest

from workers.contract import Page
from workers.model import Reading
from workers.reading import read
from workers.recipe import clean

TEXT = "<p>" + "The ferry stayed in port on Monday since the storm had torn away the pier in the night. " * 8 + "</p>"
OWN = "https://www.harbour.example/world/storm-tears-away-pier"


def reading(links: str, url: str | None = OWN, head: str = "") -> Reading:
    found = read(Page(html=f"<html><head>{head}</head><body><h1>Storm</h1>{TEXT}{links}</body></html>", url=url))
    assert isinstance(found, Reading)
    return found


def next_pages(found: Reading) -> list[str]:
    return [claim.value for claim in found.claims if claim.field == "next_page"]


HITS = {
    "a parameter": (OWN, '<a href="?page=2">2</a>', OWN + "?page=2"),
    "a parameter beside others": (
        "https://a.example/story.php?id=77&utm_source=x",
        '<a href="/story.php?id=77&amp;page=2">Next</a>',
        "https://a.example/story.php?id=77&page=2",
    ),
    "a number": (OWN, '<a href="/world/storm-tears-away-pier/2">Next page</a>', OWN + "/2"),
    "a number and a slash": (OWN + "/", f'<a href="{OWN}/2/">2</a>', OWN + "/2/"),
    "another page's word": (OWN, f'<a href="{OWN}/seite-2">weiter</a>', OWN + "/seite-2"),
    "a folder of pages": (OWN, f"<a href='{OWN}/page/2/'>2</a>", OWN + "/page/2/"),
    "before the ending": (OWN + ".html", f'<a href="{OWN}-2.html">2</a>', OWN + "-2.html"),
    "a word before the ending": (OWN + ".html", f'<a href="{OWN}-page2.html">2</a>', OWN + "-page2.html"),
    "the third from the second": (OWN + "?page=2", '<a href="?page=1">1</a><a href="?page=3">3</a>', OWN + "?page=3"),
    "the third in the path": (OWN + "/2/", f'<a href="{OWN}/">1</a><a href="{OWN}/3/">3</a>', OWN + "/3/"),
    "without www": (OWN, f'<a href="{OWN.replace("www.", "")}/2">2</a>', OWN.replace("www.", "") + "/2"),
}


@pytest.mark.parametrize("what", HITS)
def test_the_next_page_of_a_text_is_claimed(what: str) -> None:
    url, links, wanted = HITS[what]
    found = reading(links, url)
    assert next_pages(found) == [wanted]
    assert "multi_page" in found.flags


def test_the_head_may_name_it_and_the_canonical_address_may_be_the_own() -> None:
    head = f'<link rel="canonical" href="{OWN}"><link rel="next" href="{OWN}?page=2">'
    found = reading("", None, head)
    assert next_pages(found) == [OWN + "?page=2"]
    assert {"multi_page", "rel-next"} <= set(found.flags)


def test_a_base_is_minded() -> None:
    found = reading(
        '<a href="storm-tears-away-pier/2">2</a>', OWN, '<base href="https://www.harbour.example/world/">'
    )
    assert next_pages(found) == [OWN + "/2"]


MISSES = {
    "the next story": '<a rel=next href="https://www.harbour.example/world/whales-return-home">Next</a>',
    "a story of nearly the same name": f'<a href="{OWN}-2">Another storm</a>',
    "another site": '<a href="https://other.example/world/storm-tears-away-pier/2">2</a>',
    "readers' comments": f'<a href="{OWN}/comment-page-2/#comments">older</a><a href="{OWN}?page=2#comments">2</a>',
    "the page itself": f'<a href="{OWN}?utm_source=mail">here</a><a href="{OWN}#top">top</a>',
    "another thing of the story": f'<a href="{OWN}?print=1">print</a><a href="{OWN}/amp">amp</a>',
    "the last page only": f'<a href="{OWN}?page=9">last</a>',
    "words": f"<p>See {OWN}/2 and ?page=2</p>",
}


@pytest.mark.parametrize("what", MISSES)
def test_another_address_is_no_next_page(what: str) -> None:
    found = reading(MISSES[what])
    assert next_pages(found) == []
    assert "multi_page" not in found.flags


@pytest.mark.parametrize("url", ["https://a.example/", "https://a.example/news", None, "https://[", "no address"])
def test_a_page_without_a_name_has_no_next_one(url: str | None) -> None:
    assert next_pages(reading('<a href="/news/2">Two dead</a><a href="/2">x</a>', url)) == []


@pytest.mark.parametrize("line", ["Page 1 of 5", "Seite 2 von 4", "Страница 1 из 3"])
def test_a_line_that_counts_pages_says_so(line: str) -> None:
    assert "multi_page" in reading(f"<div>{line}</div>").flags
    assert "multi_page" not in reading(f"<p>The report says so on {line}, as was told.</p>").flags


def test_the_last_page_is_one_of_several() -> None:
    found = reading(f'<a href="{OWN}/">1</a>', OWN + "/2/")
    assert (next_pages(found), "multi_page" in found.flags) == ([], True)


@pytest.mark.parametrize("url", ["https://a.example/blog/?p=123", "https://a.example/index.php?page=77"])
def test_a_large_number_is_a_storys_own(url: str) -> None:
    assert "multi_page" not in reading('<a href="?p=124">Next</a><a href="?page=78">Next</a>', url).flags


def test_the_claim_and_the_flag_stand_on_the_article() -> None:
    article = clean(Page(html=f'<html><body><h1>Storm</h1>{TEXT}<a href="?page=2">2</a></body></html>', url=OWN))
    assert [(one.value, one.refused) for one in article.claims if one.field == "next_page"] == [
        (OWN + "?page=2", None)
    ]
    assert "multi_page" in article.flags
