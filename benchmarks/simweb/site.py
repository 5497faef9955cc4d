"""One simulated site: what it serves, which of it is an article, and what nobody may ask for."""

import hashlib
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any
from urllib.parse import quote

from benchmarks.simweb.prose import Prose

FIRST = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
#: What a reader calls the pages beside the news, and a menu's other words.
BESIDE = {
    "en": ("About us", "Contact", "Privacy policy", "Next page"),
    "de": ("Über uns", "Kontakt", "Datenschutz", "Nächste Seite"),
    "fr": ("Qui sommes-nous", "Contact", "Confidentialité", "Page suivante"),
    "es": ("Quiénes somos", "Contacto", "Privacidad", "Siguiente"),
    "it": ("Chi siamo", "Contatti", "Privacy", "Successiva"),
    "pt": ("Quem somos", "Contato", "Privacidade", "Próxima página"),
    "ru": ("О нас", "Контакты", "Конфиденциальность", "Следующая"),
    "pl": ("O nas", "Kontakt", "Prywatność", "Następna"),
    "tr": ("Hakkımızda", "İletişim", "Gizlilik", "Sonraki"),
    "ar": ("من نحن", "اتصل بنا", "الخصوصية", "التالي"),
    "ja": ("会社概要", "お問い合わせ", "プライバシー", "次へ"),
    "zh": ("关于我们", "联系我们", "隐私", "下一页"),
}


class Story:
    """An article: its address, its words, when it was written."""

    def __init__(self, path: str, prose: Prose, number: int, section: str = "") -> None:
        self.path, self.section, self.number = path, section, number
        self.headline, self.author = prose.headline(), prose.name()
        self.teaser = prose.sentence()
        self.paragraphs = prose.paragraphs(3 + number % 5)
        self.when = FIRST + timedelta(hours=7 * number)

    def edit(self, text: str) -> None:
        """Change the article's words."""
        self.paragraphs = [*self.paragraphs, text]
        self.when += timedelta(days=1)


class Site:
    """Pages by path: a body, or a function that makes one. ``stories`` are all articles that may be had."""

    def __init__(self, name: str, language: str = "en") -> None:
        self.name, self.language = name, language
        self.prose = Prose(language, name)
        self.stories: list[Story] = []
        self.pages: dict[str, Any] = {}
        self.kinds: dict[str, str] = {}
        self.closed: set[str] = set()
        self.hits: Counter[str] = Counter()
        self.sent = 0
        self.base = ""
        self.charset = "utf-8"
        self.validators = True
        self.sections: tuple[tuple[str, str], ...] = ()
        self.head = ""
        self.style = "plain"
        self.foot: list[tuple[str, str]] = []

    # Building --------------------------------------------------------------------------------------------------

    def write(
        self, count: int, path: Callable[[int, "Site"], str], section: Callable[[int], str] = lambda _: ""
    ) -> None:
        """Write articles; ``path`` gives each its address."""
        for number in range(len(self.stories), len(self.stories) + count):
            story = Story("", self.prose, number, section(number))
            self.stories.append(story)
            story.path = path(number, self)
            self.pages[story.path] = lambda story=story: article(self, story)

    def put(self, path: str, body: Any, kind: str = "text/html") -> None:
        """Serve something at a path."""
        self.pages[path] = body
        self.kinds[path] = kind

    def robots(self, *lines: str) -> None:
        """What robots.txt says beside its closed places."""
        closed = [f"Disallow: {path}" for path in sorted(self.closed)]
        self.put("/robots.txt", "\n".join(("User-agent: *", *closed, *lines)), "text/plain")

    def beside(self, *paths: str) -> None:
        """The pages about the site itself, linked from every foot: they have much text, and are no articles."""
        for path, text in zip(paths, BESIDE[self.language], strict=False):
            body = "".join(f"<p>{escape(one)}</p>" for one in self.prose.paragraphs(5))
            self.put(path, lambda text=text, body=body: page(self, text, f"<h1>{escape(text)}</h1>{body}"))
            self.foot.append((path, text))

    def front(self, stories: list[Story] | None = None) -> None:
        """The front page, with these stories (all of them if not said)."""
        self.put("/", lambda: listing(self, self.name, self.stories if stories is None else stories))

    def slug(self, text: str, words: int = 7) -> str:
        """A headline as part of an address."""
        return quote("-".join(text.lower().split()[:words]))

    # Answering -------------------------------------------------------------------------------------------------

    def body(self, path: str) -> bytes | None:
        """The bytes at a path, None if there is nothing."""
        found = self.pages.get(path)
        made = found() if callable(found) else found
        if made is None:
            return None
        return (
            made
            if isinstance(made, bytes)
            else str(made).replace("{base}", self.base).encode(self.charset, "replace")
        )

    def type_of(self, path: str) -> str:
        """The content type of what is at a path."""
        kind = self.kinds.get(path, "text/html")
        return f"{kind}; charset={self.charset}" if kind.startswith("text/") else kind


def tag(body: bytes) -> str:
    """The validator of a body."""
    return f'"{hashlib.sha256(body).hexdigest()[:20]}"'


def page(site: Site, title: str, main: str, head: str = "") -> str:
    """A whole page with the site's menu and foot."""
    menu = "".join(f'<a href="{path}">{escape(text)}</a> ' for path, text in (("/", site.name), *site.sections))
    foot = "".join(f'<a href="{path}">{escape(text)}</a> ' for path, text in site.foot)
    filler = '<div class="share"><button>+</button></div>' * 3 + "<!-- " + "advertisement " * 60 + "-->"
    return (
        f'<!doctype html><html lang="{site.language}"><head><meta charset="{site.charset}"><title>{escape(title)} | '
        f"{escape(site.name)}</title>{site.head}{head}</head><body><header><nav>{menu}</nav></header>"
        f"<main>{main}</main>{filler}<footer>{foot}<p>© 2026 {escape(site.name)}</p></footer></body></html>"
    )


def article(site: Site, story: Story) -> str:
    """An article's page, in the manner of its site."""
    head, date, by = "", "", ""
    stamp = story.when.isoformat()
    if site.style == "json-ld":
        head = (
            '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"x",'
            f'"datePublished":"{stamp}","author":{{"name":"{story.author}"}}}}</script>'
        )
    elif site.style == "og":
        head = (
            f'<meta property="og:type" content="article"><meta property="article:published_time" content="{stamp}">'
        )
    elif site.style == "time":
        date, by = f'<time datetime="{stamp}">{story.when:%d.%m.%Y}</time>', f'<p class="byline">{story.author}</p>'
    elif site.style == "printed":
        date = f"<p>{story.author}, {story.when:%d. %m. %Y}</p>"
    joined = "<br><br>".join if site.style == "soup" else lambda parts: "".join(f"<p>{one}</p>" for one in parts)
    text = joined([escape(one) for one in story.paragraphs])
    more = "".join(anchor(site, one) for one in neighbours(site, story))
    title = f"<h1>{escape(story.headline)}</h1>"
    return page(site, story.headline, f"{title}{date}{by}<div>{text}</div><aside><ul>{more}</ul></aside>", head)


def neighbours(site: Site, story: Story) -> list[Story]:
    """Three other stories that an article links to; none on a site whose stories stand alone."""
    if site.style in ("soup", "plain"):
        return []
    return [site.stories[(story.number + step) % len(site.stories)] for step in (1, 2, 3)]


def anchor(_site: Site, story: Story) -> str:
    """A story in a list, in the manner of its site."""
    return f'<li><h3><a href="{story.path}">{escape(story.headline)}</a></h3><p>{escape(story.teaser)}</p></li>'


def listing(site: Site, title: str, stories: list[Story], after: str = "", row: Any = anchor) -> str:
    """A list of stories; ``after`` stands below it."""
    rows = "".join(row(site, story) for story in stories)
    return page(site, title, f"<h2>{escape(title)}</h2><ul>{rows}</ul>{after}")


def chunks(stories: list[Story], size: int) -> list[list[Story]]:
    """Stories in parts of a size."""
    return [stories[at : at + size] for at in range(0, len(stories), size)]


def in_sections(site: Site, names: tuple[str, ...], form: str = "/{}/") -> None:
    """Give a site the sections of these names, each at an address of this form."""
    site.sections = tuple((form.format(quote(name)), name.title()) for name in names)


def paged(site: Site, path: str, title: str, stories: list[Story], size: int, form: str) -> None:
    """A list in parts, each with a link to the next."""
    parts = chunks(stories, size)
    word = BESIDE[site.language][3]
    for number, part in enumerate(parts, 1):
        here = path if number == 1 else form.format(number)
        after = f'<p><a href="{form.format(number + 1)}">{word}</a></p>' if number < len(parts) else ""
        site.put(here, lambda part=part, after=after: listing(site, title, part, after))
