"""Spider ``single``: fetches one address for ``python -m crawler.fetch`` and keeps what came of it."""

from collections.abc import Iterator
from typing import Any

from scrapy.http import Response

from crawler.spiders.base import Fetched, PageSpider


class SingleSpider(PageSpider):
    """Puts the one page into ``found``, a list of the caller's."""

    name = "single"

    def __init__(self, *args: Any, found: list[Fetched] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = found if found is not None else []

    def parse(self, response: Response) -> Iterator[Fetched]:
        """Keep the page; nothing goes to the workers."""
        self.found.extend(self.submit(response))
        yield from ()
