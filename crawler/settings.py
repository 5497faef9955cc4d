"""Scrapy's settings, each with its reason. Scrapy's own defaults are made for sites that one knows and trusts.

A module of settings, as Scrapy wants it; what differs between crawls (limits, delay, allowances) comes from
``crawl_settings``. Measured attacks behind the limits are listed in docs/crawling.md.
"""

from typing import Any

from workers.contract import MAX_PAGE_BYTES, MAX_URL
from workers.settings import DEFAULT_USER_AGENT

BOT_NAME = "copydesk"
SPIDER_MODULES = ["crawler.spiders"]
NEWSPIDER_MODULE = "crawler.spiders"
USER_AGENT = DEFAULT_USER_AGENT  # refused off loopback by the guard: a site must be able to reach whoever crawls it

# What runs. The asyncio reactor with Scrapy's HTTP/1.1 handler: the reactorless mode and its handler are marked
# experimental in 2.19, and only the reactor has a documented place for a resolver of our own.
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
TWISTED_DNS_RESOLVER = "crawler.guard.GuardedResolver"  # judges the address that is dialled, IPv4 and IPv6
TELNETCONSOLE_ENABLED = False  # a port that runs code
REMOTE_CONTROL_ENABLED = False  # another one
HTTPPROXY_ENABLED = False  # a proxy resolves names beyond the guard; the environment must not choose one
DOWNLOAD_HANDLERS = {"file": None, "data": None, "ftp": None, "s3": None}  # links to them read local files
DOWNLOADER_MIDDLEWARES = {
    "crawler.guard.GuardMiddleware": 1,  # first: every request passes it, each redirect hop again
    "crawler.robots.RobotsMiddleware": 100,
    "crawler.conditional.ConditionalMiddleware": 200,  # above redirects and retries: it sees how a request ended
    "crawler.budgets.Budgets": 240,
    "crawler.limits.PageLimit": 250,  # what was refused, or is not due, is no page
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,  # fails open; ours fails closed
    "crawler.pauses.Pauses": 555,  # below the retries: each of them waits as long as the host asks
    "crawler.guard.RefusedNameMiddleware": 560,  # below the retries: a refused name is not tried again
    "crawler.scripts.Scripts": 570,  # above redirects and unpacking: a page as it was sent goes into the browser
    "crawler.visiting.VisitingMiddleware": 720,  # below redirects and retries, which copy requests
    "crawler.wire.WireMiddleware": 800,  # below the unpacking: headers as they were sent
    "crawler.courtesy.Courtesy": 900,  # the last before the download: with a shared frontier, all wait for a host
}
SPIDER_MIDDLEWARES = {
    # crawler.frontier counts links from a seed: the next part of a list that pays is no further away.
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
}
ITEM_PIPELINES = {"crawler.submit.SubmitPipeline": 100}
EXTENSIONS = {
    "crawler.report.Reporter": 0,
    # Off by the settings above; without a class here each crawl would load a web server to find that out.
    "scrapy.extensions.remote_control.RemoteControl": None,
    "scrapy.extensions.telnet.TelnetConsole": None,
}
REQUEST_FINGERPRINTER_CLASS = "crawler.identity.UrlKeyFingerprinter"  # tracking parameters are no other page

# Sizes and times, for one request.
DOWNLOAD_MAXSIZE = MAX_PAGE_BYTES  # also after unpacking: 500 MB come out of 405 bytes of brotli
DOWNLOAD_WARNSIZE = 0  # the limit is enough; a warning for each large page is noise
DOWNLOAD_TIMEOUT = 30  # for the whole response: headers or body that drip are cut here
DOWNLOAD_FAIL_ON_DATALOSS = True  # half a page would be half an article
DOWNLOAD_VERIFY_CERTIFICATES = True  # Scrapy's default is off
URLLENGTH_LIMIT = MAX_URL
REDIRECT_MAX_TIMES = 5  # RFC 9309 asks for five on robots.txt; more is a loop
METAREFRESH_ENABLED = False  # pages use it to reload themselves; its target would be a link like any other
RETRY_TIMES = 2
COMPRESSION_ENABLED = True

# Politeness, for one host.
ROBOTSTXT_OBEY = True  # for whoever reads the settings; crawler.robots does it
CONCURRENT_REQUESTS = 16
CONCURRENT_ITEMS = 2  # of one response, which has one; Scrapy makes so many tasks for each response
CONCURRENT_REQUESTS_PER_DOMAIN = 2
DOWNLOAD_DELAY = 1.0
DOWNLOAD_DELAY_JITTER = 0.5  # no two crawlers should beat in time
AUTOTHROTTLE_ENABLED = True  # slower where the server is slower
AUTOTHROTTLE_START_DELAY = 1.0
AUTOTHROTTLE_MAX_DELAY = 60.0
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
COOKIES_ENABLED = False  # a session would make pages depend on each other
REFERRER_POLICY = "no-referrer"  # whence we come is nobody's business, and a policy sent by a page is obeyed else
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Language": "*",  # each site in its own language
}

# The whole crawl: each ends by itself, whatever it meets.
DEPTH_LIMIT = 3  # links from the seeds; calendars and facets are endless
COPYDESK_MAX_PAGES = 1000  # exact, see crawler.limits
CLOSESPIDER_TIMEOUT = 3600
CLOSESPIDER_ERRORCOUNT = 50  # exceptions in our own code
MEMUSAGE_ENABLED = True
MEMUSAGE_LIMIT_MB = 1024  # Scrapy's default is no limit
MEMUSAGE_CHECK_INTERVAL_SECONDS = 10.0  # a bomb does not take a minute
SCHEDULER_MEMORY_QUEUE = "scrapy.squeues.FifoMemoryQueue"

# Output: stdout belongs to the report, stderr to the log.
LOG_LEVEL = "INFO"
LOG_VERSIONS: list[str] = []
LOGSTATS_INTERVAL = 0.0
STATS_DUMP = False  # the report says it

#: Ours: pages are handed over in batches, of this size or after this long.
COPYDESK_SUBMIT = False  # a crawl started by `python -m scrapy` shows what it would hand over
COPYDESK_BATCH = 25
COPYDESK_BATCH_SECONDS = 2.0
#: Messages that may wait for the workers before a crawl pauses.
COPYDESK_QUEUE_LIMIT = 5000
COPYDESK_REPORT_SECONDS = 2.0
COPYDESK_ALLOWED_PRIVATE: list[str] = []
#: The longest pause that a crawl waits for a host which answers 429 or 503.
COPYDESK_MAX_PAUSE = 300.0
#: What one host may cost, 0 for no limit: requests and bytes, in this crawl and in all of the last 24 hours.
COPYDESK_HOST_PAGES = 0
COPYDESK_HOST_BYTES = 0
COPYDESK_HOST_PAGES_PER_DAY = 0
COPYDESK_HOST_BYTES_PER_DAY = 0
#: Seconds between two visits of a page: see crawler.recrawl, which has its own least and most.
COPYDESK_RECHECK_MIN: int | None = None
COPYDESK_RECHECK_MAX = 30 * 86_400
COPYDESK_RECHECK = False  # ask for all that is known, due or not, without conditions

#: Pages that need a browser: "never", "shell" (where the plain page is one) or "always"; and what one page may cost.
COPYDESK_BROWSE = "never"
COPYDESK_BROWSER: str | None = None  # the Chromium; None is the first that the PATH knows
COPYDESK_BROWSER_SANDBOX = True
COPYDESK_BROWSER_SECONDS = 30.0
COPYDESK_BROWSER_BYTES = 20 * 2**20
COPYDESK_BROWSER_REQUESTS = 200
#: Headers and the variable with the cookies for the site's own origins; see crawler.visiting.
COPYDESK_SITE_HEADERS: dict[str, str] = {}
COPYDESK_SITE_COOKIES: str | None = None
COPYDESK_SITE_ORIGINS: list[str] = []


def crawl_settings(
    *,
    user_agent: str,
    max_pages: int | None = None,
    max_depth: int | None = None,
    max_seconds: int | None = None,
    delay: float | None = None,
    allowed_private: tuple[str, ...] = (),
    recheck_min: int | None = None,
    recheck_max: int | None = None,
    recheck: bool = False,
    browse: str | None = None,
    browser: str | None = None,
    browser_sandbox: bool = True,
    headers: dict[str, str] | None = None,
    cookies: str | None = None,
    origins: tuple[str, ...] = (),
    concurrency: int | None = None,
    budget: dict[str, int] | None = None,
) -> dict[str, Any]:
    """What one crawl sets over the values above; None leaves them as they are. Times are seconds."""
    chosen = {
        "USER_AGENT": user_agent,
        "COPYDESK_MAX_PAGES": max_pages,
        "DEPTH_LIMIT": max_depth,
        "CLOSESPIDER_TIMEOUT": max_seconds,
        "DOWNLOAD_DELAY": delay,
        "AUTOTHROTTLE_START_DELAY": delay,
        "AUTOTHROTTLE_ENABLED": False if delay == 0 else None,  # no delay means none: tests, one's own host
        "COPYDESK_ALLOWED_PRIVATE": list(allowed_private) or None,
        "COPYDESK_RECHECK_MIN": recheck_min,
        "COPYDESK_RECHECK_MAX": recheck_max,
        "COPYDESK_RECHECK": recheck or None,
        "CONCURRENT_REQUESTS_PER_DOMAIN": concurrency,
        **{f"COPYDESK_{name.upper()}": most for name, most in (budget or {}).items()},
        "COPYDESK_BROWSE": browse,
        "COPYDESK_BROWSER": browser,
        "COPYDESK_BROWSER_SANDBOX": browser_sandbox,
        "COPYDESK_SITE_HEADERS": headers,
        "COPYDESK_SITE_COOKIES": cookies,
        "COPYDESK_SITE_ORIGINS": list(origins),
    }
    return {name: value for name, value in chosen.items() if value is not None}


def silent() -> dict[str, None]:
    """The extensions of a look at one page or one site, which reports nothing on its way."""
    return dict.fromkeys(EXTENSIONS)


def sharing(url: str, crawl: str) -> dict[str, Any]:
    """What a crawl with a shared frontier sets: pauses vary where they are agreed upon, not in each process."""
    return {"COPYDESK_FRONTIER_URL": url, "COPYDESK_FRONTIER_CRAWL": crawl, "DOWNLOAD_DELAY_JITTER": 0.0}
