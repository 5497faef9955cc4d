"""A tree of elements -> numbered blocks and the containers around them, in one walk that never recurses.

A block is a run of text between two borders: block elements, ``<hr>``, a double ``<br>``, a ``<br>`` beside a line
that is styled as a whole. Inline elements stay inside their run (``runs.py``). A container is an element, block by
its name or used as a box, that holds a block.

The walk is the recipe's innermost loop: it asks a node for no more than its kind of node needs.
"""

from collections.abc import Callable

from msgspec import Struct
from selectolax.lexbor import LexborNode

from workers.model import Block, Container
from workers.reading.breaks import ends_a_paragraph, paragraph_breaks, parts_a_styled_line
from workers.reading.elements import BLOCK, CODE, MARKING, MAX_MARKS, SKIPPED
from workers.reading.frames import Frame, Inline, frame_in, inline_in
from workers.reading.icons import HOLLOW, is_ligature
from workers.reading.nodes import is_block_or_before_one, is_data_row
from workers.reading.runs import LABEL_BORDER, Run
from workers.reading.text import fold

#: A class that says so, or ``<i>``, is an icon: what follows it belongs to it and stays as it stands.
_ICON = "icon"


class Cut(Struct, frozen=True, kw_only=True):
    """The blocks of a page in reading order, and the elements that hold them in document order."""

    blocks: tuple[Block, ...]
    containers: tuple[Container, ...]
    elements: tuple[LexborNode, ...]
    #: The numbers of those with more than plain text directly inside: a link, emphasis, a break, cells.
    marked: frozenset[int]


def cut(root: LexborNode) -> Cut:
    """Walk the tree once, in document order."""
    cutter = _Cutter(root)
    enter, inline = _ENTER.get, _Cutter.inline
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag
        if tag == "-text":
            text = node.text_content
            if text:
                if text.isspace():
                    if cutter.run.pieces:
                        cutter.run.space(text, cutter.inlines)
                else:
                    cutter.text(text)
            node = node.next or cutter.after()
        else:
            child = enter(tag, inline)(cutter, node, tag or "")
            node = child or node.next or cutter.after()
    return Cut(
        blocks=tuple(cutter.blocks),
        containers=tuple(cutter.containers),
        elements=tuple(cutter.elements),
        marked=frozenset(cutter.marked),
    )


class _Cutter:
    """The state of the walk: open elements, the run being read, and what has been cut so far."""

    def __init__(self, root: LexborNode) -> None:
        self.blocks: list[Block] = []
        #: The elements that hold a block, or may do so still.
        self.containers: list[Container] = []
        self.elements: list[LexborNode] = []
        self.marked: set[int] = set()
        self.frame = Frame(None, root, "")
        self.inlines: list[Inline] = []
        #: Every element that the walk is in, the innermost last.
        self.opened: list[Frame | Inline] = []
        self.run = Run()
        self.aside: list[str] = []
        self.after_break = False
        self.cell_border = False
        #: The breaks between paragraphs in the elements that hold breaks, by the element's ``mem_id``.
        self.breaks: dict[int, frozenset[int]] = {}

    def after(self) -> LexborNode | None:
        """What follows the innermost open element that anything follows; those before it end."""
        opened = self.opened
        while opened:
            ended = opened.pop()
            if isinstance(ended, Frame):
                if self.run.pieces or self.aside:
                    self.flush()
                elif ended.tag != "div":
                    self.run.drawn = None  # an icon stands before a label in a box of its own, not in another item
                self.close(ended)
            else:
                self.inlines.pop()
            following = ended.node.next if opened else None
            if following is not None:
                return following
        return None

    def text(self, text: str) -> None:
        """A text that is more than white space."""
        run, inlines = self.run, self.inlines
        if inlines and inlines[-1].hidden:
            self.aside.append(text)
            return
        if self.cell_border and run.visible:
            run.pieces.append(" | ")
        self.after_break = self.cell_border = False
        run.add(text, self.frame, inlines)

    def flush(self) -> None:
        """A border: the run so far becomes a block if there is anything to read in it."""
        run, frame = self.run, self.frame
        self.after_break = self.cell_border = False
        if run.pieces:
            text = run.text(preformatted=frame.preformatted)
            if text:
                self._block(frame, text, run)
            self.run = Run()
        if self.aside:
            text, self.aside = fold(" ".join(self.aside)), []
            if text:  # it is hidden inside a line: a block of its own behind it, for no reader saw it there
                self._block(frame, text, Run(hidden=True))

    def close(self, frame: Frame) -> None:
        """A block element has ended: a container, if it holds a block."""
        count, number = len(self.blocks), frame.container
        outer = self.frame = frame.parent or frame
        if count == frame.first:
            del self.containers[number:], self.elements[number:]
        else:
            self.containers[number] = Container(
                tag=frame.tag, parent=outer.container, first=frame.first, last=count, words=frame.words
            )

    def _block(self, frame: Frame, text: str, run: Run) -> None:
        length, cover = len(text), run.words() if run.cover else ()
        self.blocks.append(
            Block(
                index=len(self.blocks),
                text=text,
                path=frame.path,
                tag=frame.tag,
                link_chars=min(length, run.link_chars),
                links=run.links,
                marks=(*cover, *frame.marks)[:MAX_MARKS] if cover else frame.marks,
                hidden=frame.hidden or run.hidden,
                strong_chars=min(length, run.strong_chars),
                container=frame.container,
                icons=run.icons(text) if run.drawn and not frame.preformatted else (),
            )
        )

    def block(self, node: LexborNode, tag: str) -> LexborNode | None:
        """A block element: a border here, and another where it ends."""
        if self.run.pieces or self.aside:
            self.flush()
        self.after_break = self.cell_border = False
        child = node.first_child
        parent = self.frame
        if child is None:
            parent.numbers[tag] = parent.numbers.get(tag, 0) + 1
            return None
        containers = self.containers
        self.frame = frame = frame_in(parent, node, tag, len(containers), len(self.blocks))
        containers.append(_OPEN)
        self.elements.append(node)
        if child.tag == "-text" and not self.inlines and child.next is None and not frame.preformatted:
            self._leaf(frame, child.text_content or "")
            return None
        self.opened.append(frame)
        return child

    def _leaf(self, frame: Frame, text: str) -> None:
        """A block element that holds one text and nothing else: no need to open it, its run is known at once."""
        folded, drawn = fold(text), self.run.drawn
        if folded:
            length, link = len(folded), frame.link
            self._block(frame, folded, Run([], True, 0, length if link else 0, int(link), length * frame.bold, drawn))
        if drawn and (folded or frame.tag != "div"):
            self.run.drawn = None
        self.close(frame)

    def table_row(self, node: LexborNode, tag: str) -> LexborNode | None:
        """A row of a table: one line if its cells are short."""
        child = self.block(node, tag)
        if child is not None:
            self.frame.row = is_data_row(node)
        return child

    def inline(self, node: LexborNode, tag: str) -> LexborNode | None:
        """An element that is inline by its name: inside a run, unless it is used as a box around blocks."""
        child = node.first_child
        if child is None:
            if tag in HOLLOW:
                self.run.draw(node)
            return None
        leaf = child.tag == "-text" and child.next is None
        if not leaf and is_block_or_before_one(child):
            return self.block(node, tag)
        if tag in MARKING:
            self.marked.add(self.frame.container)
        inline = inline_in(self.inlines[-1] if self.inlines else None, node, tag)
        if self.run.visible and self._labels(inline):
            self.run.pieces.append(LABEL_BORDER)
        self.inlines.append(inline)
        if not leaf:
            self.opened.append(inline)
            return child
        self._inline_leaf(inline, child.text_content or "")
        return None

    def _inline_leaf(self, inline: Inline, text: str) -> None:
        """An inline element that holds one text and nothing else."""
        if text and not text.isspace():
            self.text(text)
        else:
            if inline.tag in HOLLOW:
                self.run.draw(inline.node)
            self.run.space(text, self.inlines)
        self.inlines.pop()

    def _labels(self, inline: Inline) -> bool:
        """Whether this element and the one directly before it are two labels of a row."""
        before, tag = inline.node.prev, inline.tag
        own = inline.attributes.get("class") or ""
        if is_ligature(own):
            return True
        name = None if before is None else before.tag
        if before is None or name is None or name in _NO_LABEL or tag in CODE:
            return False
        marked = before.attributes.get("class") or ""
        if _ICON in marked:
            return False
        differ = name != tag or tag == "a" or marked != own
        if not differ or any(outer.tag in CODE for outer in self.inlines[:4]):
            return False
        return self._no_bare_text(inline.node)

    def _no_bare_text(self, node: LexborNode) -> bool:
        """Whether the parent holds elements only; asked once for each parent."""
        holder: Frame | Inline = self.inlines[-1] if self.inlines else self.frame
        if holder.bare_text is None:
            parent = node.parent
            texts = (child.text_content for child in parent.iter(include_text=True)) if parent else ()
            holder.bare_text = any(text and not text.isspace() for text in texts)
        return not holder.bare_text

    def skipped(self, _node: LexborNode, _tag: str) -> None:
        """What holds no text of the page; ``<wbr>`` too, which only allows a break."""

    def drawing(self, node: LexborNode, tag: str) -> LexborNode | None:
        """``<svg>``: an icon, and an inline element if it holds text."""
        self.run.draw(node)
        return self.inline(node, tag)

    def picture(self, node: LexborNode, _tag: str) -> None:
        """``<img>``."""
        self.run.draw(node)

    def line_break(self, node: LexborNode, _tag: str) -> None:
        """One ``<br>`` is white space inside a run; a second one ends it, and so does one behind a paragraph."""
        frame, run = self.frame, self.run
        self.marked.add(frame.container)
        if frame.preformatted:
            run.pieces.append("\n")
        elif self.after_break:
            self.flush()
        elif run.visible:
            if not frame.row and self._is_border(node):
                self.flush()
            else:
                run.pieces.append(" ")
            self.after_break = True

    def _is_border(self, line_break: LexborNode) -> bool:
        if ends_a_paragraph(self.run.pieces) or parts_a_styled_line(line_break):
            return True
        parent = line_break.parent
        if parent is None:
            return False
        if parent.mem_id not in self.breaks:
            self.breaks[parent.mem_id] = paragraph_breaks(parent)
        return line_break.mem_id in self.breaks[parent.mem_id]

    def rule(self, _node: LexborNode, _tag: str) -> None:
        """``<hr>``."""
        self.flush()

    def cell(self, node: LexborNode, tag: str) -> LexborNode | None:
        """A cell of a table: inside its row's line, or a block."""
        if not self.frame.row:
            return self.block(node, tag)
        self.cell_border = True
        self.marked.add(self.frame.container)
        return self.inline(node, tag)


#: Stands for a container whose end has not been read.
_OPEN = Container(tag="", parent=-1, first=0, last=0)
#: Behind them nothing is a label: text, an icon, code.
_NO_LABEL = CODE | {"-text", "i"}
_Enter = Callable[[_Cutter, LexborNode, str], LexborNode | None]
#: How the walk enters a node, by its name; a name that is not here is inline, one that begins with "-" no element.
_ENTER: dict[str | None, _Enter] = {
    **dict.fromkeys(SKIPPED, _Cutter.skipped),
    **dict.fromkeys((None, "-comment", "-document", "-doctype", "wbr", "input"), _Cutter.skipped),
    **dict.fromkeys(BLOCK, _Cutter.block),
    "br": _Cutter.line_break,
    "hr": _Cutter.rule,
    "img": _Cutter.picture,
    "svg": _Cutter.drawing,
    "tr": _Cutter.table_row,
    "td": _Cutter.cell,
    "th": _Cutter.cell,
}
