"""Connections to the queue server that try again soon and give up soon: nobody may stand still over one.

kombu's own wait where no setting of Celery reaches. Their pauses between two tries grow to 30 s. A publish that was
not confirmed in time, as under RabbitMQ's alarm for memory or disk, is tried three times more; and then they take
leave of a server that does not read what they say, twice as long as any answer may take: 50 s in all.
"""

import socket
import struct
from collections.abc import Callable
from functools import wraps
from typing import Any

from celery.app.amqp import AMQP
from kombu.connection import Connection, ConnectionPool, PooledConnection
from kombu.exceptions import OperationalError

#: Seconds between two tries to reach a queue server, at most.
PAUSE = 3
#: Seconds for the server's answer to a leave-taking.
LEAVE_WITHIN = 1
#: kombu has no types.
_usual: Any = Connection


def _ensure_connection(self: Any, *args: Any, **more: Any) -> Any:
    return _usual.ensure_connection(self, *args, **({"interval_step": 1, "interval_max": PAUSE} | more))


def _ensure(self: Any, what: Any, act: Callable[..., Any], *args: Any, **more: Any) -> Any:
    """Do it again where a connection broke, but not where an answer was waited for in vain."""

    @wraps(act)
    def once(*given: Any, **named: Any) -> Any:
        try:
            return act(*given, **named)
        except TimeoutError as error:
            raise OperationalError("the queue server did not answer in time") from error

    return _usual.ensure(self, what, once, *args, **more)


def _do_close_self(self: Any) -> None:
    dialled = getattr(getattr(self._connection, "transport", None), "sock", None)  # of AMQP only
    if isinstance(dialled, socket.socket) and dialled.fileno() >= 0:
        dialled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", LEAVE_WITHIN, 0))
    _usual._do_close_self(self)  # noqa: SLF001 - whatever closes a connection comes by here


def _pool(self: Any, limit: int | None = None, **_: Any) -> Any:
    return _Pool(self, limit)


def _new(self: Any) -> Any:
    return _Pooled(self, **dict(self.connection._info(resolve=False)))  # noqa: SLF001 - as kombu's own pool does


_OURS: dict[str, Any] = {
    "ensure_connection": _ensure_connection,
    "ensure": _ensure,
    "_do_close_self": _do_close_self,
}
_Pooled: Any = type("Pooled", (PooledConnection,), _OURS)
_Pool: Any = type("Pool", (ConnectionPool,), {"new": _new})
_Prompt: Any = type("Prompt", (Connection,), _OURS | {"Pool": _pool})
#: Celery's AMQP with such connections, each its own and those that are kept for the next time.
PromptAmqp: Any = type("PromptAmqp", (AMQP,), {"Connection": _Prompt})
