"""The guard: no request leaves for an address that a crawl may not reach, whatever way it was named.

Two walls. ``GuardMiddleware`` (order 1) judges the URL of every request, each redirect hop again. ``GuardedResolver``
judges every address that a name stands for at the moment of dialling, so that a name which changes its address
between check and use (DNS rebinding) gains nothing: what passes the resolver is what is dialled. A proxy would
resolve names beyond our sight, so the crawl uses none.
"""

import logging
import re
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IAddress, IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer  # type: ignore[import-untyped]  # zope.interface has no types

from crawler.addresses import LONGEST_HOST, Allowance, allowance, forbidden, literal
from workers.settings import DEFAULT_USER_AGENT

log = logging.getLogger(__name__)

SETTING = "COPYDESK_ALLOWED_PRIVATE"
DEFAULT_PORT = {"http": 80, "https": 443}
#: A host is letters, digits, hyphens, dots, underscores, or an address in brackets: a backslash, a space or a
#: second @ is read differently by different parsers, and that difference is an attack.
_HOST = re.compile(r"[\w.-]+|\[[0-9A-Fa-f:.%]+\]")


class Ruling(Struct, frozen=True):
    """Whether a URL may be fetched: ``refused`` is None, or why not."""

    refused: str | None = None


class Refused(IgnoreRequest):
    """A request that was not sent; ``kind`` groups it in the report, ``why`` says it in words."""

    def __init__(self, kind: str, why: str) -> None:
        super().__init__(why)
        self.kind, self.why = kind, why


def judge_url(url: str, allowed: Iterable[Allowance] = (), user_agent: str | None = None) -> Ruling:
    """Hold a URL against the guard's rules. Nothing is looked up: a name passes here and meets the resolver."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port or DEFAULT_PORT.get(parts.scheme, 0)
    except ValueError as error:
        return Ruling(f"the address cannot be read: {error}")
    if parts.scheme not in DEFAULT_PORT:
        return Ruling(f"scheme {parts.scheme!r}: only http and https are fetched")
    if "@" in parts.netloc:
        return Ruling("a user name or password in the address")
    bare = parts.netloc.rpartition(":")[0] if re.search(r":\d*$", parts.netloc) else parts.netloc
    if not host or len(host) > LONGEST_HOST or not _HOST.fullmatch(bare):
        return Ruling("no host, or one with characters that hosts do not have")
    return _judge_host(host.rstrip("."), port, frozenset(allowed), user_agent)


def _judge_host(host: str, port: int, allowed: frozenset[Allowance], user_agent: str | None) -> Ruling:
    address = literal(host)
    why = forbidden(address) if address else None
    if why and Allowance(str(address), port) not in allowed:
        return Ruling(f"{address} is not public: {why}")
    if user_agent == DEFAULT_USER_AGENT and not is_loopback(host):
        return Ruling("the user agent is the built-in one; set COPYDESK_USER_AGENT to a name with your address")
    return Ruling()


def judge_dialled(address: str, host: str, port: int, allowed: frozenset[Allowance]) -> str | None:
    """Why an address that a host's name stands for may not be dialled on this port, or None if it may."""
    if allowed & {Allowance(host, port), Allowance(address, port)}:
        return None
    found = literal(address)
    why = forbidden(found) if found else "no address"
    return f"{address} is not public: {why}" if why else None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself, by its address or by the name reserved for it."""
    address = literal(host)
    return address.is_loopback if address else host.rstrip(".").lower() == "localhost"


def allowances(raw: Sequence[str]) -> frozenset[Allowance]:
    """The operator's ``HOST:PORT`` list. ValueError names the one that is wrong."""
    return frozenset(allowance(text) for text in raw)


class GuardMiddleware:
    """Refuses a request by its URL, before robots.txt or anything else is asked of its host."""

    def __init__(self, crawler: Crawler) -> None:
        self._allowed = allowances(crawler.settings.getlist(SETTING))
        self._user_agent = crawler.settings["USER_AGENT"]

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "GuardMiddleware":
        """Made by Scrapy, from the crawl's settings."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise Refused."""
        ruling = judge_url(request.url, self._allowed, self._user_agent)
        if ruling.refused:
            log.info("not fetched: %s: %s", request.url, ruling.refused)
            raise Refused("guard", ruling.refused)


#: Names that the resolver refused on a port, and why: Twisted reports them as "not found", which would be retried.
_REFUSED_NAMES: dict[tuple[str, int], str] = {}


class RefusedNameMiddleware:
    """Turns a failure to dial a refused name into the refusal that it was (order between retry and download)."""

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Raise Refused if the host's addresses were all refused; otherwise leave the failure to others."""
        parts = urlsplit(request.url)
        host, port = parts.hostname or "", parts.port or DEFAULT_PORT.get(parts.scheme, 0)
        why = _REFUSED_NAMES.get((host, port))
        if why:
            raise Refused("guard", f"{host}: {why}") from exception


@implementer(IResolutionReceiver)
class _Sieve:
    """Lets only those addresses through that may be dialled for this host and port."""

    def __init__(self, receiver: Any, host: str, port: int, allowed: frozenset[Allowance]) -> None:
        self._receiver, self._host, self._port, self._allowed = receiver, host, port, allowed
        self._passed = 0
        self._why: str | None = None

    def resolutionBegan(self, resolution: IHostResolution) -> None:  # noqa: N802 - Twisted's interface
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: IAddress) -> None:  # noqa: N802 - as above
        dialled = str(getattr(address, "host", address))
        why = judge_dialled(dialled, self._host, self._port, self._allowed)
        if why is None:
            self._passed += 1
            self._receiver.addressResolved(address)
        else:
            self._why = why

    def resolutionComplete(self) -> None:  # noqa: N802 - as above
        if self._why and not self._passed:
            _REFUSED_NAMES[self._host, self._port] = self._why
        self._receiver.resolutionComplete()


@implementer(IHostnameResolver)
class GuardedResolver(CachingHostnameResolver):
    """Scrapy's resolver for IPv4 and IPv6, behind the address table; answers from its cache are sieved too."""

    def __init__(self, reactor: Any, cache_size: int, allowed: frozenset[Allowance] = frozenset()) -> None:
        super().__init__(reactor, cache_size)
        self._allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: Any) -> "GuardedResolver":
        """Made by Scrapy, from the crawl's settings."""
        size = crawler.settings.getint("DNSCACHE_SIZE")
        return cls(reactor, size, allowances(crawler.settings.getlist(SETTING)))

    def resolveHostName(  # noqa: N802 - Twisted's interface
        self,
        resolutionReceiver: Any,  # noqa: N803 - as above
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Resolve a name; only addresses that may be dialled on this port reach the receiver."""
        sieve: Any = _Sieve(resolutionReceiver, hostName.rstrip(".").lower(), portNumber, self._allowed)
        return super().resolveHostName(sieve, hostName, portNumber, addressTypes, transportSemantics)
