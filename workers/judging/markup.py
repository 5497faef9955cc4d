"""What markup says of single blocks: hidden ones, captions, headings and quotations inside the text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from workers.judging.sheet import Sheet, verdict
from workers.judging.tail import is_stated_article
from workers.model import HIDDEN, Verdict
from workers.tables.chrome_photo import ARCHIVED, SOURCE
from workers.tables.opened_marks import OPENED_MARK

#: What may state a fact beside the text.
_STATING = frozenset({"byline", "dateline", "credit", "section", "headline", "subtitle", "chrome"})
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CAPTION_TAGS = frozenset({"figcaption", "caption"})
_CAPTION_MARKS = frozenset({"caption", "wp-caption-text", "image-caption", "photo-caption", "figcaption"})
#: How a caption ends that has its source in brackets.
_OPENED, _CLOSED = "(（[", frozenset(")）]")
#: So many characters describe a picture.
SHORTEST, LONGEST = 20, 900
#: A heading in plain text is at most so long, in words.
HEADING_WORDS = 14
#: A mark that is none of a part to be opened holds none of these; to ask for them is cheap.
_MAY_OPEN = re.compile(r"cord|kord|fisa|harm|tab|collaps|expand|disclos|faq|toggle|spoil|details|more", re.IGNORECASE)

_ENDS_PAGE = re.compile(r"</(?:body|html)\s*>\s*$", re.IGNORECASE)


def hidden(sheet: Sheet) -> Iterator[Verdict]:
    """Blocks that markup hides from readers, unless it hides most of the text (which a script then shows).

    What the first judge keeps stays if a click opens it: a panel of tabs or of an accordion is read like the rest.
    """
    unseen = [block.index for block in sheet.reading.blocks if block.hidden]
    if not unseen or _is_most(sheet, unseen):
        return
    for index in unseen:
        if sheet.kept(index) and any(map(_is_opened, sheet.reading.blocks[index].marks)):
            continue
        yield verdict(index, "chrome", HIDDEN, "is hidden from readers by the page's markup")


def veiled(sheet: Sheet) -> Iterator[Verdict]:
    """Lines beside the text that a style sheet of the page hides: they state nothing. The text is left as it is."""
    for index in sorted(sheet.reading.veiled):
        if sheet.verdicts[index].role in _STATING:
            yield verdict(index, "chrome", HIDDEN, "is hidden from readers by the page's style sheet")


def shown_source(sheet: Sheet) -> Iterator[Verdict]:
    """What ``<plaintext>`` keeps from being read up to the page's end: its own markup, shown as it is written."""
    for block in sheet.reading.blocks:
        if block.tag == "plaintext" and _ENDS_PAGE.search(block.text):
            yield verdict(block.index, "chrome", "markup.source", "is the page's own markup, shown as it is written")


def _is_most(sheet: Sheet, unseen: list[int]) -> bool:
    """Whether what is hidden is everything, or most of the running text: then a script shows it."""
    if len(unseen) == len(sheet.shapes):
        return True
    prose = sum(shape.weight for shape in sheet.shapes if shape.prose)
    return 2 * sum(sheet.shapes[index].weight for index in unseen if sheet.shapes[index].prose) > prose


@lru_cache(maxsize=2**15)
def _is_opened(mark: str) -> bool:
    return bool(_MAY_OPEN.search(mark)) and OPENED_MARK.matches(mark)


def captions(sheet: Sheet) -> Iterator[Verdict]:
    """Blocks that the markup calls a picture's or a table's caption, unless the page has no other text.

    Where they are most of the text of a page that does not say that it is an article, its pictures are the text.
    """
    found = {
        block.index
        for block in sheet.reading.blocks
        if block.tag in _CAPTION_TAGS or "/figcaption" in block.path or not _CAPTION_MARKS.isdisjoint(block.marks[:2])
    }
    others = [sheet.shapes[index] for index in sheet.text if index not in found] if found else []
    if not any(shape.prose for shape in others):
        return
    every = sum([sheet.shapes[index].words for index in sheet.text])
    if 2 * sum([shape.words for shape in others]) < every and not is_stated_article(sheet.reading):
        return
    for index in found:
        yield verdict(index, "caption", "markup.caption", "is marked as a caption")


def printed_captions(sheet: Sheet) -> Iterator[Verdict]:
    """Kept lines that say of themselves that they describe a picture: whose it is stands behind, or "FILE" in front.

    Only where other paragraphs are kept; what ends in an agency's name alone is a report.
    """
    found = [index for index in sheet.text if _describes_a_picture(sheet.shapes[index].text)]
    if found and any(sheet.shapes[index].prose == 2 for index in sheet.text if index not in found):
        for index in found:
            yield verdict(index, "caption", "markup.described", "says that it describes a picture")


def _describes_a_picture(line: str) -> bool:
    if line[-1:] in _CLOSED or line[-2:-1] in _CLOSED:
        opened = max(line.rfind(bracket) for bracket in _OPENED)
        if SHORTEST <= opened <= LONGEST and SOURCE.matches(line[opened:]):
            return True
    return line[:5].lstrip("([")[:4].isupper() and len(line) <= LONGEST and ARCHIVED.matches(line)


def headings_and_quotes(sheet: Sheet) -> Iterator[Verdict]:
    """Kept blocks that are headings or quotations: by their tags, in plain text by their shape."""
    for index in sheet.text:
        block, before = sheet.reading.blocks[index], sheet.verdicts[index]
        if block.tag in _HEADINGS or (sheet.is_text and _heading_shape(sheet, block.index)):
            yield verdict(block.index, "heading", before.rule, f"{before.why}; a heading", before.score)
        elif "/blockquote" in block.path or block.tag == "blockquote":
            yield verdict(block.index, "quote", before.rule, f"{before.why}; a quotation", before.score)


def _heading_shape(sheet: Sheet, index: int) -> bool:
    """A short unfinished line with a paragraph right below it and text above it."""
    shape, below = sheet.shapes[index], sheet.shapes[index + 1 : index + 2]
    if shape.prose or shape.words > HEADING_WORDS or index == 0:
        return False
    if not (sheet.kept(index - 1) or sheet.verdicts[index - 1].rule == "live.clock"):
        return False
    return bool(below) and below[0].prose == 2 and sheet.kept(index + 1)
