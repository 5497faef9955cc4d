"""The description: what the markup gives as the article's summary, else the standfirst below the headline."""

import re
from collections.abc import Iterator

import msgspec

from workers.facts.choice import Judged, choose, of
from workers.facts.scene import Scene
from workers.model import Claim

_LONGEST = 2000
#: A standfirst stands so many blocks below the headline; it is called so by its element or by the judge.
_BELOW, _STRENGTH, _SHORTEST = 3, 0.55, 20
_STANDFIRST = re.compile(
    r"(?:(?:article|entry|post|story|news|page)[_-]*)?"
    r"(?:standfirst|sub-?titles?|sub-?head(?:line)?|dec?k|lede|lead(?:[_-]text)?|intro(?:duction)?|excerpt|summary"
    r"|chap(?:eau|o)|entradilla|bajada|copete|sottotitolo|occhiello|ingress|manchet|vorspann|unterzeile|anrei(?:ss|ß)er)"
)


def find_description(scene: Scene, title: str | None) -> Judged:
    """Choose the description; one that repeats the title is none."""
    stated = (*scene.claims("description"), *_printed(scene))
    claims = (msgspec.structs.replace(claim, value=" ".join(claim.value.split())) for claim in stated)
    return choose(of(claims, "description"), lambda claim: _doubt(claim, title))


def _printed(scene: Scene) -> Iterator[Claim]:
    """The first line below the headline that is called a standfirst."""
    head = scene.places.headline
    for verdict in scene.verdicts[head + 1 : head + 1 + _BELOW] if head >= 0 else ():
        block = scene.reading.blocks[verdict.block]
        called = verdict.role == "subtitle" or any(map(_STANDFIRST.fullmatch, block.marks[:2]))
        if called and not block.hidden and len(block.text) >= _SHORTEST and verdict.role != "chrome":
            where, rule = f"block {block.index}", "printed.standfirst"
            yield Claim(
                field="description", value=block.text, raw=block.text, where=where, rule=rule, strength=_STRENGTH
            )
            return


def _doubt(claim: Claim, title: str | None) -> str | None:
    if not claim.value or len(claim.value) > _LONGEST:
        return "empty or too long"
    return "repeats the title" if title and claim.value.casefold() == title.casefold() else None
