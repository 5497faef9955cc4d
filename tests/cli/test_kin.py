"""``copydesk related`` as a tree, and ``copydesk match`` of what is not stored."""

from pathlib import Path

import jsonschema
import pytest
from cli.conftest import STORY_A, STORY_B, UNKNOWN, Run

from workers.cli import exits
from workers.cli.family import common, tree_of
from workers.contract import Relation
from workers.contract import Run as Passage
from workers.schemas import schema
from workers.store.kin import Cluster, Family, Member

pytestmark = pytest.mark.usefixtures("in_process")


@pytest.fixture
def keys(run: Run, tmp_path: Path) -> tuple[str, ...]:
    """The bundled stories A and B, and an edited copy of A, printed one after the other."""
    edited = tmp_path / "edited.txt"
    edited.write_text(STORY_A.read_text("utf-8").replace("night ferries", "evening boats"), "utf-8")
    texts = ((STORY_A, "beacon", "27T08:00"), (STORY_B, "courier", "27T11:30"), (edited, "gazette", "28T09:00"))
    return tuple(
        run(
            *("clean", path, "--store", "--json", "--url", f"https://{name}.example.{name}.com/1"),
            *("--fetched-at", f"2025-09-{time}:00Z"),
        ).json["key"]
        for path, name, time in texts
    )


def test_a_story_is_a_tree_with_times_outlets_and_shares(run: Run, keys: tuple[str, ...]) -> None:
    lines = run("related", keys[0]).out.splitlines()
    copy = next(line for line in lines if "copy " in line)
    derived = next(line for line in lines if "derived " in line)
    assert "of it in common" in copy
    assert "gazette.com" in copy
    assert "(1 d 1 h later)" in copy
    assert "courier.com" in derived
    assert "(3 h 30 min later)" in derived
    assert all(any(key in line for line in lines) for key in keys)


def test_the_story_as_json(run: Run, keys: tuple[str, ...]) -> None:
    found = run("related", keys[0], "--json").json
    assert {relation["kind"] for relation in found["relations"]} == {"copy", "derived"}
    assert {member["key"] for cluster in found["family"]["clusters"] for member in cluster["members"]} == set(keys)
    assert found["events"]
    assert found["seen"][0]["fetched_at"] == "2025-09-27T08:00:00Z"


def test_a_text_that_is_alone_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A gardener grew the largest marrow of the year. " * 5)
    key = run("clean", tmp_path / "a.txt", "--store", "--json").json["key"]
    ran = run("related", key)
    assert ran.code == exits.OK
    assert "no related text is known" in ran.err


def test_match_tells_what_is_related_and_stores_nothing(run: Run, keys: tuple[str, ...]) -> None:
    ran = run("match", STORY_A, "--clean")
    assert ran.code == exits.OK
    assert [kind in ran.out for kind in ("same", "copy", "derived")] == [True] * 3
    found = run("match", "-", "--json", stdin=STORY_B.read_bytes()).json
    jsonschema.validate(found, schema("matches"))
    assert {(one["relation"]["kind"], one["relation"]["b"]) for one in found["matches"]} >= {
        ("copy", keys[1]),
        ("derived", keys[0]),
    }
    assert len(run("list", "--json").lines) == 3


def test_matches_are_paged(run: Run, keys: tuple[str, ...]) -> None:
    first = run("match", STORY_A, "--clean", "--limit", "1")
    assert "there is more: --skip 1" in first.err
    rest = run("match", STORY_A, "--clean", "--skip", "1", "--json").json
    assert keys[0] not in [one["relation"]["b"] for one in rest["matches"]]
    assert len(rest["matches"]) == 2


@pytest.mark.parametrize(
    ("what", "stdin", "code", "said"),
    [
        ("https://beacon.com/1", b"", exits.USAGE, "nothing is fetched"),
        (UNKNOWN, b"", exits.USAGE, f"`copydesk related {UNKNOWN}`"),
        ("-", b"", exits.NOTHING, "no words"),
        ("-", bytes(range(256)) * 8, exits.NOTHING, "binary"),
        ("-", "…".encode(), exits.NOTHING, "no words"),
        ("-", b"<html><body></body></html>", exits.NOTHING, "no article"),
        ("-", b"Nobody has printed these words before.", exits.NOTHING, "nothing that is related"),
        ("none.txt", b"", exits.USAGE, "no such file"),
    ],
)
def test_what_cannot_be_matched_is_told(
    run: Run, keys: tuple[str, ...], what: str, stdin: bytes, code: int, said: str
) -> None:
    assert keys
    ran = run("match", what, stdin=stdin)
    assert ran.code == code
    assert said in ran.err


def test_a_cluster_hangs_below_the_one_that_it_is_linked_to() -> None:
    def edge(a: str, b: str) -> Relation:
        return Relation(a=a, b=b, kind="derived", score=0.3)

    clusters = tuple(Cluster(leader=name, members=(Member(key=name),)) for name in "abcd")
    root = tree_of(Family(key="a", clusters=clusters, edges=(edge("b", "c"), edge("a", "b"))))
    shape = [(one.member.key, [under.member.key for under in one.below]) for one in root.below]
    assert shape == [("b", ["c"]), ("d", [])]


def test_the_share_in_common_is_that_of_the_record_itself() -> None:
    run = Passage(a_start=0, a_end=10, b_start=5, b_end=25, words=6)
    relation = Relation(a="x", b="y", kind="derived", score=0.4, evidence=(run,))
    assert common(relation, "y", "." * 80) == 0.25
    assert common(relation, "x", "." * 40) == 0.25
    assert common(Relation(a="x", b="y", kind="copy", score=0.4), "y", "...") == 0.4
