"""What in a text is not its own narration: speech in quotation marks, embedded posts, credit lines."""

import re

from workers.tables.row import Row, first_match

Span = tuple[int, int]

#: Speech between a pair of marks. One left open goes to the end of its paragraph, as in speech over several.
_SPEECH = re.compile(
    r"“[^”\n]*(?:”|$)|„[^“”\n]*(?:[“”]|$)|«[^»\n]*(?:»|$)|»[^«\n]*«|「[^」\n]*(?:」|$)|『[^』\n]*(?:』|$)"
    r'|"[^"\n]*(?:"|$)'
    r"|(?<!\w)‘[^‘\n]*?’(?!\w)|(?<!\w)'(?!\w*s\b)[^'\n]+(?:'\w[^'\n]*)*?[.,!?]'(?!\w)",
    re.MULTILINE,
)

#: Whole lines that another source or the agency wrote; each speaks of the line itself.
LINES: tuple[Row, ...] = (
    Row(
        id="post-signature",
        why="the line under an embedded post: who, in brackets the handle, mostly with a date",
        forms=(r"[—–-]{1,2} ?.{1,80}\(@\w{1,30}\).{0,40}",),
        hits=("— ABC News (@ABC) September 18, 2025", "—Ana Lima (@ana_lima) 3 de maio de 2024"),
        misses=("— he said (at the time)", "The account (@ABC) was closed on Friday after a long dispute."),
    ),
    Row(
        id="post-link",
        why="the shortened links that only an embedded post carries",
        forms=(r".*(?:https?://t\.co/\w+|pic\.(?:twitter|x)\.com/\w+).*",),
        hits=("What a night. pic.twitter.com/a1b2", "Read: https://t.co/Ab12Cd"),
        misses=("He posted it on twitter.com on Friday.",),
    ),
    Row(
        id="credit-line",
        why="an agency's or photographer's line in brackets",
        forms=(r"[(\[].{0,100}\b(?:photo|report|via|agenc(?:y|ies)|inputs?|credit)\b.{0,100}[)\]]",),
        hits=("(An Associated Press report via Press Trust of India)", "(AP Photo/Ana Lima)"),
        misses=("(The last of them left in June.)", "The report came via a spokesman (late)."),
    ),
    Row(
        id="caption-credit",
        why="a caption ends with its photographer's agency in brackets",
        forms=(r".*\([^()]{0,40}(?:photo|image|foto)s?[ /:][^()]{1,60}\)",),
        hits=("A farmer in his field on Monday. (AP Photo/Ana Lima)",),
        misses=("He published a photo of the field (taken on Monday).",),
    ),
)


def set_aside(text: str) -> tuple[Span, ...]:
    """The spans of a text that are not its narration, in order, none touching another."""
    return _merged(sorted([match.span() for match in _SPEECH.finditer(text)] + _lines(text)))


def _lines(text: str) -> list[Span]:
    found: list[Span] = []
    before: Span | None = None
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        row = first_match(LINES, match[0])
        if row is not None:
            found.append(match.span())
            # The line over a signature is the post's own words.
            if row.id == "post-signature" and before is not None:
                found.append(before)
        before = match.span()
    return found


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
