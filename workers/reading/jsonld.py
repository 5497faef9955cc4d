"""JSON-LD -> claims: nodes of an article, of the page that holds it, or of another thing that is the subject.

Pages carry it broken, nested, spread over several scripts and by reference; it is read without recursion of ours,
bounded in size, and repaired only where one cheap pass can do it.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from workers.model import Claim
from workers.reading.rules import claim, names

ARTICLE_TYPES = names(
    "article newsarticle reportagenewsarticle opinionnewsarticle analysisnewsarticle backgroundnewsarticle "
    "reviewnewsarticle askpublicnewsarticle advertisercontentarticle satiricalarticle scholarlyarticle "
    "medicalscholarlyarticle techarticle apireference report blogposting socialmediaposting liveblogposting "
    "discussionforumposting"
)
_PAGE_TYPES = names("webpage itempage aboutpage faqpage collectionpage profilepage qapage medicalwebpage contactpage")
_THING_TYPES = names(
    "creativework product recipe event videoobject audioobject podcastepisode podcastseries book movie tvepisode "
    "musicrecording course jobposting question review claimreview dataset softwareapplication softwaresourcecode "
    "howto interview quotation"
)
#: Family -> property -> end of the rule's name.
_PROPERTIES: Mapping[str, Mapping[str, str]] = {
    "article": {
        "headline": "headline",
        "name": "name",
        "alternativeHeadline": "alternative_headline",
        "datePublished": "date_published",
        "dateCreated": "date_created",
        "dateModified": "date_modified",
        "articleSection": "section",
        "description": "description",
        "inLanguage": "language",
        "image": "image",
        "url": "url",
        "mainEntityOfPage": "url",
        "keywords": "keyword",
        "articleBody": "body",
    },
    "webpage": {
        "name": "name",
        "headline": "name",
        "datePublished": "date_published",
        "dateModified": "date_modified",
        "description": "description",
        "inLanguage": "language",
        "primaryImageOfPage": "image",
        "url": "url",
    },
    "thing": {
        "name": "name",
        "headline": "name",
        "datePublished": "date_published",
        "uploadDate": "date_published",
        "dateModified": "date_modified",
        "description": "description",
        "image": "image",
        "thumbnailUrl": "image",
    },
}
#: Of a value that is an object, the property that says what it is.
_SPEAKING = ("@value", "name", "url", "contentUrl", "@id")

MAX_SCRIPT_CHARS = 2_000_000
MAX_NODES = 40
MAX_VALUES = 50
_MAX_WALK = 50_000

#: What stands around JSON in a script, and the marks of comments between that and it.
_AROUND = "".join(filter(str.isspace, map(chr, range(0x3001)))) + ";/*"
_MARKS = (("<!--", "-->"), ("<![CDATA[", "]]>"))
_TRAILING_COMMA = re.compile(r",\s*+(?=[}\]])")
_LENIENT = json.JSONDecoder(strict=False)

Node = dict[str, Any]


def jsonld_claims(scripts: list[str]) -> Iterator[Claim]:
    """Claims of all JSON-LD scripts of a page, in order. What cannot be read, even repaired, claims nothing."""
    loaded = [(f"json-ld[{number}] $", value) for number, value in enumerate(map(load, scripts))]
    ids = _by_id([value for _, value in loaded])
    count = 0
    for root, value in loaded:
        for path, node in _nodes(root, value):
            family = _family(node)
            if family and count < MAX_NODES:
                count += 1
                yield from _claims(family, path, node, ids)


def load(script: str) -> Any:
    """The JSON in a script, repaired if need be; None if it is none, or longer than ``MAX_SCRIPT_CHARS``."""
    if len(script) > MAX_SCRIPT_CHARS:
        return None
    try:
        return msgspec.json.decode(script)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return _repaired(script)


def _repaired(script: str) -> Any:
    """Without the comment marks around it, commas before a closing bracket, entities; rest after it ignored."""
    text = _TRAILING_COMMA.sub("", _unwrapped(script))
    if "&quot;" in text and '"' not in text:
        text = html.unescape(text)
    try:
        return _LENIENT.raw_decode(text)[0]
    except (ValueError, RecursionError):
        return None


def _unwrapped(script: str) -> str:
    text = script.strip(_AROUND)
    for opening, closing in _MARKS:
        text = text.removeprefix(opening).removesuffix(closing).strip(_AROUND)
    return text


def _by_id(values: list[Any]) -> dict[str, Node]:
    """Every node that has an ``@id`` and says more than that, wherever it stands."""
    found: dict[str, Node] = {}
    waiting, seen = list(values), 0
    while waiting and seen < _MAX_WALK:
        value = waiting.pop()
        seen += 1
        if isinstance(value, dict):
            known = value.get("@id")
            if isinstance(known, str) and len(value) > 1:
                found.setdefault(known, value)
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return found


def _nodes(root: str, value: Any) -> Iterator[tuple[str, Node]]:
    """The nodes that may be a page's subject: at the top, in lists and graphs, as the main entity.

    The main entities of a page of answers are its questions: each heads a part of it.
    """
    waiting, seen = [(root, value)], 0
    while waiting and seen < _MAX_WALK:
        path, value = waiting.pop(0)
        seen += 1
        if isinstance(value, list):
            waiting[:0] = [(f"{path}[{number}]", item) for number, item in enumerate(value[:1000])]
        elif isinstance(value, dict):
            yield path, value
            within = ("@graph",) if "FAQPage" in _types(value) else ("@graph", "mainEntity")
            inner = ((key, value.get(key)) for key in within)
            waiting[:0] = [(f"{path}.{key}", item) for key, item in inner if isinstance(item, dict | list)]


def _types(node: Node) -> list[str]:
    stated = node.get("@type")
    listed = stated if isinstance(stated, list) else [stated]
    return [name.rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in listed[:5] if isinstance(name, str)]


def _family(node: Node) -> str | None:
    types = {name.lower() for name in _types(node)}
    families = (
        ("article", ARTICLE_TYPES),
        ("webpage", _PAGE_TYPES),
        ("website", {"website"}),
        ("breadcrumb", {"breadcrumblist"}),
        ("thing", _THING_TYPES),
    )
    return next((family for family, members in families if types & members), None)


def _claims(family: str, path: str, node: Node, ids: Mapping[str, Node]) -> Iterator[Claim]:
    if family == "website":
        yield from _stated("json-ld.website", f"{path}.name", node.get("name"), ids)
        return
    if family == "breadcrumb":
        yield from _breadcrumb(path, node)
        return
    for name in _types(node):
        yield from claim(f"json-ld.{family}.type", name, f"{path}.@type")
    for key, ending in _PROPERTIES[family].items():
        if key in node:
            yield from _stated(f"json-ld.{family}.{ending}", f"{path}.{key}", node[key], ids)
    for role in ("author", "creator"):
        yield from _people(f"json-ld.{role}", f"{path}.{role}", node.get(role), ids)
    yield from _stated("json-ld.publisher", f"{path}.publisher", node.get("publisher"), ids)


def _stated(rule: str, path: str, value: Any, ids: Mapping[str, Node]) -> Iterator[Claim]:
    """One claim for each value; of an object its most speaking property; ``a, b`` of keywords are two."""
    for place, item in _items(path, value):
        place, text = _speaking(place, item, ids)
        if rule.endswith(".keyword") and text:
            for word in text.split(",")[:MAX_VALUES]:
                yield from claim(rule, word, place)
        elif text:
            yield from claim(rule, text, place)


def _speaking(path: str, value: Any, ids: Mapping[str, Node]) -> tuple[str, str]:
    if isinstance(value, dict):
        value = _resolved(value, ids)
        key = next((key for key in _SPEAKING if isinstance(value.get(key), str)), None)
        return (f"{path}.{key}", value[key]) if key else (path, "")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return path, ""
    # Python refuses to write out integers of thousands of digits; no fact is one.
    return path, value if isinstance(value, str) else str(value) if abs(value) < 10**15 else ""


def _people(rule: str, path: str, value: Any, ids: Mapping[str, Node]) -> Iterator[Claim]:
    """Names of authors: strings, objects, references; one object may hold several names."""
    for place, item in _items(path, value):
        if isinstance(item, str):
            yield from claim(f"{rule}.untyped", item, place)
        elif isinstance(item, dict):
            node = _resolved(item, ids)
            kind = _person_or_organization(node)
            key, named = _naming(node)
            for inner, name in _items(f"{place}.{key}", named):
                if isinstance(name, str):
                    yield from claim(f"{rule}.{kind}", name, inner)


def _naming(node: Node) -> tuple[str, Any]:
    """The property that says who it is and what that says: a name, one in two parts, or the address of their page."""
    given, family = node.get("givenName"), node.get("familyName")
    if not node.get("name") and isinstance(given, str) and isinstance(family, str):
        return "givenName", f"{given} {family}"
    if node.get("name"):
        return "name", node["name"]
    addresses = ((key, node.get(key)) for key in ("url", "@id"))
    found = ((key, value) for key, value in addresses if isinstance(value, str) and value.startswith("http"))
    return next(found, ("name", None))


def _person_or_organization(node: Node) -> str:
    types = {name.lower() for name in _types(node)}
    if "person" in types:
        return "person"
    organized = any(name.endswith(("organization", "corporation", "business")) for name in types)
    return "organization" if organized else "untyped"


def _items(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    """The value, or each of a list's (also of a list in it)."""
    waiting, given = [(path, value)], 0
    while waiting and given < MAX_VALUES:
        place, item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = [(f"{place}[{number}]", inner) for number, inner in enumerate(item[:MAX_VALUES])]
        elif item is not None:
            given += 1
            yield place, item


def _resolved(node: Node, ids: Mapping[str, Node]) -> Node:
    known = node.get("@id")
    if isinstance(known, str) and "name" not in node:
        return ids.get(known, node)
    return node


def _breadcrumb(path: str, node: Node) -> Iterator[Claim]:
    """Sections on the way to the page; the first (home) and the last (the page itself) are none."""
    listed = node.get("itemListElement")
    steps = [item for item in listed[:MAX_VALUES] if isinstance(item, dict)] if isinstance(listed, list) else []
    for number, step in list(enumerate(steps))[1:-1]:
        item = step.get("item")
        name = step.get("name") or (item.get("name") if isinstance(item, dict) else None)
        if isinstance(name, str):
            yield from claim("json-ld.breadcrumb", name, f"{path}.itemListElement[{number}].name")
