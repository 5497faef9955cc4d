"""Pages that stand in the way of an article: walls, stubs, errors that answer 200, empty shells."""

import re

from msgspec import Struct

from crawler.barrier_rows import BARRIERS, Standing

#: A page that the markup calls paid for: a stub if it has no more running text than this.
STUB = 700
#: Characters of text below which a page with scripts, and with nothing else to see or follow, is an empty shell.
EMPTY = 80
_TO_SEE = re.compile(r"<(img|picture|video|audio|iframe|object|embed|canvas)\b", re.IGNORECASE)
_TO_FOLLOW = re.compile(r"<a\s", re.IGNORECASE)
#: Links that a shell has at most: to the site's front, to a help page.
FEW_LINKS = 3


class Barred(Struct, frozen=True):
    """What stands in the way: its kind, and why it is taken for that."""

    kind: str
    why: str


def barrier(page: Standing) -> Barred | None:
    """What a page is instead of an article, or None."""
    for row in BARRIERS:
        if row.stands(page):
            return Barred(row.kind, f"{row.kind}: {row.id} ({page.running} characters of running text)")
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
