"""The systems that are measured: copydesk, and each peer behind one small adapter.

A peer is an extra (``pip install 'copydesk[bench]'``); one that is not installed is named as not run. Where a peer
takes characters and no bytes it gets copydesk's own decoding, so that no peer is measured by its charset detection
alone. A peer's own comments, if it can leave them out, are left out: no gold holds them.
"""

import hashlib
import importlib
import inspect
import warnings
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version

from msgspec import Struct

from benchmarks.score import Answer
from workers import clean
from workers.contract import Page
from workers.model import Article, Rejected
from workers.reading.decode import decode


class Given(Struct, frozen=True, kw_only=True):
    """What a system is given: the bytes, where they came from, and the language for those that must be told."""

    body: bytes
    url: str | None = None
    language: str = "en"

    @property
    def characters(self) -> str:
        """The page as copydesk decodes it."""
        decoded = decode(self.body)
        return "" if isinstance(decoded, Rejected) else decoded.text


class System(Struct, frozen=True, kw_only=True):
    """A system by its name, the distribution that is installed for it, and the adapter that asks it.

    ``told`` says that its answer depends on the language that it is told; ``fields`` are those that it answers.
    """

    name: str
    distribution: str
    ask: Callable[[Given], Answer]
    told: bool = False
    fields: tuple[str, ...] = ("text", "title", "authors", "date")

    @property
    def version(self) -> str | None:
        """The installed version, or None where it is not installed."""
        try:
            return version(self.distribution)
        except PackageNotFoundError:
            return None

    @property
    def mark(self) -> str:
        """Names the answers of this version, asked in this way."""
        asked = hashlib.sha256(inspect.getsource(self.ask).encode()).hexdigest()[:8]
        return f"{self.name}-{self.version}-{asked}"


def asked(system: System, given: Given) -> Answer:
    """What a system answers; one that raises has answered nothing, and that is counted."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _plain(system.ask(given))
    except Exception as error:  # peers raise what they like, and none may end the run
        return Answer(failed=type(error).__name__)


def _plain(answer: Answer) -> Answer:
    """The answer in strings that can be kept: no kinds of string of a parser's own, no lone surrogates."""
    return Answer(
        text=_string(answer.text) or "",
        title=_string(answer.title),
        authors=tuple(filter(None, map(_string, answer.authors))),
        date=_string(answer.date),
        language=answer.language,
    )


def _string(value: object) -> str | None:
    return None if value is None else str(value).encode("utf-8", "replace").decode("utf-8")


def _copydesk(given: Given) -> Answer:
    return answer_of(clean(Page(url=given.url, html_b64=given.body)))


def answer_of(article: Article | Rejected) -> Answer:
    """copydesk's article as an answer."""
    if isinstance(article, Rejected):
        return Answer()
    published = article.published.value if article.published else None
    return Answer(
        text=article.text,
        title=article.title,
        authors=article.authors,
        date=published,
        language=article.language,
    )


def _trafilatura(given: Given) -> Answer:
    found = importlib.import_module("trafilatura").bare_extraction(
        given.body, url=given.url, with_metadata=True, include_comments=False
    )
    if found is None:
        return Answer()
    return Answer(text=found.text or "", title=found.title, authors=_several(found.author), date=found.date)


def _readability(given: Given) -> Answer:
    document = importlib.import_module("readability").Document(given.characters)
    summary = document.summary(html_partial=True)
    text = importlib.import_module("lxml.html").fromstring(summary).xpath("string()") if summary.strip() else ""
    return Answer(text=text, title=document.short_title())


def _newspaper4k(given: Given) -> Answer:
    article = importlib.import_module("newspaper").Article(
        given.url or "https://example.org/", fetch_images=False, follow_meta_refresh=False
    )
    article.download(input_html=given.characters, ignore_read_more=True)
    article.parse()
    date = article.publish_date
    return Answer(
        text=article.text,
        title=article.title,
        authors=tuple(article.authors),
        date=date.isoformat() if date else None,
    )


def _resiliparse(given: Given) -> Answer:
    tree = importlib.import_module("resiliparse.parse.html").HTMLTree.parse(given.characters)
    extract = importlib.import_module("resiliparse.extract.html2text").extract_plain_text
    text = extract(tree, main_content=True, alt_texts=False, comments=False)
    return Answer(text=text, title=tree.title or None)


def _justext(given: Given) -> Answer:
    found = justext_of(given.body, given.language)
    return Answer(text="\n\n".join(found))


def justext_of(page: bytes | str, language: str) -> tuple[str, ...]:
    """The paragraphs that jusText keeps, with the stop words of a language (English where it has none)."""
    justext = importlib.import_module("justext")
    stop_words = justext.get_stoplist(stop_list(language))
    return tuple(one.text for one in justext.justext(page, stop_words) if not one.is_boilerplate)


#: The names of jusText's lists of stop words; it has none of Chinese, Japanese and Korean.
STOP_WORDS: dict[str, str] = {
    "ar": "Arabic",
    "bg": "Bulgarian",
    "ca": "Catalan",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fr": "French",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "id": "Indonesian",
    "it": "Italian",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "nl": "Dutch",
    "no": "Norwegian_Bokmal",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sk": "Slovak",
    "sl": "Slovenian",
    "sr": "Serbian",
    "sv": "Swedish",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "vi": "Vietnamese",
}


def stop_list(language: str) -> str:
    """The name of jusText's list of stop words for a language: the English one where it has none."""
    return STOP_WORDS.get(language, "English")


def _goose3(given: Given) -> Answer:
    goose = importlib.import_module("goose3").Goose({"enable_image_fetching": False, "strict": False})
    article = goose.extract(raw_html=given.characters)
    date = article.publish_datetime_utc
    return Answer(
        text=article.cleaned_text or "",
        title=article.title or None,
        authors=tuple(article.authors),
        date=date.isoformat() if date else article.publish_date,
    )


def _news_please(given: Given) -> Answer:
    article = importlib.import_module("newsplease").NewsPlease.from_html(given.characters, url=given.url)
    date = article.date_publish
    return Answer(
        text=article.maintext or "",
        title=article.title,
        authors=tuple(article.authors or ()),
        date=date.isoformat() if date else None,
    )


def _htmldate(given: Given) -> Answer:
    date = importlib.import_module("htmldate").find_date(given.characters, url=given.url, original_date=True)
    return Answer(date=date)


def _several(authors: str | None) -> tuple[str, ...]:
    """Names as trafilatura joins them."""
    return tuple(name.strip() for name in (authors or "").split(";") if name.strip())


OURS = System(name="copydesk", distribution="copydesk", ask=_copydesk)
#: In the order of the tables.
PEERS: tuple[System, ...] = (
    System(name="trafilatura", distribution="trafilatura", ask=_trafilatura),
    System(name="readability", distribution="readability-lxml", ask=_readability, fields=("text", "title")),
    System(name="newspaper4k", distribution="newspaper4k", ask=_newspaper4k),
    System(name="resiliparse", distribution="Resiliparse", ask=_resiliparse, fields=("text", "title")),
    System(name="justext", distribution="jusText", ask=_justext, told=True, fields=("text",)),
    System(name="goose3", distribution="goose3", ask=_goose3),
    # Not in the extra: it brings along clients of three databases. ``pip install news-please`` beside it.
    System(name="news-please", distribution="news-please", ask=_news_please),
    System(name="htmldate", distribution="htmldate", ask=_htmldate, fields=("date",)),
)
