"""A worker's application whose recipe is poisoned, in its own processes and where a page runs alone."""

import os
import time
from types import SimpleNamespace
from typing import Any

import poison

from workers import child, intake, recipe, work
from workers.app import make_app
from workers.settings import load


def accept(*args: Any, **more: Any) -> Any:
    """Take a while before pages are accepted."""
    time.sleep(float(os.environ.get("TEST_SECONDS_TO_ACCEPT", "0")))
    return intake.accept(*args, **more)


work.intake = SimpleNamespace(accept=accept)
recipe.bare = poison.clean
child.BARE = "poison:clean"
app = make_app(load())
