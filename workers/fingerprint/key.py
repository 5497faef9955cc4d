"""The key of a text: a hash of its canonical form, the same in every language that can compute SHA-256."""

from collections.abc import Sequence
from hashlib import sha256

from workers.fingerprint.canonical import canonical, tokens

#: A body with fewer tokens than this is told apart by its site and title as well.
SHORT = 40


def content_key(text: str, *, title: str | None = None, site: str | None = None) -> str | None:
    """The key of a body: ``cd1-`` and 64 hexadecimal digits, ``cd1s-`` for a short one, None without tokens.

    ``title`` and ``site`` count for a short body only; an absent one counts as an empty one.
    """
    return key_of(tokens(text), title=title, site=site)


def key_of(body: Sequence[str], *, title: str | None = None, site: str | None = None) -> str | None:
    """The key of a body that is tokens already."""
    if not body:
        return None
    if len(body) >= SHORT:
        return "cd1-" + _digest("cd1", " ".join(body))
    return "cd1s-" + _digest("cd1s", canonical(site or ""), canonical(title or ""), " ".join(body))


def _digest(*lines: str) -> str:
    return sha256("\n".join(lines).encode("utf-8")).hexdigest()
