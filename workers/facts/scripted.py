"""The day that only a script of the page tells: where its variables name one day of publication, and no other."""

import re
from collections.abc import Iterator

from workers.facts.dated import Dated
from workers.facts.scene import Scene
from workers.facts.stamps import read_stamp
from workers.model import Claim

#: The weakest of all sources, on the scale of the markup's rules.
_SCRIPT = 0.28
#: A name for the time of publication, as JSON keys and variables spell it, and a date written from the year down;
#: what stands before "pub" in the name does not matter, and letters at the head are looked for much faster.
_STATED = re.compile(
    r"ub(?<=[Pp]ub)(?:li(?:shed|cation|sh|c))?[_-]?(?:[Dd]ate|[Tt]ime(?:stamp)?|[Aa]t|[Oo]n)?(?:[_-]?(?:[Tt]ime|UTC|[Gg]mt|iso))?"
    r"\\?[\"']?\s?[:=,]\s?\\?[\"'](?P<date>(?:19|20)\d\d[-/]?\d\d[-/]?\d\d(?:[T ][^\"'\\<]{0,30})?)\\?[\"']"
)
_MOST = 200


def scripted_dates(scene: Scene, every: list[Dated]) -> Iterator[Dated]:
    """The claim of a page's scripts; refused where they tell of several days, or of one that was refused before."""
    if scene.reading.form != "html":
        return
    source = scene.reading.source
    matches = (match for match, _ in zip(_STATED.finditer(source), range(_MOST), strict=False))
    found = [match["date"] for match in matches if not _is_json_ld(source, match.start())]
    stamps = [(raw, date) for raw in found if (date := read_stamp(raw.replace("/", "-"))[0]) is not None]
    days = {date.value[:10] for _, date in stamps}
    if stamps:
        raw, date = stamps[0]
        told = {dated.claim.value[:10] for dated in every}
        why = f"the scripts of the page tell of {len(days)} days" if len(days) > 1 else None
        why = "the markup tells of this day too, where it was refused" if date.value[:10] in told else why
        claim = Claim(
            field="published",
            value=date.value,
            raw=raw,
            where="a script",
            rule="script.published",
            strength=_SCRIPT,
            refused=why,
        )
        yield Dated(claim=claim, date=None if why else date)


def _is_json_ld(source: str, place: int) -> bool:
    """Whether a place stands in JSON-LD: what that says of the article is read, and the rest is of other things."""
    start = source.rfind("<script", 0, place)
    return start >= 0 and "ld+json" in source[start : source.find(">", start)].lower()
