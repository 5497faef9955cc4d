"""How crawls stand is told to whoever asks, and alarms to those whom the installation names."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs

from workers import alarms, crawls
from workers.contract import Receipt
from workers.held import Held
from workers.messages import CrawlAlarm, CrawlReport, Crawls
from workers.store import crawls as rows

URLS = ("https://news.example/1", "https://news.example/2")
NOW = datetime.now(UTC)


def crawled(held: Held, name: str, counts: dict[str, int], **more: Any) -> int:
    with held.store.write() as tx:
        number = rows.begin(tx, name, NOW, 60)
        assert number is not None
        rows.end(tx, number, NOW, "done", counts, **more)
    return number


def asked(held: Held, **payload: Any) -> tuple[CrawlReport, ...]:
    found = alarms.asked(payload, held.store)
    assert isinstance(found, Crawls)
    return found.crawls


def test_a_crawl_is_told_by_its_number_its_site_and_its_addresses(held: Held) -> None:
    first = crawled(held, "news", {"pages": 3}, details={"errors": {"timeout": 2}}, reason="a test")
    second = crawled(held, alarms.name_of(URLS), {"pages": 2})
    [told] = asked(held, crawl=first)
    assert (told.state, told.counts, told.details) == ("done", {"pages": 3}, {"errors": {"timeout": 2}})
    assert (told.reason, told.ended_at) == ("a test", NOW.isoformat(timespec="seconds").replace("+00:00", "Z"))
    assert [one.crawl for one in asked(held, site="news", limit=5)] == [first]
    assert [one.crawl for one in asked(held, urls=list(URLS))] == [second]
    assert asked(held, site="another") == ()


def test_a_crawl_that_runs_tells_its_progress_and_one_that_is_lost_says_so(held: Held) -> None:
    with held.store.write() as tx:
        number = rows.begin(tx, "news", datetime.now(UTC), 60)
        assert number is not None
        rows.beat(tx, number, datetime.now(UTC), {"pages": 40})
    assert [(one.state, one.counts, one.ended_at) for one in asked(held, site="news")] == [
        ("running", {"pages": 40}, None)
    ]
    with held.store.write() as tx:
        rows.beat(tx, number, NOW - timedelta(minutes=5), {"pages": 40})
    assert [one.state for one in asked(held, crawl=number)] == ["lost"]


@pytest.mark.parametrize("payload", [{}, {"crawl": 1, "site": "news"}, {"crawl": "x"}, {"site": "a", "limit": 0}])
def test_a_wrong_question_is_answered(payload: dict[str, Any], held: Held) -> None:
    receipt = alarms.asked(payload, held.store)
    assert isinstance(receipt, Receipt)
    assert receipt.outcome == "refused"


def test_the_last_of_a_history_has_its_alarm(held: Held) -> None:
    for _ in range(4):
        usual = crawled(held, "news", {"pages": 20, "articles": 12})
    barren = crawled(held, "news", {"pages": 20}, details={"skipped_why": {"consent wall": 20}})
    [told] = asked(held, crawl=barren)
    assert told.alarm is not None
    assert told.alarm.kind == "no articles"
    assert asked(held, crawl=usual)[0].alarm is None


ALARMING = CrawlReport(crawl=7, state="done", alarm=CrawlAlarm(kind="errors", words="nothing but errors"))


class App:
    """Takes what is sent, or is away, for ever or for the first ``times``."""

    def __init__(self, error: Exception | None = None, times: int = 100) -> None:
        self.sent: list[tuple[str, str, dict[str, Any]]] = []
        self._errors = [error] * times if error else []

    def send_task(self, name: str, *, kwargs: dict[str, Any], queue: Any, **_: Any) -> None:
        if self._errors:
            raise self._errors.pop()
        self.sent.append((name, queue.name, kwargs["payload"]))


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("", []),
        ("desk.heard@desk.inbox", ["desk.inbox"]),
        ("a.b@c, d.e@f", ["c", "f"]),
        ("copydesk.jobs.v1@copydesk.clean", []),
        ("nonsense", []),
    ],
)
def test_an_alarm_goes_where_the_installation_allows(setting: str, told: list[str], held: Held) -> None:
    held.settings = structs.replace(held.settings, alarms=setting)
    app = App()
    assert alarms.tell(app, held, "news", ALARMING) == len(told)
    assert [queue for _, queue, _ in app.sent] == told
    wanted = {
        "crawl": 7,
        "site": "news",
        "kind": "errors",
        "words": "nothing but errors",
        "schema": "copydesk.alarm/1",
    }
    assert all(payload == wanted for _, _, payload in app.sent)


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that were slept; no time passes."""
    slept: list[float] = []
    monkeypatch.setattr(alarms, "time", SimpleNamespace(sleep=slept.append))
    return slept


def test_an_alarm_waits_for_a_queue_server_that_was_away(held: Held, waited: list[float]) -> None:
    held.settings = structs.replace(held.settings, alarms="a.b@c")
    app = App(OSError("away"), times=3)
    assert alarms.tell(app, held, "news", ALARMING) == 1
    assert len(app.sent) == 1
    assert sum(waited) == 60


def test_a_queue_that_is_away_ends_no_crawl_and_a_quiet_one_tells_nothing(held: Held, waited: list[float]) -> None:
    held.settings = structs.replace(held.settings, alarms="a.b@c")
    assert alarms.tell(App(OSError("away")), held, "news", ALARMING) == 0
    quiet = App()
    assert alarms.tell(quiet, held, "news", structs.replace(ALARMING, alarm=None)) == 0
    assert quiet.sent == []


def test_a_crawl_task_tells_its_alarm(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    held.settings = structs.replace(held.settings, alarms="a.b@c")
    monkeypatch.setattr(crawls, "supervise", lambda *_, **__: ALARMING)
    app = App()
    assert crawls.run({"site": "news"}, held, app) == ALARMING
    assert [payload["site"] for _, _, payload in app.sent] == ["news"]
