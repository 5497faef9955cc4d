"""How tables spell their patterns: a phrase as it is printed, with the dots, arrows and numbers that sites add."""

import re

#: "Loading…", "Share:", "More »", "Next →"
_AFTER = r"(?:\s?[.…:!»›>→▾▼|]{1,3})?"
#: "Comments (12)", "Comments 12", "Comments: 1,204"
_COUNT = r"(?::?\s?[\[(（]?\d[\d.,]{0,8}[\])）]?)?"
#: "» More", "▶ Listen", "• Share"
_BEFORE = r"(?:[»›>→▶►•·|+#–—-]{1,2}\s?)?"


def phrases(*printed: str) -> tuple[str, ...]:
    """Whole-line patterns for phrases, with or without a mark at either end."""
    return tuple(f"{_BEFORE}{re.escape(phrase)}{_AFTER}" for phrase in printed)


def counted(*printed: str) -> tuple[str, ...]:
    """Whole-line patterns for headings that may carry a number behind them."""
    return tuple(f"{_BEFORE}{re.escape(phrase)}{_COUNT}{_AFTER}" for phrase in printed)
