"""What a crawl counts, under names that its report prints: every URL that was tried ends in exactly one of them."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.statscollectors import StatsCollector

from crawler.guard import Refused
from crawler.showing import Unrendered

PREFIX = "copydesk/"
#: Requests that the page limit let pass, and bytes that came.
ASKED, RECEIVED = "copydesk-asked", "downloader/response_bytes"
#: Stats that a crawl keeps when it is killed, and shares with its other processes; by their beginnings.
KEPT_STATS = (PREFIX, ASKED, RECEIVED)
#: What an exception means, first match wins; the last word for what nobody foresaw is "failed".
KINDS: tuple[tuple[type[BaseException], str], ...] = (
    (DownloadTimeoutError, "timeout"),
    (CannotResolveHostError, "name-not-found"),
    (DownloadConnectionRefusedError, "connection-refused"),
    (DownloadCancelledError, "too-large"),
    (ResponseDataLossError, "cut-short"),
    (DownloadFailedError, "broken-connection"),
    (OSError, "broken-connection"),
)
#: Words in Scrapy's own refusals, which are all of one type.
IGNORED: tuple[tuple[str, str], ...] = (
    ("max redirections", "too-many-redirects"),
    ("DOWNLOAD_MAXSIZE", "too-large"),
)
#: Refusals that mean "you may not", as opposed to "it did not work".
BLOCKS = frozenset({"robots", "guard", "patience"})
EXIT = {"ok": 0, "error": 1, "usage": 2, "nothing": 3, "blocked": 4}


class Counts(Struct, frozen=True, kw_only=True):
    """The numbers of one crawl.

    ``pages`` were asked for and answered: ``articles``, ``skipped`` (by reason), and articles that are ``unchanged``
    since they were accepted; ``changed`` of the articles were accepted before and are other now. Those that are
    ``resting`` are known, not due, and were not asked for. ``gone`` were accepted once and are there no more.
    ``submitted`` of the articles were new to the ledger, ``known`` not. ``guessed`` are lists that were looked for in
    vain. ``rendered`` pages were shown in a browser, whose requests and bytes beside the pages are counted apart.
    ``host_pages`` and ``host_bytes`` are what each host was asked for and sent.
    ``refused`` and ``errors`` are by kind, ``reasons`` counts the words for both.
    """

    pages: int = 0
    articles: int = 0
    changed: int = 0
    submitted: int = 0
    known: int = 0
    unchanged: int = 0
    resting: int = 0
    gone: int = 0
    guessed: int = 0
    rendered: int = 0
    rendered_requests: int = 0
    rendered_bytes: int = 0
    skipped: dict[str, int] = {}
    refused: dict[str, int] = {}
    errors: dict[str, int] = {}
    host_pages: dict[str, int] = {}
    host_bytes: dict[str, int] = {}
    reasons: dict[str, int] = {}
    bytes: int = 0
    unsubmitted: int = 0


class Tally:
    """Counts into Scrapy's stats, so that a resumed crawl and an extension see the same numbers."""

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    def add(self, name: str, count: int = 1) -> None:
        """Count something of the crawl as a whole."""
        self._stats.inc_value(PREFIX + name, count)

    def counted(self, name: str) -> int:
        """How often that was."""
        return int(self._stats.get_value(PREFIX + name, 0))

    def skip(self, reason: str) -> None:
        """A page that was fetched and is no article."""
        self._stats.inc_value(f"{PREFIX}skipped/{reason}")

    def skips(self, reason: str) -> int:
        """How many such pages there were."""
        return self.counted(f"skipped/{reason}")

    def fail(self, error: BaseException) -> None:
        """A page that could not be had, or was refused."""
        self._note(*fate(error))

    def refuse(self, kind: str, why: str) -> None:
        """A page that was had and may not be handed on."""
        self._note("refused", kind, why)

    def _note(self, group: str, kind: str, why: str) -> None:
        self._stats.inc_value(f"{PREFIX}{group}/{kind}")
        if len(self._stats.get_stats()) < MAX_STATS:
            self._stats.inc_value(f"{PREFIX}reasons/{why}")


#: What each host cost: requests, and bytes on the wire.
HOST_PAGES, HOST_BYTES = "host_pages", "host_bytes"
#: What is counted by kind.
GROUPS = ("skipped", "refused", "errors", HOST_PAGES, HOST_BYTES, "reasons")
#: Reasons carry hosts and addresses: a hostile site could invent them without end.
MAX_STATS = 1000


def fate(error: BaseException) -> tuple[str, str, str]:
    """What an exception means to a crawl: ("refused" or "errors", kind, why)."""
    if isinstance(error, Refused):
        return "refused", error.kind, error.why
    if isinstance(error, Unrendered):
        return "errors", error.kind, error.why
    if isinstance(error, HttpError):
        return "errors", f"http-{error.response.status}", f"the server answered {error.response.status}"
    for words, kind in IGNORED:
        if words in str(error):
            return "errors", kind, kind.replace("-", " ")
    kind = next((kind for known, kind in KINDS if isinstance(error, known)), "failed")
    return "errors", kind, f"{kind.replace('-', ' ')} ({type(error).__name__})"


def counts(stats: Mapping[str, Any]) -> Counts:
    """The numbers of a crawl out of Scrapy's stats."""
    groups: dict[str, Any] = {name: {} for name in GROUPS}
    for key, value in stats.items():
        name, _, rest = key.removeprefix(PREFIX).partition("/")
        if key.startswith(PREFIX) and name in groups and rest:
            groups[name][rest] = value
        elif key.startswith(PREFIX):
            groups[name] = value
    received = stats.get(RECEIVED, 0)
    pages = groups.get("articles", 0) + groups.get("unchanged", 0) + sum(groups["skipped"].values())
    return Counts(**groups, pages=pages, bytes=received)


def exit_code(found: Counts) -> int:
    """What the shell is told: 0 collected, 4 refused (robots.txt, guard), 3 nothing, 1 pages were not accepted."""
    if found.unsubmitted:
        return EXIT["error"]
    if found.submitted + found.known + found.unchanged + found.resting:
        return EXIT["ok"]
    blocked = BLOCKS & found.refused.keys()
    return EXIT["blocked"] if blocked else EXIT["nothing"]
