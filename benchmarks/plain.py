"""Plain text input: pages made text with their chrome in, and the body that is found: ``python -m benchmarks.plain``.

The same pages in every row: as HTML, and as text in several ways (``benchmarks.flatten``). Beside copydesk stand
jusText, which gets each line as a paragraph, and the whole text as it is.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial
from html import escape
from pathlib import Path

import msgspec

from benchmarks.corpus import Case
from benchmarks.flatten import WAYS
from benchmarks.held_out import HeldOut
from benchmarks.peers import PEERS, answer_of, justext_of
from benchmarks.quality import language_of, opened, options
from benchmarks.score import METRICS, Answer, Numbers, measured, numbers
from benchmarks.tables import Table, print_tables, share
from workers import clean
from workers.contract import Page
from workers.judging import line_model

_SHOWN = ("words", "precision", "recall", "runs")

Way = Callable[[bytes], str]
Reader = Callable[[Case], Answer]


def readers(*, justext: bool) -> Iterator[tuple[str, Reader]]:
    """Who reads what, by the names of the rows."""
    yield "copydesk, HTML", _ours
    if justext:
        yield "jusText, HTML", _justext
    for name, way in WAYS.items():
        yield f"copydesk, {name}", partial(_ours_of_text, way)
        if justext:
            yield f"jusText, {name}", partial(_justext_of_text, way)
        yield f"all of it, {name}", partial(_everything, way)


def _ours(case: Case) -> Answer:
    return answer_of(clean(Page(url=case.url, html_b64=case.body())))


def _ours_of_text(way: Way, case: Case) -> Answer:
    return answer_of(clean(Page(url=case.url, text=way(case.body()))))


def _justext(case: Case) -> Answer:
    return Answer(text="\n".join(justext_of(case.body(), case.language or "en")))


def _justext_of_text(way: Way, case: Case) -> Answer:
    lines = "".join(f"<p>{escape(line)}</p>\n" for line in way(case.body()).split("\n") if line.strip())
    return Answer(text="\n".join(justext_of(f"<html><body>{lines}</body></html>", case.language or "en")))


def _everything(way: Way, case: Case) -> Answer:
    return Answer(text=way(case.body()))


def table(title: str, cases: Sequence[Case], *, justext: bool, held_out: HeldOut | None = None) -> Table:
    """What each reader finds of the gold texts of these pages; ``held_out`` are line models that do not know them."""
    # jusText must be told a language; where no gold has it, it is the one that copydesk reads in the markup.
    told = [msgspec.structs.replace(case, language=language_of(case, _ours(case))) for case in cases]
    rows = [
        _row(name, [numbers(_read(read, case, held_out), case) for case in told])
        for name, read in readers(justext=justext)
    ]
    head = ("", *(metric.what for metric in METRICS if metric.name in _SHOWN), "95 % interval")
    return Table(title=f"{title}, {len(cases)} pages", head=head, rows=tuple(rows))


def _read(read: Reader, case: Case, held_out: HeldOut | None) -> Answer:
    with held_out.reading(case.corpus, case.id) if held_out else nullcontext():
        return read(case)


def _row(name: str, pages: Sequence[Numbers]) -> tuple[str, ...]:
    found = measured(pages)
    words = found["words"]
    return (name, *(share(found[score].value) for score in _SHOWN), f"{share(words.low)}-{share(words.high)}")


def main() -> int:
    """Measure and print."""
    parser = options(__doc__.splitlines()[0])
    parser.add_argument(
        "--held-out", type=Path, help="folder of benchmarks.train.lines --folds: judge sites by models without them"
    )
    chosen = parser.parse_args()
    held_out = HeldOut(chosen.held_out, line_model) if chosen.held_out else None
    justext = any(peer.name == "justext" and peer.version for peer in PEERS)
    if not justext:
        sys.stdout.write("NOT RUN: justext is not installed (pip install jusText)\n")
    for name, found in opened(chosen).items():
        if cases := [case for case in found if case.text]:
            print_tables([table(name, cases, justext=justext, held_out=held_out)], markdown=chosen.markdown)
    return 0


if __name__ == "__main__":
    sys.exit(main())
