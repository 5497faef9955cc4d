"""Names that the page must print: those of weak metadata anywhere, those of repeated elements near the article."""

import re
from functools import cached_property

import msgspec

from workers.facts.choice import refuse
from workers.facts.scene import Scene
from workers.facts.stated import Named
from workers.lines.names import kind_of
from workers.model import Claim, Credit
from workers.tables.bylines import JOINS
from workers.tables.work import BY_WORDS

#: Metadata that often names whoever runs the site: the page must print the name too.
TO_CONFIRM: tuple[str, ...] = ("meta.author", "meta.twitter.written", "meta.dc.")
#: Elements that stand on a page for its teasers and comments too: the name must stand at one of the article's ends.
AT_THE_ENDS: tuple[str, ...] = ("link.", "class.author", "class.byline")
#: Names in the order of libraries, and claims that may be the address of an author's page.
_INVERTED, _ADDRESSED = ("meta.citation.author", "meta.dc."), ("meta.article.", "json-ld.author.")
#: Claims that say of a name that it is a person's: one turned round is known by the page that prints it.
_PERSONS = ("json-ld.author.", "meta.author", "meta.parsely.", "microdata.author")
_TURNED = re.compile(r"([^\W\d_][\w'’-]+(?: [\w'’-]+)?), ([^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,2})")
#: So many addresses of one claim are looked at.
_MOST = 8
#: A line of names is so short, and holds these words beside them.
_LINE, _JOINING, _WORD = 200, frozenset({*JOINS, *BY_WORDS}), re.compile(r"\w+")
#: So many blocks around the headline, of the first and last paragraphs, and behind the text are its ends.
_ABOVE, _FIRST, _BEHIND = 6, 4, 10


class Print:
    """The printed text, made when a claim first asks for it: all of it, and that at the ends of the article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def everywhere(self) -> str:
        """All blocks' texts."""
        return self._text.casefold()

    def spelled(self, name: str) -> str | None:
        """A name as the page prints it, whatever its case; None where it does not."""
        at = self.everywhere.find(name.casefold())
        if at < 0 or len(self._text) != len(self.everywhere):
            return None
        return self._text[at : at + len(name)]

    @cached_property
    def _text(self) -> str:
        return "\n".join(block.text for block in self._scene.reading.blocks)

    def writes_small(self, words: list[str]) -> bool:
        """Whether the page writes one of these words in small letters somewhere: then it is no name's."""
        return re.search(rf"\b(?:{'|'.join(map(re.escape, map(str.lower, words)))})\b", self._text) is not None

    def side_by_side(self, names: list[str]) -> bool:
        """Whether one line near the article is these names and nothing else but what joins names."""
        folded = sorted((name.casefold() for name in names), key=len, reverse=True)
        return len(folded) > 1 and any(_is_of(line, folded) for line in self.ends.split("\n") if len(line) <= _LINE)

    @cached_property
    def ends(self) -> str:
        """The short blocks around the headline, the first paragraphs, and those around the end of the text."""
        places = self._scene.places
        if places.first < 0:
            return self.everywhere
        head = places.headline if 0 <= places.headline <= places.last else places.first
        begin, end = max(0, head - _ABOVE), max(places.first + _FIRST, head + _ABOVE)
        blocks = self._scene.reading.blocks
        found = (*blocks[begin:end], *blocks[max(end, places.last - _FIRST) : places.last + _BEHIND])
        return "\n".join(block.text for block in found).casefold()


def _is_of(line: str, names: list[str]) -> bool:
    for name in names:
        if name not in line:
            return False
        line = line.replace(name, " ")
    return all(word in _JOINING for word in _WORD.findall(line))


def as_printed(named: Named, print_: Print) -> Named:
    """A name turned round ("Roe, Jane"), or told only by the address of its page, as the page prints it."""
    claim = named.claim
    name = _turned(claim, print_)
    if name:
        return Named(claim=msgspec.structs.replace(claim, value=name, refused=None), credits=(Credit(name=name),))
    if named.credits or not claim.rule.startswith(_ADDRESSED) or not claim.value.startswith(("http", "/")):
        return named
    names = [print_.spelled(words) if (words := _slug(one)) else None for one in claim.value.split(",")[:_MOST]]
    persons = [name for name in names if name and kind_of(name).kind == "person"]
    if len(persons) < len(names):
        return named
    found = msgspec.structs.replace(claim, value=", ".join(persons), refused=None)
    return Named(claim=found, credits=tuple(Credit(name=name) for name in persons))


def _turned(claim: Claim, print_: Print) -> str | None:
    """A name in the order of libraries as the page prints it; where it does not, as its source writes it."""
    may_be = claim.rule.startswith((*_INVERTED, *_PERSONS))
    turned = _TURNED.fullmatch(claim.raw.strip()) if may_be else None
    if turned is None:
        return None
    printed = print_.spelled(f"{turned[2]} {turned[1]}")
    single = (
        claim.rule == "json-ld.author.person" and not turned[2].isupper() and _is_person(f"{turned[2]} {turned[1]}")
    )
    return printed or (claim.raw.strip() if single or claim.rule.startswith(_INVERTED) else None)


def _is_person(name: str) -> bool:
    return len(name.split()) == 2 and kind_of(name).kind == "person"


def _slug(address: str) -> str | None:
    """The words of the last part of an address, where there are two or more of letters only."""
    words = re.split(r"[-_.+]", address.split("?", 1)[0].rstrip("/").rsplit("/", 1)[-1])
    return " ".join(words) if 2 <= len(words) <= 4 and all(map(str.isalpha, words)) else None


def confirmed(named: Named, print_: Print) -> Named:
    """A claim of weak metadata, refused if the page does not print one of its names where its source must."""
    if not named.credits:
        return named
    if named.claim.rule.startswith(TO_CONFIRM) or _is_generated(named.claim):
        text, why = print_.everywhere, "the page does not print this name"
    elif named.claim.rule.startswith(AT_THE_ENDS):
        text, why = print_.ends, "stands neither near the headline nor near the end of the text"
    else:
        return named
    if any(credit.name.casefold() in text for credit in named.credits):
        return named
    return Named(claim=refuse(named.claim, why), credits=())


def _is_generated(claim: Claim) -> bool:
    """Whether a plugin wrote the claim for any page of a site: the account that saved a page stands there too."""
    return claim.rule.startswith("json-ld.") and "@graph" in claim.where
