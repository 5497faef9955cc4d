"""Markup that would cost the parser more than a page is worth is made harmless before the parser sees it.

A tree of 100,000 nested elements or an element with 100,000 attributes costs a parser minutes (the work grows
with the square), a million elements gigabytes. One linear scan takes out what is too much and keeps every character
of the text: tags deeper than ``MAX_DEPTH`` become borders, attributes beyond the limits go, and behind so many
elements those that follow are one run of text. Only too many tags refuse a page.

A page with few tags is not scanned if it is short or no long tag of it holds too much: the worst that can be written
in so little costs the parser about a second (measured with lexbor: 10,000 nested elements .2 s, 20,000 attributes on
one tag 1.0 s). That no tag is long is mostly told without looking at the tags: a long one would fill a whole
stretch of the page, and on most pages each stretch shows in a few characters that no tag does. Those that are long
are mostly a picture's drawing or a page's data: one long attribute.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from workers.model import Flag, Rejected
from workers.reading.elements import BLOCK, names

MAX_DEPTH = 1_500
MAX_ATTRIBUTES = 1_000
MAX_ATTRIBUTE_CHARS = 1_000_000
MAX_TAGS = 1_500_000
#: Elements of blocks and of lines that are kept as such. A block costs 80 to 110 microseconds and 2.5 kB, a line's
#: element a third: within them a page of one kind stays below 2.5 s of CPU, and of both below 5 s and 500 MB also on
#: a slow machine. Of 3,561 pages of the corpora the largest has 9,059 and 15,011.
MAX_BLOCKS, MAX_INLINE = 12_000, 40_000
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
#: What a stretch begins with that may begin inside a value: a quote, or nothing but white space for long.
_MAY_OPEN = frozenset({"", *_QUOTES})
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
#: An end tag of them makes an element where none is open.
_MAKING = ("</p", "</P", "</br", "</BR", "</Br", "</bR")
#: A second one makes no element.
_ONCE = names("html body")
_RAW = names("script style textarea title xmp iframe noembed noframes")
#: All that is no text, in one reading; the second group is the name of a tag.
_FLAT = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?=[sntxi])({'|'.join(sorted(_RAW))})(?=[\s/>]){_BODY}>?.*?(?=</\1|\Z)"
    rf"|</?([a-zA-Z][^\s/>]*){_BODY}>?",
    re.IGNORECASE | re.DOTALL,
)
#: Tags that are flattened in one step.
_AT_ONCE = 100_000
_INLINE = names("b i u s em strong span font a big small tt code sub sup strike nobr")


class Guarded(Struct, frozen=True, kw_only=True):
    """Markup that is safe to parse; ``flags`` says what was taken out (``flattened``, ``attributes-cut``)."""

    markup: str
    flags: tuple[Flag, ...] = ()


def guard(markup: str) -> Guarded | Rejected:
    """Hold markup against the limits in one linear scan; over ``MAX_TAGS`` it is rejected with the reason."""
    tags = markup.count("<")
    if tags > MAX_TAGS and (opening := sum(1 for _ in _ANY_TAG.finditer(markup))) > MAX_TAGS:
        return Rejected(reason="too_large", why=f"{opening} tags; the limit is {MAX_TAGS}")
    few = tags <= SMALL_TAGS or tags - markup.count("</") + _made(markup) <= SMALL_TAGS
    if few and (len(markup) <= SMALL_CHARS or not _may_be_overloaded(markup)):
        return Guarded(markup=markup)
    return _apply(markup, _Scan().cuts(markup))


def _made(markup: str) -> int:
    """How many elements end tags may make, but for as many as there are start tags that begin with a p."""
    return max(sum(map(markup.count, _MAKING)) - markup.count("<p") - markup.count("<P"), 0)


def _may_be_overloaded(markup: str) -> bool:
    """Whether a tag longer than ``LONG_TAG`` may hold too much: it begins in one stretch and fills the next."""
    stretch, read = LONG_TAG // 2, 0
    for start in range(stretch, len(markup) - stretch + 1, stretch):
        if _may_lie_in_a_tag(markup, start, start + stretch):
            for begin in _tags_through(markup, start, start + stretch):
                body = _REST.match(markup, begin) if read < len(markup) else None
                if body is None or _overloaded(body[0]):
                    return True
                read += len(body[0])
    return False


def _may_lie_in_a_tag(markup: str, start: int, end: int) -> bool:
    """Whether no ``>`` ends a tag between these places, be the first of them outside its quotes or inside any."""
    if not _ends(markup, start, end):
        return True
    if markup[start : start + 100].lstrip()[:1] in _MAY_OPEN:
        rest = _VALUE_AND_REST.match(markup, start, end)
        if rest is None or rest.end() == end:
            return True
    for quote in _QUOTES:
        closing = markup.find(quote, start, end)
        if closing >= 0:
            if not _ends(markup, closing + 1, end):
                return True
        elif _opens_a_value(markup, markup.rfind(quote, 2 * start - end, start)):
            return True
    return False


def _ends(markup: str, start: int, end: int) -> bool:
    """Whether a tag that is open at ``start``, outside quotes, ends before ``end``; without "=" no quote opens."""
    closing = markup.find(">", start, end)
    equals = markup.find("=", start, closing) if closing >= 0 else -1
    if equals < 0:
        return closing >= 0
    rest = _REST.match(markup, equals, end)
    return rest is not None and rest.end() < end


def _opens_a_value(markup: str, quote: int) -> bool:
    """Whether the quote that stands there (-1: none) comes behind "=", with no more than a little space between."""
    return quote >= 0 and markup[max(quote - 100, 0) : quote].rstrip()[-1:] in {"", "="}


def _tags_through(markup: str, start: int, end: int) -> Iterator[int]:
    """Where the bodies of tags begin that open in the stretch before and go on to the end of this one."""
    read = 0
    for tag in _TAG_START.finditer(markup, 2 * start - end, start + 1):
        rest = _REST.match(markup, tag.end(), end)
        if rest is None or rest.end() == end or read > _MAX_READ_AGAIN:
            yield tag.end()
        else:
            read += rest.end() - tag.end()


class Cut(NamedTuple):
    """Characters ``start`` to ``end`` of the markup, and what stands there instead."""

    start: int
    end: int
    instead: str
    flag: Flag


#: What stands for a tag that is taken out between two blocks, and between blocks that become one run of text.
_BORDER, _BLANK = "<br><br>", "\n"


class _Scan:
    """One reading of the markup: how deep it is, and how many elements it has opened."""

    def __init__(self) -> None:
        self._depth = self._blocks = self._inline = self._paragraphs = self._made = 0

    def cuts(self, markup: str) -> Iterator[Cut]:
        """What to take out, in the markup's order."""
        position = 0
        while (match := _TAG.search(markup, position)) is not None:
            position = match.end()
            comment, closing, name, _ = match.groups()
            name = (name or "").lower()
            if comment:
                position = _after(markup, "-->", position)
                continue
            if closing:
                cut = self._close(name, match)
            elif name in _RAW:
                position = _after(markup, f"</{name}", position)
                cut = self._raw(name, match, position)
            else:
                cut = self._open(name, match)
            if cut is not None:
                yield cut
            if self._is_spent():
                yield Cut(position, len(markup), _flat(markup, position), "flattened")
                return

    def _is_spent(self) -> bool:
        """Whether no element is kept any more: too many of both kinds, three times too many of one, or ends alone."""
        if self._made > MAX_INLINE:
            return True
        blocks, inline = self._blocks > MAX_BLOCKS, self._inline > MAX_INLINE
        return (blocks and inline) or self._blocks > 3 * MAX_BLOCKS or self._inline > 3 * MAX_INLINE

    def _raw(self, name: str, match: re.Match[str], end: int) -> Cut | None:
        """An element whose content is no markup: beyond the limit it goes with all that it holds."""
        self._blocks += name in BLOCK
        self._inline += name not in BLOCK
        if self._is_full(name):
            return Cut(match.start(), end, "", "flattened")
        return _bared(name, match)

    def _close(self, name: str, match: re.Match[str]) -> Cut | None:
        deep = name not in _NO_DEPTH and self._depth > MAX_DEPTH
        if name not in _NO_DEPTH:
            self._depth = max(self._depth - 1, 0)
        if name == "br" or (name == "p" and not self._paragraphs):
            self._made += 1
        elif name == "p":
            self._paragraphs -= 1
        if self._is_full(name):
            return _run(name, match)
        return _border(name, match) if deep else None

    def _open(self, name: str, match: re.Match[str]) -> Cut | None:
        if name not in BLOCK:
            self._inline += 1
        elif name not in _ONCE:
            self._blocks += 1
        self._paragraphs += name == "p"
        self._depth += name not in _NO_DEPTH
        if self._is_full(name):
            return _run(name, match)
        if self._depth > MAX_DEPTH and name not in _NO_DEPTH:
            return _border(name, match)
        return _bared(name, match)

    def _is_full(self, name: str) -> bool:
        return self._blocks > MAX_BLOCKS if name in BLOCK else self._inline > MAX_INLINE


class _Between(dict[str | None, str]):
    """What stands for a tag by its name as it is written; each spelling is looked at once."""

    def __missing__(self, name: str | None) -> str:
        self[name] = found = _BLANK if (name or "").lower() in BLOCK else ""
        return found


def _flat(markup: str, position: int) -> str:
    """What is left of the markup, as text: what hides is gone, and a block's tag is the end of a word."""
    # A million tags may be left: a function called for each would cost seconds, and all their names at once memory.
    between, flat, rest = _Between(), list[str](), markup[position:]
    while True:
        *parts, rest = _FLAT.split(rest, _AT_ONCE)
        parts[2::3] = map(between.__getitem__, parts[2::3])
        parts[1::3] = [""] * len(parts[1::3])
        flat += parts if len(parts) < _AT_ONCE else ["".join(parts)]
        if len(parts) < 3 * _AT_ONCE:
            return "".join((*flat, rest))


def _after(markup: str, end: str, position: int) -> int:
    """Where raw text ends (its own end tag is read as a tag); the end of the page if it never does."""
    found = re.compile(re.escape(end), re.IGNORECASE).search(markup, position)
    return found.start() if found else len(markup)


def _border(name: str, match: re.Match[str]) -> Cut:
    """What stands for a tag that is too deep: nothing inside a line, else the border of a block."""
    return Cut(match.start(), match.end(), "" if name in _INLINE else _BORDER, "flattened")


def _run(name: str, match: re.Match[str]) -> Cut:
    """What stands for a tag of which there are too many: nothing inside a line, else the end of a word."""
    return Cut(match.start(), match.end(), _BLANK if name in BLOCK else "", "flattened")


def _bared(name: str, match: re.Match[str]) -> Cut | None:
    """The tag without its attributes, if they are too many."""
    body = match[4]
    if len(body) > 2 * MAX_ATTRIBUTES and _overloaded(body):
        return Cut(match.start(), match.end(), f"<{name}>", "attributes-cut")
    return None


def _overloaded(body: str) -> bool:
    longest = count = 0
    for attribute in _ATTRIBUTE.finditer(body):
        count += 1
        longest = max(longest, attribute.end() - attribute.start())
    return count > MAX_ATTRIBUTES or longest > MAX_ATTRIBUTE_CHARS


def _apply(markup: str, cuts: Iterator[Cut]) -> Guarded:
    """The markup without what is cut; of borders with nothing between them one is enough."""
    kept: list[str] = []
    flags: set[Flag] = set()
    position = 0
    for start, end, instead, flag in cuts:
        between = markup[position:start]
        if not between and kept and kept[-1] == instead:
            instead = ""
        if between:
            kept.append(between)
        if instead:
            kept.append(instead)
        flags.add(flag)
        position = end
    if not flags:
        return Guarded(markup=markup)
    return Guarded(markup="".join([*kept, markup[position:]]), flags=tuple(sorted(flags)))
