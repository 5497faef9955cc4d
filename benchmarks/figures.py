"""How figures are printed: a title, then rows of name, value and limit."""

import sys


def titled(title: str) -> None:
    """A title with a line under it."""
    sys.stdout.write(f"\n{title}\n{'-' * len(title)}\n")
    sys.stdout.flush()


def row(name: str, value: str, limit: str = "") -> None:
    """One figure."""
    sys.stdout.write(f"{name:<58} {value:>12}  {limit}\n")
    sys.stdout.flush()
