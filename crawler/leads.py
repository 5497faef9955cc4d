"""A lead: an address that may be worth fetching, who named it, and what was said of it there."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal
from urllib.parse import urljoin, urlsplit

from msgspec import Struct

from workers.contract import MAX_URL
from workers.urls import site_of

Source = Literal["seed", "store", "robots.txt", "sitemap", "news sitemap", "feed", "link", "guess", "archive"]
#: Who says more than "there is such a page": these list articles and nothing else.
LISTS_ARTICLES: frozenset[Source] = frozenset({"news sitemap", "feed"})


class Lead(Struct, frozen=True, kw_only=True):
    """An address and what its source says of the page: hints, never facts."""

    url: str
    source: Source
    title: str | None = None
    published: datetime | None = None
    modified: datetime | None = None
    language: str | None = None

    @property
    def newest(self) -> datetime | None:
        """The latest moment at which the source says that the page was written or changed."""
        return max((moment for moment in (self.published, self.modified) if moment), default=None)


def join(base: str, href: str) -> str | None:
    """An absolute http address without fragment, or None for anything else."""
    if not href.strip():
        return None
    try:
        url = urljoin(base, href.strip()).partition("#")[0]
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc and len(url) <= MAX_URL else None


def place_of(url: str) -> str | None:
    """Which site an address is of: its registrable domain; host and port where a host is an address or a bare name.

    Two ports of one machine are two sites unless they share a name that somebody registered.
    """
    site = site_of(url)
    if site is None or not _is_bare(site):
        return site
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower().removeprefix("www.")
    except ValueError:
        return site


def _is_bare(site: str) -> bool:
    """Whether a host is an IP address or a name without a dot."""
    return "." not in site or site.startswith("[") or site.replace(".", "").isdigit()


def moment(text: str | None) -> datetime | None:
    """A date of a feed or a sitemap (W3C, RFC 822, RFC 3339) in UTC; None if it is neither, or lies off our time.

    A day without a time is its end: "changed on the 5th" may mean the last minute of it.
    """
    found = _read(" ".join((text or "").split()))
    if found is None:
        return None
    try:
        aware = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (OverflowError, ValueError):
        return None
    return aware if 1900 <= aware.year <= 2200 else None


def _read(text: str) -> datetime | None:
    if not text or len(text) > 64:
        return None
    try:
        if len(text) == len("2024-05-17"):
            return datetime.fromisoformat(text).replace(hour=23, minute=59, second=59)
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
