"""Every row of the relative dates is run: its hits are read in its language, its misses are not read at all."""

import pytest

from workers.lines.relative import find_ago
from workers.tables.relative import RELATIVE

HITS = [(row.language, hit) for row in RELATIVE for hit in row.hits]
MISSES = [miss for row in RELATIVE for miss in row.misses]


@pytest.mark.parametrize(("language", "line"), HITS)
def test_hit(language: str, line: str) -> None:
    from workers.lines.fold import narrow

    assert find_ago(narrow(line)) is not None, f"{language}: not read"


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert find_ago(line) is None


def test_every_row_has_both() -> None:
    assert [row.language for row in RELATIVE if not row.hits or not row.misses] == []
