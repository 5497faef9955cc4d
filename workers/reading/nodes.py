"""Small readings of one element."""

from selectolax.lexbor import LexborNode

#: Characters of an element's text that a claim may need; a longer text is no byline and no date.
MAX_PRINTED = 2_000


def printed(node: LexborNode) -> tuple[str, str]:
    """An element's text: as one line, and as it stands, each text node in a line of its own.

    The second keeps the borders between elements, without which a name and an outlet's name fuse.
    """
    parts: list[str] = []
    length = 0
    for inner in node.traverse(include_text=True, skip_empty=True):
        if inner.tag == "-text" and not _is_code(inner):
            part = " ".join((inner.text_content or "").split())
            parts.append(part)
            length += len(part) + 1
            if length > MAX_PRINTED:
                break
    return " ".join(filter(None, parts)), "\n".join(filter(None, parts))


def _is_code(text: LexborNode) -> bool:
    parent = text.parent
    return parent is not None and parent.tag in {"script", "style"}
