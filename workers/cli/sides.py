"""Two texts side by side: what each is, and how they look in a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from workers.cli import out, present
from workers.fingerprint.compare import Comparison, Piece, compare
from workers.fingerprint.reasons import reason
from workers.store.values import Record
from workers.urls import redact, site_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

#: Narrower than this, or with a script that is written from right to left, one text stands below the other: a
#: terminal that turns a line round would turn the columns with it.
_NARROW = 76
_RIGHT_TO_LEFT = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufefc"))
#: What surrounds a piece where no colour can tell it: of the first text, and of the second.
_CHANGED = (("[-", "-]"), ("{+", "+}"))


class Side(Struct, frozen=True, kw_only=True):
    """One of two texts; what is not known is None. ``text`` is redacted, so that no secret can stand in a piece."""

    name: str
    text: str
    title: str | None = None
    outlet: str | None = None
    credits: str | None = None
    published: str | None = None
    seen: str | None = None


#: Two texts, and how they compare.
Pair = tuple[Side, Side, Comparison]


def of_record(record: Record, *, seen: str | None = None) -> Side:
    """A stored text; ``seen`` is the time of a version, else the first sighting's."""
    facts = record.facts
    return Side(
        name=record.key,
        text=redact(record.text),
        title=facts.title,
        outlet=site_of(record.url) if record.url else facts.site,
        credits=present.credits_line(facts.credits),
        published=present.date_line(facts.published),
        seen=seen or record.first_seen,
    )


def heading(side: Side) -> Iterator[tuple[str, str | None]]:
    """What is known of a text, as (label, value)."""
    yield "Title", side.title
    yield "Outlet", side.outlet
    yield "Credits", side.credits
    yield "Published", side.published
    yield "Seen", side.seen
    yield "Text", side.name


def verdict(found: Comparison) -> str:
    """The verdict in one line: the relation, its score, its reason."""
    if found.relation is None:
        return f"not related: {reason(None)}"
    return f"{found.relation.kind} ({found.relation.score:.2f}): {reason(found.relation)}"


def share_line(found: Comparison) -> str:
    """How much of each text the other one has as well."""
    return f"of A's words {found.shared[0]:.0%} stand in B as well, of B's words {found.shared[1]:.0%} in A"


def as_object(a: Side, b: Side, found: Comparison) -> dict[str, Any]:
    """The comparison as plain values."""
    sides = [{name: getattr(side, name) for name in side.__struct_fields__ if name != "text"} for side in (a, b)]
    return {
        "a": sides[0],
        "b": sides[1],
        "relation": found.relation,
        "reason": reason(found.relation),
        "shared": found.shared,
        "marks": "changes" if found.changes else "passages",
        "lines": found.lines,
    }


def compared(a: Side, b: Side) -> Comparison:
    """The texts of two sides, laid beside each other."""
    return compare(a.text, b.text)


def print_sides(a: Side, b: Side, found: Comparison) -> None:
    """Both texts in the terminal, paragraph beside paragraph, or one below the other."""
    console = out.console()
    marked = console.no_color or not console.is_terminal
    for name, side in (("A", a), ("B", b)):
        for number, line in enumerate(_known(side)):
            out.data(f"{' ' if number else name}  {out.safe(line)}")
    out.data(out.safe(verdict(found)))
    out.data(share_line(found))
    out.data(_legend(found, marked=marked))
    rows_of = [
        tuple(_text(cell, found, side, marked) for side, cell in enumerate((line.a, line.b))) for line in found.lines
    ]
    if console.width < _NARROW or _is_right_to_left(a.text + b.text):
        _stacked(console, rows_of)
    else:
        _beside(console, rows_of)


def _known(side: Side) -> Iterator[str]:
    """What is known of a text in a few lines: its title and outlet, who is credited and when, its name."""
    for line in ((side.title, side.outlet), (side.credits, side.published, side.seen), (side.name,)):
        told = ", ".join(part for part in line if part)
        if told:
            yield told


def _beside(console: "Console", rows: list[tuple["Text", ...]]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    grid = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, show_lines=False, leading=1)
    for name in ("A", "B"):
        grid.add_column(name, ratio=1, overflow="fold")
    for row in rows:
        grid.add_row(*row)
    console.print(grid)


def _stacked(console: "Console", rows: list[tuple["Text", ...]]) -> None:
    for row in rows:
        out.data()
        for name, cell in zip("AB", row, strict=True):
            if cell.plain:
                out.data(f"{name}:")
                console.print(cell, soft_wrap=True)


def _text(cell: tuple[Piece, ...], found: Comparison, side: int, marked: bool) -> "Text":
    from rich.text import Text

    text = Text()
    for piece in cell:
        opens, closes = _marks(piece, found, side) if marked else ("", "")
        lines = "\n".join(out.safe(line) for line in piece.text.split("\n"))
        text.append(opens + lines + closes, style=_style(piece, found, side))
    return text


def _marks(piece: Piece, found: Comparison, side: int) -> tuple[str, str]:
    if found.changes:
        return _CHANGED[side] if piece.mark == "only" else ("", "")
    return (f"[{piece.run}: ", "]") if piece.mark == "shared" else ("", "")


def _style(piece: Piece, found: Comparison, side: int) -> str:
    colour = ""
    if found.changes and piece.mark == "only":
        colour = ("red", "green")[side]
    elif not found.changes and piece.mark == "shared":
        colour = "cyan" if piece.aside else "yellow"
    aside = {"speech": "italic", "notice": "dim"}.get(piece.aside or "", "")
    return f"{aside} {colour}".strip()


def _legend(found: Comparison, *, marked: bool) -> str:
    if found.changes:
        told = "[-only in A-], {+only in B+}" if marked else "red: only in A, green: only in B"
        return f"{told}; the rest is the same"
    numbered = "[1: shared passage]" if marked else "yellow: shared passage, cyan: shared speech"
    return f"{numbered}; speech, posts and credits are set apart"


def _is_right_to_left(text: str) -> bool:
    return any(first <= char <= last for char in set(text) for first, last in _RIGHT_TO_LEFT)
