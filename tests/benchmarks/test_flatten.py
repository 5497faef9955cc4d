"""Each way of making text from a page is what the application it stands for would make."""

import pytest

from benchmarks.flatten import WAYS, inner_text, paragraphs, stripped, text_nodes

PAGE = (
    b"<html><head><title>Ice</title><style>p{}</style></head><body>"
    b"<nav><ul><li><a href=/>Home</a></li><li><a href=/s>Sport</a></li></ul></nav>"
    b"<p>The <b>lake</b> froze\nover.<br>Boats stay in.</p><!-- a note -->"
    b"<table><tr><td>Mon</td><td>-4</td></tr></table>"
    b"<div style='display: none'>Loading</div><script>track()</script>after</body></html>"
)


def test_as_a_browser_copies_it() -> None:
    assert inner_text(PAGE) == "Home\nSport\n\nThe lake froze over.\nBoats stay in.\n\nMon\t-4\n\nafter"


def test_two_turns_make_a_blank_line() -> None:
    assert inner_text(b"<div>one<br><br>two<br>three</div>") == "one\n\ntwo\nthree"


def test_every_text_node_on_its_line() -> None:
    lines = ["Home", "Sport", "The", "lake", "froze over.", "Boats stay in.", "Mon", "-4", "Loading", "after"]
    assert text_nodes(PAGE).split("\n") == lines


def test_a_paragraph_a_block_with_its_links_in_a_row() -> None:
    expected = ["Home | Sport", "The lake froze over.", "Boats stay in.", "Mon -4", "Loading", "after"]
    assert paragraphs(PAGE).split("\n\n") == expected


def test_tags_cut_out_leave_neighbours_stuck_together() -> None:
    assert stripped(PAGE) == "HomeSportThe lake froze\nover.Boats stay in.Mon-4Loadingafter"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_legacy_charsets_are_read(way: object) -> None:
    page = "<meta charset=windows-1251><p>Озеро замёрзло ночью".encode("cp1251")
    assert callable(way)
    assert way(page) == "Озеро замёрзло ночью"


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("page", [b"", b"  ", b"<!-- nothing -->", b"<p></p>"])
def test_a_page_without_text_gives_none(way: object, page: bytes) -> None:
    assert callable(way)
    assert way(page) == ""


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_deep_nesting_is_no_trouble(way: object) -> None:
    assert callable(way)
    assert "deep" in way(b"<div>" * 200 + b"deep")
