"""Dates of the last resort, for pages where nothing else says when: each with its place, the likeliest first."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

import msgspec

from workers.facts.dated import Dated, from_line
from workers.facts.printed import is_day, is_readers
from workers.facts.scene import Places, Scene
from workers.facts.title import parted
from workers.lines.date_labels import starts_with_label, without_label
from workers.lines.dates import DateReading, find_dates, read_date
from workers.lines.fold import fold
from workers.model import HIDDEN, Block, Claim
from workers.tables.datewords import AS_OF

#: A line with the word for publication before its date, the beginning of the text, a part of the markup's title.
_LABELLED, _LEAD, _TITLE, _AS_OF = 0.38, 0.34, 0.32, 0.30
#: A printed date of this strength stands beside the headline.
_HEAD = 0.55
#: Lines with a label are so short; so many that could hold a date are read, from the headline down.
_LONGEST, _MOST = 160, 60
#: They stand from so many blocks above the headline to so many below the text, in no other text's blocks.
_ABOVE, _BELOW = 5, 16
_OTHERS = ("embed", "comment", "related")
#: What stands between a date and the text that it opens, and before it: a place, a bracket.
_DASHES = ("-", "–", "—", ":", "|", ")", "„", "“", '"', "«", "·", "•")
_BEFORE = re.compile(r"(?:[^\W\d_][\w.'’-]*,?[ /]?){0,4}[ (\[,:–-]*")
_OPENING = 60
_DATE_LIKE = re.compile(r"\d{4}|\d ?[./年月-] ?\d")


def last_dates(scene: Scene, language: str | None, every: list[Dated]) -> Iterator[Dated]:
    """The dates of labelled lines anywhere, at the beginning of the text, behind a bar in the title, "as of"."""
    places = scene.places
    yield from islice(_labelled(scene, places, language), 1)
    yield from _lead(scene, language)
    yield from _titled(scene, language)
    yield from _as_of(scene, every)


def _as_of(scene: Scene, every: list[Dated]) -> Iterator[Dated]:
    """The day of the text as it stands ("Stand: 3.5.2024"), printed at its head."""
    for dated in every:
        head = dated.claim.rule.startswith("printed.") and dated.claim.strength >= _HEAD
        if head and dated.field == "modified" and dated.day():
            block = scene.reading.blocks[int(dated.claim.where.removeprefix("block "))]
            if any(_as_of_words().search(part) for part in fold(block.text).split(dated.claim.raw)):
                claim = msgspec.structs.replace(dated.claim, field="published", rule="printed.as-of", strength=_AS_OF)
                yield msgspec.structs.replace(dated, claim=claim)


@cache
def _as_of_words() -> re.Pattern[str]:
    """The words for "as of", between words or at the ends of a line."""
    forms = "|".join(f"(?:{form})" for row in AS_OF for form in row.forms)
    return re.compile(rf"(?<![^\W_])(?:{forms})(?![^\W\d_])", re.IGNORECASE)


def _labelled(scene: Scene, places: Places, language: str | None) -> Iterator[Dated]:
    """Days behind a word for publication ("Published on 3 May 2024") in short lines, from the headline on."""
    begin, end = max(places.headline - _ABOVE, 0), places.last + _BELOW if places.last >= 0 else None
    judged = (verdict for verdict in scene.verdicts[begin:end] if verdict.role not in _OTHERS)
    blocks = (scene.reading.blocks[verdict.block] for verdict in judged if verdict.rule != HIDDEN)
    short = (
        block
        for block in blocks
        if len(block.text) <= _LONGEST and _DATE_LIKE.search(block.text) and block.tag != "tr"
    )
    for block in islice(short, _MOST):
        for reading in find_dates(block.text, fetched_at=scene.fetched_at, language=language):
            if reading.issued and is_day(reading) and not is_readers(block) and _is_labelled(block, reading):
                yield from_line(block, reading, _LABELLED)


def _is_labelled(block: Block, reading: DateReading) -> bool:
    """Whether the label touches the date, or opens the line."""
    before = fold(block.text)[: reading.start].strip()
    return without_label(before) != before or starts_with_label(before)


def _lead(scene: Scene, language: str | None) -> Iterator[Dated]:
    """A day that opens one of the first paragraphs, with or without a place before it."""
    for block in islice(scene.blocks("body", "subtitle"), 3):
        text = fold(block.text[: 2 * _OPENING])[:_OPENING]
        first = next(iter(find_dates(text, fetched_at=scene.fetched_at, language=language)), None)
        if first and (is_day(first) or _is_yearless(first)) and _opens(text, first):
            yield from_line(block, first, _LEAD)
            return


def _is_yearless(reading: DateReading) -> bool:
    """A day without its year, told by the time of the fetch; one counted back from it ("yesterday") opens no text."""
    found = reading.published
    return found is not None and found.basis == "relative" and not reading.rule.startswith("relative.")


def _opens(text: str, reading: DateReading) -> bool:
    before, after = text[: reading.start], text[reading.end :].lstrip()
    return after.startswith(_DASHES) and (not before or _BEFORE.fullmatch(before) is not None)


def _titled(scene: Scene, language: str | None) -> Iterator[Dated]:
    """A part of a title of the markup that is a day and nothing else ("Harbour closed | World | 03.05.2024")."""
    for claim in scene.claims("title"):
        for part in parted(claim.value[:400])[1:]:
            reading = read_date(part, language=language) if _DATE_LIKE.search(part) else None
            if reading and is_day(reading):
                yield Dated(claim=_title_claim(claim, reading), date=reading.published)
                return


def _title_claim(claim: Claim, reading: DateReading) -> Claim:
    value = reading.published.value if reading.published else ""
    rule = f"titled.{reading.rule}"
    return Claim(field="published", value=value, raw=reading.raw, where=claim.where, rule=rule, strength=_TITLE)
