"""RDFa (``property`` inside an element whose ``typeof`` is an article) -> claims."""

from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

from workers.model import Claim
from workers.reading.jsonld import ARTICLE_TYPES
from workers.reading.nodes import printed
from workers.reading.rules import claim

#: Properties of schema.org and Dublin Core, without their prefix and case.
_RULES: Mapping[str, str] = {
    "headline": "rdfa.headline",
    "datepublished": "rdfa.date_published",
    "datecreated": "rdfa.date_published",
    "issued": "rdfa.date_published",
    "datemodified": "rdfa.date_modified",
    "author": "rdfa.author",
    "creator": "rdfa.author",
    "articlesection": "rdfa.section",
    "publisher": "rdfa.publisher",
}
_VALUE_ATTRIBUTES = ("content", "datetime")
_MAX_PROPERTIES = 200
_MAX_CLIMB = 60


def rdfa_claims(properties: list[LexborNode]) -> Iterator[Claim]:
    """Claims of a body's ``property`` elements that stand in an article, in the order of the page."""
    numbers: dict[str, int] = {}
    for node in properties[:_MAX_PROPERTIES]:
        for word in (node.attributes.get("property") or "").split()[:4]:
            name = word.rsplit(":", 1)[-1].rsplit("/", 1)[-1].lower()
            rule = _RULES.get(name)
            if rule and _of_article(node):
                number = numbers[name] = numbers.get(name, -1) + 1
                yield from _property(rule, node, f"property {word}[{number}]")


def _property(rule: str, node: LexborNode, where: str) -> Iterator[Claim]:
    named = node.css_first('[property$="name"]') if rule in {"rdfa.author", "rdfa.publisher"} else None
    source = named or node
    attributes = source.attributes
    found = next((attributes.get(name) for name in _VALUE_ATTRIBUTES if attributes.get(name)), None)
    value, raw = (found, found) if found else printed(source)
    yield from claim(rule, value, where, raw=raw)


def _of_article(node: LexborNode) -> bool:
    """Whether the nearest typed element around is an article; a property of nothing typed is nobody's."""
    around = node.parent
    for _ in range(_MAX_CLIMB):
        if around is None:
            return False
        stated = around.attributes.get("typeof")
        if stated:
            types = {name.rsplit(":", 1)[-1].rsplit("/", 1)[-1].lower() for name in stated.split()}
            return not types.isdisjoint(ARTICLE_TYPES)
        around = around.parent
    return False
