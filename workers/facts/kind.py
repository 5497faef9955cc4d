"""What sort of page it is, as its markup says; an article where it says nothing."""

from collections.abc import Mapping

import msgspec

from workers.facts.choice import Judged, choose, of
from workers.facts.scene import Scene
from workers.model import Claim

#: Word of a type (schema.org, OpenGraph; without case and prefix) -> our kind.
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("article", "newsarticle", "reportagenewsarticle", "news", "post"), "article"),
    **dict.fromkeys(("analysisnewsarticle", "opinionnewsarticle", "backgroundnewsarticle"), "article"),
    "reviewnewsarticle": "article",
    "report": "article",
    "scholarlyarticle": "article",
    **dict.fromkeys(("blogposting", "blogpost"), "article"),
    "liveblogposting": "live",
    **dict.fromkeys(("product", "productgroup", "og:product", "product.item"), "product"),
    **dict.fromkeys(("discussionforumposting", "qapage", "question"), "forum"),
    **dict.fromkeys(("collectionpage", "itemlist", "searchresultspage", "blog", "category"), "listing"),
    **dict.fromkeys(("techarticle", "apireference", "howto"), "documentation"),
    **dict.fromkeys(("videoobject", "video.other", "video.movie", "video.episode", "video"), "video"),
    **dict.fromkeys(("recipe",), "recipe"),
    **dict.fromkeys(("event", "newsevent", "sportsevent"), "event"),
    **dict.fromkeys(("profilepage", "person", "profile"), "profile"),
    **dict.fromkeys(("service", "localbusiness"), "service"),
}  # fmt: skip


def find_kind(scene: Scene) -> Judged:
    """Choose the kind; types that say nothing of the sort ("website", "WebPage") are refused."""
    return choose(of((_kind(claim) for claim in scene.claims("kind")), "kind"), _doubt)


def _kind(claim: Claim) -> Claim:
    word = claim.value.strip().casefold().rsplit("/", 1)[-1].removeprefix("schema:").removeprefix("og:")
    return msgspec.structs.replace(claim, value=KINDS.get(word, word))


def _doubt(claim: Claim) -> str | None:
    return None if claim.value in KINDS.values() else "a type that says nothing of what the page is"
