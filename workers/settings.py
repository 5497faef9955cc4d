"""What an installation has chosen: folders, servers, limits. File, then environment, each value with its origin."""

import os
import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

import msgspec
from msgspec import Struct

from workers.archive_place import Place
from workers.contract import Judge

#: Environment variables are the field's name in capitals behind this prefix: COPYDESK_DATABASE_URL.
PREFIX = "COPYDESK_"
FILE_NAME = "copydesk.toml"
#: Sent by nobody but the demo and the tests; a crawl of any other than a loopback host refuses it.
DEFAULT_USER_AGENT = "copydesk/0.1 (+https://example.invalid/bot)"
#: When a site's pages are shown in a browser: never, where the plain page is an empty shell, or always.
Wish = Literal["never", "shell", "always"]
#: Chromium by its names in a PATH.
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class SettingsError(ValueError):
    """A setting that cannot be used; the message names its origin and what to write instead."""


class Settings(Struct, frozen=True, kw_only=True):
    """The settings of one installation; the defaults are the embedded run on one machine.

    Without ``broker_url`` an own queue server is started on a private socket; without ``database_url`` the store
    is ``home/copydesk.sqlite3``. Sizes are bytes, times seconds, retention days (0 keeps for ever). ``judge`` chooses
    who judges the blocks of markup. ``archive`` is where finished archive files are kept, an address that fsspec
    knows (``s3://bucket/warc``); without it they stay in ``home``. ``notices`` are the tasks of other applications
    that may be told of watched stories: ``TASK@QUEUE``, several with commas; ``alarms`` those that are told of
    alarming sites. ``browser`` is the Chromium for pages that need one (None is the first that the PATH knows). With
    ``frontier`` "redis" ``crawlers`` processes share a crawl, on the server at ``frontier_url`` (else
    ``redbeat_url``, else the broker).
    """

    home: Path = Path("copydesk-data")
    database_url: str | None = None
    broker_url: str | None = None
    result_url: str | None = None
    redbeat_url: str | None = None
    sites: Path = Path("sites.toml")
    user_agent: str = DEFAULT_USER_AGENT
    workers: int = 2
    task_time_limit: int = 60
    visibility_timeout: int = 300
    reap_every: int = 30
    keep_html: int = 0
    keep_evidence: int = 90
    keep_jobs: int = 30
    notices: str = ""
    alarms: str = ""
    judge: Judge = "model"
    archive: str = ""
    frontier: Literal["local", "redis"] = "local"
    frontier_url: str | None = None
    crawlers: Annotated[int, msgspec.Meta(ge=1, le=100)] = 1
    browser: str | None = None
    browser_sandbox: bool = True

    @property
    def store_url(self) -> str:
        """The database address, an SQLite file in ``home`` unless one is set."""
        return self.database_url or f"sqlite:///{self.home.absolute() / 'copydesk.sqlite3'}"

    @property
    def shared_frontier(self) -> str | None:
        """The server whose frontiers several crawler processes share; None if each crawl is one process'.

        SettingsError if one is wanted and no server is set.
        """
        if self.frontier == "local":
            return None
        url = self.frontier_url or self.redbeat_url or self.broker_url
        if not url or not is_redis(url):
            raise SettingsError("a shared frontier is kept on a Redis or Valkey server: set COPYDESK_FRONTIER_URL")
        return url

    @property
    def archive_folder(self) -> Path:
        """Where WARC files are written."""
        return self.home / "warc"

    @property
    def archive_place(self) -> Place:
        """Where WARC files are written, and where finished ones are kept."""
        return Place(self.archive_folder, self.archive.rstrip("/"))


def load(environ: Mapping[str, str] | None = None, file: Path | None = None) -> Settings:
    """Read ``copydesk.toml`` (or ``file``) and the environment; SettingsError names a value that cannot be used."""
    return _convert(origins(environ, file))


def origins(environ: Mapping[str, str] | None = None, file: Path | None = None) -> dict[str, tuple[Any, str]]:
    """Each setting that was chosen, as (value, where it was chosen)."""
    environ = os.environ if environ is None else environ
    path = file or Path(environ.get(PREFIX + "CONFIG", FILE_NAME))
    chosen = {name: (value, str(path)) for name, value in _file(path, needed=file is not None).items()}
    hints = get_type_hints(Settings)
    for name in hints:
        if PREFIX + name.upper() in environ:
            chosen[name] = (environ[PREFIX + name.upper()], PREFIX + name.upper())
    unknown = sorted(set(chosen) - set(hints))
    if unknown:
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}; known are {', '.join(sorted(hints))}")
    return chosen


def _file(path: Path, *, needed: bool) -> dict[str, Any]:
    if not path.exists() and not needed:
        return {}
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error


def _convert(chosen: Mapping[str, tuple[Any, str]]) -> Settings:
    values = {name: value for name, (value, _) in chosen.items()}
    try:
        return msgspec.convert(values, Settings, strict=False, dec_hook=lambda _, raw: Path(raw))
    except msgspec.ValidationError as error:
        why, _, name = str(error).rstrip("`").rpartition(" - at `$.")
        origin = f" (from {chosen[name][1]})" if name in chosen else ""
        raise SettingsError(f"{name or 'a setting'} cannot be used{origin}: {why or name}") from error


def is_redis(url: str) -> bool:
    """Whether the address is one of a Redis or Valkey server, by TCP, TLS or socket."""
    return url.split("://")[0] in ("redis", "rediss", "redis+socket", "unix")


def chromium(named: str | None = None) -> str | None:
    """The Chromium to show pages in: the one that is named, else the first that the PATH knows."""
    return shutil.which(named) if named else next(filter(None, map(shutil.which, CHROMIUMS)), None)
