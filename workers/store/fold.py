"""Many sightings of one text as one view, whatever their order and however often each is given. Pure."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from workers.contract import instant

#: Later than any moment.
NEVER = datetime.max.replace(tzinfo=UTC)


class Glimpse(NamedTuple):
    """What the fold looks at in an observation."""

    id: int
    key: str
    url: str | None
    source: str
    fetched_at: str | None
    input_sha256: str
    text_sha256: str
    recipe: str


class Fold(NamedTuple):
    """The observation that speaks for the record, and what all of them say together."""

    leader: Glimpse
    sightings: int
    urls: tuple[str, ...]
    first_seen: str | None
    last_seen: str | None


def fold(glimpses: Iterable[Glimpse]) -> Fold:
    """The earliest fetch leads, then the first address; a sighting without a time of fetching comes last.

    The facts are those of the leader as a whole: a title of one page and a byline of another were never printed
    together. ValueError for no glimpse at all.
    """
    distinct = sorted({_rank(one): one for one in glimpses}.items())
    if not distinct:
        raise ValueError("a record without a sighting has nothing to show")
    found = [one for _, one in distinct]
    timed = [one.fetched_at for one in found if one.fetched_at]
    return Fold(
        leader=found[0],
        sightings=len(found),
        urls=tuple(sorted({one.url for one in found if one.url})),
        first_seen=timed[0] if timed else None,
        last_seen=timed[-1] if timed else None,
    )


def _rank(one: Glimpse) -> tuple[datetime, str, str, str, str]:
    when = instant(one.fetched_at) if one.fetched_at else NEVER
    return when, one.url or "", one.source, one.input_sha256, one.recipe
