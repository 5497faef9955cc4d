"""Spider ``urls``: fetches a list of addresses and nothing else."""

from collections.abc import Iterator

from scrapy.http import HtmlResponse, Response

from crawler.fetches import is_unchanged
from crawler.outline import outline
from crawler.spiders.base import Fetched, PageSpider


class UrlsSpider(PageSpider):
    """Every address that was given is handed on, whatever kind of page it is, but no wall; no link is followed."""

    name = "urls"

    def parse(self, response: Response) -> Iterator[Fetched]:
        """Hand the page on."""
        barred = None
        if isinstance(response, HtmlResponse) and not is_unchanged(response):
            barred = outline(response).barred
        if barred is not None:
            self.logger.info("%s: %s", response.url, barred.why)
            self.tally.skip(barred.kind)
        else:
            yield from self.submit(response)
