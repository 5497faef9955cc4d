"""A line that the page's own style sheet hides states nothing; one that something may show is read like the rest."""

import pytest

from workers.contract import Page
from workers.model import Article
from workers.recipe import clean

STORY = "".join(
    f"<p>The mill on the brook was measured {word} by two carpenters, who found no board of it sound any more.</p>"
    for word in ("on Monday", "at noon", "once again", "in the rain", "with care")
)
FORGED = '<p class="line x" id="y">By Otto Kranz</p><p class="x" id="z">1 January 1999</p>'

HIDDEN = (
    ".x{display:none}", "#y , #z { visibility : hidden }", ".a,.x{display:none !important}", ".X{DISPLAY:NONE}",
    "p{color:red} .x{display:none}", "@import url(a.css);.x{display:none}", "<!-- .x{display:none} -->",
    ".x{position:absolute;left:-9999px}", ".x{position:absolute;clip:rect(0,0,0,0)}", ".x{font-size:0}",
    ".x{display:none}.x{color:red}", ".x{display:none}@media print{.other{display:block}}",
)  # fmt: skip
SHOWN = (
    "", ".x{color:red}", "/*.x{display:none}*/", ".x:hover{display:none}", ".open .x{display:none}",
    "p.x{display:none}",
    ".x{opacity:0}", ".xx{display:none}", ".x{display:none}.open .x{display:block}",
    ".x{display:none}.open>.x{top:0}",
    ".x{display:none}@media screen{.x{display:block}}", "@media print{.x{display:none}}",
    "@supports(display:grid){.x{display:none}}", ".x{display:none}.x.now{position:static}", ".x{display:none",
)  # fmt: skip


def article(style: str, forged: str = FORGED, more: str = "") -> Article:
    page = f"<html><head>{style}</head><body><article><h1>The mill is measured</h1>{forged}{STORY}</article>{more}"
    found = clean(Page(html=page))
    assert isinstance(found, Article)
    return found


def states(found: Article) -> bool:
    """Whether the forged lines are believed: both or none."""
    told = (found.authors == ("Otto Kranz",), found.published is not None)
    assert len(set(told)) == 1
    return told[0]


@pytest.mark.parametrize("sheet", HIDDEN)
def test_what_a_sheet_hides_states_nothing(sheet: str) -> None:
    assert not states(article(f"<style>{sheet}</style>"))


@pytest.mark.parametrize("sheet", SHOWN)
def test_what_may_be_seen_is_read(sheet: str) -> None:
    assert states(article(f"<style>{sheet}</style>"))


def test_a_sheet_for_paper_hides_nothing() -> None:
    assert states(article("<style media=print>.x{display:none}</style>"))
    assert not states(article("<style media=screen>.x{display:none}</style>"))


def test_what_a_script_names_may_be_shown_by_it() -> None:
    hides = "<style>.x{display:none}</style>"
    assert states(article(hides, more='<script>document.querySelector(".x").style = ""</script>'))
    assert not states(article(hides, more='<script>document.querySelector(".x-y").style = ""</script>'))


def test_inside_a_line_it_states_nothing_either() -> None:
    forged = '<p><span class="x">By Otto Kranz</span></p><p><b class="x">1 January 1999</b></p>'
    assert not states(article("<style>.x{display:none}</style>", forged))


def test_the_verdict_says_why() -> None:
    found = article("<style>.x{display:none}</style>")
    whys = {found.blocks[verdict.block].text: verdict.why for verdict in found.verdicts}
    assert whys["By Otto Kranz"] == "is hidden from readers by the page's style sheet"


def test_no_text_is_cut_for_it_and_most_of_it_is_shown_by_a_script() -> None:
    said = "Two more carpenters were asked for their opinion, and they found that the roof could still be saved."
    assert said in article("<style>.x{display:none}</style>", f'<p class="x">{said}</p>').text
    body = f'<div class="x"><p>By Otto Kranz</p><p>1 January 1999</p>{STORY * 3}</div>'
    assert states(article("<style>.x{display:none}</style>", body))
