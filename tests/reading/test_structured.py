"""What a page's markup states of itself becomes raw claims, with their places; what is broken claims nothing."""

import json

import pytest

from workers.contract import Page
from workers.model import Claim, Reading
from workers.reading import read
from workers.reading.jsonld import jsonld_claims, load
from workers.reading.meta import META_NAMES
from workers.reading.rules import RULES, claim
from workers.reading.structured import MAX_CLAIMS


def claims(markup: str) -> tuple[Claim, ...]:
    found = read(Page(html=markup + "<p>text</p>"))
    assert isinstance(found, Reading)
    return found.claims


def brief(found: tuple[Claim, ...] | list[Claim], prefix: str = "") -> list[tuple[str, str, str]]:
    return [(c.rule, c.value, c.where) for c in found if c.rule.startswith(prefix)]


def ld(value: object) -> list[tuple[str, str, str]]:
    script = value if isinstance(value, str) else json.dumps(value)
    return brief(claims(f'<script type="application/ld+json">{script}</script>'), "json-ld")


def test_an_articles_facts() -> None:
    found = ld(
        {
            "@type": "NewsArticle",
            "headline": "Lighthouse &amp; harbour",
            "datePublished": "2025-03-04T06:00+01:00",
            "dateModified": "2025-03-05",
            "articleSection": ["Local", "Sea"],
            "image": {"@type": "ImageObject", "url": "https://e.example/i.jpg"},
            "keywords": "sea, towers",
            "publisher": {"@type": "Organization", "name": "Harbour Post"},
            "mainEntityOfPage": {"@id": "https://e.example/a"},
        }
    )
    assert found == [
        ("json-ld.article.type", "NewsArticle", "json-ld[0] $.@type"),
        ("json-ld.article.headline", "Lighthouse & harbour", "json-ld[0] $.headline"),
        ("json-ld.article.date_published", "2025-03-04T06:00+01:00", "json-ld[0] $.datePublished"),
        ("json-ld.article.date_modified", "2025-03-05", "json-ld[0] $.dateModified"),
        ("json-ld.article.section", "Local", "json-ld[0] $.articleSection[0]"),
        ("json-ld.article.section", "Sea", "json-ld[0] $.articleSection[1]"),
        ("json-ld.article.image", "https://e.example/i.jpg", "json-ld[0] $.image.url"),
        ("json-ld.article.url", "https://e.example/a", "json-ld[0] $.mainEntityOfPage.@id"),
        ("json-ld.article.keyword", "sea", "json-ld[0] $.keywords"),
        ("json-ld.article.keyword", "towers", "json-ld[0] $.keywords"),
        ("json-ld.publisher", "Harbour Post", "json-ld[0] $.publisher.name"),
    ]


AUTHORS = [
    ("Ann Roe", [("untyped", "Ann Roe", "$.author")]),
    (["Ann Roe", "Bo Li"], [("untyped", "Ann Roe", "$.author[0]"), ("untyped", "Bo Li", "$.author[1]")]),
    ({"@type": "Person", "name": "Ann Roe"}, [("person", "Ann Roe", "$.author.name")]),
    ({"@type": "http://schema.org/Person", "name": ["A B", "C D"]}, [
        ("person", "A B", "$.author.name[0]"), ("person", "C D", "$.author.name[1]"),
    ]),
    ([[{"@type": "NewsMediaOrganization", "name": "Post"}]], [("organization", "Post", "$.author[0][0].name")]),
    ({"name": "Ann"}, [("untyped", "Ann", "$.author.name")]),
    ({"@type": "Person"}, []),
    ({"@type": "Person", "name": {"x": 1}}, []),
    (None, []),
    (7, []),
]  # fmt: skip


@pytest.mark.parametrize(("author", "expected"), AUTHORS)
def test_authors_in_every_shape(author: object, expected: list[tuple[str, str, str]]) -> None:
    found = [row for row in ld({"@type": "Article", "author": author}) if "author" in row[0]]
    assert found == [(f"json-ld.author.{kind}", name, f"json-ld[0] {where}") for kind, name, where in expected]


def test_references_in_a_graph_and_over_scripts_are_resolved() -> None:
    graph = {"@graph": [{"@type": "WebPage", "name": "W"}, {"@type": ["Article"], "author": {"@id": "#ann"}}]}
    person = {"@type": "Person", "@id": "#ann", "name": "Ann Roe"}
    scripts = [json.dumps(graph), json.dumps(person)]
    found = brief(list(jsonld_claims(scripts)), "json-ld.author")
    assert found == [("json-ld.author.person", "Ann Roe", "json-ld[0] $.@graph[1].author.name")]


def test_a_reference_to_itself_ends() -> None:
    assert ld({"@type": "Article", "@id": "#a", "author": {"@id": "#a"}}) == [
        ("json-ld.article.type", "Article", "json-ld[0] $.@type")
    ]


def test_families_of_types_have_their_own_rules() -> None:
    found = ld(
        [
            {"@type": "WebPage", "datePublished": "2025"},
            {"@type": "WebSite", "name": "Harbour Post"},
            {"@type": "Product", "name": "Lamp"},
            {"@type": "Person", "name": "nobody"},
            {
                "@type": "BreadcrumbList",
                "itemListElement": [{"name": "Home"}, {"item": {"name": "Sea"}}, {"name": "x"}],
            },
        ]
    )
    assert [(rule, value) for rule, value, _ in found] == [
        ("json-ld.webpage.type", "WebPage"),
        ("json-ld.webpage.date_published", "2025"),
        ("json-ld.website", "Harbour Post"),
        ("json-ld.thing.type", "Product"),
        ("json-ld.thing.name", "Lamp"),
        ("json-ld.breadcrumb", "Sea"),
    ]


REPAIRED = [
    '{"a": [1, 2,],}',
    '<!-- {"a": [1, 2]} -->',
    '//<![CDATA[\n{"a": [1, 2]}\n//]]>',
    '/*<![CDATA[*/ {"a": [1, 2]} /*]]>*/;\n',
    '{"a": [1, 2]};',
    "{&quot;a&quot;: [1, 2]}",
    '\ufeff {"a": [1, 2]}'.strip("\ufeff"),
]


@pytest.mark.parametrize("script", REPAIRED)
def test_json_that_one_pass_can_mend_is_mended(script: str) -> None:
    assert load(script) == {"a": [1, 2]}


def test_raw_line_breaks_in_strings_are_mended() -> None:
    assert load('{"a": "x\ny\tz"}') == {"a": "x\ny\tz"}


BROKEN = [
    "", "   ", "nonsense", '{"a": ', "[" * 100_000, '{"a":' * 100_000,
    '{"@type": "Article", "headline": "' + "\\" * 99_999,
    '{"a": ' + "9" * 6_000 + "}", "," * 100_000, '"' + "a" * 2_000_001,
    *('{"a": ' + run * 400_000 + "x" for run in (" ", ";", "/*", " /", "\n;", "-->", "]]>", ", ", "\0 ")),
]  # fmt: skip


@pytest.mark.parametrize("script", BROKEN, ids=range(len(BROKEN)))
def test_json_that_is_broken_claims_nothing_and_does_not_raise(script: str) -> None:
    assert ld(script) == []


@pytest.mark.parametrize("value", [None, 1, True, [], {}, {"x": {}}, [[]], 10**30, 1.5])
def test_values_of_a_wrong_type_claim_nothing(value: object) -> None:
    found = ld({"@type": "Article", "headline": value, "author": value, "image": value, "publisher": value})
    assert [rule for rule, *_ in found if rule == "json-ld.article.headline"] == (
        ["json-ld.article.headline"] if value == 1 and value is not True else []
    )


def test_half_of_a_surrogate_pair_in_json_does_no_harm() -> None:
    assert ld('{"@type": "Article", "headline": "a \\ud83d b"}')[1][1] == "a \ufffd b"


def test_metas_claim_under_their_names() -> None:
    found = claims(
        '<meta property="og:title" content="A  &amp; B"><meta name="Author" content="Ann Roe">'
        '<meta name="article:published_time" content="2025-03-04"><meta name="keywords" content="a, b,,c">'
        '<meta name="unknown" content="x"><meta name="author" content=""><meta name="description">'
    )
    assert brief(found, "meta") == [
        ("meta.og.title", "A & B", "meta og:title"),
        ("meta.author", "Ann Roe", "meta Author"),
        ("meta.article.published_time", "2025-03-04", "meta article:published_time"),
        ("meta.keywords", "a", "meta keywords"),
        ("meta.keywords", "b", "meta keywords"),
        ("meta.keywords", "c", "meta keywords"),
    ]


def test_no_meta_name_speaks_for_two_rules() -> None:
    named = [name for names in META_NAMES.values() for name in names.split()]
    assert len(named) == len(set(named))
    assert set(META_NAMES) <= set(RULES)
    assert all(name == name.lower() for name in named)


def test_microdata_counts_inside_an_article_only() -> None:
    found = claims(
        '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop=headline>Light</h1>'
        '<span itemprop=author itemscope itemtype="https://schema.org/Person">By <b itemprop=name>Ann Roe</b></span>'
        '<meta itemprop=datePublished content="2025-03-04"><p itemprop=articleBody>text</p></div>'
        '<div itemscope itemtype="https://schema.org/Product"><i itemprop=author>Maker</i></div>'
        "<i itemprop=dateModified>May</i>"
    )
    assert brief(found, "microdata") == [
        ("microdata.type", "NewsArticle", "itemtype"),
        ("microdata.headline", "Light", "itemprop headline[0]"),
        ("microdata.author", "Ann Roe", "itemprop author[0]"),
        ("microdata.date_published", "2025-03-04", "itemprop datePublished[0]"),
        ("microdata.body", "text", "itemprop articleBody[0]"),
        ("microdata.date_modified", "May", "itemprop dateModified[0]"),
    ]


def test_microformats() -> None:
    found = claims(
        "<div class=hentry><h2 class=entry-title>Light</h2><abbr class=published title=2025-03-04>4 March</abbr>"
        "<span class='author vcard'><b class=fn>Ann Roe</b></span></div>"
    )
    assert [(rule, value) for rule, value, _ in brief(found, "hentry")] == [
        ("hentry.title", "Light"),
        ("hentry.published", "2025-03-04"),
        ("hentry.author", "Ann Roe"),
    ]


def test_the_entries_of_a_list_are_not_the_page() -> None:
    entry = "<div class=hentry><h2 class=entry-title><a href=/{0}>{0}</a></h2><i class=published>May {0}</i></div>"
    assert not brief(claims(entry.format(1) + entry.format(2)), "hentry")
    assert brief(claims(entry.format(1)), "hentry")
    story = "<div class=hentry><h1 class=entry-title>Light</h1></div>"
    assert brief(claims(story + entry.format(1) + entry.format(2)), "hentry")[0][1] == "Light"


def test_elements_of_the_page() -> None:
    found = claims(
        '<html lang="en-GB"><head><title>Light\n| Post</title><link rel="canonical" href="https://e.example/a"></head>'
        '<body><a rel="author" href="/author/ann">Ann Roe</a>'
        '<div class="art-Byline"><b>Bo Li</b><i>The Post</i></div>'
    )
    assert brief(found, "html") == [
        ("html.title", "Light | Post", "title"),
        ("html.canonical", "https://e.example/a", "link rel=canonical"),
        ("html.lang", "en-GB", "html@lang"),
    ]
    assert brief(found, "rel") == [("rel.author", "Ann Roe", "rel=author[0]")]
    by = next(c for c in found if c.rule == "class.byline")
    assert (by.value, by.raw) == ("Bo Li The Post", "Bo Li\nThe Post")
    link = next(c for c in found if c.rule == "link.author_page")
    assert (link.value, link.raw) == ("Ann Roe", "/author/ann")


def test_a_link_to_an_authors_page_is_claimed_once_however_its_address_says_so() -> None:
    found = claims("<a href='/people/staff/ann'>Ann Roe</a><a href=/about>About</a><a href=/Autor/x>X</a>")
    assert [(c.value, c.where) for c in found if c.rule == "link.author_page"] == [
        ("Ann Roe", "a[href*=/author/][0]")
    ]


def test_a_commenters_name_is_no_claim() -> None:
    found = claims("<div class=comment-body><p class=comment-author>Jane</p></div><p class=author>Ann Roe</p>")
    assert brief(found, "class") == [("class.author", "Ann Roe", "class author[0]")]


def test_times_tell_their_kind_and_place() -> None:
    found = claims(
        "<time>now</time><article><time class=updated datetime=2025-03-05>5</time>"
        "<time class='entry-date' datetime=2025-03-04>4</time></article><footer><time>2020</time></footer>"
    )
    assert brief(found, "time") == [
        ("time.first", "now", "time[0]"),
        ("time.modified", "2025-03-05", "time[1]@datetime in article"),
        ("time.published", "2025-03-04", "time[2]@datetime in article"),
        ("time.other", "2020", "time[3] in footer"),
    ]


def test_every_claim_follows_a_rule_that_is_listed() -> None:
    for rule, (field, strength) in RULES.items():
        (made,) = claim(rule, " a  &amp; b ", "here")
        assert (made.field, made.strength, made.rule) == (field, strength, rule)
        assert made.value.startswith("a")
        assert 0 < strength < 1


def test_a_rule_that_is_not_listed_is_an_error() -> None:
    with pytest.raises(KeyError):
        list(claim("json-ld.guess", "x", "here"))


def test_claims_are_bounded_in_number_and_length() -> None:
    found = claims("".join(f"<meta name=author content='{'x' * 5_000}{n}'>" for n in range(5_000)))
    assert len(found) <= MAX_CLAIMS
    assert max(len(c.value) for c in found) <= 2_000
    body = ld({"@type": "Article", "articleBody": "word " * 1_000})
    assert len(body[1][1]) == 4_999


def test_the_raw_of_a_whole_text_is_its_beginning() -> None:
    (made,) = claim("json-ld.article.body", "word " * 1_000, "here")
    assert len(made.raw) == 200


def test_rdfa_of_an_article() -> None:
    markup = (
        '<div vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">Light</h1>'
        '<span property="author" typeof="Person"><a property="name">Ada Winter</a>, keeper</span>'
        '<time property="datePublished" datetime="2025-09-18">18 Sept</time>'
        '<time property="schema:dateModified" content="2025-09-19"></time>'
        '<span property="articleSection">Coast</span></div>'
        '<div typeof="Product"><span property="author">Bo Sommer</span></div><i property="author">Cyd Vale</i>'
    )
    found = {(claim.rule, claim.value) for claim in claims(markup) if claim.rule.startswith("rdfa.")}
    assert found == {
        ("rdfa.headline", "Light"),
        ("rdfa.author", "Ada Winter"),
        ("rdfa.date_published", "2025-09-18"),
        ("rdfa.date_modified", "2025-09-19"),
        ("rdfa.section", "Coast"),
    }


def test_the_day_of_a_video_is_told_apart_from_an_articles() -> None:
    found = claims(
        '<div itemscope itemtype="https://schema.org/VideoObject"><meta itemprop=datePublished content="2025-03-04">'
        "<i itemprop=author>Maker</i></div>"
    )
    said = ("microdata.thing.date_published", "2025-03-04", "itemprop datePublished[0]")
    assert brief(found, "microdata") == [said]
