"""Pages in the markup of old ones, and the body that is found: ``python -m benchmarks.old_pages``.

No corpus here holds pages of the years when layouts were tables and nothing had a class. So modern pages are dressed
like that (``benchmarks/dress.py``), their texts untouched: all in layout tables, and each in one of several fashions
of the time. Beside copydesk stand the peers that are installed.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.answers import answers, our_answers
from benchmarks.corpus import Case
from benchmarks.dress import dressed, fashion_of
from benchmarks.held_out import HeldOut
from benchmarks.peers import OURS, PEERS, System
from benchmarks.quality import language_of, opened, options
from benchmarks.score import METRICS, Answer, measured, numbers
from benchmarks.tables import Table, print_tables, share

_SHOWN = ("words", "precision", "recall", "runs")
#: The ways in which every page is shown.
_WAYS: dict[str, Callable[[Case], bytes]] = {
    "as it is": lambda case: case.body(),
    "in layout tables": lambda case: dressed(case.body()),
    "in mixed fashions": lambda case: dressed(case.body(), fashion_of(case.id)),
}


def shown(cases: Sequence[Case], way: str, folder: Path) -> Iterator[Case]:
    """The pages in one of the ways, in files of their own."""
    for number, case in enumerate(cases):
        file = folder / f"{way.replace(' ', '-')}-{number}.html"
        file.write_bytes(_WAYS[way](case))
        yield msgspec.structs.replace(case, file=file)


def table(corpus: str, cases: Sequence[Case], systems: Sequence[System], held_out: HeldOut | None) -> Table:
    """What each system finds of the gold texts, in the pages in each of the ways."""
    rows: list[tuple[str, ...]] = []
    with TemporaryDirectory() as folder:
        for way in _WAYS:
            pages = tuple(shown(cases, way, Path(folder)))
            ours = our_answers(pages, held_out)
            languages = tuple(language_of(case, answer) for case, answer in zip(pages, ours, strict=True))
            rows.append(_row(f"{OURS.name}, {way}", ours, pages))
            rows += [_row(f"{one.name}, {way}", answers(one, pages, languages), pages) for one in systems]
    head = ("", *(metric.what for metric in METRICS if metric.name in _SHOWN), "95 % interval")
    return Table(title=f"{corpus}, {len(cases)} pages", head=head, rows=tuple(rows))


def _row(name: str, given: Sequence[Answer], cases: Sequence[Case]) -> tuple[str, ...]:
    found = measured([numbers(answer, case) for answer, case in zip(given, cases, strict=True)])
    words = found["words"]
    return (name, *(share(found[score].value) for score in _SHOWN), f"{share(words.low)}-{share(words.high)}")


def main() -> int:
    """Measure and print."""
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--peers", default="trafilatura,readability,resiliparse", help="names joined by commas")
    parser.add_argument("--held-out", type=Path, help="folder of benchmarks.train --held-out")
    chosen = parser.parse_args()
    held_out = HeldOut(chosen.held_out) if chosen.held_out else None
    systems = [peer for peer in PEERS if peer.name in chosen.peers.split(",") and peer.version]
    for name, found in opened(chosen).items():
        if cases := [case for case in found if case.text]:
            print_tables([table(name, cases, systems, held_out)], markdown=chosen.markdown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
