"""What a drill prints: one line for each run, the sums, and every sentence about what is not as it should be."""

from collections.abc import Iterator, Sequence

from benchmarks.drill.run import Run

#: Of each kill: until its pages were on the queue again, and until they were begun again; the longest, in seconds.
TIMES = ("worker sent", "worker begun", "server sent", "server begun")
HEAD = (
    "store",
    "broker",
    "keeps",
    "seed",
    "plan",
    "faults",
    "accepted",
    "crawled",
    "stored",
    "seen",
    "rejected",
    "quarantined",
    "missing",
    "doubled",
    "wrong end",
    "damaged",
    *TIMES,
)


def lines(runs: Sequence[Run]) -> Iterator[str]:
    """The table and what stands under it."""
    rows = [HEAD, *(row(run) for run in runs), _sum(runs)]
    widths = [max(len(one[at]) for one in rows) for at in range(len(HEAD))]
    for one in rows:
        yield "  ".join(cell.rjust(width) for cell, width in zip(one, widths, strict=True)).rstrip()
    yield ""
    kinds = sorted({kind for run in runs for kind in run.faults})
    told = ", ".join(f"{kind} {sum(run.faults.get(kind, 0) for run in runs)}" for kind in kinds)
    yield f"faults: {told}; processes that ended by themselves: {sum(run.ended_by_themselves for run in runs)}"
    yield "sent: the longest until every page that the kill struck was on the queue again, or in a worker's hand"
    yield "begun: the longest until it was begun again or had ended, which counts the wait behind others"
    yield "accepted: handed in, and known to who did; crawled: pages that Scrapy handed in beside them"
    for what in ("disk", "clock"):
        ways = sorted({run.told[what] for run in runs if what in run.told})
        yield from (f"{what}: {way}" for way in ways)
    for run in runs:
        found = run.found
        for what in (*found.missing, *found.doubled, *found.convicted, *found.damaged):
            yield f"{_name(run)}: {what}"
        if not run.drained:
            yield f"{_name(run)}: nothing ended for {run.asked.patience:g} s"


def _name(run: Run) -> str:
    return f"{run.asked.store} and {run.asked.broker}, seed {run.asked.seed}"


def row(run: Run) -> tuple[str, ...]:
    """A run as cells."""
    asked, found = run.asked, run.found
    outcomes = [str(found.outcomes.get(one, 0)) for one in ("stored", "seen", "rejected", "quarantined")]
    bad = (found.missing, found.doubled, found.convicted, found.damaged)
    return (
        asked.store,
        asked.broker,
        "quorum" if asked.broker == "rabbitmq" else asked.persistence,
        str(asked.seed),
        " ".join(f"{kind}={every:g}" for kind, every in asked.rhythm.items()) or "drawn",
        str(sum(run.faults.values())),
        str(found.accepted),
        str(found.crawled),
        *outcomes,
        *(str(len(one)) for one in bad),
        *(_longest([run], kind) for kind in TIMES),
    )


def _sum(runs: Sequence[Run]) -> tuple[str, ...]:
    cells = [row(run) for run in runs]
    sums = (str(sum(int(one[at]) for one in cells)) for at in range(5, 16))
    return ("all", "", "", "", "", *sums, *(_longest(runs, kind) for kind in TIMES))


def _longest(runs: Sequence[Run], kind: str) -> str:
    found = [one for run in runs for one in run.seconds.get(kind, ())]
    return f"{max(found):.1f}" if found else "-"
