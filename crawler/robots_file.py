"""Reads the text of a robots.txt: its groups, and the rules that hold for one crawler (RFC 9309, section 2.2).

Lines end at CR, LF or both and at nothing else: a comment with another line separator in it must not become a rule.
A crawler is called by the whole of its product token. What a path matches is said by Protego, to which the rules of
that one crawler are given, with everything but ASCII percent-encoded.
"""

import codecs
import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from protego import Protego

#: More sitemaps than a site has any use for.
MAX_SITEMAPS = 50
ANYBODY = "*"
_LINE = re.compile(rb"\r\n|\r|\n")
_TOKEN = re.compile(r"[A-Za-z0-9._-]+|\*")
_NOT_PLAIN = re.compile(rb"[^\x21-\x7e]")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: Names of lines, with those that are written for them.
NAMES: dict[bytes, str] = {
    b"user-agent": "agent",
    b"useragent": "agent",
    b"user agent": "agent",
    b"allow": "Allow",
    b"disallow": "Disallow",
    b"disalow": "Disallow",
    b"dissallow": "Disallow",
    b"dissalow": "Disallow",
    b"diasllow": "Disallow",
    b"disallaw": "Disallow",
    b"crawl-delay": "Crawl-delay",
    b"crawldelay": "Crawl-delay",
    b"sitemap": "sitemap",
    b"site-map": "sitemap",
}


class Group(Struct, frozen=True):
    """The rules of some crawlers, as lines for Protego."""

    agents: frozenset[str]
    rules: tuple[str, ...]


class RobotsFile(Struct, frozen=True):
    """A robots.txt that was read."""

    groups: tuple[Group, ...] = ()
    sitemaps: tuple[str, ...] = ()

    def rules(self, token: str) -> Protego:
        """What holds for a crawler: its own groups together, else those for anybody."""
        name = token.lower()
        own = [group for group in self.groups if name in group.agents]
        found = own or [group for group in self.groups if ANYBODY in group.agents]
        return _protego(tuple(rule for group in found for rule in group.rules))


@lru_cache(maxsize=256)
def _protego(rules: tuple[str, ...]) -> Protego:
    return Protego.parse("\n".join(("User-agent: *", *rules)))


def read_file(body: bytes) -> RobotsFile:
    """Read a robots.txt. Lines that mean nothing are passed over."""
    agents: set[str] = set()
    rules: list[str] = []
    groups: list[Group] = []
    sitemaps: dict[str, None] = {}
    for name, value in _lines(body):
        if name == "sitemap":
            sitemaps.setdefault(value)
        elif name == "agent":
            if rules:
                groups.append(Group(frozenset(agents), tuple(rules)))
                agents, rules = set(), []
            agents.add(_called(value))
        elif agents:
            rules.append(f"{name}: {value}")
    if agents:
        groups.append(Group(frozenset(agents), tuple(rules)))
    return RobotsFile(tuple(groups), tuple(sitemaps)[:MAX_SITEMAPS])


def _lines(body: bytes) -> Iterator[tuple[str, str]]:
    """Each line that means something: its name, and its value in ASCII."""
    if body[:2] in _UTF16:
        body = body.decode("utf-16", "replace").encode("utf-8")
    for line in _LINE.split(body.removeprefix(codecs.BOM_UTF8)):
        plain = line.partition(b"#")[0].strip(b" \t")
        name, colon, value = plain.partition(b":")
        if not colon:
            name, _, value = plain.partition(b" ")
        known = NAMES.get(name.strip(b" \t").lower())
        if known is not None:
            yield known, _ascii(value.strip(b" \t"))


def _ascii(value: bytes) -> str:
    return _NOT_PLAIN.sub(lambda found: b"%%%02X" % found[0][0], value).decode("ascii")


def _called(value: str) -> str:
    """The product token of a line: "copydesk" of "Copydesk/2.0"; a line without one calls nobody."""
    found = _TOKEN.match(value)
    return found[0].lower() if found else ""
