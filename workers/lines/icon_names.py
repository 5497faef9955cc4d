"""Where icons could stand in a line: names and signs that are icons for certain, and those that need a witness."""

import re
from collections.abc import Iterator

from msgspec import Struct

from workers.tables.icon_marks import BARE_ENDINGS, BASES, EMOJI, ENDINGS, FAMILIES, PREFIXES, PRIVATE
from workers.tables.icons import ICONS, ORDINARY, STYLES, Meaning


def _any(names: tuple[str, ...]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


_STYLES = _any(tuple(STYLES))
#: A name with "_" is in no language, so anything may follow it.
_JOINED = re.compile(
    rf"(?<!_)(?:ic_|icon_)?(?P<name>{_any(tuple(name for name in ICONS if '_' in name))})(?:_(?:{_STYLES}))*(?!_)"
)
#: "favorite_filled", "ic_schedule_24dp": a plain name that only its style joins.
_STYLED = re.compile(
    rf"(?<![^\W_])(?:(?:ic_|icon_)(?P<name>{_any(tuple(ICONS))})(?:_(?:{_STYLES}))*"
    rf"|(?P<plain>{_any(tuple(name for name in ICONS if '_' not in name))})(?:_(?:{_STYLES}))+)(?!_)"
)
#: Any other name in that spelling: it is in no language either, but what it draws is not known.
_SNAKE = re.compile(r"(?<![\w-])[a-z][a-z0-9]+(?:_[a-z0-9]+)+(?!_)")
_BASE = rf"(?P<name>{_any(tuple(BASES))})[2-9]?(?:-(?:{_any(ENDINGS)}))*"
_CLASS = re.compile(
    rf"(?<![\w-])(?:(?:{_any(FAMILIES)})\s+)*(?:(?:{_any(PREFIXES)})-{_BASE}"
    rf"|(?P<bare>{_any(tuple(BASES))})(?:-circle)?-(?:{_any(BARE_ENDINGS)}|o(?![a-z])))"
)
#: Names that are also words, by their first three letters, the longest first: few words of a line have such.
_HEADS = {
    name[:3]: tuple(sorted((other for other in ICONS if other[:3] == name[:3] and "_" not in other), key=len)[::-1])
    for name in ICONS
    if "_" not in name
}
_JOINT = frozenset("_-")
_TOKEN = re.compile(r"(?<![\w-])[a-z0-9]{2}[a-z]")
#: What follows a plain name for certain: something glued that cannot continue the word, so that "starAdd" holds
#: an icon, "starting" and "share price" do not.
_GLUED = re.compile(r"(?=[^\W_])(?![a-zß-öø-ÿ])")
_SIGN = re.compile(f"[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]|(?:{_any(tuple(EMOJI))})\ufe0f?")


class Mark(Struct, frozen=True, kw_only=True):
    """A name or sign at ``[start, end)`` of a line; one that is not ``sure`` is an icon only if others say so."""

    name: str
    meaning: Meaning
    start: int
    end: int
    sure: bool


def find_marks(line: str) -> list[Mark]:
    """Every possible icon of a line, from left to right; of two that overlap, the sure or the longer one."""
    if (
        _HEADS.keys().isdisjoint(_TOKEN.findall(line))
        and _JOINT.isdisjoint(line)
        and (line.isascii() or not _SIGN.search(line))
    ):
        return []
    found = [*_signs(line), *_named(line)]
    found.sort(key=lambda mark: (not mark.sure, mark.start - mark.end))
    kept: list[Mark] = []
    for mark in found:
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: mark.start)


def _signs(line: str) -> Iterator[Mark]:
    if line.isascii():
        return
    for match in _SIGN.finditer(line):
        sign = match[0].rstrip("\ufe0f")
        private = sign not in EMOJI
        meaning = PRIVATE.get(sign, "other") if private else EMOJI[sign]
        yield Mark(name=sign, meaning=meaning, start=match.start(), end=match.end(), sure=private)


def _named(line: str) -> Iterator[Mark]:
    if "_" in line:
        for match in (*_JOINED.finditer(line), *_STYLED.finditer(line)):
            name = match["name"] or match["plain"]
            yield Mark(name=name, meaning=ICONS[name], start=match.start(), end=match.end(), sure=True)
        for match in _SNAKE.finditer(line):
            yield Mark(name=match[0], meaning="other", start=match.start(), end=match.end(), sure=False)
    if "-" in line:
        for match in _CLASS.finditer(line):
            yield _class(match, line)
    for token in _TOKEN.finditer(line):
        start = token.start()  # at the beginning of a word, whatever follows
        name = next((name for name in _HEADS.get(token[0], ()) if line.startswith(name, start)), None)
        if name:
            yield _word(name, start, line)


def _class(match: re.Match[str], line: str) -> Mark:
    base = match["name"] or match["bare"]
    sure = re.match(r"[a-z0-9-]", line[match.end() :]) is None
    name = line[match.start() : match.end()].split()[-1]
    return Mark(name=name, meaning=BASES[base], start=match.start(), end=match.end(), sure=sure)


def _word(name: str, start: int, line: str) -> Mark:
    end = start + len(name)
    glued = _GLUED.match(line, end) is not None and not (ICONS[name] == "other" and line[end].isdigit())
    return Mark(name=name, meaning=ICONS[name], start=start, end=end, sure=glued and name not in ORDINARY)
