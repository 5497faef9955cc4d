"""Article, index page or neither: told from a page's address, links, text, markup and kin, with the reason kept.

Pure: what was measured on a page goes in as numbers, a kind with its reason comes out.
"""

from typing import Literal

from msgspec import Struct

from crawler.shapes import Sign, sign_of

PageKind = Literal["article", "index", "other"]
#: Characters of running text below which a page tells nothing, and from which it may be an article on its own.
LITTLE, MUCH = 150, 600
#: So many characters for each headline link: a list has a teaser (about 120) for each, an article has a few links.
PER_LINK = 250
#: Headline links that make a list.
MANY_LINKS = 6


class PageFacts(Struct, frozen=True, kw_only=True):
    """What was measured on a page, and what is known of it from elsewhere.

    ``running`` counts characters of long text runs outside links and site furniture, ``headlines`` links with a
    headline's length of text; ``declared`` is the kind that its markup states; ``in_feed``: a feed or news sitemap
    names it. ``titled``: its headline is the one that a list printed for it; ``dated`` and ``signed``: it has a date,
    an author. ``kin`` is what pages of its shape turned out to be; ``aside``: only the site's furniture links to it;
    ``labelled``: what links to it is a short word and no headline; ``unlike``: the site's articles carry marks (a
    date, an author, a statement of their kind) of which it has none; ``stranger``: nearly all of them do, and no page
    of its shape does; ``part``: a list calls it its next part. ``topics`` counts headings that are links, ``under``
    the running text below the first of them.
    """

    url: str
    running: int = 0
    headlines: int = 0
    declared: PageKind | None = None
    in_feed: bool = False
    titled: bool = False
    dated: bool = False
    signed: bool = False
    kin: PageKind | None = None
    aside: bool = False
    labelled: bool = False
    unlike: bool = False
    stranger: bool = False
    part: bool = False
    topics: int = 0
    under: int = 0

    @property
    def is_marked(self) -> bool:
        """Whether the page says that somebody wrote it, or when, or that it is an article."""
        return self.declared == "article" or self.dated or self.signed


class Kind(Struct, frozen=True):
    """What a page is, and why."""

    kind: PageKind
    why: str


def classify(facts: PageFacts) -> Kind:
    """Say what a page is; the first rule that speaks decides."""
    sign = sign_of(facts.url)
    for rule in RULES:
        found = rule(facts, sign)
        if found is not None:
            return found
    return Kind("other", f"neither running text ({facts.running} characters) nor a list of headlines")


def _view(_facts: PageFacts, sign: Sign | None) -> Kind | None:
    return Kind("other", sign.why) if sign is not None and sign.kind == "view" else None


def _service(facts: PageFacts, sign: Sign | None) -> Kind | None:
    if sign is None or sign.kind != "service" or facts.in_feed or (facts.dated and facts.signed):
        return None
    return Kind("other", sign.why)


def _listing(facts: PageFacts, sign: Sign | None) -> Kind | None:
    if sign is None or sign.kind != "index" or facts.declared == "article":
        return None
    return Kind("index", sign.why)


def _declared(facts: PageFacts, sign: Sign | None) -> Kind | None:
    if facts.declared == "article" and _is_text(facts) and (sign is None or sign.id != "front"):
        return Kind("article", "its markup says so")
    if facts.declared in ("index", "other"):
        return Kind(facts.declared, "its markup says so")
    return None


def _is_text(facts: PageFacts) -> bool:
    """Enough text, or a little of it under a date: a brief."""
    return facts.running >= LITTLE or (facts.running >= LITTLE // 3 and facts.dated and facts.headlines < MANY_LINKS)


def _fed(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    return Kind("article", "its site's feed names it") if facts.in_feed and _is_text(facts) else None


def _offer(facts: PageFacts, sign: Sign | None) -> Kind | None:
    """An event has a date, and a reader's post has authors: neither makes it an article."""
    if sign is None or sign.kind != "offer" or facts.kin == "article" or facts.headlines >= MANY_LINKS:
        return None
    return None if facts.signed and sign.id == "offer" else Kind("other", sign.why)


def _part(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    """The rest of a list may hold few headlines: its text is their teasers."""
    if not facts.part or not (_is_below(facts) or LITTLE * facts.headlines > facts.running):
        return None
    return Kind("index", f"the next part of a list, with {facts.headlines} headline links")


def _is_below(facts: PageFacts) -> bool:
    """Whether most of the text stands below headings that are links."""
    return facts.topics > 0 and 2 * facts.under >= facts.running


def _stranger(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    """A service, a member of the staff, an offer: its shape has never been one of an article here."""
    if not facts.stranger or facts.is_marked or facts.headlines >= MANY_LINKS or facts.running < LITTLE:
        return None
    return Kind(
        "other", "neither it nor any page of its shape has a date or an author, as the articles of its site have"
    )


def _titled(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    if not facts.titled or not _is_text(facts) or _is_listlike(facts):
        return None
    return Kind("article", "its headline is the one that a list printed for it")


def _by_address(facts: PageFacts, sign: Sign | None) -> Kind | None:
    if sign is None or sign.kind != "article" or not _is_text(facts) or _is_listlike(facts):
        return None
    if sign.id == "slug" and facts.aside and not facts.is_marked:
        return None
    return Kind("article", sign.why)


def _teasers(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    """A list whose teasers are long: its text stands below headings that lead elsewhere."""
    if facts.topics < MANY_LINKS or not _is_below(facts):
        return None
    return Kind("index", f"{facts.topics} headings that are links, with {facts.under} characters of text below them")


def _by_kin(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    if facts.kin != "article" or not _is_text(facts) or _is_listlike(facts):
        return None
    if not facts.is_marked and (facts.aside or (facts.unlike and facts.labelled)):
        return None
    return Kind("article", "other pages of its shape are articles")


def _is_listlike(facts: PageFacts) -> bool:
    return facts.headlines >= MANY_LINKS and facts.running < LITTLE * facts.headlines


def _beside(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    """A page about the site itself, whatever its language: the menu leads to it, and nobody wrote it on a day."""
    if not facts.aside or facts.headlines >= MANY_LINKS or facts.signed or facts.running < LITTLE:
        return None
    return Kind("other", "only the site's menus lead to it, and it has no author")


def _by_label(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    """A page of a handbook, a portrait, a club: text enough, but neither a headline nor a date nor an author."""
    if facts.is_marked or facts.headlines >= MANY_LINKS or facts.running < MUCH:
        return None
    if facts.unlike:
        return Kind("other", "it has no date and no author, as the articles of its site have")
    if facts.labelled:
        return Kind("other", "a mere label links to it, and it has no date and no author")
    return None


def _by_text(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    if facts.running < max(MUCH, PER_LINK * facts.headlines):
        return None
    return Kind("article", f"{facts.running} characters of running text, {facts.headlines} headline links")


def _list_of_links(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    if facts.headlines < MANY_LINKS:
        return None
    return Kind("index", f"{facts.headlines} headline links, {facts.running} characters of running text")


RULES = (
    _view,
    _service,
    _listing,
    _declared,
    _fed,
    _offer,
    _part,
    _stranger,
    _titled,
    _by_address,
    _teasers,
    _by_kin,
    _beside,
    _by_label,
    _by_text,
    _list_of_links,
)
