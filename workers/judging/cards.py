"""Posts copied from a network's page: name, handle, words, time and counts, each in a line of its own.

The handle opens such a card and its time closes it; without both there is none, as people mention handles in prose.
"""

import re
from collections.abc import Iterator

from workers.judging.embeds import ALERT_LENGTH, POST_LENGTH, is_linked
from workers.judging.shape import Shape
from workers.judging.sheet import Sheet, verdict
from workers.lines.dates import read_date
from workers.model import Verdict

_AT = r"@[\w-]{2,40}(?:[.@][\w-]{2,40}){0,4}"
#: "@harbour", "Harbour Wire @harbour", "Harbour Wire (@harbour)", with the time behind it or without.
_HANDLE = re.compile(
    rf"(?:(?P<name>[^@.!?:;,]{{1,50}}?)\s)?[(（]?(?P<at>{_AT})[)）]?(?:\s?[·•|,–—-]\s?(?P<when>[^@]{{2,40}}))?"
)
_COUNT = r"\d[\d.,\u202f\xa0]{0,8}\s?(?:[KMB]\b|mil\b|тыс\.?|mln\b|万|만|천)?\s?[^\W\d_]{2,20}"
#: "12.4K Views", "14 Reposts · 3 Quotes · 120 Likes": numbers, each with a word, in any language.
_COUNTS = re.compile(rf"{_COUNT}(?:\s?[·•|,]?\s?{_COUNT}){{0,6}}", re.IGNORECASE)
#: A card has at most so many lines of words, and of counts.
WORDS, COUNTS = 8, 6
#: The name above a handle is at most so long.
NAME = 60


def copied_cards(sheet: Sheet) -> Iterator[Verdict]:
    """The lines of posts that were copied with their frame."""
    done = -1
    for index, shape in enumerate(sheet.shapes):
        if index <= done or "@" not in shape.text or shape.weight > 2 * NAME:
            continue
        lines = _card(sheet.shapes, index)
        for line in lines:
            yield verdict(
                line, "embed", "embed.card", "stands in a post that was copied with its name, handle and time", 0.9
            )
        done = max(lines, default=done)


def _card(shapes: tuple[Shape, ...], handle: int) -> range:
    """The lines of the card that a handle opens; none if no time closes it."""
    found = _HANDLE.fullmatch(shapes[handle].text)
    if found is None:
        return range(0)
    first = handle if found["name"] else name_above(shapes, handle)
    if found["when"] and _is_time(found["when"]):
        return range(first, _counts_end(shapes, _words_end(shapes, handle + 1)))
    for index in range(handle + 1, min(handle + 1 + WORDS, len(shapes))):
        shape = shapes[index]
        if shape.weight <= NAME and _is_time(shape.text):
            words = shapes[handle + 1 : index]
            return range(first, _counts_end(shapes, index + 1)) if words else range(0)
        if shape.weight > POST_LENGTH:
            break
    return range(0)


def is_handle(text: str) -> bool:
    """Whether a line is nothing but a handle, with the name before it or the time behind it."""
    return "@" in text and len(text) <= 2 * NAME and _HANDLE.fullmatch(text) is not None


def name_above(shapes: tuple[Shape, ...], index: int) -> int:
    """The line above if it is a name, else this one: the name of who posted may stand above handle or date."""
    return index - 1 if _is_name(shapes, index - 1) else index


def _words_end(shapes: tuple[Shape, ...], start: int) -> int:
    """The line behind a post's words: one line, or as many as stand above one that holds a post's link."""
    end = start + 1
    for index in range(end, min(start + WORDS // 2, len(shapes))):
        if shapes[index].weight > POST_LENGTH or _HANDLE.fullmatch(shapes[index].text):
            break
        end = index + 1 if is_linked(shapes[index]) else end
    return min(end, len(shapes))


def _is_name(shapes: tuple[Shape, ...], index: int) -> bool:
    return (
        index >= 0 and 0 < shapes[index].weight <= NAME and shapes[index].prose == 0 and shapes[index].end == "open"
    )


def _is_time(text: str) -> bool:
    return any(ch.isdecimal() for ch in text) and read_date(text) is not None


def _counts_end(shapes: tuple[Shape, ...], start: int) -> int:
    """The line behind the counts that follow a card's time."""
    end = start
    while (
        end < min(start + COUNTS, len(shapes))
        and shapes[end].weight <= 2 * ALERT_LENGTH
        and _COUNTS.fullmatch(shapes[end].text)
    ):
        end += 1
    return end
