"""Icon names glued to words ("folder_openUnited States") come apart: certain ones, and those with a witness."""

import re
from functools import lru_cache

from msgspec import Struct

from workers.lines.date_labels import is_label
from workers.lines.dates import read_date
from workers.lines.fold import fold
from workers.lines.icon_names import Mark, find_marks
from workers.tables.chrome import CHROME
from workers.tables.chrome_tools import TOOLS
from workers.tables.icon_marks import EMOJI
from workers.tables.icons import ABOUT, ICONS, LABELS_TOO, PLACES, Meaning
from workers.tables.row import Index

#: Longer lines are prose, whatever they hold.
_LONGEST = 300
_CHROME = Index((*CHROME, TOOLS))
#: A name glued to so few small letters is a form of the word itself ("labels", "tagged"), no icon with a text.
_INFLECTED = 4
_BETWEEN = " |·•/-–—"
_SMALL = re.compile(r"[^\W\d_]*")


class IconItem(Struct, frozen=True, kw_only=True):
    """An icon with the text that follows it; ``icon`` is None for text before the first icon."""

    icon: str | None
    meaning: Meaning | None
    text: str


@lru_cache(maxsize=4096)
def split_icons(text: str) -> tuple[IconItem, ...]:
    """Cut a line at the icon names in it; ``()`` when it holds none, or is longer than 300 characters.

    A name that could be a word ("folderWorld", "scheduleone month ago", an emoji) counts where what follows it is
    a date or a phrase of chrome, or where another icon of the line is certain and it opens a section's or
    person's name.
    """
    line = fold(text)
    if not line or len(line) > _LONGEST:
        return ()
    if _only_names(line):
        return tuple(IconItem(icon=name, meaning=ICONS[name], text="") for name in line.split())
    found = find_marks(line)
    marks = _certain(line, found) if found else ()
    if not marks:
        return ()
    ends = [mark.start for mark in marks[1:]] + [len(line)]
    head = line[: marks[0].start].strip()
    before = (IconItem(icon=None, meaning=None, text=head),) if head else ()
    return before + tuple(
        IconItem(icon=mark.name, meaning=mark.meaning, text=line[mark.end : end].strip(" :|"))
        for mark, end in zip(marks, ends, strict=True)
    )


def is_chrome(text: str) -> bool:
    """Whether a label is a phrase of the site's own buttons and menus."""
    return _CHROME.first(" ".join(text.split())) is not None


def lead_icon(text: str) -> IconItem | None:
    """The icon that a line begins with and its label, whether or not it is certain; None where none does."""
    line = fold(text)
    mark = next((mark for mark in find_marks(line) if mark.start == 0), None) if len(line) <= _LONGEST else None
    if mark is None or (not mark.sure and mark.name not in EMOJI and line[mark.end :][:1] != " "):
        return None
    label = line[mark.end :].strip(_BETWEEN)
    return IconItem(icon=mark.name, meaning=mark.meaning, text=label) if label else None


def _certain(line: str, marks: list[Mark]) -> list[Mark]:
    """The marks that are icons: the sure ones, those that the text behind them proves, and what these prove."""
    kept: list[Mark] = []
    doubtful: list[Mark] = []
    for place, mark in reversed(tuple(enumerate(marks))):
        end = kept[-1].start if kept else len(line)
        after = marks[place + 1].start if place + 1 < len(marks) else end
        led = place > 0 and marks[0].start == 0
        proven = mark.sure or _proves(mark, line[mark.end : end], alone=not kept and not led, led=led)
        proven = proven or (led and after < end and _proves(mark, line[mark.end : after], alone=False, led=True))
        proven = proven and (mark.sure or not _ends_label(mark, line))
        (kept if proven else doubtful).append(mark)
    if kept:
        kept += [mark for mark in doubtful if _opens(mark, line, kept)]
    return sorted(kept, key=lambda mark: mark.start)


def _proves(mark: Mark, behind: str, *, alone: bool, led: bool) -> bool:
    """Whether the text behind a name is a date or a phrase of chrome, as a whole; ``led``: a name opens the line."""
    text = behind.strip(_BETWEEN)
    if _is_date_label(mark, behind):
        return False
    if not text or (alone and behind[0] == " " and mark.name in LABELS_TOO):
        return False
    if mark.name not in EMOJI and mark.end - mark.start + len(text) > _LONGEST // 4:
        return False
    if read_date(text) is not None:
        return True
    return (led or mark.start == 0 or behind[0] != " ") and is_chrome(text)


def _is_date_label(mark: Mark, behind: str) -> bool:
    """Whether a name and the small letters behind it are a date's label: "updated" holds no icon."""
    glued = _SMALL.match(behind)
    return glued is not None and glued[0] != "" and glued[0].islower() and is_label(mark.name + glued[0])


def _ends_label(mark: Mark, line: str) -> bool:
    """Whether a name and the word before it are a date's label: "Last update" holds no icon."""
    before = line[: mark.start].split(" ")[-2:]
    return len(before) > 1 and before[1] == "" and is_label(f"{before[0]} {mark.name}")


def _opens(mark: Mark, line: str, kept: list[Mark]) -> bool:
    """Whether a doubtful name opens a section's or person's name, beside an icon that is certain."""
    end = min((other.start for other in kept if other.start > mark.start), default=len(line))
    behind = line[mark.end : end]
    if mark.name in EMOJI:
        return bool(behind.strip()) or not behind
    begins = max((other.end for other in kept if other.end <= mark.start), default=0)
    before = line[begins : mark.start].strip(_BETWEEN)
    if mark.meaning == "time":
        return read_date(behind.strip(_BETWEEN)) is not None
    if before and read_date(before) is None:
        return False
    if mark.meaning not in ("section", "person"):
        return _capital(behind) and (mark.meaning == "favourite" or "_" in mark.name or is_about(mark.name))
    glued = _SMALL.match(behind)
    return behind[:1] == " " or (glued is not None and len(glued[0]) >= _INFLECTED)


def _capital(behind: str) -> bool:
    """Whether a name opens what follows: with a capital letter, or in a script that has none."""
    first = behind.lstrip()[:1]
    return first.isalpha() and not first.islower()


def is_about(name: str) -> bool:
    """Whether an icon, by any part of its name, shows a subject or a place, so that it may open a section's name."""
    return not ABOUT.isdisjoint(_parts(name)) or is_pin(name)


def is_pin(name: str) -> bool:
    """Whether an icon marks a place on a map, by any part of its name."""
    return not PLACES.isdisjoint(_parts(name))


def _parts(name: str) -> set[str]:
    words = re.split(r"[_-]", name)
    return {"_".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1)}


def _only_names(line: str) -> bool:
    """A row of nothing but icon names; one common word alone ("share") is a word, not an icon."""
    words = line.split() if line[0].islower() else []
    return bool(words) and all(word in ICONS for word in words) and (len(words) > 1 or "_" in line)
