"""The ISCC Text-Code: the standard's own, and a clear answer where the library is not installed."""

import sys

import pytest

from workers import fingerprint
from workers.contract import Receipt
from workers.fingerprint.iscc import NoIsccError, text_code
from workers.matching import fingerprints
from workers.messages import Fingerprints

STORY = "The old ferry came back to the harbour on Tuesday after eleven months in the yard. " * 5


@pytest.mark.parametrize(
    ("text", "code"),
    [("Hello World", "ISCC:EAASKDNZNYGUUF5A"), ("", "ISCC:EAASL4F2WZY7KBXB")],
)
def test_codes_are_those_of_the_standards_conformance_data(text: str, code: str) -> None:
    assert text_code(text) == code


def test_case_and_spaces_leave_the_code() -> None:
    assert text_code(STORY.upper().replace(" ", "\n ")) == text_code(STORY)
    assert text_code("half a \ud800 character").startswith("ISCC:EAA")


def test_a_fingerprint_has_it_where_it_is_asked_for() -> None:
    plain, coded = fingerprint(STORY), fingerprint(STORY, iscc=True)
    assert plain is not None
    assert coded is not None
    assert (plain.iscc, coded.iscc, coded.signatures) == (None, text_code(STORY), plain.signatures)


def test_the_task_gives_it_where_it_is_asked_for() -> None:
    for wanted in (True, False):
        answer = fingerprints({"texts": [{"text": STORY}], "iscc": wanted})
        assert isinstance(answer, Fingerprints)
        (one,) = answer.fingerprints
        assert one.fingerprint is not None
        assert one.fingerprint.iscc == (text_code(STORY) if wanted else None)


def test_without_the_library_the_answer_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "iscc_lib", None)
    with pytest.raises(NoIsccError, match=r"copydesk\[iscc\]"):
        fingerprint(STORY, iscc=True)
    answer = fingerprints({"texts": [{"text": STORY}], "iscc": True})
    assert isinstance(answer, Receipt)
    assert (answer.outcome, answer.field) == ("refused", "iscc")
    assert fingerprint(STORY) is not None
