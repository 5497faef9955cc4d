"""What was looked at for a fact that the page does not tell: the sources that were refused, and those silent."""

from collections import Counter
from collections.abc import Iterator, Mapping

from workers.model import Block, Claim

#: Fact -> where its claims come from: the name of the source, and how the rules begin that read it.
SOURCES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "published": {
        "JSON-LD": ("json-ld.",),
        "meta tags": ("meta.",),
        "microdata": ("microdata.",),
        "RDFa": ("rdfa.",),
        "h-entry": ("hentry.",),
        "time elements": ("time.",),
        "the address": ("url.",),
        "printed lines": ("printed.",),
        "titles": ("titled.",),
        "scripts": ("script.",),
    },
    "author": {
        "JSON-LD": ("json-ld.",),
        "meta tags": ("meta.",),
        "microdata": ("microdata.",),
        "RDFa": ("rdfa.",),
        "h-entry": ("hentry.",),
        "rel=author": ("rel.",),
        "links to authors": ("link.",),
        "classes": ("class.",),
        "printed lines": ("printed.",),
    },
}
#: What plain text has of these.
_OF_TEXT = frozenset({"the address", "printed lines"})
_NAMES = {"published": "no date", "author": "no byline"}


def looked_at(blocks: tuple[Block, ...], claims: tuple[Claim, ...]) -> Iterator[str]:
    """One line for each of date and byline that the page does not tell."""
    is_text = any(block.path.startswith("line[") for block in blocks)
    for field, sources in SOURCES.items():
        mine = [claim for claim in claims if claim.field == field]
        if not any(claim.refused is None for claim in mine):
            yield _line(field, mine, {name: how for name, how in sources.items() if not is_text or name in _OF_TEXT})


def _line(field: str, claims: list[Claim], sources: Mapping[str, tuple[str, ...]]) -> str:
    counts = Counter(name for claim in claims for name, how in sources.items() if claim.rule.startswith(how))
    refused = ", ".join(f"{name} {counts[name]}" for name in sources if counts[name])
    silent = ", ".join(name for name in sources if not counts[name])
    said = f"{sum(counts.values())} claims refused ({refused})" if refused else "no claim"
    return f"{_NAMES[field]}: {len(sources)} sources looked at; {said}; silent: {silent or 'none'}"
