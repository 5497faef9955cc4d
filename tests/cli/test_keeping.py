"""``forget``, ``backup`` and ``restore``: what leaves for good, and what comes back."""

import os
from pathlib import Path

import pytest
from cli.conftest import STORY_A, STORY_B, UNKNOWN, Run

URL = "https://a.example/story?token=SECRET123"


@pytest.fixture
def key(run: Run) -> str:
    """The key of a story that is stored."""
    return str(run("clean", STORY_A, "--store", "--url", URL, "--json").json["key"])


def test_a_forgotten_text_is_gone_and_does_not_come_back(run: Run, key: str) -> None:
    gone = run("forget", key, "--reason", "asked by the writer", "--json")
    assert (gone.code, gone.json["keys"], gone.json["sightings"]) == (0, [key], 1)
    assert run("show", key).code == 3
    assert run("fsck").code == 0
    again = run("clean", STORY_A, "--store", "--url", "https://b.example/other")
    assert "asked by the writer" in again.out + again.err


def test_an_address_is_forgotten_without_showing_its_secret(run: Run, key: str) -> None:
    gone = run("forget", URL, "--reason", "court")
    assert gone.code == 0
    assert "SECRET123" not in gone.out + gone.err
    assert run("show", key).code == 3


def test_a_site_is_forgotten(run: Run, key: str) -> None:
    assert run("forget", "--site", "a.example", "--reason", "court", "--json").json["keys"] == [key]
    assert {row["kind"] for row in run("db", "tombstones", "--json").lines} == {"site", "key"}


@pytest.mark.parametrize(
    "arguments",
    [(), (UNKNOWN, "--site", "a.example"), ("neither",), ("0" * 32,), ("--site", "a b"), (UNKNOWN, "--reason", " ")],
)
def test_what_names_nothing_to_forget_is_wrong_usage(run: Run, key: str, arguments: tuple[str, ...]) -> None:
    said = run("forget", *arguments, *(() if "--reason" in arguments else ("--reason", "x")))
    assert said.code == 2
    assert run("show", key).code == 0


def test_a_backup_is_restored_into_another_home(run: Run, key: str, tmp_path: Path) -> None:
    run("clean", STORY_B, "--store")
    done = run("backup", tmp_path / "copy", "--json").json
    assert done["rows"]["record"] == 2
    back = run("--home", tmp_path / "new", "restore", tmp_path / "copy", "--json")
    assert (back.code, back.json["rows"]) == (0, done["rows"])
    assert "what was forgotten since then is back" in back.err
    assert run("--home", tmp_path / "new", "fsck").code == 0
    assert (
        run("--home", tmp_path / "new", "show", key, "--format", "text").out
        == run("show", key, "--format", "text").out
    )


def test_archived_pages_come_back_with_it(run: Run, home: Path, tmp_path: Path) -> None:
    run("submit", STORY_A)
    done = run("backup", tmp_path / "copy", "--json").json
    assert done["files"] == len(list((home / "warc").glob("*.warc.gz"))) == 1
    run("--home", tmp_path / "new", "restore", tmp_path / "copy")
    assert [(path.name, path.read_text()) for path in (tmp_path / "new" / "warc").glob("*.cdxj")] == [
        (path.name, path.read_text()) for path in (home / "warc").glob("*.cdxj")
    ]
    assert run("--home", tmp_path / "new", "fsck").code == 0
    assert run("backup", tmp_path / "copy", "--json").json["bytes_copied"] == 0
    assert run("backup", tmp_path / "bare", "--no-archive", "--json").json["files"] == 0


def test_a_new_backup_in_the_folder_of_an_old_one_holds_nothing_that_was_forgotten(
    run: Run, key: str, home: Path, tmp_path: Path
) -> None:
    run("backup", tmp_path / "copy")
    copied = {path.name: path.read_bytes() for path in (tmp_path / "copy" / "warc").glob("*.warc.gz")}
    assert run("forget", key, "--reason", "asked").code == 0
    assert run("backup", tmp_path / "copy").code == 0
    assert copied
    for name, before in copied.items():
        now = (tmp_path / "copy" / "warc" / name).read_bytes()
        assert now == (home / "warc" / name).read_bytes() != before


def test_a_store_with_rows_and_a_folder_without_backup_are_told(run: Run, key: str, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy")
    full = run("restore", tmp_path / "copy")
    assert full.code == 1
    assert "not empty" in full.err
    assert run("restore", tmp_path).code == 2
    assert run("backup", STORY_A).code == 2


def test_a_damaged_backup_makes_no_store(run: Run, key: str, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy")
    file = tmp_path / "copy" / "store.copydesk"
    file.write_bytes(file.read_bytes()[:-1])
    said = run("--home", tmp_path / "new", "restore", tmp_path / "copy")
    assert said.code == 1
    assert "damaged" in said.err
    assert not (tmp_path / "new").exists()


def test_a_link_in_a_backup_is_not_followed(run: Run, key: str, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy")
    (tmp_path / "secret").write_text("a key")
    (tmp_path / "copy" / "warc").mkdir(exist_ok=True)
    for make in (lambda at: at.symlink_to(tmp_path / "secret"), os.mkfifo):
        link = tmp_path / "copy" / "warc" / "x.warc.gz"
        make(link)
        said = run("--home", tmp_path / "new", "restore", tmp_path / "copy")
        assert (said.code, "x.warc.gz is no file" in said.err) == (2, True), said.err
        assert not (tmp_path / "new").exists()
        link.unlink()
