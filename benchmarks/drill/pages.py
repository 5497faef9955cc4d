"""The pages of a drill, made from its seed: texts of their own, copies, pages sent twice, empty ones and poison."""

import hashlib
import random

from msgspec import Struct

from workers.contract import Page

#: Who sends: a crawl through the client, and an application through the queue.
CRAWL, APPLICATION = "crawl:drill", "drill-application"
#: Words that end, fail or hang the process that cleans a page with them (see ``poison``).
POISONS = ("DRILL-KILLS", "DRILL-FAILS", "DRILL-HANGS")
#: Of a hundred pages: the same text at another address, the same page under another reference, no text at all.
COPIES, AGAIN, EMPTY = 8, 5, 4

_WHO = ("The harbour master", "A teacher", "The council", "An engineer", "The baker", "Her neighbour", "The choir")
_DID = ("opened", "painted", "measured", "sold", "repaired", "described", "counted", "borrowed", "moved", "praised")
_WHAT = ("the old bridge", "a red boat", "nine ladders", "the school roof", "two bells", "the mill", "a long table")
_WHERE = ("behind the station", "near the quay", "in the valley", "beside the market", "at the border", "uphill")
_WHEN = ("on Monday", "before the storm", "after the vote", "in early spring", "at noon", "during the fair")


class Sent(Struct, frozen=True, kw_only=True):
    """A page that is to be sent, what it is, and the ``text`` (a number) that it shares with its copies."""

    page: Page
    kind: str
    text: int

    @property
    def digest(self) -> str:
        """The digest of the page's body, as the log of what was accepted holds it."""
        return hashlib.sha256((self.page.text or self.page.html or "").encode()).hexdigest()


def marker(text: int) -> str:
    """Words that stand in one text only."""
    return f"docket {text:06d}"


def pages(count: int, seed: int) -> list[Sent]:
    """The pages of a drill: every third one is the application's."""
    chance = random.Random(seed)  # noqa: S311 - a seed that can be given again
    made: list[Sent] = []
    poisoned = {place: word for word, place in zip(POISONS, chance.sample(range(count), len(POISONS)), strict=True)}
    for number in range(count):
        source = APPLICATION if number % 3 == 2 else CRAWL
        made.append(_page(number, source, made, chance, poisoned.get(number)))
    return made


def _page(number: int, source: str, made: list[Sent], chance: random.Random, poison: str | None) -> Sent:
    url, ref = f"https://drill.example/{number}", f"r{number}"
    earlier = [one for one in made[-60:] if one.kind == "story" and one.page.source == source]
    draw = chance.randrange(100)
    if poison:
        text = f"{poison} {_story(number, chance)}"
        return Sent(page=Page(url=url, text=text, source=source, ref=ref), kind="poison", text=number)
    if earlier and draw < COPIES + AGAIN:
        old = chance.choice(earlier)
        where = url if draw < COPIES else old.page.url
        page = Page(url=where, text=old.page.text, html=old.page.html, source=source, ref=ref)
        return Sent(page=page, kind="copy" if draw < COPIES else "again", text=old.text)
    if draw >= 100 - EMPTY:
        html = f"<html><body><!-- {number} --></body></html>"
        return Sent(page=Page(url=url, html=html, source=source, ref=ref), kind="empty", text=number)
    return Sent(page=_written(number, url, ref, source, chance), kind="story", text=number)


def _written(number: int, url: str, ref: str, source: str, chance: random.Random) -> Page:
    story = _story(number, chance)
    if chance.random() < 0.5:
        return Page(url=url, text=story, source=source, ref=ref)
    body = "".join(f"<p>{part}</p>" for part in story.split("\n\n"))
    html = f"<html><body><nav><a href='/'>Home</a></nav><article><h1>Item {number}</h1>{body}</article></body></html>"
    return Page(url=url, html=html, source=source, ref=ref)


def _story(number: int, chance: random.Random) -> str:
    """Three paragraphs that share few runs of words with any other number's."""
    sentences = [
        f"{' '.join(map(chance.choice, (_WHO, _DID, _WHAT, _WHERE, _WHEN)))}, {chance.randrange(10**6)} in all."
        for _ in range(9)
    ]
    sentences[4] += f" The clerk filed it under {marker(number)}, as is usual here."
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, 9, 3))
