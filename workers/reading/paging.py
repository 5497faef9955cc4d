"""Whether a page's text goes on at further pages of its own address, and where the next one is.

A link to another page counts if its address is the page's own but for a page's number: ``?page=2``, ``/2/``,
``/page/2``, ``-2.html``. What a site calls its next story does not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qsl, quote, unquote, urljoin, urlsplit

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from workers.contract import Page
from workers.model import Block, Claim, Flag
from workers.reading.rules import claim
from workers.tables.paging import PAGE_OF, PAGE_WORDS

#: Parameters of an address that say nothing of the page.
_TRACKS = re.compile(r"utm_|fbclid|gclid|ref$|src$|amp$", re.IGNORECASE)
_NAMED = "|".join(PAGE_WORDS)
_EXTENSION = r"(?:\.(?:html?|php|aspx?|jsp|shtml|cms))?"
#: What follows the page's own path in another page's: a number for itself, or with a word for pages.
_ON = re.compile(
    rf"{_EXTENSION}(?:/(?:(?:{_NAMED})[-_/]?)?|[-_,](?:{_NAMED})[-_]?)(\d{{1,3}}){_EXTENSION}/?", re.IGNORECASE
)
#: The same where the number follows a sign alone; other stories' addresses look like that too.
_PERHAPS = re.compile(rf"[-_,](\d{{1,2}})({_EXTENSION})/?", re.IGNORECASE)
#: What may stand behind the own last name in such an address, before it is read as one.
_TAIL = re.compile(
    rf"{_EXTENSION}(?:/?\?[^\"'\s>]{{1,200}}|[-_,/]+(?:(?:{_NAMED})[-_/]?)?\d{{1,3}}(?!\d))", re.IGNORECASE
)
_LAST = re.compile(rf"^(?P<base>.*?[^/]){_EXTENSION}/?$")
#: A larger number in an address is a story's.
MOST_PAGES = 40
_LONGEST_LINE = 30
#: How a line ends that counts pages.
_ENDS = frozenset("0123456789页頁ジ")


class Own(Struct, frozen=True, kw_only=True):
    """The address of a page without its own page's number, which is ``number``."""

    url: str
    host: str
    base: str
    query: frozenset[tuple[str, str]]
    number: int


class Paging(Struct, frozen=True, kw_only=True):
    """What is to be added to a page's flags and claims."""

    flags: tuple[Flag, ...] = ()
    claims: tuple[Claim, ...] = ()


def paging(
    page: Page, parser: LexborHTMLParser, hrefs: Sequence[str], blocks: Iterable[Block], canonical: str
) -> Paging:
    """The flag of a text on several pages, and the claim where its next page is."""
    address = page.final_url or page.url or canonical
    own = _own(address) if address else None
    following = _following(own, parser, hrefs) if own is not None else None
    if own is not None and following is not None:
        where = f"a link to page {own.number + 1}"
        return Paging(flags=("multi_page",), claims=claim("link.next_page", following, where))
    ends = [block.text for block in blocks if block.text[-1] in _ENDS]
    counted = any(len(line) <= _LONGEST_LINE and PAGE_OF.matches(line) for line in ends)
    return Paging(flags=("multi_page",) if counted or (own is not None and own.number > 1) else ())


def _own(url: str) -> Own | None:
    """The page's address taken apart; None for one that has no name of its own (a front page)."""
    try:
        parts = urlsplit(url)
        query, number = _query(parts.query)
    except ValueError:
        return None
    path = unquote(parts.path).rstrip("/")
    turned = re.fullmatch(rf"(.*[^/]/?)/(?:{_NAMED})[-_/]?(\d{{1,3}}){_EXTENSION}", path, re.IGNORECASE)
    turned = turned or re.fullmatch(r"(.*/[^/]*[^/\d][^/]{11,})/(\d{1,2})", path)
    if turned and int(turned[2]) in range(2, MOST_PAGES):
        path, number = turned[1].rstrip("/"), int(turned[2])
    found = _LAST.match(path)
    if found is None or not path.strip("/") or not parts.hostname:
        return None
    return Own(url=url, host=_host(parts.hostname), base=found["base"], query=query, number=number)


def _query(query: str) -> tuple[frozenset[tuple[str, str]], int]:
    """The parameters but for a page's number, and that number (1 if there is none)."""
    number, kept = 1, set()
    for name, value in parse_qsl(query.replace("&amp;", "&")):
        if name.lower() in PAGE_WORDS and value.isascii() and value.isdigit() and int(value) < MOST_PAGES:
            number = int(value)
        elif not _TRACKS.match(name):
            kept.add((name, value))
    return frozenset(kept), number


def _following(own: Own, parser: LexborHTMLParser, hrefs: Iterable[str]) -> str | None:
    """The address of the page that follows, absolute and of the same host."""
    base = None
    for href in _links(own, parser, hrefs):
        base = base or _base(own, parser)
        if _number(own, url := _absolute(base, href)) == own.number + 1:
            return url
    return None


def _base(own: Own, parser: LexborHTMLParser) -> str:
    node = parser.head.css_first("base[href]") if parser.head else None
    return _absolute(own.url, (node.attributes.get("href") or "") if node else "")


def _absolute(base: str, href: str) -> str:
    try:
        return urljoin(base, href.strip().replace("&amp;", "&"))
    except ValueError:
        return ""


def _links(own: Own, parser: LexborHTMLParser, hrefs: Iterable[str]) -> Iterator[str]:
    """The addresses that may be those of another page of this one: they hold its name, or a parameter alone."""
    name = quote(own.base.rpartition("/")[2])
    for href in hrefs:
        if href[:1] == "?" or (name in href and _TAIL.match(href, href.rfind(name) + len(name))):
            yield href
    for node in parser.head.css('link[rel~="next" i][href]') if parser.head else ():
        yield node.attributes.get("href") or ""


def _number(own: Own, url: str) -> int | None:
    """Which page of the same text an address is; None if it is another's."""
    try:
        parts = urlsplit(url)
        query, number = _query(parts.query)
    except ValueError:
        return None
    if not parts.hostname or _host(parts.hostname) != own.host or "comment" in url.lower() or not query <= own.query:
        return None
    path = unquote(parts.path)
    rest = path[len(own.base) :] if path.startswith(own.base) else None
    if rest is None:
        return None
    if re.fullmatch(rf"{_EXTENSION}/?", rest):
        return number if number > 1 and query == own.query else None
    found = _ON.fullmatch(rest) if _is_name(own.base, rest) else None
    found = found or _perhaps(rest)
    return int(found[1]) if found else None


def _is_name(base: str, rest: str) -> bool:
    """Whether a bare number behind a name is a page's: behind a section's short name it is a story's."""
    last = base.rpartition("/")[2]
    return not re.match(r"/\d", rest) or len(last) >= 12 or any(sign in "-_0123456789" for sign in last)


def _perhaps(rest: str) -> re.Match[str] | None:
    found = _PERHAPS.fullmatch(rest)
    return found if found and found[2] else None


def _host(name: str) -> str:
    return name.lower().removeprefix("www.")
