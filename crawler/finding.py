"""Finds the articles of a site: what a page or a list says goes in, what to ask for next comes out. No network."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from crawler import events
from crawler.asks import Ask
from crawler.expect import (
    DATED,
    FOOT,
    NEXT,
    SECTION,
    Expectation,
    Expected,
    family,
    is_headline,
    is_sight,
    of_lead,
    of_link,
)
from crawler.frontier import Frontier
from crawler.identity import identity_of
from crawler.leads import LISTS_ARTICLES, Lead, place_of
from crawler.links import HEADLINE, Link, weigh
from crawler.outline import Outline
from crawler.pages import Kind, classify
from crawler.shapes import sign_of
from workers.urls import untracked

if TYPE_CHECKING:
    from workers.client import FetchState

#: Where sitemaps and feeds stand when nobody says where: the first of each is asked for at once, the others where no
#: list led back in time, until one is found.
MAP_GUESSES = ("/sitemap.xml", "/sitemap_index.xml")
FEED_GUESSES = ("/feed", "/rss.xml", "/feed.xml", "/atom.xml")
#: And where else, if hardly anything else names articles.
MORE_GUESSES = ("/rss", "/feed.json", "/feed/", "/index.xml")
#: So many articles are something.
HARDLY = 10
#: Addresses of one text that are taken for articles: print editions, sections.
REPEATED = 4
#: So many articles, and this share of them, tell whether a site's articles carry marks: a date, an author.
ENOUGH_SIGHTED, MARKED, NEARLY_ALL = 5, 0.75, 0.95
#: Pages that are put off at most.
MOST_EARLY = 16
#: Feeds of a seed page that are asked for in any case.
FEEDS = 3


class Use(Struct, frozen=True):
    """Which ways of finding a crawl uses."""

    links: bool = True
    feeds: bool = True
    maps: bool = True


class Finder:
    """One site's finding, from its seeds. ``note`` hears of everything that changes it."""

    def __init__(
        self, seeds: Iterable[str], max_depth: int = 0, use: Use | None = None, *, trusting: bool = False
    ) -> None:
        self.frontier = Frontier(max_depth, trusting=trusting)
        self.use = use or Use()
        self.places = frozenset(place for seed in seeds if (place := place_of(seed)))
        self.lists: tuple[tuple[str, str], ...] = ()  # kind and address
        self.note: Callable[[events.Events], None] = lambda _: None
        self._entered: set[str] = set()
        self._texts: dict[str, str] = {}
        self._claims: dict[str, str] = {}
        self._handed: set[str] = set()
        self._times: Counter[str] = Counter()
        self._sighted = self._marked = 0
        self._marked_shapes: set[str] = set()
        self._shapes: dict[str, str] = {}

    def is_inside(self, url: str) -> bool:
        """Whether an address is of a site that is crawled."""
        return place_of(url) in self.places

    def belong(self, url: str) -> None:
        """Take an address for one of the site: its seed leads there."""
        self.places |= {place for place in (place_of(url),) if place}

    def enter(self, origin: str) -> bool:
        """Whether a host is met for the first time, so that its sitemaps are to be asked for."""
        if origin in self._entered:
            return False
        self._entered.add(origin)
        self.belong(origin)
        self.note(events.Entered(origin=origin))
        return True

    @property
    def origins(self) -> tuple[str, ...]:
        """The hosts that were entered."""
        return tuple(sorted(self._entered))

    def enter_again(self) -> None:
        """Let each host's own lists be asked for once more: it is a while since they were."""
        self._entered.clear()

    @property
    def is_known(self) -> bool:
        """Whether the site was crawled before, so that its lists need not be looked for."""
        return bool(self.lists)

    def recall(self, due: "Iterable[FetchState]", lists: "Iterable[FetchState]") -> None:
        """Take in what the store knows: pages that are due again, and the site's feeds and sitemaps."""
        self.know_lists((state.kind or "", state.url) for state in lists if self._uses(state.kind))
        for state in due:
            if state.kind == "article" or self.use.links:
                kind: Expected = "article" if state.kind == "article" else "index"
                why = "it is known, and due again"
                self.frontier.offer(
                    Ask(url=state.url, kind=kind, why=why, source="store", rank=SECTION, family=family(state.url))
                )

    def know_lists(self, lists: Iterable[tuple[str, str]]) -> None:
        """Feeds and sitemaps of the site, each with its kind."""
        self.lists = tuple(lists)
        self.note(events.Recalled(lists=self.lists))

    def _uses(self, kind: str | None) -> bool:
        return (self.use.maps and kind == "sitemap") or (self.use.feeds and kind == "feed")

    # Pages -----------------------------------------------------------------------------------------------------

    def judge(self, ask: Ask, page: Outline) -> Kind:
        """What a page is: its own measures, with what is known from whoever named it and from its kin."""
        if page.barred is not None:
            return Kind("other", page.barred.why)
        kin = "article" if ask.source == "store" and ask.kind == "article" else self.frontier.kin(ask.family)
        unlike = self.is_versed and self._marks(MARKED)
        stranger = (
            self.is_versed
            and self._marks(NEARLY_ALL)
            and ask.source != "store"
            and ask.family not in self._marked_shapes
        )
        kin = None if kin == "nothing" else kin
        facts = replace(page.facts, kin=kin, aside=ask.aside, labelled=ask.labelled)
        part = ask.kind == "index" and ask.rank == NEXT
        return classify(replace(facts, unlike=unlike, stranger=stranger, part=part))

    def _marks(self, share: float) -> bool:
        """Whether this share of the site's articles, at least, carry marks."""
        return self._marked >= share * self._sighted

    @property
    def is_versed(self) -> bool:
        """Whether enough articles were seen to tell what they have in common."""
        return self._sighted >= ENOUGH_SIGHTED

    def is_plain(self, bare: int) -> bool:
        """Whether all pages of text were without marks so far, or those that were put off are too many to keep."""
        return (not self._marked and self._sighted + bare >= ENOUGH_SIGHTED) or bare >= MOST_EARLY

    def is_early(self, ask: Ask, page: Outline, kind: Kind) -> bool:
        """Whether a page is better judged when more of its site is known: nobody says who wrote it, or when."""
        told = page.facts.is_marked or ask.in_feed or ask.source == "store"
        return kind.kind == ask.kind == "article" and not told and not self.is_versed

    def copy_of(self, page: Outline, url: str) -> str | None:
        """The address at which this very text was handed on already, if one of both pages says that they are one.

        Where neither says so, the text is handed on again: one text at two addresses is worth knowing, unless they
        end in the same headline. A page that calls itself what was handed on, with its own path, is a sight of that.
        """
        text, claimed = page.digest.hex(), _claimed(page)
        if claimed != identity_of(url) and claimed in self._handed and _path(claimed) == _path(identity_of(url)):
            return claimed
        first = self._texts.get(text, url)
        if identity_of(url) == identity_of(first):
            return None
        if not claimed and not self._claims[text] and _headline(url) == _headline(first) != "":
            return first
        names = {identity_of(first), self._claims[text]} - {""}
        return None if names.isdisjoint({identity_of(url), claimed}) else first

    def is_twin(self, ask: Ask, page: Outline, url: str) -> bool:
        """Whether a copy of it was handed on from an address of another shape, and this is the one that it names."""
        first = self._texts.get(page.digest.hex())
        return first is not None and family(first) != ask.family and _claimed(page) == identity_of(url)

    def is_repeated(self, ask: Ask, page: Outline, url: str) -> bool:
        """Whether this very page came from another address of the same shape: a number in it that means nothing."""
        return self._shapes.get(_look(ask, page), url) != url

    def is_common(self, page: Outline) -> bool:
        """Whether so many addresses gave this text that it speaks for no shape."""
        return self._times[page.digest.hex()] > REPEATED

    def sight(self, ask: Ask, page: Outline, url: str) -> None:
        """Remember the text of an article, and how its page looks."""
        text, look = page.digest.hex(), _look(ask, page)
        marked = page.facts.is_marked
        self.remember(
            events.Sighted(url=url, text=text, shape=look, claims=_claimed(page), marked=marked, kin=ask.family)
        )

    def remember(self, seen: events.Sighted) -> None:
        """What is known of an article that was handed on."""
        self._texts.setdefault(seen.text, seen.url)
        self._claims.setdefault(seen.text, seen.claims)
        self._shapes.setdefault(seen.shape, seen.url)
        self._handed.add(identity_of(seen.url))
        self._times[seen.text] += 1
        self._sighted += 1
        self._marked += seen.marked
        if seen.marked:
            self._marked_shapes.add(seen.kin)
        self.note(seen)

    def follow(self, ask: Ask, kind: Kind, page: Outline) -> bool:
        """Take in what a page links to; whether it named articles that are new, or archives by date."""
        if not self.use.links or page.nofollow or page.barred is not None:
            return False
        if kind.kind == "article" and page.canonical and self._is_name(page.canonical):
            self.frontier.meet(page.canonical)
        links = (link for link in page.links if self.is_inside(link.url))
        if kind.kind == "article":
            links = (link for link in links if not is_sight(page.facts.url, link))
        new = [self._offer_link(ask, kind, link) for link in links]
        return any(new)

    def _is_name(self, url: str) -> bool:
        sign = sign_of(url)
        return self.is_inside(url) and (sign is None or sign.kind == "article")

    def _offer_link(self, ask: Ask, kind: Kind, link: Link) -> bool:
        shape = family(link.url)
        expected = of_link(link, self.frontier.kin(shape))
        label = weigh(link.text) < HEADLINE and not link.headed
        taken = self.frontier.offer(
            Ask(
                url=link.url,
                kind=expected.kind,
                why=expected.why,
                rank=expected.rank,
                family=shape,
                depth=ask.depth + _step(kind, expected),
                listed_as=link.text if expected.kind == "article" else None,
                aside=link.place != "main" and (weigh(link.text) < HEADLINE or expected.rank == FOOT),
                labelled=label and (kind.kind != "article" or expected.kind == "article"),
            )
        )
        return taken and (expected.kind == "article" or expected.rank == DATED)

    # Lists for machines ----------------------------------------------------------------------------------------

    def take_leads(self, ask: Ask, leads: Iterable[Lead]) -> bool:
        """Take in what a feed or a sitemap names, the newest first; whether any of it is new."""
        ordered = sorted(leads, key=lambda lead: lead.newest.timestamp() if lead.newest else 0.0, reverse=True)
        new = [self._offer_lead(ask, lead) for lead in ordered if self.is_inside(lead.url)]
        return any(new)

    def _offer_lead(self, ask: Ask, lead: Lead) -> bool:
        lead = replace(lead, url=untracked(lead.url))
        shape = family(lead.url)
        expected = of_lead(lead, self.frontier.kin(shape))
        taken = self.frontier.offer(
            Ask(
                url=lead.url,
                kind=expected.kind,
                why=expected.why,
                source=lead.source,
                rank=expected.rank,
                family=shape,
                depth=ask.depth,
                listed_as=lead.title,
                in_feed=lead.source in LISTS_ARTICLES,
                changed=lead.newest,
                published=lead.published,
                is_bare=expected.is_bare,
            )
        )
        return taken and expected.kind == "article"

    def take_maps(self, ask: Ask, maps: Iterable[Lead]) -> bool:
        """Take in the sitemaps that an index names, the newest first; whether any is new."""
        ordered = sorted(maps, key=lambda lead: lead.newest.timestamp() if lead.newest else 0.0, reverse=True)
        new = [self.offer_list(lead.url, "sitemap", ask.depth + 1) for lead in ordered]
        return any(new)

    def offer_list(self, url: str, source: str, depth: int = 0) -> bool:
        """Take in the address of a feed or a sitemap, to be weighed like any list."""
        if not self.is_inside(url):
            return False
        shape = f"{source} {family(url)}"
        return self.frontier.offer(
            Ask(url=url, kind="index", why=f"a {source}", source=source, rank=NEXT, family=shape, depth=depth)
        )


def _claimed(page: Outline) -> str:
    """The identity of what a page calls its address; empty if it says nothing."""
    return identity_of(page.canonical) if page.canonical else ""


def _path(url: str) -> str:
    return url.partition("?")[0]


def _headline(url: str) -> str:
    """The last part of an address, if that is a headline; else nothing."""
    return _path(url).rstrip("/").rpartition("/")[2] if is_headline(url) else ""


def _look(ask: Ask, page: Outline) -> str:
    """A digest of a page's text and headlines and of its address' shape."""
    seen = "\n".join((page.digest.hex(), ask.family, *page.heads))
    return hashlib.blake2b(seen.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _step(kind: Kind, expected: Expectation) -> int:
    """How much further from the seeds a link leads: what a list or an article names as an article is no further."""
    if expected.kind == "article" and kind.kind != "other":
        return 0
    return 0 if expected.rank == NEXT and kind.kind == "index" else 1


def seed_ask(url: str) -> Ask:
    """What a crawl begins with."""
    return Ask(url=url, kind="index", why="a seed", source="seed", rank=SECTION, family=f"seed {url}", whole=True)
