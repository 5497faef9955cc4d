"""The tail of a page: readers' comments, lists of other stories, the author's bio, footers. A heading opens each.

Comments are known by their marks, too, where the page says, or its address shows, that it is an article.
"""

import re
from collections.abc import Iterator
from itertools import accumulate

from workers.judging.sheet import Sheet, verdict
from workers.model import Reading, Verdict
from workers.tables.chrome import COPYRIGHT
from workers.tables.chrome_tail import BIO, COMMENT_MARK, COMMENTS, RELATED
from workers.tables.kinds import DATED, TYPES
from workers.tables.papers import DISCUSSION, PART

#: A heading opens the tail only behind so much of the kept text (weighted characters), or behind this share of it.
ENOUGH = 400
SHARE = 0.5
LATE = 0.7
#: What the first judge holds for text with this chance stays, if it is a paragraph.
SURE = 0.8
#: Where the kept text is so many times as long as what stands above the heading, the comments are the text.
MOST_WORDS = 2
#: Entries in a list of other stories, lines in a bio.
LONGEST_LIST = 40
BIO_LINES = 2
#: So many lines of the same words, each with text behind it, are labels of entries: of a guest book, of a blog.
LABELS = 3
#: A label behind the last paragraph; in these elements a word alone is of the text.
LABEL, LABEL_WORDS = 40, 4
#: A mark that is none of comments holds none of these; to ask for them is cheap.
_MAY_MARK = re.compile(r"omment|omentari|reacties|disqus|isso|hyvor|giscus|utterances", re.IGNORECASE)
_COUNT = re.compile(r"[\W\d]+")
#: What signs or dates the last lines of a text; below the heading of the comments it is a commenter's.
_SIGNED = frozenset({"tail.byline", "tail.dateline", "tail.credit"})
_OF_THE_TEXT = frozenset({"li", "dt", "dd", "pre", "code", "figcaption", "caption"})


def comments(sheet: Sheet) -> Iterator[Verdict]:
    """A heading such as "Comments" behind the text, and everything after it (in a forum they are the text)."""
    headed = _headed(sheet, COMMENTS.id)
    if not headed:
        return
    before = _kept_before(sheet)
    behind = [index for index in headed if _is_behind(before, index)]
    of_paper = _of_paper(sheet, behind)
    opened = next((index for index in behind if index not in of_paper), None)
    if opened is None or _is_label(sheet, headed, before, opened):
        return
    if before[-1] > MOST_WORDS * before[opened] and not is_post(sheet.reading):
        return
    yield verdict(opened, "comment", "tail.comments", "opens the readers' comments")
    for index in range(opened + 1, len(sheet.shapes)):
        named = sheet.verdicts[index].rule in _SIGNED
        if named or sheet.kept(index) or (sheet.unnamed(index) and sheet.shapes[index].prose):
            yield verdict(index, "comment", "tail.comment", "stands below the heading of the readers' comments")


def _of_paper(sheet: Sheet, headed: list[int]) -> frozenset[int]:
    """The lines that say "Discussion" as a paper or a manual does: another line heads a part that only these have."""
    found = frozenset(index for index in headed if DISCUSSION.matches(sheet.shapes[index].text))
    lines = (sheet.shapes[index].text for index in sheet.text) if found else ()
    return found if any(PART.matches(line) for line in lines if len(line) <= LABEL) else frozenset()


def marked_comments(sheet: Sheet) -> Iterator[Verdict]:
    """What stands in elements marked as comments, behind the text of an article or a blog's post."""
    if not is_post(sheet.reading):
        return
    blocks = sheet.reading.blocks
    every = set[str]().union(*(blocks[index].marks for index in sheet.text))
    marks = {mark for mark in every if _MAY_MARK.search(mark) and COMMENT_MARK.matches(mark)}
    found = [index for index in sheet.text if not marks.isdisjoint(blocks[index].marks)] if marks else []
    if found and _kept_before(sheet)[found[0]] >= ENOUGH:
        for index in found:
            yield verdict(index, "comment", "tail.marked", "stands in what the markup calls comments")


def is_stated_article(reading: Reading) -> bool:
    """Whether the page's structured data calls it an article, and nothing calls it a thread or questions."""
    kinds = _stated_kinds(reading)
    return "article" in kinds and "forum" not in kinds


def is_post(reading: Reading) -> bool:
    """Whether a page is a stated article, or has the address of a story or a blog's post, which names its month."""
    kinds = _stated_kinds(reading)
    return "forum" not in kinds and (
        "article" in kinds or DATED.search((reading.page.url or "").partition("?")[0]) is not None
    )


def _stated_kinds(reading: Reading) -> set[str | None]:
    words = (claim.value.strip().casefold().rsplit("/", 1)[-1] for claim in reading.claims if claim.field == "kind")
    return {TYPES.get(word.removeprefix("schema:").removeprefix("og:")) for word in words}


def is_stated_news(reading: Reading) -> bool:
    """Whether the page's structured data calls it news (``NewsArticle``, ``ReportageNewsArticle`` …)."""
    return any(claim.field == "kind" and claim.value.casefold().endswith("newsarticle") for claim in reading.claims)


def related(sheet: Sheet) -> Iterator[Verdict]:
    """The entries below a heading such as "Related": up to the next paragraph."""
    for opened in _headed(sheet, RELATED.id):
        for index in _entries(sheet, opened):
            if sheet.kept(index):
                yield verdict(index, "related", "tail.related", "stands in a list of other stories")


def bio(sheet: Sheet) -> Iterator[Verdict]:
    """The lines below "About the author", behind the text."""
    headed = _headed(sheet, BIO.id)
    before = _kept_before(sheet) if headed else []
    for opened in headed:
        if sheet.shapes[opened].words <= 6 and before[opened] >= LATE * before[-1]:
            for index in range(opened + 1, min(opened + 1 + BIO_LINES, len(sheet.shapes))):
                yield verdict(index, "chrome", "tail.bio", "introduces the author, below a heading that says so")


def last_label(sheet: Sheet) -> Iterator[Verdict]:
    """The last line of all, a word or two alone behind the last paragraph: what the site calls what comes below."""
    last = sheet.text[-1] if sheet.text else -1
    if (
        last < 1
        or last <= sheet.body_end
        or not sheet.unnamed(last)
        or sheet.reading.blocks[last].tag in _OF_THE_TEXT
    ):
        return
    shape = sheet.shapes[last]
    above = sheet.text[-2] if len(sheet.text) > 1 else -1
    alone = above == sheet.body_end and sheet.shapes[above].prose == 2
    if alone and 0 < shape.weight <= LABEL and shape.words <= LABEL_WORDS and shape.end == "open":
        yield verdict(
            last, "chrome", "tail.label", "stands alone behind the last paragraph, and says nothing of it", 0.6
        )


def footer(sheet: Sheet) -> Iterator[Verdict]:
    """Everything below the copyright line that ends a page."""
    headed = _headed(sheet, COPYRIGHT.id)
    before = _kept_before(sheet) if headed else []
    opened = next((i for i in headed if before[i] >= LATE * before[-1]), len(sheet.shapes))
    for index in sheet.text:
        if index > opened and not _is_sure_paragraph(sheet, index):
            yield verdict(index, "chrome", "tail.footer", "stands below the copyright line")


def _is_sure_paragraph(sheet: Sheet, index: int) -> bool:
    """Whether the first judge is sure that a paragraph is text: a copyright line may stand below a picture, too."""
    return not sheet.is_text and sheet.shapes[index].prose == 2 and sheet.verdicts[index].score >= SURE


def _headed(sheet: Sheet, row_id: str) -> tuple[int, ...]:
    """The lines of a table's row; in a post they are the post's ("12 replies")."""
    return tuple(index for index in sheet.known.get(row_id, ()) if sheet.role(index) != "embed")


def _is_label(sheet: Sheet, headed: tuple[int, ...], before: list[int], opened: int) -> bool:
    """Whether a line comes again and again with text between: the label in each entry of a list of such.

    In a list of titles no text stands between, but each label has a number of its own ("27 comments", "3 comments").
    """
    words = _words_of(sheet, opened)
    alike = [index for index in headed if _words_of(sheet, index) == words]
    if len({before[index] for index in alike}) >= LABELS:
        return True
    return len({sheet.shapes[index].text for index in alike}) >= LABELS and not is_post(sheet.reading)


def _words_of(sheet: Sheet, index: int) -> str:
    return _COUNT.sub("", sheet.shapes[index].text.casefold())


def _entries(sheet: Sheet, opened: int) -> range:
    """The blocks of a list of stories that a heading at ``opened`` opens."""
    below = sheet.shapes[opened + 1 : opened + 1 + LONGEST_LIST]
    if not sheet.is_text:
        stop = next((n for n, shape in enumerate(below) if shape.links < 0.5), len(below))
    else:
        stop = next((n for n, shape in enumerate(below) if shape.prose), len(below))
    return range(opened + 1, min(opened + 1 + stop, len(sheet.shapes)))


def _is_behind(before: list[int], index: int) -> bool:
    return before[index] >= min(ENOUGH, SHARE * before[-1]) and before[-1] > 0


def _kept_before(sheet: Sheet) -> list[int]:
    """For each block, and for the page's end, the characters of kept prose above it."""
    weights = [0] * len(sheet.shapes)
    for index in sheet.text:
        weights[index] = sheet.shapes[index].weight if sheet.shapes[index].prose else 0
    return list(accumulate(weights, initial=0))
