"""Text that a page's scripts would bring to light: in templates, in data attributes, in a part that markup hides.

Looked for only where the tree shows no running text. What is found is put where it stood and read as any other
markup; a hidden part is read as if it were shown.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape

from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from workers.model import Block, Container, Flag, Rejected
from workers.reading.elements import names
from workers.reading.frames import own_marks
from workers.reading.guard import guard
from workers.reading.html import Cut
from workers.reading.text import fold

#: Characters of text outside links from which a block is running text; with so many in all a page shows its text.
RUNNING, SHOWN = 60, 200
#: Fewer characters are no text of a page.
LEAST = 300
#: A hidden part holds a page's text if it holds so much of all that the page has.
MOST = 0.8
#: Words in the name of a data attribute that holds text, and those that say that it is another text.
HOLDING = names("article body bodyhtml content fulltext html innerhtml markup paragraph post story text")
OTHERWISE = names("alt bs button caption confirm label placeholder popover share title tooltip")
#: Words in the names of elements that scripts draw beside a text.
ASIDE = names(
    "banner comment comments consent cookie cookies dialog footer gdpr lightbox login menu modal nav newsletter "
    "overlay popup privacy register search share sidebar signin signup subscribe toast tooltip"
)
_TEMPLATES = 'body template, body script[type*="template" i], body script[type="text/html" i]'
_ATTRIBUTE = re.compile(r"\s(data-[a-z-]{1,40})\s*=\s*(?:\"[^\"]{40}|'[^']{40})", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"[.!?…。！？।؟][\"'”’»)]?(?:\s|$)|[。！？]")
#: What a template leaves open is no text.
_OPEN = ("{{", "<%", "${")


def is_scant(blocks: Iterable[Block]) -> bool:
    """Whether blocks show no running text to speak of."""
    chars = 0
    for block in blocks:
        own = len(block.text) - block.link_chars
        if own >= RUNNING and not block.hidden:
            chars += own
            if chars >= SHOWN:
                return False
    return True


def uncover(parser: LexborHTMLParser, source: str) -> Flag | None:
    """Put what templates or data attributes hold into the tree, and say which; None if they hold no text."""
    if ("<template" in source or "text/" in source or "template" in source) and _templates(parser):
        return "text_from_template"
    return "text_from_attribute" if "data-" in source and _attributes(parser, source) else None


def shown(cut: Cut) -> tuple[Block, ...]:
    """The blocks of a page that shows no text, as if the hidden part that holds it all were shown."""
    hidden = [block.hidden for block in cut.blocks]
    if not any(hidden):
        return cut.blocks
    least = max(LEAST, MOST * running(cut.blocks))
    for part in _hidden_parts(cut.containers, hidden):
        if is_of_the_text(part.words) and running(cut.blocks[part.first : part.last]) >= least:
            return tuple(
                replace(block, hidden=False) if part.first <= block.index < part.last else block
                for block in cut.blocks
            )
    return cut.blocks


def _hidden_parts(containers: tuple[Container, ...], hidden: list[bool]) -> Iterator[Container]:
    """The outermost elements of which every block is hidden."""
    end = 0
    for container in containers:
        if container.first >= end and all(hidden[container.first : container.last]):
            end = container.last
            yield container


def running(blocks: Iterable[Block]) -> int:
    """Characters of running text in blocks."""
    own = (len(block.text) - block.link_chars for block in blocks)
    return sum(chars for chars in own if chars >= RUNNING)


def is_of_the_text(words: Iterable[str]) -> bool:
    """Whether an element's class and id words leave it possible that it holds a page's text."""
    return not any(part in ASIDE for word in words for part in re.split(r"[-_]+", word))


def _templates(parser: LexborHTMLParser) -> bool:
    found = False
    for node in parser.css(_TEMPLATES):
        raw = _inside(node)
        if len(raw) < LEAST or any(sign in raw for sign in _OPEN) or not is_of_the_text(own_marks(node.attributes)):
            continue
        box = _box(parser, raw)
        if box is not None and _is_prose(fold(box.text()), LEAST):
            node.replace_with(box, move=True)
            found = True
    return found


def _inside(node: LexborNode) -> str:
    """The markup in a template, or in a script that is one; a template's own is in no node of the tree."""
    if node.tag == "script":
        return node.text()
    whole = node.html or ""
    return whole[whole.find(">") + 1 : whole.rfind("</")]


def _attributes(parser: LexborHTMLParser, source: str) -> bool:
    wanted = sorted({name.lower() for name in _ATTRIBUTE.findall(source) if _holds(name.lower())})
    for name in wanted:
        found = [(node, value) for node in parser.css(f"body [{name}]") if (value := _prose_in(node, name))]
        if sum(len(value) for _, value in found) >= LEAST:
            boxes = [(node, _box(parser, value)) for node, value in found]
            for node, box in boxes:
                if box is not None:
                    node.insert_child(box)
            return any(box is not None for _, box in boxes)
    return False


def _holds(name: str) -> bool:
    words = name.split("-")[1:]
    return not HOLDING.isdisjoint(words) and OTHERWISE.isdisjoint(words)


def _prose_in(node: LexborNode, name: str) -> str:
    """The running text that an attribute of an element without text holds, as markup; "" if none."""
    value = (node.attributes.get(name) or "").strip()
    if (
        len(value) < RUNNING
        or value[0] in "{["
        or fold(node.text())
        or not is_of_the_text(own_marks(node.attributes))
    ):
        return ""
    if "</" in value or "<br" in value:
        return value if _is_prose(re.sub(r"<[^>]*>", " ", value), RUNNING) else ""
    lines = (f"<p>{escape(line, quote=False)}</p>" for line in value.splitlines() if line.strip())
    return "".join(lines) if _is_prose(value, RUNNING) else ""


def _is_prose(text: str, least: int) -> bool:
    return len(text) >= least and len(_WORD.findall(text)) > 1 and _SENTENCE.search(text) is not None


def _box(parser: LexborHTMLParser, markup: str) -> LexborNode | None:
    """An element that holds this markup; None if it is more than the guard lets through."""
    guarded = guard(markup)
    if isinstance(guarded, Rejected):
        return None
    box = parser.create_node("div")
    box.inner_html = guarded.markup
    return box
