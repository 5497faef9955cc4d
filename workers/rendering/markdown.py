"""The tree of kept blocks as Markdown (CommonMark, and tables as GitHub writes them)."""

from collections.abc import Iterator

from workers.reading.inside import Span
from workers.rendering.literal import destination, fence, inline
from workers.rendering.shape import Part, Text


def markdown(root: Part) -> str:
    """Markdown whose text, when it is shown, is the text of the tree; sub- and superscripts are written plainly."""
    return "\n\n".join(_blocks(root))


def _blocks(part: Part) -> Iterator[str]:
    for child in part.children:
        text = _text(child) if isinstance(child, Text) else _WRITERS.get(child.name, _inner)(child)
        if text:
            yield text


def _inner(part: Part) -> str:
    return "\n\n".join(_blocks(part))


def _text(text: Text) -> str:
    if text.name[:1] != "h":
        return inline(text.spans)
    line = inline(text.spans, one_line=True)
    bare = line.rstrip("#")
    if len(bare) < len(line) and (not bare or bare[-1] == " "):
        line = f"{bare}\\{line[len(bare) :]}"  # signs at the end would close the heading
    return f"{'#' * int(text.name[1])} {line}"


def _bullets(part: Part) -> str:
    return _list(part, ["-"] * len(part.children))


def _numbers(part: Part) -> str:
    first = int(part.attributes.get("start", "1")[:8])
    return _list(part, [f"{first + number}." for number in range(len(part.children))])


def _list(part: Part, markers: list[str]) -> str:
    items = []
    for child, marker in zip(part.children, markers, strict=True):
        item = _text(child) if isinstance(child, Text) else _inner(child)
        items.append(_indented(item, marker + " ", " " * (len(marker) + 1)))
    tight = not any("\n" in item for item in items)
    return ("\n" if tight else "\n\n").join(items)


def _indented(text: str, first: str, others: str) -> str:
    lines = text.split("\n")
    return "\n".join((first if not number else others if line else "") + line for number, line in enumerate(lines))


def _quotation(part: Part) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in _inner(part).split("\n"))


def _code(part: Part) -> str:
    text = "\n".join(_plain(part))
    ticks = fence(text, 3)
    return f"{ticks}\n{text}\n{ticks}"


def _table(part: Part) -> str:
    """Rows of as many cells as the widest has; a first row without heading cells gets an empty one above it."""
    rows = list(_rows(part))
    wide = max(map(len, rows))
    titled = all(name == "th" for name, _ in rows[0])
    head, body = (rows[0], rows[1:]) if titled else ([], rows)
    lines = [_row(head, wide), "|" + " --- |" * wide, *(_row(row, wide) for row in body)]
    return "\n".join(lines)


def _rows(part: Part) -> Iterator[list[tuple[str, str]]]:
    """The cells of each row, by name and text; cells over several columns are followed by empty ones."""
    for child in part.children:
        if isinstance(child, Part) and child.name != "tr":
            yield from _rows(child)
        elif isinstance(child, Part):
            row: list[tuple[str, str]] = []
            for cell in child.children:
                if isinstance(cell, Part):
                    empty = min(int(cell.attributes.get("colspan", "1")[:4]), _MAX_COLUMNS) - 1
                    row += [(cell.name, " ".join(_flat(cell))), *[(cell.name, "")] * empty]
            yield row


#: A cell wider than this is taken as so wide.
_MAX_COLUMNS = 50


def _row(row: list[tuple[str, str]], wide: int) -> str:
    texts = [text.replace("|", "\\|") for _, text in row] + [""] * (wide - len(row))
    return "|" + "".join(f" {text} |" for text in texts)


def _flat(part: Part) -> Iterator[str]:
    """All the texts in a cell, each on one line: Markdown knows no other cells."""
    for child in part.children:
        if isinstance(child, Part):
            yield from _flat(child)
        else:
            text = inline(_unbroken(child.spans) if child.name == "pre" else child.spans, one_line=True)
            if text:
                yield text


def _unbroken(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(Span(" ".join(span.text.split())) for span in spans)


def _figure(part: Part) -> str:
    """The picture, with its caption as the words that stand for it: so the caption is no part of the text."""
    image = next(child for child in part.children if isinstance(child, Part) and child.name == "img")
    caption = " ".join(text for child in part.children if isinstance(child, Part) for text in _plain(child))
    alt = inline((Span(caption or image.attributes["alt"]),), one_line=True)
    return f"![{alt}]({destination(image.attributes['src'])})"


def _plain(part: Part) -> Iterator[str]:
    for child in part.children:
        if isinstance(child, Text):
            yield "".join(span.text for span in child.spans)


_WRITERS = {
    "ul": _bullets,
    "ol": _numbers,
    "blockquote": _quotation,
    "pre": _code,
    "table": _table,
    "figure": _figure,
}
