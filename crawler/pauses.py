"""Hosts that ask for patience: Retry-After is obeyed, 429 and 503 pause a host, longer each time."""

import asyncio
import logging
import time
from collections import Counter
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.courtesy import Courtesy
from crawler.guard import Refused

log = logging.getLogger(__name__)

#: Answers that ask to come back later.
LATER = (429, 503)
#: Seconds: the first pause, and the longest that a crawl waits for one host; a host that asks for more is left alone.
FIRST, MOST = 5.0, 300.0
#: So often a pause doubles: 2^20 of any is too long to be waited for.
MOST_TIMES = 20


class Pauses:
    """Holds requests to a host that asked for a pause (order 555: below the retries, which pass it again).

    ``COPYDESK_MAX_PAUSE`` is the longest wait.
    """

    def __init__(self, crawler: Crawler) -> None:
        settings, self._crawler = crawler.settings, crawler
        self._first = settings.getfloat("COPYDESK_FIRST_PAUSE", FIRST)
        self._most = settings.getfloat("COPYDESK_MAX_PAUSE", MOST)
        self._until: dict[str, float] = {}
        self._times: Counter[str] = Counter()
        self._left: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Pauses":
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait until the host may be asked; Refused if that is too long."""
        host = urlsplit(request.url).netloc
        if host in self._left:
            raise Refused("patience", self._left[host])
        while (wait := self._until.get(host, 0.0) - time.monotonic()) > 0:
            await asyncio.sleep(wait)
            if host in self._left:
                raise Refused("patience", self._left[host])

    def process_response(self, request: Request, response: Response) -> Response:
        """Note a pause that is asked for; the response goes on to the retries."""
        host = urlsplit(request.url).netloc
        if response.status in LATER:
            self._pause(host, retry_after(response))
        elif response.status < 400:
            self._times.pop(host, None)
        return response

    def _pause(self, host: str, asked: float | None) -> None:
        now = time.monotonic()
        left = self._until.get(host, 0.0) - now
        if left <= 0:  # answers to requests that were under way already say nothing new
            self._times[host] += 1
        grown = self._first * 2 ** min(self._times[host] - 1, MOST_TIMES)
        wait = max(grown if left <= 0 else left, asked or 0.0)
        if wait > self._most:
            self._left[host] = f"the host asks for {wait:.0f} s of patience: it is left alone for this crawl"
            log.warning("%s: %s", host, self._left[host])
        else:
            self._until[host] = now + wait
            courtesy = self._crawler.get_downloader_middleware(Courtesy)
            if courtesy is not None:
                courtesy.hold(host, wait)
            log.info("%s asks for patience: nothing is asked of it for %.0f s", host, wait)


def retry_after(response: Response, now: datetime | None = None) -> float | None:
    """Seconds that a response asks to wait, None if it does not say (RFC 9110: a number, or a date).

    A date is held against the server's own clock, where it tells it: the two clocks may be apart.
    """
    text = _header(response, "Retry-After")
    if text.isascii() and text.isdigit():
        return float(text[:9])
    then = _moment(text)
    if then is None:
        return None
    return max(0.0, (then - (now or _moment(_header(response, "Date")) or datetime.now(UTC))).total_seconds())


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1").strip()


def _moment(text: str) -> datetime | None:
    """An HTTP date in any of its three forms."""
    try:
        found = parsedate_to_datetime(text)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
