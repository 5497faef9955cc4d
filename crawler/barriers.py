"""Pages that stand in the way of an article: walls, stubs, errors that answer 200, empty shells."""

import re

from msgspec import Struct
from msgspec.structs import replace

from crawler.barrier_rows import BARRIERS, Barrier, Standing

#: A page that the markup calls paid for: a stub if it has no more running text than this.
STUB = 700
#: Characters of text below which a page with scripts, and with nothing else to see or follow, is an empty shell.
EMPTY = 80
#: The rows that look at the head alone.
HEAD_BARRIERS = tuple(row for row in BARRIERS if row.where == "head")
_TO_SEE = re.compile(r"<(img|picture|video|audio|iframe|object|embed|canvas)\b", re.IGNORECASE)
_TO_FOLLOW = re.compile(r"<a\s", re.IGNORECASE)
#: Links that a shell has at most: to the site's front, to a help page.
FEW_LINKS = 3


class Barred(Struct, frozen=True):
    """What stands in the way: its kind, and why it is taken for that."""

    kind: str
    why: str


def barrier(page: Standing, heads: tuple[str, ...] = ()) -> Barred | None:
    """What a page is instead of an article, or None. ``heads`` are more lines of its head, each looked at alone."""
    found = _by_words(BARRIERS, page) or _by_markup(page)
    for line in heads if found is None else ():
        found = found or _by_words(HEAD_BARRIERS, replace(page, head=line))
    return found


def _by_words(rows: tuple[Barrier, ...], page: Standing) -> Barred | None:
    row = next((row for row in rows if row.stands(page)), None)
    if row is None:
        return None
    return Barred(row.kind, f"{row.kind}: {row.id} ({page.running} characters of running text)")


def _by_markup(page: Standing) -> Barred | None:
    if not page.free and page.running < STUB:
        return Barred("paywall", f"paywall: the markup says that it is not free ({page.running} characters)")
    if page.password and page.running < 200:
        return Barred("login page", "login page: a password is asked for, and there is no text")
    if max(len(page.text), page.running) < EMPTY and _is_shell(page.markup):
        return Barred("empty shell", "empty shell: scripts, and nothing to read, see or follow")
    return None


def _is_shell(markup: str) -> bool:
    if "<script" not in markup.lower() or _TO_SEE.search(markup):
        return False
    return len(_TO_FOLLOW.findall(markup)) <= FEW_LINKS
