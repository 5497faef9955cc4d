"""What to crawl and within which limits, as the arguments said or as a crawl that was broken off had it."""

from typing import Any

from msgspec import Struct

from workers.contract import Judge


class Order(Struct, frozen=True, kw_only=True):
    """What to crawl and within which limits; None leaves a limit to crawler/settings.py.

    ``site`` is the one of sites.toml that it is, if it is one.
    """

    spider: str
    urls: tuple[str, ...]
    crawl_id: str | None = None
    site: str | None = None
    judge: Judge | None = None
    limits: dict[str, Any] = {}


class UsageError(ValueError):
    """The arguments do not say what to crawl; the message names what to change."""
