"""A reading's blocks and containers -> markup with the number of every block in it, for judges that cut markup.

Such judges weigh elements by name, by class and by how much of their text is links; so that is what is written: one
element for each container with its words as classes, one for each block (a block that is its container's only one
is stamped on the container, any other is wrapped), and the linked part of a block's text in a link.
"""

from html import escape

from workers.model import Block, Container, Reading
from workers.tables.spaced import word_set

#: libxml2 drops what lies deeper than 256 elements, so the tags of what is deeper are left out (its text is not).
MAX_DEPTH = 200
#: Written under their own names. Anything else that serves as a box, and any invented name, is written as ``<div>``.
_WRITTEN = word_set(
    "a address article aside blockquote body button caption center dd details dialog dir dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol p pre search section "
    "summary table tbody td tfoot th thead tr ul"
)
#: A block beside others in one of them is a paragraph; elsewhere no paragraph may stand.
_HOLDS_PARAGRAPHS = word_set(
    "article aside blockquote body center dd details dialog div fieldset figcaption figure footer form header li "
    "main nav search section td th"
)


def stamped(reading: Reading) -> str:
    """The markup; every block stands in it once, under ``data-block``, and ``hidden`` if it is hidden."""
    out: list[str] = []
    opened: list[Container] = []
    numbered = iter((*enumerate(reading.containers), (-1, None)))
    number, following = next(numbered)
    for block in reading.blocks:
        while opened and opened[-1].last <= block.index:
            _end(opened, out)
        alone = False
        while following is not None and following.first <= block.index:
            alone = block.container == number and following.last == following.first + 1
            _begin(following, _stamp(block) if alone else "", opened, out)
            number, following = next(numbered)
        out.append(_linked(block) if alone and len(opened) <= MAX_DEPTH else _wrapped(block, opened))
    while opened:
        _end(opened, out)
    return "".join(out)


def _begin(container: Container, stamp: str, opened: list[Container], out: list[str]) -> None:
    opened.append(container)
    if len(opened) <= MAX_DEPTH:
        words = f' class="{escape(" ".join(container.words))}"' if container.words else ""
        out.append(f"<{_name(container)}{words}{stamp}>")


def _stamp(block: Block) -> str:
    return f' data-block="{block.index}"' + (' hidden=""' if block.hidden else "")


def _end(opened: list[Container], out: list[str]) -> None:
    if len(opened) <= MAX_DEPTH:
        out.append(f"</{_name(opened[-1])}>")
    opened.pop()


def _name(container: Container) -> str:
    return container.tag if container.tag in _WRITTEN else "div"


def _wrapped(block: Block, opened: list[Container]) -> str:
    name = "p" if len(opened) > MAX_DEPTH or (opened and opened[-1].tag in _HOLDS_PARAGRAPHS) else "span"
    return f"<{name}{_stamp(block)}>{_linked(block)}</{name}>"


def _linked(block: Block) -> str:
    """The text, as many of its characters in a link as are links; which of them they are weighs the same."""
    linked, rest = block.text[: block.link_chars], block.text[block.link_chars :]
    return (f'<a href="#">{escape(linked, quote=False)}</a>' if linked else "") + escape(rest, quote=False)
