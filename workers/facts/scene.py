"""What the facts are read from: the reading, what each block was judged to be, and the time of the fetch."""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, datetime
from functools import cached_property
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from workers.contract import instant
from workers.model import HIDDEN, TEXT_ROLES, Block, Claim, Profile, Reading, Role, Verdict

#: What the Internet Archive puts before the address of a page that it keeps.
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+(?:[a-z]{2}_)?/(?=https?:)")
#: Of printed lines that could hold a fact, so many are read from either end of a page.
MOST_LINES = 50
#: The longest line that may state a fact (characters).
_LINE = 400


class Places(Struct, frozen=True, kw_only=True):
    """Where a page's parts stand, by the numbers of their blocks; -1 where there is none."""

    headline: int
    first: int
    last: int
    tail: frozenset[int]


class Scene(Struct, frozen=True, kw_only=True, dict=True):
    """A page with its verdicts; ``fetched_at`` is None where the caller did not say."""

    reading: Reading
    verdicts: tuple[Verdict, ...]
    profile: Profile
    fetched_at: datetime | None

    @property
    def url(self) -> str | None:
        """The address that the page was read at, after redirects."""
        return self.reading.page.final_url or self.reading.page.url

    @cached_property
    def host(self) -> str:
        """The host of the page's address, without ``www.``; empty where there is none."""
        try:
            host = urlsplit(self.url or "").hostname or ""
        except ValueError:
            return ""
        return host.removeprefix("www.")

    @property
    def is_front(self) -> bool:
        """Whether the page is its site's front page, by its address (also as an archive of the web keeps it)."""
        try:
            parts = urlsplit(_ARCHIVED.sub("", self.url or "", count=1))
        except ValueError:
            return False
        return bool(parts.hostname) and parts.path in ("", "/") and not parts.query

    @cached_property
    def texts(self) -> list[str]:
        """The text of every block, in reading order."""
        return [block.text for block in self.reading.blocks]

    def blocks(self, *roles: Role) -> Iterator[Block]:
        """The blocks of these roles, in reading order."""
        blocks, verdicts = self.reading.blocks, self.verdicts
        return (blocks[verdicts[index].block] for index in self._indexes(roles))

    def _indexes(self, roles: tuple[Role, ...]) -> list[int]:
        if len(roles) == 1:
            return self._places.get(roles[0], [])
        return sorted([index for role in roles for index in self._places.get(role, ())])

    @cached_property
    def _places(self) -> dict[Role, list[int]]:
        """Role -> the places of its verdicts: a page is asked for its blocks some twenty times."""
        places: dict[Role, list[int]] = {}
        for index, verdict in enumerate(self.verdicts):
            places.setdefault(verdict.role, []).append(index)
        return places

    def rule(self, block: Block) -> str:
        """The rule that judged a block."""
        return next((verdict.rule for verdict in self.verdicts if verdict.block == block.index), "")

    def outer_blocks(self, *roles: Role) -> tuple[Block, ...]:
        """The first and last blocks of these roles: what credits and dates an article stands at its ends."""
        found = self._indexes(roles)
        ends = found if len(found) <= 2 * MOST_LINES else found[:MOST_LINES] + found[-MOST_LINES:]
        return tuple([self.reading.blocks[self.verdicts[index].block] for index in ends])

    @cached_property
    def places(self) -> Places:
        """The headline nearest above the text, the first and last block of the text, the lines at its end."""
        text, heads = self._indexes(("body",)), self._indexes(("headline",))
        blocks = [self.verdicts[index].block for index in (*heads[:1], *text[:1], *text[-1:])]
        first, last = blocks[-2:] if text else (-1, -1)
        tail = frozenset([verdict.block for verdict in self.verdicts if verdict.rule[:5] == "tail."])
        return Places(headline=blocks[0] if heads else -1, first=first, last=last, tail=tail)

    def claims(self, *fields: str) -> tuple[Claim, ...]:
        """The claims of the page's structured data on these facts, as they stand on the page."""
        if len(fields) == 1:
            return tuple(self._stated.get(fields[0], ()))
        return tuple([claim for claim in self.reading.claims if claim.field in fields])

    @cached_property
    def _stated(self) -> dict[str, list[Claim]]:
        """Field -> its claims: a page is asked for them some fifteen times."""
        stated: dict[str, list[Claim]] = {}
        for claim in self.reading.claims:
            stated.setdefault(claim.field, []).append(claim)
        return stated

    def body(self) -> str:
        """The kept text."""
        return "\n".join(block.text for block in self.blocks("body", "heading", "quote"))

    def opening(self, characters: int) -> str:
        """The kept text's first characters, for measuring its language."""
        texts: list[str] = []
        for block in self.blocks("body", "heading", "quote"):
            texts.append(block.text)
            characters -= len(block.text) + 1
            if characters <= 0:
                break
        return "\n".join(texts)


def make_scene(reading: Reading, verdicts: tuple[Verdict, ...], profile: Profile) -> Scene:
    """Set the scene; ValueError where a verdict speaks of a block that the reading does not have."""
    stray = next((verdict for verdict in verdicts if not 0 <= verdict.block < len(reading.blocks)), None)
    if stray is not None:
        raise ValueError(
            f"a verdict speaks of block {stray.block}, the page has {len(reading.blocks)}: judge this reading"
        )
    if reading.veiled:
        reading, verdicts = _seen(reading, verdicts)
    return Scene(reading=reading, verdicts=verdicts, profile=profile, fetched_at=_fetched(reading.page.fetched_at))


def _seen(reading: Reading, verdicts: tuple[Verdict, ...]) -> tuple[Reading, tuple[Verdict, ...]]:
    """As a reader sees it: lines that a style sheet hides state nothing, though they may be kept in the text."""
    lines = {index for index in reading.veiled if len(reading.blocks[index].text) <= _LINE}
    blocks = [replace(block, hidden=True) if block.index in lines else block for block in reading.blocks]
    judged = [_unseen(verdict) if verdict.block in lines else verdict for verdict in verdicts]
    return replace(reading, blocks=tuple(blocks)), tuple(judged)


def _unseen(verdict: Verdict) -> Verdict:
    return replace(verdict, role="chrome", rule=HIDDEN) if verdict.role in TEXT_ROLES else verdict


def _fetched(stamp: str | None) -> datetime | None:
    """The time of the fetch; one that cannot be read (the contract would have refused it) counts as not given.

    So does one at either end of all time, to which no day can be added: nothing was fetched then.
    """
    try:
        found = instant(stamp) if stamp else None
    except (ValueError, OverflowError):
        return None
    return found if found and MINYEAR < found.year < MAXYEAR else None
