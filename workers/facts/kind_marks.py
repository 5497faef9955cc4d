"""The marks of a page's kind in its class words: in all words at once, as most words bear none."""

import re
from collections.abc import Mapping

from workers.tables import kinds
from workers.tables.spelling import one_of

#: What parts a word: hyphens and low lines, and the sign between two words.
_PARTING = "[-_\0]"
#: How the signs of a mark stand in a word: several hyphens or low lines are one, and any number is a 0.
_WRITTEN = {"-": "[-_]+", "0": "[0-9]+"}
_HYPHENS, _NUMBERS = re.compile("[-_]+"), re.compile("[0-9]+")


def marked(words: Mapping[str, int]) -> dict[str, int]:
    """How often the words that bear a signal's marks stand on a page, where each word stands so often.

    A word bears a mark as a whole, or as one to three of its parts side by side.
    """
    text = "\0" + "\0".join(words) + "\0"
    times = list(words.values())
    borne: set[tuple[str, int]] = set()
    number, counted = -1, 0
    for match in _MARKS.finditer(text):
        number += text.count("\0", counted, match.start() + 1)
        counted = match.start() + 1
        borne.update([(name, number) for name in _SIGNALS.get(match[1]) or _SIGNALS[_plain(match[1])]])
    found: dict[str, int] = {}
    for name, number in borne:
        found[name] = found.get(name, 0) + times[number]
    return found


def _plain(mark: str) -> str:
    """A mark as the table writes it."""
    return _NUMBERS.sub("0", _HYPHENS.sub("-", mark))


def _with_beginnings(marks: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """Mark -> its own signal and those of the marks with which it begins."""
    return {
        mark: tuple([name for other, name in marks.items() if f"{mark}-".startswith(f"{other}-")]) for mark in marks
    }


_TABLE = {form: row.id for row in kinds.MARK_ROWS for form in row.forms}
_SIGNALS = _with_beginnings(_TABLE)
_MARKS = re.compile(f"{_PARTING}(?=({one_of(_TABLE, _WRITTEN)}){_PARTING})")
