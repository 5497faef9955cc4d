"""One walk finds what each selector would find if it were asked by itself."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from workers.reading.gathered import Gathered, gather

PAGE = """
<html itemscope itemtype="https://schema.org/NewsArticle" lang="en"><head>
<title>Ferry returns</title>
<meta property="og:title" content="Ferry returns"><meta name="author" content="Ada Winter">
<link rel="Canonical stylesheet" href="/ferry"><link rel="next" href="/ferry?page=2"><link rel="icon" href="/i.png">
<script type="application/LD+JSON">{}</script><script>var author = 1</script>
</head><body class="author-page" itemprop="mainEntity" property="q">
<article class="post hentry"><h1 itemprop="headline">Ferry returns</h1>
<p class="Author ByLine" itemprop="author" property="schema:author">By <a rel="Author tag" href="/by/ada">Ada</a></p>
<time itemprop="datePublished" class="byline-time" datetime="2025-03-03">3 March</time>
<a name="anchor" class="authored">here</a><a rel="next">without an address</a>
<a href="/more" rel="tag next" itemprop="url">more</a><a href>nowhere</a>
<div itemtype="https://schema.org/Person">no scope</div><div class="reentry">no entry</div>
<svg><title>a drawing's</title></svg></article>
</body></html>
"""
FRAMES = "<html><head><meta http-equiv=refresh content=5></head><frameset><frame src=a></frameset></html>"
SELECTORS = {
    "scripts": 'script[type*="ld+json" i]',
    "times": "time",
    "properties": "[itemprop]",
    "scopes": "[itemscope][itemtype]",
    "rdfa": "body [property]",
    "authors": 'body [class*="author" i]',
    "bylines": 'body [class*="byline" i]',
    "by_authors": 'a[rel~="author"]',
    "tags": 'a[rel~="tag"]',
    "nexts": 'link[rel~="next" i][href], a[rel~="next" i][href]',
    "framesets": "frameset",
    "entries": ".h-entry, .hentry",
}


@pytest.mark.parametrize("markup", [PAGE, FRAMES, "", "<p>plain", PAGE.replace("body", "main")])
@pytest.mark.parametrize("kind", SELECTORS)
def test_finds_what_the_selector_finds(markup: str, kind: str) -> None:
    tree = LexborHTMLParser(markup)
    alone = tree.css(SELECTORS[kind])
    assert places(getattr(gather(tree), kind)) == places(alone)


@pytest.mark.parametrize("markup", [PAGE, FRAMES, ""])
def test_a_meta_comes_as_its_attributes(markup: str) -> None:
    tree = LexborHTMLParser(markup)
    assert gather(tree).metas == [node.attributes for node in tree.css("meta")]


def test_links_and_the_canonical_come_with_their_addresses() -> None:
    found = gather(LexborHTMLParser(PAGE))
    assert [href for _, href in found.links] == ["/by/ada", "/more", ""]
    assert found.canonicals == ["/ferry"]


def test_no_page_no_elements() -> None:
    assert gather(LexborHTMLParser("")) == Gathered()


def places(nodes: list[LexborNode]) -> list[int]:
    """Which elements these are, each once: a selector of several parts tells some twice."""
    return list(dict.fromkeys(node.mem_id for node in nodes))
