"""Who is credited: one source of names, never several mixed, and the agencies of the credit lines."""

from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import Struct

from workers.facts.choice import refuse
from workers.facts.opening import glued_lines
from workers.facts.scene import Scene
from workers.facts.stated import AUTHOR_ROLES, Named, read_claim
from workers.facts.title import squeezed
from workers.lines.bracketed import read_bracketed
from workers.lines.bylines import read_byline, read_credit_line
from workers.lines.fold import plain
from workers.lines.headings import is_heading
from workers.lines.icons import split_icons
from workers.lines.parts import read_names
from workers.model import Block, Claim, Credit
from workers.tables.credits import PICTURE_HEADS
from workers.tables.names import PERSONAL_HOSTS, PLACEHOLDERS
from workers.tables.sections import SECTIONS

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
    "meta.author",
    "meta.dc.",
    "hentry.",
    "link.",
    "class.author",
    "class.byline",
    "printed.desk",
    "printed.credit",
)
#: Sources that stand on a page once for the article and again for each commenter and teaser: the first counts.
FIRST_ONLY: tuple[str, ...] = ("link.", "class.author", "class.byline", "hentry.")
#: Metadata that often names whoever runs the site: the page must print the name too.
TO_CONFIRM: tuple[str, ...] = ("meta.author", "meta.dc.")
#: Of one source, so many claims are read; the rest are kept, unread.
MOST_CLAIMS = 50
_TOO_MANY = f"not read: {MOST_CLAIMS} claims of its source stand above it"
_LONGEST_NAME = 80
#: Printed where the byline stands: of these the first counts.
_BYLINES = ("printed.byline", "printed.bare")
_OWN = "the site's own name"
#: More names than this in a source that repeats are teasers' authors too: then only the first claim counts.
_MOST_WRITERS = 3
_TEASERS = ("rel.", "microdata.")
#: Sources that give the account that wrote.
_ACCOUNTS = ("hentry.", "rel.", "link.", "class.author")


class Credits(Struct, frozen=True, kw_only=True):
    """The credits that were taken, and every claim on a name, judged."""

    credits: tuple[Credit, ...]
    claims: tuple[Claim, ...]


def author_names(every: tuple[Credit, ...]) -> tuple[str, ...]:
    """``Article.authors``: the names, as printed, of those who wrote or reported, whatever their kind."""
    return tuple(dict.fromkeys(credit.name for credit in every if credit.role in AUTHOR_ROLES))


def find_credits(scene: Scene, site: str | None, title: str | None) -> Credits:
    """Choose who is credited; metadata that names the site, its system or a placeholder is refused."""
    own = {squeezed(name) for name in (site, scene.profile.site, scene.host, *_stated_sites(scene)) if name}

    def sound(named: Named) -> Named:
        return _sound(named, own, title)

    printed = [*_printed(scene, sound), *map(sound, _glued(scene, title))]
    found = [*_stated(scene, sound, printed), *printed]
    found = _source_or_owner(found, scene)
    source = _source(found)
    taken = _unique(credit for named in found if source and _speaks(named, source) for credit in named.credits)
    also = tuple(_beside(credit, taken) for credit in _unique(_others(found, source)))
    return Credits(credits=_unique((*taken, *also)), claims=tuple(_judged(named, source) for named in found))


def _source_or_owner(found: list[Named], scene: Scene) -> list[Named]:
    """The claims; on a blog that bears its writer's name, where nobody else is named, the site's name counts."""
    if _source(found) or not scene.host.endswith(PERSONAL_HOSTS):
        return found
    owner = next((named for named in found if _is_account(named.claim)), None)
    if owner is None:
        return found
    account = Named(claim=refuse(owner.claim, None), credits=(Credit(name=owner.claim.value),))
    return [account if named is owner else named for named in found]


def _is_account(claim: Claim) -> bool:
    return claim.rule.startswith(_ACCOUNTS) and (claim.refused or "").endswith(_OWN)


def _source(found: list[Named]) -> str | None:
    """The first source that names someone; one that names no person gives way to a byline that prints one."""
    heard = [named for named in found if named.credits]
    first = next((source for source in ORDER if any(_speaks(named, source) for named in heard)), None)
    persons = {source for source in (first, "printed.byline") for named in heard if source and _signs(named, source)}
    return first if first in persons or not persons else "printed.byline"


def _first_only(read: list[Named], source: str, sound: Callable[[Named], Named]) -> list[Named]:
    """The claims of a source, each sound or refused; of one that repeats, only the first that gives a name.

    Where the article's own is the site's name, those below it are commenters and teasers all the same.
    """
    out: list[Named] = []
    spoken = False
    for named in read:
        if spoken and source in FIRST_ONLY:
            out.append(Named(claim=refuse(named.claim, "stood below another of its like"), credits=()))
        else:
            out.append(sound(named))
            spoken = spoken or bool(out[-1].credits) or (out[-1].claim.refused or "").endswith(_OWN)
    return out


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


def _confirmed(named: Named, text: str) -> Named:
    """A claim of weak metadata, refused if the page does not print one of its names."""
    if not named.claim.rule.startswith(TO_CONFIRM) or not named.credits:
        return named
    if any(credit.name in text for credit in named.credits):
        return named
    return Named(claim=refuse(named.claim, "the page does not print this name"), credits=())


def _signs(named: Named, source: str) -> bool:
    """Whether a claim is of this source and gives a person who wrote."""
    persons = any(credit.kind == "person" and credit.role in AUTHOR_ROLES for credit in named.credits)
    return persons and _speaks(named, source)


def _stated_sites(scene: Scene) -> list[str]:
    return [claim.value for claim in scene.claims("site")] + [scene.host.split(".")[0]]


def _speaks(named: Named, source: str) -> bool:
    """Whether a claim is of this source and gives someone who wrote."""
    if not named.credits or named.claim.refused or not named.claim.rule.startswith(source):
        return False
    return any(credit.role in AUTHOR_ROLES for credit in named.credits)


def _stated(scene: Scene, sound: Callable[[Named], Named], printed: list[Named]) -> list[Named]:
    """The names of the markup, read source by source in the order of trust: below one that speaks, none is read."""
    claims = scene.claims("author")
    text = "\n".join(block.text for block in scene.reading.blocks) if _unconfirmed(claims) else ""
    found: dict[int, Named] = {}
    for source in ORDER:
        mine = [(n, claim) for n, claim in enumerate(claims) if n not in found and claim.rule.startswith(source)]
        every = [_confirmed(read_claim(claim, scene.url), text) for _, claim in mine[:MOST_CLAIMS]]
        read = _first_only(_one_story(every, source), source, sound)
        found |= {n: named for (n, _), named in zip(mine, read, strict=False)}
        found |= {n: Named(claim=refuse(claim, _TOO_MANY), credits=()) for n, claim in mine[MOST_CLAIMS:]}
        if any(_speaks(named, source) for named in (*read, *printed)):
            break
    return [found.get(n) or Named(claim=claim, credits=()) for n, claim in enumerate(claims)]


def _unconfirmed(claims: tuple[Claim, ...]) -> bool:
    return any(claim.rule.startswith(TO_CONFIRM) for claim in claims)


def _printed(scene: Scene, sound: Callable[[Named], Named]) -> Iterator[Named]:
    """The printed bylines and credit lines; of several bylines the first that names someone speaks."""
    spoken = False
    tail = {
        verdict.block for verdict in scene.verdicts if verdict.role == "credit" or verdict.rule.startswith("tail.")
    }
    text = next((block.index for block in scene.blocks("body")), 0)
    for block in scene.outer_blocks("byline", "credit", "dateline"):
        for found, how in _lines(block, whole=block.index in tail, above=block.index < text):
            rule = _printed_rule(how, in_tail=block.index in tail)
            named = sound(Named(claim=_printed_claim(block, found, rule), credits=found))
            writes = any(credit.role in AUTHOR_ROLES for credit in named.credits)
            if writes and spoken and rule in _BYLINES:
                named = Named(claim=refuse(named.claim, "a byline above it was read"), credits=())
            spoken = spoken or (writes and rule in _BYLINES)
            yield named


def _glued(scene: Scene, title: str | None) -> Iterator[Named]:
    """A byline that stands in one block with the headline."""
    found = glued_lines(scene, title)
    byline = read_byline(found[1]) if found else None
    if found and byline:
        rule = "printed.byline"
        yield Named(claim=_printed_claim(found[0], byline.credits, rule), credits=byline.credits)


def _printed_rule(how: str, *, in_tail: bool) -> str:
    if how == "desk":
        return "printed.desk"
    return "printed.credit" if in_tail else "printed.byline" if how == "labelled" else "printed.bare"


def _lines(block: Block, *, whole: bool, above: bool) -> Iterator[tuple[tuple[Credit, ...], str]]:
    """The credits of a block's lines, and how each is written: labelled, a desk alone, or names without a label.

    A desk's name that is all a link leads somewhere and signs nothing. ``whole``: in the last lines names without
    a label must be all that the line says, as a name with a date is the next story's; ``above``: the block stands
    above the text.
    """
    items = split_icons(block.text)
    for line in [item.text for item in items if item.text] if items else [block.text]:
        byline = read_byline(line)
        if byline and not byline.rule.endswith("-alone"):
            yield byline.credits, "labelled"
        elif byline:
            if block.link_chars < len(block.text):
                yield byline.credits, "desk"
        elif found := read_bracketed(line) or read_credit_line(line):
            yield _pictured(line, found) if above else found, "labelled"
        elif bare := _bare(line, whole=whole):
            yield bare, "bare"


def _pictured(line: str, found: tuple[Credit, ...]) -> tuple[Credit, ...]:
    """A copyright line above the text is a picture's; below it, it is the text's."""
    if not line.lstrip(" (").casefold().startswith(PICTURE_HEADS):
        return found
    return tuple(msgspec.structs.replace(credit, role="photo") for credit in found)


def _bare(line: str, *, whole: bool) -> tuple[Credit, ...]:
    """Persons in a line without a label; it may be the byline of a page that prints none."""
    names = read_names(line, known=False)
    if (whole and names.rest) or any(credit.kind != "person" for credit in names.credits):
        return ()
    if "|" in line and not any(ch.lower() != ch.upper() for credit in names.credits for ch in credit.name):
        return ()  # without capitals, a section beside a date looks like a name
    return names.credits if not any(is_heading(credit.name) for credit in names.credits) else ()


def _printed_claim(block: Block, found: tuple[Credit, ...], rule: str) -> Claim:
    value = ", ".join(credit.name + (f" via {credit.via}" if credit.via else "") for credit in found)
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
    if plain(name) in PLACEHOLDERS or name.casefold() in PLACEHOLDERS or name.casefold().endswith("admin"):
        return "a placeholder of the content system"
    if rule.startswith("printed.") and name.casefold() in SECTIONS:
        return "a section's name"
    if title and plain(name) == plain(title):
        return "the title"
    if len(name) > _LONGEST_NAME:
        return "too long for a name"
    if (not rule.startswith("printed.") or rule == "printed.bare") and squeezed(name) in own:
        return _OWN
    return None


def _others(found: list[Named], source: str | None) -> Iterator[Credit]:
    """Credits beside the source's: photographers, editors and agencies in printed lines, but no further writers."""
    for named in found:
        printed = named.claim.rule.startswith("printed.") and named.claim.refused is None
        if printed and not (source and _speaks(named, source)):
            yield from (credit for credit in named.credits if credit.role != "by" or credit.kind == "agency")


def _beside(credit: Credit, taken: tuple[Credit, ...]) -> Credit:
    """A further credit: an agency whose report it is, beside those who wrote it, is their source."""
    if credit.role == "by" and taken and credit.kind == "agency":
        return Credit(name=credit.name, kind=credit.kind, role="source", via=credit.via)
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
