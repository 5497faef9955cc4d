"""Rows of links beside the text: its keywords, whether a mark says so or only the row's shape and place do.

A paragraph or an entry of a list that is one link belongs to the story; a row is several short labels, or is
marked. So only blocks are looked at that are nothing but links, and in which no sentence ends.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from workers.judging.sheet import Sheet, verdict
from workers.judging.tail import is_stated_news
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
#: Other stories told in the text: so many in a row, in so many words each, and none the model holds for sure text.
STORIES, STORY_WORDS, DOUBTED = 2, 4, 0.75
_BAR = re.compile(r"\s*[|｜/·•,;、，]+\s*|(?:^|\s)[-–—*»›>\[\]]+(?:\s|$)")

#: What parts the links of a menu; a comma parts those of a sentence.
_BETWEEN = re.compile(r"\s[|｜·•*]{1,2}\s|[\])]\s?[\[(]|[|｜]")

_MARKS = re.compile(r"[\[\]()|｜·•*\s]")


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


def link_bars(sheet: Sheet) -> Iterator[Verdict]:
    """Several short links, each parted from the next by a bar or in brackets of its own: a menu anywhere."""
    for block in [sheet.reading.blocks[index] for index in sheet.text] if not sheet.is_text else ():
        if block.links >= CELL and sheet.unnamed(block.index) and _is_barred(sheet, block):
            yield verdict(block.index, "chrome", "links.bar", "is a row of links with bars between them", 0.8)


def linked_stories(sheet: Sheet) -> Iterator[Verdict]:
    """Titles of other stories between the paragraphs of one: two or more blocks in a row, each nothing but one link.

    Only on a page that says that it is news, and not below a line that announces a list with a colon: what a guide
    or a list of shops leads to is its text.
    """
    if sheet.is_text:
        return
    blocks = sheet.reading.blocks
    runs = [list(run) for linked, run in groupby(sheet.text, lambda index: _is_story(sheet, blocks[index])) if linked]
    found = [run for run in runs if len(run) >= STORIES and sheet.body_start < run[0] < sheet.body_end]
    for run in found if found and is_stated_news(sheet.reading) else ():
        above = next((index for index in reversed(range(run[0])) if sheet.shapes[index].text), run[0])
        for index in run if sheet.shapes[above].end != "colon" or not sheet.kept(above) else ():
            yield verdict(index, "related", "links.stories", "is one of several titles in a row that are links", 0.7)


def _is_story(sheet: Sheet, block: Block) -> bool:
    if block.links != 1 or block.link_chars < len(block.text) - 1 or sheet.verdicts[block.index].score >= DOUBTED:
        return False
    return sheet.shapes[block.index].words >= STORY_WORDS and sheet.unnamed(block.index)


def _is_row(sheet: Sheet, block: Block) -> bool:
    """Whether a block is short, and link text but for what stands between links."""
    shape = sheet.shapes[block.index]
    if shape.prose or shape.end != "open" or shape.weight > LONGEST:
        return False
    return block.link_chars >= ALL * len(_BAR.sub("", block.text))


def _is_barred(sheet: Sheet, block: Block) -> bool:
    """Whether a block is link text but for bars and brackets, one between any two of its links.

    Cells of a table are printed with bars between them, too, and a colon says what a list of sources is.
    """
    shape = sheet.shapes[block.index]
    if (
        block.tag == "tr"
        or shape.prose
        or shape.weight > LABEL * block.links
        or len(_BETWEEN.findall(block.text)) < block.links - 1
    ):
        return False
    return block.link_chars >= ALL * len(_MARKS.sub("", block.text))


def _is_row_of_labels(sheet: Sheet, block: Block) -> bool:
    """Whether a block without a mark is a row all the same: several links, each as short as a keyword."""
    short = sheet.shapes[block.index].weight <= LABEL * block.links
    placed = block.tag in _OF_THE_STORY and not (block.tag == "td" and block.links >= CELL)
    return block.links > 1 and short and not placed
