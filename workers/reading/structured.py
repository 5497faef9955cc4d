"""Structured data of a page -> claims, raw and unjudged. Names and strengths of all rules stand in ``rules.py``."""

from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from workers.model import Claim, Flag
from workers.reading.jsonld import jsonld_claims
from workers.reading.marked import Links, marked_claims
from workers.reading.meta import meta_claims
from workers.reading.microdata import hentry_claims, microdata_claims
from workers.reading.rdfa import rdfa_claims
from workers.reading.tree import Tree

#: One page states at most this many claims; a page with more is an attack or a list.
MAX_CLAIMS = 600


def read_claims(tree: LexborHTMLParser, links: Links) -> tuple[Claim, ...]:
    """Every claim of the page's markup, in a fixed order: JSON-LD, meta, microdata, RDFa, microformats, elements."""
    scripts = [node.text() for node in tree.css('script[type*="ld+json" i]')[:60]]
    sources: tuple[Iterator[Claim], ...] = (
        jsonld_claims(scripts),
        meta_claims(tree.css("meta")),
        microdata_claims(tree.css("[itemprop]"), tree.css("[itemscope][itemtype]")),
        rdfa_claims(tree.css("body [property]")),
        hentry_claims(tree.root) if tree.root is not None else iter(()),
        marked_claims(tree, links),
    )
    return tuple(claim for claim, _ in zip(chain.from_iterable(sources), range(MAX_CLAIMS), strict=False))


def page_flags(tree: Tree, source: str) -> tuple[Flag, ...]:
    """What a reader of the record should know of the page: several pages, a redirection, frames, a broken end."""
    css, first = tree.parser.css, tree.parser.css_first
    found: dict[Flag, bool] = {
        "noscript": tree.noscript,
        "frameset": first("frameset") is not None,
        "meta-refresh": any(map(_refreshes, css("meta[http-equiv]"))),
        "rel-next": first('link[rel~="next" i][href], a[rel~="next" i][href]') is not None,
        "truncated": source.rfind("<") > source.rfind(">"),
    }
    return tuple(flag for flag, is_so in found.items() if is_so)


def _refreshes(meta: LexborNode) -> bool:
    return (meta.attributes.get("http-equiv") or "").strip().lower() == "refresh"
