"""Quality of copydesk and its peers on corpora with gold: ``python -m benchmarks.quality [--peers ...] [--check]``.

Prints, for each corpus, the scores of every system on the same pages, then text by kind of page and by language,
and all corpora together with each page counted once. Intervals are bootstrap 95 % intervals over pages.
"""

import argparse
import hashlib
import logging
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks import floors
from benchmarks.answers import answers, our_answers
from benchmarks.corpus import CORPORA, Case, cases, names
from benchmarks.held_out import HeldOut, trained_on
from benchmarks.peers import OURS, PEERS, System
from benchmarks.score import METRICS, Answer, Numbers, Value, measured, numbers
from benchmarks.tables import Table, print_tables, share

SEEN = "copydesk's block model was trained on pages of this corpus; unseen sites: --held-out"
#: Groups with fewer pages stand together in one row of the tables by kind and language.
LEAST_GROUP = 5
#: The scores of facts, with the field that a system must answer to have one.
FIELDS = {
    "title": "title",
    **dict.fromkeys(("date", "undated"), "date"),
    **dict.fromkeys(("authors", "signed", "unsigned"), "authors"),
}


class Run(Struct, frozen=True, kw_only=True):
    """The pages of one corpus with their languages, and each system's numbers for each page."""

    corpus: str
    cases: tuple[Case, ...]
    languages: tuple[str, ...]
    numbers: dict[str, tuple[Numbers, ...]]
    note: str = ""


def run(corpus: str, pages: tuple[Case, ...], systems: Sequence[System], held_out: HeldOut | None = None) -> Run:
    """Ask every system for every page of a corpus; copydesk first: it reads the language where no gold has it."""
    ours = our_answers(pages, held_out)
    languages = tuple(language_of(case, answer) for case, answer in zip(pages, ours, strict=True))
    found = {OURS.name: _scored(ours, pages)}
    for system in systems:
        found[system.name] = _scored(answers(system, pages, languages), pages)
    notes = [] if held_out or corpus not in trained_on() else [SEEN]
    notes += [f"{name} failed on {count:.0f} pages" for name, rows in found.items() if (count := _failed(rows))]
    return Run(corpus=corpus, cases=pages, languages=languages, numbers=found, note="; ".join(notes))


def _failed(rows: Sequence[Numbers]) -> float:
    """On how many pages a system raised: they count as empty answers."""
    return sum(row["failed"] for row in rows)


def language_of(case: Case, answer: Answer) -> str:
    """The language of a page: as the gold says, else as copydesk reads it."""
    return case.language or (answer.language or "")[:2].lower() or "en"


def _scored(given: Sequence[Answer], pages: Sequence[Case]) -> tuple[Numbers, ...]:
    return tuple(numbers(answer, case) for answer, case in zip(given, pages, strict=True))


def values(runs: Sequence[Run], system: str, keep: Sequence[frozenset[int]] | None = None) -> dict[str, Value]:
    """A system's scores over the pages of runs, or over those of them that are kept."""
    rows = [
        row
        for at, one in enumerate(runs)
        for place, row in enumerate(one.numbers[system])
        if keep is None or place in keep[at]
    ]
    known = {peer.name: peer.fields for peer in (OURS, *PEERS)}[system]
    found = measured(rows) if rows else {}
    return {name: value for name, value in found.items() if FIELDS.get(name, "text") in known}


def tables(runs: Sequence[Run]) -> Iterator[Table]:
    """Every table of a run over corpora."""
    for one in runs:
        found = {name: values([one], name) for name in one.numbers}
        yield scores(f"{one.corpus}, {len(one.cases)} pages", found, note=one.note)
        yield from _by(one, "kind of page", [case.kind or "" for case in one.cases])
        yield from _by(one, "language", one.languages)
    if len(runs) > 1:
        yield from _together(runs)


def scores(title: str, found: Mapping[str, Mapping[str, Value]], note: str = "") -> Table:
    """One row a system, one column a score."""
    columns = [metric for metric in METRICS if any(metric.name in values for values in found.values())]
    ours = found[OURS.name]
    rows = [_row(name, values, columns) for name, values in found.items() if values]
    spread = [f"{share(ours[c.name].low)}-{share(ours[c.name].high)}" if c.name in ours else "" for c in columns]
    rows.insert(1, ("  95 % interval", *spread))
    rows.append(("  pages with gold", *(str(ours[c.name].pages) if c.name in ours else "" for c in columns)))
    return Table(title=title, head=("", *(column.what for column in columns)), rows=tuple(rows), note=note)


def _row(name: str, values: Mapping[str, Value], columns: Sequence[object]) -> tuple[str, ...]:
    cells = (values.get(getattr(column, "name", "")) for column in columns)
    return (name, *(share(cell.value) if cell else "" for cell in cells))


def _by(one: Run, what: str, groups: Sequence[str]) -> Iterator[Table]:
    """Text by groups of pages: one row a group, one column a system."""
    places: dict[str, set[int]] = defaultdict(set)
    sizes = Counter(groups)
    for place, group in enumerate(groups):
        places[group if group and sizes[group] >= LEAST_GROUP else "other"].add(place)
    text = _text_score(one)
    if text is None or len(places) < 2:
        return
    systems = [name for name in one.numbers if text in values([one], name)]
    rows = []
    for group in sorted(places, key=lambda group: (group == "other", -len(places[group]))):
        found = [values([one], name, [frozenset(places[group])]).get(text) for name in systems]
        rows.append((group, str(len(places[group])), *(share(value.value) if value else "" for value in found)))
    title = f"{one.corpus}, {next(m.what for m in METRICS if m.name == text)} by {what}"
    yield Table(title=title, head=("", "pages", *systems), rows=tuple(rows))


def _text_score(one: Run) -> str | None:
    """The score of text that a corpus allows: words where there is a gold text, else snippets."""
    found = values([one], OURS.name)
    return next((name for name in ("words", "snippets") if name in found), None)


def _together(runs: Sequence[Run]) -> Iterator[Table]:
    """All corpora, a page that stands in several of them once, with the gold of the first."""
    systems = runs[0].numbers
    once = _once(runs)
    yield scores("all corpora, each page once", {name: values(runs, name, once) for name in systems})
    articles = [
        frozenset(place for place in kept if one.cases[place].kind in (None, "article"))
        for one, kept in zip(runs, once, strict=True)
    ]
    yield scores("all corpora, articles", {name: values(runs, name, articles) for name in systems})


def _once(runs: Sequence[Run]) -> list[frozenset[int]]:
    seen: set[bytes] = set()
    kept = []
    for one in runs:
        places = set()
        for place, case in enumerate(one.cases):
            if (digest := hashlib.sha256(case.body()).digest()) not in seen:
                seen.add(digest)
                places.add(place)
        kept.append(frozenset(places))
    return kept


def chosen_peers(listed: str) -> tuple[tuple[System, ...], tuple[System, ...]]:
    """The peers of a list ("all", "none", or names joined by commas): those installed, and those that are not."""
    wanted = {"all": {peer.name for peer in PEERS}, "none": set()}.get(listed, set(listed.split(",")))
    if strangers := wanted - {peer.name for peer in PEERS}:
        raise SystemExit(
            f"no peer is called {', '.join(sorted(strangers))}; known: {', '.join(p.name for p in PEERS)}"
        )
    peers = [peer for peer in PEERS if peer.name in wanted]
    return tuple(p for p in peers if p.version), tuple(p for p in peers if not p.version)


def _held(runs: Sequence[Run], sample: int) -> tuple[floors.Held, ...]:
    """The floors for what was measured."""
    ours = {one.corpus: values([one], OURS.name) for one in runs}
    return floors.check(floors.load(), floors.part(sample), ours)


def _floors_table(checked: Sequence[floors.Held]) -> Table:
    rows = tuple(
        (f"{one.corpus} {one.score}", f"{one.floor:.4f}", f"{one.value:.4f}", "holds" if one.holds else "HAS SUNK")
        for one in checked
    )
    return Table(title="Floors", head=("", "floor", "measured", ""), rows=rows)


def options(description: str) -> argparse.ArgumentParser:
    """The options that the measurements over corpora share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora")
    parser.add_argument("--corpus", action="append", help="one of them by its name; may be repeated (default: all)")
    parser.add_argument("--sample", type=int, default=0, help="so many pages of each, always the same (default: all)")
    parser.add_argument("--markdown", action="store_true", help="tables as Markdown")
    return parser


def opened(chosen: argparse.Namespace) -> dict[str, tuple[Case, ...]]:
    """The pages that the options name; if there are none, that is said."""
    found = {name: cases(chosen.corpora, name, chosen.sample) for name in chosen.corpus or names(chosen.corpora)}
    if not found:
        sys.stdout.write(f"NOT RUN: no corpora in {chosen.corpora}; name their folder with --corpora\n")
    return found


def _pin(runs: Sequence[Run], sample: int, *, lower: bool) -> None:
    ours = {one.corpus: values([one], OURS.name) for one in runs}
    floors.save(floors.pinned(floors.load(), floors.part(sample), ours, lower=lower))


def main() -> int:
    """Measure, print; with --check exit 1 if a floor has sunk."""
    parser = options(__doc__.splitlines()[0])
    parser.add_argument("--peers", default="all", help="names joined by commas, or all, or none (default: all)")
    parser.add_argument("--check", action="store_true", help="exit 1 if a floor has sunk")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", action="store_true", help="with --pin: let floors sink too")
    parser.add_argument(
        "--held-out", type=Path, help="folder of benchmarks.train --held-out: judge sites by models without them"
    )
    chosen = parser.parse_args()
    if (chosen.check or chosen.pin) and (chosen.held_out or not floors.part(chosen.sample)):
        parser.error(f"floors are of the shipped model, for whole corpora and for --sample {floors.SAMPLE}")
    peers, absent = chosen_peers(chosen.peers)
    for peer in absent:
        sys.stdout.write(f"NOT RUN: {peer.name} is not installed (pip install {peer.distribution})\n")
    # What peers log of single pages would stand between the tables.
    logging.disable(logging.CRITICAL)
    held_out = HeldOut(chosen.held_out) if chosen.held_out else None
    runs = [run(name, pages, peers, held_out) for name, pages in opened(chosen).items()]
    print_tables([*tables(runs)], markdown=chosen.markdown)
    if chosen.pin:
        _pin(runs, chosen.sample, lower=chosen.lower)
    checked = _held(runs, chosen.sample) if chosen.check else ()
    if checked:
        print_tables([_floors_table(checked)], markdown=chosen.markdown)
    return int(not all(one.holds for one in checked))


if __name__ == "__main__":
    sys.exit(main())
