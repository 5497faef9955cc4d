"""``copydesk db bury`` and ``db tombstones``: what is forbidden is refused from then on, and listed with why."""

from pathlib import Path

import pytest
from cli.conftest import STORY_A, UNKNOWN, Run

from workers.cli import exits

pytestmark = pytest.mark.usefixtures("in_process")

URL = "https://beacon.example.org/strait/ferry-talks.html"
SAME = "https://BEACON.example.org/strait/ferry-talks.html?utm_source=x"


def stored(run: Run) -> int:
    return run("clean", STORY_A, "--store", "--url", URL).code


@pytest.mark.parametrize("where", [("--url", SAME), ("--site", "www.Beacon.example.org"), ("--site", "example.org")])
def test_what_is_buried_is_not_stored(run: Run, where: tuple[str, str]) -> None:
    ran = run("db", "bury", *where, "--reason", "asked by the owner", "--json")
    assert (ran.code, ran.json["kind"], ran.json["reason"]) == (exits.OK, where[0][2:], "asked by the owner")
    assert stored(run) == exits.BLOCKED
    assert run("list").code == exits.NOTHING


def test_a_text_is_buried_by_its_key(run: Run) -> None:
    key = run("clean", STORY_A, "--json").json["key"]
    told = run("db", "bury", "--key", key, "--reason", "court order\x1b[2J")
    assert (told.code, key in told.out, "\x1b" in told.out) == (exits.OK, True, False)
    assert stored(run) == exits.BLOCKED


def test_no_secret_of_an_address_is_shown(run: Run) -> None:
    for json in ((), ("--json",)):
        ran = run("db", "bury", "--url", f"{URL}?token=s3cret", "--reason", "asked by the owner", *json)
        assert "beacon.example.org" in ran.out
        assert "s3cret" not in ran.out + ran.err + run("db", "tombstones", *json).out


def test_what_is_stored_stays_and_is_told_so(run: Run) -> None:
    assert stored(run) == exits.OK
    ran = run("db", "bury", "--url", URL, "--reason", "asked by the owner")
    assert (ran.code, "still there" in ran.err) == (exits.OK, True)
    assert run("show", URL).code == exits.OK


def test_tombstones_are_listed_with_the_last_reason(run: Run) -> None:
    for reason in ("first", "second"):
        run("db", "bury", "--site", "example.org", "--reason", reason)
    run("db", "bury", "--key", UNKNOWN, "--reason", "third")
    rows = run("db", "tombstones", "--json").lines
    assert [(row["kind"], row["reason"]) for row in rows] == [("site", "second"), ("key", "third")]
    assert (len(rows[0]["value"]), rows[1]["value"]) == (32, UNKNOWN)
    assert "second" in run("db", "tombstones").out


def test_no_tombstones(run: Run) -> None:
    run("db", "upgrade")
    ran = run("db", "tombstones")
    assert (ran.code, ran.out, "db bury" in ran.err) == (exits.NOTHING, "", True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--reason", "why"),
        ("--reason", " ", "--site", "example.org"),
        ("--site", "example.org"),
        ("--reason", "why", "--site", "example.org", "--key", UNKNOWN),
        ("--reason", "why", "--key", "cd1-short"),
        ("--reason", "why", "--url", "no address"),
        ("--reason", "why", "--site", "https://example.org/"),
        ("--reason", "why", "--site", "me@example.org"),
        ("--reason", "why", "--site", ""),
    ],
)
def test_what_names_nothing_to_bury_is_wrong_usage(run: Run, home: Path, arguments: tuple[str, ...]) -> None:
    ran = run("db", "bury", *arguments)
    assert (ran.code, ran.out) == (exits.USAGE, "")
    assert ran.err
    assert not home.exists()


@pytest.mark.parametrize("where", [("--url", SAME), ("--site", "www.example.org")])
def test_what_is_unburied_is_stored_again(run: Run, where: tuple[str, str]) -> None:
    run("db", "bury", *where, "--reason", "asked by the owner")
    run("db", "bury", "--site", "other.example", "--reason", "stays")
    ran = run("db", "unbury", *where, "--json")
    assert (ran.code, ran.json["kind"]) == (exits.OK, where[0][2:])
    assert stored(run) == exits.OK
    assert [row["reason"] for row in run("db", "tombstones", "--json").lines] == ["stays"]


@pytest.mark.parametrize("where", [("--url", URL), ("--site", "example.org")])
def test_what_is_kept_as_a_digest_is_unburied_by_it(run: Run, where: tuple[str, str]) -> None:
    run("db", "bury", *where, "--reason", "asked by the owner")
    (row,) = run("db", "tombstones", "--json").lines
    assert "example" not in row["value"]
    assert run("db", "unbury", where[0], row["value"]).code == exits.OK
    assert stored(run) == exits.OK
    assert run("db", "bury", where[0], row["value"], "--reason", "why").code == exits.USAGE


def test_a_site_is_buried_in_its_own_script_and_unburied_in_ascii(run: Run) -> None:
    run("db", "bury", "--site", "B\u00fccher.example", "--reason", "asked by the owner")
    assert run("db", "unbury", "--site", "xn--bcher-kva.example").code == exits.OK


def test_what_is_not_buried_is_told(run: Run) -> None:
    assert run("db", "unbury", "--site", "example.org").code == exits.NOTHING, "there is no store yet"
    run("db", "bury", "--site", "example.org", "--reason", "asked by the owner")
    for where in (("--site", "example.com"), ("--url", URL), ("--key", UNKNOWN)):
        ran = run("db", "unbury", *where)
        assert (ran.code, ran.out, "db tombstones" in ran.err) == (exits.NOTHING, "", True)
    for wrong in ((), ("--site", "a b"), ("--key", "cd1-short"), ("--key", UNKNOWN, "--site", "example.org")):
        assert run("db", "unbury", *wrong).code == exits.USAGE
