"""CPU of ``copydesk --help``, beside a Python that does nothing, in one run: ``python -m benchmarks.startup``."""

import os
import statistics
import subprocess
import sys

from benchmarks.figures import row

#: Seconds of CPU that the first look at the command may cost.
MOST = 0.3
TIMES = 7


def cpu(command: list[str]) -> float:
    """Seconds of CPU (user and system) of a command, the median of several runs."""
    spent = []
    for _ in range(TIMES):
        before = os.times()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = os.times()
        spent.append(after.children_user + after.children_system - before.children_user - before.children_system)
    return statistics.median(spent)


def main() -> int:
    """Print both, and fail above the limit."""
    bare = cpu([sys.executable, "-c", "pass"])
    command = cpu([sys.executable, "-m", "workers.cli", "--help"])
    row("CPU of python -c pass, s", f"{bare:.3f}")
    row("CPU of copydesk --help, s", f"{command:.3f}", f"at most {MOST}")
    return 1 if command > MOST else 0


if __name__ == "__main__":
    sys.exit(main())
