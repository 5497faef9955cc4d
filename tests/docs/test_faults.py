"""docs/faults.md names for each number what holds it, and each drill that it names can be run as printed."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.drill.__main__ import options

DOCS = Path(__file__).resolve().parents[2] / "docs"
#: How many there are of each letter.
NUMBERED = {"F": 12, "D": 5}
TEST = re.compile(r"`tests/[\w/]+\.py::\w+`")
DRILL = re.compile(r"^python -m benchmarks\.drill +(.*)$")


def rows() -> dict[str, list[str]]:
    """What holds each number, by number; one that has two rows has two."""
    text = (DOCS / "faults.md").read_text("utf-8").partition("\n## By number\n")[2]
    found: dict[str, list[str]] = {}
    for number, held in re.findall(r"^\| ([A-Z]\d+) \| .* \| (.*) \|$", text, re.MULTILINE):
        found.setdefault(number, []).append(held)
    return found


def drills() -> Iterator[str]:
    for file in ("faults.md", "drill.md"):
        text = (DOCS / file).read_text("utf-8")
        typed = [*re.findall(r"`([^`\n]+)`", text), *text.splitlines()]
        yield from (found[1] for line in typed if (found := DRILL.match(line)))


def test_every_number_has_a_row_and_every_row_a_test() -> None:
    found = rows()
    assert set(found) >= {f"{letter}{n}" for letter, most in NUMBERED.items() for n in range(1, most + 1)}
    assert [number for number, held in found.items() if not all(map(TEST.search, held))] == []


@pytest.mark.parametrize("words", dict.fromkeys(drills()))
def test_a_drill_that_is_named_has_these_options(words: str) -> None:
    chosen = options().parse_args(shlex.split(words))
    assert chosen.pages >= 20
