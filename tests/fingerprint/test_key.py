"""Keys and fingerprints, held by the published vectors and by what may and may not change them."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

import workers
from workers import selftest
from workers.fingerprint import fingerprint
from workers.fingerprint.canonical import canonical
from workers.fingerprint.key import SHORT, content_key

LONG = " ".join(f"word{number}" for number in range(SHORT))
SHORTER = " ".join(f"word{number}" for number in range(SHORT - 1))


def test_every_published_vector_holds() -> None:
    checks = tuple(selftest.run())
    assert len(checks) > 150
    assert [(check.name, check.detail) for check in checks if not check.ok] == []


def test_a_wrong_vector_fails_and_says_what_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "canonical", lambda text: "the same")
    failed = [check for check in selftest.run() if not check.ok]
    assert failed
    assert all(check.name.startswith("cd1 differ: ") for check in failed)
    assert "the same" in failed[0].detail


def test_the_vectors_cover_what_the_specification_promises() -> None:
    vectors = json.loads((Path(selftest.__file__).parent / "vectors" / "cd1.json").read_text("utf-8"))
    names = " ".join(row["name"] for kind in ("pinned", "equal", "differ") for row in vectors[kind])
    scripts = {"Latin", "Cyrillic", "Arabic", "Hindi", "Tamil", "Thai", "Chinese", "Japanese", "emoji", "soft"}
    assert {script for script in scripts if script not in names} == set()


def test_the_documentation_shows_the_same_vectors() -> None:
    docs = Path(selftest.__file__).parents[1] / "docs" / "vectors"
    assert docs.resolve() == (Path(selftest.__file__).parent / "vectors").resolve()


def test_a_long_body_is_keyed_by_itself() -> None:
    assert content_key(LONG) == "cd1-" + sha256(f"cd1\n{LONG}".encode()).hexdigest()
    assert content_key(LONG, title="A title", site="example.com") == content_key(LONG)


def test_a_short_body_is_keyed_with_site_and_title() -> None:
    expected = sha256(f"cd1s\nexample com\na title\n{SHORTER}".encode()).hexdigest()
    assert content_key(SHORTER, title="A “title”", site="example.com") == f"cd1s-{expected}"


def test_short_bodies_of_two_sites_or_titles_have_two_keys() -> None:
    keys = {
        content_key("Subscribe to read on.", title=title, site=site)
        for title, site in [(None, None), ("A", None), (None, "A"), ("B", None), ("A", "A")]
    }
    assert len(keys) == 5


@pytest.mark.parametrize("blank", ["", "…", "\u200b"])
def test_an_absent_title_counts_as_an_empty_one(blank: str) -> None:
    assert content_key(SHORTER, title=blank, site=blank) == content_key(SHORTER)


@pytest.mark.parametrize("text", ["", " \n", "“—”", "\u00ad\u200b", "\ud800", "\ue000★"])
def test_a_body_without_tokens_has_no_key_and_no_fingerprint(text: str) -> None:
    assert content_key(text, title="A title") is None
    assert fingerprint(text, title="A title") is None


def test_the_digest_is_over_the_exact_characters() -> None:
    curly, straight = fingerprint("The council’s vote"), fingerprint("The council's vote")
    assert curly is not None and straight is not None
    assert curly.key == straight.key
    assert curly.text_sha256 == sha256("The council’s vote".encode()).hexdigest()
    assert curly.text_sha256 != straight.text_sha256
    assert curly.tokens == 3


def test_a_lone_surrogate_has_a_digest() -> None:
    found = fingerprint("a\ud800")
    assert found is not None
    assert found.text_sha256 == sha256(b"a\xed\xa0\x80").hexdigest()


def test_the_public_name_is_callable_before_and_after_its_room_was_loaded() -> None:
    assert workers.fingerprint("One vote") == fingerprint("One vote")
    assert canonical("One vote") == "one vote"
