"""The least that a crawl can do: Scrapy fetches addresses and stores each page as a file. Run by ``throughput``."""

import hashlib
import sys
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from scrapy.http import Response

#: As a crawl of copydesk with delays off: what is measured is work, and no politeness.
SETTINGS = {
    "CONCURRENT_REQUESTS": 16,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 2,
    "DOWNLOAD_DELAY": 0,
    "ROBOTSTXT_OBEY": False,
    "COOKIES_ENABLED": False,
    "TELNETCONSOLE_ENABLED": False,
    "LOG_LEVEL": "ERROR",
}


class Bare(Spider):
    """Stores the pages at the addresses in ``urls`` in ``folder``."""

    name = "bare"

    def __init__(self, urls: list[str], folder: Path, **more: Any) -> None:
        super().__init__(**more)
        self._urls, self._folder = urls, folder

    async def start(self) -> AsyncIterator[Request]:
        """All of them, at once."""
        for url in self._urls:
            yield Request(url)

    def parse(self, response: Response) -> Iterator[None]:
        """Store the raw page."""
        name = hashlib.sha256(response.url.encode()).hexdigest()
        (self._folder / name).write_bytes(response.body)
        yield from ()


def main(file: str, folder: str) -> None:
    """Fetch the addresses in a file."""
    process = CrawlerProcess(SETTINGS)
    process.crawl(Bare, urls=Path(file).read_text("utf-8").split(), folder=Path(folder))
    process.start()


if __name__ == "__main__":
    main(*sys.argv[1:])
