"""Reading: a page's bytes, markup or plain text -> numbered blocks and the claims of its structured data."""

from selectolax.lexbor import LexborNode

from workers.contract import Page
from workers.model import Block, Flag, Reading, Rejected
from workers.reading.anchors import drop_anchors
from workers.reading.decode import GUESSED, Decoded, characters, decode
from workers.reading.elsewhere import complete, has_text
from workers.reading.gathered import gather
from workers.reading.guard import guard
from workers.reading.html import Cut, cut
from workers.reading.inside import Elements
from workers.reading.paging import paging
from workers.reading.sheets import veiled
from workers.reading.structured import page_flags, read_claims
from workers.reading.text import MAX_LINES, text_blocks
from workers.reading.tree import Tree, grow
from workers.reading.unseen import is_scant, shown, uncover

__all__ = ["complete", "read"]


def read(page: Page) -> Reading | Rejected:
    """Cut a page into numbered blocks and collect what its markup claims; ``Rejected`` if it holds no text.

    Pure: only the page's own fields are used. Never raises for any content; a page without a body is empty.
    """
    if page.text is not None:
        return _read_text(page, Decoded(text=characters(page.text), charset="", how=""))
    if page.html_b64 is None:
        return _read_markup(page, Decoded(text=characters(page.html or ""), charset="", how=""))
    decoded = decode(page.html_b64, page.content_type)
    if isinstance(decoded, Rejected):
        return decoded
    return _read_text(page, decoded) if _is_plain(page, decoded) else _read_markup(page, decoded)


def _is_plain(page: Page, decoded: Decoded) -> bool:
    """Whether the server says plain text and the bytes do not begin like a document in HTML."""
    plain = (page.content_type or "").split(";")[0].strip().lower() == "text/plain"
    return plain and not decoded.text[:200].lstrip().lower().startswith(("<!doctype html", "<html"))


def _read_text(page: Page, decoded: Decoded) -> Reading | Rejected:
    blocks = text_blocks(decoded.text)
    if not blocks:
        return Rejected(reason="empty", why="the text holds no character to read")
    return Reading(
        page=page,
        form="text",
        source=decoded.text,
        blocks=blocks,
        charset=decoded.charset or None,
        decoded_by=decoded.how or None,
        flags=(*_guessed(decoded), *(("flattened",) if len(blocks) > MAX_LINES else ())),
    )


def _guessed(decoded: Decoded) -> tuple[Flag, ...]:
    """What is said of a page whose encoding nobody declared, or whose declaration its bytes belie."""
    return ("charset_guessed",) if decoded.how in GUESSED else ()


def _read_markup(page: Page, decoded: Decoded) -> Reading | Rejected:
    if not decoded.text or decoded.text.isspace():
        return Rejected(reason="empty", why="the page holds no character")
    guarded = guard(decoded.text)
    if isinstance(guarded, Rejected):
        return guarded
    untouched = guarded.markup is decoded.text
    tree = grow(decoded.utf8 if untouched and decoded.utf8 is not None else guarded.markup)
    root = tree.parser.root
    if root is None:
        return _without_text(guarded.markup)
    found, blocks, uncovered = _cut(tree, root, decoded.text)
    gathered = gather(tree.parser)
    claims = read_claims(tree.parser, gathered)
    canonical = next((one.value for one in claims if one.rule == "html.canonical"), "")
    pages = paging(page, tree.parser, [href for _, href in gathered.links], blocks, canonical)
    read = Reading(
        page=page,
        form="html",
        source=decoded.text,
        blocks=blocks,
        charset=decoded.charset or None,
        decoded_by=decoded.how or None,
        claims=(*claims, *pages.claims),
        language=(root.attributes.get("lang") if root is not None else None) or None,
        flags=(
            *_guessed(decoded),
            *guarded.flags,
            *page_flags(tree, gathered, decoded.text),
            *pages.flags,
            *uncovered,
        ),
        veiled=veiled(tree.parser, gathered.styles, blocks),
        containers=found.containers,
        tree=Elements(tree.parser, found),
    )
    return read if blocks or has_text(read) else _without_text(guarded.markup)


def _cut(tree: Tree, root: LexborNode, source: str) -> tuple[Cut, tuple[Block, ...], tuple[Flag, ...]]:
    """The page's blocks; where it shows no text, with what its scripts would show."""
    found = cut(root)
    if drop_anchors(found.blocks, found.elements):
        found = cut(root)
    if not is_scant(found.blocks):
        return found, found.blocks, ()
    flag = uncover(tree.parser, source)
    if flag is not None:
        found = cut(root)
        return found, found.blocks, (flag,)
    return found, shown(found), ()


def _without_text(markup: str) -> Rejected:
    scripts = markup.lower().count("<script")
    if scripts:
        return Rejected(reason="shell", why=f"no text, only a shell that {scripts} scripts would fill in a browser")
    return Rejected(reason="no_text", why="the markup holds no text")
