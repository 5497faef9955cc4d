"""Spider ``urls``: fetches a list of addresses and nothing else."""

from collections.abc import Iterator

from scrapy.http import Response

from crawler.spiders.base import Fetched, PageSpider


class UrlsSpider(PageSpider):
    """Every address that was given is handed on, whatever kind of page it is; no link is followed."""

    name = "urls"

    def parse(self, response: Response) -> Iterator[Fetched]:
        """Hand the page on."""
        yield from self.submit(response)
