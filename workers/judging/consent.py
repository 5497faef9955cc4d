"""Consent dialogs without a mark, by the sentences that their vendors print on every site."""

import re
from collections.abc import Iterator
from functools import lru_cache

from workers.judging.sheet import Sheet, verdict
from workers.model import Verdict
from workers.tables.chrome_consent import CONSENT_TEXT

#: Longer blocks are no paragraph of a dialog.
LONGEST = 2_000
#: A page whose title holds one of these explains such things itself.
_ABOUT = re.compile(
    r"cookie|kekse|privacy|datenschutz|confidentialit|privacidad|privacidade|prywatno|consent|gdpr|dsgvo",
    re.IGNORECASE,
)
#: What a dialog's paragraphs hold one of; to ask for them is cheap.
_MAY_SPEAK = ("cookie", "privacy", "browser", "navigat", "terms")


def consent_texts(sheet: Sheet) -> Iterator[Verdict]:
    """The kept paragraphs of a consent dialog, where other paragraphs are kept and the page is not about cookies."""
    lines = ((index, sheet.shapes[index].text) for index in sheet.text)
    found = [index for index, line in lines if len(line) <= LONGEST and _explains(line)]
    if not found or any(_ABOUT.search(claim.value) for claim in sheet.reading.claims if claim.field == "title"):
        return
    if any(sheet.shapes[index].prose == 2 for index in set(sheet.text).difference(found)):
        for index in found:
            yield verdict(index, "chrome", "beside.dialog", f"the line {CONSENT_TEXT.why}")


@lru_cache(maxsize=2**12)  # of lines that are no longer than these texts: a page may be one line
def _explains(line: str) -> bool:
    said = line.lower()
    return any(map(said.__contains__, _MAY_SPEAK)) and CONSENT_TEXT.matches(line)
