"""One address fetched by the crawler's own process, behind its guard and with robots.txt obeyed."""

import subprocess
import sys
from collections.abc import Sequence

import msgspec

from workers.cli.exits import BLOCKED, ERROR, NOTHING, USAGE, Stop, with_act
from workers.contract import Page
from workers.show import show
from workers.urls import redact

#: Seconds; the crawler itself gives up long before.
TIMEOUT = 120


def fetched(url: str, allowed_private: Sequence[str] = ()) -> Page:
    """The page at an address; ``Stop`` says why it could not be had."""
    private = [f"--allowed-private={place}" for place in allowed_private]
    command = [sys.executable, "-m", "crawler.fetch", *private, "--", url]
    try:
        child = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        raise Stop(f"{redact(url)} gave no page within {TIMEOUT} s; try again later") from None
    if child.returncode != 0:
        raise Stop(_why(url, child.stderr), child.returncode if child.returncode in _CODES else ERROR)
    try:
        return msgspec.json.decode(child.stdout, type=Page)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Stop(f"the crawler's answer for {redact(url)} cannot be read ({error})") from error


_CODES = (USAGE, NOTHING, BLOCKED)


def _why(url: str, said: bytes) -> str:
    """The crawler's last word, which is one line; its log may stand before it."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    return with_act(show(lines[-1])) if lines else f"{redact(url)} could not be fetched"
