"""Corpora are read packed and unpacked, their samples are always the same, and what peers answered is asked once."""

import json
import tarfile
from pathlib import Path

import msgspec
import pytest

from benchmarks.answers import answers
from benchmarks.corpus import cases, names, unpacked
from benchmarks.held_out import HeldOut, trained_on
from benchmarks.peers import OURS, PEERS, Given, System, asked, stop_list
from benchmarks.score import Answer
from workers.judging import block_model
from workers.judging.block_model.model import pack

GOLD = [
    {
        "id": "a",
        "url": "https://example.org/a",
        "text": "One\u2028two",
        "authors": [],
        "date": None,
        "annotated": ["date"],
    },
    {"id": "b", "text": None, "with": ["x"], "language": "de-AT", "page_type": "article", "date": "2020-01-02"},
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one invented corpus."""
    pages = tmp_path / "corpora" / "tiny" / "pages"
    pages.mkdir(parents=True)
    for gold in GOLD:
        (pages / f"{gold['id']}.html").write_text(f"<p>This is the page {gold['id']} of a corpus.", "utf-8")
    lines = "\n".join(json.dumps(gold, ensure_ascii=False) for gold in GOLD)
    (pages.parent / "gold.jsonl").write_text(lines + "\n", "utf-8")
    return tmp_path / "corpora"


def test_gold_is_read_with_what_it_does_not_know(folder: Path) -> None:
    first, second = cases(folder, "tiny")
    assert (first.text, first.authors, first.dateless) == ("One\u2028two", (), True)
    assert (second.text, second.authors, second.dateless) == (None, None, False)
    assert (second.wanted, second.language, second.kind) == (("x",), "de", "article")
    assert first.body() == b"<p>This is the page a of a corpus."


def test_an_archive_is_unpacked_into_the_cache(folder: Path, tmp_path: Path) -> None:
    packed, cache = tmp_path / "packed", tmp_path / "cache"
    packed.mkdir()
    with tarfile.open(packed / "tiny.tar.xz", "w:xz") as out:
        for inside in sorted((folder / "tiny").iterdir()):
            out.add(inside, inside.name)
    assert names(packed) == names(folder) == ("tiny",)
    found = unpacked(packed, "tiny", cache)
    assert found == cache / "tiny"
    assert (found / "pages" / "b.html").is_file()
    assert sorted(file.name for file in packed.iterdir()) == ["tiny.tar.xz"]


def test_a_corpus_that_is_not_there_names_the_next_act(folder: Path) -> None:
    with pytest.raises(FileNotFoundError, match="--corpora"):
        unpacked(folder, "missing")


def test_a_sample_is_always_the_same_part(folder: Path) -> None:
    assert cases(folder, "tiny", 1) == cases(folder, "tiny", 2)[:1]
    assert len(cases(folder, "tiny", 5)) == 2


def test_a_peer_is_asked_once_for_each_page_and_again_after_half_a_line(folder: Path, tmp_path: Path) -> None:
    seen = []

    def ask(given: Given) -> Answer:
        seen.append(given.url)
        return Answer(text=given.body.decode())

    pages, kept = cases(folder, "tiny"), tmp_path / "kept"
    system = System(name="invented", distribution="copydesk", ask=ask)
    first = answers(system, pages, ["en", "de"], kept)
    assert answers(system, pages, ["en", "fr"], kept) == first
    assert len(seen) == 2
    file = next(kept.iterdir())
    file.write_bytes(file.read_bytes()[:-20])
    assert answers(system, pages, ["en", "de"], kept) == first
    assert len(seen) == 3
    assert answers(system, pages, ["en", "de"], kept) == first
    assert len(seen) == 3


def test_a_peer_that_raises_has_answered_nothing() -> None:
    def ask(given: Given) -> Answer:
        raise KeyError(given.url)

    broken = System(name="broken", distribution="copydesk", ask=ask)
    assert asked(broken, Given(body=b"")) == Answer(failed="KeyError")


def test_a_page_is_judged_by_the_model_that_has_not_seen_its_site(tmp_path: Path) -> None:
    shipped = block_model.shipped()
    for fold, look in ((0, 7), (1, 9)):
        forest = msgspec.structs.replace(shipped.forest, look=look)
        packed = pack(forest, shipped.lexicon, shipped.names, shipped.usual)
        (tmp_path / f"{fold}.npz").write_bytes(packed)
    (tmp_path / "folds.json").write_text(json.dumps({"tiny/a": 0, "tiny/b": 1}), "utf-8")
    held_out = HeldOut(tmp_path)
    looks = []
    for page in ("a", "b", "c"):
        with held_out.reading("tiny", page):
            looks.append(block_model.shipped().forest.look)
    assert looks == [7, 9, shipped.forest.look]
    assert block_model.shipped() is shipped


def test_what_the_model_was_trained_on_stands_on_its_card() -> None:
    assert "wcxb-dev" in trained_on()
    assert "trafilatura" not in trained_on()


def test_copydesk_answers_through_its_public_entrance() -> None:
    body = b"<title>Ice</title><article><h1>Ice</h1><p>" + b"The lake froze over in the night, he said. " * 9
    assert "The lake froze over" in asked(OURS, Given(body=body)).text


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_an_installed_peer_answers(peer: System) -> None:
    if peer.version is None:
        pytest.skip(f"{peer.distribution} is not installed; pip install '.[bench]'")
    story = b"The lake froze over in the night, and they said that it was the first time in years. " * 5
    head = b"<title>Ice on the lake</title><meta property='article:published_time' content='2024-02-05T08:00:00Z'>"
    page = b"<html lang=en><head>" + head + b"</head><body><article><p>" + b"</p><p>".join([story] * 4)
    found = asked(peer, Given(body=page + b"</p></article></body></html>", url="https://example.org/ice"))
    assert found.failed is None
    assert "text" not in peer.fields or "The lake froze over" in found.text
    assert "date" not in peer.fields or (found.date or "").startswith("2024-02-05")


def test_stop_words_fall_back_to_english() -> None:
    assert stop_list("de") == "German"
    assert stop_list("ja") == "English"
