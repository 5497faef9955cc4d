"""A worker's application for the drill: the product's own, with a recipe that three words poison."""

from benchmarks.drill import clock, poison, traces
from workers import child, recipe
from workers.app import make_app
from workers.settings import load

recipe.bare = poison.clean
child.BARE = "benchmarks.drill.poison:clean"
app = make_app(load())
clock.install()
traces.install()
