"""Which label of some rows of icons is the section: told by its icon, else by its place beside the date."""

import re
from collections.abc import Sequence
from itertools import pairwise

from workers.lines.bylines import read_byline
from workers.lines.credit_lines import read_credit_line
from workers.lines.dates import read_date
from workers.lines.icons import IconItem, is_about, is_chrome, is_pin
from workers.tables.sections import SECTIONS

#: A section's name is at most so many characters and words.
_LONGEST, _WORDS = 40, 5
#: Words that stand before an author's name.
_BY = re.compile(r"\b(?:by|von|par|por|door|av|af|od|от|від|tarafından)\b", re.IGNORECASE)


def section_item(items: Sequence[IconItem]) -> IconItem | None:
    """The section among the labels of neighbouring icon rows, in reading order; None where no label is one.

    An icon that stands for sections says it. Another one (a globe, a flag, one without a name) says it where its
    label stands beside a date, as the row "section, date" does; the label right before the date is the likelier.
    """
    told = next((item for item in items if item.meaning == "section" and item.text and not _is_date(item)), None)
    if told is not None:
        return told
    dated = next((place for place, item in enumerate(items) if _is_date(item)), None)
    if dated is None:
        return None
    liked = sum(item.meaning == "favourite" for item in items) > 1
    order = (*reversed(items[:dated]), *items[dated + 1 :])
    return next((item for item in order if _may_stand_for_one(item, liked=liked) and is_label(item.text)), None)


def _is_date(item: IconItem) -> bool:
    return bool(item.text) and (item.meaning == "time" or read_date(item.text) is not None)


def _may_stand_for_one(item: IconItem, *, liked: bool) -> bool:
    """Whether an icon can stand for a section: not what shows a deed or a person; a pin shows places."""
    if item.icon is None:
        return False
    if item.meaning not in ("share", "print") and item.text.casefold() in SECTIONS:
        return True
    if item.meaning == "favourite":
        return liked  # the other one is the button
    if is_pin(item.icon):
        return item.text.casefold() in SECTIONS
    if item.meaning is None:
        return item.text.casefold() in SECTIONS or not _like_a_name(item.text)
    return item.meaning == "other" and ("_" in item.icon or is_about(item.icon))


def _like_a_name(text: str) -> bool:
    """Whether a label could be a person's name: an icon that nothing names may show a person as well."""
    words = text.split()
    if len(words) == 1:
        return any(one.islower() and two.isupper() for one, two in pairwise(text))
    return all(word[0].isalpha() and not word[0].islower() for word in words)


def is_label(text: str) -> bool:
    """Whether a text can be a section's name: few words, a capital at its head, no button, credit or number."""
    if not text or len(text) > _LONGEST or len(text.split()) > _WORDS or any(ch.isdecimal() for ch in text):
        return False
    if text[0].islower() or not text[0].isalpha() or text[-1] in ".!?:…。":
        return False
    if text.casefold() in SECTIONS:
        return True
    if _BY.search(text) or is_chrome(text) or read_byline(text) is not None:
        return False
    return not read_credit_line(text)
