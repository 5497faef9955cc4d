"""``copydesk diff``: two texts side by side in the terminal, as JSON and as HTML, and the versions of an address."""

import re
from pathlib import Path

import pytest
from cli.conftest import STORY_A, STORY_B, UNKNOWN, Run

from workers.cli import exits

pytestmark = pytest.mark.usefixtures("in_process")

URL = "https://harbour.example.org/bridge"
STORY = (
    "The council met on Tuesday night to discuss the bridge that last spring's flood carried away.\n\n"
    "Engineers said the old piers could still bear a lighter road, and a new span would cost four million.\n\n"
    "The vote is due on Friday, when the treasurer will show what the town can borrow from the county."
)
EDITED = STORY.replace("four million", "five million").replace("discuss", "talk about")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "a.txt", tmp_path / "b.txt"
    for path, text in zip(paths, (STORY, EDITED), strict=True):
        path.write_text(text, "utf-8")
    return paths


def test_an_edited_copy_shows_what_was_changed(run: Run, files: tuple[Path, Path]) -> None:
    ran = run("diff", *files)
    assert ran.code == exits.OK
    assert "copy (" in ran.out
    assert "[-four-]" in ran.out
    assert "{+five+}" in ran.out


def test_a_rewritten_story_shows_its_shared_passages(run: Run) -> None:
    ran = run("diff", STORY_A, STORY_B, "--clean")
    assert "derived (" in ran.out
    assert "one source behind both" in ran.out
    assert "[1: with Tesmar Chancellor Oren Vasko on Saturday]" in ran.out


def test_json_has_the_verdict_its_reason_and_every_piece(run: Run, files: tuple[Path, Path]) -> None:
    found = run("diff", *files, "--json").json
    assert found["relation"]["kind"] == "copy"
    assert found["marks"] == "changes"
    assert found["reason"].startswith("an edited copy")
    assert [piece["text"] for line in found["lines"] for piece in line["b"] if piece.get("mark") == "only"][1:] == [
        "five"
    ]


def test_records_are_compared_by_key_and_by_address(run: Run, files: tuple[Path, Path]) -> None:
    key = run("clean", files[0], "--store", "--url", URL, "--json").json["key"]
    ran = run("diff", key, files[1])
    assert "copy (" in ran.out
    assert "example.org" in ran.out
    assert run("diff", URL, files[1], "--json").json["a"]["name"] == key


def test_the_versions_of_an_address_are_told_in_the_order_of_time(run: Run, files: tuple[Path, Path]) -> None:
    for day, path in ((2, files[1]), (1, files[0]), (3, files[0])):
        run("clean", path, "--store", "--url", URL, "--fetched-at", f"2026-02-0{day}T08:00:00Z")
    for ran in (run("diff", "--url", URL, "--json"), run("diff", URL, "--json")):
        assert [pair["a"]["seen"][:10] for pair in ran.lines] == ["2026-02-01", "2026-02-02"]
        assert [pair["relation"]["kind"] for pair in ran.lines] == ["copy", "copy"]
    assert run("diff", URL).out.count("copy (") == 2


def test_versions_are_one_page_without_the_secrets_of_their_address(run: Run, files: tuple[Path, Path]) -> None:
    for day, path in ((1, files[0]), (2, files[1]), (3, files[0])):
        run("clean", path, "--store", "--url", f"{URL}?token=s3cret", "--fetched-at", f"2026-02-0{day}T08:00:00Z")
    html = run("diff", f"{URL}?token=s3cret", "--html", "-").out
    assert html.count("<section>") == 2
    assert "Versions of https://harbour.example.org/bridge?token=" in html
    assert "s3cret" not in html
    assert '<mark class="a">four</mark>' in html
    assert '<mark class="b">five</mark>' in html


def test_one_version_is_said_to_be_one(run: Run, files: tuple[Path, Path]) -> None:
    run("clean", files[0], "--store", "--url", URL)
    ran = run("diff", URL)
    assert (ran.code, ran.out) == (exits.OK, "")
    assert "one version is known" in ran.err


def test_a_text_without_words_is_not_compared(run: Run, files: tuple[Path, Path]) -> None:
    ran = run("diff", files[0], "-", stdin="…\n".encode())
    assert ran.code == exits.NOTHING
    assert "- holds no words" in ran.err


@pytest.mark.parametrize("text", ["غادرت العبارة الميناء صباح اليوم.", "הספינה יצאה מן הנמל עם שחר."])
def test_what_is_written_from_right_to_left_is_not_put_in_columns(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text * 9, "utf-8")
    ran = run("diff", tmp_path / "a.txt", tmp_path / "a.txt")
    assert ran.out.count("\nA:\n") == 1
    assert text in ran.out


def test_wide_characters_keep_the_columns(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("渡し船は朝から晩まで運航している。" * 20, "utf-8")
    (tmp_path / "b.txt").write_text("雨です。", "utf-8")
    lines = [
        line for line in run("diff", tmp_path / "a.txt", tmp_path / "b.txt").out.splitlines() if "渡し船" in line
    ]
    assert lines
    assert all(len(line.rstrip()) <= 60 for line in lines)  # half of 200 columns, two for each character


def test_the_html_file_needs_nothing_and_lets_nothing_act(run: Run, tmp_path: Path) -> None:
    nasty = "<script>alert(1)</script> & \x1b[2Jred \u202eteg https://u:pw@example.org/?token=s3cret " + STORY
    (tmp_path / "<b>.txt").write_text(nasty, "utf-8")
    (tmp_path / "b.txt").write_text(STORY, "utf-8")
    out = tmp_path / "out.html"
    ran = run("diff", tmp_path / "<b>.txt", tmp_path / "b.txt", "--html", out)
    assert ran.code == exits.OK
    html = out.read_text("utf-8")
    assert "<script" not in html
    assert not re.search(r"(?:src|href)=\"(?!#)", html)
    assert not {"\x1b", "\u202e"} & set(html)
    assert "\\u202e" in html
    assert "s3cret" not in html
    assert "pw@" not in html
    assert '<p dir="auto">' in html
    assert run("diff", tmp_path / "<b>.txt", tmp_path / "b.txt", "--html", "-").out.startswith("<!DOCTYPE html>")


def test_passages_in_html_lead_to_each_other(run: Run) -> None:
    html = run("diff", STORY_A, STORY_B, "--html", "-").out
    named = set(re.findall(r'<mark id="([^"]+)"', html))
    assert named
    assert set(re.findall(r'href="#([^"]+)"', html)) == named


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), exits.USAGE, "name two texts"),
        (("a.txt",), exits.USAGE, "name two texts"),
        (("a.txt", "b.txt", "--html", "x", "--json"), exits.USAGE, "--html or --json"),
        (("a.txt", "--url", URL), exits.USAGE, "leave the texts out"),
        (("-", "-"), exits.USAGE, "stdin"),
        (("no.txt", "none.txt"), exits.USAGE, "no such file"),
        ((UNKNOWN, UNKNOWN), exits.NOTHING, "nothing is stored yet"),
        (("--url", URL), exits.NOTHING, "nothing is stored yet"),
    ],
)
def test_what_cannot_be_compared_is_told(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    ran = run("diff", *arguments)
    assert ran.code == code
    assert said in ran.err


def test_an_unknown_address_is_told(run: Run, files: tuple[Path, Path]) -> None:
    run("clean", files[0], "--store", "--url", URL)
    assert run("diff", "https://harbour.example.org/other").code == exits.NOTHING
