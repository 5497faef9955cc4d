"""The key under which indexes of archives sort an address (SURT): ``com,example)/path?a=1``.

Tools that look into archives agree on it: the host is turned round, so that a site's pages stand together, and what
seldom makes another page (scheme, ``www.``, letter case, sessions, the order of parameters) is taken away. It is a
place to look, not an identity: ``workers.urls.url_key`` is that.
"""

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_WEB = re.compile(r"https?://", re.IGNORECASE)
_WWW = re.compile(r"www\d*\.")
#: Characters that stand in a key as they are; all others as ``%`` and two digits.
_SAFE = "!\"$&'()*+,-./:;<=>?@[\\]^_`{|}~"
_PORTS = {"http": 80, "https": 443}
#: Parameters that number a visitor and not a page.
_SESSION = re.compile(
    r"(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]+&cftoken=[^&]+"
)
_ASP_SESSION = re.compile(r"/\((?:[a-z]\([0-9a-z]{24}\))+\)(?=/[^?]+\.aspx)|/\([0-9a-z]{24}\)(?=/[^?]+\.aspx)")


def surt(url: str) -> str:
    """The key of an address; what is no address of the web, or cannot be read, is its own key without blanks."""
    clean = re.sub(r"[\t\r\n]", "", url.strip())
    try:
        parts = urlsplit(clean if _WEB.match(clean) else "")
        host, port = _host(parts.hostname or ""), parts.port
    except ValueError:
        host, port = "", None
    if not host:
        return _escaped(clean.lower())
    own = port in (None, _PORTS[parts.scheme])
    return f"{host}{'' if own else f':{port}'}){_path(parts.path)}{_query(parts.query)}"


def reversed_host(host: str) -> str:
    """``news.example.org`` as ``org,example,news``."""
    return ",".join(reversed(host.split(".")))


def _host(host: str) -> str:
    host = _unescaped(host).decode("utf-8", "replace").lower().strip(".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = quote_from_bytes(host.encode())
    return host if ":" in host else reversed_host(_WWW.sub("", host, count=1) if _WWW.match(host) else host)


def _path(path: str) -> str:
    kept: list[bytes] = []
    for part in _unescaped(path).split(b"/"):
        if part == b"..":
            del kept[-1:]
        elif part not in (b"", b"."):
            kept.append(part)
    return _ASP_SESSION.sub("", "/" + "/".join(map(_escaped_bytes, kept)).lower())


def _query(query: str) -> str:
    lower = _escaped_bytes(_unescaped(query)).lower()
    kept = _SESSION.sub("", lower)
    kept = re.sub("&{2,}", "&", kept).strip("&") if kept != lower else kept
    return "?" + "&".join(sorted(kept.split("&"), key=lambda part: part.split("=", 1))) if kept else ""


def _escaped(text: str) -> str:
    """A text on one line, without blanks."""
    return quote_from_bytes(text.encode("utf-8", "replace"), safe=_SAFE + "%#")


def _escaped_bytes(plain: bytes) -> str:
    return quote_from_bytes(plain, safe=_SAFE)


def _unescaped(text: str) -> bytes:
    """Without any escape, also where one was escaped again."""
    plain = text.encode("utf-8", "replace")
    while (once := unquote_to_bytes(plain)) != plain:
        plain = once
    return plain
