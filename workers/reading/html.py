"""A tree of elements -> numbered blocks and the stamped markup, in one walk that never recurses.

A block is a run of text between two borders: block elements, ``<hr>``, a double ``<br>``, a ``<br>`` beside a line
that is styled as a whole. Inline elements stay inside their run.

Texts are joined as a browser shows them, without invented spaces, but for one case: labels
side by side (``<span class=author>Jane Roe</span><span class=outlet>The Post</span>``), which a style sheet sets
apart and which would fuse. A space is put between two neighbours only if they differ in element or class or are
both links, if no bare text stands beside them (as it does in prose), if each has more than one character (a
drop cap is one) and if the block is short; so no word of running text is ever split.
"""

from collections.abc import Callable
from itertools import pairwise
from unicodedata import category

from msgspec import Struct
from selectolax.lexbor import LexborNode

from workers.model import Block
from workers.reading.breaks import ends_a_paragraph, parts_a_styled_line
from workers.reading.elements import (
    BLOCK,
    CELL_CHARS,
    CODE,
    LABEL_ROW_CHARS,
    MAX_MARKS,
    SKIPPED,
)
from workers.reading.frames import Attributes, Frame, Inline, located, own_marks
from workers.reading.stamp import Stamper
from workers.reading.text import INVISIBLE, fold

#: Stands for a border between labels until the block's length is known. Pages hold no NULs after decoding.
_LABEL_BORDER = "\x00"
#: A class that says so, or ``<i>``, is an icon: what follows it belongs to it and stays as it stands.
_ICON = "icon"


class Cut(Struct, frozen=True, kw_only=True):
    """The blocks of a page in reading order, and its markup with their numbers in it."""

    blocks: tuple[Block, ...]
    stamped: str


def cut(root: LexborNode) -> Cut:
    """Walk the tree once, in document order."""
    cutter = _Cutter()
    node: LexborNode | None = root
    open_nodes: list[LexborNode] = []
    while node is not None:
        child = cutter.enter(node)
        if child is not None:
            open_nodes.append(node)
            node = child
            continue
        while (following := node.next if node is not root else None) is None and open_nodes:
            node = open_nodes.pop()
            cutter.leave()
        node = following
    return Cut(blocks=tuple(cutter.blocks), stamped=cutter.stamper.markup())


class _Run:
    """Text since the last border, with what is known of it."""

    __slots__ = ("cover", "link", "link_chars", "links", "pieces", "visible")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.link: Frame | Inline | None = None
        self.link_chars = 0
        self.links = 0
        self.visible = False
        self.cover: list[Inline] | None = None


class _Cutter:
    """The state of the walk: open elements, the run being read, and what has been cut so far."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.stamper = Stamper()
        self.frames: list[Frame] = [Frame(None, "", {})]
        self.inlines: list[Inline] = []
        self.open: list[bool] = []
        self.run = _Run()
        self.aside: list[str] = []
        self.after_break = False
        self.cell_border = False

    def enter(self, node: LexborNode) -> LexborNode | None:
        """Take a node in; its first child if its children are to be walked (then ``leave`` will be called)."""
        tag = node.tag
        if tag == "-text":
            self._text(node.text_content or "")
            return None
        if tag is None or tag[0] == "-":
            return None
        return _ENTER.get(tag, _Cutter.inline)(self, node, tag)

    def leave(self) -> None:
        """The innermost open element ends."""
        if self.open.pop():
            if self.run.pieces or self.aside:
                self.flush()
            self.stamper.close(self.frames.pop())
        else:
            self.stamper.end_inline(self.inlines)
            self.inlines.pop()

    def flush(self) -> None:
        """A border: the run so far becomes a block if there is anything to read in it."""
        frame, run = self.frames[-1], self.run
        self.after_break = self.cell_border = False
        if run.pieces:
            text = _preformatted(run.pieces) if frame.preformatted else _joined(run.pieces)
            if text:
                self._block(frame, text, run)
            else:
                self.stamper.drop_run()
            self.run = _Run()
        else:
            self.stamper.paragraph_end()
        if self.aside:
            self._hidden_aside(frame)

    def _block(self, frame: Frame, text: str, run: _Run) -> None:
        located(frame)
        cover = [word for inline in reversed(run.cover or ()) for word in own_marks(inline.attributes)]
        block = Block(
            index=len(self.blocks),
            text=text,
            path=frame.path,
            tag=frame.tag,
            link_chars=min(run.link_chars, len(text)),
            links=run.links,
            marks=(*cover, *frame.marks)[:MAX_MARKS] if cover else frame.marks,
            hidden=frame.hidden,
        )
        self.blocks.append(block)
        self.stamper.end_run(frame, block.index, self.inlines)

    def _hidden_aside(self, frame: Frame) -> None:
        """Text that is hidden inside a line is a block of its own behind it: no reader saw it there."""
        text, self.aside = fold(" ".join(self.aside)), []
        if text:
            located(frame)
            block = Block(
                index=len(self.blocks),
                text=text,
                path=frame.path,
                tag=frame.tag,
                marks=frame.marks,
                hidden=True,
            )
            self.blocks.append(block)
            frame.solid = True
            self.stamper.aside(block.index, text)

    def block(self, node: LexborNode, tag: str) -> LexborNode | None:
        """A block element: a border here, and another where it ends."""
        if self.run.pieces or self.aside:
            self.flush()
        self.after_break = self.cell_border = False
        parent, child = self.frames[-1], node.first_child
        parent.solid = True
        if child is None:
            parent.number_of(tag)
            return None
        frame = Frame(parent, tag, node.attributes)
        frame.row = tag == "tr" and _is_data_row(node)
        self.frames.append(frame)
        self.open.append(True)
        self.stamper.open(frame)
        return child

    def inline(self, node: LexborNode, tag: str) -> LexborNode | None:
        """An element that is inline by its name: inside a run, unless it is used as a box around blocks."""
        child = node.first_child
        if child is None:
            return None
        if _is_block_or_before_one(child):
            return self.block(node, tag)
        inline = Inline(self.inlines[-1] if self.inlines else None, tag, node.attributes)
        if self.run.visible and self._labels(node, tag, inline.attributes):
            self.run.pieces.append(_LABEL_BORDER)
        self.inlines.append(inline)
        self.open.append(False)
        return child

    def _labels(self, node: LexborNode, tag: str, attributes: Attributes) -> bool:
        """Whether this element and the one directly before it are two labels of a row."""
        before = node.prev
        if before is None or before.tag in {"-text", None} or before.tag in CODE or tag in CODE:
            return False
        marked = before.attributes.get("class") or ""
        if before.tag == "i" or _ICON in marked:
            return False
        differ = before.tag != tag or marked != (attributes.get("class") or "")
        if not (differ or tag == "a") or any(inline.tag in CODE for inline in self.inlines[:4]):
            return False
        return self._no_bare_text(node)

    def _no_bare_text(self, node: LexborNode) -> bool:
        """Whether the parent holds elements only; asked once for each parent."""
        holder: Frame | Inline = self.inlines[-1] if self.inlines else self.frames[-1]
        if holder.bare_text is None:
            parent = node.parent
            texts = (child.text_content for child in parent.iter(include_text=True)) if parent else ()
            holder.bare_text = any(text and not text.isspace() for text in texts)
        return not holder.bare_text

    def _text(self, text: str) -> None:
        inlines = self.inlines
        if inlines and inlines[-1].hidden:
            self.aside.append(text)
            return
        run, frame = self.run, self.frames[-1]
        if not text or text.isspace():
            if run.pieces:
                run.pieces.append(text)
                self.stamper.text(" ", inlines)
            return
        if self.cell_border and run.visible:
            run.pieces.append(" | ")
        self.after_break = self.cell_border = False
        run.pieces.append(text)
        run.visible = True
        if run.cover != []:
            run.cover = _common(run.cover, inlines)
        link = (inlines[-1].link if inlines else None) or (frame if frame.link else None)
        if link is not None:
            run.link_chars += len(fold(text))
            run.links += link is not run.link
        run.link = link or run.link
        self.stamper.text(text, inlines)

    def skipped(self, _node: LexborNode, _tag: str) -> None:
        """What holds no text of the page; ``<wbr>`` too, which only allows a break."""

    def line_break(self, node: LexborNode, _tag: str) -> None:
        """One ``<br>`` is white space inside a run; a second one ends it, and so does one behind a paragraph."""
        if self.frames[-1].preformatted:
            self.run.pieces.append("\n")
        elif self.after_break:
            self.flush()
        elif self.run.visible and not self.frames[-1].row and self._parts_lines(node):
            self.flush()
            self.stamper.line_end()
            self.after_break = True
        elif self.run.visible:
            self.run.pieces.append(" ")
            self.stamper.void("<br>", self.inlines)
            self.after_break = True

    def _parts_lines(self, node: LexborNode) -> bool:
        return ends_a_paragraph(self.run.pieces) or parts_a_styled_line(node)

    def rule(self, _node: LexborNode, _tag: str) -> None:
        """``<hr>``."""
        self.flush()

    def picture(self, _node: LexborNode, tag: str) -> None:
        """Pictures and fields have no text; judges of the markup count them."""
        self.stamper.void(f"<{tag}>", self.inlines if self.run.visible else None)

    def cell(self, node: LexborNode, tag: str) -> LexborNode | None:
        """A cell of a table: inside its row's line, or a block."""
        if not self.frames[-1].row:
            return self.block(node, tag)
        self.cell_border = True
        return self.inline(node, tag)


_Enter = Callable[[_Cutter, LexborNode, str], LexborNode | None]
#: How the walk enters an element, by its name; a name that is not here is inline.
_ENTER: dict[str, _Enter] = {
    **dict.fromkeys(SKIPPED, _Cutter.skipped),
    **dict.fromkeys(BLOCK, _Cutter.block),
    "br": _Cutter.line_break,
    "wbr": _Cutter.skipped,
    "hr": _Cutter.rule,
    "img": _Cutter.picture,
    "input": _Cutter.picture,
    "td": _Cutter.cell,
    "th": _Cutter.cell,
}


def _is_block_or_before_one(child: LexborNode | None) -> bool:
    """Whether an inline element with this first child is a box around blocks (a card's link, a custom element)."""
    while child is not None and child.tag == "-text":
        if not (child.text_content or " ").isspace():
            return False
        child = child.next
    return child is not None and child.tag in BLOCK


def _is_data_row(row: LexborNode) -> bool:
    """Whether a table's row is a line of data: several short cells without blocks inside."""
    cells = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
    if len(cells) < 2:
        return False
    for node in row.traverse():
        if node.tag in BLOCK and node.tag not in {"tr", "td", "th"}:
            return False
    return all(len(fold(cell.text())) <= CELL_CHARS for cell in cells)


def _common(cover: list[Inline] | None, inlines: list[Inline]) -> list[Inline]:
    """The inline elements that hold all of a run's text so far."""
    if cover is None:
        return inlines[:4]
    shared = 0
    for one, other in zip(cover, inlines, strict=False):
        if one is not other:
            break
        shared += 1
    return cover[:shared]


def _joined(pieces: list[str]) -> str:
    text = "".join(pieces)
    if _LABEL_BORDER not in text:
        return fold(text)
    labels = [label for label in text.split(_LABEL_BORDER) if label]
    short = len(text) <= LABEL_ROW_CHARS
    joined = labels[0]
    for before, after in pairwise(labels):
        joined += (" " if short and _would_fuse(before, after) else "") + after
    return fold(joined)


def _would_fuse(before: str, after: str) -> bool:
    return len(before) > 1 and len(after) > 1 and _is_of_a_word(before[-1]) and after[0].isalnum()


def _is_of_a_word(character: str) -> bool:
    """Whether a word may end so: letters, digits, and the vowel signs that Indic words end in."""
    return character.isalnum() or category(character)[0] == "M"


def _preformatted(pieces: list[str]) -> str:
    text = "".join(pieces).replace(_LABEL_BORDER, "").replace("\r\n", "\n").strip("\n").rstrip()
    return text if text.strip().strip(INVISIBLE) else ""
