"""The product's recipe, but for three words that end, fail or hang who reads them. Loaded where a page runs alone."""

import os
import signal
import time
from typing import Any

from benchmarks.drill.pages import POISONS
from workers import recipe

_bare = recipe.bare


def _raise() -> None:
    raise ValueError("a page that no recipe was written for")


ACTS = dict(
    zip(POISONS, (lambda: os.kill(os.getpid(), signal.SIGKILL), _raise, lambda: time.sleep(600)), strict=True)
)


def clean(page: Any, *args: Any, **more: Any) -> Any:
    """The recipe; a page that holds one of the words is the end of this process, or of its patience."""
    for word, act in ACTS.items():
        if word in (page.text or ""):
            act()
    return _bare(page, *args, **more)
