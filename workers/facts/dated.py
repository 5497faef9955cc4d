"""A claim on a date together with the date that was read from it."""

from msgspec import Struct

from workers.facts.choice import refuse
from workers.lines.dates import DateReading
from workers.model import Block, Claim, Published

#: Rules of meta tags that often hold when a page was saved: a day printed beside the headline stands against them.
OF_SYSTEMS = ("meta.date", "meta.dc.")


class Dated(Struct, frozen=True, kw_only=True):
    """A claim with the date that was read from it; None where the claim is refused.

    ``issued`` says that a word printed beside the date calls it the day of the publication.
    """

    claim: Claim
    date: Published | None
    issued: bool = False

    @property
    def field(self) -> str:
        """Whether it is claimed that the article was ``published`` or ``modified`` then."""
        return self.claim.field

    def day(self) -> str | None:
        """The calendar day as it stands (ISO 8601); None where the date is coarser than that, or refused."""
        return self.date.value[:10] if self.date and len(self.date.value) >= len("2025-01-01") else None


def from_line(block: Block, reading: DateReading, strength: float) -> Dated:
    """The claim that a date in a printed line makes."""
    found = reading.published
    claim = Claim(
        field="modified" if reading.modified else "published",
        value=found.value if found else reading.raw,
        raw=reading.raw,
        where=f"block {block.index}",
        rule=f"printed.{reading.rule}",
        strength=strength,
        refused=reading.refused,
    )
    return Dated(claim=claim, date=found, issued=reading.issued)


def without(dated: Dated, why: str) -> Dated:
    """The claim, refused for this reason."""
    return Dated(claim=refuse(dated.claim, why), date=None)
