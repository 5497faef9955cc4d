"""Addresses as they stand in a page -> addresses that may be linked to from anywhere: absolute, http or https."""

import re
from urllib.parse import quote, urljoin, urlsplit

from workers.contract import MAX_URL
from workers.urls import redact

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_WEB = re.compile(r"https?://[^\s/?#%]", re.IGNORECASE)
#: An address that is whole and holds nothing to be mended.
_PLAIN = re.compile(r"https?://[a-zA-Z0-9.-]+(?::[0-9]{1,4})?(?:[/?#][!#-;=?-\[\]_a-z~]*)?")
#: What browsers take out of an address wherever it stands.
_DROPPED = str.maketrans("", "", "\t\n\r")
#: White space, controls, what turns the direction of writing, and what no address may hold as it is.
_QUOTED = re.compile('[\x00-\x20"<>\\\\^`{|}\x7f-\xa0\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]')


class Links:
    """Resolves a page's addresses, each once."""

    def __init__(self, page: str | None, base: str | None) -> None:
        """``page`` is where it was fetched, ``base`` what its ``<base>`` says; both may be missing."""
        self._known: dict[str, str | None] = {}
        self._base = (base and _absolute(_plain(base), page)) or page

    def __call__(self, address: str) -> str | None:
        """The absolute address; None if it leads to no page of the web, or nobody can tell where."""
        if address not in self._known:
            self._known[address] = _absolute(_plain(address), self._base)
        return self._known[address]


def _plain(address: str) -> str:
    """An address as browsers read it: without line ends inside, and without blanks and controls around it."""
    return address.translate(_DROPPED).strip("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0b\x0c\x0e\x0f \x1b\x1f")


def _absolute(address: str, base: str | None) -> str | None:
    if len(address) > MAX_URL:
        return None
    if _PLAIN.fullmatch(address):
        return redact(address)
    try:
        address = urljoin(base or "", address) if not _SCHEME.match(address) else address
        urlsplit(address)
    except ValueError:
        return None
    if not _WEB.match(address):
        return None
    return redact(_QUOTED.sub(lambda found: quote(found[0]), address))
