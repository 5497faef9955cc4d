"""Bent pages through the recipe in its child: ``python -m hostile.fuzz [--pages 10000] [--seed 1]`` (make fuzz).

Whatever comes, a page ends as an article with a text, or is rejected with a reason. A page that does not is told by
its number, which makes it again.
"""

import argparse
import sys
from collections import Counter

from hostile.mutate import many
from workers.child import Crash, Pool
from workers.model import Article, Rejected


def fault(result: object) -> str | None:
    """Why a result breaks the promise; None if it holds."""
    if isinstance(result, Crash):
        return f"{result.reason}: {result.why} {result.error}"
    if isinstance(result, Rejected):
        return None if result.why else "rejected without a word"
    if not isinstance(result, Article):
        return f"neither article nor rejection: {result!r}"[:200]
    if not result.text.strip() or not result.key:
        return "an article without text or key"
    return None


def main(arguments: list[str]) -> int:
    """Bend pages and tell how they ended; 1 if any broke the promise."""
    parser = argparse.ArgumentParser(prog="hostile.fuzz", description="Bent pages through the recipe.")
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args(arguments)
    ended: Counter[str] = Counter()
    broken = []
    with Pool(jobs=asked.jobs) as pool:
        for number, result in enumerate(pool.clean(many(asked.pages, asked.seed), evidence=False), asked.seed):
            why = fault(result)
            ended["broken" if why else type(result).__name__.lower()] += 1
            if why:
                broken.append(number)
                sys.stderr.write(f"page {number}: {why}\n")
    sys.stdout.write(f"{asked.pages} pages from seed {asked.seed}: {dict(sorted(ended.items()))}\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
