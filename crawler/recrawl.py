"""When an address is asked for again: intervals that follow what was observed, within a site's bounds. Pure."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from workers.client import FetchState

Came = Literal["changed", "unchanged", "failed", "gone", "moved", "other"]
#: Seconds. A page that can be asked for on condition costs its site nothing and may be looked at in each crawl; one
#: that always comes whole is left alone for a while.
WHOLE_LEAST = 900
#: A shorter interval is none where asking costs nothing: two crawls that follow each other would else see an edit
#: or miss it by how long the first of them took.
SHORTEST = 600
MOST = 30 * 86_400
#: An unchanged page waits half as long again, or half of its age if that is longer; a changed one half as long.
LONGER, SHORTER, OF_AGE = 1.5, 0.5, 0.5
#: A page that failed is asked for by the next crawl, then after ten minutes, twenty ...; one that is gone each second
#: time after twice as long; pages that are no articles once a week.
FAILED, GONE, OTHER, MOVED = 600, 86_400, 7 * 86_400, 86_400
#: Sources date pages into the future by their time zone; more than this is no hint.
AHEAD = timedelta(days=1)


class Bounds(Struct, frozen=True):
    """A site's bounds in seconds; ``least`` None: nothing for pages with a validator, 15 minutes for others."""

    least: int | None = None
    most: int = MOST

    def clamp(self, seconds: float, state: "FetchState") -> int:
        """An interval within the bounds."""
        least = self.least
        if least is None:
            least = 0 if state.etag or state.last_modified else WHOLE_LEAST
            seconds = 0 if seconds < SHORTEST else seconds
        return int(max(least, min(seconds, max(self.most, least))))


def planned(state: "FetchState", came: Came, now: datetime, bounds: Bounds) -> "FetchState":
    """What is known of an address, with the time at which it is due again."""
    seconds = _interval(state, came, now, bounds)
    return replace(
        state,
        interval=seconds,
        next_due=now + timedelta(seconds=seconds),
        gone_at=(state.gone_at or now) if came == "gone" else None,
    )


def _interval(state: "FetchState", came: Came, now: datetime, bounds: Bounds) -> int:
    if came == "failed":
        wait = FAILED * 2 ** min(state.fail_count - 2, 12) if state.fail_count > 1 else 0
        return int(min(wait, bounds.most))
    if came == "gone":
        return int(min(GONE * 2 ** min(max(state.fail_count - 1, 0), 8), MOST))
    if came in ("other", "moved"):
        return int(min(OTHER if came == "other" else MOVED, bounds.most))
    before = float(state.interval or 0)
    if came == "changed":
        return bounds.clamp(before * SHORTER, state)
    age = (now - state.last_changed).total_seconds() if state.last_changed else 0.0
    return bounds.clamp(max(before * LONGER, age * OF_AGE), state)


def is_due(state: "FetchState", now: datetime, hint: datetime | None = None) -> bool:
    """Whether an address is to be asked for; ``hint`` is when a feed or sitemap says that it was changed last."""
    if state.next_due is None or state.next_due <= now or state.last_fetched is None:
        return True
    return hint is not None and state.last_fetched < hint <= now + AHEAD
