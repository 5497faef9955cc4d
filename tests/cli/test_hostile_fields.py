"""Whatever a page or a caller writes into any field, a command prints lines that are read and do nothing."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cli.conftest import Run
from sqlalchemy import select

from workers.store import open_store
from workers.store.codec import expand
from workers.store.schema import metadata

pytestmark = pytest.mark.usefixtures("in_process")

#: Colours, a title for the window, a right-to-left override, a cursor, a C1 control, a false line of a log.
BAIT = "\x1b[31mX\x1b]0;own\x07 \u202egpj.exe\u2066 \x9b2J \r\nERROR forged line \u2028 \x00 \x7f"
SECRET = "s3cr3t"
#: What a terminal obeys, and what turns the order of letters round; lines end with "\n" only.
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
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
    for number in (1, 2):
        file = tmp_path / f"hostile {number}\x1b[31m.html"
        file.write_text(page(number), "utf-8")
        url = URL.replace("story", f"story-{number}")
        ran = run("clean", file, "--store", "--url", url, "--fetched-at", f"2025-09-2{number}T10:00:00Z", "--json")
        assert ran.code == 0, ran.err
        keys.append(ran.json["key"])
    return keys


def commands(keys: list[str]) -> list[tuple[Any, ...]]:
    one, other = keys
    return [
        *(asked for name in ("show", "explain", "related") for asked in ((name, one), (name, one, "--json"))),
        *(("list",), ("list", "--json"), ("list", "--site", BAIT), ("show", "no\x1b[31m such")),
        *(("diff", one, other), ("diff", URL.replace("story", "story-1")), ("fsck",), ("doctor",)),
        *(("quarantine", "list"), ("forget", "--site", "a\x1b.example", "--reason", BAIT)),
    ]


def test_no_command_prints_what_a_terminal_obeys(run: Run, stored: list[str]) -> None:
    said = {asked: run(*asked) for asked in commands(stored)}
    told = {asked: ran.out + ran.err for asked, ran in said.items()}
    assert "\\x1b[31mX" in told["show", stored[0]], "the bait came through, and can be read"
    assert [asked for asked, text in told.items() if "Traceback" in text] == []
    assert {asked: found for asked, text in told.items() if (found := OBEYED.findall(text))} == {}
    assert [asked for asked, text in told.items() if re.search(r"^ERROR forged", text, re.MULTILINE)] == []


def test_no_command_and_no_row_holds_a_secret(run: Run, stored: list[str], home: Path) -> None:
    said = {asked: run(*asked) for asked in commands(stored)}
    assert [asked for asked, ran in said.items() if SECRET in ran.out + ran.err] == []
    store = open_store(f"sqlite:///{home / 'copydesk.sqlite3'}")
    with store.read() as tx:
        rows = [row for table in metadata.sorted_tables for row in tx.execute(select(table))]
    store.close()
    values = [plain(value) for row in rows for value in row]
    assert any("Customs" in value for value in values), "packed values are looked into"
    assert [value for value in values if SECRET in value] == []


def plain(value: object) -> str:
    """A value of a row as text, unpacked if it was packed."""
    is_packed = isinstance(value, bytes) and value.startswith(ZSTANDARD)
    return str(expand(value, "a test") if is_packed else value)
