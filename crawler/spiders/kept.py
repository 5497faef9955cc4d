"""What spiders with a frontier share: they take from it, settle in turns what came, and go on after a kill."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from scrapy import Request, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.asks import Ask
from crawler.counts import ASKED, Tally
from crawler.fetches import ALWAYS, ASK, GONE, HINT, WHOLE, Resting, Unchanged
from crawler.finding import Finder, Use
from crawler.identity import mark
from crawler.journal import LOST, Journal, JournalError
from crawler.spiders.base import PageSpider
from crawler.submit import SubmitPipeline

if TYPE_CHECKING:
    from workers.client import FetchState

    Known = tuple[Iterable[FetchState], Iterable[FetchState]]

#: Lists come first: what they say decides what is asked for next.
PRIORITY = {"index": 20, "article": 10, "nothing": 0}
#: Seconds: a crawl that goes on after a longer pause looks for what is new, too.
STALE = 600.0
#: Seconds between two looks at a frontier that others work on, too.
TICK = 1.0


class KeptSpider(PageSpider):
    """Asks for what its frontier holds. ``journal`` keeps the frontier; without one it is this process' alone."""

    use = Use()
    #: Whether what the store knows of the site is asked for again when it is due.
    recalls = True
    #: Whether articles are fetched, or only found.
    fetches = True

    def __init__(self, *args: Any, journal: Journal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.journal = journal or Journal()
        self._is_broken = False

    @property
    def finder(self) -> Finder:
        """What is known of the site."""
        return self.journal.finder

    async def start(self) -> AsyncIterator[Request]:
        """Begin with the seeds; a crawl that was stopped or killed goes on with what it knew."""
        self.tally = Tally(self.crawler.stats)
        self.crawler.signals.connect(self.dropped, signals.request_dropped)
        self.crawler.signals.connect(self.idle, signals.spider_idle)
        depth = self.settings.getint("DEPTH_LIMIT")
        try:
            self.journal.open(Finder(self.urls, depth, self.use, trusting=not self.fetches), self.crawler.stats)
        except JournalError as error:
            self._break(error)
            return
        if self.journal.is_shared:
            self._ticking = asyncio.get_running_loop().create_task(self._tick())
        known = await self._known() if self.journal.last is None else ((), ())
        for request in self.in_turn(lambda: self._begin(known)):
            yield request

    def _begin(self, known: "Known") -> Iterable[Request]:
        self._first(known)
        return ()

    def _first(self, known: "Known") -> None:
        last = self.journal.last
        if last is None:
            self.finder.recall(*known)
            self.finder.frontier.give(self.seeds())
            return
        if not self.journal.is_shared:
            left = self.finder.frontier.give_back()
            self.crawler.stats.inc_value(ASKED, -left)
            self.logger.info("the crawl goes on where it was broken off; %d pages are asked for again", left)
        if time.time() - last.at > STALE and not self.journal.ended:
            self.finder.enter_again()
            self.finder.frontier.give(self.seeds(), again=True)

    async def _known(self) -> "Known":
        """What the store knows of these sites: pages that are due again, and where feeds and sitemaps stand."""
        pages = self.crawler.get_item_pipeline(SubmitPipeline)
        if pages is None or not self.recalls:
            return (), ()
        limit = self.settings.getint("COPYDESK_MAX_PAGES")
        return await pages.due(self.finder.places, datetime.now(UTC), limit)

    def seeds(self) -> Iterator[Ask]:
        """What the crawl begins with."""
        raise NotImplementedError(f"{type(self).__name__} must say what it begins with")

    def settle(self, response: Response) -> Iterable[Any]:
        """Take in what came, and say that it is done; what is to be handed on."""
        raise NotImplementedError(f"{type(self).__name__} must say what a response is to it")

    def queue(self) -> dict[str, int]:
        """What the frontier holds that is still worth a request, and what is asked for now."""
        frontier = self.finder.frontier
        return {"waiting": frontier.worthy, "open": frontier.hands.open}

    # What came -------------------------------------------------------------------------------------------------

    def parse(self, response: Response) -> Iterator[Any]:
        """Settle a response, then ask for what that makes worth asking."""
        yield from self.in_turn(lambda: self.settle(response))

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Count what could not be had, and go on; while the frontier is away nothing is settled."""
        if isinstance(failure.value, JournalError):
            self._break(failure.value)
        else:
            yield from self.in_turn(lambda: self.lost(failure))

    def lost(self, failure: Failure) -> Iterable[Request]:
        """Settle a page that could not be had, or did not have to be."""
        ask: Ask = failure.request.meta[ASK]  # type: ignore[attr-defined]  # Scrapy sets it
        self.done(ask, "gone" if is_gone(failure) else _known(failure.value))
        if isinstance(failure.value, Resting):
            self.finder.frontier.rested(ask)
        super().failed(failure)
        return ()

    def dropped(self, request: Request) -> None:
        """A redirect led to a page that was asked for already."""
        super().dropped(request)
        if ASK in request.meta:
            self.in_turn(lambda: self._met(request.meta[ASK]))

    def _met(self, ask: Ask) -> tuple[()]:
        self.done(ask, "failed")
        return ()

    def accepted(self, urls: Iterable[str]) -> None:
        """Pages stand in the ledger."""
        self._guarded(lambda: self.finder.frontier.accepted(urls))

    def idle(self) -> None:
        """Nothing is under way: whatever was lost count of is given up, and what that makes worth asking asked."""
        more = self.in_turn(self._tidy)
        for request in more:
            self.crawler.engine.crawl(request)
        if more or self._is_waiting():
            raise DontCloseSpider
        self._guarded(self.finish)

    def _is_waiting(self) -> bool:
        """Whether another process has pages in hand that may lead to more."""
        others = self.finder.frontier.hands.owners - {self.journal.who}
        return self.journal.is_shared and bool(others) and not (self.journal.ended or self._is_broken)

    async def _tick(self) -> None:
        """Show that this process lives, take over from those that do not, and ask for what others found."""
        try:
            while not self.journal.ended:
                await asyncio.sleep(TICK)
                self.journal.live()
                for request in self.in_turn(self._inherit):
                    self.crawler.engine.crawl(request)
        except JournalError as error:
            self._break(error)

    def _inherit(self) -> Iterable[Request]:
        for who in self.journal.dead(self.finder.frontier.hands.owners - {self.journal.who}):
            left = self.finder.frontier.give_back(who)
            self.crawler.stats.inc_value(ASKED, -left)
            self.logger.warning("process %s is dead: %d of its pages are asked for again", who, left)
        return ()

    def _tidy(self) -> Iterable[Request]:
        for ask in self.finder.frontier.hands.open_of(self.journal.who):
            self.done(ask, "failed")
        return ()

    def finish(self) -> None:
        """Nothing is left to ask for."""
        self.journal.end()

    def done(self, ask: Ask, came: str, *, paid: bool = False, awaited: bool = False) -> None:
        """Say what a page was."""
        self.finder.frontier.done(ask, came, paid=paid, awaited=awaited, who=self.journal.who)

    def is_met(self, request: Request) -> bool:
        """Whether a redirect leads to a page that was met before, and is not to be followed."""
        hops, ask = request.meta.get("redirect_urls"), request.meta.get(ASK)
        if not hops or ask is None or ask.source == "seed" or mark(hops[0]) == mark(request.url):
            return False
        return self.finder.frontier.is_met(request.url)

    def is_met_by_redirect(self, response: Response) -> bool:
        """Whether an address led to a page that was met before."""
        hops = response.meta.get("redirect_urls")
        if not hops or mark(hops[0]) == mark(response.url):
            return False
        return not self.finder.frontier.meet(response.url)

    # What is asked for -----------------------------------------------------------------------------------------

    def in_turn(self, work: Callable[[], Iterable[Any]]) -> list[Any]:
        """Do something with the frontier; what came of it, and what is to be asked for next."""
        out: list[Any] = []

        def whole() -> None:
            out.extend(work())
            out.extend(map(self.request, self.finder.frontier.take(articles=self.fetches, who=self.journal.who)))

        return out if self._guarded(whole) else []

    def request(self, ask: Ask) -> Request:
        """The request for a page."""
        meta = {ASK: ask, HINT: ask.changed, WHOLE: ask.whole, ALWAYS: ask.lost > 0 or ask.source == "seed"}
        return self.ask(ask.url, **meta).replace(priority=PRIORITY[ask.kind], dont_filter=True)

    def _guarded(self, work: Callable[[], object]) -> bool:
        """Do something in a turn; without a frontier that can be kept the crawl ends, and can go on later."""
        try:
            with self.journal.turn():
                work()
        except JournalError as error:
            self._break(error)
            return False
        return True

    def _break(self, error: JournalError) -> None:
        if not self._is_broken:
            self._is_broken = True
            self.logger.error("the crawl ends: %s", error)
            close = self.crawler.engine.close_spider_async(reason=LOST)
            self._closing = asyncio.get_running_loop().create_task(close)


def is_gone(failure: Failure) -> bool:
    """Whether a page is there no more."""
    return getattr(getattr(failure.value, "response", None), "status", None) in GONE


def _known(error: BaseException | None) -> str:
    """What a page was that did not have to come: its kin learns from it, and no list is blamed."""
    return "article" if isinstance(error, Unchanged) and error.kind == "article" else "failed"
