"""``copydesk clean``: pure, whatever it is given."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import get_args

import jsonschema
import msgspec
import pytest
from cli.conftest import PAGES, STORY_A, STORY_B, Run

from newsroom.server import serving
from workers.cli import exits
from workers.cli.given import kind_of
from workers.contract import MAX_PAGE_BYTES
from workers.model import EVIDENCE_FIELDS, Article, Flag
from workers.pipes import Crash
from workers.schemas import schema

pytestmark = pytest.mark.usefixtures("in_process")

FETCHED = ("--fetched-at", "2025-09-27T08:00:00Z")
RUSSIAN = PAGES / "ru" / "mayak.html"


def test_a_text_with_its_chrome_becomes_an_article(run: Run) -> None:
    ran = run("clean", STORY_A, *FETCHED)
    assert ran.code == exits.OK
    assert "Title:     Lindqvar and Vasko to Meet" in ran.out
    assert "Credits:   Staff (desk); Agencies (agency)" in ran.out
    assert "Published: 2025-07 (month, relative)" in ran.out
    assert "favorites" not in ran.out
    assert ran.err == ""


def test_json_has_the_fields_of_an_article_at_the_top(run: Run) -> None:
    found = run("clean", STORY_A, *FETCHED, "--json").json
    assert set(found) == set(Article.__struct_fields__) - set(EVIDENCE_FIELDS)
    assert found["authors"] == ["Staff", "Agencies"]
    assert found["key"] == found["fingerprint"]["key"]


def test_evidence_is_one_verdict_for_each_block(run: Run) -> None:
    found = run("clean", STORY_A, "--json", "--evidence").json
    assert len(found["verdicts"]) == len(found["blocks"]) > 20
    assert any(claim["field"] == "published" and claim.get("refused") for claim in found["claims"])


def test_text_alone(run: Run) -> None:
    ran = run("clean", STORY_B, "--text")
    assert ran.out.startswith("Halvorn Premier")
    assert "Key:" not in ran.out


def test_formats_are_the_same_words_and_one_is_chosen(run: Run) -> None:
    page = PAGES / "strait" / "ferry-talks.html"
    text = run("clean", page, "--format", "text").out
    assert run("clean", page, "--text").out == text
    assert run("clean", page, "--format", "json").out == run("clean", page, "--json").out
    html = run("clean", page, "--format", "html").out
    assert html.startswith("<p>Halvorn Premier")
    assert html.count("<p>") == text.count("\n\n") + 1
    assert run("clean", page, "--format", "markdown").out.startswith("Halvorn Premier")
    both = run("clean", page, "--format", "html", "--json")
    assert (both.code, "not html and json" in both.err) == (exits.USAGE, True)


def test_html_on_a_terminal_keeps_its_characters_as_references(run: Run) -> None:
    story = "<p>The story goes \u202eon, word for word, for a while.</p>" * 20
    for form in ("html", "markdown"):
        ran = run("clean", "-", "--format", form, stdin=story.encode())
        assert "\u202e" not in ran.out
        assert "goes &#8238;on" in ran.out


def test_nothing_is_made_or_remembered(run: Run, home: Path) -> None:
    first = run("clean", STORY_A, "--json").out
    assert run("clean", STORY_A, "--json").out == first
    assert not home.exists()
    assert list(Path.cwd().iterdir()) == []


def test_the_judge_may_be_chosen(run: Run, home: Path) -> None:
    page = PAGES / "strait" / "ferry-talks.html"
    told = {judge: run("clean", page, "--json", "--judge", judge).json for judge in ("model", "readability")}
    assert {judge: found["judge"] for judge, found in told.items()} == {judge: judge for judge in told}
    assert told["model"] == run("clean", page, "--json").json
    assert told["readability"]["recipe"].startswith(told["model"]["recipe"] + "+")
    line = msgspec.json.encode({"html": page.read_text("utf-8")})
    assert run("clean", "--jsonl", "--judge", "readability", stdin=line).json["judge"] == "readability"
    stored = run("clean", page, "--store", "--judge", "readability", "--json").json
    assert run("show", stored["key"], "--json").json["facts"]["judge"] == "readability"
    assert run("clean", page, "--judge", "jury").code == exits.USAGE


def documented(heading: str) -> list[str]:
    """The names in the first column of the table under this heading row in docs/command.md."""
    text = (Path(__file__).resolve().parents[2] / "docs" / "command.md").read_text("utf-8")
    table = text.partition(f"\n| {heading} |")[2].partition("\n\n")[0]
    return [name for row in table.splitlines()[2:] for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def test_every_field_that_is_printed_is_documented_and_in_the_schema(run: Run) -> None:
    page = PAGES / "strait" / "ferry-talks.html"
    plain, full = run("clean", page, "--json").json, run("clean", page, "--evidence").json
    assert documented("field") == list(full)
    assert list(plain) == [name for name in full if name not in EVIDENCE_FIELDS]
    for found in (plain, full):
        jsonschema.validate(found, schema("article"))
    assert set(schema("article")["$defs"]["Article"]["properties"]) == set(full)


def test_every_flag_is_documented() -> None:
    assert sorted(documented("flag")) == sorted(get_args(Flag))


def test_the_page_is_read_in_a_child() -> None:
    """The one test here that does so: in the others the recipe runs in this process."""
    command = [sys.executable, "-m", "workers.cli", "clean", str(STORY_A), "--json"]
    ran = subprocess.run(command, capture_output=True, check=True, timeout=120)
    assert msgspec.json.decode(ran.stdout)["authors"] == ["Staff", "Agencies"]


def test_a_page_that_ends_its_child_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    crash = Crash(reason="memory", why="it wanted more than 2 GB")
    monkeypatch.setattr("workers.child.clean_alone", lambda *_: crash)
    ran = run("clean", STORY_A)
    assert (ran.code, ran.out) == (exits.ERROR, "")
    assert "it wanted more than 2 GB (memory)" in ran.err


def test_no_clock_resolves_a_relative_date(run: Run) -> None:
    assert run("clean", STORY_A, "--json").json["published"] is None


def test_stdin_is_sniffed_and_the_label_wins(run: Run) -> None:
    html = (PAGES / "strait" / "ferry-talks.html").read_bytes()
    key = run("clean", STORY_A, "--json").json["key"]
    assert run("clean", "-", "--json", stdin=html).json["key"] == key
    assert run("clean", "-", "--json", stdin=STORY_A.read_bytes()).json["key"] == key
    assert run("clean", "-", "--json", "--content-type", "text/plain", stdin=STORY_A.read_bytes()).json["key"] == key


@pytest.mark.parametrize(
    ("body", "name", "content_type", "kind"),
    [
        (b"plain words", "-", None, "text"),
        (b"words\n<p>and markup</p>", "-", None, "html"),
        (b"a < b and c > d", "-", None, "text"),
        ("<html><p>wide</p>".encode("utf-16-le"), "-", None, "html"),
        (b"<p>markup</p>", "a.txt", None, "text"),
        (b"no markup", "a.HTM", None, "html"),
        (b"<p>markup</p>", "a.html", "text/plain; charset=utf-8", "text"),
        (b"no markup", "a.txt", "application/xhtml+xml", "html"),
        (b"\x89PNG\r\n\x1a\n\0\xff", "-", None, "html"),
        (b"", "-", None, "text"),
    ],
)
def test_what_a_file_is(body: bytes, name: str, content_type: str | None, kind: str) -> None:
    assert kind_of(body, name, content_type) == kind


def test_a_russian_page_keeps_its_letters(run: Run) -> None:
    found = run("clean", RUSSIAN, "--json").json
    assert found["authors"] == ["Ульяна Берестова"]
    assert found["language"] == "ru"


def test_a_text_in_another_charset_says_so(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("Он поднялся на маяк и зажёг огонь. ".encode("cp1251") * 20)
    ran = run("clean", file)
    assert (ran.code, "--content-type" in ran.err) == (exits.ERROR, True)
    said = ("--content-type", "text/plain; charset=windows-1251", "--json")
    assert run("clean", file, *said).json["text"].startswith("Он поднялся")
    ran = run("clean", file, "--content-type", "text/plain; charset=klingon")
    assert (ran.code, "klingon" in ran.err) == (exits.USAGE, True)


@pytest.mark.parametrize(
    "body", [b"", b"   \n", b"<html><body></body></html>", b"\x89PNG\r\n\x1a\n" + bytes(range(256))]
)
def test_what_holds_no_text_is_nothing_found(run: Run, body: bytes) -> None:
    ran = run("clean", "-", "--json", stdin=body)
    assert ran.code == exits.NOTHING
    assert ran.json["outcome"] == "rejected"
    assert "no article" in ran.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("clean",), exits.USAGE, "name a file"),
        (("clean", "no-such-file.html"), exits.USAGE, "no such file"),
        (("clean", "example.org/story"), exits.USAGE, "http://"),
        (("clean", "/"), exits.USAGE, "is a folder"),
        (("clean", STORY_A, "--fetched-at", "yesterday"), exits.USAGE, "--fetched-at"),
        (("clean", STORY_A, "--fetched-at", "2025-13-45"), exits.USAGE, "--fetched-at"),
        (("clean", STORY_A, "--url", "ftp://example.org/"), exits.USAGE, "--url"),
        (("clean", STORY_A, "--url", "https://example.org/a b"), exits.USAGE, "percent-encode"),
        (("clean", "--jsonl", STORY_A), exits.USAGE, "--jsonl"),
        (("clean", "--jsonl", "--store"), exits.USAGE, "--jsonl"),
        (("clean", "--jsonl", "--jobs", "0"), exits.USAGE, "--jobs"),
        (("clean", "ftp://example.org/"), exits.USAGE, "http"),
        (("clean", "a\0b"), exits.USAGE, "cannot be read"),
    ],
)
def test_bad_input_is_told_in_one_line(run: Run, arguments: tuple[object, ...], code: int, words: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


def test_a_page_that_is_too_large_is_refused(run: Run) -> None:
    ran = run("clean", "-", stdin=b"<p>" + b"a" * MAX_PAGE_BYTES)
    assert ran.code == exits.ERROR
    assert "the limit" in ran.err


def test_a_file_that_may_not_be_read_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    ran = run("clean", tmp_path / "secret.html")
    assert ran.code == exits.ERROR
    assert "who may read it" in ran.err


def test_hostile_text_cannot_touch_the_terminal(run: Run) -> None:
    title = "Evil \x1b[31mred\x07 \u202eright to left and https://user:hunter2@example.org/?token=abc"
    html = f"<title>{title}</title><h1>{title}</h1>" + "<p>The story goes on, word for word, for a while.</p>" * 20
    for arguments in ((), ("--json",), ("--json", "--evidence"), ("--text",)):
        ran = run("clean", "-", *arguments, stdin=html.encode())
        for unsafe in ("\x1b", "\x07", "\u202e"):
            assert unsafe not in ran.out + ran.err
    assert "hunter2" not in run("clean", "-", stdin=html.encode()).out


def test_a_page_is_fetched_by_the_crawler_behind_its_guard(run: Run) -> None:
    with serving() as site:
        address = f"{site.base}/ru/mayak.html"
        blocked = run("clean", address)
        assert blocked.code == exits.BLOCKED
        assert "not public" in blocked.err
        place = site.base.removeprefix("http://")
        found = run("clean", address, "--json", "--allowed-private", place)
        assert found.json["authors"] == ["Ульяна Берестова"]


def test_store_goes_through_the_handler_and_the_second_time_is_seen(run: Run, home: Path) -> None:
    first = run("clean", STORY_A, "--store", *FETCHED, "--json")
    assert (first.code, first.json["outcome"]) == (exits.OK, "stored")
    again = run("clean", STORY_A, "--store", *FETCHED)
    assert again.out.startswith(f"seen  {first.json['key']}")
    assert len(list((home / "warc").glob("*.warc.gz"))) >= 1


def test_store_says_why_a_page_is_none(run: Run) -> None:
    ran = run("clean", "-", "--store", stdin=b"<html></html>")
    assert (ran.code, ran.out.split()[0]) == (exits.NOTHING, "rejected")


def test_a_home_that_cannot_be_written_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    os.environ["COPYDESK_HOME"] = str(tmp_path / "file" / "home")
    ran = run("clean", STORY_A, "--store")
    assert ran.code == exits.ERROR
    assert "Not a directory" in ran.err or "cannot be" in ran.err
