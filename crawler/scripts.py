"""Which pages are shown in a browser, and what becomes of them: a page of their scripts' making, or a redirect.

A site asks for it (``browser`` in sites.toml). The page was fetched by then with all the crawl's rules, so a browser
costs its site nothing but what the scripts ask for, and a page that is not due, refused or too large gets none.
"""

import logging
from urllib.parse import urlsplit

from msgspec.structs import replace
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import NotConfigured
from scrapy.http import HtmlResponse, Response

from crawler.browser import Browser, missing
from crawler.budgets import Budgets
from crawler.counts import Tally
from crawler.guard import SETTING as ALLOWED
from crawler.guard import allowances
from crawler.outline import outline
from crawler.robots import RobotsMiddleware
from crawler.showing import Document, Limits, Rendered
from crawler.visiting import Visiting
from workers.archive import HttpResponse
from workers.settings import chromium

log = logging.getLogger(__name__)

SETTING = "COPYDESK_BROWSE"
#: True of the document that was fetched, not of what its scripts made of it.
STALE = ("ETag", "Last-Modified", "Content-Encoding", "Content-Length", "Content-Type")
#: On the page in the archive: who made it of what was sent.
MARK = "Copydesk-Rendered"
HTML = "text/html; charset=utf-8"


class Scripts:
    """Runs the scripts of pages that need it (order 570: the page is unpacked, and was no redirect)."""

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._always = settings[SETTING] == "always"
        self._crawler = crawler
        self._visiting = Visiting(settings)
        self._browser = Browser(
            chromium(settings["COPYDESK_BROWSER"]) or "",
            allowed=allowances(settings.getlist(ALLOWED)),
            judge=self._judge,
            limits=Limits(
                seconds=settings.getfloat("COPYDESK_BROWSER_SECONDS"),
                bytes=settings.getint("COPYDESK_BROWSER_BYTES"),
                requests=settings.getint("COPYDESK_BROWSER_REQUESTS"),
                html=settings.getint("DOWNLOAD_MAXSIZE"),
            ),
            sandbox=settings.getbool("COPYDESK_BROWSER_SANDBOX"),
        )

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Scripts":
        """Made by Scrapy; not for a crawl that asks for no browser."""
        if crawler.settings[SETTING] == "never":
            raise NotConfigured
        why = missing(crawler.settings["COPYDESK_BROWSER"])
        if why is not None:
            raise RuntimeError(why)
        made = cls(crawler)
        crawler.signals.connect(made.close, signals.spider_closed)
        return made

    async def process_response(self, request: Request, response: Response) -> Request | Response:
        """A page as its scripts made it; a request for another, if they lead there and nothing is here."""
        if response.status != 200 or not isinstance(response, HtmlResponse) or request.meta.get("robots"):
            return response
        if not self._always and not is_shell(response):
            return response
        rendered = await self._browser.render(self._document(response))
        self._count(response.url, rendered)
        page = made_of(response, rendered)
        request.meta["wire"] = marked(request.meta["wire"], rendered, len(response.body))
        if rendered.leads_to is None or not is_shell(page):
            return page
        return self._lead(request, response, rendered.leads_to)

    async def close(self) -> None:
        """End what was started; called at the end of the crawl."""
        await self._browser.close()

    def _document(self, response: HtmlResponse) -> Document:
        return Document(
            url=response.url,
            body=response.body,
            content_type=f"text/html; charset={response.encoding}",
            user_agent=self._crawler.settings["USER_AGENT"],
            headers=self._visiting.headers(response.url),
            cookies=self._visiting.cookies(response.url),
        )

    def _lead(self, request: Request, response: Response, target: str) -> Request | Response:
        """A script's redirect is one like any other: counted, limited, judged as a request of its own."""
        redirects = self._crawler.get_downloader_middleware(RedirectMiddleware)
        if redirects is None or urlsplit(target).scheme not in ("http", "https"):
            return response
        log.debug("%s: a script leads to %s", response.url, target)
        return redirects.process_response(request, Response(response.url, 302, {"Location": target}))

    def _judge(self, url: str) -> str | None:
        robots = self._crawler.get_downloader_middleware(RobotsMiddleware)
        return robots.known(url).refused if robots is not None else None

    def _count(self, url: str, rendered: Rendered) -> None:
        tally = Tally(self._crawler.stats)
        tally.add("rendered")
        tally.add("rendered_requests", rendered.requests)
        tally.add("rendered_bytes", rendered.bytes)
        budgets = self._crawler.get_downloader_middleware(Budgets)
        if budgets is not None:
            budgets.came(url, rendered.bytes)
        if rendered.refused:
            log.info("not let through to a browser: %s", dict(rendered.refused))


def is_shell(response: HtmlResponse) -> bool:
    """Whether a page is an empty shell that its scripts are to fill."""
    if b"<script" not in response.body.lower():
        return False
    barred = outline(response).barred
    return barred is not None and barred.kind == "empty shell"


def made_of(response: HtmlResponse, rendered: Rendered) -> HtmlResponse:
    """A page as its scripts made it. Its validators are gone: they are the shell's, whose content never changes."""
    headers = {name: values for name, values in response.headers.items() if name.decode() not in STALE}
    body = rendered.html.encode("utf-8", "replace")
    made = HtmlResponse(response.url, 200, headers={**headers, b"Content-Type": HTML}, body=body, encoding="utf-8")
    made.request, made.flags, made.protocol = response.request, [*response.flags, "rendered"], response.protocol
    return made


def marked(wire: HttpResponse, rendered: Rendered, size: int) -> HttpResponse:
    """The headers as the archive keeps them: what was true of the sent page only has another name."""
    stale = {name.lower() for name in STALE}
    kept = [(f"X-Archive-Orig-{name}" if name.lower() in stale else name, value) for name, value in wire.headers]
    said = f"{rendered.browser}, from {size} bytes, {rendered.requests} requests of its scripts"
    return replace(wire, headers=(*kept, ("Content-Type", HTML), (MARK, said)))
