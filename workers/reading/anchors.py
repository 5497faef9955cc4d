"""Links that software hangs behind a heading: to the heading itself ("¶") or to where it is edited ("[edit]")."""

from selectolax.lexbor import LexborNode

from workers.model import Block

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
#: What such a link says, if it is no words in brackets; a heading that ends in one of them may end in such a link.
_SIGNS = frozenset({"¶", "#", "§", "🔗"})
_LONGEST = 80
_BRACKETS = ("[", "]")
_ENDS = _SIGNS | {"]"}


def drop_anchors(blocks: tuple[Block, ...], elements: tuple[LexborNode, ...]) -> bool:
    """Take such links out of the tree; whether there were any, so that the page has to be cut again.

    Only headings are looked at that hold a link and end as one does: on most pages none.
    """
    found = {
        anchor.mem_id: anchor
        for block in blocks
        if block.links and block.tag in _HEADINGS and block.text[-1] in _ENDS
        for anchor in _anchors(elements[block.container])
    }
    for anchor in reversed(found.values()):  # the inner ones first: an element is gone with the one around it
        anchor.decompose()
    return bool(found)


def _anchors(heading: LexborNode) -> list[LexborNode]:
    """The last element of a heading with other text, if it is such a link or holds nothing but such links."""
    last = heading.last_child
    while last is not None and (last.tag == "-comment" or (last.tag == "-text" and not last.text().strip())):
        last = last.prev
    if last is None or last.tag in ("-text", None) or last is heading.first_child:
        return []
    says, whole = last.text().strip(), heading.text().strip()
    linked = last.tag == "a" or last.css_first("a[href]") is not None
    return [last] if linked and says != whole and len(says) <= _LONGEST and _is_sign(says) else []


def _is_sign(says: str) -> bool:
    return says in _SIGNS or ((says[:1], says[-1:]) == _BRACKETS and not says.strip("[]").isdigit())
