"""Conditional requests: a page that was accepted is asked for only if it has changed since."""

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.fetches import COMING, CONDITIONS, KNOWN, WHOLE, Unchanged, coming, conditions, tried
from crawler.identity import identity_of
from crawler.submit import SubmitPipeline

OK, NOT_MODIFIED = 200, 304


class ConditionalMiddleware:
    """Asks for accepted pages on condition and notes how each address fared (order 200).

    Above redirects and retries, so that it sees how a request ended; each hop is an address of its own.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "ConditionalMiddleware":
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Add the conditions for this address, and take away those that a redirect brought from another."""
        pages = self._pages(request)
        if pages is None:
            return
        for header, _ in CONDITIONS:
            request.headers.pop(header, None)
        state = request.meta[KNOWN] = await pages.known(identity_of(request.url))
        if state is not None and not request.meta.get(WHOLE):
            request.headers.update(conditions(state))

    def process_response(self, request: Request, response: Response) -> Response:
        """Note the answer; Unchanged if it is the one that was hoped for."""
        pages = self._pages(request)
        if pages is None:
            return response
        state = tried(request.meta.get(KNOWN), request.url, response.status)
        if response.status == OK:
            new = request.meta[COMING] = coming(state, response)
            state = new if new.raw_sha256 == state.raw_sha256 else state
        pages.note(state)
        if response.status == NOT_MODIFIED and any(header in request.headers for header, _ in CONDITIONS):
            raise Unchanged("not modified")
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Note that there was no answer; a request that was refused here is no attempt."""
        pages = self._pages(request)
        if pages is not None and not isinstance(exception, IgnoreRequest):
            pages.note(tried(request.meta.get(KNOWN), request.url, None))

    def _pages(self, request: Request) -> SubmitPipeline | None:
        """Where states are kept; None for robots.txt, and if this crawl hands nothing on."""
        return None if request.meta.get("robots") else self._crawler.get_item_pipeline(SubmitPipeline)
