"""The head of a page: bylines, dates and icon rows around the first paragraph; section and slogan above it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from workers.judging.headline import is_motto
from workers.judging.shape import Shape
from workers.judging.sheet import Sheet, verdict
from workers.lines.bracketed import read_bracketed
from workers.lines.bylines import read_byline, read_credit_line
from workers.lines.dates import read_date
from workers.lines.icon_rows import is_label
from workers.model import Role, Verdict
from workers.tables.agency_words import AGENCY_WORDS
from workers.tables.sections import SECTIONS

#: Bylines and dates stand so many blocks before the first paragraph, or so few after it began.
BEFORE = 15
AFTER = 4
#: … and no more than so many above the page's first-rank heading.
ABOVE_RANK = 6
#: A credit stands in one of the last lines.
TAIL = 3
#: Longer lines are sentences; a label and its colon are at most so long.
LONGEST, LABEL = 160, 25
#: A headline below more than this share of the kept text heads a part of the page and not all of it.
MOST_ABOVE = 0.3
_MENU_RUN = 3
_BARS, _BAR = frozenset("|·•"), re.compile(r"\s*[|·•]\s*")
#: A motto below a loader is at most so long (weighted characters), and the loader one of the first lines.
MOTTO, LOADER_REACH = 120, 4


def credit_lines(sheet: Sheet) -> Iterator[Verdict]:
    """Bylines, dates and agency credits: beside the first paragraph, and in the last lines."""
    start, end = sheet.body_start, sheet.body_end
    head = range(_head_begins(sheet, start), min(len(sheet.shapes), start + AFTER))
    tail = (index for index in (*range(max(0, end - TAIL + 1), end + 1), *_behind(sheet, end)) if index >= head.stop)
    for index in (*head, *tail):
        shape = sheet.shapes[index]
        if not shape.text or shape.weight > LONGEST or _is_settled(sheet, index):
            continue
        place = "head" if index < head.stop else "tail"
        role, what = _credit_role(shape.text, place)
        if role:
            yield verdict(index, role, f"{place}.{role}", what)


def _head_begins(sheet: Sheet, start: int) -> int:
    """The first line of the head: little of it stands above the last heading of first rank above the text."""
    far = max(0, start - BEFORE)
    ranked = (block.index for block in reversed(sheet.reading.blocks[far:start]) if block.tag == "h1")
    return max(far, next(ranked, far) - ABOVE_RANK)


def labelled_line(sheet: Sheet) -> Iterator[Verdict]:
    """The one short line inside the text that a label with a colon opens, and that names a person: who wrote it."""
    start, end = sheet.body_start + AFTER, sheet.body_end
    found = [index for index in sheet.text if start <= index < end and _is_labelled(sheet.shapes[index])]
    named = [index for index in found if sheet.unnamed(index) and _names_who_wrote(sheet.shapes[index].text)]
    if len(named) == 1:
        yield verdict(named[0], "byline", "body.byline", "says who wrote the story, inside it", 0.8)


def _is_labelled(shape: Shape) -> bool:
    """A quick look: short, no paragraph, a colon behind its first word or two."""
    at = shape.text.find(":", 1, LABEL)
    return at > 0 and shape.weight <= LONGEST and shape.prose < 2 and shape.text.count(" ", 0, at) < 2


def _names_who_wrote(line: str) -> bool:
    found = read_byline(line.replace("：", ":"))
    if found is None or not found.rule.startswith("by-"):
        return False
    return any(credit.kind == "person" and len(credit.name.split()) > 1 for credit in found.credits)


def _behind(sheet: Sheet, end: int) -> list[int]:
    """The lines right behind the text; a post that is shown there may stand between it and its credit."""
    lines = (index for index in range(end + 1, len(sheet.shapes)) if sheet.role(index) != "embed")
    return list(islice(lines, TAIL))


def _is_settled(sheet: Sheet, index: int) -> bool:
    """What a row of icons says is read by its icons, and the names and dates of a post are the post's."""
    return sheet.verdicts[index].rule in ("head.icons", "head.drawn") or sheet.role(index) == "embed"


def bracketed_end(sheet: Sheet) -> Iterator[Verdict]:
    """A last line that stands in brackets as a whole and names someone says whose report the story is."""
    end = sheet.text[-1] if sheet.text else -1
    for index in (end, *_behind(sheet, end)) if end > 0 else ():
        if sheet.unnamed(index) and _credits(sheet.shapes[index].text):
            yield verdict(index, "credit", "tail.bracketed", "ends the text in brackets, and says who reported", 0.8)


def _credits(line: str) -> bool:
    """Whether a line in brackets names someone, or speaks of the agency whose text the story is."""
    if read_bracketed(line):
        return True
    short = line[:1] in ("(", "（", "[") and line[-1:] in (")", "）", "]") and len(line) <= LONGEST
    return short and not AGENCY_WORDS.isdisjoint(word.strip(".,;:()[]") for word in line.casefold().split())


@lru_cache(maxsize=2**12)
def _credit_role(line: str, place: str) -> tuple[Role | None, str]:
    """What a line credits; an agency named in the last lines is a credit even where it reads like a byline."""
    credited = read_credit_line(line)
    if credited and place == "tail":
        return "credit", "credits whose report the story is"
    if read_byline(line) is not None:
        return "byline", "says who wrote the story"
    if credited:
        return "credit", "credits whose report the story is"
    if read_date(line) is not None:
        return "dateline", "says when, and nothing else"
    return ("dateline", "says when, and where on the site") if _is_dated_label(line) else (None, "")


def _is_dated_label(line: str) -> bool:
    """Whether bars part a line into a date and labels of a few words ("Land and Coast | 3 May 2025")."""
    if _BARS.isdisjoint(line) or not any(map(str.isdecimal, line)):
        return False
    parts = [part for part in _BAR.split(line) if part]
    dated = [read_date(part) is not None for part in parts]
    labels = [part for part, is_date in zip(parts, dated, strict=True) if not is_date]
    return sum(dated) == 1 and 0 < len(labels) <= 2 and all(is_label(part) for part in labels)


def section_labels(sheet: Sheet) -> Iterator[Verdict]:
    """The section's name right above the headline or between it and the text; in a row of names it is a menu."""
    found = sheet.headlines
    if not found:
        return
    claimed = {claim.value.casefold() for claim in sheet.reading.claims if claim.field == "section"}
    first, start = max(0, found[0] - 2), sheet.body_start
    names = SECTIONS | claimed
    known = {
        index
        for index in range(max(0, first - 2), min(start + _MENU_RUN, len(sheet.shapes)))
        if sheet.shapes[index].text.strip(" /|>›»").casefold() in names
    }
    for index in range(first, start):
        in_a_row = sum(near in known for near in range(max(0, index - 2), index + _MENU_RUN))
        if index in known and in_a_row < _MENU_RUN and not _in_menu(sheet, index):
            yield verdict(index, "section", "head.section", "is a section's name, beside the headline")


def _in_menu(sheet: Sheet, index: int) -> bool:
    block = sheet.reading.blocks[index]
    return block.tag == "li" or "/nav" in block.path or "nav" in block.marks


def above_headline(sheet: Sheet) -> Iterator[Verdict]:
    """Whatever stands above the headline belongs to the site: a slogan falls by its place, not by its words."""
    found = sheet.headlines
    above = [index for index in sheet.text if index < found[0]] if found else []
    if _weight(sheet, above) > MOST_ABOVE * _weight(sheet, sheet.text):
        return
    for index in above:
        if sheet.is_text or sheet.shapes[index].prose < 2:
            yield verdict(index, "chrome", "head.above", "stands above the headline, where the site speaks of itself")


def below_loader(sheet: Sheet) -> Iterator[Verdict]:
    """The site's motto between its loader and a text that has no headline; a quotation opens the text itself."""
    if not sheet.is_text or sheet.headlines:
        return
    for index in range(1, min(sheet.body_start, LOADER_REACH)):
        shape = sheet.shapes[index]
        if sheet.unnamed(index) and is_motto(sheet, index) and shape.weight <= MOTTO and shape.text[0].isalpha():
            yield verdict(index, "chrome", "head.motto", "stands alone between the site's loader and the text", 0.7)


def _weight(sheet: Sheet, indices: Iterable[int]) -> int:
    return sum([sheet.shapes[index].weight for index in indices])


def standfirst(sheet: Sheet) -> Iterator[Verdict]:
    """An unfinished line between headline and text is a standfirst or a picture's label, and no paragraph."""
    found = sheet.headlines
    for index in range(found[-1] + 1, sheet.body_start) if found and sheet.is_text else ():
        shape = sheet.shapes[index]
        if shape.prose == 0 and shape.words > 3 and sheet.unnamed(index):
            yield verdict(index, "subtitle", "head.standfirst", "stands between the headline and the text", 0.6)
