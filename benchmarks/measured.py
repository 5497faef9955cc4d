"""A worker's application that notes what CPU its recipe took, and that has a task which does nothing."""

import os
import time
from pathlib import Path
from typing import Any

from workers import recipe
from workers.app import make_app
from workers.settings import load

_clean = recipe.bare
_spent = 0.0


def clean(page: Any, *args: Any, **more: Any) -> Any:
    """The recipe, with its CPU added to this process's own file."""
    global _spent
    begun = time.process_time()
    try:
        return _clean(page, *args, **more)
    finally:
        # Noting it is this benchmark's own cost, not copydesk's: it is counted to the recipe, one note late.
        spent = _spent + time.process_time() - begun
        Path(os.environ["BENCH_FOLDER"], f"recipe-{os.getpid()}").write_text(str(spent), "ascii")
        _spent += time.process_time() - begun


recipe.bare = clean
app = make_app(load())


@app.task(name="bench.noop")
def noop() -> None:
    """Nothing."""
