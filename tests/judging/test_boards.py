"""The frames of a board's posts: known by two of their lines, then by all."""

import pytest
from judging.scenes import PARAGRAPHS, reading

from workers.judging.boards import board_frames
from workers.judging.shape import measure
from workers.judging.sheet import Sheet, verdict

BETWEEN = ("#2", "Moderator", "Posts: 52", "Location: Ayr")
KNOWN = "<p>Join Date: Jun 2004</p><p>You may not post new threads</p>"


def cut(body: str) -> list[str]:
    page = reading(html=f"<html><body>{body}</body></html>")
    verdicts = tuple(verdict(block.index, "body", "model.kept", "") for block in page.blocks)
    sheet = Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts)
    return [page.blocks[one.block].text for one in board_frames(sheet)]


def post(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def test_on_a_board_the_lines_between_posts_are_their_frames() -> None:
    thread = post(PARAGRAPHS[0], *BETWEEN, PARAGRAPHS[1])
    assert cut(KNOWN + thread) == list(BETWEEN)


@pytest.mark.parametrize("line", ["#2 pencils only", "The moderator slept.", "05-13-2006, 08:01 AM"])
def test_what_people_wrote_stays(line: str) -> None:
    assert line not in cut(KNOWN + post(PARAGRAPHS[0], line, PARAGRAPHS[1]))


def test_a_page_that_no_two_lines_call_a_board_is_left_alone() -> None:
    assert cut("<p>Join Date: Jun 2004</p>" + post(PARAGRAPHS[0], *BETWEEN, PARAGRAPHS[1])) == []
