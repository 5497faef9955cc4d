"""Every source of a date and of a name: a page that states it so, and a page that only seems to."""

import pytest

from workers import Page, clean
from workers.facts.addressed import addressed_dates
from workers.model import Article

PROSE = (
    "<p>The ferry to the islands was cancelled on Monday because of the storm, said the captain of the boat.</p>" * 4
)
AUTHOR, DAY = "Ada Winter", "2025-09-18"
LD = '<script type="application/ld+json">{}</script>'

#: A day inside the text bears out a tag that could also be the day of saving.
SAID = "<p>Since 18 September 2025 nobody but those who work there may walk on the mole, as its stones are loose.</p>"
#: source -> markup in the head, markup in the body, and how the rule begins that reads it
DATES: dict[str, tuple[str, str, str]] = {
    "JSON-LD": (LD.format('{"@type":"NewsArticle","datePublished":"2025-09-18"}'), "", "json-ld.article."),
    "JSON-LD graph": (LD.format('{"@graph":[{"@type":["Article"],"datePublished":"2025-09-18"}]}'), "", "json-ld."),
    "OpenGraph": ('<meta property="article:published_time" content="2025-09-18">', "", "meta.article."),
    "Parse.ly": ('<meta name="parsely-pub-date" content="2025-09-18">', "", "meta.parsely."),
    "Sailthru": ('<meta name="sailthru.date" content="2025-09-18">', "", "meta.sailthru."),
    "cXense": ('<meta name="cXenseParse:recs:publishtime" content="2025-09-18">', "", "meta.cxense."),
    "Dublin Core": ('<meta name="DC.date.issued" content="2025-09-18">', SAID, "meta.dc."),
    "Highwire": ('<meta name="citation_publication_date" content="2025/09/18">', "", "meta.citation."),
    "microdata": ("", ('<div itemscope itemtype="https://schema.org/Article"><meta itemprop="datePublished" '
                  'content="2025-09-18"></div>'), "microdata."),
    "RDFa": ("", '<div typeof="schema:NewsArticle"><meta property="schema:datePublished" content="2025-09-18"></div>',
             "rdfa."),
    "h-entry": ("", '<div class="h-entry"><span class="dt-published" title="2025-09-18">in autumn</span></div>',
                "hentry."),
    "time": ("", '<time class="published" datetime="2025-09-18">in autumn</time>', "time.published"),
    "printed": ("", "<p>18 September 2025</p>", "printed."),
}  # fmt: skip
NO_DATES: dict[str, tuple[str, str]] = {
    "JSON-LD": (LD.format('{"@type":"Organization","datePublished":"2025-09-18"}'), ""),
    "JSON-LD graph": (LD.format('{"@graph":[{"@type":"ImageObject","datePublished":"2025-09-18"}]}'), ""),
    "OpenGraph": ('<meta property="article:expiration_time" content="2025-09-18">', ""),
    "Parse.ly": ('<meta name="parsely-pub-date" content="soon">', ""),
    "Sailthru": ('<meta name="sailthru.expire_date" content="2025-09-18">', ""),
    "cXense": ('<meta name="cXenseParse:recs:expires" content="2025-09-18">', ""),
    "Dublin Core": ('<meta name="DC.date.valid" content="2025-09-18">', ""),
    "Highwire": ('<meta name="citation_publication_date" content="2025">', ""),
    "microdata": ("", ('<div itemprop="review" itemscope itemtype="https://schema.org/Review"><meta '
                  'itemprop="datePublished" content="2025-09-18"></div>')),
    "RDFa": ("", '<div typeof="schema:Event"><meta property="schema:datePublished" content="2025-09-18"></div>'),
    "h-entry": ("", '<div class="h-card"><span class="dt-bday" title="2025-09-18">in autumn</span></div>'),
    "time": ("", '<div class="comment-meta"><time datetime="2025-09-18">in autumn</time></div>'),
    "printed": ("", "<p>Deadline: 18 September 2025</p>"),
}  # fmt: skip
PRINTED = "<p>Ada Winter</p>"
NAMES: dict[str, tuple[str, str, str]] = {
    "JSON-LD": (LD.format('{"@type":"Article","author":{"@type":"Person","name":"Ada Winter"}}'), "", "json-ld."),
    "JSON-LD list": (LD.format('{"@type":"Article","author":[{"name":["Ada Winter"]}]}'), "", "json-ld.author."),
    "JSON-LD reference": (LD.format(
                          '{"@graph":[{"@type":"Article","author":{"@id":"#a"}},'
                          '{"@id":"#a","@type":"Person","name":"Ada Winter"}]}'), PRINTED, "json-ld.author."),
    "JSON-LD in two parts": (LD.format(
                             '{"@type":"Article","author":{"@type":"Person","givenName":"Ada","familyName":"Winter"}}'),
                             "", "json-ld.author."),
    "JSON-LD by address": (LD.format(
                           '{"@type":"Article","author":{"@type":"Person","url":"https://p.example/who/ada-winter"}}'),
                           PRINTED, "json-ld.author."),
    "JSON-LD turned": (LD.format('{"@type":"Article","author":{"@type":"Person","name":"Winter, Ada"}}'), PRINTED,
                       "json-ld.author."),
    "OpenGraph": ('<meta property="article:author" content="Ada Winter">', "", "meta.article."),
    "Parse.ly": ('<meta name="parsely-author" content="Ada Winter">', "", "meta.parsely."),
    "Parse.ly in one tag": ("""<meta name="parsely-page" content='{"author":"Ada Winter"}'>""", "", "meta.parsely."),
    "Sailthru": ('<meta name="sailthru.author" content="Ada Winter">', "", "meta.sailthru."),
    "cXense": ('<meta name="cXenseParse:author" content="Ada Winter">', "", "meta.cxense."),
    "Dublin Core": ('<meta name="DC.creator" content="Ada Winter">', PRINTED, "meta.dc."),
    "Highwire": ('<meta name="citation_author" content="Winter, Ada">', PRINTED, "meta.citation."),
    "meta": ('<meta name="author" content="Ada Winter">', PRINTED, "meta.author"),
    "rel=author": ("", '<a rel="author" href="/who/ada-winter">Ada Winter</a>', "rel."),
    "microdata": ("", '<p itemscope itemtype="https://schema.org/Article"><b itemprop="author">Ada Winter</b></p>',
                  "microdata."),
    "RDFa": ("", '<div typeof="schema:Article"><b property="schema:author">Ada Winter</b></div>', "rdfa."),
    "h-entry": ("", '<div class="h-entry"><a class="p-author h-card" href="/who">Ada Winter</a></div>', "hentry."),
    "hCard": ("", '<div class="hentry"><b class="author vcard"><b class="fn">Ada Winter</b></b></div>', "hentry."),
    "link": ("", '<a href="/author/ada-winter">Ada Winter</a>', "link."),
    "class": ("", '<div class="post-author">Ada Winter</div>', "class."),
    "printed": ("", "<p>By Ada Winter</p>", "printed."),
    "printed beside the date": ("", "<p>Ada Winter, Coast Writer</p><p>18 September 2025</p>", "printed.alone"),
}  # fmt: skip
NO_NAMES: dict[str, tuple[str, str]] = {
    "JSON-LD": (LD.format('{"@type":"Article","author":{"@type":"Person","name":"admin"}}'), ""),
    "JSON-LD list": (LD.format('{"@type":"Article","author":[{"url":"https://p.example/who"}]}'), ""),
    "JSON-LD reference": (LD.format('{"@graph":[{"@type":"Article","author":{"@id":"#a"}}]}'), ""),
    "JSON-LD in two parts": (LD.format(
                             '{"@type":"Article","author":{"givenName":"{{first}}","familyName":"{{last}}"}}'), ""),
    "JSON-LD by address": (LD.format('{"@type":"Article","author":{"url":"https://p.example/who/ada-winter"}}'), ""),
    "JSON-LD turned": (LD.format('{"@type":"Article","author":{"@type":"Person","name":"{{last}}, {{first}}"}}'), ""),
    "OpenGraph": ('<meta property="article:author" content="https://social.example/harbourpaper">', ""),
    "Parse.ly": ('<meta name="parsely-author" content="webmaster">', ""),
    "Parse.ly in one tag": ("""<meta name="parsely-page" content='{"author":'>""", ""),
    "Sailthru": ('<meta name="sailthru.author" content="https://p.example/who">', ""),
    "cXense": ('<meta name="cXenseParse:author" content="Guest Author">', ""),
    "Dublin Core": ('<meta name="DC.creator" content="Ada Winter">', ""),
    "Highwire": ('<meta name="citation_author" content="unknown">', ""),
    "meta": ('<meta name="author" content="Ada Winter">', ""),
    "rel=author": ("", '<a rel="author" href="/who">Follow us</a>'),
    "microdata": ("", '<div itemscope itemtype="https://schema.org/Boat"><b itemprop="author">Ada Winter</b></div>'),
    "RDFa": ("", '<div typeof="schema:Product"><b property="schema:author">Ada Winter</b></div>'),
    "h-entry": ("", '<div class="h-entry"><a class="p-author h-card" href="/who">Unknown</a></div>'),
    "hCard": ("", '<div class="hentry"><span class="author vcard"><b class="fn">admin</b></span></div>'),
    "link": ("", '<a href="/author/">All authors</a>'),
    "class": ("", '<div class="post-author">Full Bio</div>'),
    "printed": ("", "<p>By the sea</p>"),
    "printed beside the date": ("", "<p>Ferry Storm</p><p>18 September 2025</p>"),
}  # fmt: skip


def _page(head: str, body: str) -> Article:
    head += LD.format('{"@type":"NewsArticle","headline":"The ferry returns"}')
    html = f"<html lang='en'><head>{head}</head><body><h1>The ferry returns</h1>{body}{PROSE}</body></html>"
    found = clean(Page(html=html, url="https://paper.example/harbour/ferry-returns"))
    assert isinstance(found, Article)
    return found


def _rules(found: Article, field: str) -> list[str]:
    return [claim.rule for claim in found.claims if claim.field == field and claim.refused is None]


@pytest.mark.parametrize("source", DATES)
def test_a_date(source: str) -> None:
    head, body, rule = DATES[source]
    found = _page(head, body)
    assert found.published is not None
    assert found.published.value[:10] == DAY
    assert _rules(found, "published")[0].startswith(rule)


@pytest.mark.parametrize("source", NO_DATES)
def test_no_date(source: str) -> None:
    assert _page(*NO_DATES[source]).published is None


@pytest.mark.parametrize("source", NAMES)
def test_a_name(source: str) -> None:
    head, body, rule = NAMES[source]
    found = _page(head, body)
    assert found.authors == (AUTHOR,)
    assert _rules(found, "author")[0].startswith(rule)


@pytest.mark.parametrize("source", NO_NAMES)
def test_no_name(source: str) -> None:
    assert _page(*NO_NAMES[source]).authors == ()


def test_a_link_beside_the_date_is_a_section() -> None:
    assert _page("", '<p><a href="/coast">Coastal Affairs</a></p><p>18 September 2025</p>').authors == ()


def test_a_name_in_the_order_of_libraries_that_is_not_printed_stays_as_written() -> None:
    found = _page(LD.format('{"@type":"Article","author":{"@type":"Person","name":"Winter, Ada"}}'), "")
    assert found.authors == ("Winter, Ada",)


def test_a_day_in_the_address() -> None:
    html = f"<h1>The ferry returns</h1>{PROSE}"
    dated = clean(Page(html=html, url="https://paper.example/2025/09/18/ferry-returns"))
    numbered = clean(Page(html=html, url="https://paper.example/2025/99/18/ferry-returns"))
    assert isinstance(dated, Article)
    assert isinstance(numbered, Article)
    assert (dated.published.value if dated.published else None, numbered.published) == (DAY, None)


def test_every_source_has_both() -> None:
    assert (set(DATES), set(NAMES)) == (set(NO_DATES), set(NO_NAMES))


ADDRESSES = {
    "https://paper.example/2025/sep/18/ferry-returns": DAY,
    "https://paper.example/18/09/2025/ferry-returns": DAY,
    "https://paper.example/09/18/2025/ferry-returns": DAY,
    "https://paper.example/harbour/ferry-returns-2025-09-18": DAY,
    "https://paper.example/harbour/ferry-returns-20250918.html": DAY,
    "https://paper.example/harbour/ferry-returns_2025_09_18/?from=home": DAY,
    "https://paper.example/08/09/2025/ferry-returns": None,
    "https://paper.example/harbour/ferry-returns-20251318.html": None,
    "https://paper.example/harbour/ferry-returns-120250918": None,
    "https://paper.example/2025/september/ferry-returns": None,
}


@pytest.mark.parametrize(("url", "day"), ADDRESSES.items())
def test_a_day_as_an_address_writes_it(url: str, day: str | None) -> None:
    read = [dated.claim.value for dated in addressed_dates(url)]
    assert read == ([day] if day else [])
