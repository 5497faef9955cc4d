"""Facts that single elements mark: title, canonical link, language, links to authors, class names, ``<time>``."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workers.model import Claim
from workers.reading.gathered import Gathered
from workers.reading.nodes import printed
from workers.reading.rules import claim
from workers.tables.social import EMBED_MARKS
from workers.tables.spelling import one_of

#: Addresses under which sites keep the pages of their authors.
AUTHOR_PATHS = (
    "/author/", "/authors/", "/autor/", "/autoren/", "/auteur/", "/auteurs/", "/autore/", "/autori/", "/byline/",
    "/by/", "/journalist/", "/journalists/", "/people/", "/person/", "/profile/", "/redakteur/", "/reporter/",
    "/staff/", "/columnist/", "/columnists/", "/contributor/", "/contributors/", "/writer/", "/redaktion/",
)  # fmt: skip
_AUTHOR_PATH = re.compile(one_of(AUTHOR_PATHS))
#: An element of this class whose text is longer holds more than a byline.
_MAX_BYLINE = 200
_MAX_EACH = 20
_MAX_TIMES = 40
_PUBLISHED = re.compile(r"publi|posted|creat|pubdate|entry-date|post-date|article-date|story-date|dateline|issued")
_MODIFIED = re.compile(r"updat|modif|edited|revis|lastmod")
_PLACES = frozenset({"article", "aside", "footer", "header", "main", "nav"})
_COMMENT = re.compile(
    r"(?:^|\s)comment(?:s|-?(?:body|meta|metadata|content|list|author|item|header))?(?:\s|$)", re.IGNORECASE
)
_MAX_CLIMB, _MAX_NEAR = 60, 8


def marked_claims(tree: LexborHTMLParser, found: Gathered) -> Iterator[Claim]:
    """Claims of a page's elements, one kind after the other."""
    yield from _head(tree, found)
    yield from _author_links(found)
    for word, nodes in (("author", found.authors), ("byline", found.bylines)):
        yield from _classes(word, nodes)
    yield from _tags(found.tags)
    yield from _times(found.times)


def _head(tree: LexborHTMLParser, found: Gathered) -> Iterator[Claim]:
    title = tree.head.css_first("title") if tree.head is not None else None
    title = title or tree.css_first("body > title")
    if title is not None:
        yield from claim("html.title", title.text(), "title")
    for canonical in found.canonicals[:1]:
        yield from claim("html.canonical", canonical, "link rel=canonical")
    language = tree.root.attributes.get("lang") if tree.root is not None else None
    yield from claim("html.lang", language or "", "html@lang")


def _author_links(found: Gathered) -> Iterator[Claim]:
    for number, node in enumerate(found.by_authors[:_MAX_EACH]):
        value, raw = printed(node)
        yield from claim("rel.author", value, f"rel=author[{number}]", raw=raw)
    for number, (node, href) in enumerate(islice(_to_authors(found.links), _MAX_EACH)):
        yield from claim("link.author_page", printed(node)[0], f"a[href*=/author/][{number}]", raw=href)


def _to_authors(links: Sequence[tuple[LexborNode, str]]) -> Iterator[tuple[LexborNode, str]]:
    """The links with such a path. All are searched as one text: of 25 paths most links hold none."""
    every = "\0".join([href for _, href in links])
    for number in dict.fromkeys(every.count("\0", 0, path.start()) for path in _AUTHOR_PATH.finditer(every)):
        yield links[number]


def _classes(word: str, nodes: list[LexborNode]) -> Iterator[Claim]:
    number = 0
    for node in nodes[: 3 * _MAX_EACH]:
        if number == _MAX_EACH:
            return
        value, raw = printed(node)
        if 0 < len(value) <= _MAX_BYLINE and not _in_comment(node) and not _in_embed(node):
            yield from claim(f"class.{word}", value, f"class {word}[{number}]", raw=raw)
            number += 1


def _tags(nodes: list[LexborNode]) -> Iterator[Claim]:
    for number, node in enumerate(nodes[:_MAX_EACH]):
        yield from claim("rel.tag", printed(node)[0], f"rel=tag[{number}]")


def _times(nodes: list[LexborNode]) -> Iterator[Claim]:
    first = True
    for number, node in enumerate(nodes[:_MAX_TIMES]):
        attributes = node.attributes
        stated = (attributes.get("datetime") or "").strip()
        value, raw = (stated, stated) if stated else printed(node)
        words = " ".join(attributes.get(name) or "" for name in ("class", "itemprop", "id", "data-testid")).lower()
        said = _elsewhere(node, first=first)
        rule = "time.other" if said else _time_rule(words, first=first, pubdate="pubdate" in attributes)
        first = first and rule != "time.first"
        where = f"time[{number}]{'@datetime' if stated else ''}{said or _place(node)}"
        yield from claim(rule, value, where, raw=raw)


def _time_rule(words: str, *, first: bool, pubdate: bool) -> str:
    if _MODIFIED.search(words):
        return "time.modified"
    if pubdate or _PUBLISHED.search(words):
        return "time.published"
    return "time.first" if first else "time.other"


def _in_comment(node: LexborNode) -> bool:
    """Whether the element stands in what a reader wrote, by the classes of the elements around it."""
    around = node.parent
    for _ in range(_MAX_NEAR):
        if around is None or around.tag == "body":
            return False
        words = around.attrs.get("class") or ""
        if "omment" in words.lower() and _COMMENT.search(words):
            return True
        around = around.parent
    return False


def _elsewhere(node: LexborNode, *, first: bool) -> str:
    """In which text of others a time stands; "" if in none. Of a reader only the first on the page is asked."""
    if _in_embed(node):
        return " in embed"
    return " in comment" if first and _in_comment(node) else ""


def _in_embed(node: LexborNode) -> bool:
    """Whether the element stands in a post of a network that the page shows, or in a dialog that is not open."""
    around = node.parent
    for _ in range(_MAX_NEAR):
        if around is None or around.tag == "body":
            return False
        if around.tag == "dialog" and "open" not in around.attributes:
            return True
        if around.tag == "blockquote" and not EMBED_MARKS.isdisjoint((around.attrs.get("class") or "").split()):
            return True
        around = around.parent
    return False


def _place(node: LexborNode) -> str:
    """In which part of the page the element stands: `` in article``, or nothing."""
    around = node.parent
    for _ in range(_MAX_CLIMB):
        if around is None:
            break
        if around.tag in _PLACES:
            return f" in {around.tag}"
        around = around.parent
    return ""
