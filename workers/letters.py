"""Messages that no Celery client wrote: put aside at the door, where they would end a worker's main process.

kombu reads what it takes from a list of the queue server, and Celery what is in it, outside of any guard: whatever
they trip over ends the worker, and its supervisor's next one trips over the next. Neither has a hook for that. But a
Redis client has one for every answer of the server (``set_response_callback``), and the client is the channel's own:
so each message is read once before they do, and what they could not read they are not given.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
from kombu.utils.encoding import bytes_to_str
from kombu.utils.json import loads
from msgspec import Struct

from workers.settings import Settings
from workers.show import show
from workers.store import open_store, quarantine
from workers.store.errors import StoreError
from workers.urls import redact

log = logging.getLogger("copydesk.letters")

UNREADABLE = "unreadable: a message that no worker can read"
UNKNOWN = "unknown: a message for a task that there is not"
REJECTED = "rejected: a message that Celery refused"
#: Characters of a message that a log line holds when it cannot be kept.
SHOWN = 500

Keep = Callable[[bytes, str, str], None]
#: kombu's own reading of what lies in a list; it has no types.
_str: Callable[[bytes], str] = bytes_to_str
_read: Callable[[str], Any] = loads


class Headers(Struct, kw_only=True):
    """What Celery reads of a message's headers without looking at their type first (task protocol 2)."""

    task: str
    id: str
    shadow: str | None = None
    root_id: str | None = None
    parent_id: str | None = None
    retries: int | None = None
    ignore_result: bool | None = None
    timelimit: tuple[float | None, float | None] | None = None


class Place(Struct, kw_only=True):
    """What kombu notes of a message that is held: where it goes when it is handed out again."""

    exchange: str
    routing_key: str


def guard(channel: Any, keep: Keep) -> None:
    """Look at each message that this channel takes from its queues; another broker's channel is left as it is."""
    client: Any = getattr(channel, "client", None)
    if not hasattr(client, "set_response_callback"):
        return
    usual = client.response_callbacks.get("BRPOP", lambda answer, **_: answer)

    def taken(answer: Any, **options: Any) -> Any:
        """The answer as ever, or none where its message has been put aside."""
        found = usual(answer, **options)
        if not found:
            return found
        raw = found[1]
        error = fault(raw, channel)
        if error is None:
            return found
        keep(raw, UNREADABLE, error)
        return None

    client.set_response_callback("BRPOP", taken)


def fault(raw: bytes, channel: Any) -> str | None:
    """Why neither kombu nor Celery could read a message, in their words; None if they can."""
    try:
        message = channel.Message(_read(_str(raw)), channel=channel, accept=["application/json"])
        msgspec.convert(message.headers, Headers)
        msgspec.convert(message.delivery_info, Place)
        msgspec.convert(message.payload, tuple[list[Any], dict[str, Any], dict[str, Any] | None])
        hash(message.delivery_tag)
    except Exception as error:  # whatever it is would have ended the worker
        return f"{type(error).__name__}: {error}"
    return None


def keeper(settings: Settings) -> Keep:
    """Puts messages into quarantine; what the store does not take is told in the log, for there is nowhere else."""

    def keep(raw: bytes, reason: str, error: str) -> None:
        try:
            store = open_store(settings.store_url)
            try:
                with store.write() as tx:
                    number = quarantine.add(tx, None, reason, error, raw, datetime.now(UTC))
            finally:
                store.close()
        except StoreError as refused:
            told = show(redact(raw[:SHOWN].decode("utf-8", "replace")))
            log.warning("%s, and it could not be kept (%s): %s", reason, show(redact(str(refused))), told)
        else:
            log.warning("%s: quarantine %d: %s", reason, number, show(redact(error)))

    return keep


def written(message: Any) -> bytes:
    """A message that was read, as bytes to keep."""
    parts = {"headers": message.headers, "properties": message.properties, "body": message.body}
    return msgspec.json.encode(parts, enc_hook=str)
