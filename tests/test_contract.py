"""The contract: a page is taken or answered with the field that is wrong, never with a traceback."""

import base64
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.contract import (
    INTERNAL_FIELDS,
    MAX_INLINE_BYTES,
    MAX_PAGE_BYTES,
    Page,
    Receipt,
    check_page,
    instant,
    parse_page,
)

GOOD = {"url": "https://harbour.example/a", "html": "<p>text</p>", "ref": "r1", "source": "app"}


def fault(**changed: Any) -> Receipt:
    raw = {name: value for name, value in (GOOD | changed).items() if value is not ...}
    answer = parse_page(raw)
    assert isinstance(answer, Receipt), answer
    assert answer.outcome == "refused"
    assert answer.reason
    return answer


def test_a_good_page_is_taken_as_it_is() -> None:
    assert parse_page(GOOD) == Page(**GOOD)


def test_bytes_travel_as_base64() -> None:
    raw = {"html_b64": base64.b64encode(b"<p>\xff").decode()}
    page = parse_page(raw)
    assert isinstance(page, Page)
    assert page.html_b64 == b"<p>\xff"
    assert json.loads(msgspec.json.encode(page))["html_b64"] == raw["html_b64"]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"url": 3}, "url"),
        ({"url": "ftp://harbour.example/"}, "url"),
        ({"url": "file:///etc/hosts"}, "url"),
        ({"url": "https://harbour.example/a b"}, "url"),
        ({"url": "https://harbour.example/" + "a" * 2100}, "url"),
        ({"final_url": "javascript:alert(1)"}, "final_url"),
        ({"html": ...}, "html"),
        ({"text": "both"}, "text"),
        ({"html": ..., "html_b64": "not base64!"}, "html_b64"),
        ({"fetched_at": "yesterday"}, "fetched_at"),
        ({"fetched_at": 20251018}, "fetched_at"),
        ({"fetched_at": "0001-01-01T00:00:00+14:00"}, "fetched_at"),
        ({"status": "200"}, "status"),
        ({"keep": "no"}, "keep"),
        ({"source": "crawl:7"}, "source"),
        ({"ref": "r" * 201}, "ref"),
        ({"schema": "copydesk.page/2"}, "schema"),
    ],
)
def test_a_wrong_field_is_named(changed: dict[str, Any], field: str) -> None:
    assert fault(**changed).field == field


@pytest.mark.parametrize("field", sorted(INTERNAL_FIELDS))
def test_what_only_copydesk_says_is_refused_from_callers(field: str) -> None:
    assert fault(**{field: "x"}).field == field


def test_the_reference_is_echoed_even_by_a_refusal() -> None:
    assert fault(url=3).ref == "r1"


@pytest.mark.parametrize("raw", [None, [], "page", 7, True])
def test_what_is_no_object_is_refused(raw: Any) -> None:
    answer = parse_page(raw)
    assert isinstance(answer, Receipt)
    assert "JSON object" in (answer.reason or "")


def test_our_own_crawls_may_say_so() -> None:
    page = parse_page(GOOD | {"source": "crawl:7"}, trusted=True)
    assert isinstance(page, Page)
    assert page.source == "crawl:7"


def test_unknown_fields_of_a_newer_caller_are_ignored() -> None:
    assert parse_page(GOOD | {"mood": "fine"}) == Page(**GOOD)


def test_a_page_in_a_message_is_smaller_than_one_that_is_submitted() -> None:
    large = GOOD | {"html": "ä" * (MAX_INLINE_BYTES // 2 + 1)}
    inline = parse_page(large, limit=MAX_INLINE_BYTES)
    assert isinstance(inline, Receipt)
    assert "copydesk submit" in (inline.reason or "")
    assert inline.field == "html"
    plain = parse_page({"text": "a" * (MAX_INLINE_BYTES + 1)}, limit=MAX_INLINE_BYTES)
    assert isinstance(plain, Receipt)
    assert plain.field == "text"
    assert isinstance(parse_page(large), Page)
    assert isinstance(parse_page(GOOD | {"html": "a" * (MAX_PAGE_BYTES + 1)}), Receipt)


@pytest.mark.parametrize(
    ("stamp", "utc"),
    [
        ("2025-10-18", "2025-10-18T00:00:00Z"),
        ("2025-10-18T10:00:00", "2025-10-18T10:00:00Z"),
        ("2025-10-18T10:00:00Z", "2025-10-18T10:00:00Z"),
        ("2025-10-18T10:00:00+05:30", "2025-10-18T04:30:00Z"),
    ],
)
def test_times_are_kept_in_utc(stamp: str, utc: str) -> None:
    page = check_page(Page(html="x", fetched_at=stamp))
    assert isinstance(page, Page)
    assert page.fetched_at == utc
    assert instant(stamp) == instant(utc)


PLAIN = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
JSON = PLAIN | st.lists(PLAIN, max_size=2) | st.dictionaries(st.text(max_size=4), PLAIN, max_size=2)


@given(st.dictionaries(st.sampled_from(sorted(Page.__struct_fields__)), JSON))
def test_any_json_is_answered(raw: dict[str, Any]) -> None:
    answer = parse_page(raw)
    assert isinstance(answer, Page) or (answer.outcome == "refused" and answer.reason)
