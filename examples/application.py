"""An application that uses copydesk by name. It needs `pip install "celery[redis]"` and nothing of ours.

    BROKER_URL=redis://127.0.0.1:6379/0 python application.py

It hands in two pages, asks what became of them, asks for a record, asks what equals a text, and prints the answers.
"""

import json
import os
import sys

from celery import Celery

BROKER = os.environ.get("BROKER_URL", "redis://127.0.0.1:6379/0")
QUEUES = {
    "copydesk.clean.v1": "copydesk.clean",
    "copydesk.receipt.v1": "copydesk.ask",
    "copydesk.record.v1": "copydesk.ask",
    "copydesk.match.v1": "copydesk.ask",
    "copydesk.crawl.v1": "copydesk.crawl",
}

app = Celery("myapp", broker=BROKER, backend=BROKER, set_as_current=False)
app.conf.update(task_serializer="json", result_serializer="json", accept_content=["json"])


def ask(task, payload, timeout=60):
    """Send a payload to a task by its name, and wait for the answer."""
    result = app.send_task(task, kwargs={"payload": payload}, queue=QUEUES[task], expires=3600, ignore_result=False)
    return result.get(timeout=timeout)


STORY = "\n\n".join(
    [
        "The old ferry came back to the harbour on Tuesday after eleven months in the yard.",
        "Its crew of nine had repainted the hull, mended the ramp and replaced both engines, the captain said.",
        "Passengers who had waited since dawn clapped as the first cars rolled onto the island again.",
    ]
)
PAGES = [
    {"url": "https://news.example/ferry", "text": STORY, "ref": "ferry-1"},
    {"url": "https://news.example/empty", "html": "<html><body></body></html>", "ref": "empty-1"},
]


def main():
    """Call the four tasks that fetch nothing (a crawl is asked for in the same way; see docs/contract.md)."""
    clean = ask("copydesk.clean.v1", {"schema": "copydesk.clean/1", "source": "myapp", "pages": PAGES})
    key = clean["receipts"][0]["key"]
    answers = {
        "clean": clean,
        "receipt": ask("copydesk.receipt.v1", {"source": "myapp", "refs": ["ferry-1", "empty-1", "never-sent"]}),
        "record": ask("copydesk.record.v1", {"key": key}),
        "match": ask("copydesk.match.v1", {"text": STORY}),
        "refused": ask("copydesk.clean.v1", {"pages": [{"url": "ftp://news.example/", "html": "x", "ref": "bad-1"}]}),
    }
    sys.stdout.write(json.dumps(answers, indent=2, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
