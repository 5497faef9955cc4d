"""Spider ``warc``: the pages of WARC files, through the same eyes as those of a site. Nothing is fetched."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.counts import Tally
from crawler.outline import outline
from crawler.pages import classify
from crawler.spiders.base import HTML_TYPES, Fetched, PageSpider, media_type
from crawler.submit import SubmitPipeline
from workers.archive_files import ArchiveError
from workers.archive_read import WARC_SOURCE, Recorded, recorded
from workers.contract import Page, check_page, instant
from workers.urls import url_key

OK = 200


class WarcSpider(PageSpider):
    """``urls`` are the names of files. Articles are handed on as of the moment at which they were recorded."""

    name = "warc"

    async def start(self) -> AsyncIterator[Any]:
        """Every article of every file, no faster than the workers take them."""
        self.tally = Tally(self.crawler.stats)
        pages = self.crawler.get_item_pipeline(SubmitPipeline)
        for name in self.urls:
            try:
                for one in recorded(Path(name)):
                    for item in self.read(one):
                        yield item
                    await (pages.room() if pages is not None else asyncio.sleep(0))
            except ArchiveError as error:
                self.tally.fail(error)
                self.logger.warning("%s", error)

    def read(self, one: Recorded) -> Iterator[Fetched]:
        """A page as it goes to the workers, unless it is no article, or was not recorded whole."""
        if not _is_address(one.url):
            self.tally.skip("no page")
            return
        wire = one.http if one.kind == "response" else None  # no response is made up for what came without one
        response = HtmlResponse(
            one.url,
            status=one.http.status,
            headers=list(one.http.headers),
            body=one.body,
            request=Request(one.url, meta={"wire": wire}),
        )
        why = self._why_not(one, response)
        if why is not None:
            self.tally.skip(why)
            return
        for item in self.submit(response):
            yield Fetched(page=replace(item.page, fetched_at=one.at, source=WARC_SOURCE), http=item.http)

    def _why_not(self, one: Recorded, response: HtmlResponse) -> str | None:
        if one.kind == "revisit":
            return "met again unchanged"
        if media_type(response) not in HTML_TYPES:
            return "no page"
        if one.http.status != OK:
            return f"status {one.http.status}"
        if one.partly is not None:
            return one.partly
        if not _is_date(one.at):
            return "its record has no date that can be read"
        page = outline(response)
        if page.barred is not None:
            return page.barred.kind
        kind = classify(page.facts)
        return None if kind.kind == "article" else f"{kind.kind} page"


def _is_address(url: str) -> bool:
    """Whether it is an address that a page may have, as the contract says: whoever wrote the file may claim any."""
    try:
        url_key(url)
        Request(url)
    except ValueError:
        return False
    return isinstance(check_page(Page(url=url, text="")), Page)


def _is_date(stamp: str) -> bool:
    try:
        instant(stamp)
    except (ValueError, OverflowError):
        return False
    return True
