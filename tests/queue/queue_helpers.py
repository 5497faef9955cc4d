"""What the tests of the queue share: a store of their own, pages, and a Celery request that only remembers."""

from typing import Any

STORY = (
    "The council of {place} voted on Tuesday to reopen the old harbour line, nine years after the last train. "
    "Engineers said the bridge needs new bearings and that the work would take {n} months. "
    "Residents who had asked for it since the closure filled the gallery, and several of them wept at the count."
)

#: A story, the same one edited, and another.
BRIDGE = (
    "The council met on Tuesday night to discuss the bridge that last spring's flood carried away.\n\n"
    "Engineers said the old piers could still bear a lighter road, and a new span would cost four million.\n\n"
    "The ferry, which carries twelve cars at a time, has run from dawn to dusk since April.\n\n"
    "The vote is due on Friday, when the treasurer will show what the town can borrow from the county."
)
BRIDGE_EDITED = BRIDGE.replace("four million", "five million").replace("discuss", "talk about")
MARROW = "A gardener in the next valley grew the largest marrow of the year and gave it to the school kitchen. " * 3


def story(n: int) -> str:
    """A text of more than forty words that is like no other number's."""
    return STORY.format(place=f"Northport {n}", n=n + 3)


def page(n: int, **more: Any) -> dict[str, Any]:
    return {"url": f"https://news.example/{n}", "text": story(n), "ref": f"ref-{n}", **more}


class Retried(Exception):  # noqa: N818 - named after what Celery raises, Retry
    """What a task raises to be run again."""


class FakeTask:
    """Stands for the bound Celery task: remembers what was published and when it is to be run again."""

    def __init__(self) -> None:
        self.sent: list[list[int]] = []
        self.retries: list[dict[str, Any]] = []
        self.app = self

    def send_task(self, name: str, kwargs: dict[str, Any], **_: Any) -> None:
        assert name == "copydesk.jobs.v1"
        self.sent.append(kwargs["ids"])

    def retry(self, **options: Any) -> Retried:
        self.retries.append(options)
        return Retried()
