"""One invented story, and the pages that carry it: what every hostile class wraps, and what must come out again."""

import json
import re

from msgspec import Struct

from workers.contract import Page
from workers.model import Article, Rejected
from workers.rendering.html import TAGS

URL = "https://gazette.example/harbour-clock"
TITLE = "Harbour clock of Vellmouth strikes again after forty years"
AUTHOR = "Mara Lindqvist"
DAY = "2024-03-05"
PARAGRAPHS = (
    (
        "The harbour clock of Vellmouth struck noon on Tuesday for the first time in forty years, and a small "
        "crowd that had gathered on the quay answered with applause."
    ),
    (
        "Its works had been taken apart in a shed behind the fish market by three retired engineers, who cleaned "
        "every wheel by hand and cast the missing ones anew in the yard of a shipwright."
    ),
    (
        "The town council had voted twice against paying for the repair, because the tower itself leans a little "
        "more each winter and nobody could say how long it would stand."
    ),
    (
        "A collection among the families of the old fishing fleet brought in the money within two summers, most of "
        "it in coins that were left in a jar at the counter of the bakery."
    ),
    (
        "Surveyors will now measure the tower every month, and the engineers have promised to climb its ninety "
        "steps each Sunday to wind the clock for as long as their knees allow it."
    ),
)
BODY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
SIGNED = f'<p class="byline">By {AUTHOR}</p>\n<time datetime="{DAY}T09:30:00Z">5 March 2024</time>\n'
HEADLINE = f"<h1>{TITLE}</h1>\n"
LINKED_DATA = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "datePublished": f"{DAY}T09:30:00Z",
        "author": {"@type": "Person", "name": AUTHOR},
    }
)

_TAG = re.compile(r"</?([a-zA-Z!?][^\s/>]*)([^>]*)")
_ATTRIBUTE = re.compile(r"""\s([^\s=>"']+)="([^"]*)\"""")
#: A link in Markdown that leads elsewhere than to a page of the web, or a tag that stands there as such.
_LINK = re.compile(r"(?<!\\)\]\((?!https?://)[^)]{0,80}|(?<![\\`<])<[a-zA-Z/!][^>]{0,80}")


class Expected(Struct, frozen=True, kw_only=True):
    """What has to come of a page: its text, or (only where no library reads it either) one of these reasons.

    ``title`` is None where the page does not say it plainly; ``published`` is the day, "" for none. ``absent`` must
    stand neither in the text nor in a fact.
    """

    reasons: tuple[str, ...] = ()
    whole: bool = True
    authors: tuple[str, ...] = (AUTHOR,)
    published: str = DAY
    title: str | None = TITLE
    absent: tuple[str, ...] = ()
    paragraphs: tuple[str, ...] = PARAGRAPHS


#: Of a page that names neither writer nor day nothing may be claimed.
SILENT = Expected(authors=(), published="")


def document(
    *,
    head: str = "",
    before: str = "",
    after: str = "",
    body: str = BODY,
    title: str = TITLE,
    headline: str = HEADLINE,
    signed: str = SIGNED,
    charset: str = '<meta charset="utf-8">',
) -> str:
    """A page with the story in it, and something hostile at one of its places."""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{charset}<title>{title}</title>{head}</head>\n<body>'
        f'<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>\n{before}'
        f"<article>{headline}{signed}{body}</article>\n"
        f"{after}<footer><p>Copyright Vellmouth Gazette</p></footer></body></html>\n"
    )


def silent(**parts: str) -> str:
    """The same page without a word of who wrote it and when."""
    return document(signed="", **parts)


def page(html: str | bytes, content_type: str | None = "text/html", url: str = URL) -> Page:
    """The page as a crawler hands it over: bytes, and what the server said of them."""
    data = html if isinstance(html, bytes) else html.encode("utf-8", "surrogatepass")
    return Page(url=url, html_b64=data, content_type=content_type, fetched_at="2024-03-06T12:00:00Z")


def faults(expected: Expected, result: object) -> list[str]:
    """What is wrong with a result, in words; none for what was expected."""
    if isinstance(result, Rejected):
        told = result.reason in expected.reasons and result.why
        return [] if told else [f"rejected: {result.reason}: {result.why}"]
    if not isinstance(result, Article):
        return [f"{result}"[:600]]
    if not expected.whole:
        return [f"an article of {len(result.text)} characters where there is none: {result.text[:80]!r}"]
    return [*_text_faults(expected, result), *_fact_faults(expected, result), *_form_faults(result)]


def _text_faults(expected: Expected, article: Article) -> list[str]:
    flat = " ".join(article.text.split())
    missing = [number for number, text in enumerate(expected.paragraphs) if text not in flat]
    found = [f"paragraphs {missing} are missing from {len(flat)} characters: {flat[:90]!r}"] if missing else []
    return found + [f"{word!r} stands in the text" for word in expected.absent if word in article.text]


def _form_faults(article: Article) -> list[str]:
    """What a browser would run of the text's other forms, and what it would take for markup in Markdown."""
    tags = [tag for tag in _TAG.findall(article.html) if tag[0].lower() not in TAGS or _runs(tag[1])]
    found = [f"the HTML holds {tags[0]}"[:200]] if tags else []
    link = _LINK.search(article.markdown)
    return found + ([f"the Markdown holds {link[0]!r}"[:200]] if link else [])


def _runs(attributes: str) -> bool:
    """Whether one of a tag's attributes is a handler, or an address that is none of the web's."""
    stated = _ATTRIBUTE.findall(attributes)
    leads = ("href", "src")
    return any(
        name[:2] == "on" or (name in leads and not value.startswith(("http://", "https://")))
        for name, value in stated
    )


def _fact_faults(expected: Expected, article: Article) -> list[str]:
    found = []
    if article.authors != expected.authors:
        found.append(f"authors {article.authors} for {expected.authors}"[:300])
    day = article.published.value[:10] if article.published else ""
    if day != expected.published:
        found.append(f"published {day!r} for {expected.published!r}")
    if expected.title is not None and article.title != expected.title:
        found.append(f"title {(article.title or '')[:80]!r}")
    facts = f"{article.title} {article.authors} {article.section} {article.site}"
    return found + [f"{word!r} stands in a fact" for word in expected.absent if word in facts]
