"""Shapes of addresses: what path and query alone say of a page. Words and patterns are data, with hits and misses."""

import re
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from crawler.service_words import ABOUT, ACCOUNT, CONTACT, LEGAL, OFFERS, THREADS, TRADE

#: ``service``: pages that a site has beside its articles. ``view``: another sight of a page that has its own address.
#: ``offer``: what is mostly no article, unless more speaks for one.
Shape = Literal["article", "index", "service", "view", "offer"]


class Sign(Struct, frozen=True, kw_only=True):
    """A shape of a URL's path (or path and query) that speaks for a kind of page, with examples that prove it."""

    id: str
    kind: Shape
    why: str
    form: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def matches(self, path: str) -> bool:
        """Whether the path, with its query, has this shape."""
        return compiled(self.form).search(path) is not None


@lru_cache(None)
def compiled(form: str) -> re.Pattern[str]:
    """A row's form, for letters of either case; compiled when it is first used, as most rows are not in a crawl."""
    return re.compile(form, re.IGNORECASE)


def _segments(*words: str) -> str:
    """A path in which one of these words is a whole segment, with a file's ending or without, at the end."""
    return rf"/({'|'.join(words)})(\.\w{{2,5}})?/?(\?|$)"


def _below(*words: str) -> str:
    """A path that ends in a name of its own right below one of these words, or below a date there."""
    return rf"/({'|'.join(words)})/([\d-]+/){{0,3}}(?!(page|seite|index|tag|category)\b)[^/?]*[^\W\d][^/?]*/?(\?|$)"


#: Names of a parameter that says which part of a site's program shows a page: its value is a word of an address, too.
_ROUTE = r"[?&](view|option|do|act|action|subaction|task|mod|module|controller|route|r|op)=(com_)?"

#: First match wins, so what is surely none stands before what looks like an article.
SIGNS: tuple[Sign, ...] = (
    Sign(
        id="view",
        kind="view",
        why="another view of a page (print, AMP, comments, sharing)",
        form=r"[^/]/(amp|print|comments?|share|embed|trackback|feed|rss|atom|email)/?(\?|$)|\.amp(\.\w+)?(\?|$)"
        r"|/(print|printable|drucken|druckversion|imprimir|imprimer|imprime|stampa|drukuj|yazdir)/\d+(\.\w{2,5})?/?(\?|$)"
        r"|/comment-page-\d+|[?&](print|printable|amp|share|replytocom|output(type)?|redirect(_to)?|returnurl)(=|&|$)"
        r"|[?&](m|mobile)=1(&|$)"
        r"|[?&](view|mode|format|action)=(print|amp|share|pdf|edit|login|email)",
        hits=(
            "/world/ferry-runs/amp/",
            "/ferry?print=1",
            "/ferry.amp.html",
            "/story?id=4&format=print",
            "/ferry/feed/",
            "/drucken/41207.html",
            "/2026/04/ferry.html?m=1",
        ),
        misses=(
            "/amp-makers-of-the-north",
            "/print/ferry-runs",
            "/imprimir/",
            "/news?m=12",
            "/world/ferry?id=4",
            "/feed/",
            "/comments",
        ),
    ),
    Sign(
        id="service",
        kind="service",
        why="the address of a page about the site itself, an account or a shop",
        form=_segments(*ABOUT, *LEGAL, *CONTACT, *TRADE, *ACCOUNT)
        + rf"|{_ROUTE}(contacts?|users?|userinfo|profile|log-?in|log-?out|register|registration|lostpassword|rules|feedback)"
        + r"(&|$)|[?&]page_id=\d+|/(cart|checkout|account|wp-admin|products?|produkte?|produits?|productos?|prodotti|shop|store)/[^/]",
        hits=(
            "/about",
            "/about-us/",
            "/en/contact.html",
            "/impressum",
            "/info/privacy-policy",
            "/login?next=/",
            "/о-нас",
            "/關於我們",
            "/shop/blue-mug",
            "/index.php?option=com_contact&view=contact&id=1",
            "/?do=register",
            "/rules.html",
            "/mentions-légales",
            "/?page_id=2",
        ),
        misses=(
            "/about-a-boy-who-sailed-north",
            "/news/contact-lost-with-lander",
            "/help-arrives-in-flooded-valley",
            "/world/privacy-law-is-passed",
            "/teams/harbour-rovers",
            "/index.php?option=com_content&view=article&id=5",
            "/rules-of-the-road-change-in-may",
        ),
    ),
    Sign(
        id="calendar",
        kind="service",
        why="the address of a calendar's page",
        form=r"/(events?[-_]?)?(calendars?|calendario|calendrier|kalender|kalendarz|kalend[aá][rř]|naptár|takvim"
        r"|календарь|カレンダー|日历)(/[\d/-]*)?([?]|$)",
        hits=("/calendar/2026/04", "/kalender", "/events-calendar/2026-04-12", "/calendario/?month=5"),
        misses=("/calendar-girls-return-to-the-stage", "/news/calendar/reform-of-the-year", "/kalenderblatt/2026"),
    ),
    Sign(
        id="forum",
        kind="service",
        why="the address of what readers write to each other",
        form=r"/(forums?|foren|foros?|boards?|bbs|community|форум|フォーラム|论坛)/([^/?]*/)*"
        r"(threads?|topics?|themen?|tema|temas|posts?|users?|members?|profile?|viewtopic|showthread|t|u)([-_./]|\d|$)"
        r"|/(viewtopic|showthread|viewforum|forumdisplay|memberlist)(\.\w{2,5})?([/?]|$)"
        r"|/(comments|comentarios|coment[aá]rios|kommentare|commentaires|commenti|reacties|kommentarer|комментарии)/\d+/?$",
        hits=(
            "/forum/thread-12.html",
            "/forum/topic/77-oars",
            "/board/viewtopic.php?t=8",
            "/forums/garden/threads/oars.5/",
            "/forum/user-3.html",
            "/comentarios/25",
        ),
        misses=(
            "/forum/",
            "/news/forum-of-mayors-opens",
            "/forum/harbour-talks-begin-in-may",
            "/comments/why-we-moved",
        ),
    ),
    Sign(
        id="offer",
        kind="offer",
        why="the address of an event, a job, a service, a person, a term or a poll",
        form=_below(*OFFERS),
        hits=(
            "/events/spring-market",
            "/en/events/2026/05/choir-night-in-the-mill",
            "/veranstaltungen/flohmarkt.html",
            "/jobs/baker-for-the-night-shift/",
            "/services/register-a-boat",
            "/glossar/deich",
            "/umfrage/soll-die-faehre-nachts-fahren",
            "/вакансии/матрос",
        ),
        misses=(
            "/events",
            "/events/page/2",
            "/events/2026/05/",
            "/news/jobs-are-lost-at-the-yard",
            "/economy/services-grow-again",
            "/events/harbour/spring/market",
        ),
    ),
    Sign(
        id="thread",
        kind="offer",
        why="the address of what readers write to each other, or of a column of that name",
        form=_below(*THREADS),
        hits=("/forum/harbour-talks-begin-in-may", "/forums/where-to-buy-oars/"),
        misses=("/forum/", "/news/forum-of-mayors-opens", "/forum/page/3", "/clipboard/oars"),
    ),
    Sign(
        id="front",
        kind="index",
        why="the address of a front page",
        form=r"^/?(index\.\w+)?$|^/[a-z]{2}([-_][a-z]{2})?/?$",
        hits=("/", "", "/index.html", "/en", "/pt-br/"),
        misses=("/index-of-leading-shares-falls-again", "/news"),
    ),
    Sign(
        id="listing",
        kind="index",
        why="the address of a list",
        form=r"/(tags?|topics?|categor(y|ies|ia|ie)|cat|authors?|autor(en|es)?|auteurs?|autori|archives?|archivo|archiv"
        r"|arquivo|archivio|search|suche|recherche|buscar|sections?|label|schlagwort|themen?|th[eè]mes?|temas?"
        r"|rubri(k|que|ca)s?|rubrieken|etiquetas?|hashtags?|keywords?|people|site-?map)(/[^/]+){0,2}/?$"
        r"|/(page|seite|pagina|página|sivu|strana)[/-]?\d+(\.\w+)?/?$"
        r"|/(list|index|liste|lista)([-_]\d{1,4}){1,2}(\.\w{2,5})?/?$"
        rf"|{_ROUTE}(categor(y|ies)|cat|sections?|tags?|archives?|lists?|search|featured|author|lastnews)(&|$)"
        r"|[?&](page|paged|pagina|seite|offset|start)=\d+|^/(?!(index\.\w+)?\?)[^?]*\?(.*&)?p=\d+|[?&](q|s|query|search)=(?!\d+(&|$))"
        r"|^(?!.*[?&](id|nid|newsid|artid|articleid)=\d)[^?]*\?(.*&)?(tag|cat|category|author)=",
        hits=(
            "/tag/harbour",
            "/category/world/asia/",
            "/page/3",
            "/news?page=2",
            "/news/?p=2",
            "/?paged=2",
            "/?s=ferry",
            "/archive/2024/05",
            "/autor/jonna-berg",
            "/sitemap/",
            "/politik/seite-2.html",
            "/新闻/list_2.html",
            "/news/index_12_3.shtml",
            "/index.php?option=com_content&view=category&id=2",
        ),
        misses=(
            "/world/2024/05/ferry-runs-again",
            "/pages/ferry-runs-again",
            "/list-of-ferries",
            "/list_20260412.html",
            "/tagged-whales-return-home",
            "/people-of-the-harbour",
            "/?p=1207",
            "/read.php?id=77&s=2",
            "/view.php?cat=4&id=1203",
        ),
    ),
    Sign(
        id="dated list",
        kind="index",
        why="the address of a day, month or year",
        form=r"^(/[\w-]{1,20}){0,2}/(19|20)\d\d([/-](1[0-2]|0?[1-9])([/-][0-3]?\d)?)?(\.\w{3,5}|/(index\.\w+)?)?$"
        r"|[?&](date|day|datum|fecha)=(19|20)\d\d-?\d\d|[?&](year|month|jahr|monat)=\d+"
        r"|[?&]m=(19|20)\d{4}(\d\d)?(&|$)",
        hits=(
            "/2024",
            "/2024/05/",
            "/news/2024/05/17",
            "/archive/2024-05-17.html",
            "/all?date=2024-05-17",
            "/?year=2024&month=5",
            "/?m=202405",
        ),
        misses=("/2024/05/17/ferry-runs-again", "/news/2024123456", "/news/2024-ferry", "/world/1066"),
    ),
    Sign(
        id="dated",
        kind="article",
        why="a date and a name in its address",
        form=r"/(19|20)\d\d([/-]?)(0?[1-9]|1[0-2])(\2[0-3]?\d)?[/_-][^/]*[^\W\d]",
        hits=("/2024/05/17/ferry-runs-again", "/news/2024-05-17-ferry", "/20240517/ferry.html", "/2024/05/ferry"),
        misses=("/2024/05/17/", "/news/ferry"),
    ),
    Sign(
        id="numbered",
        kind="article",
        why="a number of its own in its address",
        form=r"[/_.-](a|n|id|art|article|story|news)?-?\d{5,}(\.\w{2,5}|/)?(\?|$)"
        r"|[?&](id|article|story|newsid|nid|artid|articleid)=\d+",
        hits=(
            "/world/ferry-1234567",
            "/news/1234567.html",
            "/a-68123456",
            "/story.php?id=77",
            "/news/article-998877/",
        ),
        misses=("/world/2024", "/page/12", "/top-10"),
    ),
    Sign(
        id="slug",
        kind="article",
        why="a headline in its address",
        form=r"/[^/?]*[^/?-]+([-_][^/?_-]+){3,}(\.\w{2,5}|/)?(\?|$)|/[^/?]*[⺀-鿿가-힯]{8}[^/?]*/?$",
        hits=("/world/ferry-runs-again-after-storm", "/ferry_runs_again_today.html", "/新闻/渡轮在风暴后恢复航行"),
        misses=("/about-us", "/world/south-asia", "/terms-of-use", "/新闻"),
    ),
    Sign(
        id="article word",
        kind="article",
        why="the word for an article in its address",
        form=r"/(articles?|artikel|art[ií]culos?|artigos?|articol[oi]|stor(y|ies)|posts?|noticias?|notizi[ae]"
        r"|nachricht(en)?|haber|статья|новость|记事|記事|文章)/[^/?]{3,}/?$",
        hits=("/article/x7f", "/artikel/1234", "/stories/comet-school/"),
        misses=("/articles/", "/history/comet", "/articles/world/page/2"),
    ),
)

#: Endings of addresses that are no pages.
FILES = re.compile(
    r"\.(jpe?g|png|gif|svg|webp|avif|ico|bmp|tiff?|css|js|mjs|json|xml|rss|atom|woff2?|ttf|eot|mp[34]|m4[av]|webm|ogg"
    r"|wav|avi|mov|zip|gz|tgz|bz2|xz|rar|7z|pdf|docx?|xlsx?|pptx?|epub|exe|dmg|apk|ics|csv)$",
    re.IGNORECASE,
)


@lru_cache(4096)
def sign_of(url: str) -> Sign | None:
    """What the address alone says of a page."""
    parts = urlsplit(url)
    path = unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
    return next((sign for sign in SIGNS if sign.matches(path)), None)


def is_page(url: str) -> bool:
    """Whether an address may be one of a page, and not of a picture, a script or a file to download."""
    return FILES.search(urlsplit(url).path) is None
