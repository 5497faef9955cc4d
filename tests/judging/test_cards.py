"""Posts that were copied with their frame, cries above posts, and texts that begin with a post or a loader."""

import pytest
from judging.scenes import HEADLINE, PARAGRAPHS, judged, kept, roles

A, B, C = PARAGRAPHS
WORDS = "The second boat floats, and nobody is bailing tonight."
CARDS = [
    [
        "River Radio",
        "@riverradio",
        WORDS,
        "4:15 PM · Jun 3, 2024",
        "12.4K Views",
        "14 Reposts · 3 Quotes · 120 Likes",
    ],
    ["River Radio @riverradio", WORDS, "Jun 3, 2024, 8:04 AM", "120 likes · 14 reposts"],
    ["Radio Fluss", "@radiofluss", "Das zweite Boot schwimmt, und niemand schöpft.", "3. Juni 2024", "12 Antworten"],
    ["Речное радио", "@rechnoe", "Вторая лодка на воде, и никто не черпает.", "3 июня 2024 г.", "12 ответов"],
]


@pytest.mark.parametrize("card", CARDS)
def test_a_copied_card_is_a_post(card: list[str]) -> None:
    assert roles(A, *card, B, C)[: len(card) + 1] == ["body", *["embed"] * len(card)]
    assert kept("\n".join([A, B, *card, C])) == [A, B, C]


@pytest.mark.parametrize(
    "lines",
    [
        ["Ada Finch", "@adafinch", "3 June 2024", "Last modified on 4 June 2024"],
        ["Write to boats@county.example", "3 June 2024"],
        ["The county wrote to @riverradio.", "It has no boat.", "So the keepers wait."],
    ],
)
def test_handles_in_bylines_addresses_and_prose_make_no_card(lines: list[str]) -> None:
    assert "embed" not in roles(A, *lines, B, C)


CRIES = ["BREAKING", "Breaking news:", "🚨 JUST IN", "EILMELDUNG", "ÚLTIMA HORA", "СРОЧНО", "عاجل", "速報"]


@pytest.mark.parametrize("cry", CRIES)
def test_a_cry_above_a_post_belongs_to_it(cry: str) -> None:
    post = [cry, f"{WORDS} https://t.co/Ab12Cd34Ef", "— River Radio (@riverradio) June 3, 2024"]
    assert roles(A, *post, B, C) == ["body", "embed", "embed", "embed", "body", "body"]


def test_a_placeholder_stands_between_a_post_and_its_attribution() -> None:
    post = [WORDS, "[image or embed]", "— Ada Finch (@ada.bsky.social) June 3, 2024 at 4:15 PM"]
    assert roles(A, *post, B, C) == ["body", "embed", "embed", "embed", "body", "body"]


def test_an_attribution_may_lack_its_date() -> None:
    assert roles(A, WORDS, "— River Radio (@riverradio)", B, C) == ["body", "embed", "embed", "body", "body"]


@pytest.mark.parametrize("post", [[WORDS, "— River Radio (@riverradio) June 3, 2024"], CARDS[0]])
def test_a_text_that_begins_with_a_post_has_no_headline(post: list[str]) -> None:
    assert "headline" not in roles(*post, A, B, C)
    assert kept("\n".join([*post, A, B, C])) == [A, B, C]


@pytest.mark.parametrize("loader", ["Loading…", "Fetching the page…", "Een ogenblik geduld…", "Se încarcă"])
@pytest.mark.parametrize(
    "motto", ["Loyal to the Tide", "Close to the water.", "Treu dem Fluss", "河の声", "Верны реке"]
)
def test_a_motto_below_a_loader_is_no_headline(loader: str, motto: str) -> None:
    assert roles(loader, motto, A, B, C) == ["chrome", "chrome", "body", "body", "body"]


def test_a_headline_below_a_loader_stays_one() -> None:
    assert roles("Loading…", HEADLINE, A, B, C) == ["chrome", "headline", "body", "body", "body"]


def test_a_long_motto_gives_way_to_the_headline_below_it() -> None:
    motto = "Read by keepers, bailers, dancers and by everybody who ever waited for a boat that did not come"
    assert roles("Loading…", motto, HEADLINE, "By Ada Finch", A, B, C)[1:4] == ["chrome", "headline", "byline"]


def test_names_of_icons_in_lines_of_their_own() -> None:
    lines = [
        HEADLINE,
        HEADLINE,
        "home",
        "Upper River",
        "watch_later",
        "two months ago",
        "star",
        "Gem artikel",
        A,
        B,
        C,
    ]
    found = roles(*lines)
    assert found[2:8] == ["chrome", "section", "chrome", "dateline", "chrome", "chrome"]


def markup(head: str) -> str:
    return f"<html><body>{head}{''.join(f'<p>{text}</p>' for text in (A, B, C) * 2)}</body></html>"


def role_of(html: str, text: str) -> str:
    return next(verdict.role for line, verdict in judged(html=html) if line == text)


def test_a_second_rank_heading_in_a_cell_is_the_headline() -> None:
    head = (
        f"<table><tr><td>Loyal to the Tide</td></tr><tr><td><h2>{HEADLINE}</h2><p>By Ada Finch</p></td></tr></table>"
    )
    html = markup(head)
    assert role_of(html, HEADLINE) == "headline"
    assert role_of(html, "Loyal to the Tide") == "chrome"


def test_rows_with_drawn_icons_are_no_text() -> None:
    row = (
        "<ul><li><i class='fa fa-globe'></i> Upper River</li><li><i class='fa fa-clock-o'></i> 3 May 2025</li>"
        "<li><i class='fa fa-star'></i> Gem artikel</li></ul>"
    )
    html = markup(f"<h1>{HEADLINE}</h1>{row}")
    assert [role_of(html, text) for text in ("Upper River", "3 May 2025", "Gem artikel")] == [
        "section",
        "dateline",
        "chrome",
    ]


def test_an_icon_alone_makes_no_row() -> None:
    html = markup(f"<h1>{HEADLINE}</h1><div><i class='fa fa-globe'></i> A word on the river before we begin</div>")
    assert role_of(html, "A word on the river before we begin") == "body"


def test_a_page_whose_title_is_the_sites_name_has_its_first_rank_heading() -> None:
    html = f"<html><head><title>The Pier</title></head><body><div>The Pier</div><h1>{HEADLINE}</h1>"
    assert role_of(html + "".join(f"<p>{text}</p>" for text in (A, B, C)) + "</body></html>", HEADLINE) == "headline"
