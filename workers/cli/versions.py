"""The texts that stood at one address, in the order of time: an article edited after publication is a version."""

from typing import Any

from msgspec import Struct

from workers.cli.exits import NOTHING, Stop
from workers.store import records
from workers.store.values import Record
from workers.urls import url_key


class Version(Struct, frozen=True, kw_only=True):
    """One text of an address, from when it was seen there first to when it was seen there last in a row."""

    record: Record
    first_seen: str
    last_seen: str


def versions(tx: Any, url: str) -> tuple[Version, ...]:
    """What stood at an address, the earliest first; ``Stop`` where nothing is known of it.

    A text that came back is a version again. Where no time of fetching is known, that of arrival counts.
    """
    seen = [one for one in records.observations(tx, url_key=url_key(url)) if not one.superseded]
    times = sorted((one.fetched_at or one.received_at.isoformat(), one.id, one.key) for one in seen)
    if not times:
        raise Stop(f"no text is known at {url}; `copydesk list` shows what is stored", NOTHING)
    spans: list[tuple[str, str, str]] = []
    for at, _, key in times:
        if spans and spans[-1][0] == key:
            spans[-1] = (key, spans[-1][1], at)
        else:
            spans.append((key, at, at))
    found = {key: records.get(tx, key) for key, _, _ in spans}
    return tuple(
        Version(record=record, first_seen=first, last_seen=last)
        for key, first, last in spans
        if isinstance(record := found[key], Record)
    )
