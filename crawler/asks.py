"""A page to ask for, and what pages of one shape turned out to be: the values that a frontier holds."""

from datetime import datetime

from msgspec import Struct

from crawler.expect import ODD, Expected


class Ask(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page to ask for: what it is expected to be and why, and what is known of it from where it was named.

    ``aside``: only the site's furniture links to it. ``labelled``: what is no article links to it by a mere word.
    ``is_bare``: nothing speaks for an article but that a sitemap names the page. ``whole`` asks for it without
    conditions, ``guesses`` are tried after it if it is no list, and ``lost`` counts the processes that died before
    they had settled it.
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
    labelled: bool = False
    is_bare: bool = False
    whole: bool = False
    guesses: tuple[str, ...] = ()
    lost: int = 0

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
    walled: int = 0

    @property
    def kind(self) -> Expected | None:
        """What the next page of this shape will be, if that can be said."""
        if self.articles >= 2 and self.articles > 4 * (self.lists + self.others):
            return "article"
        if self.lists >= 2 and not self.articles:
            return "index"
        return None
