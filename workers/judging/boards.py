"""The frames of a board's posts: numbers, ranks and counts between what people wrote.

None of it can be told from text by its words alone ("#2", "Moderator", "Posts: 52"). On a page that tables know for
a board's, by two other lines of its frame, each says for certain what it is.
"""

from collections.abc import Iterator

from workers.judging.sheet import Sheet, verdict
from workers.model import Verdict
from workers.tables.chrome_boards import IN_FRAMES, POSTED_ON, POSTER, RIGHTS
from workers.tables.chrome_old import BOARD

#: So many lines of its frame make a page a board's.
FRAMES = 2
#: Lines of a frame are at most so long (weighted characters).
LONGEST = 60
_OF_BOARDS = (BOARD, POSTER, POSTED_ON, RIGHTS)


def board_frames(sheet: Sheet) -> Iterator[Verdict]:
    """The short lines between the posts of a board: which one it is, and by what sort of member; its day stays."""
    if sum(len(sheet.known.get(row.id, ())) for row in _OF_BOARDS) < FRAMES:
        return
    for index in sheet.text:
        shape = sheet.shapes[index]
        if shape.weight > LONGEST or not sheet.unnamed(index):
            continue
        if IN_FRAMES.matches(shape.text):
            yield verdict(index, "chrome", "board.frame", "is a line of the frame of a board's post", 0.9)
