"""What follows from a text alone: its key, its fingerprint, and how it is related to another text."""

import sys
from collections.abc import Sequence
from hashlib import sha256
from types import ModuleType

from workers.contract import Relation
from workers.fingerprint.canonical import tokens
from workers.fingerprint.iscc import text_code
from workers.fingerprint.key import key_of
from workers.model import Fingerprint, Signatures

__all__ = ["fingerprint", "relate"]


def fingerprint(
    text: str, *, title: str | None = None, site: str | None = None, signed: bool = True, iscc: bool = False
) -> Fingerprint | None:
    """Fingerprint a body; None if it has no tokens. ``signed=False`` leaves the signatures out.

    ``title`` and ``site`` enter the key of a short body only. ``text_sha256`` is over the exact characters in
    UTF-8 (a lone surrogate counts as its three-byte form). ``iscc=True`` adds the ISCC Text-Code, which takes as long
    as everything else and needs the extra ``iscc`` (NoIsccError without it).
    """
    body, signatures = _signed(text) if signed else (tokens(text), None)
    key = key_of(body, title=title, site=site)
    if key is None:
        return None
    exact = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    code = text_code(text) if iscc else None
    return Fingerprint(key=key, text_sha256=exact, tokens=len(body), signatures=signatures, iscc=code)


def relate(a_text: str, b_text: str) -> Relation | None:
    """The strongest relation between two bodies, with its evidence; None if they are not related.

    Evidence is the passages that both share, as offsets in characters. The keys are those of the bodies alone.
    """
    # As for signatures.
    from workers.fingerprint.relating import relate

    return relate(a_text, b_text)


def _signed(text: str) -> tuple[Sequence[str], Signatures]:
    # numpy is loaded by those who ask for signatures.
    from workers.fingerprint.signatures import signed

    return signed(text)


class _Room(ModuleType):
    """This package, callable as the function whose name it bears.

    Python binds a loaded subpackage to its parent, so that ``from workers import fingerprint`` gives the function
    before this package was loaded and the package afterwards. Both can be called alike.
    """

    def __call__(
        self,
        text: str,
        *,
        title: str | None = None,
        site: str | None = None,
        signed: bool = True,
        iscc: bool = False,
    ) -> Fingerprint | None:
        return fingerprint(text, title=title, site=site, signed=signed, iscc=iscc)


sys.modules[__name__].__class__ = _Room
