"""What requests to a site carry beside what all requests do: headers and cookies that its operator was given.

They go to the site's own origins only, never to another host that a redirect or a script leads to. A value that is a
secret stands in an environment variable, whose name is all that sites.toml and the settings know. It is added right
above the download and taken off before anything else sees the request again: no copy of it is in the frontier that a
stopped crawl keeps, in the archive or in a log.
"""

import os
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.settings import BaseSettings, Settings

#: Settings: header names with values, the variable with the cookies, the addresses whose origins get them.
HEADERS, COOKIES, ORIGINS = "COPYDESK_SITE_HEADERS", "COPYDESK_SITE_COOKIES", "COPYDESK_SITE_ORIGINS"
#: A value that begins with this names an environment variable.
VARIABLE = "$"
#: The name of a header or a cookie (RFC 9110, "token").
NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


class Visiting:
    """The headers and cookies for an address; none for any that is not the site's own."""

    def __init__(self, settings: BaseSettings, environ: Mapping[str, str] | None = None) -> None:
        environ = os.environ if environ is None else environ
        self._headers = {name: valued(value, environ) for name, value in settings.getdict(HEADERS).items()}
        self._cookies = read_cookies(valued(settings[COOKIES], environ)) if settings[COOKIES] else {}
        self._origins = frozenset(one for url in settings.getlist(ORIGINS) for one in origins(url))

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the headers that a request may carry."""
        return (*self._headers, *(("Cookie",) if self._cookies else ()))

    def headers(self, url: str) -> dict[str, str]:
        """Headers for this address."""
        return dict(self._headers) if origin(url) in self._origins else {}

    def cookies(self, url: str) -> dict[str, str]:
        """Cookies for this address, by name."""
        return dict(self._cookies) if origin(url) in self._origins else {}


class VisitingMiddleware:
    """Puts headers and cookies on requests to the site, and takes them off again (order 720).

    Below redirects and retries, which copy requests into the frontier.
    """

    def __init__(self, visiting: Visiting) -> None:
        self._visiting = visiting

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "VisitingMiddleware":
        """Made by Scrapy; not for a crawl that has none."""
        visiting = Visiting(crawler.settings)
        if not visiting.names:
            raise NotConfigured
        return cls(visiting)

    def process_request(self, request: Request) -> None:
        """Add what this address gets."""
        self._strip(request)
        for name, value in self._visiting.headers(request.url).items():
            request.headers[name] = value
        cookies = self._visiting.cookies(request.url)
        if cookies:
            request.headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())

    def process_response(self, request: Request, response: Response) -> Response:
        """Take it off."""
        self._strip(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's interface
        """Take it off."""
        self._strip(request)

    def _strip(self, request: Request) -> None:
        for name in self._visiting.names:
            request.headers.pop(name, None)


def valued(text: str, environ: Mapping[str, str]) -> str:
    """A value, looked up if it names a variable. LookupError names one that is not set."""
    if not text.startswith(VARIABLE):
        return text
    found = environ.get(text[1:], "").strip()
    if not found:
        raise LookupError(
            f"the environment variable {text[1:]} is not set; sites.toml names it as a secret of a site"
        )
    if not found.isprintable() or not found.isascii():
        raise LookupError(f"the environment variable {text[1:]} holds what no header can: write one line of ASCII")
    return found


def check_carried(headers: Mapping[str, str], cookies: str | None, environ: Mapping[str, str] | None = None) -> None:
    """LookupError if a variable that a site names is not set, or holds what cannot be sent."""
    Visiting(Settings({HEADERS: dict(headers), COOKIES: cookies}), environ)


def read_cookies(text: str) -> dict[str, str]:
    """Cookies out of ``name=value; other=value``, as a browser would send them."""
    pairs = (one.partition("=") for one in text.split(";"))
    found = {name.strip(): value.strip() for name, _, value in pairs if NAME.fullmatch(name.strip())}
    if not found:
        raise LookupError("the variable with the site's cookies holds none; write name=value; other=value")
    return found


def origins(url: str) -> tuple[str, ...]:
    """Where what is meant for an address may go: its own origin, and the same host by https."""
    own = origin(url)
    return (own, own.replace("http://", "https://", 1)) if own.startswith("http://") else (own,)


def origin(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
