"""A page that is done with leaves nothing behind: its tree holds megabytes that Python's collector does not see."""

import gc
from pathlib import Path

import pytest

from workers.contract import Page
from workers.recipe import clean

PAGES = sorted((Path(__file__).parents[1] / "newsroom" / "pages").glob("*/*.html"))


def garbage_of(page: Page) -> int:
    """Return how many objects of one cleaning only the collector could free."""
    gc.collect()
    gc.disable()
    try:
        clean(page)
        return gc.collect()
    finally:
        gc.enable()


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_leaves_no_cycles(page: Path) -> None:
    sent = Page(html=page.read_text("utf-8", "replace"))
    clean(sent)  # what is built at first use stays
    # A thread that another test has left may end in between; a cycle of the page's own is there each time.
    assert min(garbage_of(sent) for _ in range(3)) == 0
