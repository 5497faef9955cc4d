"""Microdata (``itemprop`` inside an article's ``itemscope``) and microformats (h-entry, hCard) -> claims."""

from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from workers.model import Claim
from workers.reading.jsonld import ARTICLE_TYPES
from workers.reading.nodes import printed
from workers.reading.rules import claim

_RULES: Mapping[str, str] = {
    "headline": "microdata.headline",
    "datepublished": "microdata.date_published",
    "datecreated": "microdata.date_published",
    "datemodified": "microdata.date_modified",
    "author": "microdata.author",
    "creator": "microdata.author",
    "articlesection": "microdata.section",
    "description": "microdata.description",
    "image": "microdata.image",
    "publisher": "microdata.publisher",
    "inlanguage": "microdata.language",
    "articlebody": "microdata.body",
}
#: What is read of an item that is no article (a video, a product): the rule of an article's property -> its own.
_OF_THINGS: Mapping[str, str] = {"microdata.date_published": "microdata.thing.date_published"}
#: Items, by type or by what they are of another item, whose dates are those of readers' and customers' words.
_PARTS = frozenset({"review", "reviews", "userreview", "comment", "usercomments", "answer", "rating"})
_HENTRY: Mapping[str, str] = {
    "hentry.title": ".h-entry .p-name, .hentry .entry-title",
    "hentry.published": ".h-entry .dt-published, .hentry .published, .hentry .entry-date",
    "hentry.updated": ".h-entry .dt-updated, .hentry .updated",
    "hentry.author": ".h-entry .p-author, .hentry .author .fn, .hentry .vcard .fn",
}
#: Where a value stands: in the first of these attributes, else in the text.
_VALUE_ATTRIBUTES = ("content", "datetime", "src")
_MAX_PROPERTIES = 300
_MAX_CLIMB = 60
_MAX_BODY = 200


def microdata_claims(properties: list[LexborNode], scopes: list[LexborNode]) -> Iterator[Claim]:
    """Claims of ``itemprop`` elements whose item is an article, or that stand in no item at all."""
    for node in scopes[:_MAX_PROPERTIES]:
        stated = (node.attributes.get("itemtype") or "").strip()
        name = stated.rsplit("/", 1)[-1]
        if name.lower() in ARTICLE_TYPES:
            yield from claim("microdata.type", name, "itemtype", raw=stated)
    numbers: dict[str, int] = {}
    for node in properties[:_MAX_PROPERTIES]:
        for word in (node.attributes.get("itemprop") or "").split()[:4]:
            rule = _RULES.get(word.lower())
            if rule:
                item = _item_of(node)
                rule = rule if item is None or _is_article(item) else None if _is_part(item) else _OF_THINGS.get(rule)
            if rule:
                number = numbers[word] = numbers.get(word, -1) + 1
                yield from _property(rule, node, f"itemprop {word}[{number}]")


def hentry_claims(tree: LexborNode, first: LexborNode) -> Iterator[Claim]:
    """Claims of the first entry in the notation of microformats; of a list of entries none is the page's own."""
    if _is_listed(tree, first):
        return
    for rule, selector in _HENTRY.items():
        node = tree.css_first(selector)
        if node is not None:
            stated = node.attributes.get("datetime") or node.attributes.get("title")
            dated = stated if rule in {"hentry.published", "hentry.updated"} else None
            where = ".h-entry " + selector.split(",")[0].rsplit(" ", 1)[-1] + "[0]"
            value, raw = (dated, dated) if dated else printed(node)
            yield from claim(rule, value, where, raw=raw)


def _is_listed(tree: LexborNode, first: LexborNode) -> bool:
    """Whether the first entry is one of several beside each other, and its title a link in no first heading."""
    title = first.css_first(".p-name a[href], .entry-title a[href], a.entry-title[href], a.p-name[href]")
    if title is None or first.css_first("h1 a[href]") is not None:
        return False
    return len(tree.css(".h-entry .p-name a[href], .hentry .entry-title a[href]")) > 1


def _property(rule: str, node: LexborNode, where: str) -> Iterator[Claim]:
    attributes = node.attributes
    named = node.css_first('[itemprop~="name"]') if rule in {"microdata.author", "microdata.publisher"} else None
    source = node if named is None else named
    found = next((source.attributes.get(name) for name in _VALUE_ATTRIBUTES if source.attributes.get(name)), None)
    if found is None and rule == "microdata.image":
        found = attributes.get("href")
    value, raw = (found, found) if found else printed(source)
    if rule == "microdata.body":
        value = value[:_MAX_BODY]
    yield from claim(rule, value, where, raw=raw)


def _item_of(node: LexborNode) -> LexborNode | None:
    """The item around the element; None where it stands in no item, and so counts as one of the page's."""
    around = node.parent
    for _ in range(_MAX_CLIMB):
        if around is None or around.tag == "html":
            return None
        if "itemscope" in around.attributes:
            return around
        around = around.parent
    return None


def _is_article(item: LexborNode) -> bool:
    return _type(item) in ARTICLE_TYPES


def _is_part(item: LexborNode) -> bool:
    """Whether an item is what somebody else says of the page's subject."""
    return _type(item) in _PARTS or not _PARTS.isdisjoint((item.attributes.get("itemprop") or "").lower().split())


def _type(item: LexborNode) -> str:
    return (item.attributes.get("itemtype") or "").rsplit("/", 1)[-1].lower()
