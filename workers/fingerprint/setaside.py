"""What in a text is not its own narration: speech in quotation marks, embedded posts, credit lines."""

import re
from functools import cache
from typing import Literal

from workers.tables.row import Row, first_match

#: What is set aside: words of others (speech, embedded posts), or a line that stands under many stories.
Kind = Literal["speech", "notice"]
Aside = tuple[int, int, Kind]

#: Speech between a pair of marks, by the mark that opens it. One left open goes to the end of its paragraph, as in
#: speech over several.
_SPEECH = {
    "“": r"“[^”\n]*(?:”|$)",
    "„": r"„[^“”\n]*(?:[“”]|$)",
    "«": r"«[^»\n]*(?:»|$)",
    "»": r"»[^«\n]{0,2000}«",
    "「": r"「[^」\n]*(?:」|$)",
    "『": r"『[^』\n]*(?:』|$)",
    '"': r'"[^"\n]*(?:"|$)',
    "‘": r"‘(?<!\w‘)[^‘\n]*?’(?!\w)",
}

_LINE = re.compile(r"[^\n]*\S[^\n]*")
#: One of these, or a bracket at its end, stands in every line that a row below speaks of.
_CUES = ("t.co/", ".com/", "reserved", "may not be")
_WORDS = (b"reserved", b"may not be")

#: Whole lines that another source or the agency wrote; each speaks of the line itself.
LINES: tuple[Row, ...] = (
    Row(
        id="post-signature",
        where="post",
        why="the line under an embedded post: who, in brackets the handle, mostly with a date",
        forms=(r"[—–-]{1,2} ?.{1,80}\(@\w{1,30}\).{0,40}",),
        hits=("— ABC News (@ABC) September 18, 2025", "—Ana Lima (@ana_lima) 3 de maio de 2024"),
        misses=("— he said (at the time)", "The account (@ABC) was closed on Friday after a long dispute."),
    ),
    Row(
        id="post-link",
        where="post",
        why="the shortened links that only an embedded post carries",
        forms=(r".*(?:https?://t\.co/\w+|pic\.(?:twitter|x)\.com/\w+).*",),
        hits=("What a night. pic.twitter.com/a1b2", "Read: https://t.co/Ab12Cd"),
        misses=("He posted it on twitter.com on Friday.",),
    ),
    Row(
        id="credit-line",
        where="notice",
        why="an agency's or photographer's line in brackets",
        forms=(r"[(\[].{0,100}\b(?:photo|report|via|agenc(?:y|ies)|inputs?|credit)\b.{0,100}[)\]]",),
        hits=("(An Associated Press report via Press Trust of India)", "(AP Photo/Ana Lima)"),
        misses=("(The last of them left in June.)", "The report came via a spokesman (late)."),
    ),
    Row(
        id="caption-credit",
        where="notice",
        why="a caption ends with its photographer's agency in brackets",
        forms=(r".*\([^()]{0,40}(?:photo|image|foto)s?[ /:][^()]{1,60}\)",),
        hits=("A farmer in his field on Monday. (AP Photo/Ana Lima)",),
        misses=("He published a photo of the field (taken on Monday).",),
    ),
    Row(
        id="rights",
        where="notice",
        why="the notice of rights at the end of an agency's copy, the same under every story",
        forms=(r".*\ball rights reserved\b.*", r".*\bmay not be published, broadcast\b.*"),
        hits=("© 2024 Lakeside Press. All rights reserved.", "This text may not be published, broadcast or copied."),
        misses=("The court held that all rights are reserved to the states.",),
    ),
)


def set_aside(text: str) -> tuple[Aside, ...]:
    """The stretches of a text that are not its narration, as (start, end, kind), in order and apart."""
    # A text has one or two of these marks, and looking for one is many times faster than looking for all.
    marks = "".join(mark for mark in _SPEECH if mark in text)
    speech: list[Aside] = [(*match.span(), "speech") for match in _speech(marks).finditer(text)] if marks else []
    return _merged(sorted(speech + _lines(text), key=lambda aside: (aside[0], -aside[1])))


@cache
def _speech(marks: str) -> re.Pattern[str]:
    return re.compile("|".join(_SPEECH[mark] for mark in marks), re.MULTILINE)


def _lines(text: str) -> list[Aside]:
    if not _may_hold_one(text):
        return []
    found: list[Aside] = []
    before: tuple[int, int] | None = None
    for match in _LINE.finditer(text):
        row = first_match(LINES, match[0]) if _may_be_listed(match[0]) else None
        if row is not None:
            found.append((*match.span(), "speech" if row.where == "post" else "notice"))
            # The line over a signature is the post's own words.
            if row.id == "post-signature" and before is not None:
                found.append((*before, "speech"))
        before = match.span()
    return found


def _may_hold_one(text: str) -> bool:
    """Whether a line of a text could be listed: a test of the whole, since few texts have such a line."""
    if ")" in text or "]" in text or "/" in text:
        return True
    lower = text.encode("utf-8", "surrogatepass").lower()
    return any(cue in lower for cue in _WORDS)


def _may_be_listed(line: str) -> bool:
    """Whether a line has what every row asks for: a cheap test, since few have."""
    if line.rstrip()[-1:] in (")", "]") or "(@" in line:
        return True
    lower = line.lower()
    return any(cue in lower for cue in _CUES)


def _merged(asides: list[Aside]) -> tuple[Aside, ...]:
    merged: list[Aside] = []
    for start, end, kind in asides:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]), merged[-1][2])
        else:
            merged.append((start, end, kind))
    return tuple(merged)
