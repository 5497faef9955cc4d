"""Dates that a page does not bear out: of a static page's creation, or of something else than an article."""

import re
from functools import cached_property
from itertools import islice

from workers.facts.dated import OF_SYSTEMS, Dated, without
from workers.facts.kind_signals import type_word
from workers.facts.scene import Scene
from workers.lines.dates import find_dates
from workers.model import Block, Claim
from workers.tables.kinds import TYPES
from workers.tables.standing import STANDING

#: Kinds of pages that are made up of dated things, or have a date of their own only where markup and print agree.
_UNDATED = frozenset({"service", "collection", "product", "documentation", "listing", "video", "profile", "event"})
#: Of these, kinds that print when they themselves came out.
_ISSUED = frozenset({"video"})
#: Sources that state when a page or a thing was set up: of an article only where the page prints the same day.
_WEAK = ("json-ld.webpage.", "json-ld.thing.", "microdata.thing.")
#: Sources that speak of an article, and so may speak on a page of another kind where the page prints the same day.
_OF_ARTICLES = ("json-ld.article.", "json-ld.thing.", "meta.article.", "meta.parsely.", "microdata.")
#: Meta tags of when a page was made in its system.
_CREATED = ("meta created", "meta creation_date", "meta article:created")
_LONGEST = 400
_FIGURE = re.compile(r"\d")
_SIGNS = re.compile("[\u3040-\u9fff\uac00-\ud7a3]")
#: Kinds of texts that somebody publishes, by the markup's word.
_OF_TEXTS = frozenset({"article", "live"})
#: An article's head has so many lines; so many paragraphs of so many characters stand below it.
_HEAD, _PARAGRAPH, _PARAGRAPHS = 8, 60, 3
#: Elements that only say that they hold a time, and the strength of a day printed behind the text without a word.
_UNLABELLED, _TAIL = ("time.first", "time.other"), 0.40
#: So many lines with a day, below the text and beside links, are a list of other stories.
_A_LIST = 3
_OF_A_LIST = "stands below the text, in a list of other stories"
_UNPRINTED = "the page prints no such day, and a system's date of a page is no publication"


class Belief:
    """What is believed of the dates of one page; a day is looked for in print once."""

    def __init__(self, scene: Scene, language: str | None, kind: str | None, title: str | None = None) -> None:
        self._scene, self._language, self._kind = scene, language, kind
        self._stands = title is not None and any(row.matches(title) for row in STANDING)
        self._printed: dict[str, bool] = {}

    def judged(self, dated: Dated) -> Dated:
        """The claim; refused with the reason where the page does not bear it out."""
        why = self._doubt(dated)
        return without(dated, why) if why else dated

    def _doubt(self, dated: Dated) -> str | None:
        rule, day = dated.claim.rule, dated.day()
        if self._kind in _UNDATED and not (dated.issued and self._kind in _ISSUED):
            if rule.startswith(_OF_ARTICLES) and day and (self._is_manual(rule) or self._is_printed(day)):
                return None
            if rule.startswith("printed.") and self._is_in_head(dated.claim):
                return None
            return f"the page is of kind {self._kind}, whose dates are those of its parts"
        if self._scene.is_front and not rule.startswith("printed."):
            return "the site's front page, which is never published"
        if rule.startswith("titled.") and self._kind == "live":
            return "a live page's title names the day of what it follows"
        if dated.claim.where.endswith(" in comment"):
            return "the date of a reader's comment"
        if dated.claim.where.endswith(" in embed"):
            return "the date of a post that is shown, or of a dialog that is not"
        return self._unborne(dated, day) if day else None

    def _unborne(self, dated: Dated, day: str) -> str | None:
        """Why the place or the source of a day does not bear it out."""
        if self._is_unlabelled(dated) and self._is_of_a_list(day):
            return _OF_A_LIST
        return None if self._is_strong(dated.claim) or self._is_printed(day) else _UNPRINTED

    def _is_strong(self, claim: Claim) -> bool:
        """Whether a claim needs no print beside it; where the page may be no article, the day of saving does."""
        if (
            self._stands
            or claim.rule.startswith(_WEAK)
            or _is_aside(claim)
            or claim.where.casefold().endswith(_CREATED)
        ):
            return False
        if claim.rule.startswith("meta.article.") and self._is_no_article:
            return False
        return self._kind != "other" or not claim.rule.startswith(OF_SYSTEMS)

    @cached_property
    def _is_no_article(self) -> bool:
        """Whether the markup calls the page a website, and nothing on it an article."""
        said = {type_word(claim.value) for claim in self._scene.claims("kind") if claim.rule != "kind.weighed"}
        return "website" in said and not any(TYPES.get(word) in _OF_TEXTS for word in said)

    def _is_manual(self, rule: str) -> bool:
        """Whether the markup calls a manual's or an encyclopedia's page an article: such pages print no day."""
        return self._kind == "documentation" and rule.startswith("json-ld.article.")

    def _is_in_head(self, claim: Claim) -> bool:
        """Whether a printed date stands between a headline and the prose below it, as an article's own does."""
        block = int(claim.where.removeprefix("block "))
        verdicts = self._scene.verdicts
        if not verdicts[block].rule.startswith("head."):
            return False
        above = any(verdict.role == "headline" for verdict in verdicts[max(0, block - _HEAD) : block])
        below = (self._scene.reading.blocks[found.block] for found in verdicts[block + 1 :] if found.role == "body")
        texts = (text for text in islice(below, _HEAD) if text.link_chars < len(text.text))
        prose = sum(_extent(text.text) - text.link_chars >= _PARAGRAPH for text in texts)
        return above and prose >= _PARAGRAPHS

    def _is_unlabelled(self, dated: Dated) -> bool:
        """Whether nothing says of what the day is, neither words nor its place."""
        claim = dated.claim
        if not claim.rule.startswith("printed."):
            return claim.rule in _UNLABELLED
        line = self._scene.reading.blocks[int(claim.where.removeprefix("block "))]
        return claim.strength <= _TAIL and not dated.issued and 3 * len(claim.raw) > 2 * len(line.text)

    def _is_of_a_list(self, day: str) -> bool:
        """Whether the page prints a day below the text only, beside links: among several, or under their heading."""
        last = max((verdict.block for verdict in self._scene.verdicts if verdict.role == "body"), default=-1)
        blocks = self._scene.reading.blocks
        if last < 0 or any(self._prints(block, day) for block in blocks[: last + 1]):
            return False
        dated = (block for block in blocks[last + 1 :] if self._is_linked(block) and self._days(block))
        found = list(islice(dated, _A_LIST))
        if not found or not self._prints(found[0], day):
            return False
        return len(found) == _A_LIST or self._is_below_others(found[0])

    def _is_below_others(self, block: Block) -> bool:
        """Whether a line stands right below the heading of other stories, with nothing of the text between."""
        above = (verdict for verdict in reversed(self._scene.verdicts[: block.index]) if verdict.role != "chrome")
        return next((verdict.role for verdict in above), None) == "related"

    def _is_linked(self, block: Block) -> bool:
        """Whether a line holds a link, or the one before it is one: the headline of another story."""
        before = self._scene.reading.blocks[block.index - 1]
        return block.link_chars > 0 or 2 * before.link_chars > len(before.text)

    def _prints(self, block: Block, day: str) -> bool:
        return any(found.startswith(day) for found in self._days(block))

    def _days(self, block: Block) -> list[str]:
        """The days that a line prints; none of a long text, nor of one that markup hides."""
        if len(block.text) > _LONGEST or block.hidden or not _FIGURE.search(block.text):
            return []
        found = find_dates(block.text, fetched_at=self._scene.fetched_at, language=self._language)
        return [reading.published.value for reading in found if reading.published is not None]

    def _is_printed(self, day: str) -> bool:
        if day not in self._printed:
            self._printed[day] = self._search(day)
        return self._printed[day]

    def _search(self, day: str) -> bool:
        """Whether a line of the page prints this day; days without a year count, as their year is not told."""
        figure = re.compile(rf"(?<!\d)0?{int(day[-2:])}(?!\d)")
        blocks = (block for block in self._scene.reading.blocks if figure.search(block.text))
        return any(self._prints(block, day) for block in blocks)


def _is_aside(claim: Claim) -> bool:
    """Whether a time element stands where a page has other things than its article."""
    return claim.rule.startswith("time.") and claim.where.endswith((" in aside", " in nav"))


def _extent(text: str) -> int:
    """The length of a text in Latin letters: a Chinese or Japanese sign stands for about three."""
    return len(text) if text.isascii() else len(text) + 2 * len(_SIGNS.findall(text))
