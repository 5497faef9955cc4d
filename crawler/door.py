"""The browser's only way out: a proxy on loopback, for one page, that dials only what the guard lets through.

A browser follows redirects, opens sockets and looks up names by itself, where no middleware of ours sees it. So it is
given this door and no other. Each address is judged as in a crawl, the name is looked up here, each answer is held
against the table, and the very address that passed is dialled: a name that changes in between gains nothing.
Only hosts are reached that were announced (``expect``): what the browser wants for itself is refused too.
"""

import asyncio
import logging
import re
import socket
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit

from crawler.addresses import Allowance
from crawler.guard import DEFAULT_PORT, judge_dialled, judge_url

log = logging.getLogger(__name__)

HOST = "127.0.0.1"
#: Bytes of a request's or an answer's head; seconds for a connection to be made, and for a head to come.
MAX_HEAD, PATIENCE = 64 * 1024, 10.0
CHUNK = 64 * 1024
#: Heads that may come before an answer's own ("100 Continue").
MOST_INTERIM = 4
#: Headers between the browser and this door only; each connection carries one request, so that it is judged.
_OWN = re.compile(rb"\r\n(proxy-[a-z-]+|connection|keep-alive):[^\r\n]*", re.IGNORECASE)
Resolve = Callable[[str, int], Awaitable[tuple[str, ...]]]


class NotLetThrough(Exception):  # noqa: N818 - an answer, not a fault
    """What the door says instead of dialling, in words."""


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses that a name stands for at this moment."""
    found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(one[4][0]) for one in found))


class Door:
    """A proxy for as long as the block runs. ``most_bytes`` come in and ``most_requests`` go out, then it shuts."""

    def __init__(
        self,
        allowed: Iterable[Allowance] = (),
        user_agent: str | None = None,
        *,
        most_bytes: int,
        most_requests: int,
        look_up: Resolve = resolve,
    ) -> None:
        self._allowed, self._user_agent, self._look_up = frozenset(allowed), user_agent, look_up
        self._most_bytes, self._most_requests = most_bytes, most_requests
        self._open: set[asyncio.Task[None]] = set()
        self._is_shut = False
        self._server: asyncio.Server
        self._expected: set[str] = set()
        self.bytes = self.requests = self.unasked = 0
        self.refused: Counter[str] = Counter()
        self.dialled: Counter[tuple[str, int]] = Counter()

    @property
    def address(self) -> str:
        """Where the browser finds it."""
        return f"http://{HOST}:{self._server.sockets[0].getsockname()[1]}"

    @property
    def is_spent(self) -> bool:
        """Whether more came than may: what the page shows is cut."""
        return self.bytes > self._most_bytes

    def expect(self, url: str) -> None:
        """Let requests to the host of this address through, if the guard does."""
        self._expected.add(_place(url))

    async def __aenter__(self) -> Self:
        """Begin to listen."""
        self._server = await asyncio.start_server(self._come, HOST, 0, limit=MAX_HEAD)
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop listening and cut every connection."""
        self._server.close()
        self._is_shut = True  # for a connection that was taken and whose task has not begun
        for task in tuple(self._open):
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _come(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        if task is not None:
            self._open.add(task)
            task.add_done_callback(self._open.discard)
        try:
            if self._is_shut:
                return
            await self._let_through(reader, writer)
        except NotLetThrough as why:
            self.refused[str(why)] += 1
            writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        except (OSError, ValueError, EOFError, asyncio.LimitOverrunError, TimeoutError) as error:
            log.debug("a connection of the browser ended: %s", error)
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        except asyncio.CancelledError:
            log.debug("a connection of the browser was cut")  # its task ends here; asyncio would call it a fault
        finally:
            writer.close()

    async def _let_through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), PATIENCE)
        method, target, version = head.split(b"\r\n", 1)[0].decode("ascii").split(" ")
        url = f"https://{target}/" if method == "CONNECT" else target
        if _place(url) not in self._expected:
            self.unasked += 1
            raise ConnectionRefusedError(f"nobody announced {_place(url)}")
        self._count(url)
        there, back = await asyncio.wait_for(self._dial(url), PATIENCE)
        try:
            if method == "CONNECT":
                writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
            else:
                back.write(_direct(head, method, url, version))
            await self._both(reader, writer, there, back, is_tunnel=method == "CONNECT")
        finally:
            back.close()

    def _count(self, url: str) -> None:
        self.requests += 1
        if self.requests > self._most_requests or self.is_spent:
            raise NotLetThrough("the page asks for too much")
        ruling = judge_url(url, self._allowed, self._user_agent)
        if ruling.refused:
            raise NotLetThrough(ruling.refused)

    async def _dial(self, url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port or DEFAULT_PORT[parts.scheme]
        why: str | None = None
        for address in await self._look_up(host, port):
            why = judge_dialled(address, host, port, self._allowed)
            if why is None:
                self.dialled[address, port] += 1
                with suppress(OSError):
                    return await asyncio.open_connection(address, port, limit=MAX_HEAD)
        if why is not None:
            raise NotLetThrough(f"{host}: {why}")
        raise ConnectionError(f"{host}:{port} cannot be reached")

    async def _both(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        there: asyncio.StreamReader,
        back: asyncio.StreamWriter,
        *,
        is_tunnel: bool,
    ) -> None:
        """Carry bytes both ways until the other side is done; what is sent counts as what comes.

        A request's body goes out before its answer's head has come, for which its server waits.
        """
        out = asyncio.create_task(_carry(reader, back, self._weigh))
        try:
            if not is_tunnel:
                answer = await asyncio.wait_for(_answer(there), PATIENCE)
                self._weigh(len(answer))
                writer.write(answer)
            await _carry(there, writer, self._weigh)
        finally:
            out.cancel()
            await asyncio.gather(out, return_exceptions=True)

    def _weigh(self, size: int) -> bool:
        self.bytes += size
        return not self.is_spent


async def _carry(source: asyncio.StreamReader, sink: asyncio.StreamWriter, weigh: Callable[[int], bool]) -> None:
    with suppress(OSError):  # either side may go away
        while (data := await source.read(CHUNK)) and weigh(len(data)):
            sink.write(data)
            await sink.drain()


def _place(url: str) -> str:
    """Host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or DEFAULT_PORT.get(parts.scheme.replace('ws', 'http'), 0)}"


def _direct(head: bytes, method: str, url: str, version: str) -> bytes:
    """A request to a proxy as its server wants it: a path instead of an address, and one request a connection."""
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    rest = _OWN.sub(b"", b"\r\n" + head.split(b"\r\n", 1)[1])
    return f"{method} {path} {version}".encode("ascii") + b"\r\nConnection: close" + rest


async def _answer(there: asyncio.StreamReader) -> bytes:
    """The head of an answer, which tells the browser that this connection takes no further request."""
    before = b""
    for _ in range(MOST_INTERIM + 1):
        head = await there.readuntil(b"\r\n\r\n")
        if not re.match(rb"HTTP/1\.\d 1\d\d", head):
            line, rest = head.split(b"\r\n", 1)
            return before + line + b"\r\nConnection: close" + _OWN.sub(b"", b"\r\n" + rest)
        before += head
    raise ConnectionError("a server that always says that an answer will come")
