"""Serves the newsroom's pages on a loopback port, with the headers that a real site sends."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate, parsedate_to_datetime
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

PAGES = Path(__file__).parent / "pages"
HOST = "127.0.0.1"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
    ".txt": "text/plain",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
}
#: Two old sites that never moved to UTF-8.
OLD_CHARSETS = {"ru/mayak.html": "text/html; charset=windows-1251", "es/faro.html": "text/html; charset=iso-8859-1"}


class NewsroomServer(ThreadingHTTPServer):
    """The site; ``requests`` keeps the path of every request that was answered with a page."""

    daemon_threads = True

    def __init__(self, port: int = 0, pages: Path = PAGES) -> None:
        """Listen on ``port`` (0: any free one) of the loopback address."""
        super().__init__((HOST, port), partial(_Handler, pages))
        self.requests: list[str] = []

    @property
    def base(self) -> str:
        """The site's address without a slash at the end."""
        return f"http://{HOST}:{self.server_port}"


@contextmanager
def serving(port: int = 0, pages: Path = PAGES) -> Iterator[NewsroomServer]:
    """Serve the newsroom in a thread for as long as the block runs."""
    with NewsroomServer(port, pages) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from a folder; anything outside it does not exist."""

    server: NewsroomServer
    protocol_version = "HTTP/1.1"
    server_version = "newsroom"

    def __init__(self, pages: Path, *args: object) -> None:
        self.pages = pages.resolve()
        super().__init__(*args)  # type: ignore[arg-type]  # whatever socketserver hands over

    def do_GET(self) -> None:
        """Answer with a page, 304 if the caller holds it already, or 404."""
        path = _find(self.pages, self.path)
        if path is None:
            self._answer(HTTPStatus.NOT_FOUND, b"<h1>No such page</h1>", {"Content-Type": TYPES[".html"]})
            return
        body = _body(path, self.server.base)
        headers = _headers(path, body, self.pages)
        self.server.requests.append(path.relative_to(self.pages).as_posix())
        if self._is_fresh(headers):
            self._answer(HTTPStatus.NOT_MODIFIED, b"", headers)
        else:
            self._answer(HTTPStatus.OK, body, headers)

    do_HEAD = do_GET  # noqa: N815  # the name that http.server looks for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name in http.server
        """Say nothing: the demo's own table is what is read."""

    def _is_fresh(self, headers: dict[str, str]) -> bool:
        if self.headers.get("If-None-Match"):
            return headers["ETag"] in self.headers["If-None-Match"]
        try:
            since = parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
        except ValueError:
            return False
        return parsedate_to_datetime(headers["Last-Modified"]) <= since

    def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _find(pages: Path, target: str) -> Path | None:
    """The file behind a request target, if it lies in the folder."""
    wanted = unquote(urlsplit(target).path)
    if "\0" in wanted:
        return None
    path = (pages / wanted.lstrip("/")).resolve()
    if path.is_dir():
        path = path / "index.html"
    return path if path.is_file() and path.is_relative_to(pages) else None


def _body(path: Path, base: str) -> bytes:
    """The page's bytes; a feed gets the address that it is served from."""
    body = path.read_bytes()
    return body.replace(b"{base}", base.encode()) if path.suffix == ".xml" else body


def _headers(path: Path, body: bytes, pages: Path) -> dict[str, str]:
    name = path.relative_to(pages).as_posix()
    return {
        "Content-Type": OLD_CHARSETS.get(name) or TYPES.get(path.suffix, "application/octet-stream"),
        "Last-Modified": formatdate(path.stat().st_mtime, usegmt=True),
        "ETag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
    }
