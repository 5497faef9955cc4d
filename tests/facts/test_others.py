"""Title, section, site, language, links, kind and description."""

import pytest

from facts.scenes import BODY, claim, facts, refusals
from workers.facts import find_facts
from workers.facts.language import measure
from workers.model import Page, Profile, Reading, Verdict

HEADLINE = "Harbour Closed After the Autumn Storm"
URL = "https://www.paper.example/news/harbour"


def test_the_printed_headline_wins_where_the_markup_agrees() -> None:
    claims = (claim("title", HEADLINE.lower(), "meta.og.title", 0.8),)
    assert facts(("headline", HEADLINE), ("body", BODY), claims=claims).title == HEADLINE


def test_a_printed_line_that_the_markup_does_not_know_loses() -> None:
    claims = (claim("title", HEADLINE, "meta.og.title", 0.8),)
    assert facts(("headline", "Most read today"), ("body", BODY), claims=claims).title == HEADLINE


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} | Harbour Gazette",
        f"{HEADLINE} - Harbour Gazette",
        f"Harbour Gazette: {HEADLINE}",
        f"{HEADLINE} – paper.example",
    ],
)
def test_the_sites_name_is_cut(title: str) -> None:
    claims = (claim("title", title, "html.title", 0.5), claim("site", "Harbour Gazette", "meta.og.site_name"))
    assert facts(("body", BODY), claims=claims, url=URL).title == HEADLINE


def test_the_kicker_is_cut_where_the_markup_does() -> None:
    claims = (claim("title", HEADLINE, "json-ld.article.headline", 0.9),)
    assert facts(("headline", f"Weather: {HEADLINE}"), ("body", BODY), claims=claims).title == HEADLINE


def test_the_sites_name_alone_is_no_title() -> None:
    claims = (
        claim("title", "Harbour Gazette", "meta.og.title"),
        claim("site", "Harbour Gazette", "meta.og.site_name"),
    )
    found = facts(("body", BODY), claims=claims)
    assert found.title is None
    assert refusals(found, "title") == {"meta.og.title": "the site's name, not the article's"}


def test_section_is_not_home_nor_the_title() -> None:
    claims = tuple(claim("section", name, f"crumb.{name}") for name in ("Home", HEADLINE, "Coast"))
    found = facts(("headline", HEADLINE), ("body", BODY), claims=claims)
    assert found.section == "Coast"


def test_the_profile_names_the_site() -> None:
    claims = (claim("site", "@gazette", "meta.twitter.site"),)
    assert facts(("body", BODY), claims=claims, profile=Profile(site="Harbour Gazette")).site == "Harbour Gazette"
    assert facts(("body", BODY), claims=claims).site is None


@pytest.mark.parametrize(
    "name", ["HTTPS://bob:pw@h.example/", "ftp://h.example/", "https:\\\\bob:pw@h.example", "//h.example"]
)
def test_an_address_is_no_section(name: str) -> None:
    assert facts(claims=(claim("section", name, "meta.section"),)).section is None


def test_canonical_is_made_absolute_without_credentials() -> None:
    claims = (claim("canonical_url", "//u:p@www.paper.example/news/harbour#top", "html.canonical"),)
    assert facts(("body", BODY), claims=claims, url=URL).canonical_url == URL


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (f"{URL}?", URL),
        ("HTTPS://WWW.paper.example/news/harbour", URL),
        (f"{URL}?page=2&x=a;b/?", f"{URL}?page=2&x=a;b/?"),
        (f"{URL};", URL),
        (f"{URL};a=1", f"{URL};a=1"),
        ("https://www.paper.example:8080/news", "https://www.paper.example:8080/news"),
        ("https://www.paper.example/%D0%BF~(x)", "https://www.paper.example/%D0%BF~(x)"),
    ],
)
def test_a_whole_address_comes_in_its_one_form(value: str, read: str) -> None:
    claims = (claim("canonical_url", value, "html.canonical"),)
    assert facts(("body", BODY), claims=claims, url=URL).canonical_url == read


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("https://other.example.org/x", "another site"),
        ("https://www.paper.example/", "front page"),
        ("javascript:alert(1)", "not absolute"),
        ("http://[broken", "no address"),
        ("https:/bob:pw@keel.example/", "two slashes"),
        ("https:\\\\bob:pw@keel.example/", "two slashes"),
        ("", "no address"),
    ],
)
def test_canonical_is_refused_with_the_reason(value: str, why: str) -> None:
    found = facts(("body", BODY), claims=(claim("canonical_url", value, "html.canonical"),), url=URL)
    assert found.canonical_url is None
    assert why in (refusals(found, "canonical_url")["html.canonical"] or "")


def test_a_relative_image_needs_the_pages_address() -> None:
    claims = (claim("image", "/img/storm.jpg", "meta.og.image"),)
    assert facts(("body", BODY), claims=claims).image is None
    assert facts(("body", BODY), claims=claims, url=URL).image == "https://www.paper.example/img/storm.jpg"


def test_a_logo_is_no_lead_image() -> None:
    claims = (claim("image", "https://www.paper.example/logo.png", "json-ld.article.image"),)
    assert facts(("body", BODY), claims=claims, url=URL).image is None


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("NewsArticle", "article"),
        ("https://schema.org/Product", "product"),
        ("website", "article"),
        ("QAPage", "forum"),
    ],
)
def test_kind(value: str, kind: str) -> None:
    assert facts(("body", BODY), claims=(claim("kind", value, "json-ld.article.type"),)).kind == kind


def test_a_description_that_repeats_the_title_is_none() -> None:
    claims = (claim("description", HEADLINE, "meta.og.description"),)
    assert facts(("headline", HEADLINE), ("body", BODY), claims=claims).description is None


def test_the_measured_language_beats_the_claimed() -> None:
    found = facts(("body", BODY), claims=(claim("language", "de-DE", "html.lang"),))
    assert found.language == "en"
    assert refusals(found, "language")["html.lang"] == "text is the stronger source"


def test_a_short_text_leaves_the_claim() -> None:
    assert facts(("body", "Moin."), claims=(claim("language", "de_DE", "html.lang"),)).language == "de"
    assert facts(("body", "Moin."), claims=(claim("language", "<b>", "html.lang"),)).language is None


LANGUAGES = {
    "de": "Der Hafen ist wegen des Sturms geschlossen und die Fähre wird nicht vor dem Abend fahren. ",
    "fr": "Le port est fermé à cause de la tempête et le ferry ne partira pas avant le soir, a dit le capitaine. ",
    "es": "El puerto está cerrado por la tormenta y el barco no saldrá hasta la noche, dijo el capitán de la nave. ",
    "pt": "O porto está fechado por causa da tempestade e o barco não sai até à noite, disse o capitão do navio. ",
    "it": "Il porto è chiuso per la tempesta e il traghetto non partirà prima di sera, ha detto il capitano. ",
    "nl": "De haven is gesloten door de storm en de boot zal niet voor de avond vertrekken, zei de kapitein. ",
    "ru": "Порт закрыт из-за шторма, и паром не отправится до вечера, сказал капитан, который был на море. ",
    "uk": "Порт закрито через шторм, і пором не вирушить до вечора, сказав капітан, який був на морі все життя. ",
    "zh": "由于风暴，港口已经关闭，船长说渡轮在晚上之前不会出发。",
    "ja": "嵐のため港は閉鎖され、フェリーは夜まで出航しないと船長は話した。",
    "ko": "폭풍 때문에 항구가 폐쇄되었고 배는 저녁까지 출항하지 않는다고 선장이 말했다.",
    "el": "Το λιμάνι είναι κλειστό λόγω της καταιγίδας και το πλοίο δεν θα φύγει πριν το βράδυ.",
    "hi": "तूफान के कारण बंदरगाह बंद है और नाव शाम से पहले नहीं चलेगी, यह बात कप्तान ने कही है। ",
    "ar": "الميناء مغلق بسبب العاصفة ولن تغادر العبارة قبل المساء كما قال القبطان الذي كان في البحر مع طاقمه. ",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_told_apart(language: str) -> None:
    found = measure(LANGUAGES[language] * 3)
    assert found is not None
    assert found[0] == language


def test_too_little_text_has_no_language() -> None:
    assert measure("") is None
    assert measure("12:30, 18/9") is None


def test_verdicts_of_another_page_are_an_error() -> None:
    reading = Reading(page=Page(text=""), form="text", source="", blocks=())
    verdict = Verdict(block=3, role="body", rule="test", why="of another page")
    with pytest.raises(ValueError, match="block 3"):
        find_facts(reading, (verdict,), Profile())


def test_an_empty_page_has_no_facts() -> None:
    found = facts()
    assert (found.title, found.authors, found.published, found.language, found.kind) == (
        None,
        (),
        None,
        None,
        "article",
    )


def test_the_site_from_title_and_copyright_line() -> None:
    claims = (claim("title", "Harbour Gazette - Storm Closes the Harbour", "html.title", 0.5),)
    found = facts(("body", BODY), ("chrome", "© 1999-2025 Harbour Gazette. All rights reserved."), claims=claims)
    assert (found.site, found.title) == ("Harbour Gazette", "Storm Closes the Harbour")


def test_a_copyright_holder_alone_is_no_site() -> None:
    claims = (claim("title", "Storm Closes the Harbour - News", "html.title", 0.5),)
    found = facts(("body", BODY), ("chrome", "© 2025 Coast Media Ltd."), claims=claims)
    assert found.site is None


def test_a_byline_in_one_block_with_the_headline() -> None:
    claims = (claim("title", "Storm Closes the Harbour", "html.title", 0.5),)
    found = facts(("body", "Storm Closes the Harbour By Ada Winter 3 May 2025"), ("body", BODY), claims=claims)
    assert found.authors == ("Ada Winter",)
    assert found.published is not None
    assert found.published.value == "2025-05-03"


def test_a_first_sentence_behind_the_headline_is_no_byline() -> None:
    claims = (claim("title", "Storm Closes the Harbour", "html.title", 0.5),)
    first = "Storm Closes the Harbour By noon on 3 May 2025 the boats were in."
    found = facts(("body", first), ("body", BODY), claims=claims)
    assert (found.authors, found.published) == ((), None)


def test_a_section_beside_the_date() -> None:
    found = facts(("dateline", "World | 3 weeks ago"), ("body", BODY))
    assert (found.section, found.authors) == ("World", ())


def test_a_section_beside_a_relative_date() -> None:
    assert facts(("dateline", "World one month ago"), ("body", BODY)).section == "World"
    assert facts(("dateline", "Updated one month ago"), ("body", BODY)).section is None


def test_a_place_beside_the_date_is_no_section() -> None:
    assert facts(("dateline", "Harbourtown | 3 May 2025"), ("body", BODY)).section is None


def test_a_section_in_two_characters_is_no_person() -> None:
    assert facts(("dateline", "国际 | 3天前"), ("body", BODY)).authors == ()
