"""Posts by their frames: a line that opens one, a line that closes it, and the words between the two.

Networks print the frame in the reader's language: "Posted by River Radio on Monday, June 3, 2024" below the words,
a date with a dot behind it above them, "See more on Facebook" or "View on Mastodon" at the end. Between paragraphs
of a story none of these is the story's; elsewhere "Posted by ..." is a byline.
"""

import re
from collections.abc import Iterator
from functools import cache

from workers.judging.boxes import Ground, box_of, ground
from workers.judging.cards import is_handle, name_above
from workers.judging.embeds import POST_LENGTH, may_be_words
from workers.judging.sheet import Sheet, verdict
from workers.lines.clock import find_clock
from workers.lines.dates import find_dates, read_date
from workers.lines.fold import narrow
from workers.model import Verdict
from workers.tables.social import EMBED, NETWORKS, NETWORKS_TOO, POSTED, SHARED, VIEWED, VIEWS, VIEWS_INSIDE

#: A line of a frame is at most so long (weighted characters); one that leads to the network has so many words.
LONGEST, VIEW_LONGEST, VIEW_WORDS = 110, 60, 9
#: A post is opened at most so many lines above what closes it.
REACH = 8
#: More lines of this kind are those of a blog's entries.
MOST_POSTED = 3
#: Behind the date of such a line stand at most so many characters; fewer where a stop ends it.
BEHIND = (30, 4)
_FIGURE = re.compile(r"\d")
_DOTS = ("·", "•")
_EMBED, _SHARED = f"phrase.{EMBED.id}", f"phrase.{SHARED.id}"


def framed_posts(sheet: Sheet) -> Iterator[Verdict]:
    """The lines of posts between the paragraphs: their frames, and the words that stand in these."""
    over = ground(sheet)
    inside = [index for index in range(over.first + 1, over.last) if 0 < sheet.shapes[index].weight <= LONGEST]
    for index in inside:
        if _closes(sheet, index):
            yield from _frame(range(_opened(sheet, index), index + 1), "ends a post and stands below it")
        elif _is_dotted(sheet, index):
            yield from _below(sheet, index, over)
    posted = [index for index in inside if _is_posted(sheet, index)]
    for index in posted if len(posted) <= MOST_POSTED else ():
        yield from _above(sheet, index, over)


def _frame(lines: range, why: str) -> Iterator[Verdict]:
    for index in lines:
        yield verdict(index, "embed", "embed.frame", why, 0.9)


def _free(sheet: Sheet, index: int) -> bool:
    """Whether a line reads like no sentence, and no rule but the first judge's has spoken of it."""
    return sheet.shapes[index].prose == 0 and sheet.unnamed(index)


def _closes(sheet: Sheet, index: int) -> bool:
    """Whether a line leads to the post on its network."""
    if sheet.verdicts[index].rule in (_EMBED, _SHARED):
        return True
    shape = sheet.shapes[index]
    if shape.weight > VIEW_LONGEST or shape.words > VIEW_WORDS or not _free(sheet, index):
        return False
    return shape.end != "colon" and _leads_to_network(shape.text)


def _leads_to_network(text: str) -> bool:
    """Whether a line says what a reader may do with a post and names its network, one at its end."""
    words = text.strip(" .…»›→>").split()
    if not words:
        return False
    begins = words[0].casefold() in VIEWS
    ends = words[-1].casefold() in VIEWED or any(word in text for word in VIEWS_INSIDE)
    if not begins and not ends:
        return False
    if ends and (_network().search(text) or _letter().match(text)):
        return True
    last = words[-1] in NETWORKS_TOO or _network().match(words[-1]) is not None
    return last and begins


@cache
def _network() -> re.Pattern[str]:
    return re.compile("|".join(NETWORKS), re.IGNORECASE)


@cache
def _letter() -> re.Pattern[str]:
    """A network whose name is another word or a letter, right before a script without capitals."""
    return re.compile(rf"(?:{'|'.join(NETWORKS_TOO)})(?=[^\x00-\x7f])")


def _opened(sheet: Sheet, closed: int) -> int:
    """The first line of the post that a line closes: that line itself where nothing above opens one."""
    shared = sheet.verdicts[closed].rule == _SHARED
    for index in range(closed - 1, max(-1, closed - 1 - REACH), -1):
        shape = sheet.shapes[index]
        if shape.weight > POST_LENGTH or sheet.verdicts[index].rule == _SHARED:
            break  # another post has ended there
        if is_handle(shape.text) or (shared and sheet.verdicts[index].rule == _EMBED):
            return name_above(sheet.shapes, index)
        if shape.weight <= VIEW_LONGEST and shape.prose == 0 and _is_date(shape.text):
            return name_above(sheet.shapes, index)
    return closed


def _is_date(text: str) -> bool:
    return any(ch.isdecimal() for ch in text) and read_date(text.strip(" ·•")) is not None


def _is_dotted(sheet: Sheet, index: int) -> bool:
    """Whether a line is a date with a dot behind it, as it stands below the name of who posted."""
    shape = sheet.shapes[index]
    return shape.text.endswith(_DOTS) and shape.weight <= VIEW_LONGEST and _is_date(shape.text)


def _below(sheet: Sheet, index: int, over: Ground) -> Iterator[Verdict]:
    """The post below its date: its box, else the line below."""
    box, why = box_of(sheet, index, over), "stands below the name and date of who posted it"
    if len(box) > 1:
        yield from _frame(box, why)
    elif sheet.shapes[index + 1].weight <= POST_LENGTH:
        yield from _frame(range(name_above(sheet.shapes, index), index + 2), why)


def _is_posted(sheet: Sheet, index: int) -> bool:
    """Whether a line says who posted and, at its end, when, and names no author of the page.

    Networks print the day alone; with a time of day it is a blog's line below an entry of its own.
    """
    shape = sheet.shapes[index]
    if shape.prose == 2 or not _FIGURE.search(shape.text) or not POSTED.matches(shape.text):
        return False
    if find_clock(narrow(shape.text)):
        return False
    behind = len(shape.text) - max((found.end for found in find_dates(shape.text)), default=-LONGEST)
    named = (claim.value for claim in sheet.reading.claims if claim.field == "author")
    return behind <= BEHIND[shape.prose] and not any(name in shape.text for name in named if name)


def _above(sheet: Sheet, index: int, over: Ground) -> Iterator[Verdict]:
    """The post above the line that says who posted it: its box, else the line above."""
    box, why = box_of(sheet, index, over), "stands above the line that says who posted it"
    if len(box) == 1 and may_be_words(sheet.shapes[index - 1], ""):
        box = range(index - 1, index + 1)
    yield from _frame(box, why)
