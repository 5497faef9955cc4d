"""When the article was published and last changed: every date of the page as a claim, and one taken, or none."""

import re
from collections.abc import Iterator
from datetime import timedelta

from msgspec import Struct

from workers.facts.addressed import addressed_dates
from workers.facts.belief import Belief
from workers.facts.beside import last_dates
from workers.facts.choice import refuse
from workers.facts.dated import Dated, without
from workers.facts.instants import local_day, with_zone
from workers.facts.printed import printed_dates, without_elses
from workers.facts.scene import Scene
from workers.facts.scripted import scripted_dates
from workers.facts.stamps import read_stamp
from workers.facts.weighed import strongest, weighed
from workers.lines.dates import DateReading, find_dates
from workers.lines.days import OPEN_ORDER
from workers.model import Block, Claim, Published
from workers.tables.datewords import EITHER_ORDER

_OLDEST = 1900
#: Three figures of a date in a short line, and tongues that write the day first and the month first.
_FIGURES, _LINE, _MONTHS = re.compile(r"(?<![\d/-])(\d{1,2})([/-])(\d{1,2})\2(?:19|20)\d\d(?!\d)"), 200, 12
_TONGUES = {True: "en-gb", False: "en-us"}
#: A fetch in one zone may be a day before the date of another.
_GRACE = timedelta(days=1)


class Dates(Struct, frozen=True, kw_only=True):
    """The dates of an article, with every claim judged."""

    published: Published | None
    modified: Published | None
    claims: tuple[Claim, ...]


def find_article_dates(
    scene: Scene, language: str | None, title: str | None = None, kind: str | None = None
) -> Dates:
    """Choose when the article was published and modified; dates of embedded posts only bound it from below."""
    printed = without_elses(printed_dates(scene, language, title))
    if language in EITHER_ORDER and any((dated.claim.refused or "").startswith(OPEN_ORDER) for dated in printed):
        language = _ordered(scene) or language
        printed = without_elses(printed_dates(scene, language, title))
    every = [*_markup(scene, language), *addressed_dates(scene.url), *printed]
    belief = Belief(scene, language, kind, title)
    sound = _believed([_plausible(dated, scene) for dated in every], belief)
    if _is_coarse(strongest(sound, "published")):
        sound = _believed(
            [*sound, *(_plausible(dated, scene) for dated in last_dates(scene, language, sound))], belief
        )
    if _is_coarse(strongest(sound, "published")):
        sound = _believed([*sound, *(_plausible(dated, scene) for dated in scripted_dates(scene, sound))], belief)
    published = with_zone(weighed(strongest(sound, "published"), sound), sound)
    corrected = local_day(published, sound)
    modified = _changed([_after(dated, corrected) for dated in sound])
    claims = [
        _judged(dated, (corrected, modified), published) for dated in (_after(dated, corrected) for dated in sound)
    ]
    return Dates(
        published=corrected.date if corrected else None,
        modified=modified.date if modified else None,
        claims=(*claims, *_embedded(scene, language)),
    )


def _ordered(scene: Scene) -> str | None:
    """The tongue whose order of day and month the page's other dates show; None if none does, or they differ."""
    found = [match for text in scene.texts if len(text) <= _LINE for match in _FIGURES.finditer(text)]
    days_first = {int(match[1]) > _MONTHS for match in found if max(int(match[1]), int(match[3])) > _MONTHS}
    return _TONGUES[days_first.pop()] if len(days_first) == 1 else None


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


def _plausible(dated: Dated, scene: Scene) -> Dated:
    """The date, refused if it cannot be when an article of this page appeared."""
    why = _implausible(dated.date, scene) if dated.date else None
    return without(dated, why) if why else dated


def _implausible(found: Published, scene: Scene) -> str | None:
    if int(found.value[:4]) < _OLDEST:
        return f"before {_OLDEST}"
    if scene.fetched_at is None:
        return None
    last = (scene.fetched_at + _GRACE).isoformat()
    return "after the page was fetched" if found.value[:10] > last[: len(found.value[:10])] else None


def _believed(every: list[Dated], belief: Belief) -> list[Dated]:
    """The claims, of which the strongest publication is one that the page bears out; those above it are refused."""
    while (first := strongest(every, "published")) is not None:
        judged = belief.judged(first)
        if judged is first:
            break
        every = [judged if dated is first else dated for dated in every]
    return every


def _is_coarse(dated: Dated | None) -> bool:
    """Whether no day is told yet."""
    return dated is None or dated.day() is None


def _after(dated: Dated, published: Dated | None) -> Dated:
    """A change, refused if it would have been before the publication."""
    if dated.claim.field != "modified" or dated.date is None or published is None or published.date is None:
        return dated
    length = min(len(dated.date.value[:10]), len(published.date.value[:10]))
    if dated.date.value[:length] >= published.date.value[:length]:
        return dated
    return without(dated, "before the publication")


def _changed(every: list[Dated]) -> Dated | None:
    """The strongest change; one stated as the moment of the publication too gives way to a later day in print."""
    first = strongest(every, "modified")
    moment = first.date.value if first and first.date and first.date.basis == "markup" else ""
    if not any(dated.date and dated.date.value == moment for dated in every if dated.field == "published"):
        return first
    printed = [dated for dated in every if dated.claim.rule.startswith("printed.") and (dated.day() or "") > moment]
    return strongest(printed, "modified") or first


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
    day = newest[1].published if newest else None
    if newest and day and not _implausible(day, scene):
        yield _embed_claim("not_before", *newest)


def _embed_claim(field: str, block: Block, reading: DateReading) -> Claim:
    value = reading.published.value[:10] if reading.published else reading.raw
    return Claim(
        field=field, value=value, raw=reading.raw, where=f"block {block.index}", rule="printed.embed", strength=0.5
    )
