"""Each class through the recipe in its killable child: ``python -m hostile.run [WORD ...]``."""

import sys
import time

from hostile.classes import CLASSES
from hostile.story import faults
from workers.child import Limits, Pool

#: What one hostile page may take: seconds of CPU, and bytes of address space; by the clock no limit that a busy
#: machine could reach.
LIMITS = Limits(cpu=5, wall=120, memory=500 * 2**20)


def main(words: list[str]) -> int:
    """Run the classes whose names hold one of these words (all without), and print how each ended."""
    wrong = 0
    with Pool(jobs=1, limits=LIMITS) as pool:
        for one in CLASSES:
            if words and not any(word in one.name for word in words):
                continue
            page = one.make()
            begun = time.monotonic()
            result = next(iter(pool.clean([page], evidence=False)))
            found = faults(one.expected, result)
            wrong += bool(found)
            said = "; ".join(found)[:400]
            sys.stdout.write(f"{time.monotonic() - begun:6.2f} s  {'WRONG' if found else 'ok'}  {one.name}  {said}\n")
            sys.stdout.flush()
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
