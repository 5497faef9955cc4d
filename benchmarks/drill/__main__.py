"""The fault drill: ``python -m benchmarks.drill --pages 500 --runs 2 --store sqlite --persistence none``.

Pages are handed in as the crawler does it, and by an application that sends again each ``ref`` which
``copydesk.receipt.v1`` does not know, while workers, their children, the queue server, the senders, beat, the
crawler and, on PostgreSQL, the database are killed, the disk and the queue are full, and the clock is stepped, at
moments that a seed chooses; or one thing is done in a rhythm: ``--rhythm worker=2`` kills a worker every two
seconds. Then the log of what was accepted is compared with the store. Exits 1 if a page is missing, stands there
twice, or has ended otherwise than it should.
"""

import argparse
import math
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from benchmarks.drill import postgres
from benchmarks.drill.disk import disk
from benchmarks.drill.plans import KINDS
from benchmarks.drill.queues import PERSISTENCE, is_there
from benchmarks.drill.run import Asked, Run, home_of, run
from benchmarks.drill.table import lines
from workers.procs import in_order
from workers.settings import Settings


@contextmanager
def database(kind: str) -> Iterator[tuple[str | None, Callable[[], None]]]:
    """The address of a new database (None: the file in the home), and how one of its processes is killed."""
    if kind == "sqlite":
        yield None, lambda: None
        return
    with postgres.private() as server:
        yield server.url(), server.strike


def kept(file: Path | None) -> list[Run]:
    """The runs of earlier sittings."""
    if file is None or not file.exists():
        return []
    return [msgspec.json.decode(line, type=Run) for line in file.read_bytes().splitlines() if line]


def drill(asked: Asked, folder: Path, *, quick: bool = False) -> Run:
    """One run in a new folder; ``quick`` with limits of time that only a test wants."""
    limits = {"task_time_limit": 12, "visibility_timeout": 42, "reap_every": 2} if quick else {}
    notes = folder.absolute() / "notes"
    with database(asked.store) as (url, strike), disk(folder.absolute() / "disk") as small:
        notes.mkdir()
        settings = Settings(home=folder.absolute() / "disk" / "home", database_url=url, **limits)
        settings.home.mkdir()
        return run(asked, settings, small, notes, strike)


def beat(words: str) -> tuple[str, float]:
    """A fault and its seconds, as ``worker=2``."""
    kind, _, seconds = words.partition("=")
    if kind not in KINDS:
        raise argparse.ArgumentTypeError(f"{kind!r} is none of {', '.join(KINDS)}")
    try:
        every = float(seconds)
    except ValueError:
        every = 0.0
    if not 0 < every < math.inf:
        raise argparse.ArgumentTypeError(f"give {kind} its seconds, as in {kind}=2")
    return kind, every


def options() -> argparse.ArgumentParser:
    """What can be asked for."""
    parser = argparse.ArgumentParser(prog="benchmarks.drill", description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=500, help="pages of each run (20 or more)")
    parser.add_argument("--faults", type=int, default=0, help="faults of each run; 0: 8 and one for every 60 pages")
    parser.add_argument(
        "--rhythm",
        type=beat,
        action="append",
        default=[],
        metavar="FAULT=SECONDS",
        help="instead of those: this fault every so many seconds; may be given more than once",
    )
    parser.add_argument("--runs", type=int, default=1, help="runs, each with the next seed")
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--store", choices=("sqlite", "postgresql"), default="sqlite")
    parser.add_argument("--broker", choices=("valkey", "rabbitmq"), default="valkey", help="the queue server")
    parser.add_argument("--persistence", choices=tuple(PERSISTENCE), default="everysec", help="of Valkey")
    parser.add_argument("--resume", type=Path, help="a file of JSON lines: runs are added to those of other sittings")
    parser.add_argument("--quick", action="store_true", help="short limits of time instead of the product's defaults")
    return parser


def arguments(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What was asked for, of what there is on this host."""
    parser = options()
    chosen = parser.parse_args(words)
    if chosen.pages < 20:
        parser.error("a run has at least 20 pages: give --pages 20 or more")
    if "postgresql" in dict(chosen.rhythm) and chosen.store != "postgresql":
        parser.error("only a store on PostgreSQL can be killed: give --store postgresql")
    if not is_there(chosen.broker):
        parser.error("RabbitMQ is not installed here: apt-get install rabbitmq-server, or give --broker valkey")
    return chosen


def main() -> int:
    """Run, print the table of all runs, 1 if one of them was not good."""
    chosen = arguments()
    runs = kept(chosen.resume)
    with in_order(), tempfile.TemporaryDirectory(prefix="copydesk-drill-") as folder:
        for number in range(chosen.runs):
            asked = Asked(
                pages=chosen.pages,
                faults=chosen.faults or 8 + chosen.pages // 60,
                seed=chosen.seed + number,
                store=chosen.store,
                broker=chosen.broker,
                persistence=chosen.persistence,
                rhythm=dict(chosen.rhythm),
            )
            runs.append(drill(asked, home_of(Path(folder), number), quick=chosen.quick))
            if chosen.resume is not None:
                with chosen.resume.open("ab") as file:
                    file.write(msgspec.json.encode(runs[-1]) + b"\n")
    print("\n".join(lines(runs)))
    return 0 if all(one.is_good for one in runs) else 1


if __name__ == "__main__":
    sys.exit(main())
