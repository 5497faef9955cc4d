"""A loopback site that is told what to answer, and crawls in processes of their own."""

import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROSE = "The ferry left the harbour at dawn and carried the whole village across the sound to the market. " * 8


class LoopbackSite:
    """Serves what is put into ``pages`` (a body, or a function of the handler) and counts each path's hits."""

    def __init__(self) -> None:
        self.pages: dict[str, Any] = {}
        self.hits: Counter[str] = Counter()
        self.headers: dict[str, dict[str, str]] = {}
        self.over = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.port = self._server.server_address[1]
        self.place = f"127.0.0.1:{self.port}"
        self.base = f"http://{self.place}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._thread.start()

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler's own self is below
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.hits[self.path] += 1
                site.headers[self.path] = dict(self.headers)
                page = site.pages.get(self.path)
                self.close_connection = True
                try:
                    if page is None:
                        send(self, b"not here", status=404)
                    elif callable(page):
                        page(self)
                    else:
                        send(self, page.encode() if isinstance(page, str) else page)
                except OSError:
                    site.hits["gone before the end"] += 1

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        return Handler


def send(
    handler: BaseHTTPRequestHandler,
    body: bytes,
    *,
    status: int = 200,
    kind: str = "text/html; charset=utf-8",
    **more: str,
) -> None:
    handler.send_response(status)
    headers = {"Content-Type": kind, "Content-Length": str(len(body)), "Connection": "close"}
    for name, value in {**headers, **{key.replace("_", "-"): value for key, value in more.items()}}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body)


def redirect(target: str, status: int = 302) -> Callable[[BaseHTTPRequestHandler], None]:
    return lambda handler: send(handler, b"", status=status, Location=target)


def article(title: str, *links: str, text: str = PROSE) -> str:
    anchors = "".join(f'<p><a href="{link}">read on</a></p>' for link in links)
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><p>{text}</p>{anchors}</body></html>"


def index(*links: str) -> str:
    rows = "".join(f'<li><a href="{link}">Another headline of this newsroom today</a></li>' for link in links)
    return f"<html><body><nav><a href='/'>Home</a></nav><ul>{rows}</ul></body></html>"


class Ended:
    """How a command ended."""

    def __init__(self, code: int, out: str, log: str) -> None:
        self.code, self.out, self.log = code, out, log

    @property
    def end(self) -> dict[str, Any]:
        """The last line of a crawl's report."""
        found: dict[str, Any] = json.loads(self.out.splitlines()[-1])
        return found


def command(environ: dict[str, str], *args: object) -> Ended:
    """Run ``python ARGS`` in the project; the environment decides on everything else."""
    done = subprocess.run(
        [sys.executable, *map(str, args)], env=environ, cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    return Ended(done.returncode, done.stdout, done.stderr)


#: Runs a spider that hands nothing to the workers, with settings of the test's own; prints its counts and reason.
DRY = """
import json, sys, msgspec
from crawler.run import crawl
spider, chosen, urls = json.load(sys.stdin)
ran = crawl(spider, chosen, urls=urls, crawl="dry")
print(msgspec.json.encode({"counts": ran.counts, "reason": ran.reason}).decode())
"""


def dry(environ: dict[str, str], spider: str, urls: list[str], **chosen: Any) -> dict[str, Any]:
    quick = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_TIMES": 0, **chosen}
    done = subprocess.run(
        [sys.executable, "-c", DRY],
        input=json.dumps([spider, quick, urls]),
        env=environ,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])
