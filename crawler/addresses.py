"""Which network addresses a crawl may never reach, as a table with reasons. Nothing here looks up or dials.

Forms that carry another address inside them (IPv4 in IPv6, 6to4, NAT64, Teredo) are refused whole: no site has
only such an address. Source: the IANA special-purpose address registries for IPv4 and IPv6.
"""

import ipaddress
import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from workers.urls import ascii_host

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

#: (network, what it is), read from the top: the first network that holds an address names it.
FORBIDDEN: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "this host"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "carrier's private (CGNAT)"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local, cloud metadata"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "protocol assignments"),
    ("192.0.2.0/24", "documentation"),
    ("192.88.99.0/24", "6to4 relay"),
    ("192.168.0.0/16", "private"),
    ("198.18.0.0/15", "benchmarking"),
    ("198.51.100.0/24", "documentation"),
    ("203.0.113.0/24", "documentation"),
    ("224.0.0.0/4", "multicast"),
    ("240.0.0.0/4", "reserved, broadcast"),
    ("::/128", "unspecified"),
    ("::1/128", "loopback"),
    ("::/96", "IPv4 in IPv6, deprecated form"),
    ("::ffff:0:0/96", "IPv4 in IPv6"),
    ("::ffff:0:0:0/96", "IPv4 translated to IPv6"),
    ("64:ff9b::/96", "NAT64"),
    ("64:ff9b:1::/48", "NAT64, local"),
    ("100::/64", "discard"),
    ("100:0:0:1::/64", "dummy prefix"),
    ("2001::/32", "Teredo"),
    ("2001::/23", "protocol assignments"),
    ("2001:db8::/32", "documentation"),
    ("2002::/16", "6to4"),
    ("3fff::/20", "documentation"),
    ("5f00::/16", "segment routing"),
    ("fc00::/7", "unique local"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local, deprecated"),
    ("ff00::/8", "multicast"),
)
#: Only this part of IPv6 is given out as public at all; everything outside is refused, named above or not.
GLOBAL_V6 = ipaddress.IPv6Network("2000::/3")
_TABLE: tuple[tuple[Network, str], ...] = tuple((ipaddress.ip_network(net), why) for net, why in FORBIDDEN)

#: Characters of a host: a longer one is none, and a number of thousands of digits costs time.
LONGEST_HOST = 253
#: How long a number may stand in a dotted host: 127.1 and 0x7f.1 are addresses to a C library.
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]*|[0-9]+")


class Allowance(Struct, frozen=True):
    """A private ``host:port`` that the operator allows: the demo's newsroom, a test, an editorial system inside.

    A host name is taken at its word, whatever address it stands for; an address allows that address only.
    """

    host: str
    port: int


def allowance(text: str) -> Allowance:
    """Read ``HOST:PORT`` (``[::1]:8080`` for IPv6), a name in any of its forms. ValueError says what is wrong."""
    named, _, port = text.strip().rpartition(":")
    host = ascii_host(named.strip("[]")) or named.strip("[]")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 2**16:
        raise ValueError(f"{text!r} is no HOST:PORT, as in 127.0.0.1:8080")
    address = literal(host)
    return Allowance(str(address) if address else host, int(port))


@lru_cache(maxsize=4096)
def forbidden(address: Address) -> str | None:
    """Why a crawl may not reach an address, or None if it is public."""
    for network, why in _TABLE:
        if address.version == network.version and address in network:
            return why
    if address.version == 6 and address not in GLOBAL_V6:
        return "no public address"
    return None


def literal(host: str) -> Address | None:
    """The address that a host stands for when it is written as one, in any notation a C library knows.

    ``2130706433``, ``0x7f.1``, ``0177.0.0.1``, ``127.1`` and full-width or circled digits are all 127.0.0.1.
    None for a name.
    """
    if len(host) > LONGEST_HOST:
        return None
    plain = _ascii_digits(host.strip("[]")).rstrip(".").partition("%")[0]
    try:
        return ipaddress.ip_address(plain)
    except ValueError:
        return _inet_aton(plain)


def _ascii_digits(host: str) -> str:
    return unicodedata.normalize("NFKC", host).replace("\u3002", ".")


def _inet_aton(host: str) -> ipaddress.IPv4Address | None:
    parts = host.split(".")
    if not 1 <= len(parts) <= 4 or not all(_NUMBER.fullmatch(part) for part in parts):
        return None
    numbers = [_number(part) for part in parts]
    value = numbers[-1]
    for place, number in enumerate(numbers[:-1]):
        value += number << (24 - 8 * place)
    # A number too large wraps in some libraries and is refused by others: judge it as if it wrapped.
    return ipaddress.IPv4Address(value % 2**32)


def _number(text: str) -> int:
    if text[:2] in ("0x", "0X"):
        return int(text[2:] or "0", 16)
    if text[0] == "0" and text.isdigit() and not set(text) & {"8", "9"}:
        return int(text, 8)
    return int(text)
