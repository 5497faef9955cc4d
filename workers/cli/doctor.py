"""``copydesk doctor``: what is configured, and what answers."""

import os
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Literal

import msgspec
import typer
from msgspec import Struct

from workers import broker, settings
from workers.cli import exits, out
from workers.cli.app import installed, module
from workers.cli.chosen import reachable
from workers.cli.sited import read
from workers.contract import stamp
from workers.settings import Settings
from workers.urls import redact

app = module()

PACKAGES = ("celery", "kombu", "redis", "scrapy", "sqlalchemy", "selectolax", "readability-lxml", "warcio")
#: Bytes that should be free where the store and the archive lie.
ENOUGH = 2**30
#: Seconds by which our clock and the queue server's may differ before `expires` and leases go wrong.
MAX_DRIFT = 5.0


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that was looked at; ``said`` names the next act if it is not ok."""

    what: str
    state: Literal["ok", "warning", "fault"]
    said: str


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="One finding a line.")] = False) -> None:
    """Say what is configured, and what answers.

    Nothing is started or changed. Exits 1 if something that is configured does not answer.
    """
    chosen = settings.load()
    found = tuple(finding for look in LOOKS for finding in _guarded(look, chosen))
    if as_json:
        for finding in found:
            out.json(msgspec.structs.replace(finding, said=redact(finding.said)))
    else:
        out.table(("what", "state", ""), ((one.what, one.state, one.said) for one in found))
    if any(finding.state == "fault" for finding in found):
        raise typer.Exit(exits.ERROR)


def _guarded(look: Callable[[Settings], Iterator[Finding]], chosen: Settings) -> Iterator[Finding]:
    """What one look finds; an error that stops it is a finding too."""
    try:
        yield from look(chosen)
    except Exception as error:  # whatever breaks is what the user came to hear about
        said, _ = exits.explained(error)
        yield Finding(what=look.__name__.strip("_"), state="fault", said=said)


def _settings(chosen: Settings) -> Iterator[Finding]:
    origins = settings.origins()
    for name in chosen.__struct_fields__:
        origin = origins[name][1] if name in origins else "default"
        value = getattr(chosen, name)
        said = "not set" if value in (None, "", ()) else value
        yield Finding(what=f"setting {name}", state="ok", said=f"{said}  ({origin})")


def _versions(_: Settings) -> Iterator[Finding]:
    yield Finding(what="python", state="ok", said=f"{platform.python_version()} at {sys.executable}")
    yield Finding(what="copydesk", state="ok", said=installed() or "run from a checkout")
    for name in PACKAGES:
        try:
            yield Finding(what=name, state="ok", said=version(name))
        except PackageNotFoundError:
            yield Finding(what=name, state="fault", said="not installed; install copydesk's requirements")


def _broker(chosen: Settings) -> Iterator[Finding]:
    found = reachable(chosen)
    if found is None:
        from workers.embedded import server_binary

        said = f"none configured, and no embedded run at the moment; one would start {server_binary()}"
        yield Finding(what="queue server", state="ok", said=said)
        return
    url = found.broker_url or ""
    lengths = ", ".join(f"{queue} {length}" for queue, length in broker.queue_lengths(url).items())
    yield Finding(what="queue server", state="ok", said=f"{broker.place(url)} answers; waiting: {lengths}")
    for fault in broker.faults(url):
        yield Finding(what="queue server", state="fault", said=fault)
    if broker.is_redis(url):
        yield _drift(url)


def _drift(url: str) -> Finding:
    """How far our clock and the queue server's are apart."""
    began = time.time()
    with broker.connect(url) as server:
        seconds, micro = server.time()
    drift = abs(float(seconds) + float(micro) / 1e6 - (began + time.time()) / 2)
    late = drift > MAX_DRIFT
    act = "; set both clocks by NTP" if late else ""
    return Finding(
        what="clock",
        state="fault" if late else "ok",
        said=f"{drift:.1f} s from the queue server's{act}",
    )


def _store(chosen: Settings) -> Iterator[Finding]:
    from workers.store import Store, ledger, open_store

    looked_at = Store(chosen.store_url)
    if looked_at.file is not None and not looked_at.file.exists():
        said = f"{looked_at.address}: not there yet; the first page that is stored makes it"
        yield Finding(what="store", state="ok", said=said)
        return
    store = open_store(chosen.store_url)
    try:
        with store.read() as tx:
            jobs = ", ".join(f"{count} {state}" for state, count in ledger.counts(tx).items())
    finally:
        store.close()
    yield Finding(what="store", state="ok", said=f"{store.address} answers; jobs: {jobs}")


def _crawling(chosen: Settings) -> Iterator[Finding]:
    """Whether others' servers may be asked, and whether the table of sites can be used."""
    nobody = chosen.user_agent == settings.DEFAULT_USER_AGENT
    act = "only this machine may be crawled: set COPYDESK_USER_AGENT to a name with your address"
    yield Finding(what="user agent", state="warning" if nobody else "ok", said=act if nobody else chosen.user_agent)
    if not chosen.sites.exists():
        said = f"{chosen.sites} is not there; `copydesk beat` needs one, `copydesk crawl URL` does not"
        yield Finding(what="sites", state="ok", said=said)
        return
    sites, faults = read(chosen.sites)
    yield Finding(what="sites", state="ok", said=f"{len(sites)} in {chosen.sites}")
    if faults:
        said = f"{len(faults)} to put right in {chosen.sites}: `copydesk sites check` names each"
        yield Finding(what="sites", state="fault", said=said)


def _browser(chosen: Settings) -> Iterator[Finding]:
    """What pages of sites with ``browser`` are shown in; that there is none matters to those only."""
    found = settings.chromium(chosen.browser)
    if find_spec("playwright") is None:
        said = "pip install 'copydesk[browser]' if sites.toml asks for one"
    elif found is None:
        said = "no Chromium: install one if sites.toml asks for it, or name it in COPYDESK_BROWSER"
    else:
        said = f"{found}, by Playwright {version('playwright')}"
    yield Finding(what="browser", state="warning" if chosen.browser and found is None else "ok", said=said)


def _disk(chosen: Settings) -> Iterator[Finding]:
    folder = chosen.home.absolute()
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK):
        yield Finding(what="disk", state="fault", said=f"{folder} may not be written; choose another with --home")
    free = shutil.disk_usage(folder).free
    state: Literal["ok", "warning"] = "ok" if free >= ENOUGH else "warning"
    yield Finding(what="disk", state=state, said=f"{free // 2**20} MB free at {folder}")


def _clock(_: Settings) -> Iterator[Finding]:
    now = datetime.now(UTC)
    newest = Path(settings.__file__).stat().st_mtime
    wrong = now.timestamp() < newest - 86_400
    act = "; it lies before this installation: set the clock" if wrong else ""
    yield Finding(what="time", state="warning" if wrong else "ok", said=stamp(now) + act)


LOOKS = (_settings, _versions, _broker, _store, _crawling, _browser, _disk, _clock)
