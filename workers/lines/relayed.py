"""Chains in other words than "X via Y": a line in brackets that names two agencies, with a word for passing on.

"(This is an Associated Press report, carried by IANS)": the names are told by their capitals or by the table of
agencies, whatever stands around them; so a chain is read in languages whose phrases no table has as a whole.
"""

import re
from functools import cache
from itertools import pairwise

from msgspec import Struct

from workers.lines.agency_shape import is_agency_shaped
from workers.lines.chains import is_report_word, without_article
from workers.lines.fold import fold
from workers.lines.labels import Role
from workers.lines.names import agency_named
from workers.model import Credit
from workers.tables.agencies import AGENCIES
from workers.tables.relays import OTHERS, RELAYS, RELAYS_EAST

_LONGEST, _MOST_NAMES = 160, 4
_EAST = "\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7a3"
#: Small words inside a name ("Press Trust of India").
_SMALL = frozenset({"of", "de", "di", "do", "da", "del", "du", "des", "für", "for", "the"})
_ELIDED = re.compile(r"^\w{1,5}['’](?=[^\W\d_a-z])")
_OWNER = re.compile(r"['’]s?$")
_WORDS = re.compile(r"[^\s,;:()|/·–—،、。]+")


class _Name(Struct, frozen=True, kw_only=True):
    """A name at ``[start, end)`` of a line; ``agency``: known as one, or one by its words."""

    text: str
    start: int
    end: int
    agency: bool


def read_relay(text: str) -> tuple[Credit, ...]:
    """One credit for each agency of a chain but the last, which passed the text on; ``()`` for any other line."""
    line = fold(text).strip("()[]（）【】 .")
    if len(line) > _LONGEST or ". " in line or not _may_relay(line):
        return ()
    names = _names(line)
    if not 2 <= len(names) <= _MOST_NAMES or not names[0].agency or _says_more(line, names):
        return ()
    behind = _relays(line[names[-1].end :])
    if not all(_relays(line[one.end : two.start]) or behind for one, two in pairwise(names)):
        return ()
    around = (line[: names[0].start].split() or [""])[-1:] + (line[names[0].end :].split() or [""])[:1]
    role: Role = "by" if any(is_report_word(word) for word in around) else "source"
    return tuple(
        Credit(
            name=one.text,
            kind="agency" if one.agency else "organisation",
            role=role if not place else "source",
            via=two.text,
        )
        for place, (one, two) in enumerate(pairwise(names))
    )


def _may_relay(line: str) -> bool:
    folded = line.casefold()
    return any(stem in folded for stem in RELAYS) or any(word in line for word in RELAYS_EAST)


def _relays(gap: str) -> bool:
    """Whether the words between two names, or behind the last, say that a text was passed on."""
    if any(word in gap for word in RELAYS_EAST):
        return True
    return any(word.casefold().startswith(RELAYS) for word in _WORDS.findall(gap))


def _says_more(line: str, names: list[_Name]) -> bool:
    """Whether the line also says who wrote, or whose text went in."""
    left = "".join(
        line[one:two]
        for one, two in pairwise([0, *(at for name in names for at in (name.start, name.end)), len(line)])
    )
    return any(word.casefold() in OTHERS for word in _WORDS.findall(left))


def _names(line: str) -> list[_Name]:
    """The names of a line from left to right: those that the table knows, and runs of capitals."""
    known = [
        _Name(text=match[0], start=match.start(), end=match.end(), agency=True) for match in _marks().finditer(line)
    ]
    taken = [(name.start, name.end) for name in known]
    for start, end in _runs(line):
        if all(end <= one or two <= start for one, two in taken):
            known += _named(line, start, end, beside=bool(known))
    names = sorted(known, key=lambda name: name.start)
    return [*names, *_carrier(line, names[0].end)] if len(names) == 1 else names


def _runs(line: str) -> list[tuple[int, int]]:
    """Where words with capitals stand together, small words inside a name among them."""
    runs: list[tuple[int, int]] = []
    small = False
    for word in _WORDS.finditer(line):
        if _ELIDED.sub("", word[0])[0].isupper() or agency_named(word[0]):
            near = runs and line[runs[-1][1] : word.start()].strip(" ") in ("", *(_SMALL if small else ()))
            runs[-1:] = [(runs[-1][0], word.end())] if near else [*runs[-1:], word.span()]
        small = word[0] in _SMALL
    return runs


def _named(line: str, start: int, end: int, *, beside: bool) -> list[_Name]:
    """The name in a run of capitals, without the words for a report before it; none where it is no agency's."""
    words = line[start:end].split()
    tails = [without_article(_OWNER.sub("", _ELIDED.sub("", " ".join(words[at:])))) for at in range(len(words))]
    text = next((tail for tail in tails if agency_named(tail)), None)
    if text is None:
        text = next((tail for word, tail in zip(words, tails, strict=True) if not is_report_word(word)), "")
        if not is_agency_shaped(text, chained=True) and not beside:
            return []
    agency = bool(agency_named(text)) or is_agency_shaped(text, chained=True)
    at = line.index(text, start)
    return [_Name(text=text, start=at, end=at + len(text), agency=agency)] if text else []


def _carrier(line: str, after: int) -> list[_Name]:
    """The agency by its words that stands behind the word for passing on, in a script without capitals."""
    relay = next((word for word in _WORDS.finditer(line, after) if word[0].startswith(RELAYS)), None)
    text = line[relay.end() :].strip(" .،,") if relay else ""
    found = bool(text) and is_agency_shaped(text, chained=True)
    return [_Name(text=text, start=len(line) - len(text), end=len(line), agency=True)] if found else []


@cache
def _marks() -> re.Pattern[str]:
    """The names of agencies in scripts without capitals."""
    every = sorted({name for agency in AGENCIES for name in agency.aliases}, key=lambda name: (-len(name), name))
    east = "|".join(re.escape(name) for name in every if re.search(f"[{_EAST}]", name))
    plain = "|".join(
        re.escape(name) for name in every if not re.search(f"[{_EAST}]", name) and name == name.swapcase()
    )
    return re.compile(rf"{east}|(?:(?<=[\s(,،:ولب])|^)(?:{plain})(?=[\s),،.:؛]|$)")
