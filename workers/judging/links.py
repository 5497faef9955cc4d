"""Rows of links beside the text: its keywords, whether a mark says so or only the row's shape and place do.

A paragraph or an entry of a list that is one link belongs to the story; a row is several short labels, or is
marked. So only blocks are looked at that are nothing but links, and in which no sentence ends.
"""

import re
from collections.abc import Iterator

from workers.judging.sheet import Sheet, verdict
from workers.model import Block, Verdict
from workers.tables.chrome_tail import TAG_MARK

#: From this share of its characters on (commas and bars aside), a block is nothing but links.
ALL = 0.85
#: A row of keywords is at most so long in all (weighted characters), each of its labels on average …
LONGEST = 300
LABEL = 30
#: Marks of this many words around a block speak of it; those further out speak of the page.
NEAREST = 4
#: What stands in these has its own place in the story, whatever it links to.
_OF_THE_STORY = frozenset({"li", "td", "th", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"})
#: A cell that holds so many links is one of a layout: the menu beside or above the text.
CELL = 3
_BAR = re.compile(r"\s*[|｜/·•,;、，]+\s*|(?:^|\s)[-–—*»›>\[\]]+(?:\s|$)")


def keywords(sheet: Sheet) -> Iterator[Verdict]:
    """Rows of keywords: marked as such, or several short links above or below all paragraphs of the text."""
    start, end = sheet.body_start, sheet.body_end
    for block in [sheet.reading.blocks[index] for index in sheet.text] if not sheet.is_text else ():
        if not (block.links and _is_row(sheet, block) and sheet.unnamed(block.index)):
            continue
        mark = next((mark for mark in block.marks[:NEAREST] if TAG_MARK.matches(mark)), None)
        if mark:
            yield verdict(block.index, "chrome", "links.marked", f"is a row of links marked {mark!r}")
        elif not start <= block.index <= end and _is_row_of_labels(sheet, block):
            where = "before the first" if block.index < start else "behind the last"
            yield verdict(block.index, "chrome", "links.labels", f"is a row of links {where} paragraph", 0.8)


def _is_row(sheet: Sheet, block: Block) -> bool:
    """Whether a block is short, and link text but for what stands between links."""
    shape = sheet.shapes[block.index]
    if shape.prose or shape.end != "open" or shape.weight > LONGEST:
        return False
    return block.link_chars >= ALL * len(_BAR.sub("", block.text))


def _is_row_of_labels(sheet: Sheet, block: Block) -> bool:
    """Whether a block without a mark is a row all the same: several links, each as short as a keyword."""
    short = sheet.shapes[block.index].weight <= LABEL * block.links
    placed = block.tag in _OF_THE_STORY and not (block.tag == "td" and block.links >= CELL)
    return block.links > 1 and short and not placed
