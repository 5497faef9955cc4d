"""Spider ``site``: finds the articles of one site by its sitemaps, feeds, sections, archives and links."""

from collections.abc import AsyncIterator, Generator, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from scrapy import Request, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from crawler.counts import Tally
from crawler.feeds import Feed, read_feed
from crawler.fetches import COMING, HINT, LISTS, WHOLE, Resting, Unchanged
from crawler.finding import FEED_GUESSES, FEEDS, HARDLY, MAP_GUESSES, MORE_GUESSES, Finder, Use, seed_ask
from crawler.frontier import Ask
from crawler.guard import Refused
from crawler.identity import identity_of
from crawler.outline import Outline, outline
from crawler.pages import Kind
from crawler.recrawl import Bounds, planned
from crawler.robots import RobotsMiddleware
from crawler.sitemaps import Sitemap, read_sitemap
from crawler.spiders.base import GONE, Fetched, PageSpider
from crawler.submit import SubmitPipeline

if TYPE_CHECKING:
    from workers.client import FetchState

#: In ``request.meta``: what is asked for; addresses to try next if this guess is none.
ASK, GUESSES = "ask", "guesses"
#: Lists come first: what they say decides what is asked for next.
PRIORITY = {"index": 20, "article": 10, "nothing": 0}
#: Key of Scrapy's spider state, which a stopped crawl keeps in its job folder.
STATE = "finder"


class SiteSpider(PageSpider):
    """Finds articles, hands them on, and keeps the reason why each other page was left."""

    name = "site"
    whole_seeds = True
    use = Use()
    #: Whether articles are fetched, or only found.
    fetches = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.finder: Finder
        self._lists: dict[str, FetchState] = {}

    async def start(self) -> AsyncIterator[Request]:
        """Begin with the seeds; a crawl that was stopped goes on with what it knew."""
        self.tally = Tally(self.crawler.stats)
        self.crawler.signals.connect(self.dropped, signals.request_dropped)
        self.crawler.signals.connect(self.idle, signals.spider_idle)
        state: dict[str, Any] = getattr(self, "state", {})
        kept = state.get(STATE)
        self.finder = kept or Finder(
            self.urls, self.settings.getint("DEPTH_LIMIT"), self.use, trusting=not self.fetches
        )
        state[STATE] = self.finder
        if kept is None:
            await self._recall()
            for url in dict.fromkeys(self.urls):
                yield self._request(self.finder.frontier.seed(seed_ask(url)), **{WHOLE: True})
        for request in self._go_on():
            yield request

    async def _recall(self) -> None:
        """What the store knows of these sites: pages that are due again, and where feeds and sitemaps stand."""
        pages = self.crawler.get_item_pipeline(SubmitPipeline)
        if pages is None:
            return
        limit = self.settings.getint("COPYDESK_MAX_PAGES")
        due, lists = await pages.due(self.finder.places, datetime.now(UTC), limit)
        self.finder.recall(due, lists)

    # What came -------------------------------------------------------------------------------------------------

    def parse(self, response: Response) -> Iterator[Fetched | Request]:
        """Read a page or a list, then ask for what that makes worth asking."""
        ask: Ask = response.meta[ASK]
        if not self.finder.is_inside(response.url):
            self.tally.skip("another site")
            self._done(ask, "failed")
        elif self._is_met_by_redirect(response):
            self.tally.skip("led to a page met before")
            self._done(ask, "failed")
        elif ask.source in ("sitemap", "feed", "guess") and ask.kind == "index":
            yield from self._read_list(response, ask)
        elif isinstance(response, HtmlResponse):
            yield from self._read_page(response, ask)
        else:
            yield from self._read_list(response, ask)
        if ask.source == "seed":
            yield from self._enter(response.url, outline(response) if isinstance(response, HtmlResponse) else None)
        yield from self._go_on()

    def failed(self, failure: Failure) -> Iterator[Request]:
        """Count what could not be had, and go on."""
        request = failure.request  # type: ignore[attr-defined]  # Scrapy sets it
        ask: Ask = request.meta[ASK]
        gone = getattr(getattr(failure.value, "response", None), "status", None) in GONE
        self._done(ask, "gone" if gone else _known(failure.value))
        if isinstance(failure.value, Resting):
            self.finder.frontier.rested(ask)
        if ask.source == "guess" and (gone or isinstance(failure.value, Resting)):
            self.tally.add("guessed", int(gone))
        else:
            super().failed(failure)
        if not isinstance(failure.value, Refused):
            yield from self._guess_on(request.meta, ask.url)
            if ask.source == "seed":
                yield from self._enter(request.url, None)
        yield from self._go_on()

    def dropped(self, request: Request) -> None:
        """A redirect led to a page that was asked for already."""
        super().dropped(request)
        if ASK in request.meta:
            self._done(request.meta[ASK], "failed")

    def idle(self) -> None:
        """Nothing is under way: whatever was lost count of is asked for now, else the crawl ends."""
        more = list(self._go_on())
        if not more:
            self._note_lists()
        for request in more:
            self.crawler.engine.crawl(request)
        if more:
            raise DontCloseSpider

    def _is_met_by_redirect(self, response: Response) -> bool:
        hops = response.meta.get("redirect_urls")
        if not hops or identity_of(hops[0]) == identity_of(response.url):
            return False
        return not self.finder.frontier.meet(response.url)

    # Pages -----------------------------------------------------------------------------------------------------

    def _read_page(self, response: HtmlResponse, ask: Ask) -> Iterator[Fetched]:
        page = outline(response, in_feed=ask.in_feed, listed_as=ask.listed_as)
        kind = self.finder.judge(ask, page)
        self.logger.debug("%s: %s, because %s", response.url, kind.kind, kind.why)
        came: str = kind.kind
        if kind.kind == "article":
            came = yield from self._hand_on(response, ask, page)
        else:
            self.tally.skip(_skipped(kind, page))
        paid = self.finder.follow(ask, kind, page)
        if kind.kind != "article":
            self._remember(response, "index" if paid and page.barred is None else kind.kind)
        self._done(ask, came, paid=paid)

    def _hand_on(self, response: HtmlResponse, ask: Ask, page: Outline) -> Generator[Fetched, None, str]:
        first = self.finder.copy_of(page, response.url)
        if first is not None:
            self.tally.skip("another address of a page that was handed on")
            return "copy"
        if self.finder.is_repeated(ask, page):
            self.tally.skip("the same page at another address of the same shape")
            return "copy"
        yield from self.submit(response)
        return "copy" if self.finder.is_common(page) else "article"

    # Lists for machines ----------------------------------------------------------------------------------------

    def _read_list(self, response: Response, ask: Ask) -> Iterator[Request]:
        """A sitemap or a feed, whatever it calls itself; a guess that is neither leads to the next guess."""
        found = read_sitemap(response.url, response.body) or read_feed(response.url, response.body)
        if found is None:
            self.tally.skip("neither page nor list")
            self._remember(response, "other")
            self._done(ask, "other")
            yield from self._guess_on(response.meta, ask.url)
            return
        paid = self._take_map(ask, found) if isinstance(found, Sitemap) else self._take_feed(ask, found)
        self._remember(response, "sitemap" if isinstance(found, Sitemap) else "feed")
        self._done(ask, "index", paid=paid)

    def _take_map(self, ask: Ask, found: Sitemap) -> bool:
        self.tally.skip("sitemap")
        self.finder.has_map = True
        more = self.finder.take_maps(ask, found.maps)
        return self.finder.take_leads(ask, found.pages) or more

    def _take_feed(self, ask: Ask, found: Feed) -> bool:
        self.tally.skip("feed")
        self.finder.has_feed = True
        more = found.more is not None and self.finder.offer_list(found.more, "feed", ask.depth)
        return self.finder.take_leads(ask, found.pages) or more

    def _enter(self, url: str, page: Outline | None) -> Iterator[Request]:
        """A host's own lists: the sitemaps of its robots.txt, the feeds of its front page, or the usual places."""
        origin = "/".join(url.split("/")[:3])
        if not self.finder.enter(origin):
            return
        if self.use.maps:
            stated = self._stated_maps(url)
            for one in stated:
                yield from self._ask_list(one, "sitemap")
        feeds = [feed for feed in (page.feeds if page and self.use.feeds else ()) if self.finder.is_inside(feed)]
        for feed in feeds[:FEEDS]:
            yield from self._ask_list(feed, "feed")
        for state in self.finder.lists:
            yield from self._ask_list(state.url, state.kind)
        if not (self.use.maps and self._stated_maps(url)) and not self.finder.is_known:
            guesses = [
                *(MAP_GUESSES if self.use.maps else ()),
                *(FEED_GUESSES if self.use.feeds and not feeds else ()),
            ]
            yield from self._guess([origin + path for path in guesses])

    def _stated_maps(self, url: str) -> list[str]:
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        return [one for one in (robots.sitemaps(url) if robots else ()) if self.finder.is_inside(one)]

    def _ask_list(self, url: str, source: Any) -> Iterator[Request]:
        if self.finder.frontier.meet(url):
            ask = Ask(url=url, kind="index", why=f"a {source}", source=source, family=f"{source} {url}")
            yield self._request(self.finder.frontier.seed(ask), **{WHOLE: True})

    def _guess(self, urls: list[str]) -> Iterator[Request]:
        """Ask for the first of these; the others come after it, if it is none."""
        if urls and self.finder.frontier.meet(urls[0]):
            ask = Ask(url=urls[0], kind="index", why="where such lists stand", source="guess", family=urls[0])
            yield self._request(self.finder.frontier.seed(ask), **{GUESSES: urls[1:]})
        elif urls:
            yield from self._guess(urls[1:])

    def _guess_on(self, meta: dict[str, Any], url: str) -> Iterator[Request]:
        """The next guess after one that was none; at the end of the usual places some more, if they are needed."""
        if GUESSES not in meta:
            return
        origin = "/".join(url.split("/")[:3])
        if not meta[GUESSES] and url == origin + FEED_GUESSES[-1] and self.finder.frontier.known < HARDLY:
            yield from self._guess([origin + path for path in MORE_GUESSES])
        yield from self._guess(meta[GUESSES])

    def _remember(self, response: Response, kind: str) -> None:
        """Note what a page was that is not handed on; a list is noted when all that it names was asked for."""
        pages, state = self.crawler.get_item_pipeline(SubmitPipeline), response.meta.get(COMING)
        if pages is None or state is None:
            return
        if kind in LISTS:
            self._lists[state.url_key] = replace(state, kind=kind)
        else:
            bare = replace(state, kind=kind, etag=None, last_modified=None, raw_sha256=None)
            pages.note(planned(bare, "other", datetime.now(UTC), Bounds()))

    def _note_lists(self) -> None:
        pages = self.crawler.get_item_pipeline(SubmitPipeline)
        if pages is not None:
            for state in self._lists.values():
                pages.note(state)
        self._lists.clear()

    # What is asked for -----------------------------------------------------------------------------------------

    def _go_on(self) -> Iterator[Request]:
        for ask in self.finder.frontier.take(articles=self.fetches):
            yield self._request(ask)

    def _request(self, ask: Ask, **meta: Any) -> Request:
        asked = self.ask(ask.url, **{ASK: ask, HINT: ask.changed}, **meta)
        return asked.replace(priority=PRIORITY[ask.kind], dont_filter=True)

    def _done(self, ask: Ask, came: str, *, paid: bool = False) -> None:
        self.finder.frontier.done(ask, came, paid=paid)


def _known(error: BaseException | None) -> str:
    """What a page was that did not have to come: its kin learns from it, and no list is blamed."""
    return "article" if isinstance(error, Unchanged) and error.kind == "article" else "failed"


def _skipped(kind: Kind, page: Outline) -> str:
    if page.barred is not None:
        return page.barred.kind
    return "index page" if kind.kind == "index" else "neither article nor index"
