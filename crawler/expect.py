"""What a link or a lead will turn out to be, before it is fetched: the first rule that speaks, with its reason.

Every page that is fetched and is no article costs its site a request. So what is surely none is not asked for, lists
are asked for as long as they pay (crawler.frontier), and the rest is tried.
"""

import re
from typing import Literal
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec import Struct

from crawler.leads import LISTS_ARTICLES, Lead
from crawler.links import HEADLINE, Link, weigh
from crawler.shapes import Sign, sign_of
from crawler.words import NEWS_NAME

#: ``rank`` tells lists apart: the next part of one, sections, archives by date, other lists, what only the foot
#: names, and what is called news (added last, as the journals of crawls hold these numbers). crawler.frontier orders
#: them.
Expected = Literal["article", "index", "nothing"]
NEXT, SECTION, DATED, LISTING, ODD, FOOT, NEWS = range(7)


class Expectation(Struct, frozen=True):
    """What a page will be, and why it is thought so; ``rank`` says what kind of list.

    ``is_bare``: nothing speaks for an article but that a sitemap names the page.
    """

    kind: Expected
    why: str
    rank: int = ODD
    is_bare: bool = False


def of_link(link: Link, kin: str | None = None) -> Expectation:
    """What a link leads to; ``kin`` is what pages of its shape turned out to be."""
    sign = sign_of(link.url)
    if sign is not None and sign.kind in ("view", "service"):
        return Expectation("nothing", sign.why)
    if link.is_next:
        return Expectation("index", "the next part of a list", NEXT)
    if sign is not None and sign.kind == "index":
        return Expectation("index", sign.why, _rank(sign, link))
    if link.place == "footer" and (sign is None or sign.id == "slug"):
        return Expectation("index", "a link in the page's foot", FOOT)
    if kin == "article" or (sign is not None and sign.kind == "article" and kin != "index"):
        return Expectation("article", sign.why if sign else "other pages of its shape are articles")
    return _by_text(link, kin)


def _by_text(link: Link, kin: str | None) -> Expectation:
    if kin != "index" and (weigh(link.text) >= HEADLINE or link.headed):
        return Expectation("article", "a headline leads to it")
    if NEWS_NAME.fullmatch(link.text):
        return Expectation("index", "a link that says news", NEWS)
    if urlsplit(link.url).query:
        return Expectation("index", "a short link with parameters", ODD)
    if link.place == "furniture":
        return Expectation("index", "a link of the site's menu", SECTION)
    return Expectation("index", "a short link in the text", ODD)


def of_lead(lead: Lead, kin: str | None = None) -> Expectation:
    """What an address of a feed or a sitemap leads to."""
    sign = sign_of(lead.url)
    if lead.source in LISTS_ARTICLES:
        return Expectation("article", f"a {lead.source} names it")
    if sign is not None and sign.kind in ("view", "service"):
        return Expectation("nothing", sign.why)
    if sign is not None and sign.kind == "index":
        return Expectation("index", sign.why, _rank(sign, None))
    if kin == "index":
        return Expectation("index", "other pages of its shape are lists")
    bare = kin != "article"
    if sign is not None:
        return Expectation("article", sign.why, is_bare=bare and sign.id == "slug")
    return Expectation("article", f"a {lead.source} names it, and it is no list", is_bare=bare)


_NUMBERS = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?:\d{4})?(?!\d))\d{4,}(?!\d)")
_LANGUAGE = re.compile(r"[a-z]{2}([-_][a-z]{2})?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,12}")


def is_sight(of: str, link: Link) -> bool:
    """Whether a mere label on an article leads to another sight of it: its print edition, a picture of it, a form.

    Its address has the article's own number or headline in it, elsewhere, and is not that of another language.
    """
    here, there = urlsplit(of), urlsplit(link.url)
    if here.netloc != there.netloc or link.is_next or weigh(link.text) >= HEADLINE or link.headed:
        return False
    ours, theirs = _parts(here.path), _parts(there.path)
    if ours == theirs:
        return _is_more(of, here.query, there.query)
    if any(_LANGUAGE.fullmatch(one) for one in {*ours} ^ {*theirs}):
        return False
    return _names(ours[-1:], f"{there.path}?{there.query}") or (is_headline(of) and _holds(ours, theirs))


def _is_more(of: str, ours: str, theirs: str) -> bool:
    """Whether an article's own address has more parameters there: a form, its comments, a part of it."""
    names, more = set(ours.split("&")) - {""}, set(theirs.split("&")) - {""}
    sign = sign_of(of)
    return names < more and sign is not None and sign.kind == "article"


def _parts(path: str) -> list[str]:
    return [unquote(one) for one in path.split("/") if one]


def _names(last: list[str], address: str) -> bool:
    """Whether an address has the number in it with which another one ends."""
    found = _NUMBERS.findall(last[0]) if last else []
    return bool(found) and found[-1] in _NUMBERS.findall(address)


def is_headline(url: str) -> bool:
    """Whether an address has a headline in it."""
    sign = sign_of(url)
    return sign is not None and sign.id in ("slug", "dated")


def _holds(ours: list[str], theirs: list[str]) -> bool:
    """Whether a path has another's last part in it: with one word behind it, or under another beginning."""
    if not ours or ours[-1] not in theirs:
        return False
    behind = theirs[theirs.index(ours[-1]) + 1 :]
    return not behind or (len(behind) == 1 and _WORD.fullmatch(behind[0]) is not None)


def _rank(sign: Sign, link: Link | None) -> int:
    if sign.id == "dated list":
        return DATED
    if sign.id == "front":
        return SECTION
    return FOOT if link is not None and link.place == "footer" else LISTING


_DIGITS = re.compile(r"\d+")
_LISTS = re.compile(
    r"(tags?|topics?|categor\w+|cat|authors?|autor(en|es)?|auteurs?|search|label|themen?|temas?|people|page|seite)",
    re.IGNORECASE,
)


def family(url: str) -> str:
    """The shape of an address: pages of one shape are mostly of one kind. Numbers and last parts are left open."""
    parts = urlsplit(url)
    segments = [unquote(one) for one in parts.path.split("/") if one]
    shape = [_segment(one) for one in segments[:-1]][:6]
    for place, one in enumerate(shape):
        if _LISTS.fullmatch(one):
            shape = [*shape[: place + 1], "*"]
            break
    else:
        shape += [_last(segments[-1], parts.path.endswith("/"))] if segments else []
    names = sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)})[:8]
    return f"{parts.netloc}/{'/'.join(shape)}" + (f"?{'&'.join(names)}" if names else "")


def _segment(text: str) -> str:
    mixed = len(text) >= 6 and "-" not in text and any(c.isdigit() for c in text) and any(c.isalpha() for c in text)
    if mixed or len(text) > 24:
        return "*"
    return _DIGITS.sub("#", text)


def _last(text: str, slash: bool) -> str:
    name, dot, ending = text.rpartition(".")
    if not dot or len(ending) > 5:
        name, ending = text, ""
    open_end = "#" if name.isdigit() else "*"
    return open_end + (f".{ending}" if ending else "") + ("/" if slash else "")
