"""What a language's row of relative dates holds."""

from msgspec import Struct


class Relative(Struct, frozen=True, kw_only=True):
    """How one language says how long ago; ``_`` stands for a space inside a word's form.

    ``units`` lists the forms of second, minute, hour, day, week, month, year in this order (``|`` between units).
    Without a number the first form of a unit means one, the others several; ``=2`` behind a form says otherwise
    (a dual). ``forms`` are expressions in which N stands for a number or a number word and U for a unit; ``ones``
    are the words for one, ``numbers`` those from two on, ``several`` those that tell no number.

    What is a date only where it stands alone: ``days`` (today, yesterday, the day before), ``last`` (last week,
    month, year) and ``now`` (just now).
    """

    language: str
    units: str
    forms: tuple[str, ...]
    ones: str = ""
    numbers: str = ""
    several: str = ""
    days: str = ""
    last: str = ""
    now: str = ""
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()


#: Fewest and most that "several" stands for, in seconds, minutes, hours, days, weeks and months.
SEVERAL: tuple[tuple[int, int], ...] = ((2, 59), (2, 59), (2, 23), (2, 13), (2, 8), (2, 11))
