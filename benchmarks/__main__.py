"""``python -m benchmarks`` (``make bench``): every measurement, one after the other, printed as tables.

Each is a module that can be run by itself with options of its own; a limit that is missed is said and makes the
exit code 1, so that a floor never sinks silently.
"""

import subprocess
import sys

from benchmarks.figures import titled

#: Module and arguments of each measurement, in the order of printing.
MEASUREMENTS = (
    ("benchmarks.startup", ()),
    ("benchmarks.queue_cost", ("--pages", "1000", "--check")),
)


def main() -> int:
    """Run all, and fail if one missed a limit."""
    missed = []
    for module, arguments in MEASUREMENTS:
        titled(module)
        if subprocess.run([sys.executable, "-m", module, *arguments], check=False).returncode:
            missed.append(module)
    for module in missed:
        sys.stdout.write(f"\n{module} missed a limit\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
