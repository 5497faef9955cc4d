"""What an element's style hides from every reader is no text of the page; what it only moves or paints is."""

import pytest

from workers.contract import Page
from workers.model import Article
from workers.reading.hiding import hides
from workers.recipe import clean

HIDDEN = (
    "display:none", "DISPLAY : NONE !important", "color:red;display:/* kept for robots */none", "visibility:hidden",
    "visibility: collapse", "content-visibility:hidden", "position:absolute;opacity:0",
    "opacity: 0.0; position: fixed", "font-size:0", "font-size: 0px", "font-size:1px",
    "position:absolute;left:-9999px", "position: fixed; top: -500em",
    "position:absolute;clip:rect(0,0,0,0)", "position:absolute; clip: rect(1px, 1px, 1px, 1px)",
    "clip-path: inset(50%)", "transform:scale(0)", "height:0;overflow:hidden", "max-height:0px; overflow:hidden",
    "display:none/*", "display:/*/**/none/**/",
    "color:#fff;background:#FFFFFF", "color:white;background-color:rgb(255, 255, 255)", "color:transparent",
)  # fmt: skip
SHOWN = (
    "", "/*display:none", "display:important",
    "display:block", "display:none;display:block", "visibility:visible", "opacity:0.01", "font-size:1em",
    "opacity:0", "position:relative;opacity:0", "opacity:0;transform:translateY(20px)", "font-size:10px",
    "text-indent:-9999px", "margin-left:-500px", "position:relative;left:-9999px", "position:absolute;left:-9px",
    "overflow:hidden", "clip:rect(0,0,0,0)", "clip-path:inset(10%)", "transform:scale(0.5)", "height:0",
    "height:0.5em;overflow:hidden", "color:#fff", "color:#fff;background:#000", "color:none;background-color:none",
    "color:inherit;background:inherit", "color:transparent;-webkit-background-clip:text",
    "background:url(none.png)", "border-color:transparent",
)  # fmt: skip


@pytest.mark.parametrize("style", HIDDEN)
def test_a_style_that_hides(style: str) -> None:
    assert hides(style)


@pytest.mark.parametrize("style", SHOWN)
def test_a_style_that_hides_nothing(style: str) -> None:
    assert not hides(style)


STORY = "".join(
    f"<p>The mill on the brook was measured {word} by two carpenters, who found no board of it sound any more.</p>"
    for word in ("on Monday", "at noon", "once again", "in the rain", "with care")
)


def text(inside: str) -> str:
    found = clean(
        Page(html=f"<html><body><article><h1>The mill is measured</h1>{STORY}{inside}</article></body></html>")
    )
    assert isinstance(found, Article)
    return found.text


@pytest.mark.parametrize(("attribute", "kept"), [("", False), (" open", True)])
def test_a_dialog_is_shown_once_it_is_open(attribute: str, kept: bool) -> None:
    said = "Two more carpenters were asked for their opinion, and they found that the roof could still be saved."
    assert (said in text(f"<dialog{attribute}><p>{said}</p></dialog>")) is kept


def test_what_is_hidden_inside_a_line_is_out_of_it() -> None:
    line = (
        '<p>The carpenters<span style="font-size:0">, says nobody,</span> will be back on Friday with new boards.</p>'
    )
    assert "The carpenters will be back on Friday with new boards." in text(line)
