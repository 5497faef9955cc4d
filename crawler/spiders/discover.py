"""Spider ``discover``: finds a site's articles and fetches none of them."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from crawler.asks import Ask
from crawler.fetches import ASK
from crawler.spiders.base import Fetched
from crawler.spiders.site import SiteSpider


class DiscoverSpider(SiteSpider):
    """Reads lists, and puts what it found into ``found``, a list of the caller's: articles, and lists left alone."""

    name = "discover"
    fetches = False

    def __init__(self, *args: Any, found: list[Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found if found is not None else []

    def submit(self, response: Response) -> Iterator[Fetched]:
        """A page that was taken for a list and is an article: it is told, not handed on."""
        ask: Ask = response.meta[ASK]
        self.found.append(Ask(url=response.url, kind="article", why="it was looked at", source=ask.source))
        yield from ()

    def closed(self, _reason: str) -> None:
        """Tell what waits; called by Scrapy at the end."""
        self.found.extend(self.finder.frontier.waiting())
        self.found.extend(self.finder.frontier.lists())
