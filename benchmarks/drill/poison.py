"""The product's recipe, but for three words that end, fail or hang who reads them. Loaded where a page runs alone."""

import os
import signal
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.drill import traces
from benchmarks.drill.pages import POISONS
from workers import recipe

_bare = recipe.bare
#: Names the folder in which each process notes the page that it has begun, in a file with its own number.
AT = "COPYDESK_DRILL_AT"


def _raise() -> None:
    raise ValueError("a page that no recipe was written for")


ACTS = dict(
    zip(POISONS, (lambda: os.kill(os.getpid(), signal.SIGKILL), _raise, lambda: time.sleep(600)), strict=True)
)


def begun(folder: Path, pids: Iterable[int]) -> set[str]:
    """The references of the pages that these processes began last."""
    files = (folder / str(pid) for pid in pids)
    return {file.read_text("utf-8") for file in files if file.exists()}


def clean(page: Any, *args: Any, **more: Any) -> Any:
    """The recipe; a page that holds one of the words is the end of this process, or of its patience."""
    if AT in os.environ:
        Path(os.environ[AT], str(os.getpid())).write_text(page.ref or "", "utf-8")
    traces.begun(page.ref or "")
    for word, act in ACTS.items():
        if word in (page.text or ""):
            act()
    return _bare(page, *args, **more)
