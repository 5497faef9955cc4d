"""What is remembered of each address between crawls: pages that were accepted are asked for on condition.

A condition is sent, and a digest compared, only for a page that was handed on and accepted: ``etag``,
``last_modified`` and ``raw_sha256`` of a state are always those of the version that was accepted last. Index pages
never have them, so they come whole each time: their links are how new articles are found. So do a site's seeds,
where finding begins. What an unchanged article links to was asked for when it was fetched.

Scrapy's HttpCache would answer a 304 with the old page, and every item would be handed on again.
"""

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.identity import identity_of

if TYPE_CHECKING:
    from workers.client import FetchState

#: In ``request.meta``: fetch whatever is known; what was known; what will be once the page is accepted.
WHOLE, KNOWN, COMING = "whole", "known", "coming"
#: The headers that make a request conditional, and the field whose value each of them carries.
CONDITIONS = (("If-None-Match", "etag"), ("If-Modified-Since", "last_modified"))
#: A longer validator than this is not worth the room: the server chooses it, and it would be sent back each time.
MAX_VALIDATOR = 500


class Unchanged(IgnoreRequest):
    """The server says that the page is as it was when it was accepted."""


def is_unchanged(response: Response) -> bool:
    """Whether a page came byte for byte as it was when it was accepted."""
    known, new = response.meta.get(KNOWN), response.meta.get(COMING)
    return known is not None and new is not None and known.raw_sha256 == new.raw_sha256


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


def _validator(response: Response, name: str) -> str | None:
    value = (response.headers.get(name) or b"").decode("latin-1").strip()
    return value if value.isascii() and value.isprintable() and 0 < len(value) <= MAX_VALIDATOR else None
