"""What markup says of single blocks: hidden ones, captions, headings and quotations inside the text."""

from collections.abc import Iterator

from workers.judging.sheet import Sheet, verdict
from workers.model import Block, Verdict

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CAPTION_TAGS = frozenset({"figcaption", "caption"})
_CAPTION_MARKS = frozenset({"caption", "wp-caption-text", "image-caption", "photo-caption", "figcaption"})
#: A heading in plain text is at most so long, in words.
HEADING_WORDS = 14


def hidden(sheet: Sheet) -> Iterator[Verdict]:
    """Blocks that markup hides from readers, unless it hides most of the text (which a script then shows)."""
    blocks = sheet.reading.blocks
    if all(block.hidden for block in blocks) or _prose(sheet, hidden=True) > _prose(sheet, hidden=False):
        return
    for block in blocks:
        if block.hidden:
            yield verdict(block.index, "chrome", "markup.hidden", "is hidden from readers by the page's markup")


def _prose(sheet: Sheet, *, hidden: bool) -> int:
    """Characters of prose that the markup hides, or shows."""
    pairs = zip(sheet.shapes, sheet.reading.blocks, strict=True)
    return sum(shape.weight for shape, block in pairs if shape.prose and block.hidden == hidden)


def captions(sheet: Sheet) -> Iterator[Verdict]:
    """Blocks that the markup calls a picture's or a table's caption, unless the page has no other text."""
    found = {block.index for block in sheet.reading.blocks if _is_caption(block)}
    others = any(shape.prose for index, shape in enumerate(sheet.shapes) if sheet.kept(index) and index not in found)
    for index in sorted(found) if others else ():
        yield verdict(index, "caption", "markup.caption", "is marked as a caption")


def _is_caption(block: Block) -> bool:
    return block.tag in _CAPTION_TAGS or "/figcaption" in block.path or not _CAPTION_MARKS.isdisjoint(block.marks[:2])


def headings_and_quotes(sheet: Sheet) -> Iterator[Verdict]:
    """Kept blocks that are headings or quotations: by their tags, in plain text by their shape."""
    for block in sheet.reading.blocks:
        if not sheet.kept(block.index):
            continue
        before = sheet.verdicts[block.index]
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
