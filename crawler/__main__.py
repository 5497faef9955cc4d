"""One crawl in one process: ``python -m crawler``. Counts as lines of JSON on stdout, the log on stderr.

Exit codes: 0 something was collected, 1 it failed, 2 wrong arguments, 3 nothing was collected, 4 everything was
refused (robots.txt or the guard). SIGTERM ends it in order: what was fetched is handed over first.
"""

import argparse
import sys
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec.structs import replace

from crawler.addresses import allowance
from crawler.browser import WISHES, missing
from crawler.counts import EXIT, exit_code
from crawler.guard import is_loopback
from crawler.orders import Order, UsageError
from crawler.settings import crawl_settings
from crawler.sites import Site, SitesError, load_sites
from crawler.visiting import check_carried
from workers.contract import MAX_URL
from workers.logged import cause
from workers.settings import DEFAULT_USER_AGENT, Settings, SettingsError, Wish, load
from workers.urls import redact

#: How articles are found: by all ways, by feeds or sitemaps alone, or given one by one.
SPIDERS = ("site", "feed", "sitemap", "urls")
WARC = "warc"


def parser() -> argparse.ArgumentParser:
    """The arguments of ``python -m crawler``."""
    made = argparse.ArgumentParser(
        prog="python -m crawler", description="Collect pages and hand them to the workers."
    )
    made.add_argument(
        "--url", action="append", default=[], metavar="U", help="begin at this address (again for more)"
    )
    made.add_argument(
        "--urls-file", type=Path, metavar="F", help="fetch the addresses in this file (- is stdin), one a line"
    )
    made.add_argument(
        "--warc", action="append", default=[], metavar="F", help="read the pages of this WARC file, fetching nothing"
    )
    made.add_argument("--site", metavar="NAME", help="a site of sites.toml")
    made.add_argument("--sites", type=Path, metavar="FILE", help="another sites.toml")
    made.add_argument("--spider", choices=SPIDERS, help="how articles are found")
    made.add_argument("--crawl-id", metavar="N", help="the crawl's number in the ledger; it can be taken up again")
    made.add_argument("--resume", action="store_true", help="go on with the crawl of --crawl-id")
    made.add_argument("--max-pages", type=_positive, metavar="N")
    made.add_argument("--max-depth", type=_number, metavar="N")
    made.add_argument("--max-seconds", type=_positive, metavar="S")
    made.add_argument("--delay", type=_seconds, metavar="S", help="seconds between two requests to a host")
    made.add_argument(
        "--recheck", action="store_true", help="ask for all that is known, due or not, without conditions"
    )
    made.add_argument("--browser", choices=WISHES, help="show pages in a browser: where one is a shell, or always")
    made.add_argument("--allowed-private", action="append", default=[], metavar="HOST:PORT", type=_private)
    return made


def order(chosen: argparse.Namespace, settings: Settings) -> Order:
    """Turn arguments into an order. UsageError or SitesError say what is wrong."""
    given = (bool(chosen.url), chosen.urls_file is not None, chosen.site is not None, bool(chosen.warc))
    if sum((*given, chosen.resume)) != 1:
        raise UsageError("give exactly one of --url, --urls-file, --site, --warc and --resume")
    if chosen.resume:
        from crawler.jobs import saved

        return _resumed(saved(settings, _crawl_id(chosen.crawl_id)), chosen, settings)
    if chosen.warc:
        return Order(spider=WARC, urls=_files(chosen.warc), crawl_id=_crawl_id(chosen.crawl_id))
    limits = {
        "max_pages": chosen.max_pages,
        "max_depth": chosen.max_depth,
        "max_seconds": chosen.max_seconds,
        "delay": chosen.delay,
        "recheck_min": None,
        "recheck_max": None,
        "browser": chosen.browser,
        "concurrency": None,
        "budget": None,
    }
    private, judge = tuple(chosen.allowed_private), None
    if chosen.site is None:
        urls = tuple(chosen.url) or _read_urls(chosen.urls_file)
        spider = chosen.spider or ("site" if chosen.url else "urls")
    else:
        site = _site(chosen.site, chosen.sites or settings.sites)
        urls, spider, private = site.seeds, chosen.spider or site.spider, (*private, *site.allowed_private)
        judge = site.judge
        limits = {name: getattr(site, name) if value is None else value for name, value in limits.items()}
        limits |= _carried(site)
    limits |= _browsing(limits.pop("browser"), settings)
    for url in urls:
        _check_url(url, settings.user_agent)
    crawl_id = _crawl_id(chosen.crawl_id)
    limits["allowed_private"] = private
    limits["recheck"] = chosen.recheck
    return Order(spider=spider, urls=urls, crawl_id=crawl_id, site=chosen.site, judge=judge, limits=limits)


def run(wanted: Order, settings: Settings) -> int:
    """Crawl, report, and answer with the exit code."""
    from crawler.jobs import job
    from crawler.journal import LOST
    from crawler.report import line, tell
    from crawler.run import START_ERROR, crawl
    from crawler.settings import sharing
    from workers.app import check

    check(settings)
    name = wanted.crawl_id or f"local-{uuid.uuid4().hex[:12]}"
    tuned = {**crawl_settings(user_agent=settings.user_agent, **wanted.limits), "COPYDESK_SUBMIT": True}
    if wanted.crawl_id and settings.shared_frontier:
        tuned |= sharing(settings.shared_frontier, wanted.crawl_id)
    given: dict[str, Any] = {"urls": wanted.urls, "crawl": name, "judge": wanted.judge}
    if wanted.spider != WARC:
        with job(settings, wanted) as mine:
            ran = crawl(wanted.spider, tuned, journal=mine.journal, **given)
            mine.end(ran)
    else:
        ran = crawl(wanted.spider, tuned, **given)
    code = EXIT["error"] if ran.reason in (LOST, START_ERROR) else exit_code(ran.counts)
    tell(line("end", ran.counts, reason=ran.reason, crawl=name, exit=code))
    return code


def main(argv: Sequence[str] | None = None) -> int:
    """Run one crawl as the arguments say."""
    chosen = parser().parse_args(argv)
    try:
        settings = load()
        return run(order(chosen, settings), settings)
    except (UsageError, SitesError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return EXIT["usage"]
    except Exception as error:  # whatever it was: this is the top of the process, and its parent reads the code
        sys.stderr.write(f"the crawl did not begin: {cause(error)}\n")
        return EXIT["error"]


def _resumed(found: Order, chosen: argparse.Namespace, settings: Settings) -> Order:
    """Orders that were kept, if a crawl of this number can have had them. UsageError if not.

    What may be reached and what requests carry is not believed of orders on a server that others write to: that is
    what this machine's sites.toml says.
    """
    if found.crawl_id != chosen.crawl_id or found.spider not in SPIDERS:
        raise UsageError(f"crawl {chosen.crawl_id} cannot go on: its orders are not those of such a crawl")
    for url in found.urls:
        _check_url(url, settings.user_agent)
    limits = dict(found.limits)
    if settings.shared_frontier is not None:
        site = _site(found.site, chosen.sites or settings.sites) if found.site and _gives_rights(limits) else None
        limits |= _carried(site) if site else dict.fromkeys(("headers", "cookies"), None) | {"origins": ()}
        limits["allowed_private"] = (*chosen.allowed_private, *(site.allowed_private if site else ()))
    limits |= _browsing(limits.pop("browse", None), settings)
    try:
        crawl_settings(user_agent=settings.user_agent, **limits)
        for text in limits.get("allowed_private") or ():
            allowance(text)
    except (TypeError, ValueError) as error:
        raise UsageError(f"crawl {chosen.crawl_id} cannot go on: its orders have no such limits: {error}") from error
    return replace(found, limits=limits)


def _gives_rights(limits: dict[str, Any]) -> bool:
    return any(limits.get(name) for name in ("allowed_private", "headers", "cookies"))


def _files(names: Sequence[str]) -> tuple[str, ...]:
    missing = [name for name in names if not Path(name).is_file()]
    if missing:
        raise UsageError(f"{missing[0]} is no file; name WARC files, packed or not")
    return tuple(names)


def _site(name: str, path: Path) -> Site:
    sites = load_sites(path)
    if name not in sites:
        known = ", ".join(sorted(sites)) or "none"
        raise UsageError(f"no site {name!r} in {path}; there are: {known}")
    return sites[name]


def _carried(site: Site) -> dict[str, Any]:
    """What requests to a site carry; UsageError if a variable that it names is not set."""
    try:
        check_carried(site.headers, site.cookies)
    except LookupError as error:
        raise UsageError(f"site {site.name!r}: {error}") from error
    return {"headers": site.headers, "cookies": site.cookies, "origins": site.seeds}


def _browsing(wish: Wish | None, settings: Settings) -> dict[str, Any]:
    """How pages are shown in a browser; UsageError if one is wanted and none is there."""
    why = missing(settings.browser) if wish in ("shell", "always") else None
    if why is not None:
        raise UsageError(why)
    return {"browse": wish, "browser": settings.browser, "browser_sandbox": settings.browser_sandbox}


def _read_urls(path: Path) -> tuple[str, ...]:
    try:
        lines = (sys.stdin.read() if str(path) == "-" else path.read_text("utf-8")).splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    urls = tuple(dict.fromkeys(line.strip() for line in lines if line.strip() and not line.startswith("#")))
    if not urls:
        raise UsageError(f"{path} holds no address; write one in each line")
    return urls


def _check_url(url: str, user_agent: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise UsageError(f"{redact(url)!r} cannot be read: {error}") from error
    if parts.scheme not in ("http", "https") or not host or len(url) > MAX_URL or any(ch <= " " for ch in url):
        raise UsageError(f"{redact(url)!r} is no http:// or https:// address that can be fetched")
    if user_agent == DEFAULT_USER_AGENT and not is_loopback(host):
        raise UsageError(
            "no user agent is set: a site must be able to reach whoever crawls it. Set COPYDESK_USER_AGENT "
            'to a name with your address, as in "daily-archive/1.0 (+https://archive.example/bot)"'
        )


def _crawl_id(text: str | None) -> str | None:
    if text is not None and not (text.isascii() and text.replace("-", "").isalnum() and len(text) <= 64):
        raise UsageError(f"--crawl-id {text!r}: letters, digits and hyphens only")
    return text


def _number(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError
    return value


def _positive(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value


def _seconds(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 3600:
        raise ValueError
    return value


def _private(text: str) -> str:
    try:
        allowance(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return text


if __name__ == "__main__":
    sys.exit(main())
