"""The measurement of relations on an invented archive: it counts what was said, and holds it to its limits."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from benchmarks import relations

STORY = (
    "The council met on Tuesday night to discuss the bridge that last spring's flood carried away. Engineers said "
    "the old piers could still bear a lighter road, and a new span would cost four million. The vote is on Friday."
)
OTHER = "A gardener in the next valley grew the largest marrow of the year and gave it to the school kitchen. " * 2
TEXTS = {"a": STORY, "b": STORY.replace("four", "five"), "c": OTHER, "d": STORY.replace("Tuesday", "Monday")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pairs = [
        ("a", "b", "dup", "typo"),
        ("a", "d", "dup", "typo"),
        ("a", "c", "neg", "topic"),
        ("b", "c", "neg", "topic"),
    ]
    files = {
        "x/docs.jsonl": [{"id": name, "text": text} for name, text in TEXTS.items()],
        "x/pairs.jsonl": [{"a": a, "b": b, "rel": rel, "edit": edit} for a, b, rel, edit in pairs],
    }
    with tarfile.open(tmp_path / "x.tar.xz", "w:xz") as tar:
        for name, rows in files.items():
            data = "\n".join(map(json.dumps, rows)).encode()
            member = tarfile.TarInfo(name)
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return tmp_path


def test_what_was_said_is_counted(folder: Path) -> None:
    counts = relations.told(folder / "x.tar.xz", relations.ours)
    assert counts["dup", "typo"]["copy"] == 2
    assert counts["neg", "topic"]["none"] == 2
    assert relations.copies(counts) == (1.0, 1.0)
    assert len(list(relations.pairs(folder / "x.tar.xz", 1))) == 2


@pytest.mark.parametrize(("said", "code"), [("copy", 1), ("none", 1), (None, 0)])
def test_a_limit_that_is_missed_is_an_error(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], said: str | None, code: int
) -> None:
    monkeypatch.setattr("sys.argv", ["relations", "--pairs", str(folder), "--check"])
    monkeypatch.setattr(relations, "datasketch", lambda: None)
    if said is not None:
        monkeypatch.setattr(relations, "ours", lambda _a, _b: said)
    assert relations.main() == code
    assert "copies and parts: recall" in capsys.readouterr().out


def test_a_folder_without_pairs_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["relations", "--pairs", str(tmp_path), "--check"])
    assert relations.main() == 0
    assert "no pairs" in capsys.readouterr().out
