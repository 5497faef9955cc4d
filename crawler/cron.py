"""Cron lines of five fields, as sites.toml has them: what is wrong with one, and which numbers it stands for."""

import re

#: The five fields of a cron line: (name, least, most, words that may stand for numbers).
_CRON: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("minute", 0, 59, ()),
    ("hour", 0, 23, ()),
    ("day of month", 1, 31, ()),
    ("month", 1, 12, ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")),
    ("day of week", 0, 6, ("sun", "mon", "tue", "wed", "thu", "fri", "sat")),
)
_CRON_PART = re.compile(r"(?:\*|(\w+)(?:-(\w+))?)(?:/(\d+))?")


def cron_fault(line: str) -> str | None:
    """What is wrong with a cron line, or None: five fields of ``*``, ``*/n``, ``a``, ``a-b`` or a list of these."""
    fields = line.split()
    if len(fields) != len(_CRON):
        return f"cron {line!r} has {len(fields)} fields; write five: minute hour day-of-month month day-of-week"
    for text, (name, least, most, words) in zip(fields, _CRON, strict=True):
        if not all(_cron_part(part.lower(), least, most, words) for part in text.split(",")):
            return f"cron {line!r}: {text!r} is no {name} ({least} to {most}, *, */n, a-b or a list of these)"
    return None


def _cron_part(part: str, least: int, most: int, words: tuple[str, ...]) -> bool:
    found = _CRON_PART.fullmatch(part)
    if found is None or (found[3] is not None and int(found[3]) == 0):
        return False
    if found[3] is not None and found[1] is not None and found[2] is None:
        return False  # "3/7": Celery knows steps of * and of a range only
    ends = [_cron_number(end, least, words) for end in found.group(1, 2) if end is not None]
    return all(least <= end <= most for end in ends) and ends == sorted(ends)


def cron_numbers(line: str) -> tuple[frozenset[int], ...]:
    """The numbers that each field of a cron line stands for: minutes, hours, days, months, weekdays (0 is Sunday)."""
    fields = zip(line.split(), _CRON, strict=True)
    return tuple(
        frozenset(number for part in text.lower().split(",") for number in _cron_range(part, least, most, words))
        for text, (_, least, most, words) in fields
    )


def _cron_range(part: str, least: int, most: int, words: tuple[str, ...]) -> range:
    found = _CRON_PART.fullmatch(part)
    if found is None:
        return range(0)
    first, last = (None if end is None else _cron_number(end, least, words) for end in found.group(1, 2))
    begin = least if first is None else first
    end = most if first is None else begin if last is None else last
    return range(begin, end + 1, int(found[3] or 1))


def _cron_number(text: str, least: int, words: tuple[str, ...]) -> int:
    if text in words:
        return words.index(text) + least
    return int(text) if text.isascii() and text.isdigit() else -1
