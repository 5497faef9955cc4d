"""Who is credited: one source of names, never several mixed, and the agencies of the credit lines."""

from collections.abc import Iterator

from msgspec import Struct

from workers.facts.choice import refuse
from workers.facts.scene import Scene
from workers.facts.title import squeezed
from workers.lines.bylines import read_byline, read_credit_line
from workers.lines.fold import fold, plain
from workers.lines.icons import split_icons
from workers.lines.parts import Names, read_names
from workers.model import Block, Claim, Credit
from workers.tables.bylines import PLACEHOLDERS

#: The sources of names in the order of their trust: what a claim's rule begins with. A source that yields a name
#: is taken whole, and no other is asked.
ORDER: tuple[str, ...] = (
    "json-ld.author.",
    "meta.parsely.",
    "meta.cxense.",
    "meta.sailthru.",
    "meta.citation.",
    "meta.article.",
    "printed.byline",
    "json-ld.creator.",
    "rel.",
    "microdata.",
    "meta.author",
    "meta.dc.",
    "hentry.",
    "link.",
    "class.author",
    "class.byline",
    "printed.credit",
)
#: Roles whose names make ``authors``.
AUTHOR_ROLES = frozenset({"by", "reporting"})
_LONGEST_NAME = 80


class Credits(Struct, frozen=True, kw_only=True):
    """The credits that were taken, and every claim on a name, judged."""

    credits: tuple[Credit, ...]
    claims: tuple[Claim, ...]


class Named(Struct, frozen=True, kw_only=True):
    """A claim with the credits that were read from it."""

    claim: Claim
    credits: tuple[Credit, ...]


def author_names(credits: tuple[Credit, ...]) -> tuple[str, ...]:
    """``Article.authors``: the names, as printed, of those who wrote or reported, whatever their kind."""
    return tuple(dict.fromkeys(credit.name for credit in credits if credit.role in AUTHOR_ROLES))


def find_credits(scene: Scene, site: str | None, title: str | None) -> Credits:
    """Choose who is credited; metadata that names the site, its system or a placeholder is refused."""
    own = {squeezed(name) for name in (site, scene.profile.site, scene.host, *_stated_sites(scene)) if name}
    found = [*_stated(scene), *_printed(scene)]
    found = [_sound(named, own, title) for named in found]
    source = next((source for source in ORDER if any(_speaks(named, source) for named in found)), None)
    credits = _unique(credit for named in found if source and _speaks(named, source) for credit in named.credits)
    also = tuple(_beside(credit, credits) for credit in _unique(_others(found, source)))
    return Credits(credits=_unique((*credits, *also)), claims=tuple(_judged(named, source) for named in found))


def _stated_sites(scene: Scene) -> list[str]:
    return [claim.value for claim in scene.claims("site")] + [scene.host.split(".")[0]]


def _speaks(named: Named, source: str) -> bool:
    """Whether a claim is of this source and gives someone who wrote."""
    writes = any(credit.role in AUTHOR_ROLES for credit in named.credits)
    return named.claim.rule.startswith(source) and named.claim.refused is None and writes


def _stated(scene: Scene) -> Iterator[Named]:
    """The names of the markup."""
    for claim in scene.claims("author"):
        names = _read(claim)
        if names.credits:
            yield Named(claim=_valued(claim, names.credits), credits=names.credits)
        else:
            yield Named(claim=refuse(claim, names.refused or "no name"), credits=())


def _read(claim: Claim) -> Names:
    text = fold(claim.value)
    if text.startswith(("http://", "https://", "//", "www.")):
        return Names(credits=(), refused="an address, not a name")
    byline = read_byline(text)
    if byline and any(credit.role in AUTHOR_ROLES for credit in byline.credits):
        return Names(credits=byline.credits, rest=byline.rest)
    names = read_names(text)
    if names.credits or not _is_handle(text, claim.rule):
        return names
    return Names(credits=(Credit(name=text),))


def _is_handle(text: str, rule: str) -> bool:
    """One word that the markup calls an author is one, whatever its signs; so is a short name in other letters."""
    sure = rule.startswith(("json-ld.", "meta.parsely", "rel.", "meta.author", "microdata."))
    return sure and len(text.split()) == 1 and 2 < len(text) <= 30 and not set("@/") & set(text) and any(ch.isalpha() for ch in text)


def _valued(claim: Claim, credits: tuple[Credit, ...]) -> Claim:
    value = ", ".join(credit.name for credit in credits)
    return Claim(
        field="author", value=value, raw=claim.raw, where=claim.where, rule=claim.rule, strength=claim.strength, refused=claim.refused
    )


def _printed(scene: Scene) -> Iterator[Named]:
    """The printed bylines and credit lines; of several bylines the first that names someone speaks."""
    spoken = False
    for block in scene.blocks("byline", "credit", "dateline"):
        for credits, rest in _lines(block):
            writes = any(credit.role in AUTHOR_ROLES for credit in credits)
            is_credit = _is_tail(scene, block)
            rule = "printed.credit" if is_credit else "printed.byline"
            named = Named(claim=_printed_claim(block, credits, rule), credits=credits)
            if writes and spoken and not is_credit:
                named = Named(claim=refuse(named.claim, "a byline above it was read"), credits=())
            spoken = spoken or (writes and not is_credit)
            yield named


def _is_tail(scene: Scene, block: Block) -> bool:
    verdict = next(verdict for verdict in scene.verdicts if verdict.block == block.index)
    return verdict.role == "credit" or verdict.rule.startswith("tail.")


def _lines(block: Block) -> Iterator[tuple[tuple[Credit, ...], str]]:
    items = split_icons(block.text)
    for line in [item.text for item in items if item.text] if items else [block.text]:
        byline = read_byline(line)
        if byline:
            yield byline.credits, byline.rest
        elif credits := read_credit_line(line):
            yield credits, ""
        elif names := read_names(line, known=False).credits:
            yield names, ""


def _printed_claim(block: Block, credits: tuple[Credit, ...], rule: str) -> Claim:
    value = ", ".join(credit.name + (f" via {credit.via}" if credit.via else "") for credit in credits)
    return Claim(field="author", value=value, raw=block.text, where=f"block {block.index}", rule=rule, strength=0.7)


def _sound(named: Named, own: set[str], title: str | None) -> Named:
    """The claim without the names that cannot be an author's; refused if none is left."""
    if not named.credits:
        return named
    faults = {credit.name: why for credit in named.credits if (why := _fault(credit, named.claim.rule, own, title))}
    kept = tuple(credit for credit in named.credits if credit.name not in faults)
    if kept:
        return Named(claim=named.claim, credits=kept)
    name, why = next(iter(faults.items()))
    return Named(claim=refuse(named.claim, f"{name[:60]!r} is {why}"), credits=())


def _fault(credit: Credit, rule: str, own: set[str], title: str | None) -> str | None:
    name = credit.name
    if plain(name) in PLACEHOLDERS or name.casefold() in PLACEHOLDERS:
        return "a placeholder of the content system"
    if title and plain(name) == plain(title):
        return "the title"
    if len(name) > _LONGEST_NAME:
        return "too long for a name"
    if not rule.startswith("printed.") and squeezed(name) in own:
        return "the site's own name"
    return None


def _others(found: list[Named], source: str | None) -> Iterator[Credit]:
    """Credits beside the source's: photographers, editors and agencies in printed lines, but no further writers."""
    for named in found:
        printed = named.claim.rule.startswith("printed.") and named.claim.refused is None
        if printed and not (source and _speaks(named, source)):
            yield from (credit for credit in named.credits if credit.role != "by" or credit.kind == "agency")


def _beside(credit: Credit, credits: tuple[Credit, ...]) -> Credit:
    """A further credit: an agency whose report it is, beside those who wrote it, is their source."""
    if credit.role == "by" and credits and credit.kind == "agency":
        return Credit(name=credit.name, kind=credit.kind, role="source", via=credit.via)
    return credit


def _unique(credits: Iterator[Credit] | tuple[Credit, ...]) -> tuple[Credit, ...]:
    """Each name once, with the first part that it was given."""
    return tuple({plain(credit.name): credit for credit in reversed(tuple(credits))}.values())[::-1]


def _judged(named: Named, source: str | None) -> Claim:
    claim = named.claim
    if claim.refused:
        return claim
    if source and _speaks(named, source):
        return claim
    if claim.rule.startswith("printed."):
        return claim if not any(credit.role in AUTHOR_ROLES for credit in named.credits) else refuse(claim, _why(source))
    return refuse(claim, _why(source))


def _why(source: str | None) -> str:
    return f"the names of one source are taken: {source.strip('.')}" if source else "no source names an author"
