"""The values that flow through the recipe, all frozen: blocks, verdicts, claims, facts, an article.

A page is cut into numbered blocks; each block gets exactly one verdict; each fact keeps every claim that was
found. Kept + removed = the page. Imports the standard library and msgspec only.
"""

from typing import Literal

from msgspec import Struct

from workers.contract import Judge, Page

Role = Literal[
    "body",  # a paragraph, list item, table row or code of the text
    "heading",  # a heading inside the text
    "quote",  # a quotation set apart inside the text
    "headline",  # the printed title (each printing of it)
    "subtitle",  # standfirst, kicker, deck
    "byline",  # who wrote it
    "dateline",  # when, or where and when
    "credit",  # an agency or photo credit line
    "caption",
    "embed",  # a tweet, a video, another page's text shown in this one
    "section",  # the section's label
    "related",  # links to other stories
    "comment",  # readers' words
    "chrome",  # everything else that belongs to the site
]
# Of these values a page has hundreds; none can hold itself, so that no garbage collector need know them (gc=False).

#: The roles whose blocks, in order, make the article's text (and so its key).
TEXT_ROLES: frozenset[str] = frozenset({"body", "heading", "quote"})
#: The rule of the verdict on what no reader sees: judging gives it, and no fact is read from such a block.
HIDDEN = "markup.hidden"

#: What a reader of a record should know of its page; docs/command.md says what each means.
Flag = Literal[
    "charset_guessed",
    "flattened",
    "attributes-cut",
    "noscript",
    "frameset",
    "meta-refresh",
    "rel-next",
    "multi_page",
    "truncated",
    "text_from_template",
    "text_from_attribute",
    "text_from_json_ld",
    "text_from_state",
]

Precision = Literal["year", "month", "day", "hour", "minute", "second"]


class Block(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A run of text between two block borders, numbered in reading order from 0.

    ``path`` is its place (``html/body/div[2]/p[1]``, or ``line[7]``); ``link_chars`` counts the characters of
    ``text`` that are link text, ``links`` the links that they stand in; ``marks`` are the class, id, role and
    itemprop words of the element and of its ancestors, nearest first; ``hidden`` says that markup hides it
    from a reader; ``strong_chars`` counts the characters in bold; ``container`` is the number, in the reading's
    ``containers``, of the element whose run it is (-1: a line of plain text); ``icons`` are those that markup draws
    before and between the words of a short text, each with its place in ``text`` and the words that name it.
    """

    index: int
    text: str
    path: str
    tag: str
    link_chars: int = 0
    links: int = 0
    marks: tuple[str, ...] = ()
    hidden: bool = False
    strong_chars: int = 0
    container: int = -1
    icons: tuple[tuple[int, str], ...] = ()

    @property
    def around(self) -> str:
        """The path of the element around the block's own; empty for a line of plain text."""
        return self.path.rpartition("/")[0]


class Container(Struct, frozen=True, kw_only=True, gc=False):
    """An element that holds blocks: those from ``first`` up to (not including) ``last``.

    Numbered in document order; ``parent`` is the number of the one around it (-1: none); ``words`` are its own
    class, id, role and itemprop words.
    """

    tag: str
    parent: int
    first: int
    last: int
    words: tuple[str, ...] = ()


class Verdict(Struct, frozen=True, kw_only=True, gc=False):
    """What one block is, the rule that said so, why in words, and how sure it is (0..1)."""

    block: int
    role: Role
    rule: str
    why: str
    score: float = 1.0


class Claim(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One source's word on one fact; ``refused`` says why it was not taken (None: it was, or nobody judged yet).

    ``field`` is a fact's name (title, author, published, modified, section, site, language, description, image,
    canonical_url, kind, text, next_page); ``raw`` is what stood there, ``value`` what was read, ``where`` the place
    (``json-ld $.author[0].name``, ``meta og:title``, ``block 3``).
    """

    field: str
    value: str
    raw: str
    where: str
    rule: str
    strength: float = 0.5
    refused: str | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """A page after reading: its decoded markup or text, its blocks, and the claims of its structured data.

    ``form`` says which of the two ``source`` is; ``charset`` and ``decoded_by`` how bytes became characters
    (None where the page came as characters); ``language`` is what the markup says of itself; ``veiled`` are the
    numbers of the blocks that a style sheet of the page hides; ``tree`` is a handle on the elements of
    ``containers``, which only ``workers.reading.inside`` can read (None: there is no markup).
    """

    page: Page
    form: Literal["html", "text"]
    source: str
    blocks: tuple[Block, ...]
    veiled: frozenset[int] = frozenset()
    containers: tuple[Container, ...] = ()
    claims: tuple[Claim, ...] = ()
    charset: str | None = None
    decoded_by: str | None = None
    language: str | None = None
    flags: tuple[Flag, ...] = ()
    tree: object = None


class Credit(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Someone or something that is credited; ``via`` is the one it came through ("AP via Press Trust of India")."""

    name: str
    kind: Literal["person", "desk", "agency", "organisation"] = "person"
    role: Literal["by", "with", "reporting", "photo", "translation", "editor", "source"] = "by"
    via: str | None = None


class Published(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A point in time as a page gives it.

    ``value`` is ISO 8601 cut to ``precision`` ("2025-09", "2025-09-18T14:05"); ``zone`` is the offset as stated,
    never invented; ``earliest`` and ``latest`` bound it (ISO 8601 days or instants).
    """

    value: str
    precision: Precision
    basis: Literal["markup", "printed", "url", "relative"]
    zone: str | None = None
    earliest: str | None = None
    latest: str | None = None


class Signatures(Struct, frozen=True, kw_only=True):
    """What an index keeps of a text to find its relatives (docs/fingerprints.md); bytes, base64 in JSON.

    ``mh1``: resemblance (126 numbers of 32 bits); ``fc1``: containment, ``wp1``: passages of narration, ``rw1``: its
    rare words (numbers of 64 bits). Each name holds its version: another rule is another name.
    """

    mh1: bytes
    fc1: bytes
    wp1: bytes
    rw1: bytes = b""


class Fingerprint(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What follows from a text alone: its key, the digest of its exact characters, its length in tokens.

    ``signatures`` and ``iscc`` (the ISCC Text-Code of ISO 24138) are None where they were not asked for.
    """

    key: str
    text_sha256: str
    tokens: int
    signatures: Signatures | None = None
    iscc: str | None = None


class Facts(Struct, frozen=True, kw_only=True):
    """What the page says of its article, chosen from ``claims`` (which holds every claim, judged)."""

    title: str | None = None
    credits: tuple[Credit, ...] = ()
    authors: tuple[str, ...] = ()
    published: Published | None = None
    modified: Published | None = None
    section: str | None = None
    language: str | None = None
    site: str | None = None
    canonical_url: str | None = None
    image: str | None = None
    description: str | None = None
    kind: str = "article"
    embeds: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()


class Article(Struct, frozen=True, kw_only=True):
    """The view of one observation: the text, the facts as this page states them, and the evidence for each.

    ``html`` and ``markdown`` are the text again, word for word, with the headings, lists, tables, links and
    emphasis of the page, and the pictures in it whose captions were told from the text (docs/html.md).
    """

    key: str
    title: str | None
    text: str
    authors: tuple[str, ...]
    credits: tuple[Credit, ...]
    published: Published | None
    modified: Published | None
    section: str | None
    language: str | None
    site: str | None
    canonical_url: str | None
    image: str | None
    description: str | None
    kind: str
    embeds: tuple[str, ...]
    fingerprint: Fingerprint
    recipe: str
    judge: str
    confidence: float = 0.0
    html: str = ""
    markdown: str = ""
    flags: tuple[Flag, ...] = ()
    blocks: tuple[Block, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    claims: tuple[Claim, ...] = ()


#: The fields of an ``Article`` that are evidence: left out of receipts, lists and exports unless asked for.
EVIDENCE_FIELDS: tuple[str, ...] = ("blocks", "verdicts", "claims")


class Rejected(Struct, frozen=True, kw_only=True):
    """A page that holds no text: ``reason`` is a word for counters, ``why`` a sentence for people."""

    reason: Literal["empty", "binary", "no_text", "shell", "bot_wall", "too_deep", "too_large"]
    why: str
    recipe: str = ""


class Profile(Struct, frozen=True, kw_only=True):
    """What is known of a site before its page is read; the default knows nothing.

    ``judge`` chooses who judges the blocks of markup; ``site`` is the name under which the site prints itself.
    """

    judge: Judge = "model"
    site: str | None = None
