"""The elements of a page that state facts, found in two walks over its tree: its links, and all others.

To ask the tree for one selector costs little more than the walk over it: all are asked at once, and what they find
is told apart here. Links are asked for by themselves: a page has hundreds that are nothing else.
"""

from collections.abc import Mapping

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

_JSON_LD = "ld+json"
_WANTED = ", ".join(
    (
        f'script[type*="{_JSON_LD}" i]',
        "meta",
        "style",
        "time",
        "a[rel]",
        'link:is([rel~="canonical" i], [rel~="next" i])',
        "[itemprop]",
        "[itemtype]",
        "[property]",
        '[class*="author" i]',
        '[class*="byline" i]',
        ".h-entry",
        ".hentry",
    )
)
_TAGS = frozenset({"meta", "style", "time", "script"})
_TELLING = frozenset({"itemprop", "itemtype", "property", "rel"})
_ENTRIES = frozenset({"h-entry", "hentry"})
Attributes = Mapping[str, str | None]


class Gathered(Struct, frozen=True, kw_only=True):
    """Elements by what they may state, each kind in the order of the page; of a ``<meta>`` its attributes say it all.

    ``links`` are those that lead somewhere, with their addresses; ``authors`` and ``bylines`` have such a class,
    ``rdfa`` a ``property``, all inside the body; ``entries`` are those of microformats.
    """

    scripts: list[LexborNode] = field(default_factory=list)
    metas: list[Attributes] = field(default_factory=list)
    styles: list[LexborNode] = field(default_factory=list)
    times: list[LexborNode] = field(default_factory=list)
    properties: list[LexborNode] = field(default_factory=list)
    scopes: list[LexborNode] = field(default_factory=list)
    rdfa: list[LexborNode] = field(default_factory=list)
    authors: list[LexborNode] = field(default_factory=list)
    bylines: list[LexborNode] = field(default_factory=list)
    links: list[tuple[LexborNode, str]] = field(default_factory=list)
    by_authors: list[LexborNode] = field(default_factory=list)
    tags: list[LexborNode] = field(default_factory=list)
    canonicals: list[str] = field(default_factory=list)
    nexts: list[LexborNode] = field(default_factory=list)
    framesets: list[LexborNode] = field(default_factory=list)
    entries: list[LexborNode] = field(default_factory=list)


def gather(parser: LexborHTMLParser) -> Gathered:
    """Find the elements; one that several selectors know is told once."""
    found = Gathered(
        links=[(node, node.attrs["href"] or "") for node in parser.css("a[href]")],
        framesets=[node for node in parser.root.iter() if node.tag == "frameset"] if parser.root is not None else [],
    )
    last, inside = -1, False
    for node in parser.css(_WANTED):
        if node.mem_id == last:
            continue
        last, tag, attributes = node.mem_id, node.tag, node.attributes
        marked = (attributes.get("class") or "").lower()
        named = "author" in marked or "byline" in marked or "entry" in marked
        inside = inside or ((named or "property" in attributes) and _is_inside(node))
        if not _TELLING.isdisjoint(attributes):
            _stating(node, tag, attributes, found, inside=inside)
        if named:
            _marked(node, attributes["class"] or "", found, inside=inside)
        if tag in _TAGS:
            _tagged(node, tag, attributes, found)
    return found


def _is_inside(node: LexborNode) -> bool:
    """Whether an element stands in the body; what is below the first that does, stands there too."""
    around = node.parent
    while around is not None and around.tag != "head":
        if around.tag == "body":
            return True
        around = around.parent
    return False


def _tagged(node: LexborNode, tag: str | None, attributes: Attributes, found: Gathered) -> None:
    """By tag."""
    if tag == "meta":
        found.metas.append(attributes)
    elif tag == "style":
        found.styles.append(node)
    elif tag == "time":
        found.times.append(node)
    elif _JSON_LD in (attributes.get("type") or "").lower():
        found.scripts.append(node)


def _stating(node: LexborNode, tag: str | None, attributes: Attributes, found: Gathered, *, inside: bool) -> None:
    """By attributes of microdata and RDFa, which any element may bear, and by what a link is to the page."""
    if "itemprop" in attributes:
        found.properties.append(node)
    if "itemtype" in attributes and "itemscope" in attributes:
        found.scopes.append(node)
    if inside and "property" in attributes:
        found.rdfa.append(node)
    if tag in ("a", "link") and attributes.get("rel"):
        _related(node, tag, attributes, found)


def _related(node: LexborNode, tag: str, attributes: Attributes, found: Gathered) -> None:
    words = (attributes["rel"] or "").lower().split()
    if tag == "a" and "author" in words:
        found.by_authors.append(node)
    if tag == "a" and "tag" in words:
        found.tags.append(node)
    if tag == "link" and "canonical" in words and "href" in attributes:
        found.canonicals.append(attributes["href"] or "")
    if "next" in words and "href" in attributes:
        found.nexts.append(node)


def _marked(node: LexborNode, marked: str, found: Gathered, *, inside: bool) -> None:
    """By class; of what stands in the body."""
    lower = marked.lower()
    if inside and "author" in lower:
        found.authors.append(node)
    if inside and "byline" in lower:
        found.bylines.append(node)
    if not _ENTRIES.isdisjoint(marked.split()):
        found.entries.append(node)
