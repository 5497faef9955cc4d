"""Icon names glued to words ("folder_openUnited States") come apart, on known names only."""

import re

from msgspec import Struct

from workers.lines.fold import fold
from workers.tables.icons import ICONS, Meaning

#: Longer lines are prose, whatever they hold.
_LONGEST = 300
_BY_LENGTH = sorted(ICONS, key=lambda name: (-len(name), name))
_JOINED = "|".join(re.escape(name) for name in _BY_LENGTH if "_" in name)
_AWESOME = "|".join(re.escape(name) for name in _BY_LENGTH if "-" in name)
_WORDS = "|".join(re.escape(name) for name in _BY_LENGTH if "_" not in name and "-" not in name)
#: A name with "_" is in no language, so anything may follow; a name that is also a word must be glued to
#: something that cannot continue the word: "starAdd" is an icon, "starting" and "share price" are not.
_ICON = re.compile(
    rf"(?<!_)(?P<joined>{_JOINED})(?!_)"
    rf"|(?<![\w-])(?:fa[bsrl]?\s+)?(?P<awesome>{_AWESOME})(?![a-z0-9-])"
    rf"|(?<![\w-])(?P<word>{_WORDS})(?=[^\W_])(?![a-zß-öø-ÿ])"
)
#: What every icon name in a line shows: "_", "fa-", a capital or digit glued to a word, or nothing but words.
_MAYBE = re.compile(r"_|fa-|[a-z][^\W_a-zß-öø-ÿ]|^[a-z ]+$")


class IconItem(Struct, frozen=True, kw_only=True):
    """An icon with the text that follows it; ``icon`` is None for text before the first icon."""

    icon: str | None
    meaning: Meaning | None
    text: str


def split_icons(text: str) -> tuple[IconItem, ...]:
    """Cut a line at the icon names in it; ``()`` when it holds none, or is longer than 300 characters."""
    line = fold(text)
    if len(line) > _LONGEST:
        return ()
    if not _MAYBE.search(line):
        return ()
    if _only_names(line):
        return tuple(IconItem(icon=name, meaning=ICONS[name], text="") for name in line.split())
    found = list(_ICON.finditer(line))
    ends = [match.start() for match in found[1:]] + [len(line)]
    head = line[: found[0].start()].strip() if found else ""
    before = (IconItem(icon=None, meaning=None, text=head),) if head else ()
    return before + tuple(_item(match, line[match.end() : end]) for match, end in zip(found, ends, strict=False))


def _item(match: re.Match[str], text: str) -> IconItem:
    name = match["joined"] or match["awesome"] or match["word"]
    return IconItem(icon=name, meaning=ICONS[name], text=text.strip())


def _only_names(line: str) -> bool:
    """A row of nothing but icon names; one common word alone ("share") is a word, not an icon."""
    words = line.split()
    return bool(words) and all(word in ICONS for word in words) and (len(words) > 1 or "_" in line)
