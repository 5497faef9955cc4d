"""Markup that would cost the parser more than a page is worth is made harmless before the parser sees it.

A tree of 100,000 nested elements or an element with 100,000 attributes costs a parser minutes (the work grows
with the square). One linear scan takes out what is too much and keeps every character of the text: tags deeper
than ``MAX_DEPTH`` become borders, attributes beyond the limits go. Only too many tags refuse a page.

A page with few tags is not scanned if it is short or none of its tags is long: the worst that can be written in
so little costs the parser about a second (measured with lexbor: 10,000 nested elements .2 s, 20,000 attributes on
one tag 1.0 s). That no tag is long is mostly told without looking at the tags: a long one would fill a whole
stretch of the page, and on most pages each stretch shows in a few characters that no tag does.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from workers.model import Flag, Rejected
from workers.reading.elements import names

MAX_DEPTH = 1_500
MAX_ATTRIBUTES = 1_000
MAX_ATTRIBUTE_CHARS = 1_000_000
MAX_TAGS = 1_500_000
#: Characters and start tags up to which a page is not scanned, and the length of a tag that says it must be.
SMALL_CHARS = 128_000
SMALL_TAGS = 10_000
LONG_TAG = 40_000
#: Tags may overlap where quotes are broken; beyond so many characters the page is scanned once and for all.
_MAX_READ_AGAIN = 100_000

# Quotes hide a ">" only behind "="; everything is possessive and nothing can fail, so the scan is linear.
_BODY = r"(?>[^>=]+|=\s*+(?>\"[^\"]*+\"?|'[^']*+'?)?+)*+"
_ANY_TAG = re.compile(r"<[a-zA-Z]" + _BODY)
_TAG_START = re.compile(r"<[a-zA-Z]")
_QUOTES = "\"'"
#: What is left of a tag, from a place outside quotes, and from a place where a quote may open.
_REST = re.compile(_BODY)
_VALUE_AND_REST = re.compile(r"\s*+(?>\"[^\"]*+\"?|'[^']*+'?)?+" + _BODY)
_TAG = re.compile(r"<(?:(!--)|(/?)([a-zA-Z][^\s/>]*)(" + _BODY + ")>?)")
_ATTRIBUTE = re.compile(r"[^\s=/>]+(?:\s*+=\s*+(?>\"[^\"]*+\"?|'[^']*+'?|[^\s>]*+))?+")
#: Their end tag may be left out, or they have none, or a second one closes the first: they add no depth.
_NO_DEPTH = names(
    "area base br col embed hr img input link meta param source track wbr a button p li dt dd option optgroup "
    "td th tr tbody thead tfoot caption colgroup rt rp html body head "
    "script style textarea title xmp iframe noembed noframes"
)
_RAW = names("script style textarea title xmp iframe noembed noframes")
_INLINE = names("b i u s em strong span font a big small tt code sub sup strike nobr")


class Guarded(Struct, frozen=True, kw_only=True):
    """Markup that is safe to parse; ``flags`` says what was taken out (``flattened``, ``attributes-cut``)."""

    markup: str
    flags: tuple[Flag, ...] = ()


def guard(markup: str) -> Guarded | Rejected:
    """Hold markup against the limits in one linear scan; over ``MAX_TAGS`` it is rejected with the reason."""
    tags = markup.count("<")
    if tags > MAX_TAGS and (tags := len(_ANY_TAG.findall(markup))) > MAX_TAGS:
        return Rejected(reason="too_large", why=f"{tags} tags; the limit is {MAX_TAGS}")
    few = tags <= SMALL_TAGS or tags - markup.count("</") <= SMALL_TAGS
    if few and (len(markup) <= SMALL_CHARS or not _may_hold_a_long_tag(markup)):
        return Guarded(markup=markup)
    cuts = tuple(_cuts(markup))
    if not cuts:
        return Guarded(markup=markup)
    return Guarded(markup=_apply(markup, cuts), flags=tuple(sorted({flag for *_, flag in cuts})))


def _may_hold_a_long_tag(markup: str) -> bool:
    """Whether a tag may be longer than ``LONG_TAG``: then it begins in one stretch and fills the next."""
    stretch = LONG_TAG // 2
    return any(
        _may_lie_in_a_tag(markup, start, start + stretch) and _a_tag_goes_through(markup, start, start + stretch)
        for start in range(stretch, len(markup) - stretch + 1, stretch)
    )


def _may_lie_in_a_tag(markup: str, start: int, end: int) -> bool:
    """Whether no ``>`` ends a tag between these places, be the first of them outside its quotes or inside any."""
    if markup.find(">", start, end) < 0:
        return True
    rests = [_REST.match(markup, start, end)]
    if not markup[start : start + 100].lstrip()[:1].isalnum():
        rests.append(_VALUE_AND_REST.match(markup, start, end))
    for quote in _QUOTES:
        closing = markup.find(quote, start, end)
        if closing >= 0:
            rests.append(_REST.match(markup, closing + 1, end))
        elif _opens_a_value(markup, markup.rfind(quote, 2 * start - end, start)):
            return True
    return any(rest is None or rest.end() == end for rest in rests)


def _opens_a_value(markup: str, quote: int) -> bool:
    """Whether the quote that stands there (-1: none) comes behind "=", with no more than a little space between."""
    return quote >= 0 and markup[max(quote - 100, 0) : quote].rstrip()[-1:] in {"", "="}


def _a_tag_goes_through(markup: str, start: int, end: int) -> bool:
    """Whether a tag that begins in the stretch before goes on to the end of this one (or: there are many to ask)."""
    read = 0
    for tag in _TAG_START.finditer(markup, 2 * start - end, start + 1):
        rest = _REST.match(markup, tag.end(), end)
        if rest is None or rest.end() == end or read > _MAX_READ_AGAIN:
            return True
        read += rest.end() - tag.end()
    return False


Cut = tuple[int, int, str, Flag]  # start, end, what stands there instead, flag


def _cuts(markup: str) -> Iterator[Cut]:
    depth = position = 0
    while (match := _TAG.search(markup, position)) is not None:
        position = match.end()
        comment, closing, name, body = match.groups()
        name = (name or "").lower()
        if comment:
            position = _after(markup, "-->", position)
        elif closing:
            depth, cut = _close(depth, name, match)
            yield from cut
        else:
            depth, cut = _open(depth, name, body, match)
            yield from cut
            position = _after(markup, f"</{name}", position) if name in _RAW else position


def _after(markup: str, end: str, position: int) -> int:
    """Where raw text ends (its own end tag is read as a tag); the end of the page if it never does."""
    found = re.compile(re.escape(end), re.IGNORECASE).search(markup, position)
    return found.start() if found else len(markup)


def _close(depth: int, name: str, match: re.Match[str]) -> tuple[int, list[Cut]]:
    if name in _NO_DEPTH:
        return depth, []
    cut = [_border(name, match)] if depth > MAX_DEPTH else []
    return max(depth - 1, 0), cut


def _open(depth: int, name: str, body: str, match: re.Match[str]) -> tuple[int, list[Cut]]:
    if name not in _NO_DEPTH:
        depth += 1
        if depth > MAX_DEPTH:
            return depth, [_border(name, match)]
    if len(body) > 2 * MAX_ATTRIBUTES and _overloaded(body):
        return depth, [(match.start(), match.end(), f"<{name}>", "attributes-cut")]
    return depth, []


def _border(name: str, match: re.Match[str]) -> Cut:
    """What stands for a tag that is too deep: nothing inside a line, else the border of a block."""
    return match.start(), match.end(), "" if name in _INLINE else "<br><br>", "flattened"


def _overloaded(body: str) -> bool:
    longest = count = 0
    for attribute in _ATTRIBUTE.finditer(body):
        count += 1
        longest = max(longest, attribute.end() - attribute.start())
    return count > MAX_ATTRIBUTES or longest > MAX_ATTRIBUTE_CHARS


def _apply(markup: str, cuts: tuple[Cut, ...]) -> str:
    kept: list[str] = []
    position = 0
    for start, end, instead, _ in cuts:
        kept += (markup[position:start], instead)
        position = end
    return "".join([*kept, markup[position:]])
