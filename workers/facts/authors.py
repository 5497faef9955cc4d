"""Who is credited: one source of names, never several mixed, and the agencies of the credit lines."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from msgspec import Struct

from workers.facts.as_written import OWN, is_site, or_as_written, without_site
from workers.facts.by_link import as_linked, linked_names
from workers.facts.choice import refuse
from workers.facts.confirm import Print, as_printed, confirmed
from workers.facts.edited import find_editors, without_editors
from workers.facts.printed_names import printed_names, unjudged_names
from workers.facts.scene import Scene
from workers.facts.site import own_names, stated_names
from workers.facts.sound import sound_names
from workers.facts.stated import AUTHOR_ROLES, Named, read_claim
from workers.facts.title import squeezed
from workers.lines.fold import plain
from workers.model import Claim, Credit
from workers.tables.names import PERSONAL_HOSTS

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
    "printed.bare",
    "json-ld.creator.",
    "rel.",
    "microdata.",
    "rdfa.",
    "meta.author",
    "meta.twitter.written",
    "meta.dc.",
    "hentry.",
    "link.",
    "class.author",
    "class.byline",
    "printed.alone",
    "printed.desk",
    "printed.credit",
    "printed.introduced",
)
#: Sources that stand on a page once for the article and again for each commenter and teaser: the first counts.
FIRST_ONLY: tuple[str, ...] = ("link.", "class.author", "class.byline", "hentry.")
#: Of one source, so many claims are read; the rest are kept, unread.
MOST_CLAIMS = 50
_TOO_MANY = f"not read: {MOST_CLAIMS} claims of its source stand above it"
_LONGEST_NAME = 80
#: Printed lines without any label: there the last part of the markup's title is taken for the site's name too.
_NO_LABEL = ("printed.bare", "printed.alone")
#: More names than this in a source that repeats are teasers' authors too: then only the first claim counts.
_MOST_WRITERS = 3
_TEASERS = ("rel.", "microdata.")
#: Kinds of pages that are signed by nobody, but whose parts may be; and the sources that name the authors of parts.
_UNSIGNED = frozenset({"service", "collection", "product", "documentation", "listing"})
_OF_PARTS = (
    "link.", "class.", "printed.byline.near", "printed.bare", "printed.alone", "printed.credit", "printed.desk",
    "printed.introduced",
)  # fmt: skip
#: An account's name: one word of small letters, or one with figures or low lines.
_ACCOUNT = re.compile(r"[a-z][a-z.-]*|(?=\w*[\d_])\w+")
#: Sources that give the account that wrote.
_ACCOUNTS = ("hentry.", "rel.", "link.", "class.author")


class Credits(Struct, frozen=True, kw_only=True):
    """The credits that were taken, and every claim on a name, judged."""

    credits: tuple[Credit, ...]
    claims: tuple[Claim, ...]


def author_names(every: tuple[Credit, ...]) -> tuple[str, ...]:
    """``Article.authors``: the names, as printed, of those who wrote or reported, whatever their kind."""
    return tuple(dict.fromkeys(credit.name for credit in every if credit.role in AUTHOR_ROLES))


def find_credits(scene: Scene, site: str | None, title: str | None, kind: str | None = None) -> Credits:
    """Choose who is credited; metadata that names the site, its system or a placeholder is refused."""
    own = stated_names(scene, site, scene.profile.site)
    titled = own_names(scene) | own

    def sound(named: Named) -> Named:
        return sound_names(_of_article(named, kind), titled if named.claim.rule in _NO_LABEL else own, title)

    links = linked_names(scene)
    printed = [as_linked(named, links) for named in printed_names(scene, sound, title)]
    editors = find_editors(scene, printed)
    found = [*_stated(scene, lambda named: sound(without_editors(named, editors)), printed), *printed]
    source = _source(found)
    if _is_weak(source) or any(is_site(named, titled) for named in found):
        near = list(unjudged_names(scene, sound, title))
        persons = any(_signs(named, "printed.alone") for named in near)
        found = [*(without_site(found, titled) if persons else found), *near]
        source = _source(found)
    if not source and scene.host.endswith(PERSONAL_HOSTS):
        found = _or_owner(found)
        source = _source(found)
    if not source:
        found = or_as_written(found, Print(scene), own)
        source = _source(found)
    taken = _unique(credit for named in found if source and _speaks(named, source) for credit in named.credits)
    taken = tuple(_spelled_out(credit, found) for credit in taken)
    also = tuple(_beside(credit, taken, source) for credit in _unique(_others(found, source)))
    return Credits(credits=_unique((*taken, *also)), claims=tuple(_judged(named, source) for named in found))


def _of_article(named: Named, kind: str | None) -> Named:
    """A claim of an element or a last line, refused on a page whose kind has no author: it is a review's."""
    if kind not in _UNSIGNED or not named.credits or not named.claim.rule.startswith(_OF_PARTS):
        return named
    return Named(claim=refuse(named.claim, f"the page is of kind {kind}, whose parts have authors"), credits=())


def _or_owner(found: list[Named]) -> list[Named]:
    """The claims of a page that names nobody; on a blog that bears its writer's name the site's name counts."""
    owner = next((named for named in found if _is_account(named.claim)), None)
    if owner is None:
        return found
    account = Named(claim=refuse(owner.claim, None), credits=(Credit(name=owner.claim.value),))
    return [account if named is owner else named for named in found]


def _is_account(claim: Claim) -> bool:
    return claim.rule.startswith(_ACCOUNTS) and (claim.refused or "").endswith(OWN)


def _is_weak(source: str | None) -> bool:
    """Whether a byline that is printed beside the headline would speak louder."""
    return source is None or ORDER.index(source) > ORDER.index("printed.bare")


def _source(found: list[Named]) -> str | None:
    """The first source that names someone; one that names no person gives way to a byline that prints one."""
    heard = [named for named in found if named.credits]
    place = min([_place(named.claim.rule) for named in heard if _gives_writer(named)], default=len(ORDER))
    first = ORDER[place] if place < len(ORDER) else None
    first = _in_full(heard) or first if first and _is_of_accounts(first, heard) else first
    persons = {source for source in (first, "printed.byline") for named in heard if source and _signs(named, source)}
    if first in persons or not persons:
        return _below_print(first, heard)
    return "printed.byline"


@cache
def _place(rule: str) -> int:
    """The place in the order of the source that a rule is of; behind all where it is of none."""
    return next((place for place, source in enumerate(ORDER) if rule.startswith(source)), len(ORDER))


def _is_of_accounts(source: str, heard: list[Named]) -> bool:
    """Whether all that a source of the markup names are accounts of a system: one word with signs or no capital."""
    names = [credit.name for named in heard if _speaks(named, source) for credit in named.credits]
    return not source.startswith("printed.") and all(map(_ACCOUNT.fullmatch, names))


def _in_full(heard: list[Named]) -> str | None:
    """The first printed source that gives a person with a full name."""
    return next(
        (
            source
            for source in ORDER
            if source.startswith("printed.")
            and any(_signs(named, source) and all(" " in credit.name for credit in named.credits) for named in heard)
        ),
        None,
    )


def _below_print(first: str | None, heard: list[Named]) -> str | None:
    """A source that names an organisation by its type gives way to a printed byline that names another."""
    by_type = [named for named in heard if named.claim.rule == "json-ld.author.organization"]
    printed = any(named.claim.rule == "printed.byline" and _speaks(named, "printed.byline") for named in heard)
    return "printed.byline" if first == "json-ld.author." and by_type and printed else first


def _first_only(read: list[Named], source: str, sound: Callable[[Named], Named], print_: Print) -> list[Named]:
    """The claims of a source, each sound or refused; of one that repeats, only the first that gives a name.

    Where the article's own is the site's name, those below it are commenters and teasers all the same; those whose
    names are printed beside the first one's wrote with it.
    """
    out: list[Named] = []
    spoken = False
    for named in read:
        if spoken and source in FIRST_ONLY and not print_.side_by_side(_names((*out, named))):
            out.append(Named(claim=refuse(named.claim, "stood below another of its like"), credits=()))
        else:
            out.append(sound(named))
            spoken = spoken or bool(out[-1].credits) or (out[-1].claim.refused or "").endswith(OWN)
    return out


def _names(every: Iterable[Named]) -> list[str]:
    return [credit.name for named in every for credit in named.credits]


def _one_story(every: list[Named], source: str) -> list[Named]:
    """The claims of a source without those of other stories: another JSON-LD block, and the teasers of a page."""
    first = next((named for named in every if named.credits), None)
    if first is None:
        return every
    if source.startswith("json-ld."):
        block = first.claim.where.split(" ")[0]
        return [named if named.claim.where.split(" ")[0] == block else _other(named) for named in every]
    names = {credit.name for named in every for credit in named.credits}
    if source in _TEASERS and len(names) > _MOST_WRITERS:
        return [named if named is first else _other(named) for named in every]
    return every


def _other(named: Named) -> Named:
    why = named.claim.refused or "of another story on the page"
    return Named(claim=refuse(named.claim, why), credits=())


def _signs(named: Named, source: str) -> bool:
    """Whether a claim is of this source and gives a person who wrote."""
    persons = any(credit.kind == "person" and credit.role in AUTHOR_ROLES for credit in named.credits)
    return persons and _speaks(named, source)


def _speaks(named: Named, source: str) -> bool:
    """Whether a claim is of this source and gives someone who wrote."""
    return named.claim.rule.startswith(source) and _gives_writer(named)


def _gives_writer(named: Named) -> bool:
    """Whether a claim that nobody refused gives someone who wrote."""
    return not named.claim.refused and any(credit.role in AUTHOR_ROLES for credit in named.credits)


def _stated(scene: Scene, sound: Callable[[Named], Named], printed: list[Named]) -> list[Named]:
    """The names of the markup, read source by source in the order of trust: below one that speaks, none is read."""
    claims = scene.claims("author")
    print_ = Print(scene)
    found: dict[int, Named] = {}
    for source in ORDER:
        mine = [(n, claim) for n, claim in enumerate(claims) if claim.rule.startswith(source)]
        if not mine and not source.startswith("printed."):
            continue
        every = [
            confirmed(as_printed(read_claim(claim, scene.url), print_), print_) for _, claim in mine[:MOST_CLAIMS]
        ]
        read = _first_only(_one_story(every, source), source, sound, print_)
        found |= {n: named for (n, _), named in zip(mine, read, strict=False)}
        found |= {n: Named(claim=refuse(claim, _TOO_MANY), credits=()) for n, claim in mine[MOST_CLAIMS:]}
        if any(_speaks(named, source) for named in (*read, *printed)):
            break
    return [found.get(n) or Named(claim=claim, credits=()) for n, claim in enumerate(claims)]


def _others(found: list[Named], source: str | None) -> Iterator[Credit]:
    """Credits beside the source's: photographers, editors and agencies in printed lines, but no further writers."""
    for named in found:
        printed = named.claim.rule.startswith("printed.") and named.claim.refused is None
        if printed and not (source and _speaks(named, source)):
            yield from (credit for credit in named.credits if credit.role != "by" or credit.kind == "agency")


def _spelled_out(credit: Credit, found: list[Named]) -> Credit:
    """The account's name ("adawinter", "ada.winter") as another claim spells it: the same letters, with capitals."""
    if credit.kind != "person" or " " in credit.name or not credit.name.islower():
        return credit
    letters = squeezed(credit.name).replace(".", "")
    names = (
        named.claim.value for named in found if " " in named.claim.value and len(named.claim.value) <= _LONGEST_NAME
    )
    spelled = next((name for name in names if squeezed(name).replace(".", "") == letters and name[0].isupper()), None)
    return Credit(name=spelled, role=credit.role, via=credit.via) if spelled else credit


def _beside(credit: Credit, taken: tuple[Credit, ...], source: str | None) -> Credit:
    """A further credit: an agency beside the writers is their source; who reported went with whom markup names."""
    if credit.role == "by" and taken and credit.kind == "agency":
        return Credit(name=credit.name, kind=credit.kind, role="source", via=credit.via)
    if credit.role == "reporting" and taken and not (source or "").startswith("printed."):
        return Credit(name=credit.name, kind=credit.kind, role="with", via=credit.via)
    return credit


def _unique(every: Iterable[Credit]) -> tuple[Credit, ...]:
    """Each name once, with the first part that it was given."""
    return tuple({plain(credit.name): credit for credit in reversed(tuple(every))}.values())[::-1]


def _judged(named: Named, source: str | None) -> Claim:
    claim = named.claim
    if claim.refused:
        return claim
    if source and _speaks(named, source):
        return claim
    if claim.rule.startswith("printed."):
        return (
            claim if not any(credit.role in AUTHOR_ROLES for credit in named.credits) else refuse(claim, _why(source))
        )
    return refuse(claim, _why(source))


def _why(source: str | None) -> str:
    return f"the names of one source are taken: {source.strip('.')}" if source else "no source names an author"
