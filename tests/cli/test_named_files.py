"""A file or folder that is named and is not there: the same exit code from every command that takes one."""

from pathlib import Path

import pytest
from cli.conftest import STORY_A, Run
from cli.test_help import EVERY

from workers.cli import exits

pytestmark = pytest.mark.usefixtures("in_process")

#: What is named: each parameter that takes a file or folder, by its command, with a call that leads nowhere.
CALLS: dict[tuple[str, str], tuple[object, ...]] = {
    ("", "config"): ("--config", "none", "list"),
    ("", "home"): ("--home", STORY_A, "list"),
    ("clean", "what"): ("clean", "none"),
    ("explain", "what"): ("explain", "none"),
    ("fingerprint", "what"): ("fingerprint", "none"),
    ("match", "what"): ("match", "none"),
    ("diff", "a"): ("diff", "none", STORY_A),
    ("diff", "b"): ("diff", STORY_A, "none"),
    ("diff", "html"): ("diff", STORY_A, STORY_A, "--html", "none/a.html"),
    ("submit", "files"): ("submit", STORY_A, "none"),
    ("crawl", "warc"): ("crawl", "--warc", "none"),
    ("sites check", "file"): ("sites", "check", "none"),
    ("beat", "sites"): ("beat", "--sites", "none"),
    ("archive index", "files"): ("archive", "index", "none"),
    ("archive index", "output"): ("archive", "index", "--out", "none/all.cdxj"),
    ("backup", "folder"): ("backup", STORY_A),
    ("restore", "folder"): ("restore", "none"),
}
#: Where a folder is named and a file is asked for.
FOLDERS = ("clean", "explain", "fingerprint", "match", "submit", "archive index", "crawl --warc", "sites check")


def test_each_parameter_that_takes_a_file_or_folder_is_tried() -> None:
    taking = {
        (" ".join(path), param.name)
        for path, command in EVERY.items()
        for param in command.params
        if {"FILE", "FOLDER", "OUT"} & set((param.metavar or "").split("|"))
    }
    assert taking == set(CALLS)


@pytest.mark.parametrize("call", CALLS.values(), ids=[" ".join(filter(None, name)) for name in CALLS])
def test_what_is_not_there_ends_with_2_and_changes_nothing(run: Run, home: Path, call: tuple[object, ...]) -> None:
    ran = run(*call)
    assert (ran.code, ran.out) == (exits.USAGE, "")
    assert len(ran.err.splitlines()) == 1
    assert not home.exists()


@pytest.mark.parametrize("command", FOLDERS)
def test_a_folder_in_the_place_of_a_file_ends_with_2(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(*command.split(), tmp_path)
    assert (ran.code, ran.out, str(tmp_path) in ran.err) == (exits.USAGE, "", True)


def test_a_folder_in_the_place_of_a_file_to_write_ends_with_2(run: Run, tmp_path: Path) -> None:
    for call in (("diff", STORY_A, STORY_A, "--html", tmp_path), ("archive", "index", "--out", tmp_path)):
        assert run(*call).code == exits.USAGE
