"""Serves simulated sites, each on a loopback port of its own, and counts what was asked for."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from benchmarks.simweb.site import Site, tag

HOST = "127.0.0.1"


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64


class _Handler(BaseHTTPRequestHandler):
    site: Site
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.site.hits[self.path] += 1
        if not self._by_itself(self.site.pages.get(self.path)):
            self._page()

    def _by_itself(self, found: Any) -> bool:
        if not getattr(found, "answers", False):
            return False
        self.close_connection = True
        try:
            found(self)
        except OSError:
            self.site.hits["gone before the end"] += 1
        return True

    def _page(self) -> None:
        body = self.site.body(self.path)
        if body is None:
            self._send(404, b"<h1>404</h1>", {"Content-Type": "text/html"})
        else:
            self._answer(body)

    def _answer(self, body: bytes) -> None:
        headers = {"Content-Type": self.site.type_of(self.path)}
        if self.site.validators and self.path != "/robots.txt":
            headers |= {"ETag": tag(body), "Last-Modified": formatdate(1.7e9, usegmt=True)}
        fresh = headers.get("ETag") is not None and self.headers.get("If-None-Match") == headers["ETag"]
        self._send(304 if fresh else 200, b"" if fresh else body, headers)

    def _send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.site.sent += len(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def answers(function: Any) -> Any:
    """Mark a function that answers a request by itself."""
    function.answers = True
    return function


@contextmanager
def serving(sites: Sequence[Site]) -> Iterator[None]:
    """Serve each site on a free port of loopback; their ``base`` says where."""
    with ExitStack() as stack:
        for site in sites:
            server = _Server((HOST, 0), type("Handler", (_Handler,), {"site": site}))
            site.base = f"http://{HOST}:{server.server_address[1]}"
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
        yield
