"""When the article was published and last changed: every date of the page as a claim, and one taken, or none."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec
from msgspec import Struct

from workers.facts.beside import unjudged_dates
from workers.facts.choice import refuse
from workers.facts.opening import glued_lines
from workers.facts.scene import Scene
from workers.facts.stamps import read_stamp
from workers.lines.bylines import read_byline
from workers.lines.dates import DateReading, find_dates
from workers.lines.icons import split_icons
from workers.model import Block, Claim, Published

#: Strengths of what stands outside the markup, on the scale of the markup's rules.
_URL, _PRINTED, _TAIL, _RELATIVE, _CLOCK = 0.82, 0.72, 0.40, 0.35, 0.20
_IN_URL = re.compile(
    r"/(?P<y>19\d\d|20\d\d)(?P<s>[/_-]?)(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?!\d)"
)
_OLDEST = 1900
#: A fetch in one zone may be a day before the date of another.
_GRACE = timedelta(days=1)


class Dated(Struct, frozen=True, kw_only=True):
    """A claim with the date that was read from it; None where the claim is refused."""

    claim: Claim
    date: Published | None


class Dates(Struct, frozen=True, kw_only=True):
    """The dates of an article, with every claim judged."""

    published: Published | None
    modified: Published | None
    claims: tuple[Claim, ...]


def find_article_dates(scene: Scene, language: str | None, title: str | None = None) -> Dates:
    """Choose when the article was published and modified; dates of embedded posts only bound it from below."""
    every = [*_markup(scene, language), *_url(scene), *_printed(scene, language), *_glued(scene, language, title)]
    sound = [_plausible(dated, scene) for dated in every]
    if _strongest(sound, "published") is None:
        near = (_from_line(block, reading, in_tail=True) for block, reading in unjudged_dates(scene, language))
        sound += [_plausible(dated, scene) for dated in near]
    published = _zoned(_strongest(sound, "published"), sound)
    corrected = _printed_day(published, sound)
    modified = _strongest([_after(dated, corrected) for dated in sound], "modified")
    claims = [
        _judged(dated, (corrected, modified), published) for dated in (_after(dated, corrected) for dated in sound)
    ]
    return Dates(
        published=corrected.date if corrected else None,
        modified=modified.date if modified else None,
        claims=(*claims, *_embedded(scene, language)),
    )


def _markup(scene: Scene, language: str | None) -> Iterator[Dated]:
    for claim in scene.claims("published", "modified"):
        found, why = read_stamp(claim.value, language=language, fetched_at=scene.fetched_at)
        yield Dated(claim=_valued(claim, found, why), date=found)


def _valued(claim: Claim, found: Published | None, why: str | None) -> Claim:
    """The claim with the date as its value, or refused."""
    value = found.value if found else claim.value
    return Claim(
        field=claim.field,
        value=value,
        raw=claim.raw,
        where=claim.where,
        rule=claim.rule,
        strength=claim.strength,
        refused=claim.refused or why,
    )


def _url(scene: Scene) -> Iterator[Dated]:
    """The day in the page's address."""
    match = _IN_URL.search(scene.url or "")
    if match is None:
        return
    value = f"{match['y']}-{int(match['m']):02d}-{int(match['d']):02d}"
    claim = Claim(field="published", value=value, raw=match[0], where="url", rule="url.day", strength=_URL)
    try:
        date.fromisoformat(value)
    except ValueError:
        yield Dated(claim=refuse(claim, "no such day in the calendar"), date=None)
        return
    yield Dated(claim=claim, date=Published(value=value, precision="day", basis="url"))


def _printed(scene: Scene, language: str | None) -> Iterator[Dated]:
    """Dates in the date lines, bylines and icon rows."""
    tail = {verdict.block for verdict in scene.verdicts if verdict.rule.startswith("tail.")}
    headline = min((verdict.block for verdict in scene.verdicts if verdict.role == "headline"), default=0)
    for block in scene.outer_blocks("dateline", "byline", "section", "credit"):
        for line in _lines(block):
            for reading in find_dates(line, fetched_at=scene.fetched_at, language=language):
                dated = _from_line(block, reading, in_tail=block.index in tail)
                yield _clock(dated, scene) if block.index < headline else dated


def _clock(dated: Dated, scene: Scene) -> Dated:
    """A date above the headline that is the day of the fetch is the site's clock, unless nothing else is said."""
    today = scene.fetched_at is not None and dated.date is not None
    if not (today and str(dated.date and dated.date.value).startswith(f"{scene.fetched_at:%Y-%m-%d}")):
        return dated
    return msgspec.structs.replace(dated, claim=msgspec.structs.replace(dated.claim, strength=_CLOCK))


def _glued(scene: Scene, language: str | None, title: str | None) -> Iterator[Dated]:
    """The date of a byline that stands in one block with the headline."""
    found = glued_lines(scene, title)
    if found and read_byline(found[1]):
        for reading in find_dates(found[1], fetched_at=scene.fetched_at, language=language):
            yield _from_line(found[0], reading, in_tail=False)


def _lines(block: Block) -> list[str]:
    """The block's text, or the texts behind its icons."""
    items = split_icons(block.text)
    return [item.text for item in items if item.text] if items else [block.text]


def _from_line(block: Block, reading: DateReading, *, in_tail: bool) -> Dated:
    found = reading.published
    relative = reading.rule.startswith("relative.")
    claim = Claim(
        field="modified" if reading.modified else "published",
        value=found.value if found else reading.raw,
        raw=reading.raw,
        where=f"block {block.index}",
        rule=f"printed.{reading.rule}",
        strength=_RELATIVE if relative else _TAIL if in_tail else _PRINTED,
        refused=reading.refused,
    )
    return Dated(claim=claim, date=found)


def _plausible(dated: Dated, scene: Scene) -> Dated:
    """The date, refused if it cannot be when an article of this page appeared."""
    why = _implausible(dated.date, scene) if dated.date else None
    return Dated(claim=refuse(dated.claim, why), date=None) if why else dated


def _implausible(found: Published, scene: Scene) -> str | None:
    if int(found.value[:4]) < _OLDEST:
        return f"before {_OLDEST}"
    if scene.fetched_at is None:
        return None
    last = (scene.fetched_at + _GRACE).isoformat()
    return "after the page was fetched" if found.value[:10] > last[: len(found.value[:10])] else None


def _strongest(every: list[Dated], field: str) -> Dated | None:
    sound = [dated for dated in every if dated.claim.field == field and dated.date and not dated.claim.refused]
    return max(sound, key=lambda dated: dated.claim.strength, default=None)


def _zoned(chosen: Dated | None, every: list[Dated]) -> Dated | None:
    """The same time of day as the markup gives it with its zone, in place of a printed one that has none."""
    if chosen is None or chosen.date is None or chosen.date.zone or chosen.date.precision not in ("minute", "second"):
        return chosen
    local = chosen.date.value
    return next(
        (
            dated
            for dated in every
            if dated.date
            and dated.date.zone
            and dated.date.value.startswith(local)
            and dated.claim.field == "published"
        ),
        chosen,
    )


def _printed_day(chosen: Dated | None, every: list[Dated]) -> Dated | None:
    """The printed day in place of an instant in UTC that is one day off it: readers saw the printed one."""
    if chosen is None or chosen.date is None or chosen.date.zone != "+00:00" or chosen.date.basis != "markup":
        return chosen
    changed = {dated.date.value[:10] for dated in every if dated.claim.field == "modified" and dated.date}
    day = date.fromisoformat(chosen.date.value[:10])
    for dated in every:
        found = dated.date
        if found and found.basis == "printed" and dated.claim.field == "published" and len(found.value) >= 10:
            printed = date.fromisoformat(found.value[:10])
            if printed == day:
                return chosen
            if abs((printed - day).days) == 1 and found.value[:10] not in changed:
                return dated
    return chosen


def _after(dated: Dated, published: Dated | None) -> Dated:
    """A change, refused if it would have been before the publication."""
    if dated.claim.field != "modified" or dated.date is None or published is None or published.date is None:
        return dated
    length = min(len(dated.date.value[:10]), len(published.date.value[:10]))
    if dated.date.value[:length] >= published.date.value[:length]:
        return dated
    return Dated(claim=refuse(dated.claim, "before the publication"), date=None)


def _judged(dated: Dated, taken: tuple[Dated | None, Dated | None], first: Dated | None) -> Claim:
    claim = dated.claim
    if claim.refused or any(dated is chosen for chosen in taken):
        return claim
    chosen = taken[0] if claim.field == "published" else taken[1]
    if dated is first and chosen is not None:
        return refuse(claim, f"its UTC day is one off the day printed in {chosen.claim.where}")
    if chosen is None or chosen.date is None or dated.date is None:
        return refuse(claim, "no date was taken")
    if chosen.date.value[:10] == dated.date.value[:10]:
        return refuse(claim, f"says the same day as {chosen.claim.where}, which was taken")
    return refuse(claim, f"{chosen.claim.where} is the stronger source")


def _embedded(scene: Scene, language: str | None) -> Iterator[Claim]:
    """Dates of embedded posts: never the article's own, but it cannot be older than the newest of them."""
    found = [
        (block, reading)
        for block in scene.blocks("embed")
        for reading in find_dates(block.text, language=language)
        if reading.published
    ]
    for block, reading in found:
        why = "the date of an embedded post, not of the article: kept as its lower bound"
        yield refuse(_embed_claim("published", block, reading), why)
    newest = max(found, key=lambda pair: pair[1].published.value if pair[1].published else "", default=None)
    if newest and not _implausible(newest[1].published, scene):  # type: ignore[arg-type] # filtered above
        yield _embed_claim("not_before", *newest)


def _embed_claim(field: str, block: Block, reading: DateReading) -> Claim:
    value = reading.published.value[:10] if reading.published else reading.raw
    return Claim(
        field=field, value=value, raw=reading.raw, where=f"block {block.index}", rule="printed.embed", strength=0.5
    )
