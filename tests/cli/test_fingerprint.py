"""``copydesk fingerprint``: the key and the signatures of a text, as it is."""

import sys
from pathlib import Path

import msgspec
import pytest
from cli.conftest import STORY_A, Run

from workers import fingerprint
from workers.cli import exits
from workers.fingerprint.iscc import text_code
from workers.model import Fingerprint


def test_a_text_is_fingerprinted_as_the_function_does(run: Run) -> None:
    ran = run("fingerprint", str(STORY_A), "--json")
    assert ran.code == exits.OK
    assert msgspec.json.decode(ran.out, type=Fingerprint) == fingerprint(STORY_A.read_text("utf-8"))


def test_people_see_the_key_and_the_size_of_each_signature(run: Run) -> None:
    ran = run("fingerprint", str(STORY_A))
    mark = fingerprint(STORY_A.read_text("utf-8"))
    assert mark is not None
    assert mark.key in ran.out
    assert "504 bytes" in ran.out


def test_the_iscc_is_printed_where_it_is_asked_for(run: Run) -> None:
    code = text_code(STORY_A.read_text("utf-8"))
    assert code in run("fingerprint", str(STORY_A), "--iscc").out
    assert run("fingerprint", str(STORY_A), "--iscc", "--json").json["iscc"] == code
    assert "iscc" not in run("fingerprint", str(STORY_A), "--json").json


def test_without_the_extra_the_act_is_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "iscc_lib", None)
    ran = run("fingerprint", str(STORY_A), "--iscc")
    assert (ran.code, "copydesk[iscc]" in ran.err) == (exits.USAGE, True)


def test_what_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("…")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\xfd")
    for name, code, reason in (
        ("empty.txt", exits.NOTHING, "no words"),
        ("bytes.txt", exits.ERROR, "no text in UTF-8"),
    ):
        ran = run("fingerprint", str(tmp_path / name))
        assert ran.code == code
        assert reason in ran.err
