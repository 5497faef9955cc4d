"""Many words as one expression that reads each letter of a text once: a tree of their letters."""

import re
from collections.abc import Iterable, Mapping


def one_of(words: Iterable[str], written: Mapping[str, str] | None = None) -> str:
    """An expression for any of these words, the longest that fits; ``written`` says how a sign may stand in a text."""
    after: dict[str, list[str]] = {}
    for word in words:
        after.setdefault(word[:1], []).append(word[1:])
    ends = "?" if after.pop("", None) else ""
    signs = written or {}
    ways = [signs.get(sign, re.escape(sign)) + one_of(rest, written) for sign, rest in sorted(after.items())]
    return f"(?:{'|'.join(ways)}){ends}" if ways else ""
