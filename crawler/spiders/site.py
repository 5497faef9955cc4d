"""Spider ``site``: finds the articles of one site by its sitemaps, feeds, sections, archives and links."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import msgspec
from msgspec.structs import replace
from scrapy import Request
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from crawler.asks import Ask
from crawler.feeds import Feed, read_feed
from crawler.fetches import ASK, COMING, LISTS, Resting
from crawler.finding import FEED_GUESSES, FEEDS, HARDLY, MAP_GUESSES, MORE_GUESSES, seed_ask
from crawler.guard import Refused
from crawler.outline import Outline, outline
from crawler.pages import Kind
from crawler.recrawl import Bounds, planned
from crawler.robots import RobotsMiddleware
from crawler.shapes import sign_of
from crawler.sitemaps import Sitemap, read_sitemap
from crawler.spiders.base import Fetched
from crawler.spiders.kept import KeptSpider, is_gone
from crawler.submit import SubmitPipeline

#: A crawl of no more pages than this judges each as it comes.
FEW_PAGES = 100


class SiteSpider(KeptSpider):
    """Finds articles, hands them on, and keeps the reason why each other page was left."""

    name = "site"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._early: list[tuple[Response, Ask, Outline]] = []
        self._is_patient = True

    def seeds(self) -> Iterator[Ask]:
        """The addresses that were given: lists, to begin with."""
        return (seed_ask(url) for url in dict.fromkeys(self.urls))

    # What came -------------------------------------------------------------------------------------------------

    def parse(self, response: Response) -> Iterator[Any]:
        """Read a page or a list, then ask for what that makes worth asking."""
        ask: Ask = response.meta[ASK]
        page = None
        if isinstance(response, HtmlResponse):  # measured before the turn is taken: others may wait for theirs
            page = outline(response, in_feed=ask.in_feed, listed_as=ask.listed_as)
        yield from self.in_turn(lambda: self._settle(response, ask, page))
        yield from self._ripe()

    def failed(self, failure: Failure) -> Iterator[Any]:
        """Go on, also with what was put off: nothing else may be under way any more."""
        yield from super().failed(failure)
        yield from self._ripe()

    def _ripe(self) -> Iterator[Any]:
        """Judge the pages that were put off: enough is known of the site, or nothing else is under way."""
        if not self._early:
            return
        is_last = len(self.finder.frontier.hands.open_of(self.journal.who)) <= len(self._early)
        if is_last or self.finder.is_versed or self.finder.is_plain(len(self._early)):
            early, self._early = self._early, []
            for response, ask, page in early:
                yield from self.in_turn(partial(self._read_page, response, ask, page))

    def _settle(self, response: Response, ask: Ask, page: Outline | None) -> tuple[Fetched, ...]:
        found: tuple[Fetched, ...] = ()
        if _is_moved(ask, response.url):
            self.finder.belong(response.url)
        is_inside = self.finder.is_inside(response.url)
        if not is_inside:
            self.tally.skip("another site")
            self.done(ask, "failed")
        elif self.is_met_by_redirect(response):
            self.tally.skip("led to a page met before")
            self.done(ask, "failed")
        elif page is None or (ask.source in ("sitemap", "feed", "guess") and ask.kind == "index"):
            self._read_list(response, ask)
        else:
            found = self._look_at(response, ask, page)
        if ask.source == "seed" and is_inside:
            self._enter(response.url, page)
        return found

    def lost(self, failure: Failure) -> Iterable[Request]:
        """Count what could not be had; a guess that is nothing leads to the next."""
        ask: Ask = failure.request.meta[ASK]  # type: ignore[attr-defined]  # Scrapy sets it
        gone, resting = is_gone(failure), isinstance(failure.value, Resting)
        if ask.source == "guess" and (gone or resting):
            self.done(ask, "gone" if gone else "failed")
            self.tally.add("guessed", int(gone))
        else:
            super().lost(failure)
        if not isinstance(failure.value, Refused):
            self._guess_on(ask)
            if ask.source == "seed":
                self._enter(failure.request.url, None)  # type: ignore[attr-defined]  # Scrapy sets it
        return ()

    def finish(self) -> None:
        """All that the lists named was asked for: now they may be asked for on condition."""
        from workers.client import FetchState  # brings Celery: not for a dry run

        super().finish()
        pages = self.crawler.get_item_pipeline(SubmitPipeline)
        if pages is not None:
            for state in self.journal.lists.values():
                pages.note(msgspec.convert(state, FetchState))

    # Pages -----------------------------------------------------------------------------------------------------

    def _may_wait(self) -> bool:
        """Whether a page may be put off: a crawl of few pages may end before it is judged."""
        most = self.settings.getint("COPYDESK_MAX_PAGES")
        return self._is_patient and (most == 0 or most >= FEW_PAGES)

    def _look_at(self, response: Response, ask: Ask, page: Outline) -> tuple[Fetched, ...]:
        if self._may_wait() and self.finder.is_early(ask, page, self.finder.judge(ask, page)):
            self._early.append((response, ask, page))
            return ()
        return self._read_page(response, ask, page)

    def _read_page(self, response: Response, ask: Ask, page: Outline) -> tuple[Fetched, ...]:
        kind = self.finder.judge(ask, page)
        self.logger.debug("%s: %s, because %s", response.url, kind.kind, kind.why)
        came, found = (kind.kind, ()) if kind.kind != "article" else self._hand_on(response, ask, page)
        if kind.kind != "article":
            self.tally.skip(_skipped(kind, page))
        paid = self.finder.follow(ask, kind, page)
        if kind.kind != "article":
            self._remember(response, "index" if paid and page.barred is None else kind.kind)
        is_walled = page.barred is not None and page.barred.kind == "paywall"
        self.done(ask, "walled" if is_walled else came, paid=paid, awaited=bool(found))
        return found

    def _hand_on(self, response: Response, ask: Ask, page: Outline) -> tuple[str, tuple[Fetched, ...]]:
        if self.finder.copy_of(page, response.url) is not None:
            self.tally.skip("another address of a page that was handed on")
            return "twin" if self.finder.is_twin(ask, page, response.url) else "copy", ()
        if self.finder.is_repeated(ask, page, response.url):
            self.tally.skip("the same page at another address of the same shape")
            return "copy", ()
        self.finder.sight(ask, page, response.url)
        found = tuple(self.submit(response))
        return "copy" if self.finder.is_common(page) else "article", found

    # Lists for machines ----------------------------------------------------------------------------------------

    def _read_list(self, response: Response, ask: Ask) -> None:
        """A sitemap or a feed, whatever it calls itself; a guess that is neither leads to the next guess."""
        found = read_sitemap(response.url, response.body) or read_feed(response.url, response.body)
        if found is None:
            self.tally.skip("neither page nor list")
            self._remember(response, "other")
            self.done(ask, "other")
            self._guess_on(ask)
            return
        paid = self._take_map(ask, found) if isinstance(found, Sitemap) else self._take_feed(ask, found)
        self._remember(response, "sitemap" if isinstance(found, Sitemap) else "feed")
        self.done(ask, "index", paid=paid)

    def _take_map(self, ask: Ask, found: Sitemap) -> bool:
        self.tally.skip("sitemap")
        more = self.finder.take_maps(ask, found.maps)
        return self.finder.take_leads(ask, found.pages) or more

    def _take_feed(self, ask: Ask, found: Feed) -> bool:
        self.tally.skip("feed")
        more = found.more is not None and self.finder.offer_list(found.more, "feed", ask.depth)
        return self.finder.take_leads(ask, found.pages) or more

    def _enter(self, url: str, page: Outline | None) -> None:
        """A host's own lists: the sitemaps of its robots.txt, the feeds of its front page, or the usual places."""
        origin = "/".join(url.split("/")[:3])
        if not self.finder.enter(origin):
            return
        stated = self._stated_maps(url) if self.use.maps else []
        feeds = [feed for feed in (page.feeds if page and self.use.feeds else ()) if self.finder.is_inside(feed)]
        known = [*(("sitemap", one) for one in stated), *(("feed", one) for one in feeds[:FEEDS]), *self.finder.lists]
        self.finder.frontier.give(
            Ask(url=one, kind="index", why=f"a {kind}", source=kind, family=f"{kind} {one}", whole=True)
            for kind, one in known
        )
        if not stated and not self.finder.is_known:
            maps = MAP_GUESSES[:1] if self.use.maps else ()
            self._guess(
                [origin + path for path in (*maps, *(FEED_GUESSES[:1] if self.use.feeds and not feeds else ()))]
            )

    def _stated_maps(self, url: str) -> list[str]:
        robots = self.crawler.get_downloader_middleware(RobotsMiddleware)
        return [one for one in (robots.sitemaps(url) if robots else ()) if self.finder.is_inside(one)]

    def _guess(self, urls: list[str]) -> None:
        """Ask for the first of these that was not met; the others come after it, if it is none."""
        new = next((place for place, url in enumerate(urls) if not self.finder.frontier.is_met(url)), len(urls))
        for url in urls[new : new + 1]:
            rest = tuple(urls[new + 1 :])
            why = "where such lists stand"
            one = Ask(url=url, kind="index", why=why, source="guess", family=url, guesses=rest)
            self.finder.frontier.give([one])

    def _guess_on(self, ask: Ask) -> None:
        """The next guess after one that was none."""
        if ask.source == "guess":
            self._guess([*ask.guesses])

    def _tidy(self) -> Iterable[Request]:
        """Nothing is under way: what was put off is asked for again, and lists are looked for that may be missed."""
        yield from super()._tidy()
        early, self._early, self._is_patient = self._early, [], False
        self.finder.frontier.give((ask for _, ask, _ in early), again=True)
        hardly = self.finder.frontier.known < HARDLY
        if not self._is_known() and (hardly or not self.finder.frontier.has_past):
            for origin in self.finder.origins:
                self._guess([origin + path for path in self._places_left(hardly)])

    def _is_known(self) -> bool:
        """Whether the site was crawled before: the store knew its lists, or pages that it brought then."""
        return self.finder.is_known or any(map(self.tally.counted, ("resting", "unchanged")))

    def _places_left(self, hardly: bool) -> tuple[str, ...]:
        """Where lists may stand of a sort that was not found yet."""
        maps = self.use.maps and not self.tally.skips("sitemap")
        feeds = self.use.feeds and not self.tally.skips("feed")
        return (
            *(FEED_GUESSES if feeds else ()),
            *(MAP_GUESSES if maps else ()),
            *(MORE_GUESSES if feeds and hardly else ()),
        )

    def _remember(self, response: Response, kind: str) -> None:
        """Note what a page was that is not handed on; a list is noted when all that it names was asked for."""
        pages, state = self.crawler.get_item_pipeline(SubmitPipeline), response.meta.get(COMING)
        if pages is None or state is None:
            return
        if kind in LISTS:
            self.journal.read(state.url_key, msgspec.to_builtins(replace(state, kind=kind)))
        else:
            bare = replace(state, kind=kind, etag=None, last_modified=None, raw_sha256=None)
            pages.note(planned(bare, "other", datetime.now(UTC), Bounds()))


def _is_moved(ask: Ask, url: str) -> bool:
    """Whether a seed leads to the same path of another host, or to its front: the site goes by another name."""
    old, new = urlsplit(ask.url), urlsplit(url)
    if ask.source != "seed" or new.query not in ("", old.query):
        return False
    sign = sign_of(url)
    return old.path.rstrip("/") == new.path.rstrip("/") or (sign is not None and sign.id == "front")


def _skipped(kind: Kind, page: Outline) -> str:
    if page.barred is not None:
        return page.barred.kind
    return "index page" if kind.kind == "index" else "neither article nor index"
