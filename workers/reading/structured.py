"""Structured data of a page -> claims, raw and unjudged. Names and strengths of all rules stand in ``rules.py``."""

from collections.abc import Iterator
from itertools import chain

from selectolax.lexbor import LexborHTMLParser

from workers.model import Claim, Flag
from workers.reading.gathered import Attributes, Gathered
from workers.reading.jsonld import jsonld_claims
from workers.reading.marked import marked_claims
from workers.reading.meta import meta_claims
from workers.reading.microdata import hentry_claims, microdata_claims
from workers.reading.rdfa import rdfa_claims
from workers.reading.tree import Tree

#: One page states at most this many claims; a page with more is an attack or a list.
MAX_CLAIMS = 600


def read_claims(tree: LexborHTMLParser, found: Gathered) -> tuple[Claim, ...]:
    """Every claim of the page's markup, in a fixed order: JSON-LD, meta, microdata, RDFa, microformats, elements."""
    scripts = [node.text() for node in found.scripts[:60]]
    sources: tuple[Iterator[Claim], ...] = (
        jsonld_claims(scripts),
        meta_claims(found.metas),
        microdata_claims(found.properties, found.scopes),
        rdfa_claims(found.rdfa),
        hentry_claims(tree.root, found.entries[0]) if tree.root is not None and found.entries else iter(()),
        marked_claims(tree, found),
    )
    return tuple(claim for claim, _ in zip(chain.from_iterable(sources), range(MAX_CLAIMS), strict=False))


def page_flags(tree: Tree, gathered: Gathered, source: str) -> tuple[Flag, ...]:
    """What a reader of the record should know of the page: several pages, a redirection, frames, a broken end."""
    found: dict[Flag, bool] = {
        "noscript": tree.noscript,
        "frameset": bool(gathered.framesets),
        "meta-refresh": any(map(_refreshes, gathered.metas)),
        "rel-next": bool(gathered.nexts),
        "truncated": source.rfind("<") > source.rfind(">"),
    }
    return tuple(flag for flag, is_so in found.items() if is_so)


def _refreshes(meta: Attributes) -> bool:
    return (meta.get("http-equiv") or "").strip().lower() == "refresh"
