"""What every spider does: ask for a page, count what became of it, turn a response into a page for the workers."""

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from scrapy import Request, Spider, signals
from scrapy.http import Response, TextResponse
from twisted.python.failure import Failure

from crawler.counts import Tally
from crawler.fetches import ALWAYS, ASK, COMING, GONE, KNOWN, Met, Resting, Unchanged, is_unchanged
from crawler.identity import page_ref
from workers.archive import HttpResponse
from workers.contract import CRAWL_SOURCE, Judge, Page, stamp
from workers.urls import redact

if TYPE_CHECKING:
    from workers.client import FetchState

#: What a page may be; the rest (pictures, PDF, archives) is counted and left.
HTML_TYPES = ("text/html", "application/xhtml+xml", "application/xml", "text/xml")
TEXT_TYPE = "text/plain"


class Fetched(Struct, frozen=True, kw_only=True, repr_omit_defaults=True):
    """A page as it goes to the workers, with the response that it came in, if it came in one.

    ``state`` is what will be known of its address once it was accepted; None if nothing is to be remembered.
    ``asked`` is the address that the frontier knows it by.
    """

    page: Page
    http: HttpResponse | None
    state: "FetchState | None" = None
    asked: str | None = None

    def __repr__(self) -> str:
        """Without the page's content and without secrets: this is what logs show."""
        return f"<page {redact(self.page.final_url or self.page.url or '')}>"


class PageSpider(Spider):
    """Fetches ``urls`` (addresses to begin at); ``crawl`` names the crawl in the ledger; ``judge`` is the site's."""

    def __init__(self, urls: Iterable[str] = (), crawl: str = "", judge: Judge | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.urls, self.crawl, self.judge = tuple(urls), crawl, judge
        self.tally: Tally

    async def start(self) -> AsyncIterator[Request]:
        """The first requests."""
        self.tally = Tally(self.crawler.stats)
        self.crawler.signals.connect(self.dropped, signals.request_dropped)
        for url in self.urls:
            yield self.ask(url, **{ALWAYS: True})

    def ask(self, url: str, callback: Any = None, **meta: Any) -> Request:
        """A request whose end is counted, whatever it is."""
        return Request(url, callback=callback or self.parse, errback=self.failed, meta=meta)

    def failed(self, failure: Failure) -> Iterator[Request] | None:
        """Count a page that could not be had, or did not have to be."""
        error = failure.value
        if isinstance(error, Resting):
            self.tally.add("resting", int(error.kind == "article"))
        elif isinstance(error, Met):
            self.tally.skip("led to a page met before")
        elif isinstance(error, Unchanged):
            self.tally.add("unchanged") if error.kind == "article" else self.tally.skip("a list that is unchanged")
        elif failure.value is not None:
            self.tally.fail(failure.value)
            self._note_gone(failure)
        return None

    def _note_gone(self, failure: Failure) -> None:
        """Count a page that was accepted once and is there no more."""
        response = getattr(failure.value, "response", None)
        known = response.meta.get(KNOWN) if response is not None and response.status in GONE else None
        if known is not None and known.gone_at is None and _was_article(known):
            self.tally.add("gone")

    def dropped(self, request: Request) -> None:
        """Count a redirect whose target was asked for already; a link to such a page is nothing to tell."""
        if request.meta.get("redirect_times"):
            self.tally.skip("led to a page met before")

    def is_met(self, request: Request) -> bool:  # noqa: ARG002 - for spiders with a frontier
        """Whether a redirect leads to a page that was met before."""
        return False

    def accepted(self, urls: Iterable[str]) -> None:
        """Pages that were handed on stand in the ledger now, or will never stand there; nothing to do for most."""

    def queue(self) -> dict[str, int]:
        """Addresses that wait to be asked for, and requests that are open; for a look at a crawl that runs."""
        return {}

    def submit(self, response: Response) -> Iterator[Fetched]:
        """Hand a page on, unless it is none, or is known."""
        kind = media_type(response)
        if response.status != 200:
            self.tally.skip(f"status {response.status}")
        elif kind and kind not in (*HTML_TYPES, TEXT_TYPE):
            self.tally.skip("no page")
        elif is_unchanged(response):
            self.tally.add("unchanged")
        else:
            self.tally.add("articles")
            self.tally.add("changed", int(_was_article(response.meta.get(KNOWN))))
            yield fetched(response, self.crawl, judge=self.judge)

    def parse(self, response: Response) -> Any:
        """Read one response; each spider has its own."""
        raise NotImplementedError(f"{type(self).__name__} must say what a response is to it")


def _was_article(known: "FetchState | None") -> bool:
    """Whether a page was accepted before under this address."""
    return known is not None and bool(known.raw_sha256) and known.kind in (None, "article")


def media_type(response: Response) -> str:
    """The type that a response states, without parameters; empty if it states none."""
    header = response.headers.get("Content-Type") or b""
    return header.decode("latin-1").partition(";")[0].strip().lower()


def fetched(response: Response, crawl: str, now: datetime | None = None, judge: Judge | None = None) -> Fetched:
    """A response as a page: bytes as they came, plain text as characters. ``now`` is for tests."""
    asked = (response.meta.get("redirect_urls") or [response.url])[0]
    is_text = media_type(response) == TEXT_TYPE and isinstance(response, TextResponse)
    text = response.text if is_text else None
    page = Page(
        url=asked,
        final_url=response.url if response.url != asked else None,
        text=text,
        html_b64=response.body if text is None else None,
        content_type=_header(response, "Content-Type"),
        fetched_at=stamp(now or datetime.now(UTC)),
        status=response.status,
        last_modified=_header(response, "Last-Modified"),
        source=f"{CRAWL_SOURCE}{crawl}",
        ref=page_ref(asked),
        judge=judge,
    )
    state, ask = response.meta.get(COMING), response.meta.get(ASK)
    return Fetched(
        page=page,
        http=response.meta["wire"],
        state=None if state is None else replace(state, kind="article"),
        asked=ask.url if ask else asked,
    )


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None
