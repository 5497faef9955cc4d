"""The foot of an old page in one element: all of its parts speak of the page, and one of them for certain."""

import pytest
from judging.scenes import HEADLINE, PARAGRAPHS, reading

from workers.judging.feet import feet
from workers.judging.shape import measure
from workers.judging.sheet import Sheet, verdict

FEET = [
    "You are visitor number 4512 since 1 May 1999<br>© 1999-2001 Ada Finch.<br>Last updated 14 October 2001.",
    "Last modified: March 3, 1999 | Best viewed with Netscape Navigator 4 at 800x600",
    "Sie sind der 1204. Besucher seit 3/2000<br>Letzte Änderung: 02.01.2003 - Webmaster: Ada Finch",
    "Vous êtes le 4512e visiteur<br>Mise à jour le 24 février 2002.",
    "Copyright 1998 The Lock Society.<br>This page was last changed on March 3, 1999.",
]
STAYS = [
    "Last updated 14 October 2001.<br>The second boat floats.",
    "The keeper wrote his own copyright notice. It said: © me.",
    "14 October 2001",
]


def cut(*lines: str) -> list[str]:
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = reading(html=f"<html><body><h1>{HEADLINE}</h1>{body}</body></html>")
    verdicts = tuple(verdict(block.index, "body", "model.kept", "") for block in page.blocks)
    sheet = Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts)
    return [page.blocks[one.block].text for one in feet(sheet)]


@pytest.mark.parametrize("foot", FEET)
def test_a_foot_of_several_parts_is_no_text(foot: str) -> None:
    assert cut(*PARAGRAPHS, foot) == [foot.replace("<br>", " ")]


@pytest.mark.parametrize("line", STAYS)
def test_a_last_line_that_says_anything_else_stays(line: str) -> None:
    assert cut(*PARAGRAPHS, line) == []


def test_above_a_paragraph_nothing_is_a_foot() -> None:
    assert cut(PARAGRAPHS[0], FEET[0], PARAGRAPHS[1]) == []
