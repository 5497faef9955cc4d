"""Who wrote, where sources contradict each other: editors, agencies, addresses, cards, pictures, offices, houses."""

import pytest

from facts.scenes import BODY, claim, facts, refusals
from workers import Page, clean
from workers.lines.parts import read_names
from workers.model import Article, Claim

PERSON = "json-ld.author.person"


def _read(head: str, body: str, url: str = "https://paper.example/a/harbour-closed") -> Article:
    found = clean(Page(url=url, html=f"<html><head>{head}</head><body>{body}</body></html>"))
    assert isinstance(found, Article)
    return found


def _body(line: str) -> str:
    return f"<h1>The ferry returns</h1>{line}" + f"<p>{BODY}</p>" * 4


@pytest.mark.parametrize("label", ["Editor :", "Redaktion:", "Редактор:", "Editor: "])
def test_metadata_on_an_editor_gives_way_to_the_writer(label: str) -> None:
    said = (
        claim("author", "Kim Poe", PERSON),
        claim("author", "Ada Winter", "class.author", 0.42),
        claim("author", f"{label} Kim Poe", "class.author", 0.42),
    )
    scene = (("headline", "The ferry returns"), ("chrome", "Ada Winter"), ("body", BODY))
    found = facts(*scene, claims=said)
    assert found.authors == ("Ada Winter",)
    assert refusals(found, "author")[PERSON] == "the page calls this person its editor"
    assert facts(*scene, claims=said[:2]).authors == ("Kim Poe",)


def test_an_agency_signs_on_its_own_site_and_a_house_without_a_page_does_not() -> None:
    agency = (claim("author", "Reuters", "json-ld.author.untyped"), claim("site", "Reuters", "meta.og.site_name"))
    scene = (("headline", "The ferry returns"), ("chrome", "Reuters"), ("body", BODY))
    assert [(one.name, one.kind) for one in facts(*scene, claims=agency).credits] == [("Reuters", "agency")]
    house = (claim("author", "The Gazette", PERSON), claim("site", "The Gazette", "meta.og.site_name"))
    assert (
        facts(("headline", "The ferry returns"), ("chrome", "The Gazette"), ("body", BODY), claims=house).authors
        == ()
    )


def test_a_name_told_by_the_address_of_its_page_counts_as_the_page_prints_it() -> None:
    said = (claim("author", "https://paper.example/editors/ada-winter", "meta.article.author"),)
    printed = (("headline", "The ferry returns"), ("chrome", "Ada Winter"), ("body", BODY))
    assert facts(*printed, claims=said).authors == ("Ada Winter",)
    assert facts(("headline", "The ferry returns"), ("body", BODY), claims=said).authors == ()
    two = (claim("author", "https://p.example/by/ada-winter,https://p.example/by/kim-poe", "meta.article.author"),)
    both = (("headline", "The ferry returns"), ("chrome", "Ada Winter, Kim Poe"), ("body", BODY))
    assert facts(*both, claims=two).authors == ("Ada Winter", "Kim Poe")


@pytest.mark.parametrize(
    "line", ["Ada Winter / Bo Sommer", "By Ada Winter & Bo Sommer", "Von Bo Sommer und Ada Winter"]
)
def test_links_to_two_authors_side_by_side_name_both(line: str) -> None:
    said = tuple(claim("author", name, "link.author_page", 0.5) for name in ("Ada Winter", "Bo Sommer", "Kim Poe"))
    scene = (("headline", "The ferry returns"), ("chrome", line), ("body", BODY), ("chrome", "Kim Poe"))
    assert set(facts(*scene, claims=said).authors) == {"Ada Winter", "Bo Sommer"}


def test_links_to_authors_one_below_the_other_name_the_first() -> None:
    said = tuple(claim("author", name, "link.author_page", 0.5) for name in ("Ada Winter", "Bo Sommer"))
    scene = (("headline", "The ferry returns"), ("chrome", "Ada Winter"), ("body", BODY), ("chrome", "Bo Sommer"))
    assert facts(*scene, claims=said).authors == ("Ada Winter",)
    talk = (("headline", "The ferry returns"), ("chrome", "Ada Winter on Bo Sommer"), ("body", BODY))
    assert facts(*talk, claims=said).authors == ("Ada Winter",)


def test_a_name_in_the_order_of_libraries() -> None:
    said = (claim("author", "Winter, Ada K.", "meta.citation.author"),)
    printed = (("headline", "The ferry returns"), ("chrome", "Ada K. Winter"), ("body", BODY))
    assert facts(*printed, claims=said).authors == ("Ada K. Winter",)
    assert facts(("headline", "The ferry returns"), ("body", BODY), claims=said).authors == ("Winter, Ada K.",)


@pytest.mark.parametrize(
    ("head", "authors"),
    [
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Winter">', True),
        ('<meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ada Winter">', True),
        ('<meta property="twitter:misc:Written by" content="Ada Winter">', True),
        (
            '<meta name="twitter:label1" content="Reading time"><meta name="twitter:data1" content="Ada Winter">',
            False,
        ),
    ],
)
def test_a_card_that_says_who_wrote(head: str, authors: bool) -> None:
    found = _read(head, _body("<div>Text</div>") + "<footer><p>Mail to Ada Winter</p></footer>")
    assert found.authors == (("Ada Winter",) if authors else ())


def test_a_name_and_an_agency_in_an_element_of_picture_credits_took_the_picture() -> None:
    picture = '<div class="credit">Kim Poe/AP</div>'
    author = '<a rel="author" href="/people/ada-winter">Ada Winter</a>'
    found = _read("", _body(f"<p>{author}</p>{picture}"))
    assert found.authors == ("Ada Winter",)
    assert {one.role for one in found.credits if one.name == "Kim Poe"} <= {"photo"}


def test_two_bylines_one_below_the_other_are_both_read() -> None:
    found = _read("", _body('<div class="who">By Ada Winter</div><div class="who">By Kim Poe</div>'))
    assert found.authors == ("Ada Winter", "Kim Poe")
    other = _read("", _body('<div class="who">By Ada Winter</div><div class="teaser">By Kim Poe</div>'))
    assert other.authors == ("Ada Winter",)


def test_an_organisation_of_the_markup_gives_way_to_the_one_that_is_printed() -> None:
    said = (claim("author", "Wire Group", "json-ld.author.organization"),)
    scene = (("headline", "The ferry returns"), ("byline", "By University of Emberly"), ("body", BODY))
    assert facts(*scene, claims=said).authors == ("University of Emberly",)
    assert facts(("headline", "The ferry returns"), ("body", BODY), claims=said).authors == ("Wire Group",)


@pytest.mark.parametrize("name", ["The Gazette BrandRoom", "Sponsored Content", "Anzeige", "Politics"])
def test_who_pays_and_sections_are_no_authors(name: str) -> None:
    assert facts(("headline", "Soap"), ("body", BODY), claims=(claim("author", name, PERSON),)).authors == ()


def test_the_page_of_a_section_is_no_authors_page() -> None:
    link = Claim(
        field="author",
        value="Real Life",
        raw="/people/real-life",
        where="a[0]",
        rule="link.author_page",
        strength=0.5,
    )
    scene = (("headline", "The ferry returns"), ("chrome", "Real Life"), ("body", BODY))
    assert facts(*scene, claims=(link,), url="https://p.example/people/real-life/ferry").authors == ()


NAMES = {
    "British Heart Foundation": "British Heart Foundation",
    "The Freedonia Group": "The Freedonia Group",
    "Everfit Team": "Everfit Team",
    "Bundesministerium für Wirtschaft und Klimaschutz": "Bundesministerium für Wirtschaft und Klimaschutz",
    "Deutscher Tennis Bund": "Deutscher Tennis Bund",
    "Jane Roe Daily Herald": "Jane Roe",
    "Jane Roe Editor": "Jane Roe",
    "GAZETTE-Korrespondentin Jane Roe": "Jane Roe",
    "Jane Roe Updated on February 16, 2026": "Jane Roe",
    "Jane Roe, Counseling Psychologist": "Jane Roe",
    "Jane Roe, Master Horticulturalist & Garden Educator": "Jane Roe",
    "Md Rashid Roe": "Md Rashid Roe",
    "Jane Roe, MD": "Jane Roe",
    "Maria & Katerina": "Maria|Katerina",
    "Ada und Kim": "Ada|Kim",
}


@pytest.mark.parametrize("line", NAMES)
def test_what_a_name_loses_and_keeps(line: str) -> None:
    assert "|".join(credit.name for credit in read_names(line).credits) == NAMES[line]


@pytest.mark.parametrize(
    "value",
    [
        "Ada Winter, professor of history at the University of Emberly",
        "Ada Winter, professeure à l'université du Nord",
    ],
)
def test_where_a_person_works_stands_behind_a_comma(value: str) -> None:
    assert facts(("headline", "H"), ("body", BODY), claims=(claim("author", value, PERSON),)).authors == (
        "Ada Winter",
    )


def test_a_section_before_a_bar_is_no_name() -> None:
    said = (claim("author", "Politics · Ada Winter, Kim Poe", "class.author", 0.42),)
    scene = (("headline", "The ferry returns"), ("chrome", "Politics · Ada Winter, Kim Poe"), ("body", BODY))
    assert facts(*scene, claims=said).authors == ("Ada Winter", "Kim Poe")


@pytest.mark.parametrize("line", ["18 September 2025 By Ada Winter", "Ada Winter | 18 September 2025"])
def test_a_name_beside_a_date(line: str) -> None:
    assert facts(("headline", "The ferry returns"), ("dateline", line), ("body", BODY)).authors == ("Ada Winter",)


@pytest.mark.parametrize(
    "line", ["Harbour Wrap-Up 12/19/2025", "Written By Feb 11, 2019", "Ferry Returns 3 May 2024"]
)
def test_words_beside_a_date_that_name_nobody(line: str) -> None:
    title = (claim("title", "Ferry returns after storm", "meta.og.title", 0.8),)
    scene = (("headline", "Ferry returns after storm"), ("dateline", line), ("body", BODY))
    assert facts(*scene, claims=title).authors == ()
