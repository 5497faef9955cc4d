"""How tables spell their patterns: phrases as they are printed, with the dots, arrows and numbers that sites add."""

import re

#: "Loading…", "Share:", "More »", "Next →"
_AFTER = r"(?:\s?[.…:!»›>→▾▼|]{1,3})?"
#: "Comments (12)", "Comments 12", "Comments: 1,204"
_COUNT = r"(?::?\s?[\[(（]?\d[\d.,]{0,8}[\])）]?)?"
#: "» More", "▶ Listen", "• Share"
_BEFORE = r"(?:[»›>→▶►•·|+#–—-]{1,2}\s?)?"


def phrases(*printed: str) -> tuple[str, ...]:
    """One whole-line pattern for some phrases, with or without a mark at either end."""
    return (f"{_BEFORE}(?:{_any(printed)}){_AFTER}",)


def counted(*printed: str) -> tuple[str, ...]:
    """One whole-line pattern for headings that may carry a number behind them."""
    return (f"{_BEFORE}(?:{_any(printed)}){_COUNT}{_AFTER}",)


def _any(printed: tuple[str, ...]) -> str:
    return "|".join(re.escape(phrase) for phrase in printed)
