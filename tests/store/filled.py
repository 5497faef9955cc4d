"""A store with something in every column of every table, about one story that is to be found, or to be gone."""

from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from store_helpers import NOW, article, body, later, sighting

from workers import intake
from workers.archive import Archive
from workers.contract import Page, Receipt
from workers.runner import run_batch
from workers.store import (
    Store,
    again,
    archive_index,
    crawls,
    fetches,
    ledger,
    quarantine,
    records,
    sieve,
    tombstones,
    watches,
)
from workers.store.values import FetchState
from workers.urls import url_key

SITE = "example.com"
ADDRESS = f"https://news.{SITE}/quillwort-ledger"
TITLE = "The Quillwort Ledger Comes Home"
AUTHOR = "Odalys Brannigan"
SENTENCE = "Seventeen heron boxes were carried down the cellar stairs"
SOURCE = "archivist"
#: What stands for the story wherever it is kept.
WORDS = (ADDRESS.partition("://")[2], SITE, TITLE, AUTHOR, SENTENCE)

_REST = (
    "{}, and the ledger that everybody had given up came out of the last of them with its clasp unbroken.",
    "Mayor Ilka Petrossian counted 412 pages on Monday and said that no town had kept its accounts so well.",
    "The binder, who is eighty, had hidden the book from the flood and told nobody where it was until this spring.",
    "It goes on show in the reading room on Thursday, next to the map of the old canal and the seal of the guild.",
    "Visitors may turn the leaves of a copy that the school has printed, and the first edition is sold out already.",
)


class Filled(NamedTuple):
    """The records that were made: the story, two edited copies of it elsewhere, another one."""

    story: str
    copies: tuple[str, ...]
    other: str


def page(url: str, title: str, author: str, told: str, **more: Any) -> Page:
    """A page of a newspaper as an application sends it."""
    head = (
        f'<title>{title}</title><meta name="author" content="{author}"><meta property="og:title" content="{title}">'
    )
    printed = f"<h1>{title}</h1><p>By {author}</p><p>September 18, 2025</p>" + "".join(
        f"<p>{line}</p>" for line in told.split("\n\n")
    )
    html = f"<html><head>{head}</head><body><article>{printed}</article></body></html>"
    return Page(url=url, html=html, source=SOURCE, fetched_at="2025-09-18T10:00:00Z", **more)


def fill(store: Store, folder: Path) -> Filled:
    """Fill every table; the archive's file is closed."""
    told = "\n\n".join(_REST).format(SENTENCE)
    copied = [told.replace(SENTENCE, "Boxes came up").replace("eighty", age) for age in ("ninety", "seventy")]
    pages = [
        page(ADDRESS, TITLE, AUTHOR, told, ref=ADDRESS),
        page("https://paper.example.net/copy", "A Book Is Found", "Jo Ek", copied[0], ref="2"),
        page("https://gazette.example.org/copy", "Found", "Bo Vy", copied[1], ref="3"),
        page(f"https://news.{SITE}/short", "Notes", "Pim Aal", "", ref=f"https://news.{SITE}/short"),
    ]
    archive = Archive(folder)
    keys = []
    for one in pages:
        (row,) = intake.accept([one], store, archive)
        key = run_batch([row.id], store).done[row.id].key
        assert key is not None
        keys.append(key)
        with store.write() as tx:
            watches.add(tx, SOURCE, key, "app.heard", "app.inbox", later(days=4000), NOW)
    intake.accept([page(ADDRESS, TITLE, AUTHOR, f"{told} Again.", ref="waits")], store, archive)
    archive.close()
    _crawled(store)
    _aside(store, pages[0])
    with store.write() as tx:
        if store.is_sqlite:
            sieve.count(tx)
        other = records.put(tx, sighting(article(body(3)), "https://far.example.org/3", fetched_at=None), NOW).key
        records.put(tx, sighting(article(body(5)), "https://far.example.org/5"), NOW)
        records.put(tx, sighting(article(body(6), recipe="2-bbb"), "https://far.example.org/5"), later(hours=1))
    return Filled(keys[0], tuple(keys[1:3]), other)


def _crawled(store: Store) -> None:
    """What crawls leave: their own rows, what is known of addresses, sites that rest."""
    host = f"news.{SITE}"
    with store.write() as tx:
        number = crawls.begin(tx, "daily", NOW, 60)
        assert number is not None
        costs = {"host_pages": {host: 3, "far.example.org": 1}, "host_bytes": {host: 300, "far.example.org": 5}}
        crawls.beat(tx, number, NOW, {"pages": 4}, details=costs)
        why = f"{ADDRESS} answered with 500, and so did https://far.example.org/9"
        crawls.end(tx, number, later(minutes=1), "failed", {"pages": 4}, reason=why, details=costs)
        crawls.rest(tx, "far", NOW, "it moved")
        fetches.put_all(
            tx,
            (
                _state(ADDRESS, kind="article", place=SITE),
                _state("https://far.example.org/9", kind="moved", place="example.org", moved_to=ADDRESS),
                _state("https://far.example.org/8", kind="article", place="example.org"),
            ),
        )
        entry = again.State(recipe="1", until=1, total=1, page=(NOW.isoformat(), "a.warc.gz 1"))
        again.note(tx, None, entry)


def _state(url: str, **more: Any) -> FetchState:
    return FetchState(
        url_key=url_key(url),
        url=url,
        etag='"e"',
        last_modified="Thu, 18 Sep 2025 10:00:00 GMT",
        raw_sha256="ab" * 32,
        last_fetched=NOW,
        last_changed=NOW,
        next_due=later(days=1),
        interval=86400,
        last_status=200,
        gone_at=NOW,
        **more,
    )


def _aside(store: Store, one: Page) -> None:
    """What lies in quarantine, a tombstone of each kind, and a job that ended otherwise."""
    with store.write() as tx:
        quarantine.add(tx, None, f"it crashed at {ADDRESS}", f"Traceback: {TITLE}", one, NOW)
        quarantine.add(tx, None, "no JSON", "x", f'{{"url": "{ADDRESS}", "text": "{SENTENCE}"}}'.encode(), NOW)
        quarantine.add(tx, None, "no JSON", "x", b"another one", NOW)
        for kind, value in (("key", "cd1-" + "0" * 64), ("url", "https://gone.example/"), ("site", "gone.example")):
            tombstones.bury(tx, kind, value, "asked", NOW - timedelta(days=1))


def ended(store: Store, ref: str) -> tuple[Receipt, ...]:
    """What the ledger says of a reference."""
    with store.read() as tx:
        (fate,) = ledger.receipts(tx, SOURCE, [ref])
    return fate.receipts


def archived(store: Store, record_id: str) -> bool:
    """Whether the store knows where an archived page lies."""
    with store.read() as tx:
        return archive_index.find(tx, record_id) is not None
