"""Which requests are for the same page: those whose addresses differ in tracking parameters only."""

import hashlib

from scrapy import Request
from scrapy.crawler import Crawler

from workers.contract import MAX_NAME
from workers.urls import UrlError, redact, url_key


class UrlKeyFingerprinter:
    """Scrapy's notion of a request already made, by the identity that the store uses too."""

    def __init__(self, crawler: Crawler | None = None) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "UrlKeyFingerprinter":
        """Made by Scrapy."""
        return cls(crawler)

    def fingerprint(self, request: Request) -> bytes:
        """20 bytes. A redirect's target counts by its exact address: it often differs in nothing that identifies."""
        hops = request.meta.get("redirect_times", 0)
        identity = f"hop {request.url}" if hops else identity_of(request.url)
        return hashlib.sha256(f"{request.method} {identity}".encode("utf-8", "surrogatepass")).digest()[:20]


def page_ref(url: str) -> str:
    """How a crawl refers to a page in the ledger: its address' identity, cut to the contract's length."""
    key = redact(identity_of(url))
    if len(key) <= MAX_NAME:
        return key
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{key[: MAX_NAME - len(digest) - 1]} {digest}"


def identity_of(url: str) -> str:
    """The identity of an address; one that has none stands for itself."""
    try:
        return url_key(url)
    except UrlError:
        return url  # not for long: the guard refuses it


def mark(url: str) -> bytes:
    """The identity of an address in twelve bytes, for sets of many; with a slash at its path's end or without."""
    path, sign, query = identity_of(url).partition("?")
    same = path.rstrip("/") + sign + query
    return hashlib.blake2b(same.encode("utf-8", "surrogatepass"), digest_size=12).digest()
