"""Spider ``urls``: fetches a list of addresses and nothing else."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import HtmlResponse, Response

from crawler.asks import Ask
from crawler.fetches import ASK, is_unchanged
from crawler.finding import Use
from crawler.outline import barred
from crawler.spiders.base import Fetched
from crawler.spiders.kept import KeptSpider


class UrlsSpider(KeptSpider):
    """Every address that was given is handed on, whatever kind of page it is, but no wall; no link is followed."""

    name = "urls"
    use = Use(links=False, feeds=False, maps=False)
    recalls = False

    def seeds(self) -> Iterator[Ask]:
        """The addresses, each asked for whatever its kin."""
        return (Ask(url=url, kind="article", why="it was given", source="seed") for url in self.urls)

    def request(self, ask: Ask) -> Request:
        """The request for a page; Scrapy's own filter sees loops of redirects at their second round."""
        return super().request(ask).replace(dont_filter=False)

    def settle(self, response: Response) -> tuple[Fetched, ...]:
        """Hand the page on."""
        ask: Ask = response.meta[ASK]
        found: tuple[Fetched, ...] = ()
        if self.is_met_by_redirect(response):
            self.tally.skip("led to a page met before")
        else:
            found = self._hand_on(response)
        self.done(ask, "article" if found else "failed", awaited=bool(found))
        return found

    def _hand_on(self, response: Response) -> tuple[Fetched, ...]:
        wall = None
        if isinstance(response, HtmlResponse) and not is_unchanged(response):
            wall = barred(response)
        if wall is None:
            return tuple(self.submit(response))
        self.logger.info("%s: %s", response.url, wall.why)
        self.tally.skip(wall.kind)
        return ()
