"""The signals of a page's kind in words that a person understands."""

import re
from collections.abc import Mapping
from functools import cache

from workers.tables import kinds

_TIMES = re.compile(r"_(\d+)\Z")
#: What is counted of a page's shape -> how it is said with a bound.
_SHAPES: Mapping[str, str] = {
    "chars": "it has at least {:,.0f} characters",
    "blocks": "it has at least {:.0f} blocks",
    "prose": "at least {:.0%} of its text is prose",
    "prose_blocks": "it has at least {:.0f} paragraphs",
    "longest_run": "at least {:.0f} paragraphs follow each other",
    "linked": "at least {:.0%} of its text is links",
    "links": "it has at least {:.0f} links",
    "headings": "it has at least {:.0f} headings",
    "linked_headings": "at least {:.0%} of its headings are links",
    "listed": "at least {:.0%} of its blocks are items of lists",
    "code": "at least {:.1%} of its text is code",
    "code_blocks": "it has at least {:.0f} blocks of code",
    "tabled": "at least {:.0%} of its text stands in tables",
    "articles": "it has at least {:.0f} elements called article",
    "alike": "at least {:.0f} elements of one place are alike",
    "alike_prose": "at least {:.0f} elements of one place are alike and hold prose",
    "dates": "it marks at least {:.0f} times",
    "h1": "it has at least {:.0f} headings of the first level",
}
_OTHERS: Mapping[str, str] = {
    "type_none": "its markup names no type",
    "meta_price": "its markup states a price",
    "path_unknown": "its address is not known",
    "path_root": "its address is the site's front page",
    "path_date": "its address holds a date",
    "path_number": "its address ends in a number",
    "path_file": "its address names a file",
}
_STARTS: Mapping[str, str] = {
    "main_": "its markup says that it is of the kind {}",
    "states_": "its markup states {}",
    "path_levels_": "its address has {} levels",
    "path_words_": "the last level of its address has at least {} words",
}


@cache
def told(signal: str) -> str:
    """One signal in words."""
    if ">=" in signal:
        name, bound = signal.split(">=")
        return _SHAPES[name].format(float(bound))
    if signal in _OTHERS:
        return _OTHERS[signal]
    for start, words in _STARTS.items():
        if signal.startswith(start):
            return words.format(signal.removeprefix(start).replace("_", " "))
    return _told_row(signal)


def _told_row(signal: str) -> str:
    """A table's signal; ``_6`` behind its name says that it is met so many times, ``_last`` where."""
    name = signal.removesuffix("_last").removesuffix("_many")
    times = _TIMES.search(name)
    row = _rows().get(name[: times.start()] if times else name)
    why = row or name
    return f"{why} ({times[1]} times or more)" if times and times[1] != "1" else why


@cache
def _rows() -> Mapping[str, str]:
    tables = (
        kinds.TYPE_ROWS, kinds.OG_ROWS, kinds.MADE_ROWS, kinds.PATH_ROWS, kinds.HOST_ROWS, kinds.MARK_ROWS,
        kinds.BODY_ROWS, kinds.LINE_ROWS, kinds.PATTERN_ROWS,
    )  # fmt: skip
    return {row.id: row.why for rows in tables for row in rows}
