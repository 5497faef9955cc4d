"""All named classes of hostile page.

A class that any of the libraries reads which were measured (lxml, selectolax, resiliparse, readability-lxml,
trafilatura, newspaper4k, htmldate, justext) has to give its text here; a reason is enough for the rest only.
"""

from hostile.claims import DATES, JSON_LD, NAMES, TITLES
from hostile.encodings import LIES, NO_TEXT
from hostile.injected import INJECTED
from hostile.kinds import Class
from hostile.shapes import LARGE, NESTED, ORDINARY
from hostile.unseen import UNSEEN

CLASSES: tuple[Class, ...] = (
    *ORDINARY,
    *NESTED,
    *LARGE,
    *LIES,
    *NO_TEXT,
    *DATES,
    *NAMES,
    *TITLES,
    *JSON_LD,
    *INJECTED,
    *UNSEEN,
)
