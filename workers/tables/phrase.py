"""How tables spell their patterns: phrases as they are printed, with the dots, arrows and numbers that sites add."""

import re

#: "Loading…", "Share:", "More »", "Next →"
_BEHIND = ".…:!»›>→▾▼|"
_AFTER = rf"(?:\s?[{_BEHIND}]{{1,3}})?"
#: "Comments (12)", "Comments 12", "Comments: 1,204"
_COUNT = r"(?::?\s?[\[(（]?\d[\d.,]{0,8}[\])）]?)?"
#: "» More", "▶ Listen", "• Share"
_AHEAD = "»›>→▶►•·|+#–—-"
_BEFORE = rf"(?:[{_AHEAD}]{{1,2}}\s?)?"
_MOST_AHEAD, _MOST_BEHIND = 2, 3
_LONGEST_COUNT = 13
#: So many characters may stand around a phrase at most: marks, a number, and the spaces between them.
MOST_MARKS = _MOST_AHEAD + 1 + _LONGEST_COUNT + 1 + _MOST_BEHIND
_COUNTED = re.compile(r":?\s?[\[(（]?\d[\d.,]{0,8}[\])）]?$")


class Phrases(str):
    """A form that remembers the phrases that it was made of, so that a line can be looked up among them."""

    __slots__ = ("numbered", "printed")
    printed: tuple[str, ...]
    numbered: bool


def phrases(*printed: str) -> tuple[str, ...]:
    """One whole-line pattern for some phrases, with or without a mark at either end."""
    return (_form(f"{_BEFORE}(?:{_any(printed)}){_AFTER}", printed, numbered=False),)


def counted(*printed: str) -> tuple[str, ...]:
    """One whole-line pattern for headings that may carry a number behind them."""
    return (_form(f"{_BEFORE}(?:{_any(printed)}){_COUNT}{_AFTER}", printed, numbered=True),)


def bare(line: str) -> list[tuple[str, bool]]:
    """What a line (white space folded) says without marks at its ends, and whether a number was cut off."""
    every = [(line, False)]
    for start in _without(line, _AHEAD, _MOST_AHEAD):
        for said in _without(start[::-1], _BEHIND, _MOST_BEHIND):
            text = said[::-1]
            every.append((text, False))
            number = _COUNTED.search(text, max(0, len(text) - _LONGEST_COUNT))
            if number:
                every.append((text[: number.start()], True))
    return every


def _without(line: str, marks: str, most: int) -> list[str]:
    """The line, and what is left of it without its first mark, its first two … and the space behind them."""
    every = [line]
    for cut in range(1, min(most, len(line)) + 1):
        if line[cut - 1] not in marks:
            break
        every.append(line[cut:].removeprefix(" "))
    return every


def _form(text: str, printed: tuple[str, ...], *, numbered: bool) -> Phrases:
    form = Phrases(text)
    form.printed, form.numbered = printed, numbered
    return form


def _any(printed: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in printed)
