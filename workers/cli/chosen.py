"""The settings of this run: file, then environment, then flags."""

import os
from pathlib import Path

import msgspec

from workers.cli.exits import USAGE, Stop
from workers.settings import PREFIX, Settings, Wish, load


def wished(browser: Wish | None) -> list[str]:
    """The crawler's argument for a browser."""
    return [] if browser is None else [f"--browser={browser}"]


def choose(*, config: str | None, home: str | None) -> None:
    """Hand the flags on as environment, so that the processes that a command starts get them too."""
    if config is not None:
        if not Path(config).is_file():
            raise Stop(f"--config {config}: no such file", USAGE)
        os.environ[PREFIX + "CONFIG"] = config
    if home is not None:
        if Path(home).exists() and not Path(home).is_dir():
            raise Stop(f"--home {home} is a file; name a folder", USAGE)
        os.environ[PREFIX + "HOME"] = home


def settings() -> Settings:
    """What is configured; SettingsError names a value that cannot be used."""
    return load()


def reachable(chosen: Settings) -> Settings | None:
    """The settings with a queue server in them: the one configured, or that of an embedded run in this home."""
    if chosen.broker_url:
        return chosen
    from workers.embedded import running

    url = running(chosen)
    return msgspec.structs.replace(chosen, broker_url=url, result_url=chosen.result_url or url) if url else None


def adopt(chosen: Settings) -> None:
    """Make due what nobody works at, in a home that is ours alone: handed in before, or left by who was killed."""
    from workers.store import ledger, open_store

    store = open_store(chosen.store_url)
    with store.write() as tx:
        ledger.make_due(tx)
    store.close()
