"""Printed dates: in lines that were judged to hold one, and in the short lines around the headline."""

import re
from collections.abc import Iterable, Iterator

from workers.facts.dated import Dated, from_line, without
from workers.facts.opening import glued_lines
from workers.facts.scene import Places, Scene
from workers.lines.bylines import read_byline
from workers.lines.dates import DateReading, find_dates, read_date
from workers.lines.elsewhen import is_elsewhen, is_other_label
from workers.lines.fold import fold, narrow
from workers.lines.icons import split_icons
from workers.lines.labels import read_label
from workers.model import HIDDEN, Block, Role

#: Strengths on the scale of the markup's rules, by place: below the headline, in a cut line beside it, inside the
#: text, above the headline, at the end; and by what it is: relative, behind another label, a month alone, a clock.
_HEAD, _CUT, _INSIDE, _ABOVE, _TAIL = 0.72, 0.66, 0.60, 0.58, 0.40
_RELATIVE, _OTHER, _COARSE, _CLOCK = 0.35, 0.25, 0.22, 0.20
#: So many blocks before and behind the headline may hold a line that nobody judged to be a date's.
_BEFORE, _NEAR = 3, 10
#: They stand above the text, or below its first paragraphs: a standfirst is often one.
_BEHIND = 3
#: A longer cut line is a date's only if it begins with the date or with a byline's label.
_LONGEST, _LONGEST_OPENED = 60, 200
#: What every whole day holds, in any script's digits.
_FIGURE = re.compile(r"\d")
#: A label that is none of a publication's, right before a date ("Deadline: 3 May 2025").
_OTHER_LABEL = re.compile(r"(?:^|[|•·(]\s*)[^\W\d_][\w-]*(?: [\w-]+)?: ?$")
#: The class of an element that holds what a reader or a customer wrote; it stands near the line itself.
_COMMENT = re.compile(
    r"(?:div-)?comment-(?:meta|body|content|metadata|author|date|time|header|\d+)$|comment(?:metadata|date|time|header)$"
    r"|(?:user|customer|guest|reader)-?reviews?|rating-single|h-?review"
)
_NEAREST = 4
#: Where a site prints what day it is.
_SITE_HEAD = re.compile(r"/(?:header|nav)\b")
_TODAY = re.compile(
    r"(?:[\w-]*[_-])?(?:today|clock|current-?date|date-?today|todays-?date|top-?bar|weather|masthead)(?:[_-]\w+)*"
)
_ROLES: tuple[Role, ...] = ("dateline", "byline", "section", "credit")


def printed_dates(scene: Scene, language: str | None, title: str | None) -> Iterator[Dated]:
    """The dates of date lines, bylines and icon rows, of cut lines beside the headline, and of a glued byline."""
    places = scene.places
    for block in scene.outer_blocks(*_ROLES):
        why = _why_elses(block, places, scene)
        for line in _lines(block):
            for reading in find_dates(line, fetched_at=scene.fetched_at, language=language) or _undated(line):
                dated = from_line(block, reading, _strength(block, reading, places, scene))
                told = why or _why_clock(block, reading, places, scene)
                yield without(dated, told) if told and dated.date else dated
    for block, reading in _unjudged(scene, places, language):
        dated = from_line(block, reading, min(_CUT, _strength(block, reading, places, scene)))
        told = _why_clock(block, reading, places, scene)
        yield without(dated, told) if told and dated.date else dated
    glued = glued_lines(scene, title)
    if glued and read_byline(glued[1]):
        for reading in find_dates(glued[1], fetched_at=scene.fetched_at, language=language):
            yield from_line(glued[0], reading, _strength(glued[0], reading, places, scene))


def without_elses(every: Iterable[Dated]) -> list[Dated]:
    """The printed dates; one that another line calls an event's or an offer's is refused wherever it stands."""
    found = list(every)
    others = {dated.claim.raw: dated.claim.refused for dated in found if is_elsewhen(dated.claim.refused)}
    if not others:
        return found
    whys = {
        id(dated): next((why for raw, why in others.items() if raw.startswith(dated.claim.raw)), None)
        for dated in found
    }
    return [without(dated, whys[id(dated)] or "") if dated.date and whys[id(dated)] else dated for dated in found]


def _why_elses(block: Block, places: Places, scene: Scene) -> str | None:
    """Why the dates of a line are not the article's: a comment's, or of what the line above says; else None."""
    if is_readers(block):
        return "the date of a reader's comment"
    if block.index not in places.tail or not block.index:
        return None
    above = scene.reading.blocks[block.index - 1].text
    return f"the day of something else ({above.strip(' :')})" if is_other_label(above) else None


def is_readers(block: Block) -> bool:
    """Whether a line's own marks say that it is a reader's or a customer's."""
    return any(_COMMENT.match(mark) for mark in block.marks[:_NEAREST])


def _unjudged(scene: Scene, places: Places, language: str | None) -> Iterator[tuple[Block, DateReading]]:
    """The dates of cut lines beside the headline, and one with which a headline itself begins."""
    for block in _beside(scene, places):
        for reading in _opening(block, scene, language):
            yield block, reading
    for block in scene.outer_blocks("headline"):
        first = next(_opening(block, scene, language), None) if block.text[:1].isdigit() else None
        if first and first.start == 0:
            yield block, first


def _strength(block: Block, reading: DateReading, places: Places, scene: Scene) -> float:
    if reading.rule.startswith("relative."):
        return _RELATIVE
    if reading.published and len(reading.published.value) < len("2025-01-01"):
        return _COARSE
    if not reading.issued and not reading.modified and _OTHER_LABEL.search(fold(block.text)[: reading.start]):
        return _OTHER
    if block.index in places.tail or -1 < places.last < block.index:
        return _TAIL
    if block.index >= places.headline:
        return _HEAD if block.index <= places.first or places.first < places.headline else _INSIDE
    if _is_clock(reading, scene):
        return _CLOCK
    return _HEAD if reading.issued else _ABOVE


def _why_clock(block: Block, reading: DateReading, places: Places, scene: Scene) -> str | None:
    """Why the day of the fetch is nobody's publication: the site's head prints it, above the headline; else None."""
    if block.index >= places.headline or reading.issued or not _is_clock(reading, scene):
        return None
    in_head = _SITE_HEAD.search(block.path) and "/article" not in block.path
    named = any(map(_TODAY.fullmatch, block.marks[:_NEAREST]))
    return "the day of the fetch in the head of the site: its clock" if in_head or named else None


def _is_clock(reading: DateReading, scene: Scene) -> bool:
    """A date above the headline that is the day of the fetch is the site's clock, unless nothing else is said."""
    if scene.fetched_at is None or reading.published is None:
        return False
    return reading.published.value.startswith(f"{scene.fetched_at:%Y-%m-%d}")


def _undated(line: str) -> tuple[DateReading, ...]:
    """What a line without a date that can be told says of when: a day of another calendar, or of the week alone."""
    reading = read_date(line)
    return (reading,) if reading else ()


def _lines(block: Block) -> list[str]:
    """The block's text, or the texts behind its icons."""
    items = split_icons(block.text)
    return [item.text for item in items if item.text] if items else [block.text]


def _beside(scene: Scene, places: Places) -> list[Block]:
    """Short lines that were cut, from above the headline to the first paragraph, but none that markup hides."""
    if places.headline < 0 or places.first < 0:
        return []
    begin = max(0, places.headline - _BEFORE)
    behind = min(places.first + _BEHIND, max(places.first, places.last))
    end = min(max(behind, places.headline + 1), places.headline + 1 + _NEAR)
    cut = (
        verdict.block for verdict in scene.verdicts[begin:end] if verdict.role == "chrome" and verdict.rule != HIDDEN
    )
    short = (block for index in cut if len((block := scene.reading.blocks[index]).text) <= _LONGEST_OPENED)
    return [block for block in short if _FIGURE.search(block.text)]


def _opening(block: Block, scene: Scene, language: str | None) -> Iterator[DateReading]:
    """The whole days of a cut line: of a long one, only those that open it or are told to be a publication's."""
    short = len(block.text) <= _LONGEST
    for reading in find_dates(block.text, fetched_at=scene.fetched_at, language=language):
        if is_day(reading) and (
            short or reading.start == 0 or reading.issued or read_label(narrow(fold(block.text)))
        ):
            yield reading


def is_day(reading: DateReading) -> bool:
    """Whether a reading is a whole day that was printed as such."""
    found = reading.published
    return found is not None and found.basis == "printed" and len(found.value) >= len("2025-01-01")
