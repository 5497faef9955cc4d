"""What is related to a text, a page or a record, and fingerprints by the batch, as tasks answer."""

import json
from typing import Any

import jsonschema
import msgspec
import pytest
from queue_helpers import BRIDGE, BRIDGE_EDITED, MARROW, FakeTask

from workers import fingerprint, matching, work
from workers.held import Held
from workers.model import Fingerprint
from workers.schemas import schema

REWRITTEN = (
    "People by the river wait for an answer. Experts hold that the old piers could still bear a lighter road, and a "
    "new span would cost four million, though some doubt it.\n\n"
    "Nobody on the landing stage had read the report. The ferry, which carries twelve cars at a time, has run from "
    "dawn to dusk since April, and twice it broke down in the current."
)


def told(answer: Any) -> Any:
    return json.loads(msgspec.json.encode(answer))


@pytest.fixture
def keys(held: Held, task: FakeTask) -> dict[str, str]:
    """The keys of four stored texts, by name."""
    texts = {"story": BRIDGE, "copy": BRIDGE_EDITED, "rewritten": REWRITTEN, "other": MARROW}
    pages = [
        {"text": text, "url": f"https://{name}.example/1", "fetched_at": f"2026-02-0{day}T08:00:00Z", "ref": name}
        for day, (name, text) in enumerate(texts.items(), 1)
    ]
    answer = told(work.clean({"source": "me", "pages": pages}, held, task))
    return {one["ref"]: one["key"] for one in answer["receipts"]}


def kinds(answer: Any) -> list[tuple[str, str]]:
    return [(one["relation"]["kind"], one["relation"]["b"]) for one in told(answer)["matches"]]


@pytest.mark.parametrize("form", ["text", "page", "key"])
def test_all_relations_come_out_however_it_is_asked(held: Held, keys: dict[str, str], form: str) -> None:
    payload = {"text": BRIDGE, "page": {"text": BRIDGE}, "key": keys["story"]}[form]
    answer = matching.match({form: payload}, held.store)
    assert kinds(answer) == [("same", keys["story"]), ("copy", keys["copy"]), ("derived", keys["rewritten"])]
    body = told(answer)
    jsonschema.validate(body, schema("matches"))
    assert [one["outlet"] for one in body["matches"]] == ["story.example", "copy.example", "rewritten.example"]
    assert body["matches"][1]["first_seen"] == "2026-02-02T08:00:00Z"
    assert body["matches"][1]["seen"][0]["url"] == "https://copy.example/1"
    assert all(one["relation"].get("evidence") for one in body["matches"][1:])
    assert (body["next"], body["cut"]) == (None, 0)


def test_a_text_that_is_not_stored_finds_its_relatives(held: Held, keys: dict[str, str]) -> None:
    text = BRIDGE.replace("Tuesday", "Monday")
    answer = matching.match({"text": text, "evidence": False}, held.store)
    assert {kind for kind, _ in kinds(answer)} == {"copy", "derived"}
    assert keys["story"] in {key for _, key in kinds(answer)}
    assert not any(one["relation"].get("evidence") for one in told(answer)["matches"])
    assert matching.match({"text": text}, held.store) == matching.match({"text": text}, held.store)


def test_an_answer_is_paged(held: Held, keys: dict[str, str]) -> None:
    whole = kinds(matching.match({"key": keys["story"]}, held.store))
    pages, skip = [], 0
    while skip is not None:
        page = told(matching.match({"key": keys["story"], "limit": 1, "skip": skip}, held.store))
        assert len(page["matches"]) == 1
        pages.append((page["matches"][0]["relation"]["kind"], page["matches"][0]["relation"]["b"]))
        skip = page["next"]
    assert pages == whole


def test_copies_that_were_not_compared_are_counted(held: Held, task: FakeTask) -> None:
    pages = [
        {"text": BRIDGE.replace("Tuesday", f"the day {n}"), "url": f"https://copy{n}.example/1", "ref": str(n)}
        for n in range(45)
    ]
    work.clean({"source": "me", "pages": pages}, held, task)
    body = told(matching.match({"text": BRIDGE, "evidence": False}, held.store))
    assert {one["relation"]["kind"] for one in body["matches"]} == {"copy"}
    assert len(body["matches"]) + body["cut"] == len(pages)
    everyone = told(matching.match({"key": body["matches"][0]["relation"]["b"], "limit": 50}, held.store))
    assert len(everyone["matches"]) > len(body["matches"])


def test_fifty_are_answered_and_no_more(held: Held, keys: dict[str, str]) -> None:
    answer = told(matching.match({"requests": [{"text": f"{BRIDGE} And {n} more."} for n in range(50)]}, held.store))
    assert [one["matches"][0]["relation"]["kind"] for one in answer["answers"]] == ["copy"] * 50
    for refusing in (
        matching.match({"requests": [{"text": BRIDGE}] * 51}, held.store),
        matching.fingerprints({"texts": [{"text": BRIDGE}] * 51}),
    ):
        assert "<= 50" in told(refusing)["reason"]


def test_a_batch_is_answered_in_its_order_each_by_itself(held: Held, keys: dict[str, str]) -> None:
    answer = matching.match({"requests": [{"text": MARROW}, {}, {"key": keys["copy"]}, {"text": "…"}]}, held.store)
    body = told(answer)
    jsonschema.validate(body, schema("match-answers"))
    first, second, third, fourth = body["answers"]
    assert [one["relation"]["kind"] for one in first["matches"]] == ["same"]
    assert (second["outcome"], second["field"]) == ("refused", "text")
    assert third["matches"][0]["relation"]["b"] == keys["copy"]
    assert fourth["outcome"] == "rejected"


def test_fingerprints_come_by_the_batch() -> None:
    answer = matching.fingerprints(
        {
            "texts": [
                {"text": BRIDGE, "ref": "a"},
                {"text": "…"},
                {"text": "Rain.", "title": "News", "site": "a.example"},
            ]
        }
    )
    body = told(answer)
    jsonschema.validate(body, schema("fingerprints"))
    first, second, third = body["fingerprints"]
    assert msgspec.convert(first["fingerprint"], Fingerprint) == fingerprint(BRIDGE)
    assert first["ref"] == "a"
    assert second["fingerprint"] is None
    mark = fingerprint("Rain.", title="News", site="a.example")
    assert mark is not None
    assert third["fingerprint"]["key"] == mark.key
