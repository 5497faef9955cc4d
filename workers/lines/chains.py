"""Chains: "X via Y" says that the text is X's and that Y passed it on."""

import re
from functools import cache
from typing import Literal

from workers.lines.agency_shape import is_agency_shaped, is_proper
from workers.lines.names import agency_named, is_agencies, kind_of
from workers.model import Credit
from workers.tables.credits import REPORT_ENDS, REPORT_OF, REPORT_WORDS, VIA, VIA_BEHIND
from workers.tables.cues import folded

_MOST_LINKS = 4
#: Without one of these, a line is no chain.
_WORDS, _BEHIND = tuple(map(folded, VIA)), tuple(map(folded, VIA_BEHIND))
_ARTICLE = re.compile(
    r"^(?:an?|the|this|eine?r?|une?|una|um|uma|la|le|el|il|lo|die|der|das|de|des|een|het|l['’]) *(?<=[ '’])",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?:'s|’s)$")
_EAST = "\u3040-\u9fff\uac00-\ud7a3"


def read_chain(line: str) -> tuple[Credit, ...]:
    """One credit for each link of a chain but the last, which only carried it; ``()`` for any other line.

    Every link must be a name as a whole, and one of them known as an agency, or an agency by its words.
    """
    links = _links(line)
    if not 2 <= len(links) <= _MOST_LINKS:
        return ()
    names = [bare_name(link) for link in links]
    if not all(_is_name(name) for name in names) or not any(_is_agency(name) for name in names):
        return ()
    first = "by" if is_report(links[0]) else "source"
    return tuple(
        Credit(
            name=name,
            kind=_kind(name),
            role="by" if not index and first == "by" else "source",
            via=names[index + 1],
        )
        for index, name in enumerate(names[:-1])
    )


def bare_name(link: str) -> str:
    """The name in a link, as it is written, without article and the words for a report around it."""
    text = link.strip(" .,/|")
    head = _report_of().match(text)
    text = text[head.end() :] if head else without_article(text)
    words = text.split()
    while words and words[-1].casefold() in REPORT_WORDS:
        words.pop()
    text = _OWNER.sub("", " ".join(words))
    end = next((end for end in REPORT_ENDS if text.endswith(end) and len(text) > len(end) + 1), "")
    return text.removesuffix(end).strip(" ,的")


def without_article(name: str) -> str:
    """A name without the article, or the word for "this", before it."""
    return _ARTICLE.sub("", name)


def is_report_word(word: str) -> bool:
    """Whether a word is one for what an agency sends: a report, a dispatch."""
    bare = word.casefold().strip(".,;:|/")
    return bare in REPORT_WORDS or word.endswith(REPORT_ENDS)


def is_report(link: str) -> bool:
    """Whether a link says that the agency itself reported ("An AP report", "Ein Bericht der dpa")."""
    text = link.strip(" .,/|")
    if not text:
        return False
    last = text.split()[-1].casefold()
    return last in REPORT_WORDS or text.endswith(REPORT_ENDS) or _report_of().match(text) is not None


def _links(line: str) -> list[str]:
    text = folded(line)
    behind = _carried_behind().fullmatch(line) if text.endswith(_BEHIND) else None
    if behind:
        return [behind["first"], behind["second"]]
    if not any(word in text for word in _WORDS):
        return []
    return [link for link in _via().split(line) if link.strip(" .,/|")]


@cache
def _via() -> re.Pattern[str]:
    """Between two links; East Asian words need no space around them."""
    spaced = "|".join(re.escape(word) for word in VIA if not re.match(f"[{_EAST}]", word))
    east = "|".join(re.escape(word) for word in VIA if re.match(f"[{_EAST}]", word) and len(word) > 1)
    return re.compile(rf"(?:^|\s*[,/|、，]\s*|\s+)(?:{spaced})\s+|\s*[,、，]?\s*(?:{east})\s*", re.IGNORECASE)


@cache
def _carried_behind() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in VIA_BEHIND)
    return re.compile(
        rf"(?P<first>[^,、，]+?)(?:\s*[,、，]\s*|\s+)(?P<second>[^,、，]+?)\s*(?:{words})", re.IGNORECASE
    )


@cache
def _report_of() -> re.Pattern[str]:
    forms = "|".join(f"(?:{form})" for row in REPORT_OF for form in row.forms)
    return re.compile(rf"(?:{forms})(?:(?<=['’])| )(?=\S)", re.IGNORECASE)


def _is_name(name: str) -> bool:
    """A known agency, or a name of two words at least: "Photo via AP" names nobody."""
    return _is_known(name) or (is_proper(name) and ":" not in name and (len(name.split()) > 1 or not name.isascii()))


def _kind(name: str) -> Literal["person", "agency", "organisation"]:
    if _is_agency(name):
        return "agency"
    return "person" if kind_of(name).kind == "person" else "organisation"


def _is_known(name: str) -> bool:
    return bool(agency_named(name) or is_agencies(name))


def _is_agency(name: str) -> bool:
    return _is_known(name) or is_agency_shaped(name, chained=True)
