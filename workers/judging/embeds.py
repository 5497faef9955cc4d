"""Posts of other sites shown in the page: by the marks of embed codes, or by the lines these leave in text.

In text a post is known by its attribution, "— Name (@handle) 18 September 2025", and by links that stand in posts
only (t.co, pic.twitter.com …). The network's own markup puts the words before the attribution; pages that flatten it
may leave the rest of the words, with the link, after it. So of the neighbours belong: lines with such a link, the
line before the attribution (a post never has none), and above it what the post's own typing gives away.
"""

import re
from collections.abc import Iterator
from itertools import islice

from workers.judging.boxes import box_of, ground
from workers.judging.shape import Shape
from workers.judging.sheet import Sheet, verdict
from workers.lines.dates import read_date
from workers.model import Verdict
from workers.tables.social import ALERT, EMBED_MARKS, PLACEHOLDER, POST_ADDRESS, POST_LINK

_HANDLE = r"[(（]@[\w.@-]{1,64}[)）]"
_DASHED = re.compile(rf"(?:^|\s)(?:[-‐‑‒–—―−ー]{{1,2}}|&mdash;)\s*[^()（）\n]{{1,80}}{_HANDLE}[\s,·|]*[^()]{{4,60}}")
_UNDASHED = re.compile(rf"[^()（）]{{1,80}}{_HANDLE}[\s,|]*(?!\s*[·•])(?P<date>[^()]{{4,60}})")
#: An attribution may lack its date; then it is a line of its own.
_UNDATED = re.compile(rf"(?:[-‐‑‒–—―−ー]{{1,2}}|&mdash;)\s*[^()（）\n]{{1,60}}{_HANDLE}")
_LINK = re.compile(POST_LINK, re.IGNORECASE)
_LINKS_ONLY = re.compile(rf"(?:(?:{POST_LINK}|{POST_ADDRESS})(?:\s+|$))+", re.IGNORECASE)
#: What people type into posts and editors do not print: tags, mentions, emoji.
_TYPED = re.compile("(?:^|\\s)[#@]\\w|[\u2600-\u27bf\U0001f300-\U0001faff]")
_STRAIGHT = re.compile(r"[\"']")
_CURLY = re.compile("[“”„‘’]")
#: So many lines with curly quotes make a page that is set in them.
MANY = 3
#: A post's words, with room for what its links were written as; a longer line is the story's.
POST_LENGTH = 320
ALERT_LENGTH = 40
#: How far above its attribution a post may begin, in lines.
REACH = 6


def marked_embeds(sheet: Sheet) -> Iterator[Verdict]:
    """Blocks inside the element that a network's embed code writes."""
    silent: tuple[str, ...] = ()
    for block in sheet.reading.blocks:
        if block.marks is silent:  # as many blocks stand in one element as beside it
            continue
        if EMBED_MARKS.isdisjoint(block.marks):
            silent = block.marks
        else:
            mark = next(mark for mark in block.marks if mark in EMBED_MARKS)
            yield verdict(block.index, "embed", "embed.mark", f"stands in an element marked {mark!r}")


def printed_posts(sheet: Sheet) -> Iterator[Verdict]:
    """Posts in the text: the attribution line, lines with a post's links, and the neighbours that belong to them."""
    linked = {index for index, shape in enumerate(sheet.shapes) if "/" in shape.text and is_linked(shape)}
    for index in sorted(linked):
        yield verdict(index, "embed", "embed.link", "holds a link that stands in posts of another site only")
    found = [
        index
        for index, shape in enumerate(sheet.shapes)
        if "@" in shape.text and shape.weight <= 2 * POST_LENGTH and is_attribution(shape.text)
    ]
    if not found:
        return
    over, curly = ground(sheet), _is_curly(sheet.shapes)
    for index in found:
        for near in box_of(sheet, index, over):
            yield verdict(near, "embed", "embed.box", "stands in one box with a post's attribution", 0.9)
        yield verdict(index, "embed", "embed.attribution", "names a post's author, handle and date")
        if len(box_of(sheet, index, over)) == 1:
            yield from _words_above(sheet.shapes, index, linked, curly=curly)


def _is_curly(shapes: tuple[Shape, ...]) -> bool:
    """Whether a page is set in curly quotes."""
    lines = (shape for shape in shapes if _CURLY.search(shape.text))
    return len(list(islice(lines, MANY))) == MANY


def is_linked(shape: Shape) -> bool:
    """Whether a line holds a link that stands in posts only, or is nothing but addresses of posts."""
    if shape.weight > POST_LENGTH or "/" not in shape.text:
        return False
    return bool(_LINK.search(shape.text) or _LINKS_ONLY.fullmatch(shape.text))


def is_attribution(line: str) -> bool:
    """Whether a line is, or ends with, a post's attribution: a name, a handle in brackets, mostly a date."""
    return attribution_at(line) is not None


def attribution_at(line: str) -> int | None:
    """Where in a line the attribution begins that ends it; None if there is none."""
    if "@" not in line:
        return None
    if _UNDATED.fullmatch(line):
        return 0
    dashed = next((found for found in _DASHED.finditer(line) if found.end() == len(line)), None)
    if dashed is not None:
        date = line[max(dashed.group().rfind(bracket) for bracket in ")）") + dashed.start() :]
        return dashed.start() if any(ch.isdecimal() for ch in date) else None
    plain = _UNDASHED.fullmatch(line)
    return 0 if plain is not None and read_date(plain["date"].strip()) is not None else None


def _words_above(shapes: tuple[Shape, ...], attribution: int, linked: set[int], *, curly: bool) -> Iterator[Verdict]:
    """The post's words above its attribution, from the nearest line up."""
    if attribution_at(shapes[attribution].text):
        return  # the words stand before it, in its own line
    below = shapes[attribution + 1].text if attribution + 1 in linked else ""
    why = "stands right above a post's attribution, where its words are"
    linked_below = False
    for index in range(attribution - 1, max(-1, attribution - 1 - REACH), -1):
        if not may_be_words(shapes[index], below, linked=linked_below):
            return
        yield verdict(index, "embed", "embed.words", why, 0.9)
        above = shapes[index - 1] if index else None
        linked_below = _LINKS_ONLY.fullmatch(shapes[index].text) is not None
        bare = linked_below or PLACEHOLDER.matches(shapes[index].text)
        if not (bare or is_alert(above) or _typed_like_a_post(above, curly=curly)):
            return
        why = "stands above a post's words or link and is typed as posts are"


def may_be_words(shape: Shape, below: str, *, linked: bool = False) -> bool:
    """Whether a line above an attribution can be the post's: short, no lead-in, typed like its rest.

    What ends with a colon leads to what is below it: the story to the post, or the post to its own link.
    """
    lead_in = shape.end == "colon" and not linked and not is_alert(shape)
    if not 0 < shape.weight <= POST_LENGTH or lead_in or is_attribution(shape.text):
        return False
    return not (_STRAIGHT.search(below) and _CURLY.search(shape.text))


def is_alert(shape: Shape | None) -> bool:
    """Whether a line is nothing but a cry such as "BREAKING", or begins with one and a colon."""
    if shape is None:
        return False
    cry = next((shape.text[: at + 1] for at in map(shape.text.find, ":：") if at > 0), shape.text)
    return len(cry) <= ALERT_LENGTH and ALERT.matches(cry)


def _typed_like_a_post(shape: Shape | None, *, curly: bool) -> bool:
    """Whether a line shows how people type: tags, mentions, emoji, or straight quotes on a page of curly ones."""
    if shape is None:
        return False
    return bool(_TYPED.search(shape.text) or (curly and _STRAIGHT.search(shape.text)))
