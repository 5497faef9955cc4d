"""The payloads of the tasks and their answers, all JSON objects with a version in their name (docs/contract.md).

Unknown fields are ignored, so that a newer caller can talk to an older worker. A page's own shape is
``workers.contract.Page``; its rules are held by ``workers.contract.parse_page``.
"""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from workers.contract import MAX_BATCH, MAX_INLINE_BYTES, MAX_NAME, Page, Receipt, Relation
from workers.model import Fingerprint

CLEAN_SCHEMA = "copydesk.clean/1"
#: References in one question, and addresses at which one crawl begins.
MAX_REFS = 1000
MAX_URLS = 1000
#: Relations of one text that can be paged through.
MAX_MATCHES = 1000
#: The largest number that a row can have, in either database.
LAST_ID = 2**63 - 1
Number = Annotated[int, Meta(ge=1, le=LAST_ID)]


class CleanRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.clean.v1``: 1 to 50 pages; ``source`` names the caller for pages that do not."""

    pages: Annotated[tuple[Page, ...], Meta(min_length=1, max_length=MAX_BATCH)]
    source: str = ""
    schema: Literal["copydesk.clean/1"] = "copydesk.clean/1"


class Receipts(Struct, frozen=True, kw_only=True):
    """What became of the pages of a request, in its order."""

    receipts: tuple[Receipt, ...]
    schema: Literal["copydesk.receipts/1"] = "copydesk.receipts/1"


class ReceiptRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.receipt.v1``: what became of these references of this caller (at most 1,000)?"""

    source: str
    refs: Annotated[tuple[str, ...], Meta(min_length=1, max_length=MAX_REFS)]
    schema: Literal["copydesk.receipt-request/1"] = "copydesk.receipt-request/1"


class FateOf(Struct, frozen=True, kw_only=True):
    """What the database knows of one ``ref``; ``receipts`` has one for each different page sent under it."""

    ref: str
    state: Literal["unknown", "queued", "running", "finished"]
    receipts: tuple[Receipt, ...] = ()


class Fates(Struct, frozen=True, kw_only=True):
    """One entry for each ref that was asked for, in that order."""

    fates: tuple[FateOf, ...]
    schema: Literal["copydesk.fates/1"] = "copydesk.fates/1"


class RecordRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.record.v1``: a record by ``key``, or those that stand at a ``url`` (exactly one is given)."""

    key: str | None = None
    url: str | None = None
    evidence: bool = False
    schema: Literal["copydesk.record-request/1"] = "copydesk.record-request/1"


class Records(Struct, frozen=True, kw_only=True):
    """The records that were found (none: not known), and the keys that took the place of a superseded one."""

    records: tuple[dict[str, Any], ...] = ()
    successors: tuple[str, ...] = ()
    schema: Literal["copydesk.records/1"] = "copydesk.records/1"


class Superseded(Struct, frozen=True, kw_only=True):
    """What the command prints of a key that newer recipes gave up: the keys in its place, in all and by address."""

    key: str
    superseded_by: tuple[str, ...]
    by_url: tuple[tuple[str, str], ...] = ()
    schema: Literal["copydesk.superseded/1"] = "copydesk.superseded/1"


class MatchRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.match.v1``: what is known that is related to this text, page or record (exactly one is given)?

    A ``text`` is taken as it is, a ``page`` is cleaned first, a ``key`` names a record. A text of under 40 words is
    only equal under the same ``title`` and ``site``. ``days`` bounds how far back passages are looked for; ``skip``
    and ``limit`` page through the answer; ``evidence=False`` leaves the shared passages out.
    """

    text: str | None = None
    title: str | None = None
    site: str | None = None
    page: Page | None = None
    key: str | None = None
    days: Annotated[int, Meta(ge=1, le=36_500)] | None = None
    skip: Annotated[int, Meta(ge=0, le=MAX_MATCHES)] = 0
    limit: Annotated[int, Meta(ge=1, le=MAX_BATCH)] = 20
    evidence: bool = True
    schema: Literal["copydesk.match-request/1"] = "copydesk.match-request/1"


class MatchBatch(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.match.v1``, several questions in one message: 1 to 50 of them, each as if it came alone."""

    requests: Annotated[tuple[dict[str, Any], ...], Meta(min_length=1, max_length=MAX_BATCH)]
    schema: Literal["copydesk.match-batch/1"] = "copydesk.match-batch/1"


class Sighted(Struct, frozen=True, kw_only=True):
    """One page on which a text was seen; secrets in the address are masked."""

    url: str | None
    source: str
    fetched_at: str | None


class Match(Struct, frozen=True, kw_only=True):
    """A record that is related to the text (side ``b`` of the relation), and where it was seen, the last few times.

    ``outlet`` is where it was seen first, ``cluster`` the key of the text that leads its copies.
    """

    relation: Relation
    seen: tuple[Sighted, ...] = ()
    title: str | None = None
    outlet: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    cluster: str | None = None


class Matches(Struct, frozen=True, kw_only=True):
    """The text's own key and the records that are related to it, the strongest first (none: nothing is known).

    ``next`` is the ``skip`` of the next page, if there is one; ``cut`` counts candidates that were not compared.
    Nothing was stored by asking.
    """

    key: str
    matches: tuple[Match, ...] = ()
    next: int | None = None
    cut: int = 0
    schema: Literal["copydesk.matches/1"] = "copydesk.matches/1"


class MatchAnswers(Struct, frozen=True, kw_only=True):
    """The answers to a batch in its order, each a ``copydesk.matches/1``, or a receipt that refuses it."""

    answers: tuple[dict[str, Any], ...]
    schema: Literal["copydesk.match-answers/1"] = "copydesk.match-answers/1"


class Text(Struct, frozen=True, kw_only=True):
    """A text to be fingerprinted as it is; ``title`` and ``site`` enter the key of a short one."""

    text: Annotated[str, Meta(max_length=MAX_INLINE_BYTES)]
    title: str | None = None
    site: str | None = None
    ref: Annotated[str, Meta(max_length=MAX_NAME)] | None = None


class FingerprintRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.fingerprint.v1``: 1 to 50 texts; nothing is looked up and nothing stored.

    ``iscc`` asks for their ISCC Text-Codes as well, which takes as long again and an installation that makes them.
    """

    texts: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=MAX_BATCH)]
    iscc: bool = False
    schema: Literal["copydesk.fingerprint-request/1"] = "copydesk.fingerprint-request/1"


class FingerprintOf(Struct, frozen=True, kw_only=True):
    """The fingerprint of one text; None if it has no words."""

    fingerprint: Fingerprint | None
    ref: str | None = None


class Fingerprints(Struct, frozen=True, kw_only=True):
    """One entry for each text, in that order."""

    fingerprints: tuple[FingerprintOf, ...]
    schema: Literal["copydesk.fingerprints/1"] = "copydesk.fingerprints/1"


class WatchRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.watch.v1``: tell ``task`` on ``queue`` of each new relative of the story of the record ``key``.

    Both must be among those that the installation allows (its setting ``notices``). The same again moves the end,
    ``days`` from now; ``end`` stops it at once.
    """

    source: Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]
    key: str
    task: Annotated[str, Meta(max_length=MAX_NAME)]
    queue: Annotated[str, Meta(max_length=MAX_NAME)]
    days: Annotated[int, Meta(ge=1, le=366)] = 30
    end: bool = False
    schema: Literal["copydesk.watch-request/1"] = "copydesk.watch-request/1"


class Watching(Struct, frozen=True, kw_only=True):
    """A story that is watched until a time; ``until`` is null once it is watched no more."""

    key: str
    task: str
    queue: str
    watch: int | None = None
    until: str | None = None
    schema: Literal["copydesk.watching/1"] = "copydesk.watching/1"


class WatchesRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.watches.v1``: what ``source`` watches, at most ``limit`` behind the watch ``after``."""

    source: Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]
    after: Annotated[int, Meta(ge=0, le=LAST_ID)] = 0
    limit: Annotated[int, Meta(ge=1, le=MAX_BATCH)] = MAX_BATCH
    schema: Literal["copydesk.watches-request/1"] = "copydesk.watches-request/1"


class Watches(Struct, frozen=True, kw_only=True):
    """The watches that last, the oldest first; ``next`` is what to give as ``after`` if there may be more."""

    watches: tuple[Watching, ...]
    next: int | None = None
    schema: Literal["copydesk.watches/1"] = "copydesk.watches/1"


class Notice(Struct, frozen=True, kw_only=True):
    """What a watching application gets as ``payload``: ``key`` is a new relative of the story of ``watched``.

    ``relation`` is that of the new record (side ``a``) to the watched one, or to another of its story. A notice may
    come twice, with the same number in ``notice``.
    """

    notice: int
    watch: int
    source: str
    watched: str
    key: str
    relation: Relation
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    first_seen: str | None = None
    schema: Literal["copydesk.notice/1"] = "copydesk.notice/1"


class CrawlRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.crawl.v1``: fetch these ``urls``, or a ``site`` named in the installation's sites.toml.

    Or let a crawl go on that was broken off: ``resume`` is its number. Exactly one is given.
    """

    urls: Annotated[tuple[str, ...], Meta(max_length=MAX_URLS)] = ()
    site: Annotated[str, Meta(max_length=MAX_NAME)] | None = None
    resume: Number | None = None
    schema: Literal["copydesk.crawl-request/1"] = "copydesk.crawl-request/1"


class CrawlAlarm(Struct, frozen=True, kw_only=True):
    """What is unlike a site's own history: its kind, and the words for an operator."""

    kind: Literal["nothing", "no articles", "errors", "few"]
    words: str


class CrawlReport(Struct, frozen=True, kw_only=True):
    """How a crawl goes or ended; ``counts`` are the crawler's own (pages fetched, accepted, refused ...).

    ``details`` count by kind what was no article (``skipped_why``), refused, or not to be had (``errors``).
    ``running`` and ``lost`` (no sign of life) are told while it lasts.
    """

    crawl: int
    state: Literal["done", "nothing", "blocked", "failed", "stopped", "running", "lost"]
    reason: str | None = None
    counts: dict[str, int] = {}
    details: dict[str, dict[str, int]] = {}
    alarm: CrawlAlarm | None = None
    started_at: str | None = None
    ended_at: str | None = None
    schema: Literal["copydesk.crawl/1"] = "copydesk.crawl/1"


class CrawlsRequest(Struct, frozen=True, kw_only=True):
    """Task ``copydesk.crawls.v1``: how does a ``crawl`` go, or the last ones of a ``site`` or of these ``urls``?

    Exactly one is given; ``limit`` crawls are told, the newest first.
    """

    crawl: Number | None = None
    site: Annotated[str, Meta(max_length=MAX_NAME)] | None = None
    urls: Annotated[tuple[str, ...], Meta(max_length=MAX_URLS)] = ()
    limit: Annotated[int, Meta(ge=1, le=100)] = 1
    schema: Literal["copydesk.crawls-request/1"] = "copydesk.crawls-request/1"


class Crawls(Struct, frozen=True, kw_only=True):
    """The crawls that were asked for, the newest first; none: there was none."""

    crawls: tuple[CrawlReport, ...] = ()
    schema: Literal["copydesk.crawls/1"] = "copydesk.crawls/1"


class AlarmNotice(Struct, frozen=True, kw_only=True):
    """What an application gets as ``payload`` when a crawl ended and its site is unlike its own history."""

    crawl: int
    site: str
    kind: str
    words: str
    schema: Literal["copydesk.alarm/1"] = "copydesk.alarm/1"
