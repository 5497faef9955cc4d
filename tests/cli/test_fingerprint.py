"""``copydesk fingerprint``: the key and the signatures of a text, as it is."""

from pathlib import Path

import msgspec
from cli.conftest import STORY_A, Run

from workers import fingerprint
from workers.cli import exits
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


def test_what_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("…")
    (tmp_path / "bytes.txt").write_bytes(b"\xff\xfe\xfd")
    for name, reason in (("empty.txt", "no words"), ("bytes.txt", "no text in UTF-8")):
        ran = run("fingerprint", str(tmp_path / name))
        assert ran.code == exits.ERROR
        assert reason in ran.err
