"""Icons that markup draws: small pictures, drawings and empty elements to which a style sheet gives a sign.

What an icon shows is told by the words of its markup: class names, the name of its file or of its symbol, its title.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from selectolax.lexbor import LexborNode

from workers.reading.elements import names

#: Empty, they are icons: a style sheet fills them. A span may be empty for other reasons.
HOLLOW = names("i em b span ion-icon iconify-icon")
#: Elements of this class hold the name of an icon as their text, which a font draws.
_LIGATURES = ("material-icons", "material-symbols")
_LIGATURE = "material-"
_ICONLIKE = re.compile(r"\b(?:icons?|ico|glyph\w*|fa[srbl]?|material\w*|bi|ti|ri|mdi|lni|dashicons)\b", re.IGNORECASE)
_PHOTO = re.compile(r"avatar|author|photo|portrait|profile", re.IGNORECASE)
_FILE = re.compile(r"(?:^|/)([\w-]+)\.(?:svg|png|gif|webp)")
#: Attributes that name what an icon shows, and those that name its file or symbol.
_NAMING = names("class name icon data-icon data-feather data-lucide data-name")
_LINKING = names("href xlink:href src data-src")
#: So many elements of a drawing and characters of a value are looked at.
_PARTS, _MAX_VALUE = 6, 200


def is_ligature(marked: str) -> bool:
    """Whether an element of this class is an icon whose name is its text."""
    return _LIGATURE in marked and any(word in marked for word in _LIGATURES)


def icon_words(node: LexborNode) -> str | None:
    """The words that name what an icon shows, in the order of its markup; None if the element is no icon."""
    attributes = node.attributes
    if node.tag == "svg":
        return " ".join(word for part in islice(node.traverse(), _PARTS) for word in _said(part)).lower()
    if node.tag == "img":
        if attributes.get("alt") or _PHOTO.search(_values(attributes)):
            return None
    elif not attributes or (node.tag == "span" and not _ICONLIKE.search(_values(attributes))):
        return None
    return " ".join(_said(node)).lower()


def _values(attributes: Mapping[str, str | None]) -> str:
    return " ".join([value[:_MAX_VALUE] for value in attributes.values() if value])


def _said(node: LexborNode) -> Iterator[str]:
    for name, value in node.attributes.items():
        if not value:
            continue
        if name in _NAMING:
            yield value[:_MAX_VALUE]
        elif name in _LINKING:
            symbol, file = value.partition("#")[2], _FILE.search(value)
            if symbol:
                yield symbol[:_MAX_VALUE]
            elif file is not None:
                yield file[1]
    if node.tag == "title":
        yield node.text()[:_MAX_VALUE]
