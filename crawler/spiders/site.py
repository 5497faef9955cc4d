"""Spider ``site``: finds the articles of one site by its links, from seed addresses."""

from collections.abc import Iterator

from scrapy import Request
from scrapy.http import HtmlResponse, Response, TextResponse

from crawler.outline import Outline, feed_links, outline
from crawler.pages import classify, sign_of
from crawler.spiders.base import Fetched, PageSpider
from workers.urls import same_site

#: Pages that will lead to many others come first, so that a page limit cuts articles' neighbours and not sections.
PRIORITY = {"index": 20, "article": 10, "other": 0}


class SiteSpider(PageSpider):
    """Follows links within the site, hands on the articles, and keeps the reason why each other page was left."""

    name = "site"
    whole_seeds = True

    def parse(self, response: Response) -> Iterator[Fetched | Request]:
        """An article is handed on; the links of every page are followed."""
        if not self._inside(response.url):
            self.tally.skip("another site")
        elif not isinstance(response, HtmlResponse):
            self.tally.skip("no page")
        else:
            page = outline(response, in_feed=response.meta.get("in_feed", False))
            kind = classify(page.facts)
            self.logger.debug("%s: %s, because %s", response.url, kind.kind, kind.why)
            if kind.kind == "article":
                yield from self.submit(response)
            else:
                self.tally.skip("index page" if kind.kind == "index" else "neither article nor index")
            yield from self._follow(page)

    def parse_feed(self, response: Response) -> Iterator[Request]:
        """The pages that a feed names are asked for like links."""
        self.tally.skip("feed")
        if isinstance(response, TextResponse):
            for url in feed_links(response):
                if self._inside(url):
                    yield self.ask(url, in_feed=True)

    def _follow(self, page: Outline) -> Iterator[Request]:
        for feed in page.feeds:
            if self._inside(feed):
                yield self.ask(feed, self.parse_feed).replace(priority=PRIORITY["index"])
        for url in () if page.nofollow else page.links:
            if self._inside(url):
                sign = sign_of(url)
                yield self.ask(url).replace(priority=PRIORITY[sign.kind if sign else "other"])

    def _inside(self, url: str) -> bool:
        return any(same_site(url, seed) for seed in self.urls)
