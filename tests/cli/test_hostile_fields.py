"""Whatever a page or a caller writes into any field, a command prints lines that are read and do nothing."""

import gzip
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cli.conftest import Run
from sqlalchemy import select

from workers.cli import out
from workers.cli.app import COMMANDS
from workers.store import backup, crawls, open_store, quarantine, watches
from workers.store.codec import expand
from workers.store.schema import metadata

pytestmark = pytest.mark.usefixtures("in_process")

#: Colours, a title for the window, a right-to-left override, a cursor, a C1 control, a false line of a log.
BAIT = "\x1b[31mX\x1b]0;own\x07 \u202egpj.exe\u2066 \x9b2J \r\nERROR forged line \u2028 \x00 \x7f"
SECRET = "s3cr3t"
#: What a terminal obeys, and what turns the order of letters round; lines end with "\n" only.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: The head of a record of the archive.
HEAD = re.compile(rb"WARC/1\.1\r\n.*?\r\n\r\n", re.DOTALL)
#: How what the store has packed begins.
ZSTANDARD = b"\x28\xb5\x2f\xfd"
URL = f"https://reader:{SECRET}@news.example.org/story?token={SECRET}&id=7"
SENTENCE = "the council of the harbour town voted to open its old customs house to the public again after"


def page(number: int) -> str:
    """A page with bait in every field that is read, and secrets in every address."""
    stated = msgspec.json.encode(
        {
            "@type": "NewsArticle",
            "headline": f"Customs house {BAIT}",
            "author": [{"@type": "Person", "name": f"Jane {BAIT} Roe"}, {"@type": "Person", "name": "=HYPERLINK(1)"}],
            "datePublished": f"2025-09-1{number}T10:00:00Z{BAIT}",
            "articleSection": f"Town {BAIT}",
            "description": f"Open again {BAIT}",
            "image": f"https://img.example.org/a.jpg?signature={SECRET}",
            "publisher": {"@type": "Organization", "name": f"The News {BAIT}"},
            "keywords": [BAIT],
        }
    ).decode()
    words = SENTENCE.split(" ")
    told = [words[(at * 7) % len(words)] for at in range(200)]
    told[number * 40] = f"edit{number}"
    body = "".join(f"<p>{' '.join(told[at : at + 40])} {BAIT}</p>" for at in range(0, 200, 40))
    head = f'<title>Customs house {BAIT}</title><meta name="author" content="{BAIT}">'
    address = f'<link rel="canonical" href="{URL}">'
    marked = f'<script type="application/ld+json">{stated}</script>'
    article = f"<article><h1>Customs {BAIT}</h1>{body}</article>"
    return f"<html><head>{head}{address}{marked}</head><body>{article}</body></html>"


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> list[str]:
    """The keys of a hostile page and of an edited copy of it."""
    keys = []
    (tmp_path / "work" / "sites.toml").write_text(
        f'[sites.a]\nseeds = ["https://a.example/?token={SECRET}"]\n', "utf-8"
    )
    for number in (1, 2):
        file = tmp_path / f"hostile {number}\x1b[31m.html"
        file.write_text(page(number), "utf-8")
        url = URL.replace("story", f"story-{number}")
        ran = run("clean", file, "--store", "--url", url, "--fetched-at", f"2025-09-2{number}T10:00:00Z", "--json")
        assert ran.code == 0, ran.err
        keys.append(ran.json["key"])
    store, now = open_store(f"sqlite:///{tmp_path / 'home' / 'copydesk.sqlite3'}"), datetime.now(UTC)
    with store.write() as tx:
        quarantine.add(tx, None, f"bad {BAIT} {URL}", f"{BAIT} {URL}", BAIT.encode(), now)
        watches.add(tx, f"me {BAIT}", keys[0], f"my.task {BAIT}", "my.queue", now + timedelta(days=1), now)
        number = crawls.begin(tx, f"a {BAIT}", now, 60)
        assert number is not None
        crawls.end(tx, number, now, "failed", {}, reason=f"{BAIT} {URL}", details={"errors": {BAIT: 1}})
    store.close()
    return keys


def commands(keys: list[str]) -> list[tuple[Any, ...]]:
    one, other = keys
    return [
        *(asked for name in ("show", "explain", "related") for asked in ((name, one), (name, one, "--json"))),
        *(("list",), ("list", "--json"), ("list", "--site", BAIT), ("show", "no\x1b[31m such")),
        *(("show", one, "--format", form) for form in ("text", "html", "markdown")),
        *(("diff", one, other), ("diff", URL.replace("story", "story-1")), ("diff", one, other, "--html", "-")),
        *(("fsck",), ("doctor",), ("doctor", "--json"), ("selftest",), ("match", one), ("match", one, "--json")),
        *(("quarantine", "list"), ("quarantine", "list", "--json"), ("quarantine", "show", "1")),
        *(("crawls",), ("crawls", "--json"), ("sites", "list"), ("sites", "check"), ("sites", "pause", BAIT)),
        *(("watches", "list"), ("watches", "list", "--json"), ("watches", "end", "7")),
        *(("db", "stats"), ("db", "tombstones"), ("db", "bury", "--url", URL, "--reason", BAIT)),
        *(("archive", "index"), ("archive", "lookup", URL), ("submit", "no\x1b[31m such"), ("clean", BAIT)),
        *(("fingerprint", "no\x1b[31m such"), ("restore", f"no {BAIT[:4]}"), ("backup", "saved"), ("prune",)),
        *(("reclean", "--url", URL), ("reindex",), ("rebuild",)),
        ("forget", "--site", "a\x1b.example", "--reason", BAIT),
    ]


#: Commands that start processes or crawl: their logs are held by tests of their own.
BEGIN = {"crawl", "discover", "worker", "beat"}


def test_every_command_is_tried() -> None:
    assert {asked[0] for asked in commands(["a", "b"])} | BEGIN == set(COMMANDS)


def test_no_command_writes_a_table_for_spreadsheets() -> None:
    """In which a title like ``=HYPERLINK(…)`` would be a formula."""
    told = Path(out.__file__).parent.glob("*.py")
    assert [file.name for file in told if re.search(r"\bcsv\b|\btsv\b|xlsx", file.read_text("utf-8"))] == []


def test_no_command_prints_what_a_terminal_obeys_nor_a_secret(run: Run, stored: list[str], home: Path) -> None:
    said = {asked: run(*asked) for asked in commands(stored)}
    told = {asked: ran.out + ran.err for asked, ran in said.items()}
    assert "\\x1b[31mX" in told["show", stored[0]], "the bait came through, and can be read"
    assert [asked for asked, text in told.items() if "Traceback" in text] == []
    assert {asked: found for asked, text in told.items() if (found := OBEYED.findall(text))} == {}
    assert [asked for asked, text in told.items() if re.search(r"^ERROR forged", text, re.MULTILINE)] == []
    page = told["diff", stored[0], stored[1], "--html", "-"]
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in page
    assert [asked for asked, text in told.items() if SECRET in text] == []
    assert_nothing_kept_holds_a_secret(home)


def assert_nothing_kept_holds_a_secret(home: Path) -> None:
    """Neither a row of the store, nor what `backup` wrote."""
    store = open_store(f"sqlite:///{home / 'copydesk.sqlite3'}")
    with store.read() as tx:
        rows = [row for table in metadata.sorted_tables for row in tx.execute(select(table))]
    store.close()
    values = [plain(value) for row in rows for value in row]
    assert any("Customs" in value for value in values), "packed values are looked into"
    assert [value for value in values if SECRET in value] == []

    saved = [str(frame) for frame in backup._frames(Path("saved", "store.copydesk"))]
    assert [frame for frame in saved if SECRET in frame] == []
    heads = [
        head for file in Path("saved").rglob("*.warc.gz") for head in HEAD.findall(gzip.decompress(file.read_bytes()))
    ]
    assert len(heads) > 2
    assert [head for head in heads if SECRET.encode() in head] == [], "a page's own markup is kept as it came"


def plain(value: object) -> str:
    """A value of a row as text, unpacked if it was packed."""
    is_packed = isinstance(value, bytes) and value.startswith(ZSTANDARD)
    return str(expand(value, "a test") if is_packed else value)
