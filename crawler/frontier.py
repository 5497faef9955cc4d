"""The frontier of one site: what is to be asked for next, as long as it pays.

Three rules keep a crawl small, and end every calendar, filter list and session number:

1. A shape of address whose first pages were no articles is given up; until one was, only a few are tried.
2. A list is asked for again and again only while it names new articles: each shape has so much patience.
3. Lists that brought nothing may cost no more than a share of the articles found. Where a sitemap names whatever the
   pages link to, that share is small.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from msgspec.structs import replace

from crawler import events
from crawler.asks import Ask, Kin
from crawler.expect import DATED, FOOT, LISTING, NEWS, NEXT, ODD, SECTION, Expected
from crawler.hands import Hands
from crawler.identity import mark

#: Pages of a shape that are tried before one of them was an article; as many in a row that are none end it later on.
TRIES, ENOUGH = 4, 12
#: Articles behind a paywall that count as one page that is none: beside them stand those that may be read.
WALLED = 4
#: Lists in a row, of one shape, that brought nothing.
PATIENCE = {NEXT: 2, NEWS: 6, SECTION: 6, DATED: 4, LISTING: 2, ODD: 2, FOOT: 1}
#: Which lists come first, and how many in a row may bring nothing before others of their shape come later: the menu
#: of a town hall or a school leads to its news and to much else.
TURN = {rank: turn for turn, rank in enumerate((NEXT, NEWS, SECTION, DATED, LISTING, ODD, FOOT))}
EASY = {NEWS: 5, SECTION: 2}
#: Lists that may bring nothing: so many, and for each article known; less where a sitemap has everything.
VAIN, VAIN_SHARE = 5.0, 0.15
COVERED_VAIN, COVERED_SHARE = 2.0, 0.03
#: Articles that pages linked to, before a sitemap is trusted to have everything, and which share of them it names.
ENOUGH_LINKED, COVERED = 5, 0.9
#: Requests that are open at a time: lists (their news decide what is asked next) and articles.
OPEN_LISTS, OPEN_ARTICLES = 2, 32
#: Addresses that may wait.
MAX_WAITING = 100_000
#: After so many processes that died with it, a page is asked for alone; the next one convicts it.
SUSPECT = 3


class Frontier:
    """Holds what waits, and learns from what came. ``note`` hears of everything that changes it (crawler.journal).

    ``trusting`` counts as found what is named: for a crawl that fetches no articles. Several processes may take from
    one frontier, each under a name (``who``): what one took is its own until it is done, or given back.
    """

    def __init__(self, max_depth: int = 0, *, trusting: bool = False) -> None:
        self.max_depth, self.trusting = max_depth, trusting
        self.note: Callable[[events.Events], None] = lambda _: None
        self._found = 0
        self.has_past = False
        self.dropped: dict[str, int] = {}
        self._met: set[bytes] = set()
        self._kin: defaultdict[str, Kin] = defaultdict(Kin)
        self._lists: dict[bytes, Ask] = {}
        self._articles: dict[str, deque[Ask]] = {}
        self._named: set[bytes] = set()
        self._hints: dict[bytes, datetime] = {}
        self._resting: set[bytes] = set()
        self._linked: set[bytes] = set()
        self._again: deque[Ask] = deque()
        self.hands = Hands()
        self._waiting = self._vain = 0

    # What is offered -------------------------------------------------------------------------------------------

    def meet(self, url: str) -> bool:
        """Note an address; whether it was not met before."""
        if not self._meet(url):
            return False
        self.note(events.Met(url=url))
        return True

    def is_met(self, url: str) -> bool:
        """Whether an address was met."""
        return mark(url) in self._met

    def _meet(self, url: str) -> bool:
        one = mark(url)
        if one in self._met:
            return False
        self._met.add(one)
        return True

    def offer(self, ask: Ask) -> bool:
        """Take an address in; whether it is new and waits now."""
        if not _is_sayable(ask.url):
            return self._drop("no address that can be asked for")
        before = self._size()
        taken = self._offer(ask)
        if before != self._size() or (ask.changed is not None and ask.kind == "article"):
            self.note(events.Offered(ask=ask))
        return taken

    def _size(self) -> tuple[int, ...]:
        """What grows or shrinks with every offer that changes anything but a hint."""
        return len(self._met), len(self._linked), len(self._named), len(self._lists)

    def give(self, asks: Iterable[Ask], *, again: bool = False) -> None:
        """Take in pages that nobody has to weigh, in their order; ``again`` also those that were met."""
        queued = {mark(ask.url) for ask in self._again}
        new = tuple(ask for ask in asks if _is_sayable(ask.url) and (self._meet(ask.url) or again))
        new = tuple(ask for ask in new if mark(ask.url) not in queued)
        self._again.extend(new)
        self._waiting += len(new)
        if new:
            self.note(events.Given(asks=new))

    def _offer(self, ask: Ask) -> bool:
        if ask.kind == "article":
            (self._linked if ask.source == "link" else self._named).add(mark(ask.url))
        if not self._meet(ask.url) and not self._is_better(ask):
            return self._hear(ask)
        if ask.kind == "nothing":
            return self._drop(ask.why)
        if self.max_depth and ask.depth > self.max_depth:
            return self._drop("too many links from a seed")
        if self._waiting >= MAX_WAITING:
            return self._drop("too many addresses wait")
        self._waiting += 1
        if ask.kind == "index":
            self._lists[mark(ask.url)] = ask
        else:
            self._articles.setdefault(ask.family, deque()).append(ask)
        return not (ask.kind == "article" and self._is_barren(ask.family))

    def _hear(self, ask: Ask) -> bool:
        """Keep the hint of a feed or a sitemap that a page which was met already has changed."""
        if ask.changed is not None and ask.kind == "article":
            self._hints[mark(ask.url)] = ask.changed
            if mark(ask.url) in self._resting:
                self._rest(ask)
        return False

    def rested(self, ask: Ask) -> None:
        """A page was not due. If someone says that it has changed since, it is asked for again, with that hint."""
        self._rest(ask)
        self.note(events.Rested(ask=ask))

    def _rest(self, ask: Ask) -> None:
        one = mark(ask.url)
        hint = self._hints.pop(one, None)
        if hint is None:
            self._resting.add(one)
        elif ask.kind == "article":
            self._waiting += 1
            self._articles.setdefault(ask.family, deque()).append(replace(ask, changed=hint))

    def _is_better(self, ask: Ask) -> bool:
        """Whether an address that waits as a list is better taken for an article, now that someone says so."""
        known = self._lists.get(mark(ask.url))
        if known is None or ask.kind != "article" or (known.rank in (SECTION, NEWS, FOOT) and ask.is_bare):
            return False
        del self._lists[mark(ask.url)]
        self._waiting -= 1
        return True

    def kin(self, family: str) -> Expected | None:
        """What pages of a shape turned out to be."""
        known = self._kin.get(family)
        return known.kind if known else None

    def _drop(self, why: str) -> bool:
        self.dropped[why] = self.dropped.get(why, 0) + 1
        return False

    # What is asked for -----------------------------------------------------------------------------------------

    def take(self, *, articles: bool = True, who: str = "") -> tuple[Ask, ...]:
        """What ``who`` may ask for now: all at once, as answers may come in between two of them."""
        asks = tuple(self._take(articles, who))
        if asks:
            self.note(events.Took(who=who, articles=articles))
        return asks

    def _take(self, articles: bool, who: str) -> Iterator[Ask]:
        if self._again and self._again[0].lost >= SUSPECT and not self.hands.is_open:
            yield self._begin(self._again.popleft(), who)
        if self.hands.most_lost >= SUSPECT:
            return
        while self._again and self._again[0].lost < SUSPECT:
            if self._again[0].kind != "index" and self.hands.busy[who] >= OPEN_ARTICLES:
                break
            yield self._begin(self._again.popleft(), who)
        yield from self._take_lists(who)
        for family in list(self._articles) if articles else ():
            yield from self._take_family(family, who)

    def _take_lists(self, who: str) -> Iterator[Ask]:
        while self.hands.lists < OPEN_LISTS and (ask := self._best_list()) is not None:
            yield self._begin(ask, who)

    def lists(self) -> tuple[Ask, ...]:
        """The lists that were not asked for: they no longer paid."""
        return tuple(self._lists.values())

    def waiting(self) -> tuple[Ask, ...]:
        """The articles that wait, in the order of their shapes."""
        return tuple(ask for queue in self._articles.values() for ask in queue)

    @property
    def known(self) -> int:
        """How many articles somebody named."""
        return len(self._named | self._linked)

    @property
    def worthy(self) -> int:
        """How many addresses wait and are worth a request as things are now: what was given up is none of them."""
        lists = len(self._lists) if self._vain < self._budget() else 0
        articles = sum(len(queue) for family, queue in self._articles.items() if not self._is_barren(family))
        return len(self._again) + lists + articles

    def left(self) -> dict[str, int]:
        """How many lists and articles were never asked for: they no longer paid."""
        return {"index": len(self._lists), "article": sum(map(len, self._articles.values()))}

    def _begin(self, ask: Ask, who: str) -> Ask:
        self._waiting -= 1
        self.hands.take(ask, who)
        self._kin[ask.family].open += 1
        return ask

    def _take_family(self, family: str, who: str) -> Iterator[Ask]:
        queue, kin = self._articles[family], self._kin[family]
        while queue and self.hands.busy[who] < OPEN_ARTICLES and not self._is_barren(family):
            if not kin.articles and kin.open + kin.run >= TRIES and not queue[0].is_sure:
                return
            yield self._begin(queue.popleft(), who)
        if not queue:
            del self._articles[family]

    def _is_barren(self, family: str) -> bool:
        kin = self._kin[family]
        if "?" in family and not kin.articles and self._kin[_stem(family)].run >= ENOUGH:
            return True
        if not kin.articles:
            return kin.run >= TRIES
        return kin.run >= max(ENOUGH, kin.articles)

    def _best_list(self) -> Ask | None:
        if self._vain >= self._budget():
            return None
        best = min(self._lists.values(), key=self._order, default=None)
        if best is None or self._kin[best.family].run >= PATIENCE[best.rank]:
            return None
        del self._lists[mark(best.url)]
        return best

    def _order(self, ask: Ask) -> tuple[bool, int, int, int]:
        run = self._kin[ask.family].run
        return run >= PATIENCE[ask.rank], max(0, run - EASY.get(ask.rank, 0)), TURN[ask.rank], ask.depth

    def _budget(self) -> float:
        known = self.known if self.trusting else self._found
        shared = len(self._named & self._linked)
        if len(self._linked) >= ENOUGH_LINKED and shared >= COVERED * len(self._linked):
            return COVERED_VAIN + COVERED_SHARE * known
        return VAIN + VAIN_SHARE * known

    # What came -------------------------------------------------------------------------------------------------

    def done(self, ask: Ask, came: str, *, paid: bool = False, awaited: bool = False, who: str = "") -> None:
        """Note what a page was, and whether it ``paid``: a list pays by new articles, and may lead back in time.

        It was an "article", "index", "other", "copy", "failed" (it says nothing about its kin), "walled" (it says
        little), or a "twin": the address that a copy had called its own, which says nothing either. One that is
        ``awaited`` is settled when it was accepted; ``who`` hands it on.
        """
        self.note(events.Done(ask=ask, came=came, paid=paid, awaited=awaited, who=who))
        self._let_go(ask)
        if awaited:
            self.hands.wait(ask, who)
        if came in ("failed", "twin"):
            return
        self.has_past |= paid and ask.source == "link" and ask.rank in (NEXT, DATED)
        kin = self._kin[ask.family]
        if came == "walled":
            kin.walled += 1
            if kin.walled % WALLED:
                return
        kin.articles += came == "article"
        kin.lists += came == "index"
        kin.others += came in ("other", "copy")
        useful = came == "article" or (paid and ask.kind == "index")
        self._found += came == "article"
        for one in (kin, self._kin[_stem(ask.family)]) if "?" in ask.family else (kin,):
            one.run = 0 if useful else one.run + 1
        if ask.kind == "index" and not useful:
            self._vain += 1

    def accepted(self, urls: Iterable[str]) -> None:
        """Pages stand in the ledger: nothing is to be done for them any more."""
        settled = tuple(urls)
        self.hands.settle(settled)
        self.note(events.Accepted(urls=settled))

    def give_back(self, who: str | None = None) -> int:
        """What ``who`` took and did not settle is to be asked for again (None: everybody); how many pages."""
        lost = self.hands.lost(who)
        if lost:
            self.note(events.GaveBack(who=who))
        for ask in lost:
            self._let_go(ask)
            self._ask_again(replace(ask, lost=ask.lost + 1))
        self.hands.settle(ask.url for ask in lost)
        return len(lost)

    def _let_go(self, ask: Ask) -> None:
        if self.hands.close(ask):
            kin = self._kin[ask.family]
            kin.open = max(0, kin.open - 1)

    def _ask_again(self, ask: Ask) -> None:
        """Before everything else, and alone if it may be what its processes died of; the next death convicts it."""
        if ask.lost > SUSPECT:
            self._drop("each process that asked for it died")
            return
        self._waiting += 1
        (self._again.append if ask.lost == SUSPECT else self._again.appendleft)(ask)


def _stem(family: str) -> str:
    """What shapes with other parameters have in common: filters can be combined without end."""
    return family.partition("?")[0] + "?"


def _is_sayable(url: str) -> bool:
    """Whether an address can be written down: one with half a surrogate in it can be neither kept nor asked for."""
    return url.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in url)
