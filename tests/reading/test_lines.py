"""Lines that a ``<br>`` parts: each is stamped once, and they stay lines of one paragraph for judges of markup."""

import re

from workers.contract import Page
from workers.model import Reading
from workers.reading import read


def stamped(markup: str) -> str:
    found = read(Page(html=f"<body>{markup}</body>"))
    assert isinstance(found, Reading)
    return re.sub(r"^<html><body[^>]*>|</body></html>$", "", found.stamped)


def line(number: int, text: str) -> str:
    return f'<span data-block="{number}">{text}</span>'


def test_lines_of_a_paragraph_stay_in_it() -> None:
    assert stamped("<p><b>Why?</b><br>It was for sale.</p>") == (
        f"<p>{line(0, '<b>Why?</b>')}<br>{line(1, 'It was for sale.')}</p>"
    )


def test_lines_beside_blocks_are_one_paragraph() -> None:
    assert stamped("<div><b>Title</b><br>By Ann<p>text</p></div>") == (
        f"<div><p>{line(0, '<b>Title</b>')}<br>{line(1, 'By Ann')}</p>" + '<p data-block="2">text</p></div>'
    )


def test_a_second_break_parts_paragraphs() -> None:
    assert stamped("<div><b>Title</b><br> <br>text</div>") == (
        '<div><p data-block="0"><b>Title</b></p><p data-block="1">text</p></div>'
    )


def test_a_block_or_rule_behind_a_line_ends_its_paragraph() -> None:
    assert '<p data-block="1">b</p>' in stamped("<div><b>a</b><br><hr>b</div>")
    assert '<p data-block="2">c</p>' in stamped("<div><b>a</b><br><h2>b</h2>c</div>")
