"""What the tasks answer, to right and to wrong payloads, without a broker."""

import json
from types import SimpleNamespace
from typing import Any

import jsonschema
import msgspec
import pytest
from queue_helpers import FakeTask, Retried, page, story

from workers import asks, matching, work
from workers.contract import Page, Receipt
from workers.held import Held
from workers.messages import Records
from workers.runner import Batch
from workers.schemas import FOLDER, PUBLISHED, schema, text
from workers.store import ledger
from workers.store.errors import StoreUnavailable


def told(answer: Any) -> Any:
    """An answer as a caller receives it."""
    return json.loads(msgspec.json.encode(answer))


def clean(held: Held, task: FakeTask, *pages: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    answer = work.clean({"schema": "copydesk.clean/1", "source": "myapp", "pages": list(pages), **more}, held, task)
    body = told(answer)
    jsonschema.validate(body, schema("receipts"))
    return body["receipts"]


def test_receipts_stand_in_the_order_of_the_pages(held: Held, task: FakeTask) -> None:
    found = clean(held, task, page(1), {"ref": "bad"}, page(2), {"html": "<html></html>", "ref": "empty"})
    assert [(one["outcome"], one["ref"]) for one in found] == [
        ("stored", "ref-1"),
        ("refused", "bad"),
        ("stored", "ref-2"),
        ("rejected", "empty"),
    ]
    assert found[0]["key"].startswith("cd1-")
    assert found[1]["field"] == "html"


def test_the_same_page_sent_again_is_seen(held: Held, task: FakeTask) -> None:
    first = clean(held, task, page(1), {"html": "<html></html>", "ref": "empty"})
    again = clean(held, task, page(1), {"html": "<html></html>", "ref": "empty"})
    assert [one["outcome"] for one in again] == ["seen", "rejected"]
    assert again[0]["key"] == first[0]["key"]
    with held.store.read() as tx:
        assert ledger.counts(tx)["done"] == 2


def test_one_page_twice_in_one_message_is_one_job(held: Held, task: FakeTask) -> None:
    found = clean(held, task, page(1), page(1))
    assert len({one["key"] for one in found}) == 1
    with held.store.read() as tx:
        assert ledger.counts(tx)["done"] == 1


def test_a_page_alone_is_understood(held: Held, task: FakeTask) -> None:
    answer = work.clean({**page(1), "schema": "copydesk.page/1"}, held, task)
    assert answer.receipts[0].outcome == "stored"


def test_the_source_of_the_request_names_its_pages(held: Held, task: FakeTask) -> None:
    clean(held, task, page(1), page(2, source="other"))
    fates = asks.receipts({"source": "myapp", "refs": ["ref-1", "ref-2"]}, held.store)
    assert [fate.state for fate in fates.fates] == ["finished", "unknown"]


WRONG_PAGES = [
    ("text", None, "one JSON object"),
    ([], None, "a list"),
    ({"pages": []}, "pages", "no pages"),
    ({"pages": [{}] * 51}, "pages", "too many"),
    ({"pages": "x"}, "pages", "no list"),
    ({"pages": [1]}, None, "a page that is a number"),
    ({"pages": [{}], "schema": "copydesk.clean/9"}, "schema", "an unknown version"),
    ({"pages": [{}], "source": 7}, "source", "a number for a name"),
    ({"pages": [{"text": "x", "key": "cd1-1"}]}, "key", "an internal field"),
    ({"pages": [{"text": "x", "source": "crawl:1"}]}, "source", "a source of ours"),
    ({"pages": [{"text": "x" * 256_001}]}, "text", "larger than a message may be"),
    ({"pages": [{"text": "x", "url": "file:///etc/passwd"}]}, "url", "no http"),
    ({"pages": [{"text": "x", "status": 10**30}]}, "status", "a number that no database holds"),
    ({"pages": [{"html_b64": "?"}]}, "html_b64", "no base64"),
    ({}, "html", "nothing"),
]


@pytest.mark.parametrize(("payload", "field", "what"), WRONG_PAGES, ids=[row[2] for row in WRONG_PAGES])
def test_a_wrong_clean_payload_is_answered(held: Held, task: FakeTask, payload: Any, field: str, what: str) -> None:
    (receipt,) = work.clean(payload, held, task).receipts
    assert (receipt.outcome, receipt.field) == ("refused", field)
    assert receipt.reason


def fingerprints(payload: Any, _: Any) -> Any:
    return matching.fingerprints(payload)


WRONG_ASKS = [
    (asks.receipts, {"refs": ["a"]}, "source"),
    (asks.receipts, {"source": "me", "refs": []}, "refs"),
    (asks.receipts, {"source": "me", "refs": ["a"] * 1001}, "refs"),
    (asks.receipts, {"source": "me", "refs": [1]}, "refs[0]"),
    (asks.receipts, [], None),
    (asks.record, {}, "key"),
    (asks.record, {"key": "cd1-1", "url": "https://news.example/"}, "key"),
    (asks.record, {"key": 7}, "key"),
    (asks.record, {"key": "cd1-1"}, "key"),
    (asks.record, {"key": ""}, "key"),
    (asks.record, {"key": "\ud800"}, "key"),
    (asks.record, {"url": ""}, "url"),
    (asks.record, {"url": "nonsense"}, "url"),
    (asks.record, {"url": "http://["}, "url"),
    (asks.record, {"url": "\ud800"}, "url"),
    (asks.record, {"key": "cd1-1", "schema": "copydesk.record-request/7"}, "schema"),
    (matching.match, {}, "text"),
    (matching.match, {"text": "x", "page": {"text": "x"}}, "text"),
    (matching.match, {"page": {"url": "https://news.example/"}}, "html"),
    (matching.match, {"page": {"text": "x", "job": 1}}, "job"),
    (matching.match, {"key": "cd1-1"}, "key"),
    (matching.match, {"key": "cd1-" + "0" * 64}, "key"),
    (matching.match, {"key": "cd1-" + "0" * 64, "text": "x"}, "text"),
    (matching.match, {"text": "x", "limit": 51}, "limit"),
    (matching.match, {"text": "x", "limit": 0}, "limit"),
    (matching.match, {"text": "x", "skip": -1}, "skip"),
    (matching.match, {"text": "x", "skip": 1001}, "skip"),
    (matching.match, {"text": "x", "days": 0}, "days"),
    (matching.match, {"text": "x" * 11 * 2**20}, "text"),
    (matching.match, "text", None),
    (matching.match, {"requests": []}, "requests"),
    (matching.match, {"requests": [{"text": "x"}] * 51}, "requests"),
    (matching.match, {"requests": ["x"]}, "requests[0]"),
    (matching.match, {"requests": [{"text": "x"}], "schema": "copydesk.match-batch/2"}, "schema"),
    (fingerprints, {}, "texts"),
    (fingerprints, {"texts": []}, "texts"),
    (fingerprints, {"texts": [{"text": "x"}] * 51}, "texts"),
    (fingerprints, {"texts": ["x"]}, "texts[0]"),
    (fingerprints, {"texts": [{"text": 7}]}, "texts[0].text"),
    (fingerprints, {"texts": [{"ref": "x"}]}, "texts[0]"),
    (fingerprints, {"texts": [{"text": "x" * 256_001}]}, "texts[0].text"),
    (fingerprints, {"texts": [{"text": "x", "ref": "r" * 201}]}, "texts[0].ref"),
    (fingerprints, None, None),
]


@pytest.mark.parametrize(("ask", "payload", "field"), WRONG_ASKS)
def test_a_wrong_question_is_answered(held: Held, ask: Any, payload: Any, field: str | None) -> None:
    receipt = ask(payload, held.store)
    assert isinstance(receipt, Receipt)
    assert (receipt.outcome, receipt.field) == ("refused", field)


@pytest.mark.parametrize("text", ["", " \n\t", "—"])
def test_a_text_without_words_has_no_match(held: Held, text: str) -> None:
    assert matching.match({"text": text}, held.store).outcome == "rejected"


@pytest.mark.parametrize(
    ("args", "kwargs", "payload"),
    [
        ((), {"payload": {"a": 1}}, {"a": 1}),
        (({"a": 1},), {}, {"a": 1}),
        ((), {"source": "me", "refs": []}, {"source": "me", "refs": []}),
        ((), {}, {}),
    ],
)
def test_a_payload_is_found_wherever_it_stands(args: Any, kwargs: Any, payload: Any) -> None:
    assert asks.payload_of(args, kwargs) == payload


@pytest.mark.parametrize(("args", "kwargs"), [((1, 2), {}), (({},), {"source": "me"})])
def test_more_than_one_payload_is_refused(args: Any, kwargs: Any) -> None:
    assert asks.payload_of(args, kwargs).outcome == "refused"


def test_a_record_by_key_and_by_address(held: Held, task: FakeTask) -> None:
    (receipt,) = clean(held, task, page(1))
    by_key = asks.record({"key": receipt["key"]}, held.store)
    by_url = asks.record({"url": "https://news.example/1?utm_source=x"}, held.store)
    assert by_key.records == by_url.records
    assert by_key.records[0]["text"] == story(1)
    jsonschema.validate(told(by_key), schema("records"))
    jsonschema.validate(told(by_key)["records"][0], schema("record"))


def test_evidence_is_given_only_when_asked_for(held: Held, task: FakeTask) -> None:
    (receipt,) = clean(held, task, page(1))
    plain = asks.record({"key": receipt["key"]}, held.store).records[0]
    full = asks.record({"key": receipt["key"], "evidence": True}, held.store).records[0]
    assert "evidence" not in plain
    blocks, verdicts = (full["evidence"][0]["evidence"][name] for name in ("blocks", "verdicts"))
    assert len(blocks) == len(verdicts) > 0


def test_an_unknown_record_is_an_empty_answer(held: Held) -> None:
    assert asks.record({"key": "cd1-" + "0" * 64}, held.store) == Records()
    assert asks.record({"url": "https://news.example/none"}, held.store) == Records()


def test_match_finds_what_equals_a_text_or_a_page_and_stores_nothing(held: Held, task: FakeTask) -> None:
    (receipt,) = clean(held, task, page(1))
    by_text = matching.match({"text": story(1).upper()}, held.store)
    by_page = matching.match({"page": {"text": story(1)}}, held.store)
    none = matching.match({"text": "Nobody has printed these words before."}, held.store)
    assert by_text == by_page
    assert by_text.matches[0].relation.kind == "same"
    assert by_text.matches[0].relation.b == receipt["key"]
    assert by_text.matches[0].seen[0].url == "https://news.example/1"
    assert none.matches == ()
    jsonschema.validate(told(by_text), schema("matches"))
    with held.store.read() as tx:
        assert ledger.counts(tx)["done"] == 1


def test_secrets_in_addresses_are_not_told(held: Held, task: FakeTask) -> None:
    clean(held, task, page(1, url="https://me:hidden@news.example/1?token=hidden"))
    match = told(matching.match({"text": story(1)}, held.store))
    record = told(asks.record({"url": "https://news.example/1?token=hidden"}, held.store))
    assert match["matches"] and record["records"]
    assert "hidden" not in json.dumps([match, record])


def test_while_the_store_is_away_pages_are_tried_again_later(
    held: Held, task: FakeTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise StoreUnavailable("away")

    monkeypatch.setattr(work.intake, "accept", away)
    with pytest.raises(Retried):
        clean(held, task, page(1))
    assert task.retries[0]["countdown"] == work.LATER


def test_jobs_run_and_what_is_left_is_sent_on(held: Held, task: FakeTask, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [Page(**page(n), source="me") for n in range(3)]
    rows = work.intake.accept(pages, held.store, held.archive)
    real = work.run_batch
    monkeypatch.setattr(work, "run_batch", lambda ids, *more: replaced(real(ids[:2], *more), tuple(ids[2:])))
    answer = work.jobs({"ids": [row.id for row in rows]}, held, task)
    assert (answer.done, answer.left) == (2, 1)
    assert task.sent == [[rows[2].id]]


@pytest.mark.parametrize("took", [0.0, 3.0, 60.0])
def test_jobs_that_got_nowhere_are_sent_on_after_a_while_that_a_long_batch_has_waited_by_itself(
    held: Held, task: FakeTask, monkeypatch: pytest.MonkeyPatch, took: float
) -> None:
    waited: list[float] = []
    clock = iter((100.0, 100.0 + took))
    monkeypatch.setattr(work, "time", SimpleNamespace(sleep=waited.append, monotonic=lambda: next(clock)))
    monkeypatch.setattr(work, "run_batch", lambda ids, *_: Batch(left=tuple(ids)))
    work.jobs({"ids": [1, 2]}, held, task)
    assert (waited, task.sent) == ([max(0.0, work.LATER - took)], [[1, 2]])


def test_jobs_that_are_stopped_while_they_wait_are_sent_on_all_the_same(
    held: Held, task: FakeTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(_: float) -> None:
        raise SystemExit

    monkeypatch.setattr(work.time, "sleep", stop)
    monkeypatch.setattr(work, "run_batch", lambda ids, *_: Batch(left=tuple(ids)))
    with pytest.raises(SystemExit):
        work.jobs({"ids": [1]}, held, task)
    assert task.sent == [[1]]


def replaced(batch: Any, left: tuple[int, ...]) -> Any:
    return msgspec.structs.replace(batch, left=left)


@pytest.mark.parametrize("payload", [{}, {"ids": "1"}, {"ids": ["1"]}, {"ids": [2**70]}, {"ids": [True]}, [1], None])
def test_wrong_job_messages_are_refused(held: Held, task: FakeTask, payload: Any) -> None:
    assert work.jobs(payload, held, task).outcome == "refused"


def test_the_published_schemas_are_valid_and_are_those_of_the_code() -> None:
    for name in PUBLISHED:
        jsonschema.Draft202012Validator.check_schema(schema(name))
        assert (FOLDER / f"{name}.json").read_text("utf-8") == text(name), "run `python -m workers.schemas`"
    assert {file.stem for file in FOLDER.glob("*.json")} == set(PUBLISHED)
