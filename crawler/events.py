"""What happens to a frontier, as values that a journal keeps: applied again, they give the same frontier."""

from typing import Any

from msgspec import Struct

from crawler.asks import Ask


class Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag=str.lower):
    """Something that changed a frontier."""


class Met(Event, frozen=True):
    """An address that is not to be asked for again, as another one leads there."""

    url: str


class Offered(Event, frozen=True):
    """An address that was taken in, or news of one that is known."""

    ask: Ask


class Given(Event, frozen=True):
    """Addresses that are asked for whatever their kin."""

    asks: tuple[Ask, ...]


class Took(Event, frozen=True):
    """``who`` took what was to be asked for then."""

    who: str = ""
    articles: bool = True


class Done(Event, frozen=True):
    """What a page was; ``awaited`` if it is no settled matter before it was accepted."""

    ask: Ask
    came: str
    paid: bool = False
    awaited: bool = False
    who: str = ""


class Rested(Event, frozen=True):
    """A page was not due."""

    ask: Ask


class Accepted(Event, frozen=True):
    """Pages that stand in the ledger now."""

    urls: tuple[str, ...]


class GaveBack(Event, frozen=True):
    """What ``who`` had taken is to be asked for again: it died. None: whoever had taken anything."""

    who: str | None = None


class Entered(Event, frozen=True):
    """A host whose own lists were asked for."""

    origin: str


class Sighted(Event, frozen=True):
    """An article: digests of its text and of its page and shape, what it calls its address, whether it has marks.

    ``kin`` is the shape of its address. The marks are a date, an author, a statement of its kind.
    """

    url: str
    text: str = ""
    shape: str = ""
    claims: str = ""
    marked: bool = False
    kin: str = ""


class Recalled(Event, frozen=True):
    """Feeds and sitemaps that the store knew of: kind and address."""

    lists: tuple[tuple[str, str], ...]


class Read(Event, frozen=True):
    """What will be known of a list once all that it names was asked for."""

    state: dict[str, Any]


class Counted(Event, frozen=True):
    """What was counted since the event before."""

    counts: dict[str, int]


class Ended(Event, frozen=True):
    """Nothing is left to do."""


Events = (
    Met
    | Offered
    | Given
    | Took
    | Done
    | Rested
    | Accepted
    | GaveBack
    | Entered
    | Sighted
    | Recalled
    | Read
    | Counted
    | Ended
)
