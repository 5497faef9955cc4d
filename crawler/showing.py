"""One page in a browser on its way: what it asks for is judged, counted and let through, or not; its text settles."""

import asyncio
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from crawler.door import Door
from crawler.visiting import origin, origins

if TYPE_CHECKING:
    from playwright.async_api import BrowserContext, Frame, Page, Request, Route

#: Kinds of subresources that change no text.
UNWANTED = frozenset(["image", "media", "font", "texttrack", "manifest", "ping"])
#: Seconds between two looks at a page's text; looks without change that settle it: nothing is on its way, or much is.
LOOK, QUIET, LONG_QUIET = 0.25, 3, 10
#: Characters that are some text.
SOME = 80
#: Not innerText, for which all of the page would be laid out at each look.
_MEASURE = (
    "document.body ? [...document.body.childNodes].reduce((sum, one) => sum + "
    "(/^(SCRIPT|STYLE|NOSCRIPT|TEMPLATE)$/.test(one.tagName) ? 0 : one.textContent.length), 0) : 0"
)
_SIZE = "document.documentElement ? document.documentElement.outerHTML.length : 0"
#: The document may run scripts, and neither open windows, ask questions nor save files.
SANDBOX = "sandbox allow-scripts allow-same-origin allow-forms"


class Limits(Struct, frozen=True, kw_only=True):
    """What one page may cost: seconds, bytes that come in, and requests beside the document."""

    seconds: float = 30.0
    bytes: int = 20 * 2**20
    requests: int = 200
    html: int = 10 * 2**20


class Document(Struct, frozen=True, kw_only=True):
    """A page as it was fetched, and what its requests carry to its own host."""

    url: str
    body: bytes
    content_type: str = "text/html"
    user_agent: str | None = None
    headers: Mapping[str, str] = {}
    cookies: Mapping[str, str] = {}


class Rendered(Struct, frozen=True, kw_only=True):
    """A page after its scripts ran. ``leads_to`` is where they wanted to go; ``refused`` what was not let through."""

    html: str
    browser: str
    requests: int
    bytes: int
    refused: Mapping[str, int] = {}
    leads_to: str | None = None


class Unrendered(Exception):  # noqa: N818 - counted like other ends of a request
    """A page that the browser could not show; ``kind`` groups it in the report."""

    def __init__(self, kind: str, why: str) -> None:
        super().__init__(why)
        self.kind, self.why = kind, why


class Showing:
    """One page on its way: what it asks for is judged, counted and let through, or not."""

    def __init__(
        self,
        context: "BrowserContext",
        document: Document,
        door: Door,
        limits: Limits,
        judge: Callable[[str], str | None],
    ) -> None:
        self._context, self._document, self._door = context, document, door
        self._limits, self._judge = limits, judge
        self._page: Page
        self._is_served = False
        self._leads_to: str | None = None
        self._requests = 0
        self._pending: set[Request] = set()
        self._refused: dict[str, int] = {}

    async def show(self) -> Rendered:
        """Load the page, wait for its text, take it."""
        from playwright.async_api import Error

        self._page = self._context.pages[0] if self._context.pages else await self._context.new_page()
        await self._context.route("**/*", self._route)
        self._context.on("page", self._close_other)
        self._context.on("requestfinished", self._came)
        self._context.on("requestfailed", self._came)
        self._door.expect(self._document.url)
        await self._set_cookies()
        try:
            with suppress(Error):  # a script that leads elsewhere at once breaks the loading, not the page
                await self._page.goto(self._document.url, wait_until="commit")
            await self._settle()
            html = await self._content()
        except Error as error:
            raise Unrendered("browser-crash", f"the browser gave up: {first_line(error)}") from error
        if self._door.is_spent:
            raise Unrendered("browser-too-large", f"its scripts asked for more than {self._limits.bytes} bytes")
        return self._rendered(html)

    def _rendered(self, html: str) -> Rendered:
        browser = self._context.browser
        return Rendered(
            html=html,
            browser=f"Chromium {browser.version if browser else ''}".strip(),
            requests=self._requests,
            bytes=self._door.bytes,
            refused={**self._refused, **self._door.refused},
            leads_to=self._leads_to,
        )

    async def _content(self) -> str:
        size = await self._page.evaluate(_SIZE)
        if not self._is_served or size > self._limits.html:
            why = f"its scripts made it {size} characters long" if self._is_served else "it did not load"
            raise Unrendered("browser-too-large" if self._is_served else "browser-failed", why)
        return await self._page.content()

    async def _settle(self) -> None:
        """Wait until the text has stayed as it is for a while; a page that always changes is taken as it is."""
        last, quiet, end = -1, 0, time.monotonic() + self._limits.seconds * 0.75
        while time.monotonic() < end:
            size = await self._page.evaluate(_MEASURE)
            quiet, last = (quiet + 1 if size == last else 0), size
            if self._requests >= self._limits.requests or (quiet >= QUIET and self._is_calm(quiet, size)):
                return
            await asyncio.sleep(LOOK)

    def _is_calm(self, quiet: int, size: int) -> bool:
        """Nothing is on its way, or the text has long been as it is."""
        return not self._pending or (quiet >= LONG_QUIET and size >= SOME)

    async def _set_cookies(self) -> None:
        for name, value in self._document.cookies.items():
            await self._context.add_cookies([{"name": name, "value": value, "url": self._document.url}])

    async def _close_other(self, page: "Page") -> None:
        """A window that a script opened."""
        self._refuse("another window")
        await page.close()

    def _refuse(self, why: str) -> None:
        self._refused[why] = self._refused.get(why, 0) + 1

    # What the page asks for ------------------------------------------------------------------------------------

    async def _route(self, route: "Route", request: "Request") -> None:
        from playwright.async_api import Error

        with suppress(Error):  # the page went away in between
            if request.is_navigation_request():
                await self._navigate(route, request)
            elif (why := self._verdict(request)) is not None:
                self._refuse(why)
                await route.abort("blockedbyclient")
            else:
                await self._pass(route, request)

    async def _navigate(self, route: "Route", request: "Request") -> None:
        """The document itself comes from the crawl; to be elsewhere is for the crawl to decide; frames stay empty."""
        if not _is_main(request.frame, self._page):
            self._refuse("a frame, or another window")
            await route.abort("blockedbyclient")
        elif not self._is_served:
            self._is_served = True
            headers = {"Content-Type": self._document.content_type, "Content-Security-Policy": SANDBOX}
            await route.fulfill(body=self._document.body, headers=headers)
        else:
            if request.url.split("#")[0] != self._document.url.split("#")[0]:
                self._leads_to = self._leads_to or request.url
            await route.fulfill(status=204)

    def _verdict(self, request: "Request") -> str | None:
        """Why a subresource is not asked for, or None."""
        if request.resource_type in UNWANTED:
            return "pictures, films, fonts"
        if not request.url.startswith(("http://", "https://")):
            return "no http address"
        if self._requests >= self._limits.requests:
            return "the page asks for too much"
        if self._document.cookies and self._is_beside(request.url):
            return "another port of a host that gets cookies"
        return self._judge(request.url)

    def _is_beside(self, url: str) -> bool:
        """Whether an address is on the page's host and none of its origins: a browser sends cookies to every port."""
        own = self._document.url
        return urlsplit(url).hostname == urlsplit(own).hostname and origin(url) not in origins(own)

    async def _pass(self, route: "Route", request: "Request") -> None:
        self._requests += 1
        self._pending.add(request)
        self._door.expect(request.url)
        if not self._document.headers or origin(request.url) != origin(self._document.url):
            await route.continue_()
            return
        # A browser would carry what is added here along to wherever the answer leads: that is asked for without it.
        headers = {**request.headers, **self._document.headers}
        await route.fulfill(response=await route.fetch(headers=headers, max_redirects=0))

    def _came(self, request: "Request") -> None:
        """A subresource has come, or will not."""
        self._pending.discard(request)


def _is_main(frame: "Frame", page: "Page") -> bool:
    return frame == page.main_frame


def first_line(error: Exception) -> str:
    """What Playwright says went wrong, without its log of calls."""
    return next(iter(str(error).splitlines()), type(error).__name__)
