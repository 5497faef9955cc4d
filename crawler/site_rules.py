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
