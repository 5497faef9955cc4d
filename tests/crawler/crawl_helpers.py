"""A loopback site that is told what to answer, and crawls in processes of their own."""

import importlib
import json
import multiprocessing
import os
import resource
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import reduction
from pathlib import Path
from typing import Any

import msgspec

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


#: Makes processes that have Scrapy imported already: a crawl wants one of its own, and importing takes a second.
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["crawler.run", "crawler.spiders.site", "crawler.conditional", "workers.client"])


def main_of(module: str, environ: dict[str, str], *args: object) -> Ended:
    """What ``python -m MODULE ARGS`` does, in a process that has most of its imports already."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as log:
        channels = (reduction.DupFd(out.fileno()), reduction.DupFd(log.fileno()))
        process = FORKS.Process(target=_main_of, args=(module, channels, environ, [*map(str, args)]))
        process.start()
        process.join(60)
        process.kill()
        process.join()
        out.seek(0)
        log.seek(0)
        return Ended(process.exitcode, out.read(), log.read())


def _main_of(module: str, channels: tuple[Any, Any], environ: dict[str, str], args: list[str]) -> None:
    for place, channel in enumerate(channels, 1):
        os.dup2(channel.detach(), place)
    os.environ.clear()
    os.environ.update(environ)
    sys.exit(importlib.import_module(module).main(args))


def dry(environ: dict[str, str], spider: str, urls: list[str], **chosen: Any) -> dict[str, Any]:
    """Run a spider that hands nothing to the workers: its counts, its reason, the most memory that it had (KiB)."""
    quick = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_TIMES": 0, **chosen}
    ours, theirs = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=_dry, args=(theirs, environ, spider, quick, urls))
    process.start()
    theirs.close()
    try:
        assert ours.poll(60), "the crawl did not end"
        found: dict[str, Any] = json.loads(ours.recv())
    finally:
        process.kill()
        process.join()
        ours.close()
    return found


def _dry(out: Any, environ: dict[str, str], spider: str, chosen: dict[str, Any], urls: list[str]) -> None:
    from crawler.run import crawl

    os.environ.clear()
    os.environ.update(environ)
    ran = crawl(spider, chosen, urls=urls, crawl="dry")
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    out.send(msgspec.json.encode({"counts": ran.counts, "reason": ran.reason, "rss": rss}))
