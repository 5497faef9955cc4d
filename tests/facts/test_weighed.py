"""When a date of the markup gives way to print; days of events, comments, front pages and scripts."""

import pytest

from facts.scenes import BODY, claim, facts, refusals
from workers import Page, clean
from workers.model import Article, Claim

PROSE = f"<p>{BODY}</p>" * 4


def _page(head: str, body: str, url: str = "https://paper.example/a/harbour-closed") -> Article:
    found = clean(Page(url=url, html=f"<html><head>{head}</head><body>{body}</body></html>"))
    assert isinstance(found, Article)
    return found


def _day(found: Article) -> str | None:
    return found.published.value[:10] if found.published else None


@pytest.mark.parametrize("rule", ["meta.date", "meta.dc.date"])
def test_the_day_of_saving_gives_way_to_any_day_beside_the_headline(rule: str) -> None:
    scene = (("headline", "The ferry returns"), ("dateline", "5 September 2025"), ("body", BODY))
    said = claim("published", "2025-09-12", rule, 0.6)
    assert facts(*scene, claims=(said,)).published.value == "2025-09-05"
    stated = claim("published", "2025-09-12", "json-ld.article.date_published", 0.95)
    assert facts(*scene, claims=(stated,)).published.value == "2025-09-12"


def test_a_meta_tag_in_the_other_order_gives_way_to_the_printed_day() -> None:
    body = (("headline", "The ferry returns"), ("body", BODY), ("dateline", "01.09.2025"))
    swapped = claim("published", "09/01/2025 12:43:42", "meta.date", 0.6)
    found = facts(*body, claims=(swapped, claim("language", "de", "html.lang", 0.75)))
    assert found.published.value == "2025-09-01"
    iso = claim("published", "2025-01-09T12:43:42", "meta.article.published_time", 0.93)
    assert facts(*body, claims=(iso,)).published.value == "2025-01-09T12:43:42"


def test_a_meta_tag_gives_way_to_a_printed_day_that_a_time_element_repeats() -> None:
    scene = (("headline", "The ferry returns"), ("dateline", "25 September 2025"), ("body", BODY))
    said = (
        claim("published", "2025-09-15", "meta.article.published_time", 0.93),
        claim("published", "2025-09-25", "time.first", 0.5),
    )
    assert facts(*scene, claims=said).published.value == "2025-09-25"
    assert facts(*scene, claims=said[:1]).published.value == "2025-09-15"


def test_when_a_page_was_created_counts_only_where_the_page_prints_it() -> None:
    said = Claim(
        field="published", value="2025-09-05", raw="2025-09-05", where="meta created", rule="meta.date", strength=0.6
    )
    assert facts(("headline", "The ferry returns"), ("body", BODY), claims=(said,)).published is None
    printed = (("headline", "The ferry returns"), ("dateline", "5 September 2025"), ("body", BODY))
    assert facts(*printed, claims=(said,)).published is not None


def test_an_events_day_is_refused_wherever_it_is_printed() -> None:
    scene = (("dateline", "18 September 2025, 13:15 - 19:00"), ("headline", "Fair"), ("body", BODY))
    found = facts(*scene, ("dateline", "18 September 2025"))
    assert found.published is None
    assert set(refusals(found, "published").values()) == {"a span of hours, as an event has"}


@pytest.mark.parametrize("label", ["Start", "Ende", "Deadline"])
def test_a_day_below_another_label_at_the_end_is_not_the_texts(label: str) -> None:
    body = f"<h1>Try our new soap</h1>{PROSE}<p>{label}</p><p>27/02/2022</p>"
    assert _day(_page("", body)) is None


def test_a_comments_time_is_not_the_articles() -> None:
    said = (
        "<div class='comment-metadata'><time datetime='2020-11-01T03:32'>November 1, 2020</time></div><p>Thanks!</p>"
    )
    body = f"<article><h1>How to row a boat</h1>{PROSE}</article><div class='comment-body'>{said}</div>"
    assert _day(_page("", body)) is None
    own = "<time datetime='2020-10-01T03:32'>October 1, 2020</time>"
    assert _day(_page("", body.replace("</h1>", f"</h1>{own}"))) == "2020-10-01"


def test_a_customers_review_does_not_date_the_page() -> None:
    review = (
        '<div itemprop="review" itemscope itemtype="http://schema.org/Review">'
        '<meta itemprop="datePublished" content="2018-05-23"><b>Kim</b> of 23.05.2018: a fine house</div>'
    )
    house = f'<div itemscope itemtype="http://schema.org/House"><h1>A house by the sea</h1>{PROSE}{review}</div>'
    assert _day(_page("", house)) is None


def test_a_front_page_is_never_published() -> None:
    said = '<meta property="article:published_time" content="2014-09-25T10:00:00Z">'
    body = f"<h1>Puppies of Emberly</h1>{PROSE}"
    assert _day(_page(said, body, url="https://puppies.example/")) is None
    kept = "https://web.archive.org/web/20160401095740/http://puppies.example/"
    assert _day(_page(said, body, url=kept)) is None
    assert _day(_page(said, body, url=kept + "how-to-feed")) == "2014-09-25"


@pytest.mark.parametrize(
    ("script", "day"),
    [
        ('{"headline": "A", "datePublished": "2022-01-28T06:00:00+01:00"}', "2022-01-28"),
        ("var story = {firstPublicationDate: '2022-01-28'}", "2022-01-28"),
        (r'window.state = "{\"publishedAt\":\"2022-01-28T06:00:00Z\"}"', "2022-01-28"),
        ('[{"publishedAt": "2022-01-28"}, {"publishedAt": "2022-01-29"}]', None),
        ('{"createdAt": "2022-01-28T06:00:00Z"}', None),
        ('{"publisher": "2022-01-28"}', None),
    ],
)
def test_a_day_that_only_a_script_tells(script: str, day: str | None) -> None:
    body = f"<h1>The ferry returns</h1>{PROSE}<script>{script}</script>"
    assert _day(_page("", body)) == day


def test_a_script_does_not_bring_back_what_the_markup_said_in_vain() -> None:
    stated = '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2014-12-20"}</script>'
    assert _day(_page(stated, f"<h1>Our school</h1>{PROSE}")) is None
