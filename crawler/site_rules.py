"""What may stand in the fields of a site that concern its requests: each rule says what is wrong, or None."""

import re
from collections.abc import Mapping

from crawler.visiting import NAME, VARIABLE

_VARIABLE = re.compile(r"\$[A-Za-z_][A-Za-z0-9_]*")
#: Headers that belong to the crawl itself, with what sets them instead.
TAKEN: Mapping[str, str] = {
    "accept-encoding": "what can be unpacked is known here",
    "connection": "connections are kept here",
    "content-length": "a request for a page has no body",
    "content-type": "a request for a page has no body",
    "cookie": "write `cookies`",
    "host": "the address says it",
    "if-modified-since": "what is known of a page is asked for on condition already",
    "if-none-match": "what is known of a page is asked for on condition already",
    "proxy-authorization": "no proxy is used",
    "range": "half a page would be half an article",
    "referer": "whence a crawl comes is nobody's business",
    "transfer-encoding": "a request for a page has no body",
    "user-agent": "it is the installation's, COPYDESK_USER_AGENT",
}
#: Headers whose value is a secret whatever it is.
SECRET = re.compile(r"authorization|.*(api-?key|token|secret|password|session|auth)", re.IGNORECASE)


#: What one host may cost, in one crawl and in a day.
BUDGET = ("host_pages", "host_bytes", "host_pages_per_day", "host_bytes_per_day")
#: Bytes in a unit.
SIZES = {"B": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9, "KIB": 2**10, "MIB": 2**20, "GIB": 2**30}
_SIZE = re.compile(r"(\d{1,12})\s*([kmg]?i?b)", re.IGNORECASE)


def amount(value: str | int) -> int | None:
    """A number, or a size as in "20MB"; None if it is neither."""
    if isinstance(value, int):
        return value if value >= 0 else None
    found = _SIZE.fullmatch(value.strip())
    size = SIZES.get(found[2].upper()) if found else None
    return int(found[1]) * size if found and size else None


def budget_fault(budget: Mapping[str, str | int]) -> str | None:
    """What is wrong with what a host may cost."""
    for name, value in budget.items():
        if amount(value) is None:
            what = 'a number of bytes, or a size as in "20MB"' if "bytes" in name else "a number, 0 for no limit"
            return f"{name} is {value!r}; write {what}"
    for name in BUDGET[:2]:
        run, day = amount(budget[name]) or 0, amount(budget[f"{name}_per_day"]) or 0
        if run and day and day < run:
            return f"{name}_per_day is less than {name}: a day's crawls could not spend what one of them may"
    return None


def headers_fault(headers: Mapping[str, str]) -> str | None:
    """What is wrong with a site's headers."""
    for name, value in headers.items():
        fault = _header_fault(name, value)
        if fault is not None:
            return f"headers: {fault}"
    return None


def _header_fault(name: str, value: str) -> str | None:
    if not NAME.fullmatch(name):
        return f"{name!r} is no name of a header"
    if name.lower() in TAKEN:
        return f"{name} cannot be set: {TAKEN[name.lower()]}"
    if value.startswith(VARIABLE):
        return _variable_fault(name, value)
    if SECRET.fullmatch(name):
        return f'the value of {name} is a secret: put it into an environment variable, and write its name: "$NAME"'
    if not value.isascii() or not value.isprintable() or value != value.strip() or not value:
        return f"the value of {name} is no line of ASCII"
    return None


def cookies_fault(cookies: str | None) -> str | None:
    """What is wrong with where a site's cookies stand."""
    if cookies is None:
        return None
    if not cookies.startswith(VARIABLE):
        return 'cookies are secrets: put them into an environment variable, and write its name: cookies = "$NAME"'
    return _variable_fault("cookies", cookies)


def _variable_fault(what: str, value: str) -> str | None:
    if _VARIABLE.fullmatch(value):
        return None
    return f'{what}: what begins with $ is the name of an environment variable, as in "$DAILY_COOKIES"'
