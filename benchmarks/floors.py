"""Floors: what copydesk has reached, pinned in ``floors.toml``, so that no score sinks silently.

On whole corpora a floor holds if the bootstrap 95 % interval of the measured value reaches it: they stand for the
sites that nobody has seen. On the fixed sample the same pages are read each time, so there is no chance in it, and a
score may lie below its floor by ``ALLOWED`` only.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from benchmarks.score import Value

FILE = Path(__file__).with_name("floors.toml")
#: Pages of each corpus in the fixed sample.
SAMPLE = 60
ALLOWED = 0.02
#: What is pinned; the other scores are parts of these.
PINNED = ("words", "runs", "snippets", "absent", "title", "authors", "date")
HEADER = """\
# What copydesk has reached, by corpus: a score that sinks below it fails the check.
# Raised by `python -m benchmarks.quality --pin`; lowered by `--pin --lower` only, with the reason in the commit.
"""

Floors = dict[str, dict[str, dict[str, float]]]


class Held(Struct, frozen=True, kw_only=True):
    """One floor beside what was measured."""

    corpus: str
    score: str
    floor: float
    value: float
    reach: float

    @property
    def holds(self) -> bool:
        """Whether the measured value, with what chance may have taken from it, reaches the floor."""
        # A pinned value is rounded to four places.
        return self.reach >= self.floor - 5e-5


def part(sample: int) -> str:
    """The part of the floors that a sample of so many pages is held against; "" if there is none."""
    return {0: "whole", SAMPLE: "sample"}.get(sample, "")


def load(file: Path = FILE) -> Floors:
    """The pinned floors."""
    return tomllib.loads(file.read_text("utf-8")) if file.is_file() else {}


def check(floors: Floors, name: str, found: Mapping[str, Mapping[str, Value]]) -> tuple[Held, ...]:
    """Each floor of the corpora that were measured; a score that is gone counts as nought."""
    return tuple(
        _held(name, corpus, score, floor, values.get(score))
        for corpus, values in found.items()
        for score, floor in floors.get(name, {}).get(corpus, {}).items()
    )


def _held(name: str, corpus: str, score: str, floor: float, value: Value | None) -> Held:
    if value is None:
        return Held(corpus=corpus, score=score, floor=floor, value=0.0, reach=0.0)
    reach = value.high if name == "whole" else value.value + ALLOWED
    return Held(corpus=corpus, score=score, floor=floor, value=value.value, reach=reach)


def pinned(floors: Floors, name: str, found: Mapping[str, Mapping[str, Value]], *, lower: bool) -> Floors:
    """The floors with what was measured now; without ``lower`` none sinks."""
    part = dict(floors.get(name, {}))
    for corpus, values in found.items():
        before = part.get(corpus, {})
        now = {score: round(values[score].value, 4) for score in PINNED if score in values}
        part[corpus] = now if lower else {score: max(now[score], before.get(score, 0.0)) for score in now}
    return {**floors, name: part}


def save(floors: Floors, file: Path = FILE) -> None:
    """Write the floors."""
    sections = (
        f"\n[{name}.{corpus}]\n" + "".join(f"{score} = {value:.4f}\n" for score, value in values.items())
        for name, corpora in sorted(floors.items())
        for corpus, values in sorted(corpora.items())
    )
    file.write_text(HEADER + "".join(sections), "utf-8")
