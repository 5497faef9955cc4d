"""``clean --jsonl``: every line of stdin is answered by one line of stdout, in order, at once."""

import io
import subprocess
import sys
from base64 import b64encode

import msgspec
import pytest
from cli.conftest import PAGES, STORY_A, Run

from workers.cli import exits
from workers.cli.lines import answer, lines, page_in
from workers.contract import Page, Receipt
from workers.model import EVIDENCE_FIELDS, Article, Rejected
from workers.pipes import Crash
from workers.recipe import clean


def line(**fields: object) -> bytes:
    return msgspec.json.encode(fields) + b"\n"


def story(ref: str) -> bytes:
    return line(text=STORY_A.read_text("utf-8"), fetched_at="2025-09-27T08:00:00Z", ref=ref)


def test_every_line_is_answered_in_its_order(run: Run) -> None:
    html = b64encode((PAGES / "ru" / "mayak.html").read_bytes()).decode()
    sent = [
        story("first"),
        b"not json\n",
        b"\n",
        line(html_b64=html, ref="third"),
        b'["a list"]\n',
        line(ref="no body"),
        line(html="<p></p>", ref="empty"),
        line(text="x", source="crawl:9", ref="ours"),
        line(text="x", attempts=3),
        b'{"text": "\xff"}\n',
        b"[" * 100_000 + b"\n",
        line(text="A sentence with a line separator\u2028and a next\u0085line in it, which ends no line.", ref="u"),
        story("last").rstrip(b"\n"),
    ]
    ran = run("clean", "--jsonl", "--jobs", "2", stdin=b"".join(sent))
    assert ran.code == exits.OK
    found = [msgspec.json.decode(answered) for answered in ran.out.rstrip("\n").split("\n")]
    assert len(found) == len(sent)
    assert [one.get("ref") for one in found] == [
        "first", None, None, "third", None, "no body", "empty", "ours", None, None, None, "u", "last",
    ]  # fmt: skip
    outcomes = [one.get("outcome", "article") for one in found]
    assert outcomes == [
        "article", "refused", "refused", "article", "refused", "refused", "rejected", "refused", "refused",
        "refused", "refused", "article", "article",
    ]  # fmt: skip
    assert found[0]["key"] == found[-1]["key"]
    assert all(one.get("reason") or "key" in one for one in found)


def test_an_answer_has_the_fields_of_an_article_beside_the_ref() -> None:
    page = Page(text=STORY_A.read_text("utf-8"), ref="a")
    article = clean(page)
    found = msgspec.json.decode(answer(page, article))
    assert set(found) == {"ref"} | set(Article.__struct_fields__) - set(EVIDENCE_FIELDS)
    found = msgspec.json.decode(answer(page, article, evidence=True))
    assert len(found["blocks"]) == len(found["verdicts"]) > 20


def test_no_input_is_no_output(run: Run) -> None:
    ran = run("clean", "--jsonl", stdin=b"")
    assert (ran.code, ran.out) == (exits.OK, "")


def test_an_answer_is_given_while_more_is_to_come() -> None:
    command = [sys.executable, "-m", "workers.cli", "clean", "--jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        for ref in ("one", "two"):
            child.stdin.write(story(ref))
            child.stdin.flush()
            assert msgspec.json.decode(child.stdout.readline())["ref"] == ref
        child.stdin.close()
        assert child.stdout.read() == b""
        assert child.wait(60) == exits.OK


def test_lines_end_at_newlines_only_and_a_long_one_is_passed_over() -> None:
    stream = io.BytesIO(b"a\rb\x0bc\n" + b"x" * 50 + b"\n" + b"y" * 10 + b"\nlast")
    assert list(lines(stream, limit=20)) == [b"a\rb\x0bc", None, b"y" * 10, b"last"]
    assert list(lines(io.BytesIO(b"x" * 50), limit=20)) == [None]


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (None, "longer than"),
        (b"\xff\xfe", "no JSON"),
        (b'{"text": "\xff"}', "UTF-8"),
        (b"{", "no JSON"),
        (b"null", "a JSON object"),
        (b'{"text": 5}', "str"),
        (b'{"html_b64": "%%%"}', "base64"),
        (b'{"text": "a", "html": "b"}', "exactly one"),
        (b'{"text": "a", "schema": "copydesk.page/9"}', "schema"),
        (b'{"text": "a", "fetched_at": "soon"}', "ISO 8601"),
        (b'{"text": "\\ud800"}', "no JSON"),
    ],
)
def test_a_line_that_holds_no_page_says_why(sent: bytes | None, words: str) -> None:
    found = page_in(sent)
    assert isinstance(found, Receipt)
    assert found.outcome == "refused"
    assert words in (found.reason or "")


def test_a_page_that_killed_its_process_is_a_receipt() -> None:
    crash = Crash(reason="timeout", why="it took longer than 20 s of CPU")
    found = msgspec.json.decode(answer(Page(ref="r"), crash))
    assert (found["outcome"], found["ref"]) == ("quarantined", "r")
    assert "timeout" in found["reason"]
    found = msgspec.json.decode(answer(Page(ref="r"), Rejected(reason="shell", why="an empty shell")))
    assert (found["outcome"], found["reason"]) == ("rejected", "shell: an empty shell")
