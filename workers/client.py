"""Hands pages in: accepted into archive and ledger here, their job ids put on the queue.

What is published is a hint, the ledger is the truth: when a publish fails, or nobody knows whether it did, the
pages are accepted all the same, and the reaper of any worker sends them again.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from workers import broker, intake
from workers.app import make_sender
from workers.archive import HttpResponse
from workers.contract import Page
from workers.held import Held
from workers.routes import CONFIRM_WITHIN as CONFIRM_WITHIN  # said again: beat gets these three here
from workers.routes import CRAWL as CRAWL
from workers.routes import CRAWL_QUEUE as CRAWL_QUEUE
from workers.routes import PUBLISH_RETRY
from workers.sending import send
from workers.settings import Settings
from workers.store import crawls, fetches
from workers.store.values import FetchState as FetchState  # said again: the crawler gets it here
from workers.store.values import JobRow


def paused_sites(settings: Settings) -> frozenset[str]:
    """The sites whose schedule rests. Raises StoreError."""
    held = Held(settings)
    try:
        with held.store.read() as tx:
            return frozenset(crawls.resting(tx))
    finally:
        held.close()


class Client:
    """A way in for our own processes (the command, the crawler): ``submit`` pages, ask how many wait."""

    def __init__(self, settings: Settings) -> None:
        self._app = make_sender(settings)
        self._held = Held(settings)
        self._url = settings.broker_url or ""

    def submit(
        self,
        pages: Sequence[Page],
        responses: Sequence[HttpResponse | None] | None = None,
        states: Sequence[FetchState] = (),
    ) -> tuple[JobRow, ...]:
        """Accept pages and queue them; a row for each, in their order. Known pages come back and are not queued.

        What is known of their addresses is written with them, so that a crawl that is killed takes none twice.
        Raises StoreUnavailable or ArchiveError: then nothing was accepted, and submitting again is safe.
        """
        rows = intake.accept(pages, self._held.store, self._held.archive, responses, self._held.profile, states)
        send(self._app, self._held.store, [row.id for row in rows if row.fresh])
        return rows

    def fetch_states(self, url_keys: Iterable[str]) -> dict[str, FetchState]:
        """What the crawler knows of addresses, by ``url_key``; those that were never fetched are not there.

        Raises StoreError.
        """
        with self._held.store.read() as tx:
            return fetches.get_all(tx, url_keys)

    def due(
        self, places: Iterable[str], now: datetime, limit: int
    ) -> tuple[tuple[FetchState, ...], tuple[FetchState, ...]]:
        """What is known of these sites: their pages that are due again, and their feeds and sitemaps.

        Raises StoreError.
        """
        wanted = frozenset(places)
        with self._held.store.read() as tx:
            return fetches.due(tx, wanted, now, limit), fetches.lists(tx, wanted)

    def spent(self, since: datetime) -> dict[str, tuple[int, int]]:
        """What the crawls that ended since then cost each host: requests and bytes. Raises StoreError."""
        with self._held.store.read() as tx:
            return crawls.spent(tx, since)

    def note_fetches(self, states: Iterable[FetchState]) -> None:
        """Remember what the crawler knows of addresses now, all or none. Raises StoreUnavailable."""
        with self._held.store.write() as tx:
            fetches.put_all(tx, states)

    def ask_for_crawl(self, site: str) -> None:
        """Queue a crawl of a site of sites.toml, as beat does. Raises what Celery does if no queue takes it."""
        payload = {"schema": "copydesk.crawl-request/1", "site": site}
        self._app.send_task(
            CRAWL,
            kwargs={"payload": payload},
            ignore_result=True,
            retry=True,
            retry_policy=PUBLISH_RETRY,
            confirm_timeout=CONFIRM_WITHIN,
        )

    def waiting(self) -> int:
        """Messages that wait in the clean queue. BrokerError if the queue server does not answer."""
        return broker.waiting(self._url)

    def close(self) -> None:
        """Finish the archive file and close every connection."""
        self._held.close()
        self._app.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
