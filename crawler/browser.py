"""One page in a headless Chromium of its own: its scripts run, its text settles, and the browser is gone again.

The document itself comes from the crawl, which asked for it with all its rules; the browser gets those bytes. What
its scripts ask for goes through ``crawler.door``. Playwright (extra ``browser``) is imported when a page is shown.
"""

import asyncio
import importlib.util
import json
import logging
import os
import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from crawler.addresses import Allowance
from crawler.door import Door
from crawler.showing import Document, Limits, Rendered, Showing, Unrendered, first_line
from workers.settings import Wish, chromium

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Playwright

log = logging.getLogger(__name__)

WISHES: tuple[str, ...] = get_args(Wish)
#: Seconds for the browser to begin and to end; then it is killed.
BEGIN, END = 30.0, 5.0
#: The browser looks up no name itself, sends nothing past its proxy, and has nothing that needs a screen.
ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--disable-quic",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-domain-reliability",
    "--dns-prefetch-disable",
    "--no-pings",
    "--deny-permission-prompts",
    "--js-flags=--max-old-space-size=512",
)
#: Nobody is told from which page a request comes, whatever policy the page states.
PREFERENCES = {"enable_referrers": False}
#: Of Playwright's own arguments: those that are made for tests of one's own pages.
NOT_THESE = ("--disable-popup-blocking", "--disable-ipc-flooding-protection")
#: What to do where its sandbox does not work.
UNBOXED = ", and where a container has no user namespaces set COPYDESK_BROWSER_SANDBOX=false"
#: A profile's folder; Chromium's socket in it has a name of 45 bytes, and all of it may have 107.
_PROFILE, _MOST_FOLDER = "copydesk-browser-", 35
#: What the browser gets of our environment: no secret of ours.
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TZ", "LD_LIBRARY_PATH", "FONTCONFIG_PATH")


def missing(named: str | None = None) -> str | None:
    """What has to be installed before a page can be shown in a browser, or None."""
    if importlib.util.find_spec("playwright") is None:
        return "pages that need a browser: install its extra, pip install 'copydesk[browser]'"
    if chromium(named) is None:
        where = f"{named!r} is no program" if named else "no Chromium was found"
        return f"{where}: install one (on Debian: apt install chromium), or name it in COPYDESK_BROWSER"
    return None


class Browser:
    """Shows pages, each in a browser and a profile of its own; at most ``at_once`` at a time.

    ``judge`` says why a subresource may not be asked for (robots.txt), or None.
    """

    def __init__(
        self,
        chromium: str,
        *,
        allowed: frozenset[Allowance] = frozenset(),
        judge: Callable[[str], str | None] = lambda _: None,
        limits: Limits | None = None,
        sandbox: bool = True,
        at_once: int = 2,
    ) -> None:
        self._chromium, self._allowed, self._judge = chromium, allowed, judge
        self._limits = limits or Limits()
        self._sandbox = sandbox and not _is_root()
        self._turns, self._begin = asyncio.Semaphore(at_once), asyncio.Lock()
        self._driver: Playwright | None = None

    async def render(self, document: Document) -> Rendered:
        """Run a page's scripts. Unrendered says why that did not come to an end."""
        limits = self._limits
        door = Door(self._allowed, document.user_agent, most_bytes=limits.bytes, most_requests=2 * limits.requests)
        async with self._turns, door:
            with tempfile.TemporaryDirectory(prefix=_PROFILE, dir=_folder(), ignore_cleanup_errors=True) as profile:
                _write_preferences(profile)
                context, pid = await self._open(document, door, profile)
                try:
                    async with asyncio.timeout(limits.seconds):
                        return await Showing(context, document, door, limits, self._judge).show()
                except TimeoutError:
                    raise Unrendered("browser-timeout", f"its scripts did not end in {limits.seconds:g} s") from None
                finally:
                    await _end(context, pid)

    async def close(self) -> None:
        """End Playwright's driver."""
        if self._driver is not None:
            driver, self._driver = self._driver, None
            with suppress(Exception):
                await asyncio.wait_for(driver.stop(), END)

    async def _open(self, document: Document, door: Door, profile: str) -> tuple["BrowserContext", int]:
        from playwright.async_api import Error

        driver = await self._started()
        try:
            context = await driver.chromium.launch_persistent_context(
                profile,
                executable_path=self._chromium,
                headless=True,
                args=ARGUMENTS,
                ignore_default_args=NOT_THESE,
                chromium_sandbox=self._sandbox,
                proxy={"server": door.address},
                env=_environment(profile),
                accept_downloads=False,
                service_workers="block",
                permissions=[],
                user_agent=document.user_agent,
                artifacts_dir=profile,
                timeout=BEGIN * 1000,
                handle_sigint=False,
                handle_sigterm=False,
                handle_sighup=False,
            )
        except Error as error:
            act = f"run {self._chromium} --version by hand" + (UNBOXED if self._sandbox else "")
            raise Unrendered("browser-failed", f"the browser did not begin ({first_line(error)}); {act}") from error
        return context, await _pid(context)

    async def _started(self) -> "Playwright":
        from playwright.async_api import async_playwright

        async with self._begin:
            if self._driver is None:
                self._driver = await async_playwright().start()
            return self._driver


def _folder() -> str:
    """Where profiles stand: the temporary folder, or /tmp where its name is too long for the socket in a profile."""
    folder = tempfile.gettempdir()
    return folder if len(os.fsencode(folder)) <= _MOST_FOLDER else "/tmp"  # noqa: S108 - a private folder is made in it


def _write_preferences(profile: str) -> None:
    file = Path(profile, "Default", "Preferences")
    file.parent.mkdir()
    file.write_bytes(json.dumps(PREFERENCES).encode())


def _is_root() -> bool:
    """Chromium's sandbox does not work for root."""
    if os.geteuid() != 0:
        return False
    log.warning("root shows pages in a browser without its sandbox: run crawls as another user")
    return True


def _environment(profile: str) -> dict[str, str | float | bool]:
    kept = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    return {**kept, "HOME": profile, "TMPDIR": profile}


async def _pid(context: "BrowserContext") -> int:
    """The browser's process, which leads a group of its own; 0 if it does not say."""
    if context.browser is None:
        return 0
    session = await context.browser.new_browser_cdp_session()
    told = await session.send("SystemInfo.getProcessInfo")
    return next((int(one["id"]) for one in told["processInfo"] if one["type"] == "browser"), 0)


async def _end(context: "BrowserContext", pid: int) -> None:
    """Close the browser; whatever is left of its process group is killed."""
    with suppress(Exception):
        await asyncio.wait_for(context.close(), END)
    if pid > 1:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
