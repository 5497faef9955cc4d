"""Small readings for the tests of facts: blocks with their roles, and claims of the markup."""

from workers.contract import Page
from workers.facts import find_facts
from workers.model import Block, Claim, Facts, Profile, Reading, Role, Verdict

BODY = (
    "The ferry to the islands was cancelled on Monday because of the storm, and the harbour will not be open "
    "before the wind has dropped, said the captain, who has been at sea for most of his life."
)


def claim(field: str, value: str, rule: str, strength: float = 0.9) -> Claim:
    """A claim of the markup, its rule's name standing for its place."""
    return Claim(field=field, value=value, raw=value, where=rule, rule=rule, strength=strength)


def facts(
    *blocks: tuple[Role, str],
    claims: tuple[Claim, ...] = (),
    url: str | None = None,
    fetched_at: str | None = "2025-10-18T12:00:00Z",
    profile: Profile | None = None,
) -> Facts:
    """The facts of a page with these blocks and claims."""
    page = Page(url=url, text="", fetched_at=fetched_at)
    made = tuple(
        Block(index=index, text=text, path=f"line[{index}]", tag="p") for index, (_, text) in enumerate(blocks)
    )
    verdicts = tuple(
        Verdict(block=index, role=role, rule="head.test", why="set by the test")
        for index, (role, _) in enumerate(blocks)
    )
    reading = Reading(page=page, form="text", source="", blocks=made, claims=claims)
    return find_facts(reading, verdicts, profile or Profile())


def refusals(found: Facts, field: str) -> dict[str, str | None]:
    """Where each claim of a field stood -> why it was refused (None: it was taken)."""
    return {claim.where: claim.refused for claim in found.claims if claim.field == field}
