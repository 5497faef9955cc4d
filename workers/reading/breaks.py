"""Where one ``<br>`` is a border: old layouts set headline, byline and paragraphs apart by nothing but that.

A line is styled if one element that only changes its looks holds all of it. Such a line is a block of its own, for
whatever it is (a headline, a question of an interview), it is not the sentence above or below. And what is as long
as a paragraph and ends like one is one; lines of verse and of addresses are shorter, and stay together.

Where most lines are whole sentences, every line is a block: such a layout parts everything by one break. Verse is
shorter, addresses hold no sentence, and lines that are only wrapped seldom end where a sentence does.

Where two breaks part the paragraphs, what stands above the first and below the last of them are rows of the head and
of the tail: each line is a block. So are the lines around one that is printed twice, as headlines are.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct
from selectolax.lexbor import LexborNode

from workers.reading.elements import BLOCK, SKIPPED, STYLES
from workers.reading.text import fold

#: So many pieces of white space and comments are looked past on either side.
_REACH = 8
#: Characters of a paragraph, by the sign that ends it: scripts that end with the second say as much in fewer.
_PARAGRAPHS = ((".?!…।؟۔։", 80), ("。？！", 30))
#: Ends of a sentence, and of a line that goes on in the next one.
_STOPS, _GOES_ON = ".?!…।॥؟۔։។။。？！", ",;،؛，、；-–—"
#: Of the lines from the first sentence to the last, so many are sentences where lines are paragraphs; so wide are
#: they in the middle (a character of East Asia counts twice), and a paragraph so wide is no line that was wrapped.
_SENTENCES, _WIDTH, _WIDE = 0.75, 45, 160
_WIDE_ONES = re.compile("[\u2e80-\U0010ffff]+")
_SENTENCE_BEGINS = re.compile(r"[.?!…।؟۔։။] (?=\w)|[。？！]")
#: A line that is printed again; the paragraphs that must stand apart by two breaks; so few lines below them are rows.
_DOUBLED, _APART, _FEW = 15, 2, 4
#: What stands behind a title with the site's name.
_SITE = re.compile(r"$| [|·•»:–—-] ")
#: The name of an account at a line's end or in brackets.
_HANDLE = re.compile(r"(?:^|[\s(（])@[\w.@-]{2,64}(?:$|[)）])")
#: A small letter begins the next part of a sentence, but not where an icon's name is glued to a word.
_ICON = re.compile(r"[a-z0-9]*_|[a-z]+(?![a-zß-öø-ÿ])[^\W\d_]")
#: So many nodes of an element inside a line are looked at.
_NODES = 60
#: May stand behind the last stop.
_CLOSING = " \t\r\n\xa0\"'”’»)]）」』“"


def parts_a_styled_line(line_break: LexborNode) -> bool:
    """Whether the line that ends at this ``<br>``, or the one that begins there, is styled as a whole."""
    outer = _outermost(line_break)
    before = _beside(outer, back=True) if outer.tag == "br" else outer
    after = _beside(outer, back=False)
    return (_is_styled(before) and _is_border(_beside(before, back=True))) or (
        _is_styled(after) and _is_border(_beside(after, back=False))
    )


def ends_a_paragraph(pieces: Sequence[str]) -> bool:
    """Whether the text since the last border is as long as a paragraph and ends with a stop."""
    last = next((text[-1] for piece in reversed(pieces) if (text := piece.rstrip(_CLOSING))), "")
    least = next((characters for stops, characters in _PARAGRAPHS if last and last in stops), 0)
    return bool(least) and sum(map(len, pieces)) >= least


class _Line(Struct, frozen=True):
    """What stands before a break, and that break (0: what ends it is another border)."""

    text: str
    end: int


def paragraph_breaks(parent: LexborNode) -> frozenset[int]:
    """The breaks directly inside an element, by their ``mem_id``, that part lines which are blocks of their own."""
    stretches = [stretch for stretch in _stretches(parent) if stretch]
    first, last = _paragraphs(stretches)
    quoted = _is_quoted(parent) and any(map(_holds_a_date, stretches))
    return frozenset(
        end
        for place, stretch in enumerate(stretches)
        for end in (_ends(stretch) if quoted or _is_of_rows(stretch, place, first, last) else _borders(stretch))
    )


def _paragraphs(stretches: list[list[_Line]]) -> tuple[int, int]:
    """The first and the last stretch that is a paragraph, if some are; else a span that holds every stretch."""
    found = [place for place, stretch in enumerate(stretches) if _is_paragraph(stretch)]
    return (found[0], found[-1]) if len(found) >= _APART else (0, len(stretches))


def _is_paragraph(stretch: list[_Line]) -> bool:
    last = next((line.text for line in reversed(stretch) if line.text), "")
    return _is_sentence(last) and sum(_width(line.text) for line in stretch) >= _PARAGRAPHS[0][1]


def _is_of_rows(stretch: list[_Line], place: int, first: int, last: int) -> bool:
    """Whether lines are rows: those above the first paragraph, a few below the last, those around a doubled one."""
    few = len(stretch) <= _FEW and all(_width(line.text) <= _WIDTH for line in stretch)
    return place < first or (place > last and few) or _is_doubled(stretch) or _holds_a_handle(stretch)


def _is_quoted(node: LexborNode) -> bool:
    outer = node.parent
    return node.tag == "blockquote" or (outer is not None and outer.tag == "blockquote")


def _holds_a_date(stretch: list[_Line]) -> bool:
    """Whether a short line in a quotation holds a number and ends no sentence, as the frame of a post does."""
    return any(
        len(line.text) <= _WIDTH * 2 and not _is_sentence(line.text) and any(ch.isdecimal() for ch in line.text)
        for line in stretch
    )


def _holds_a_handle(stretch: list[_Line]) -> bool:
    """Whether a line is the name of an account, as in a post that was copied with its frame."""
    return any("@" in line.text and len(line.text) <= _WIDTH * 2 and _HANDLE.search(line.text) for line in stretch)


def _is_doubled(stretch: list[_Line]) -> bool:
    """Whether a line is printed again right below; one of the two may have the site's name behind it."""
    for line, after in pairwise(stretch):
        short, long = sorted((line.text, after.text), key=len)
        if len(short) >= _DOUBLED and "://" not in short and long.startswith(short) and _SITE.match(long, len(short)):
            return True
    return False


def _ends(stretch: list[_Line]) -> Iterator[int]:
    """The ends of all lines of a stretch but those that a sign says go on."""
    return (line.end for line, after in pairwise(stretch) if after.text and line.text[-1] not in _GOES_ON)


def _stretches(parent: LexborNode) -> Iterator[list[_Line]]:
    """Lines with nothing but one break between each and the next."""
    stretch: list[_Line] = []
    pieces: list[str] = []
    node = parent.first_child
    while node is not None:
        text = _inside(node)
        if text is None:
            line, pieces = fold("".join(pieces)), []
            if line:
                stretch.append(_Line(line, node.mem_id if node.tag == "br" else 0))
            if not line or node.tag != "br":
                yield stretch
                stretch = []
        elif text:
            pieces.append(text)
        node = node.next
    yield [*stretch, _Line(fold("".join(pieces)), 0)]


def _inside(node: LexborNode) -> str | None:
    """The text of a node inside a line; None if the node ends the line."""
    if node.tag == "-text":
        return node.text_content
    texts: list[str] = []
    for seen, inner in enumerate(node.traverse(include_text=True)):
        tag = inner.tag
        if tag == "br" or tag == "hr" or tag in BLOCK:
            return None
        if (tag in SKIPPED and not seen) or seen > _NODES:
            break
        if tag == "-text":
            texts.append(inner.text_content or "")
    return "".join(texts)


def _borders(stretch: list[_Line]) -> Iterator[int]:
    """The ends of the lines of a stretch, if its lines are paragraphs."""
    sentences = [place for place, line in enumerate(stretch) if _is_sentence(line.text)]
    wide = [place for place in sentences if _width(stretch[place].text) >= _WIDTH]
    sentences = [place for place in sentences if wide and wide[0] <= place <= wide[-1]]
    if not sentences or len(sentences) < _SENTENCES * (sentences[-1] - sentences[0] + 1):
        return
    widths = [_width(stretch[place].text) for place in sentences]
    if median(widths) < _WIDTH or sum(1 + (width >= _WIDE) for width in widths) < 2:
        return
    yield from (line.end for line, after in pairwise(stretch) if after.text and not _goes_on(line.text, after.text))


def _is_sentence(line: str) -> bool:
    last = line.rstrip(_CLOSING)[-1:]
    return bool(last) and last in _STOPS


def _goes_on(line: str, after: str) -> bool:
    """Whether a sentence runs over the break: by its signs, or as one that begins inside a line and does not end."""
    if line[-1] in _GOES_ON or (after[0].islower() and not _ICON.match(after)):
        return True
    return not _is_sentence(line) and _width(line) >= _WIDTH and _SENTENCE_BEGINS.search(line) is not None


def _width(text: str) -> int:
    return len(text) + sum(map(len, _WIDE_ONES.findall(text)))


def _outermost(node: LexborNode) -> LexborNode:
    """The break, or the styled element that it is the last thing of: the line ends where that element does."""
    for _ in range(_REACH):
        parent = node.parent
        if parent is None or parent.tag not in STYLES or _beside(node, back=False) is not None:
            break
        node = parent
    return node


def _beside(node: LexborNode | None, *, back: bool) -> LexborNode | None:
    """The next node on one side that is not white space."""
    for _ in range(_REACH):
        node = None if node is None else node.prev if back else node.next
        if node is None or not _is_blank(node):
            return node
    return node


def _is_blank(node: LexborNode) -> bool:
    if node.tag == "-text":
        return not (node.text_content or "").strip()
    return node.tag is None or node.tag[0] == "-"


def _is_styled(node: LexborNode | None) -> bool:
    return node is not None and node.tag in STYLES and bool((node.text() or "").strip())


def _is_border(node: LexborNode | None) -> bool:
    return node is None or node.tag == "br" or node.tag == "hr" or node.tag in BLOCK
