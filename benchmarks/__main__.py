"""``python -m benchmarks`` (``make bench``): every measurement, one after the other, printed as tables.

Each is a module that can be run by itself with options of its own; a limit that is missed is said and makes the
exit code 1, so that a floor never sinks silently.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from benchmarks import floors
from benchmarks.corpus import CORPORA
from benchmarks.figures import titled


def measurements(corpora: Path, sample: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Module and arguments of each measurement, in the order of printing."""
    pages = ("--corpora", str(corpora))
    checked = ("--check",) if floors.part(sample) else ()
    return (
        ("benchmarks.startup", ()),
        ("benchmarks.queue_cost", ("--pages", "1000", "--check")),
        ("benchmarks.throughput", ()),
        ("benchmarks.speed", (*pages, "--check")),
        ("benchmarks.facts_cost", (*pages, "--check")),
        ("benchmarks.fingerprints", ("--sample", "60") if sample else ()),
        ("benchmarks.relations", ("--sample", str(sample)) if sample else ("--check",)),
        ("benchmarks.rewriting", ("--check",)),
        ("benchmarks.clusters", ("--check", *(("--articles", "4", "--orders", "1") if sample else ()))),
        ("benchmarks.index", ("--records", "20000", *(("--sample", "40") if sample else ()))),
        ("benchmarks.memory", (*pages, "--check")),
        ("benchmarks.quality", (*pages, "--sample", str(sample), *checked)),
        ("benchmarks.plain", (*pages, "--sample", str(sample))),
    )


def main() -> int:
    """Run all, and fail if one missed a limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpora", type=Path, default=CORPORA, help="folder of the corpora")
    parser.add_argument(
        "--sample", type=int, default=0, help="pages of each corpus to judge quality by (default: all)"
    )
    chosen = parser.parse_args()
    missed = []
    for module, arguments in measurements(chosen.corpora, chosen.sample):
        titled(module)
        if subprocess.run([sys.executable, "-m", module, *arguments], check=False).returncode:
            missed.append(module)
    for module in missed:
        sys.stdout.write(f"\n{module} missed a limit\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
