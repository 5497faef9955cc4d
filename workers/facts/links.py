"""The canonical address and the lead image: absolute addresses only, and nothing is fetched."""

import re
from functools import lru_cache
from urllib.parse import urljoin, urlsplit, urlunsplit

import msgspec

from workers.facts.choice import Judged, choose, of, refuse
from workers.facts.scene import Scene
from workers.model import Claim
from workers.urls import same_site

_BLANK = re.compile(r"[\x00- ]")
#: An address that is whole and plain, as most are: taking it apart and putting it together changes nothing.
_WHOLE = re.compile(r"https?://[a-z0-9.-]+(?:/[\w.~%!$&'()*+,=:@/-]*)?(?:\?[\w.~%!$&'()*+,;=:@/?-]+)?", re.ASCII)
_LONGEST = 2083
#: Read as a path of this site by some and as another host, with a name and a password, by others.
_HALF = re.compile(r"https?:(?!//)", re.IGNORECASE)
#: Images that stand for the site and not for the article.
_EMBLEMS = ("logo", "favicon", "placeholder", "spacer", "avatar", "default-image", "blank.gif", "pixel.gif")


def find_canonical(scene: Scene) -> Judged:
    """Choose the canonical address: absolute, of the page's own site, without credentials."""
    claims = [_absolute(claim, scene.url) for claim in scene.claims("canonical_url")]
    return choose(of(claims, "canonical_url"), lambda claim: _foreign(claim, scene.url))


def find_image(scene: Scene) -> Judged:
    """Choose the lead image's address."""
    claims = [_absolute(claim, scene.url) for claim in scene.claims("image")]
    return choose(of(claims, "image"), _emblem)


def _absolute(claim: Claim, base: str | None) -> Claim:
    """The claim with its address made absolute and its credentials dropped, or refused with the reason."""
    clean, why = _cleaned(claim.value.strip(), base or "", bare=claim.field == "canonical_url")
    return refuse(claim, why) if why else msgspec.structs.replace(claim, value=clean)


@lru_cache(maxsize=256)
def _cleaned(raw: str, base: str, *, bare: bool) -> tuple[str, str | None]:
    """An address made absolute, or why it cannot be; ``bare``: without its fragment.

    A page states the same address several times over.
    """
    if len(raw) <= _LONGEST and _WHOLE.fullmatch(raw) and base.isascii() and "[" not in base and "]" not in base:
        return raw, None
    if not raw or len(raw) > _LONGEST or _BLANK.search(raw):
        return raw, "no address: empty, too long, or with white space in it"
    if _HALF.match(raw):
        return raw, "no address that can be read: its scheme is not followed by two slashes"
    try:
        parts = urlsplit(urljoin(base, raw))
        host, port = parts.hostname, parts.port
    except ValueError:
        return raw, "no address that can be read"
    if parts.scheme not in ("http", "https") or not host:
        return raw, "not absolute, and no http address to complete it by"
    netloc = (f"[{host}]" if ":" in host else host) + (f":{port}" if port else "")
    return urlunsplit((parts.scheme, netloc, parts.path, parts.query, "" if bare else parts.fragment)), None


def _foreign(claim: Claim, url: str | None) -> str | None:
    if url and not _same_host(claim.value, url) and not same_site(claim.value, url):
        return "an address of another site"
    path = urlsplit(claim.value).path
    if url and path in ("", "/") and urlsplit(url).path not in ("", "/"):
        return "the site's front page, not this page"
    return None


def _same_host(left: str, right: str) -> bool:
    """Whether the hosts are the same letter by letter, which spares asking for their sites."""
    try:
        return urlsplit(left).hostname == urlsplit(right).hostname
    except ValueError:
        return False


def _emblem(claim: Claim) -> str | None:
    name = urlsplit(claim.value).path.rsplit("/", 1)[-1].casefold()
    return "the site's emblem, by its file name" if any(word in name for word in _EMBLEMS) else None
