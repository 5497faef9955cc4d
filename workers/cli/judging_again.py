"""What ``copydesk rebuild`` and ``copydesk reclean`` share: the run, its progress, what it tells at the end."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from workers.again import Again, Outcome, Step
from workers.cli import out
from workers.cli.chosen import settings
from workers.model import Profile
from workers.procs import in_order
from workers.store import Store
from workers.store.again import Part

#: Every count in the order of the table, in words. Those before ``same`` are changes and are listed, as are the last.
WORDS = {
    "text": "another text",
    "facts": "other facts over the same text",
    "added": "an article where there was none",
    "gone": "no text any more: the record stays as it was",
    "mended": "a damaged text, written anew",
    "same": "the same",
    "none": "no article, as before",
    "current": "of today's recipe already",
    "unarchived": "not in the archive: the record stays as it was",
    "unreadable": "archived, and not to be read",
    "failed": "could not be judged",
    "refused": "taken down: not stored again",
}
UNTOLD = ("same", "none", "current")
CHANGES = ("text", "facts", "added", "mended")

DryRun = Annotated[bool, typer.Option("--dry-run", help="Tell what would change, and change nothing.")]
Listed = Annotated[bool, typer.Option("--list", help="Print each change, and each page that was not judged.")]
Jobs = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="Pages judged side by side; as many as workers unless said.")
]
AsJson = Annotated[bool, typer.Option("--json", help="One object: the counts. With --list one more for each change.")]


def changed(counts: Mapping[str, int]) -> bool:
    """Whether a run over these pages changes the store."""
    return any(counts.get(name) for name in CHANGES)


def run(
    store: Store, part: Part, *, dry_run: bool, listed: bool, jobs: int | None, as_json: bool, fresh: bool = False
) -> dict[str, int]:
    """Judge a part again, print what is asked for, and give the counts."""
    chosen = settings()
    work = Again(
        store=store,
        folder=chosen.archive_place,
        profile=Profile(judge=chosen.judge),
        part=part,
        jobs=jobs or chosen.workers,
        dry_run=dry_run,
    )
    counts: dict[str, int] = {}
    with in_order():
        for step in _told(work.run(fresh=fresh)):
            counts = step.counts
            for outcome in step.outcomes if listed else ():
                if outcome.change not in UNTOLD:
                    _tell(outcome, as_json)
    if as_json:
        out.json({name: counts.get(name, 0) for name in WORDS} | {"dry_run": dry_run})
    elif counts:
        rows = ((counts[name], name, words) for name, words in WORDS.items() if name in counts)
        out.table(("pages", "change", "what it means"), rows)
    return counts


def _told(steps: Iterator[Step]) -> Iterator[Step]:
    """The steps, each tenth of the way told to whoever waits."""
    told = -1
    for step in steps:
        tenth = 10 * step.done // max(1, step.total)
        if tenth != told:
            out.say(f"{step.done} of {step.total} pages")
        told = tenth
        yield step


def _tell(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        out.json(outcome)
        return
    keys = " -> ".join(key for key in (outcome.before, outcome.after) if key) if outcome.change == "text" else ""
    parts = (
        outcome.change,
        outcome.url,
        keys or outcome.after or outcome.before,
        ", ".join(outcome.facts),
        outcome.why,
    )
    out.data("\t".join(out.safe(part) for part in parts if part))
