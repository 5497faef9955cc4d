"""The frontier of one site: what is to be asked for next, as long as it pays.

Three rules keep a crawl small, and end every calendar, filter list and session number:

1. A shape of address whose first pages were no articles is given up; until one was, only a few are tried.
2. A list is asked for again and again only while it names new articles: each shape has so much patience.
3. Lists that brought nothing may cost no more than a share of the articles found. Where a sitemap names whatever the
   pages link to, that share is small.
"""

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from crawler.expect import DATED, FOOT, LISTING, NEXT, ODD, SECTION, Expected
from crawler.identity import identity_of

#: Pages of a shape that are tried before one of them was an article; as many in a row that are none end it later on.
TRIES, ENOUGH = 4, 12
#: Lists in a row, of one shape, that brought nothing.
PATIENCE = {NEXT: 2, SECTION: 6, DATED: 4, LISTING: 2, ODD: 2, FOOT: 1}
#: Lists that may bring nothing: so many, and for each article known; less where a sitemap has everything.
VAIN, VAIN_SHARE = 5.0, 0.15
COVERED_VAIN, COVERED_SHARE = 2.0, 0.03
#: Articles that pages linked to, before a sitemap is trusted to have everything, and which share of them it names.
ENOUGH_LINKED, COVERED = 5, 0.9
#: Requests that are open at a time: lists (their news decide what is asked next) and articles.
OPEN_LISTS, OPEN_ARTICLES = 2, 32
#: Addresses that may wait.
MAX_WAITING = 100_000


class Ask(Struct, frozen=True, kw_only=True):
    """A page to ask for: what it is expected to be and why, and what is known of it from where it was named.

    ``is_bare``: nothing speaks for an article but that a sitemap names the page.
    """

    url: str
    kind: Expected
    why: str
    source: str = "link"
    rank: int = ODD
    family: str = ""
    depth: int = 0
    listed_as: str | None = None
    in_feed: bool = False
    aside: bool = False
    changed: datetime | None = None
    published: datetime | None = None
    is_bare: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether it was an article before, or a feed calls it one."""
        return self.in_feed or self.source == "store"


class Kin(Struct):
    """What pages of one shape turned out to be. ``run`` counts those in a row that brought nothing."""

    articles: int = 0
    lists: int = 0
    others: int = 0
    open: int = 0
    run: int = 0

    @property
    def kind(self) -> Expected | None:
        """What the next page of this shape will be, if that can be said."""
        if self.articles >= 2 and self.articles > 4 * (self.lists + self.others):
            return "article"
        if self.lists >= 2 and not self.articles:
            return "index"
        return None


class Frontier:
    """Holds what waits, and learns from what came. It can be pickled: a stopped crawl goes on with it.

    ``trusting`` counts as found what is named: for a crawl that fetches no articles.
    """

    def __init__(self, max_depth: int = 0, *, trusting: bool = False) -> None:
        self.max_depth, self.trusting = max_depth, trusting
        self._found = 0
        self.dropped: dict[str, int] = {}
        self._met: set[bytes] = set()
        self._kin: defaultdict[str, Kin] = defaultdict(Kin)
        self._lists: dict[bytes, Ask] = {}
        self._articles: dict[str, deque[Ask]] = {}
        self._named: set[bytes] = set()
        self._hints: dict[bytes, datetime] = {}
        self._resting: set[bytes] = set()
        self._linked: set[bytes] = set()
        self._open_lists = self._open_articles = self._waiting = 0
        self._vain = 0

    # What is offered -------------------------------------------------------------------------------------------

    def meet(self, url: str) -> bool:
        """Note an address; whether it was not met before."""
        mark = _mark(url)
        if mark in self._met:
            return False
        self._met.add(mark)
        return True

    def offer(self, ask: Ask) -> bool:
        """Take an address in; whether it is new and waits now."""
        if ask.kind == "article":
            (self._linked if ask.source == "link" else self._named).add(_mark(ask.url))
        if not self.meet(ask.url) and not self._is_better(ask):
            return self._hear(ask)
        if ask.kind == "nothing":
            return self._drop(ask.why)
        if self.max_depth and ask.depth > self.max_depth:
            return self._drop("too many links from a seed")
        if self._waiting >= MAX_WAITING:
            return self._drop("too many addresses wait")
        self._waiting += 1
        if ask.kind == "index":
            self._lists[_mark(ask.url)] = ask
        else:
            self._articles.setdefault(ask.family, deque()).append(ask)
        return not (ask.kind == "article" and self._is_barren(ask.family))

    def _hear(self, ask: Ask) -> bool:
        """Keep the hint of a feed or a sitemap that a page which was met already has changed."""
        if ask.changed is not None and ask.kind == "article":
            self._hints[_mark(ask.url)] = ask.changed
            if _mark(ask.url) in self._resting:
                self.rested(ask)
        return False

    def rested(self, ask: Ask) -> None:
        """A page was not due. If someone says that it has changed since, it is asked for again, with that hint."""
        mark = _mark(ask.url)
        hint = self._hints.pop(mark, None)
        if hint is None:
            self._resting.add(mark)
        elif ask.kind == "article":
            self._waiting += 1
            self._articles.setdefault(ask.family, deque()).append(replace(ask, changed=hint))

    def _is_better(self, ask: Ask) -> bool:
        """Whether an address that waits as a list is better taken for an article, now that someone says so."""
        known = self._lists.get(_mark(ask.url))
        if known is None or ask.kind != "article" or (known.rank in (SECTION, FOOT) and ask.is_bare):
            return False
        del self._lists[_mark(ask.url)]
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

    def take(self, *, articles: bool = True) -> tuple[Ask, ...]:
        """What may be asked for now: all at once, as answers may come in between two of them."""
        lists = tuple(self._take_lists())
        return (*lists, *self._take_articles()) if articles else lists

    def _take_articles(self) -> Iterator[Ask]:
        for family in list(self._articles):
            yield from self._take_family(family)

    def _take_lists(self) -> Iterator[Ask]:
        while self._open_lists < OPEN_LISTS and (ask := self._best_list()) is not None:
            self._open_lists += 1
            yield self._begin(ask)

    def seed(self, ask: Ask) -> Ask:
        """Begin with an address that nobody has to weigh."""
        self.meet(ask.url)
        if ask.kind == "index":
            self._open_lists += 1
        else:
            self._open_articles += 1
        self._kin[ask.family].open += 1
        return ask

    @property
    def is_idle(self) -> bool:
        """Whether nothing is open."""
        return self._open_lists + self._open_articles <= 0

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

    def left(self) -> dict[str, int]:
        """How many lists and articles were never asked for: they no longer paid."""
        return {"index": len(self._lists), "article": sum(map(len, self._articles.values()))}

    def _begin(self, ask: Ask) -> Ask:
        self._waiting -= 1
        self._kin[ask.family].open += 1
        return ask

    def _take_family(self, family: str) -> Iterator[Ask]:
        queue, kin = self._articles[family], self._kin[family]
        while queue and self._open_articles < OPEN_ARTICLES and not self._is_barren(family):
            if not kin.articles and kin.open + kin.run >= TRIES and not queue[0].is_sure:
                return
            self._open_articles += 1
            yield self._begin(queue.popleft())
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
        del self._lists[_mark(best.url)]
        return best

    def _order(self, ask: Ask) -> tuple[bool, int, int, int]:
        run = self._kin[ask.family].run
        return run >= PATIENCE[ask.rank], run, ask.rank, ask.depth

    def _budget(self) -> float:
        known = self.known if self.trusting else self._found
        shared = len(self._named & self._linked)
        if len(self._linked) >= ENOUGH_LINKED and shared >= COVERED * len(self._linked):
            return COVERED_VAIN + COVERED_SHARE * known
        return VAIN + VAIN_SHARE * known

    # What came -------------------------------------------------------------------------------------------------

    def done(self, ask: Ask, came: str, *, paid: bool = False) -> None:
        """Note what a page was ("article", "index", "other", "copy", "failed"), and whether it ``paid``.

        A list pays by new articles; a page that could not be had says nothing about its kin.
        """
        kin = self._kin[ask.family]
        kin.open = max(0, kin.open - 1)
        if ask.kind == "index":
            self._open_lists = max(0, self._open_lists - 1)
        else:
            self._open_articles = max(0, self._open_articles - 1)
        if came == "failed":
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


def _stem(family: str) -> str:
    """What shapes with other parameters have in common: filters can be combined without end."""
    return family.partition("?")[0] + "?"


def _mark(url: str) -> bytes:
    return hashlib.blake2b(identity_of(url).encode("utf-8", "surrogatepass"), digest_size=12).digest()
