"""Conditional requests: a page that is known is asked for when it is due, and only if it has changed since."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.fetches import (
    ALWAYS,
    COMING,
    CONDITIONS,
    GONE,
    HINT,
    KNOWN,
    LISTS,
    WHOLE,
    Met,
    Resting,
    Unchanged,
    coming,
    conditions,
    moved,
    tried,
)
from crawler.identity import identity_of
from crawler.recrawl import MOST, Bounds, Came, is_due, planned
from crawler.spiders.base import PageSpider
from crawler.submit import SubmitPipeline

if TYPE_CHECKING:
    from workers.client import FetchState

OK, NOT_MODIFIED = 200, 304
#: Redirects that are meant for good.
FOR_GOOD = (301, 308)


class ConditionalMiddleware:
    """Asks for known pages when they are due, on condition, and notes how each address fared (order 200).

    Above redirects and retries, so that it sees how a request ended; each hop is an address of its own.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        settings = crawler.settings
        least = settings.get("COPYDESK_RECHECK_MIN")
        self.bounds = Bounds(None if least is None else int(least), settings.getint("COPYDESK_RECHECK_MAX", MOST))
        self._everything = settings.getbool("COPYDESK_RECHECK")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ConditionalMiddleware":
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Add the conditions for this address, and take away those that a redirect brought from another."""
        spider = self._crawler.spider
        if isinstance(spider, PageSpider) and spider.is_met(request):
            raise Met
        pages = self._pages(request)
        if pages is None:
            return
        for header, _ in CONDITIONS:
            request.headers.pop(header, None)
        state = request.meta[KNOWN] = await pages.known(identity_of(request.url))
        if state is None or self._everything:
            return
        always = any(request.meta.get(name) for name in (WHOLE, ALWAYS, "redirect_times"))
        if not always and not is_due(state, datetime.now(UTC), request.meta.get(HINT)):
            raise Resting(_kind(state))
        if not request.meta.get(WHOLE) or state.kind in LISTS:
            request.headers.update(conditions(state))

    def process_response(self, request: Request, response: Response) -> Response:
        """Note the answer; Unchanged if it is the one that was hoped for."""
        pages = self._pages(request)
        if pages is None:
            return response
        now = datetime.now(UTC)
        known = request.meta.get(KNOWN)
        state = tried(known, request.url, response.status, now)
        self._note_hops(pages, request, now)
        if response.status == OK:
            new = coming(state, response)
            same = new.raw_sha256 == state.raw_sha256
            request.meta[COMING] = planned(new, "unchanged" if same else "changed", now, self.bounds)
            # A page that is new, or another, is due until it was accepted: then what is coming is noted.
            pages.note(request.meta[COMING] if same else replace(state, next_due=None))
            return response
        pages.note(planned(state, _came(response.status), now, self.bounds))
        if response.status == NOT_MODIFIED and any(header in request.headers for header, _ in CONDITIONS):
            raise Unchanged(_kind(state))
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note that there was no answer; a request that was refused here is no attempt."""
        pages = self._pages(request)
        if pages is not None and not isinstance(exception, IgnoreRequest):
            now = datetime.now(UTC)
            pages.note(planned(tried(request.meta.get(KNOWN), request.url, None, now), "failed", now, self.bounds))

    def _note_hops(self, pages: SubmitPipeline, request: Request, now: datetime) -> None:
        """The addresses that led here for good: they are not asked for again soon."""
        hops = zip(request.meta.get("redirect_urls", ()), request.meta.get("redirect_reasons", ()), strict=False)
        for url, why in hops:
            if why in FOR_GOOD and identity_of(url) != identity_of(request.url):
                pages.note(planned(moved(url, request.url, now), "moved", now, self.bounds))

    def _pages(self, request: Request) -> SubmitPipeline | None:
        """Where states are kept; None for robots.txt, and if this crawl hands nothing on."""
        return None if request.meta.get("robots") else self._crawler.get_item_pipeline(SubmitPipeline)


def _kind(state: "FetchState") -> str:
    """What a page was; one that was accepted is an article, also if it was before kinds were noted."""
    return state.kind or ("article" if state.raw_sha256 else "other")


def _came(status: int) -> Came:
    if status == NOT_MODIFIED:
        return "unchanged"
    return "gone" if status in GONE else "failed"
