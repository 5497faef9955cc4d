"""The JSON Schemas of all that enters or leaves a process by name; ``python -m workers.schemas`` writes them anew.

They are generated from the values themselves, so that they cannot say anything else than the code does.
"""

import inspect
import json
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from workers import messages
from workers.contract import Page, Receipt
from workers.model import Article
from workers.store.values import Record

FOLDER = Path(__file__).parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: Each published value under the name in its ``schema`` field, without ``copydesk.`` and version.
PUBLISHED: dict[str, type[Struct]] = {
    "page": Page,
    "receipt": Receipt,
    "record": Record,
    "article": Article,
    "clean": messages.CleanRequest,
    "receipts": messages.Receipts,
    "receipt-request": messages.ReceiptRequest,
    "fates": messages.Fates,
    "record-request": messages.RecordRequest,
    "records": messages.Records,
    "superseded": messages.Superseded,
    "match-request": messages.MatchRequest,
    "match-batch": messages.MatchBatch,
    "matches": messages.Matches,
    "match-answers": messages.MatchAnswers,
    "fingerprint-request": messages.FingerprintRequest,
    "fingerprints": messages.Fingerprints,
    "watch-request": messages.WatchRequest,
    "watches": messages.Watches,
    "watches-request": messages.WatchesRequest,
    "watching": messages.Watching,
    "notice": messages.Notice,
    "crawl-request": messages.CrawlRequest,
    "crawl": messages.CrawlReport,
    "crawls-request": messages.CrawlsRequest,
    "crawls": messages.Crawls,
    "alarm": messages.AlarmNotice,
}


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a published value. KeyError for a name that is not published."""
    body: dict[str, Any] = _tidied(msgspec.json.schema(PUBLISHED[name]))
    return {"$schema": DIALECT, "$id": f"copydesk:{name}/1", **body}


def text(name: str) -> str:
    """The schema as it stands in its file."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def write() -> None:
    """Write every schema to its file."""
    for name in PUBLISHED:
        (FOLDER / f"{name}.json").write_text(text(name), "utf-8")


def _tidied(node: Any) -> Any:
    """Descriptions are docstrings: without their indentation, and with Markdown's backquotes."""
    if isinstance(node, list):
        return [_tidied(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        name: inspect.cleandoc(value).replace("``", "`")
        if name == "description" and isinstance(value, str)
        else _tidied(value)
        for name, value in node.items()
    }
