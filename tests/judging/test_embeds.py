"""Posts shown in a page: the attribution, the link lines, and the neighbours that belong to them."""

import pytest
from judging.scenes import PARAGRAPHS, kept, roles

from workers.judging.embeds import is_attribution

A, B, C = PARAGRAPHS
ATTRIBUTIONS = [
    "— River Radio (@riverradio) September 18, 2025",
    "– River Radio (@riverradio) 18 September 2025",
    "-- River Radio (@riverradio) Sep 18, 2025",
    "― Radio Fluss (@radiofluss) 18. September 2025",
    "— Radio Río (@radiorio) 18 de septiembre de 2025",
    "— Речное радио (@rechnoe) 18 сентября 2025 г.",
    "— إذاعة النهر (@nahr) ١٨ سبتمبر ٢٠٢٥",
    "— 河流电台 (@heliu) 2025年9月18日",
    "— Ada Finch (@ada.finch.bsky.social) September 18, 2025 at 2:05 PM",
    "River Radio (@riverradio) September 18, 2025",
]


@pytest.mark.parametrize("line", ATTRIBUTIONS)
def test_an_attribution_is_known(line: str) -> None:
    assert is_attribution(line)


@pytest.mark.parametrize(
    "line",
    [
        "— Ada Finch, county surveyor",
        "The keeper (@tomash) wrote about it on Sunday.",
        "Write to us (mail@example.org) by 18 September 2025",
        "He left – and nobody (not even Ash) saw it in 2025",
    ],
)
def test_other_lines_are_none(line: str) -> None:
    assert not is_attribution(line)


@pytest.mark.parametrize("attribution", ATTRIBUTIONS)
def test_the_usual_order(attribution: str) -> None:
    post = 'The boat "leaks on Mondays too," keeper Tom Ash said. https://t.co/Ab12Cd34Ef'
    assert roles(A, post, attribution, B, C) == ["body", "embed", "embed", "body", "body"]


def test_words_before_and_after_the_attribution() -> None:
    before, after = (
        'The boat is "very old," Ash said.',
        'It is "almost a ship," he added. https://t.co/Ab12Cd34Ef pic.x.com/Zz9',
    )
    assert roles(A, before, ATTRIBUTIONS[0], after, B, C) == ["body", "embed", "embed", "embed", "body", "body"]


def test_a_post_may_stand_between_the_text_and_its_credit() -> None:
    after = 'It is "almost a ship," he added. https://t.co/Ab12Cd34Ef pic.x.com/Zz9'
    lines = [A, B, C, 'The boat is "very old," Ash said.', ATTRIBUTIONS[0], after, "(AP)"]
    assert roles(*lines) == ["body", "body", "body", "embed", "embed", "embed", "credit"]


def test_a_line_of_links_has_its_words_above_it() -> None:
    lines = [A, "It floats! #marrow", "https://t.co/Ab12Cd34Ef pic.twitter.com/Zz9", ATTRIBUTIONS[0], B, C]
    assert roles(*lines) == ["body", "embed", "embed", "embed", "body", "body"]


@pytest.mark.parametrize("address", ["https://x.com/river/status/123456789", "https://youtu.be/Ab_12-cd"])
def test_the_address_of_a_post_alone_on_a_line(address: str) -> None:
    assert roles(A, address, B, C) == ["body", "embed", "body", "body"]
    assert roles(A, f"He showed it at {address}, he said, and nobody answered.", B, C) == ["body"] * 4


def test_a_lead_in_and_a_paragraph_above_stay() -> None:
    assert roles(A, "The station wrote:", ATTRIBUTIONS[0], B, C)[:2] == ["body", "body"]
    long = " ".join([A, B, C])
    assert kept("\n".join([long, ATTRIBUTIONS[0], B])) == [long, B]


def test_words_and_attribution_in_one_line() -> None:
    assert roles(A, f"It floats. https://t.co/Ab12Cd34Ef {ATTRIBUTIONS[0]}", B, C) == [
        "body",
        "embed",
        "body",
        "body",
    ]


@pytest.mark.parametrize("mark", ["twitter-tweet", "instagram-media", "fb-post", "bluesky-embed", "tiktok-embed"])
def test_embed_codes_are_known_by_their_marks(mark: str) -> None:
    post = f'<blockquote class="{mark}"><p>The boat is afloat and nobody knows why, says the keeper.</p></blockquote>'
    html = f"<article><h1>A boat</h1><p>{A}</p><p>{B}</p>{post}<p>{C}</p></article>"
    assert kept(html=html) == [A, B, C]
