"""Credits: one source of names, metadata that names nobody, and agencies beside the writers."""

import pytest

from facts.scenes import BODY, claim, facts, refusals
from workers.model import Claim, Credit, Role

PERSON, META = "json-ld.author.person", "meta.author"


def test_one_source_never_a_union() -> None:
    claims = (claim("author", "Ada Winter", PERSON), claim("author", "Bo Sommer", "class.author"))
    found = facts(("body", BODY), claims=claims)
    assert found.authors == ("Ada Winter",)
    assert refusals(found, "author")["class.author"] == "the names of one source are taken: json-ld.author"


def test_several_names_of_one_source() -> None:
    claims = (claim("author", "Ada Winter", PERSON), claim("author", "Bo Sommer", PERSON))
    assert facts(("body", BODY), claims=claims).authors == ("Ada Winter", "Bo Sommer")


def test_a_label_in_metadata_is_no_part_of_the_name() -> None:
    assert facts(("body", BODY), claims=(claim("author", "By Ada Winter", PERSON),)).authors == ("Ada Winter",)


def test_the_sites_own_name_gives_way_to_the_printed_byline() -> None:
    claims = (claim("author", "Harbour Gazette", PERSON), claim("site", "Harbour Gazette", "meta.og.site_name"))
    found = facts(("byline", "By Ada Winter"), ("body", BODY), claims=claims)
    assert found.authors == ("Ada Winter",)
    assert "the site's own name" in (refusals(found, "author")[PERSON] or "")


def test_placeholders_are_refused() -> None:
    for name in (
        "admin",
        "Follow Author",
        "webmaster",
        "wpadmin",
        "%AUTHOR%",
        "$author",
        "{{ name }}",
        "Array",
        "TBD",
    ):
        found = facts(("body", BODY), claims=(claim("author", name, PERSON),))
        assert found.authors == (), name
        assert refusals(found, "author")[PERSON], name


def test_what_a_program_would_run_is_no_name() -> None:
    found = facts(("body", BODY), claims=(claim("author", "javascript:alert(1)", PERSON),))
    assert found.authors == ()


def test_an_agency_in_metadata_gives_way_to_a_printed_person() -> None:
    found = facts(("byline", "By Ada Winter"), ("body", BODY), claims=(claim("author", "AFP", PERSON),))
    assert found.authors == ("Ada Winter",)


def test_weak_metadata_needs_the_page() -> None:
    claims = (claim("author", "Ada Winter", META),)
    assert facts(("body", BODY), claims=claims).authors == ()
    assert facts(("body", BODY + " Ada Winter"), claims=claims).authors == ("Ada Winter",)


def test_an_address_is_no_name() -> None:
    found = facts(("body", BODY), claims=(claim("author", "https://paper.example/ada", "meta.article.author"),))
    assert found.authors == ()
    assert refusals(found, "author") == {"meta.article.author": "an address, not a name"}


def test_agency_beside_the_writer_is_a_source() -> None:
    found = facts(("byline", "By Ada Winter"), ("body", BODY), ("credit", "(An AP report via Kyodo News)"))
    assert found.authors == ("Ada Winter",)
    assert found.credits[1] == Credit(name="AP", kind="agency", role="source", via="Kyodo News")


def test_tail_reporters_and_editors() -> None:
    tail = ("credit", "(Reporting by Bo Sommer; editing by Cyd Vale)")
    found = facts(("byline", "By Ada Winter"), ("body", BODY), tail)
    assert found.authors == ("Ada Winter", "Bo Sommer")
    assert found.credits[-1] == Credit(name="Cyd Vale", role="editor")


def test_first_commenter_only() -> None:
    claims = tuple(claim("author", name, "class.author") for name in ("Ada Winter", "Bo Sommer", "Cyd Vale"))
    assert facts(("chrome", "Ada Winter"), ("body", BODY), claims=claims).authors == ("Ada Winter",)


def test_a_byline_without_label_needs_a_persons_shape() -> None:
    assert facts(("byline", "Ada Winter"), ("body", BODY)).authors == ("Ada Winter",)
    assert facts(("byline", "Climate"), ("body", BODY)).authors == ()


def test_names_are_left_as_written() -> None:
    assert facts(("byline", "BY ADA D. WINTER JR."), ("body", BODY)).authors == ("ADA D. WINTER JR.",)


def test_a_name_in_brackets_ends_the_text() -> None:
    assert facts(("body", BODY), ("credit", "(Ada Winter)")).authors == ("Ada Winter",)
    assert facts(("body", BODY), ("credit", "(Agenzia Nord)")).credits == (
        Credit(name="Agenzia Nord", kind="agency", role="source"),
    )


def test_a_sentence_in_brackets_credits_nobody() -> None:
    assert facts(("body", BODY), ("credit", "(The bridge will open in May.)")).credits == ()


def test_a_label_that_a_template_prints_twice() -> None:
    said = claim("author", "By by ADA WINTER", "class.byline")
    assert facts(("chrome", "ADA WINTER"), ("body", BODY), claims=(said,)).authors == ("ADA WINTER",)


def test_the_name_of_an_account_is_one() -> None:
    assert facts(("body", BODY), claims=(claim("author", "adawinter", "hentry.author"),)).authors == ("adawinter",)
    assert facts(("body", BODY), claims=(claim("author", "comments", "class.author"),)).authors == ()


def test_an_unlabelled_heading_with_a_date_names_nobody() -> None:
    for line in (
        "Pressemitteilung Aktuell 18 September 2025",
        "Published Thu, Sep 18, 2025",
        "Middle East 18 September 2025",
    ):
        assert facts(("byline", line), ("body", BODY)).authors == (), line
    assert facts(("byline", "Ada Winter 18 September 2025"), ("body", BODY)).authors == ("Ada Winter",)


def test_the_names_of_another_json_ld_block_are_another_storys() -> None:
    claims = (
        claim("author", "Ada Winter", PERSON),
        Claim(
            field="author", value="Bo Sommer", raw="Bo Sommer", where="json-ld[6] $.author", rule=PERSON, strength=0.9
        ),
    )
    found = facts(("body", BODY), claims=claims)
    assert found.authors == ("Ada Winter",)
    assert refusals(found, "author")["json-ld[6] $.author"] == "of another story on the page"


def test_many_names_of_a_source_that_repeats_are_teasers() -> None:
    names = ("Ada Winter", "Bo Sommer", "Cyd Vale", "Dan Frost")
    claims = tuple(claim("author", name, "microdata.author") for name in names)
    assert facts(("body", BODY), claims=claims).authors == ("Ada Winter",)
    assert facts(("body", BODY), claims=claims[:3]).authors == ("Ada Winter", "Bo Sommer", "Cyd Vale")


def test_a_link_to_a_list_or_to_another_site_is_no_authors() -> None:
    page = "https://paper.example/ferry"
    paths = {"/author/ada-winter": ("Ada Winter",), "/redaktion/": (), "/tagg/person/ada-winter": ()}
    paths["https://creativecommons.org/licenses/by/4.0/"] = ()
    paths["https://comments.example/by/ada"] = ()
    for path, names in paths.items():
        link = Claim(field="author", value="Ada Winter", raw=path, where="a", rule="link.author_page", strength=0.5)
        assert facts(("chrome", "Ada Winter"), ("body", BODY), claims=(link,), url=page).authors == names, path


def test_below_the_sites_own_name_stand_commenters() -> None:
    claims = (
        claim("author", "Harbour Notes", "class.author"),
        claim("author", "Bo Sommer", "class.author"),
        claim("site", "Harbour Notes", "meta.og.site_name"),
    )
    assert facts(("body", BODY), claims=claims).authors == ()


def test_a_blog_may_bear_its_writers_name() -> None:
    claims = (claim("author", "adawinter", "hentry.author"), claim("author", "Bo Sommer", "class.author"))
    found = facts(("body", BODY), claims=claims[:1], url="https://adawinter.wordpress.com/ferry")
    assert found.authors == ("adawinter",)
    assert facts(("body", BODY), claims=claims[:1], url="https://adawinter.example/ferry").authors == ()


def test_what_stands_below_the_name_in_its_element_is_none_of_it() -> None:
    for value in ("Ada Winter\nAll stories", "Von Jutta Birke\nMehr lesen"):
        beside = ("chrome", "Ada Winter, Jutta Birke")
        found = facts(beside, ("body", BODY), claims=(claim("author", value, "class.author"),)).authors
        assert found in (("Ada Winter",), ("Jutta Birke",)), value


def test_a_persons_name_in_small_letters() -> None:
    assert facts(("body", BODY), claims=(claim("author", "ada winter", PERSON),)).authors == ("ada winter",)
    assert facts(("body", BODY), claims=(claim("author", "ada winter", "class.author"),)).authors == ()


def test_a_name_with_the_next_storys_date_in_the_last_lines() -> None:
    assert facts(("body", BODY), ("credit", "Ada Winter Dec. 11, 2024")).authors == ()
    assert facts(("body", BODY), ("credit", "Ada Winter")).authors == ("Ada Winter",)


def test_a_copyright_line_above_the_text_is_a_pictures() -> None:
    above = facts(("credit", "© AFP"), ("body", BODY)).credits
    assert [(credit.name, credit.role) for credit in above] == [("AFP", "photo")]
    below = facts(("body", BODY), ("credit", "© AFP")).credits
    assert [(credit.name, credit.role) for credit in below] == [("AFP", "source")]


def test_reporters_in_the_last_lines_went_with_the_writers_of_the_markup() -> None:
    tail = ("credit", "(Reporting by Ada Winter and Bo Sommer; editing by Cyd Vale)")
    found = facts(("body", BODY), tail, claims=(claim("author", "Ada Winter", PERSON),))
    assert found.authors == ("Ada Winter",)
    assert Credit(name="Bo Sommer", role="with") in found.credits


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Posted in Boats by seabear on August 3, 2019", "seabear"),
        ("jeudi 13 juin 2019, par Attique Mer", "Attique Mer"),
        ("Von Ada Winter Kategorien: Hafen 6. November 2023", "Ada Winter"),
        ("harbour | By Ada Winter | April 13, 2020", "Ada Winter"),
    ],
)
def test_a_byline_in_a_cut_line_beside_the_headline(line: str, name: str) -> None:
    assert facts(("headline", "The ferry returns"), ("chrome", line), ("body", BODY)).authors == (name,)
    menu = tuple(("chrome", f"Section {number}") for number in range(12))
    far = facts(("headline", "The ferry returns"), ("body", BODY), *menu, ("chrome", line))
    assert far.authors == ()


def test_a_labelled_line_at_the_beginning_of_the_text() -> None:
    found = facts(("headline", "The ferry returns"), ("body", BODY), ("body", "Von Ada Winter und Bo Sommer"))
    assert found.authors == ("Ada Winter", "Bo Sommer")


def test_an_element_far_from_the_article_names_a_teasers_author() -> None:
    said = claim("author", "Ada Winter", "class.author")
    menu = tuple(("chrome", f"Section {number}") for number in range(12))
    far = facts(("headline", "The ferry returns"), ("body", BODY), *menu, ("chrome", "Ada Winter"), claims=(said,))
    assert far.authors == ()
    assert "neither near the headline" in str(refusals(far, "author")["class.author"])


def test_an_account_in_a_plugins_graph_must_be_printed() -> None:
    rule = "json-ld.author.person"
    said = Claim(
        field="author", value="Ada Winter", raw="Ada Winter", where="json-ld[0] $.@graph[2].author.name", rule=rule
    )
    assert facts(("body", BODY), claims=(said,)).authors == ()
    assert facts(("body", BODY), ("chrome", "About Ada Winter"), claims=(said,)).authors == ("Ada Winter",)


def test_a_product_has_no_author_but_what_its_own_markup_says() -> None:
    kind, review = claim("kind", "product", "json-ld.thing.type"), claim("author", "Ada Winter", "class.author")
    assert facts(("chrome", "Ada Winter"), ("body", BODY), claims=(kind, review)).authors == ()
    stated = claim("author", "Ada Winter", PERSON)
    assert facts(("chrome", "Ada Winter"), ("body", BODY), claims=(kind, stated)).authors == ("Ada Winter",)


@pytest.mark.parametrize("name", ["seabear42", "mh", "Roving Reporter", "wave-rider.example"])
def test_a_name_in_no_names_shape_is_taken_as_the_markup_writes_it(name: str) -> None:
    said = claim("author", name, PERSON)
    assert facts(("chrome", name), ("body", BODY), claims=(said,)).authors == (name,)
    assert facts(("byline", "By Ada Winter"), ("body", BODY), claims=(said,)).authors != ()


def test_the_sites_own_name_signs_where_it_has_an_authors_page() -> None:
    site = claim("site", "Harbour Notes", "meta.og.site_name")
    said = claim("author", "Harbour Notes", PERSON)
    page = Claim(
        field="author", value="Harbour Notes", raw="/author/notes", where="a", rule="link.author_page", strength=0.5
    )
    block = (("chrome", "Harbour Notes"), ("body", BODY))
    assert facts(*block, claims=(site, said)).authors == ()
    assert facts(*block, claims=(site, said, page)).authors == ("Harbour Notes",)


@pytest.mark.parametrize(
    "value", ["All posts by Ada Winter", "Alles von Ada Winter", "Tous les articles de Ada Winter"]
)
def test_a_link_to_all_that_someone_wrote_names_the_writer(value: str) -> None:
    link = Claim(field="author", value=value, raw="/author/ada", where="a", rule="link.author_page", strength=0.5)
    assert facts(("chrome", "Ada Winter"), ("body", BODY), claims=(link,)).authors == ("Ada Winter",)


@pytest.mark.parametrize("account", ["adawinter", "ada.winter"])
def test_an_account_is_spelled_out_where_another_claim_spells_it(account: str) -> None:
    said = claim("author", account, PERSON)
    found = facts(("byline", "By Ada Winter"), ("body", BODY), claims=(said,))
    assert found.authors == ("Ada Winter",)
    other = facts(("byline", "By Bo Sommer"), ("body", BODY), claims=(said,))
    assert other.authors == ("Bo Sommer",)
    assert facts(("body", BODY), claims=(said,)).authors == (account,)


@pytest.mark.parametrize("account", ["redaktion_bote", "bsommer2", "webteam"])
@pytest.mark.parametrize("line", [("byline", "By Bo Sommer"), ("byline", "Von Bo Sommer"), ("credit", "(Bo Sommer)")])
def test_an_account_gives_way_to_a_full_name_that_is_printed(account: str, line: tuple[Role, str]) -> None:
    said = claim("author", account, PERSON)
    found = facts(("body", BODY), line, claims=(said,))
    assert found.authors == ("Bo Sommer",)
    refused = next(one.refused for one in found.claims if one.rule == PERSON)
    assert refused is not None
    assert "one source" in refused


@pytest.mark.parametrize("name", ["Madonna", "Ada Winter", "Şükrü"])
def test_a_name_of_one_word_is_no_account(name: str) -> None:
    said = claim("author", name, PERSON)
    assert facts(("byline", "By Bo Sommer"), ("body", BODY), claims=(said,)).authors == (name,)
