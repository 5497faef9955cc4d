"""Addresses: one key for the ways one address is written, no secrets when one is shown, and which site it is of.

The key is specified in docs/url-key.md, with test vectors.
"""

import ipaddress
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, unquote_plus

from workers.opaque import MASK, mask_paths
from workers.tables.row import Row, first_match
from workers.tables.url_parameters import SECRET, TRACKING

if TYPE_CHECKING:
    from tldextract import TLDExtract

#: One page's address is asked for many times on its way through archive, ledger and store.
REMEMBERED = 1024
#: Characters; longer texts are passages with addresses in them, and come once.
LONGEST_ADDRESS = 2083

_URL = re.compile(
    r"(?P<scheme>https?)://(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?:#(?P<fragment>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_BEGINS_AS_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]{0,20}:)?[/\\]{2}|https?:[/\\]", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?P<host>\[[^\]]*\]|[^:]*)(?::(?P<port>[0-9]*))?")
#: Pictures in names: arrows, signs, dingbats, emoji.
_PICTURE = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
_LONGEST_LABEL = 63
_NOT_IN_HOST = re.compile(r"[\x00-\x20\x7f#%/:<>?@\[\\\]^|]")
#: Ports that http and https have by themselves.
_OWN_PORTS = frozenset({80, 443})
_UNRESERVED = r"A-Za-z0-9._~\-"
_PATH = re.compile(f"%[0-9A-Fa-f]{{2}}|[^{_UNRESERVED}!$&'()*+,;=:@/]")
_QUERY = re.compile(f"%[0-9A-Fa-f]{{2}}|[^{_UNRESERVED}!$&'()*,;=:@/?]")
_IS_UNRESERVED = re.compile(f"[{_UNRESERVED}]")
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sessionid)=[^/;]*", re.IGNORECASE)
#: The two ways in which a fragment chooses a page and not a place in it: ``#!page`` and ``#/page``.
_PAGE_FRAGMENT = re.compile(r"[!/].+", re.DOTALL)


class UrlError(ValueError):
    """An address that has no key; the message says what is wrong with it, and shows no secret."""


@lru_cache(REMEMBERED)
def url_key(url: str) -> str:
    """The identity of an address: the same for the ways in which one address is written and shared.

    Not an address to fetch: http counts as https, ``www.`` is dropped. UrlError if ``url`` is no http address.
    Specification and vectors: docs/url-key.md.
    """
    parts = _URL.fullmatch(_without_blanks(url))
    if parts is None:
        raise UrlError(f"{redact(url[:200])!r} has no key: give an address that begins with http:// or https://")
    query, fragment = _query(parts["query"] or ""), _fragment(parts["fragment"] or "")
    return f"https://{_site(parts['authority'], url)}{_path(parts['path'])}{query}{fragment}"


def untracked(url: str) -> str:
    """An address without the parameters that only say how a reader came; nothing else of it is touched."""
    stem, mark, rest = url.partition("?")
    query, sign, fragment = rest.partition("#")
    parts = query.split("&")
    kept = [part for part in parts if not _tracks(part.partition("=")[0])]
    return url if len(kept) == len(parts) else stem + mark * bool(kept) + "&".join(kept) + sign + fragment


def begins_as_address(text: str) -> bool:
    """Whether a text that should name something begins as an address does, of whatever scheme and however written."""
    return _BEGINS_AS_ADDRESS.match(text) is not None


def registrable_domain(url: str) -> str | None:
    """The domain that an owner registered (``bbc.co.uk``), None for a bare host name, an IP address or no URL.

    Sites under one hosting service (``a.blogspot.com``) are domains of their own. The public suffix list is the
    snapshot of the installed tldextract; nothing is fetched and nothing is cached on disk.
    """
    return _extract()(_host(url)).top_domain_under_public_suffix or None


@lru_cache(REMEMBERED)
def site_of(url: str) -> str | None:
    """Whose address it is: the registrable domain, or the host (without ``www.``) where there is none.

    An IP address, ``localhost`` and a name under no public suffix are sites of their own. None if it has no host.
    """
    return registrable_domain(url) or _host(url).removeprefix("www.") or None


@lru_cache(REMEMBERED)
def site_named(name: str) -> str:
    """A site by the name that somebody gives it, in any script and letter case, as ``site_of`` tells it.

    A name that no address can have stays as it is, in small letters.
    """
    plain = name.strip().lower()
    return site_of(f"http://{plain}/") or plain


def same_site(a: str, b: str) -> bool:
    """Whether two addresses belong to one owner: see ``site_of``."""
    site = site_of(a)
    return site is not None and site == site_of(b)


def _without_blanks(url: str) -> str:
    """Read an address as browsers do: no outer blanks, no line ends inside, ``\\`` before the query is ``/``."""
    url = re.sub(r"[\t\r\n]", "", url.strip("".join(map(chr, range(33)))))
    end = re.search(r"[?#]|\Z", url)
    cut = end.start() if end else len(url)
    return url[:cut].replace("\\", "/") + url[cut:]


def _site(authority: str, url: str) -> str:
    parts = _AUTHORITY.fullmatch(authority.rpartition("@")[2])
    host = ascii_host(unquote(parts["host"])) if parts else None
    if parts is None or not host:
        raise UrlError(f"{redact(url[:200])!r} has no key: its host cannot be read; check what follows ://")
    port = int(parts["port"] or 443)
    if port > 65535:
        raise UrlError(f"{redact(url[:200])!r} has no key: a port is at most 65535")
    while host.startswith("www.") and "." in host[4:]:
        host = host[4:]
    return host if port in _OWN_PORTS else f"{host}:{port}"


def ascii_host(host: str) -> str | None:
    """A host in lower-case ASCII (IDNA 2008, UTS 46), None if it cannot be one."""
    if host.startswith("["):
        return _ipv6(host.strip("[]"))
    if not host.isascii():
        try:
            host = _international(host)
        except UnicodeError:
            return None
    host = host.lower().rstrip(".")
    return None if _NOT_IN_HOST.search(host) else host


def _international(host: str) -> str:
    """An international name in ASCII; UnicodeError if it is none.

    IDNA 2008 has no pictures (emoji); such names are registered all the same, and go to Punycode as UTS 46 and
    browsers write them, where the rest of the label is sound.
    """
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.InvalidCodepoint:
        return ".".join([_pictured(label) for label in idna.uts46_remap(host).rstrip(".").split(".")])


def _pictured(label: str) -> str:
    """A label in ASCII that may hold pictures."""
    import idna

    plain = _PICTURE.sub("", label)
    if plain == label:
        return idna.alabel(label).decode("ascii")
    if plain:
        idna.check_label(plain)
    coded = f"xn--{label.encode('punycode').decode('ascii')}"
    if len(coded) > _LONGEST_LABEL:
        raise UnicodeError(f"a label of {len(coded)} characters")
    return coded


def _ipv6(address: str) -> str | None:
    try:
        return f"[{ipaddress.IPv6Address(address).compressed}]"
    except ValueError:
        return None


def _path(path: str) -> str:
    kept: list[str] = []
    segments = _PATH_SESSION.sub("", _PATH.sub(_escape, path)).split("/")[1:]
    for segment in segments:
        if segment == "..":
            del kept[-1:]
        elif segment != ".":
            kept.append(segment)
    if segments and segments[-1] in {".", ".."}:
        kept.append("")
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    parts = [part for part in query.split("&") if part and not _tracks(part.partition("=")[0])]
    clean = [_QUERY.sub(_escape, part.replace("+", "%20")) for part in parts]
    return "?" + "&".join(sorted(clean, key=lambda part: part.partition("=")[0])) if clean else ""


def _fragment(fragment: str) -> str:
    return "#" + _QUERY.sub(_escape, fragment) if _PAGE_FRAGMENT.fullmatch(fragment) else ""


def _escape(match: re.Match[str]) -> str:
    """One escape in its one form: none for what needs none, capital hexadecimal digits for the rest."""
    found = match[0]
    if len(found) == 3:
        char = chr(int(found[1:], 16))
        return char if _IS_UNRESERVED.match(char) else found.upper()
    return "".join(f"%{byte:02X}" for byte in found.encode("utf-8", "surrogatepass"))


@lru_cache(4096)
def _tracks(name: str) -> bool:
    return first_match(TRACKING, unquote_plus(name)) is not None


def _host(url: str) -> str:
    """The host of any kind of address, ``""`` if it has none that can be read."""
    parts = re.match(r"(?:[a-z][a-z0-9+.-]*:)?//([^/?#]*)", _without_blanks(url), re.IGNORECASE)
    found = _AUTHORITY.fullmatch(parts[1].rpartition("@")[2]) if parts else None
    return (ascii_host(unquote(found["host"])) or "") if found else ""


@cache
def _extract() -> "TLDExtract":
    from tldextract import TLDExtract

    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=True)


# Redaction -----------------------------------------------------------------------------------------------------

_ENDS = r"\s\"<>"
#: user:password@ after :// (and after what a browser takes for it: no scheme, other or fewer slashes), also where the
#: password holds a / ? or #, and the same inside an escaped address.
_USERINFO = re.compile(
    rf"(?:(?<=://)|(?<=\A//)|(?<=[\s\"'(=]//)|(?<=:\\\\)|(?<=https:[/\\])(?![/\\])|(?<=http:[/\\])(?![/\\]))"
    rf"(?:[^{_ENDS}/?#@:\[]*:(?!\d*(?:[/?#{_ENDS}]|$))[^{_ENDS}@]{{0,512}}@)?(?:[^{_ENDS}/?#]*@)?"
)
_ESCAPED_USERINFO = re.compile(
    rf"(%(?:25)*3A(?:%(?:25)*2F){{2}})(?:(?!%(?:25)*2F)[^{_ENDS}/?#&]){{1,512}}%(?:25)*40", re.IGNORECASE
)
_ESCAPED_DELIMITER = "%(?:25)*(?:3F|26|23)"
_PARAMETER = re.compile(
    rf"(?P<delimiter>&amp;|[?&#;/]|{_ESCAPED_DELIMITER})"
    rf"(?P<name>(?:(?!{_ESCAPED_DELIMITER})[^=&?#;/{_ENDS}]){{1,64}}?)(?P<equals>=|%(?:25)*3D)",
    re.IGNORECASE,
)
_VALUE = re.compile(rf"[^&#{_ENDS}]+")
_PATH_VALUE = re.compile(rf"[^&#;/?{_ENDS}]+")
_ESCAPED_VALUE = re.compile(rf"(?:(?!{_ESCAPED_DELIMITER})[^&#{_ENDS}])+", re.IGNORECASE)


def redact(text: str) -> str:
    """Drop user names and passwords from every URL in a text, and mask the values of its secret parameters.

    Works on one URL and on running text alike, in queries, fragments and path parameters, and on addresses that
    stand escaped inside another; in paths it masks what ``workers.opaque`` tells. What is no secret stays as it is;
    redacting again changes nothing.
    """
    if "=" not in text and "@" not in text and "%" not in text:
        return mask_paths(text)  # neither a user's name nor a parameter: most of what is asked for
    return _redacted(text) if len(text) > LONGEST_ADDRESS else _redacted_address(text)


def _redacted(text: str) -> str:
    text = mask_paths(_ESCAPED_USERINFO.sub(r"\1", _USERINFO.sub("", text)))
    shown: list[str] = []
    position = 0
    for found in _PARAMETER.finditer(text):
        if found.start() < position or not _is_secret(found["name"]):
            continue
        value = _value_form(found).match(text, found.end())
        if value:
            shown += (text[position : found.end()], MASK)
            position = value.end()
    return "".join(shown) + text[position:]


_redacted_address = lru_cache(REMEMBERED)(_redacted)


def _value_form(parameter: re.Match[str]) -> re.Pattern[str]:
    if parameter["equals"] != "=":
        return _ESCAPED_VALUE
    return _PATH_VALUE if parameter["delimiter"] in (";", "/") else _VALUE


@lru_cache(4096)
def _is_secret(name: str) -> bool:
    return _secret_row(name) is not None


def _secret_row(name: str) -> Row | None:
    stem, *inner = re.split(r"[\[\]]+", unquote(unquote_plus(name)))
    found = (first_match(SECRET, part) for part in (stem, *inner))
    return next((row for row in found if row is not None), None)
