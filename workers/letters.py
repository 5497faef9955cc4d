"""Messages that no Celery client wrote: put aside at the door, where they would end a worker's main process.

kombu reads what it takes from a list of the queue server, and Celery what is in it, outside of any guard: whatever
they trip over ends the worker, and its supervisor's next one trips over the next. Neither has a hook for that. But a
Redis client has one for every answer of the server (``set_response_callback``), and the client is the channel's own:
so each message is read once before they do, and what they could not read they are not given. Other brokers' clients
read the frame of a message by themselves; there it is looked at between kombu and Celery.
"""

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from kombu.utils.encoding import bytes_to_str
from kombu.utils.json import loads
from msgspec import Meta, Struct

from workers.logged import safe
from workers.settings import Settings
from workers.store import open_store, quarantine
from workers.store.errors import StoreError

log = logging.getLogger("copydesk.letters")

UNREADABLE = "unreadable: a message that no worker can read"
UNKNOWN = "unknown: a message for a task that there is not"
REJECTED = "rejected: a message that Celery refused"
FORBIDDEN = "refused: a message that would have a worker call other tasks"
DEAD = "undelivered: a message whose end no worker has seen"
#: The one content type of tasks: Celery's own name for JSON.
ACCEPTED = ["application/json"]
#: A list of tasks to call in which there is none.
Nothing = Annotated[list[Any], Meta(max_length=0)] | None
#: Characters of a message that a log line holds when it cannot be kept.
SHOWN = 500

Keep = Callable[[bytes, str, str], None]
#: kombu's own reading of what lies in a list; it has no types.
_str: Callable[[bytes], str] = bytes_to_str
_read: Callable[[str], Any] = loads


class Calls(Struct, kw_only=True):
    """What Celery calls when a task has ended, with the worker's own rights: nothing that a message names."""

    callbacks: Nothing = None
    errbacks: Nothing = None
    chain: Nothing = None
    chord: None = None


class Rest(Calls, forbid_unknown_fields=True):
    """The third part of a body. Celery lays it over the headers, whatever stands in it."""


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


def guard(worker: Any, keep: Keep, took: Callable[[Any], None] = lambda _: None) -> None:
    """Look at each message that a worker (Celery's consumer) takes, before kombu does where that can be done.

    To be called for each connection, before anything is taken from it. On Redis ``took`` is told the delivery tag of
    each message that can be read, before it is noted as held.
    """
    channel = worker.task_consumer.channel
    client: Any = getattr(channel, "client", None)
    if hasattr(client, "set_response_callback"):
        _guard_redis(client, channel, keep, took)
    else:
        _guard_handler(worker, keep)


def _guard_redis(client: Any, channel: Any, keep: Keep, took: Callable[[Any], None]) -> None:
    usual = client.response_callbacks.get("BRPOP", lambda answer, **_: answer)

    def taken(answer: Any, **options: Any) -> Any:
        """The answer as ever, or none where its message has been put aside."""
        found = usual(answer, **options)
        if not found:
            return found
        raw = found[1]
        try:
            message = channel.Message(_read(_str(raw)), channel=channel, accept=ACCEPTED)
            examine(message)
        except Exception as error:  # whatever it is would have ended the worker, or be obeyed by it
            keep(raw, _reason(error), _words(error))
            return None
        took(message.delivery_tag)
        return found

    client.set_response_callback("BRPOP", taken)


def _guard_handler(worker: Any, keep: Keep) -> None:
    """Any other broker's client reads the frame of a message by itself: what is in it is looked at here.

    Celery makes its handler of messages anew for each connection, as the last thing before it takes one.
    """
    usual = vars(worker).setdefault("usual_task_handler", worker.create_task_handler)

    def undecoded(message: Any, error: Exception) -> None:
        keep(written(message), _reason(error), _words(error))
        message.ack()

    def make(*args: Any, **more: Any) -> Callable[[Any], Any]:
        handle = usual(*args, **more)

        def received(message: Any) -> Any:
            try:
                examine(message)
            except Exception as error:  # as above
                return undecoded(message, error)
            return handle(message)

        return received

    worker.task_consumer.on_decode_error = undecoded
    worker.create_task_handler = make


class ForbiddenError(ValueError):
    """A message that can be read and asks for more than to have its task done."""


def examine(message: Any) -> None:
    """Read of a message what Celery will, in its way; raises what Celery would, or ForbiddenError."""
    msgspec.convert(message.headers, Headers)
    msgspec.convert(message.delivery_info, Place)
    _, _, rest = msgspec.convert(message.payload, tuple[list[Any], dict[str, Any], dict[str, Any] | None])
    hash(message.delivery_tag)
    try:
        msgspec.convert(message.headers, Calls)
        msgspec.convert(rest or {}, Rest)
    except msgspec.ValidationError as error:
        raise ForbiddenError(
            f"a message names no tasks to be called (link, link_error, chain, chord): {error}"
        ) from error


def _reason(error: Exception) -> str:
    return FORBIDDEN if isinstance(error, ForbiddenError) else UNREADABLE


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


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
            told = safe(raw[:SHOWN].decode("utf-8", "replace"))
            log.warning("%s, and it could not be kept (%s): %s", reason, safe(refused), told)
        else:
            log.warning("%s: quarantine %d: %s", reason, number, safe(error))

    return keep


def written(message: Any) -> bytes:
    """A message that was read, as bytes to keep."""
    parts = {"headers": message.headers, "properties": message.properties, "body": message.body}
    return msgspec.json.encode(parts, enc_hook=str)
