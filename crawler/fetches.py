"""What is remembered of each address between crawls: what is known already is asked for on condition, or not at all.

``etag``, ``last_modified`` and ``raw_sha256`` of an article are always those of the version that was accepted last;
those of a list are noted when the crawl that read it has come to its end: all that it names was asked for then.
A page that is not due is left alone (crawler.recrawl), but for seeds, feeds and sitemaps: what is new is found there.

Scrapy's HttpCache would answer a 304 with the old page, and every item would be handed on again.
"""

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.identity import identity_of
from crawler.leads import place_of
from workers.urls import redact

if TYPE_CHECKING:
    from workers.client import FetchState

#: In ``request.meta``: ask whether due or not; and an article whole, too.
ALWAYS, WHOLE = "always", "whole"
#: In ``request.meta``: what was known; what will be once the page is accepted.
KNOWN, COMING = "known", "coming"
#: In ``request.meta``: what is asked for, by spiders with a frontier.
ASK = "ask"
#: In ``request.meta``: when a feed or a sitemap says that the page was changed last.
HINT = "hint"
#: What a server answers for a page that is not there, or there no more.
GONE = (404, 410)
#: Kinds of pages that are asked for to find others.
LISTS = frozenset({"index", "feed", "sitemap"})
#: The headers that make a request conditional, and the field whose value each of them carries.
CONDITIONS = (("If-None-Match", "etag"), ("If-Modified-Since", "last_modified"))
#: A longer validator than this is not worth the room: the server chooses it, and it would be sent back each time.
MAX_VALIDATOR = 500


class Unchanged(IgnoreRequest):
    """The server says that the page is as it was when it was accepted; ``kind`` is what it was."""

    def __init__(self, kind: str) -> None:
        super().__init__("not modified")
        self.kind = kind


class Met(IgnoreRequest):
    """A redirect leads to a page that was met before: it was not followed."""


class Resting(Unchanged):
    """The page is known and not due again: it was not asked for."""


def is_unchanged(response: Response) -> bool:
    """Whether a page came byte for byte as it was when it was accepted."""
    known, new = response.meta.get(KNOWN), response.meta.get(COMING)
    if known is None or new is None or known.kind not in (None, "article"):
        return False
    return bool(known.raw_sha256 == new.raw_sha256)


def conditions(state: "FetchState") -> dict[str, str]:
    """The headers that ask for a page only if it is another than the one that was accepted."""
    return {header: value for header, field in CONDITIONS if (value := getattr(state, field))}


def tried(known: "FetchState | None", url: str, status: int | None, now: datetime | None = None) -> "FetchState":
    """What is known of an address after an attempt (``status`` None: no answer). ``now`` is for tests."""
    from workers.client import FetchState  # brings Celery: not for a single fetch, which remembers nothing

    state = known or FetchState(url_key=identity_of(url), url=url)
    failed = status is None or status >= 400
    return replace(
        state,
        url=url,
        place=place_of(url),
        moved_to=None,
        last_fetched=now or datetime.now(UTC),
        last_status=status,
        fail_count=state.fail_count + 1 if failed else 0,
    )


def coming(state: "FetchState", response: Response) -> "FetchState":
    """What will be known of an address once this response was accepted."""
    digest = hashlib.sha256(response.body).hexdigest()
    return replace(
        state,
        etag=_validator(response, "ETag"),
        last_modified=_validator(response, "Last-Modified"),
        raw_sha256=digest,
        last_changed=state.last_changed if digest == state.raw_sha256 else state.last_fetched,
    )


def moved(url: str, to: str, now: datetime | None = None) -> "FetchState":
    """What is known of an address that leads elsewhere for good."""
    from workers.client import FetchState

    return FetchState(
        url_key=identity_of(url),
        url=url,
        place=place_of(url),
        kind="moved",
        moved_to=redact(to),
        last_fetched=now or datetime.now(UTC),
        last_status=301,
    )


def _validator(response: Response, name: str) -> str | None:
    value = (response.headers.get(name) or b"").decode("latin-1").strip()
    return value if value.isascii() and value.isprintable() and 0 < len(value) <= MAX_VALIDATOR else None
