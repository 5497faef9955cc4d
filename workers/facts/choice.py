"""One judge for every fact: the strongest claim that nothing speaks against; every other one says why not."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from workers.model import Claim

#: Why a claim cannot be taken, or None.
Doubt = Callable[[Claim], str | None]


class Judged(Struct, frozen=True, kw_only=True):
    """The claims of one fact after judgement; ``chosen`` is the one that was taken, if any."""

    chosen: Claim | None
    claims: tuple[Claim, ...]


def refuse(claim: Claim, why: str | None) -> Claim:
    """The claim with the reason why it was not taken; None takes a refusal back."""
    return Claim(
        field=claim.field, value=claim.value, raw=claim.raw, where=claim.where, rule=claim.rule,
        strength=claim.strength, refused=why,
    )  # fmt: skip


def of(claims: Iterable[Claim], *fields: str) -> tuple[Claim, ...]:
    """The claims on a fact, the strongest first; equals keep the order of the page."""
    return tuple(sorted((claim for claim in claims if claim.field in fields), key=lambda claim: -claim.strength))


def choose(claims: Iterable[Claim], doubt: Doubt) -> Judged:
    """Take the first claim that nothing speaks against; the others are refused, each with its reason."""
    chosen: Claim | None = None
    judged: list[Claim] = []
    for claim in claims:
        why = claim.refused or doubt(claim)
        if why is None and chosen is None:
            chosen = claim
        judged.append(
            refuse(claim, why) if why else claim if claim is chosen else refuse(claim, _beaten(claim, chosen))
        )
    return Judged(chosen=chosen, claims=tuple(judged))


def _beaten(claim: Claim, chosen: Claim | None) -> str:
    where = chosen.where if chosen else "another claim"
    if chosen and chosen.value == claim.value:
        return f"says the same as {where}, which was taken"
    return f"{where} is the stronger source"
