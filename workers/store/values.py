"""What goes into the store and what comes out of it, all frozen."""

import hashlib
from datetime import datetime
from typing import Literal, NamedTuple

from msgspec import Struct

from workers.contract import Page, Receipt, Relation
from workers.model import Article, Block, Claim, Credit, Published, Verdict
from workers.store.schema import plain

RECORD_SCHEMA = "copydesk.record/1"

State = Literal["queued", "running", "done", "quarantined"]
CrawlState = Literal["running", "done", "failed", "stopped"]


class Stated(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The facts as one page stated them at one time; addresses in them are redacted."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    published: Published | None = None
    modified: Published | None = None
    section: str | None = None
    language: str | None = None
    site: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    description: str | None = None
    kind: str = "article"
    embeds: tuple[str, ...] = ()
    judge: str = ""
    confidence: float = 0.0
    flags: tuple[str, ...] = ()


class Sighting(Struct, frozen=True, kw_only=True):
    """One page at one time, cleaned: what ``records.put`` writes.

    ``url_key`` is the identity of its address; ``known`` says in its place who a sighting is that is judged again
    (the archive has no secret of an address), and when it was received. ``evidence=False`` stores the sighting
    without its evidence, ``related=False`` a new text without its signatures and relations (``copydesk reindex``
    makes them).
    """

    article: Article
    url: str | None
    url_key: str
    input_sha256: str
    source: str = ""
    fetched_at: str | None = None
    archive: str | None = None
    keep: bool = True
    evidence: bool = True
    related: bool = True
    known: "Known | None" = None


class Known(Struct, frozen=True, kw_only=True):
    """Who a stored sighting is: the digests of its address and of itself, the site, when it was received."""

    url_id: bytes
    sighting: bytes
    domain: str | None
    received_at: datetime


class Put(Struct, frozen=True, kw_only=True):
    """What became of a sighting.

    ``changed`` names the facts that differ from the sighting before at this address ("text": another key);
    ``superseded`` is the key that an older recipe had given this very sighting; ``relations`` are those of a text
    that is new, the strongest first, and ``cut`` the number of candidates that were not looked at.
    """

    outcome: Literal["stored", "seen"]
    key: str
    changed: tuple[str, ...] = ()
    superseded: str | None = None
    observation: int | None = None
    relations: tuple[Relation, ...] = ()
    cut: int = 0


class Observation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one page said at one time, under one recipe; ``superseded`` if a newer recipe has judged it again.

    ``url`` is redacted, ``text_sha256`` the digest of the exact text that the page had.
    """

    id: int
    key: str
    url: str | None
    source: str
    fetched_at: str | None
    received_at: datetime
    input_sha256: str
    text_sha256: str
    recipe: str
    facts: Stated
    archive: str | None = None
    keep: bool = True
    superseded: bool = False


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One text and a fold of its sightings: the facts of the earliest one (``copydesk.record/1``).

    ``first_seen`` and ``last_seen`` are times of fetching (None: no sighting has one), ``urls`` every address.
    """

    key: str
    text: str
    text_sha256: str
    tokens: int
    url: str | None
    facts: Stated
    sightings: int
    urls: tuple[str, ...]
    first_seen: str | None = None
    last_seen: str | None = None
    schema: str = RECORD_SCHEMA


class RecordRow(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A record in a list: as ``Record``, without its text."""

    key: str
    tokens: int
    url: str | None
    facts: Stated
    sightings: int
    first_seen: str | None = None
    last_seen: str | None = None


class Successors(Struct, frozen=True, kw_only=True):
    """A key that no sighting holds any more: the keys that newer recipes gave its sightings, by address."""

    key: str
    keys: tuple[str, ...]
    by_url: tuple[tuple[str, str], ...] = ()


class Evidence(Struct, frozen=True, kw_only=True):
    """Why an article is as it is: the page's blocks, the verdict on each, every claim that was found."""

    blocks: tuple[Block, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    claims: tuple[Claim, ...] = ()


class Identity(NamedTuple):
    """The same caller, reference and input are one job, however often they are sent."""

    source: str
    ref: str
    input_sha256: str


class Entry(Struct, frozen=True, kw_only=True):
    """A page to be accepted as the job ``identity``, the record that archived it, the recipe that will clean it."""

    page: Page
    identity: Identity
    archive: str | None = None
    recipe: str = ""


class JobRow(Struct, frozen=True, kw_only=True):
    """A row of the ledger; ``fresh`` if this call queued it, ``receipt`` once it is finished."""

    id: int
    ref: str | None
    state: State
    fresh: bool
    receipt: Receipt | None = None


class Job(Struct, frozen=True, kw_only=True):
    """Work that was begun: the page and its digest, how often it was begun (now included), its archive record."""

    id: int
    page: Page
    input_sha256: str
    attempts: int
    archive: str | None = None


class Fate(Struct, frozen=True, kw_only=True):
    """What became of a caller's reference; several pages may have been sent under one."""

    ref: str
    state: Literal["unknown", "queued", "running", "finished"]
    receipts: tuple[Receipt, ...] = ()


class Quarantined(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A page (or the bytes of a message) that could not be worked, and why; ``size`` is in stored bytes.

    ``page`` or ``raw`` is there when one entry is asked for, not in lists. A page has its secrets: do not print it.
    ``source`` and ``ref`` say who sent it under which name, as long as its job is kept.
    """

    id: int
    job: int | None
    reason: str
    error: str
    url: str | None
    form: Literal["page", "raw", "none"]
    size: int
    at: datetime
    retried_at: datetime | None = None
    source: str | None = None
    ref: str | None = None
    page: Page | None = None
    raw: bytes | None = None


class FetchState(Struct, frozen=True, kw_only=True):
    """What the crawler knows of one address. ``url`` is the one to fetch, with its secrets: for the crawler only.

    It is left out of ``repr`` and belongs in no list, log or export. ``interval`` is in seconds. ``kind`` is what the
    page was (article, index, other, feed, sitemap, moved), ``place`` its site, ``moved_to`` where it went for good.
    """

    url_key: str
    url: str
    etag: str | None = None
    last_modified: str | None = None
    raw_sha256: str | None = None
    last_fetched: datetime | None = None
    last_changed: datetime | None = None
    next_due: datetime | None = None
    interval: int | None = None
    last_status: int | None = None
    fail_count: int = 0
    kind: str | None = None
    place: str | None = None
    moved_to: str | None = None
    gone_at: datetime | None = None

    def __repr__(self) -> str:
        return f"FetchState(last_status={self.last_status}, next_due={self.next_due}, fail_count={self.fail_count})"


class ArchiveEntry(Struct, frozen=True, kw_only=True):
    """Where an archived page lies: ``length`` bytes from ``offset`` in ``file``; ``at`` is ISO 8601."""

    record_id: str
    file: str
    offset: int
    length: int
    url: str
    at: str


class Crawl(Struct, frozen=True, kw_only=True):
    """One crawl; it is running while ``lease_until`` lies ahead.

    ``reason`` says in words why it ended otherwise than done; ``details`` counts by kind what was no article
    (``skipped_why``), refused (``refused``) or not to be had (``errors``), and what each host cost (``host_pages``,
    ``host_bytes``).
    """

    id: int
    name: str
    state: CrawlState
    lease_until: datetime
    started_at: datetime
    ended_at: datetime | None = None
    counts: dict[str, int] = {}
    reason: str | None = None
    details: dict[str, dict[str, int]] = {}

    def is_lost(self, now: datetime) -> bool:
        """Whether it never ended, and nobody holds it any more."""
        return self.state == "running" and self.lease_until <= now


class Pause(Struct, frozen=True, kw_only=True):
    """A site whose schedule rests, since when, and why if somebody said so."""

    name: str
    at: datetime
    reason: str | None = None


class Fault(Struct, frozen=True, kw_only=True):
    """Something that ``fsck`` found wrong: its kind (a word), what it is, and what is wrong with it."""

    kind: str
    what: str
    why: str


def identity(page: Page) -> Identity:
    """The job that a page is. Its digest is that of the whole page: ask once."""
    return Identity(plain(page.source), plain(page.ref or ""), input_sha256(page))


def input_sha256(page: Page) -> str:
    """Digest of all that can change what is made of a page: its body, addresses, times and labels.

    Who sent it, under which reference and whether it is archived stay out: the same page sent twice is one input.
    """
    digest = hashlib.sha256()
    for name in _INPUT:
        value = getattr(page, name)
        if value is not None:
            data = value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")
            digest.update(f"{name}:{len(data)}:".encode())
            digest.update(data)
    return digest.hexdigest()


_INPUT = (
    "url",
    "final_url",
    "html",
    "html_b64",
    "text",
    "content_type",
    "fetched_at",
    "status",
    "last_modified",
)
