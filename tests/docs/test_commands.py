"""The examples of docs/command.md are run, each line in a home of its own that knows two versions of a story."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli.conftest import PAGES, TEXTS, Run, home, in_process, run

from workers.cli import exits

__all__ = ["home", "in_process", "run"]

ROOT = Path(__file__).resolve().parents[2]
URL, FIRST, LATER = "https://example.org/story", "2025-10-20T08:00:00Z", "2025-10-21T08:00:00Z"
#: Examples that are not run here, and why.
NOT_RUN = {
    f"copydesk clean {URL}": "it asks an address of the internet; test_clean.py asks one of loopback",
}
#: What a reader has done before an example.
BEFORE = {
    "copydesk --home /srv/new restore /srv/copies/monday": [("backup", "/srv/copies/monday")],
    "copydesk db tombstones": [("db", "bury", "--site", "example.org", "--reason", "court order")],
}
#: What stands in an example for what only its reader has.
HELD = {"curl -s https://example.org/story": "story.html", "printf": "lines.jsonl"}
BLOCK = re.compile(r"^```\n(.*?)^```", re.MULTILINE | re.DOTALL)

pytestmark = pytest.mark.usefixtures("in_process")


def examples() -> Iterator[str]:
    """Each line of a block that a reader would type."""
    for block in BLOCK.findall((ROOT / "docs" / "command.md").read_text("utf-8")):
        lines = block.splitlines()
        typed = [line[2:] for line in lines if line.startswith("$ ")] or lines
        yield from typed


@pytest.fixture
def key(run: Run, home: Path) -> str:
    """The key of a story that was stored twice, edited in between; the files that the examples name stand here."""
    page = (PAGES / "strait" / "ferry-talks.html").read_text("utf-8")
    edited = page.replace("</p>", " More of it was told a day later, by two of the captains.</p>", 1)
    texts = {"story.txt": "a.txt", "before.txt": "a.txt", "after.txt": "b.txt"}
    for name, text in {"story.html": page, "other.html": edited}.items():
        Path(name).write_text(text, "utf-8")
    for name, text in texts.items():
        shutil.copy(TEXTS / text, name)
    Path("lines.jsonl").write_text('{"text": "%s", "ref": "a"}\nnot json\n' % ("The ferry left at dawn. " * 20))
    for name, at in (("story.html", FIRST), ("other.html", LATER)):
        stored = run("clean", name, "--store", "--url", URL, "--fetched-at", at)
        assert stored.code == exits.OK, stored.err
    shutil.copy(next((home / "warc").glob("*.warc.gz")), "somebody.warc.gz")
    found = run("show", URL, "--json").lines[0]["key"]
    assert isinstance(found, str)
    return found


@pytest.mark.parametrize("line", dict.fromkeys(examples()))
def test_an_example_of_the_command_runs_as_printed(line: str, run: Run, key: str, tmp_path: Path) -> None:
    if line in NOT_RUN:
        pytest.skip(f"NOT RUN: {line}: {NOT_RUN[line]}")
    fed, _, command = line.rpartition(" | ")
    stdin = next((Path(file).read_bytes() for said, file in HELD.items() if fed.startswith(said)), b"")
    assert bool(fed) is bool(stdin)
    arguments = [word.replace("/srv", str(tmp_path / "srv")) for word in shlex.split(command)]
    arguments = [key if word in ("KEY", "cd1-…") else word for word in arguments]
    assert arguments[0] == "copydesk"
    for before in BEFORE.get(line, ()):
        assert run(*[word.replace("/srv", str(tmp_path / "srv")) for word in before]).code == exits.OK
    done = run(*arguments[1:], stdin=stdin)
    assert done.code == exits.OK, done.err
    assert done.out + done.err


def test_what_is_not_run_is_still_an_example() -> None:
    assert NOT_RUN.keys() | BEFORE.keys() <= set(examples())


def test_lines_are_answered_as_shown(run: Run, key: str) -> None:
    shown = [
        block for block in BLOCK.findall((ROOT / "docs" / "command.md").read_text("utf-8")) if "$ printf" in block
    ]
    [[_, *lines]] = [block.splitlines() for block in shown]
    printed = run("clean", "--jsonl", stdin=Path("lines.jsonl").read_bytes()).out.splitlines()
    assert len(lines) == len(printed)
    for line, answer in zip(lines, printed, strict=True):
        assert re.fullmatch(".*".join(map(re.escape, line.split("…"))), answer)
