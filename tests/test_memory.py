"""A page that is done with leaves nothing behind: its tree holds megabytes that Python's collector does not see."""

import gc
from pathlib import Path

import pytest

from workers.contract import Page
from workers.recipe import clean

PAGES = sorted((Path(__file__).parents[1] / "newsroom" / "pages").glob("*/*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_a_page_leaves_no_cycles(page: Path) -> None:
    sent = Page(html=page.read_text("utf-8", "replace"))
    clean(sent)  # what is built at first use stays
    gc.collect()
    gc.disable()
    try:
        clean(sent)
        assert gc.collect() == 0
    finally:
        gc.enable()
