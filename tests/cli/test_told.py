"""What a command says of itself: words and not field names, nothing of what is not there, and the next act."""

import re
from pathlib import Path

import pytest
from cli.conftest import STORY_A, Run

from workers.cli import exits

URL = "https://a.example/story"


@pytest.fixture
def key(run: Run) -> str:
    """The key of a story that is stored."""
    return str(run("clean", STORY_A, "--store", "--url", URL, "--json").json["key"])


@pytest.mark.parametrize("command", ["show", "related"])
def test_what_is_no_key_is_told_by_what_it_seems_to_be(run: Run, key: str, command: str) -> None:
    beginning = run(command, key[:12])
    assert (beginning.code, "prints it whole" in beginning.err) == (exits.USAGE, True)
    file = run(command, STORY_A)
    assert (file.code, "`copydesk clean`" in file.err) == (exits.USAGE, True)
    other = run(command, "x" * 5000)
    assert (other.code, "whole" in other.err, "clean" in other.err) == (exits.USAGE, False, False)


@pytest.mark.parametrize("command", ["related", "explain"])
def test_a_key_stands_whole_in_its_line_above_a_narrow_table(
    run: Run, key: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    assert run(command, key).out.splitlines()[0] == key


def test_what_was_forgotten_is_told_in_words(run: Run, key: str) -> None:
    gone = run("forget", key, "--reason", "asked")
    told = {tuple(re.split(r"\s{2,}", line.strip())) for line in gone.out.splitlines()}
    assert {("texts", "1"), ("sightings", "1"), ("pages in the archive", "1")} <= told
    assert not {line[0] for line in told} & {"pages that waited", "fetch_states", "missing"}
    nothing = run("forget", "https://b.example/", "--reason", "asked")
    assert (nothing.out, "nothing of it was here" in nothing.err) == ("", True)


def test_a_moment_in_a_table_is_in_utc_to_the_second(run: Run, key: str) -> None:
    run("db", "bury", "--site", "b.example", "--reason", "asked")
    assert re.search(r" \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ", run("db", "tombstones").out)


def test_what_is_refused_by_a_tombstone_has_no_field_to_correct(run: Run, key: str) -> None:
    run("forget", key, "--reason", "asked")
    again = run("clean", STORY_A, "--store", "--url", "https://b.example/other")
    assert again.code == exits.BLOCKED
    assert "not stored again: asked" in again.out + again.err
    assert "field" not in again.out + again.err


def test_what_would_be_pruned_is_told_in_words(run: Run, key: str) -> None:
    out = run("prune", "--dry-run").out
    assert "archived pages" in out
    assert "_" not in out


def test_the_store_is_measured_table_by_table_the_largest_first(run: Run, key: str) -> None:
    ran = run("db", "stats")
    sizes = [line.split() for line in ran.out.splitlines() if len(line.split()) == 4 and line.split()[2].isdigit()]
    assert {"record", "job", "all"} <= {name for name, *_ in sizes}
    taken = [int(size) for _, _, size, _ in sizes[:-1]]
    assert taken == sorted(taken, reverse=True)
    assert "pages so far: 1;" in ran.err


def test_a_rebuild_that_changes_nothing_says_so(run: Run, key: str) -> None:
    assert "nothing would change" in run("rebuild", "--dry-run").err


def test_an_index_that_was_there_is_not_told_to_be_new(run: Run, key: str) -> None:
    run("archive", "index")
    assert "had no index" not in run("archive", "index").err


def test_a_table_of_sites_that_is_not_there_is_one_message(run: Run) -> None:
    ran = run("sites", "check", "none.toml")
    assert ran.code == exits.USAGE
    assert ran.err == "copydesk: none.toml is not there; copy sites.example.toml and write your sites into it\n"


def test_the_doctor_says_what_a_crawl_still_needs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def told() -> dict[str, tuple[str, str]]:
        return {one["what"]: (one["state"], one["said"]) for one in run("doctor", "--json").lines}

    before = told()
    assert before["user agent"][0] == "warning"
    assert "COPYDESK_USER_AGENT" in before["user agent"][1]
    assert before["sites"][0] == "ok"
    assert "is not there" in before["sites"][1]
    monkeypatch.setenv("COPYDESK_USER_AGENT", "daily-archive/1.0 (+https://archive.example/bot)")
    Path("sites.toml").write_text('[sites.a]\nseeds = ["https://a.example/"]\n')
    assert (told()["user agent"][0], told()["sites"]) == ("ok", ("ok", "1 in sites.toml"))
    Path("sites.toml").write_text("[sites.a]\nseed = 3\n")
    assert told()["sites"][0] == "fault"


def test_formats_that_do_not_go_together_are_named(run: Run) -> None:
    ran = run("clean", STORY_A, "--evidence", "--text")
    assert (ran.code, "--evidence is printed as JSON" in ran.err) == (exits.USAGE, True)
    ran = run("clean", "--jsonl", STORY_A)
    assert (ran.code, "< FILE" in ran.err) == (exits.USAGE, True)


def test_what_is_packed_is_to_be_unpacked(run: Run) -> None:
    ran = run("clean", "-", stdin=b"\x1f\x8b\x08\x00" + bytes(60))
    assert (ran.code, "gunzip" in ran.err) == (exits.NOTHING, True)


@pytest.mark.parametrize(("line", "kind"), [("[{}]", "an array"), ('"x"', "a string"), ("3", "a number")])
def test_a_line_that_holds_no_object_is_called_what_json_calls_it(run: Run, line: str, kind: str) -> None:
    ran = run("clean", "--jsonl", stdin=line.encode() + b"\n")
    assert ran.json["reason"] == f"a page is a JSON object, not {kind}"


def test_a_private_place_is_checked_before_anything_is_started(run: Run, home: Path) -> None:
    for command in ("crawl", "discover", "clean"):
        ran = run(command, "http://127.0.0.1:9/", "--allowed-private", "127.0.0.1")
        assert (ran.code, "no HOST:PORT" in ran.err) == (exits.USAGE, True)
    assert not home.exists()


@pytest.mark.parametrize("command", ["crawl", "discover", "clean"])
def test_the_flag_has_the_name_of_the_field_and_its_name_of_before_is_told(run: Run, command: str) -> None:
    ran = run(command, "http://127.0.0.1:9/", "--allow-private", "127.0.0.1:9")
    assert (ran.code, "--allowed-private" in ran.err) == (exits.USAGE, True)


@pytest.mark.parametrize("command", ["discover", "clean"])
def test_a_private_address_is_refused_with_what_lets_it_be_dialled(run: Run, command: str) -> None:
    ran = run(command, "http://127.0.0.1:9/")
    assert (ran.code, "--allowed-private HOST:PORT" in ran.err) == (exits.BLOCKED, True)


@pytest.mark.parametrize(("typed", "meant"), [("lst", "`copydesk list`"), ("qqq", "--help")])
def test_a_command_that_is_none_is_answered_with_one(run: Run, typed: str, meant: str) -> None:
    ran = run(typed)
    assert (ran.code, meant in ran.err, ran.out) == (exits.USAGE, True, "")


def test_a_wrong_setting_is_told_by_its_name_and_origin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WORKERS", "many")
    ran = run("list")
    assert ran.code == exits.USAGE
    assert "workers cannot be used (from COPYDESK_WORKERS)" in ran.err


def test_a_queue_server_without_an_address_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_BROKER_URL", "localhost")
    ran = run("worker")
    assert (ran.code, "redis://" in ran.err) == (exits.USAGE, True)


def test_the_crawls_of_one_site_are_not_all_crawls(run: Run, key: str) -> None:
    assert "no crawl of daily; `copydesk crawls`" in run("crawls", "--site", "daily").err
    assert "`copydesk crawl URL`" in run("crawls").err


@pytest.mark.parametrize(("name", "is_hinted"), [("example.org/story", True), ("../story.html", False)])
def test_an_address_without_its_scheme_is_told_from_a_file(run: Run, name: str, is_hinted: bool) -> None:
    ran = run("clean", name)
    assert (ran.code, "http://" in ran.err) == (exits.USAGE, is_hinted)
