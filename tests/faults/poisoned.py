"""A worker's application whose recipe is poisoned, in its own processes and where a page runs alone."""

from functools import partial

import poison

from workers import child, recipe, runner
from workers.app import make_app
from workers.settings import load

recipe.clean = poison.clean
runner.child.clean_alone = partial(child.clean_alone, work="poison:clean")
app = make_app(load())
