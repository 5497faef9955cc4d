"""The tree of kept blocks as HTML: a small subset, and nh3 has the last word on it."""

from collections.abc import Iterator, Mapping
from html import escape

import nh3

from workers.reading.inside import Mark, Span
from workers.rendering.shape import Part, Text

_TAGS = (
    "p h2 h3 h4 h5 h6 ul ol li blockquote pre code table thead tbody tr th td figure figcaption img a em strong sub "
    "sup br"
)
TAGS = frozenset(_TAGS.split())
ATTRIBUTES: Mapping[str, set[str]] = {
    "a": {"href"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    attributes=dict(ATTRIBUTES),
    url_schemes={"http", "https"},
    url_relative="deny",
    link_rel="nofollow noopener",
)
#: nh3's parser copies a text at each reference in it: 400,000 ``&amp;`` in a row take 12 seconds. A comment, which it
#: leaves out, makes two short texts of a long one.
_SEAM, _STRETCH, _MANY = "<!---->", 2_000, 500
#: A single paragraph in them needs no element of its own.
_BARE = frozenset({"li", "td", "th", "figcaption"})
#: What begins a line of its own, for those who read the source.
_LINES = frozenset({"", "ul", "ol", "blockquote", "table", "thead", "tbody", "tr", "figure"})


def html(root: Part) -> str:
    """Safe HTML of a tree: no script, no style, no element or attribute but the few above, links absolute."""
    return _CLEANER.clean(_children(root))


def _children(part: Part) -> str:
    bare = part.name in _BARE and sum(isinstance(child, Text) for child in part.children) == 1
    between = "\n" if part.name in _LINES else f"\n{_SEAM}" if part.name == "pre" else ""
    return between.join(
        [_element(child) if isinstance(child, Part) else _text(child, bare=bare) for child in part.children]
    )


def _element(part: Part) -> str:
    attributes = "".join([f' {name}="{escape(value)}"' for name, value in part.attributes.items()])
    begin = f"<{part.name}{attributes}>"
    return begin if part.name == "img" else f"{begin}{_children(part)}</{part.name}>"


def _text(text: Text, *, bare: bool) -> str:
    if text.name == "pre":
        return "".join(_escaped(span.text) for span in text.spans)
    name = "" if bare and text.name == "p" else text.name
    first = text.spans[0] if len(text.spans) == 1 else None
    if first is not None and not first.marks and "\n" not in first.text:
        inner = _escaped(first.text)
    else:
        inner = "".join(_inline(text.spans, heading=text.name[:1] == "h"))
    return f"<{name}>{inner}</{name}>" if name else inner


def _inline(spans: tuple[Span, ...], *, heading: bool) -> Iterator[str]:
    opened: tuple[Mark, ...] = ()
    for span in spans:
        marks = tuple(mark for mark in span.marks if mark[0] != "strong") if heading else span.marks
        same = 0
        while same < min(len(opened), len(marks)) and opened[same] == marks[same]:
            same += 1
        for name, _ in reversed(opened[same:]):
            yield f"</{name}>"
        for name, address in marks[same:]:
            yield f'<a href="{escape(address)}">' if name == "a" else f"<{name}>"
        text = _escaped(span.text)
        yield text.replace("\n", "<br>") if "\n" in text and not heading else text
        opened = marks
    for name, _ in reversed(opened):
        yield f"</{name}>"


def _escaped(text: str) -> str:
    if len(text) > _STRETCH and text.count("&") + text.count("<") + text.count(">") > _MANY:
        stretches = (text[start : start + _STRETCH] for start in range(0, len(text), _STRETCH))
        return _SEAM.join(escape(stretch, quote=False) for stretch in stretches)
    return escape(text, quote=False)
