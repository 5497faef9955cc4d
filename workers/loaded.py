"""What a process that cleans pages does once it has loaded the recipe."""

import gc

#: Objects that are made and not yet freed before Python looks for cycles among the young, and looks at that age
#: before it looks at the older. What a page makes is frozen values, in no cycle and freed by its last reference;
#: with Python's own 700 a tenth of a page's time went into looking.
YOUNG, MIDDLE, OLD = 50_000, 20, 50


def settle() -> None:
    """Take what is loaded out of the garbage collector's sight: it stays, and its memory is shared over a fork."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
