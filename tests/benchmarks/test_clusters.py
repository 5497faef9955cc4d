"""The measurements of the index run end to end on invented stories."""

import io
import json
import tarfile
from pathlib import Path

import pytest

from benchmarks import clusters, index
from workers.store import open_store

WRITER = index.Writer()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, each with two edited copies and its first half."""
    docs, pairs = [], []
    for name in ("a", "b"):
        story = WRITER.story()
        words = story.split(" ")
        docs.append({"id": name, "text": story})
        for number, (text, rel) in enumerate(
            (
                (story.replace(words[40], "another"), "dup"),
                (story.replace(words[90], "another"), "dup"),
                ("\n\n".join(story.split("\n\n")[:4]), "partial"),
            )
        ):
            docs.append({"id": f"{name}{number}", "text": text})
            pairs.append({"a": name, "b": f"{name}{number}", "rel": rel})
    pairs.append({"a": "a", "b": "b", "rel": "neg"})
    with tarfile.open(tmp_path / "synth.tar.xz", "w:xz") as tar:
        for member, rows in (("docs.jsonl", docs), ("pairs.jsonl", pairs)):
            data = "\n".join(map(json.dumps, rows)).encode()
            info = tarfile.TarInfo(member)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return tmp_path


def test_clusters_and_stories_agree_with_the_articles(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["clusters", "--pairs", str(folder), "--orders", "1", "--check"])
    assert clusters.main() == 0
    told = capsys.readouterr().out
    assert "8 texts made from 2 articles" in told
    monkeypatch.setattr(clusters, "FLOOR", 1.1)
    assert clusters.main() == 1


def test_no_articles_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["clusters", "--pairs", str(tmp_path), "--check"])
    assert clusters.main() == 0
    assert "name its folder" in capsys.readouterr().out


def test_everything_is_measured_in_turns(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")
    costs = dict(index.measure(index.Bench(store), 50, 3))
    assert list(costs) == list(index.MEASURED)
    assert all(cost.median > 0 for cost in costs.values())
    sizes = {name: rows for name, rows, _ in index.sizes(store)}
    assert sizes["kin"] > 50
    assert sizes["record"] > sizes["kin"], "bare puts have no signatures"
    assert sizes["edge"] > 0
    store.close()
