"""``clean --jsonl``: pages stream through warm children; every line of stdin is answered, in order."""

import sys
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO

from workers.child import Pool
from workers.cli import out
from workers.cli.lines import answer, lines, page_in
from workers.contract import Judge, Page, Receipt
from workers.model import Profile


def run(*, jobs: int, evidence: bool, judge: Judge | None = None) -> None:
    """Answer stdin on stdout, each line as soon as it and those before it are read."""
    for line in answers(sys.stdin.buffer, jobs=jobs, evidence=evidence, judge=judge):
        out.data(line)
        sys.stdout.flush()


def answers(stream: BinaryIO, *, jobs: int = 1, evidence: bool = False, judge: Judge | None = None) -> Iterator[str]:
    """One line of JSON for each line of the stream, in its order; only a few are held at a time."""
    profile = Profile() if judge is None else Profile(judge=judge)
    waiting: deque[Page | Receipt] = deque()

    def read() -> Iterator[Page | Receipt]:
        for line in lines(stream):
            item = page_in(line)
            # The caller's reference is all of a page that its answer needs; the page itself may be large.
            waiting.append(Page(ref=item.ref) if isinstance(item, Page) else item)
            yield item

    with Pool(jobs=jobs) as pool:
        for result in pool.clean(read(), profile, evidence=evidence):
            item = waiting.popleft()
            yield out.encoded(result) if isinstance(result, Receipt) else answer(item, result, evidence=evidence)
