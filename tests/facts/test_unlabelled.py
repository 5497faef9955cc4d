"""Names and days that no label tells: their place beside a date, a link, an office, a line behind the text."""

import pytest

from facts.lighthouse import PROSE, TITLE, read_page
from workers.model import Article

JA = (
    "<p>岬の古い灯台は、六人の作業員が九週間かけて灯を直し、この冬ふたたびともされることになった。</p>"
    "<p>嵐で張り出しの一部が海に落ちてから、塔に登った者は一人もいなかったと町の人々は話している。</p>"
) * 3
DAY = "<p>14 March 2026</p>"


def _read(head: str = "", tail: str = "", meta: str = "", prose: str = PROSE, title: str = TITLE) -> Article:
    return read_page(
        f"<h1>{title}</h1>{head}{prose}{tail}",
        title=f"{title} - Marrow Mail",
        head=meta,
        above="<nav><a href='/'>Home</a></nav>",
        below="<footer>About us</footer>",
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("<p>Ada Winter</p><p>Bo Larkin</p>", ("Ada Winter", "Bo Larkin")),
        ("<ul><li>Authors</li><li>Ada Winter</li><li>Bo Larkin</li></ul>", ("Ada Winter", "Bo Larkin")),
        ("<p>Ada Winter - Marrow Mail</p>", ("Ada Winter",)),
        ("<p>Ada Winter HS</p>", ("Ada Winter",)),
        ("<p>Ada Winter / Bo Larkin | Quayside</p>", ("Ada Winter", "Bo Larkin")),
        ("<p>By Ada Winter, Bo Larkin and 3 others</p>", ("Ada Winter", "Bo Larkin")),
        ("<p>From our correspondent Ada Winter in Port Ellery</p>", ("Ada Winter",)),
        ("<p>Words: Ada Winter Photography: Bo Larkin</p>", ("Ada Winter",)),
        ("<p>Marrow Mail</p>", ()),
        ("<p>Ada Winter wins again</p>", ()),
        ("<p>Old Lighthouse</p>", ()),
        ("<p>Adam Henry Winter VIII</p>", ("Adam Henry Winter VIII",)),
    ],
)
def test_a_run_of_names_above_the_date(line: str, names: tuple[str, ...]) -> None:
    assert _read(line + DAY).authors == names


def test_names_of_japan_need_no_space_and_no_label() -> None:
    day = "<p>2026年3月14日 5時00分</p>"
    assert _read("<p>山本健一 大野さくら</p>" + day, prose=JA, title="岬の灯台に灯がともる").authors == (
        "山本健一",
        "大野さくら",
    )
    assert _read("<p>山口放送</p>" + day, prose=JA, title="岬の灯台に灯がともる").authors == ()
    found = _read(day, "<p>（社会部・高田美咲）</p>", prose=JA, title="岬の灯台に灯がともる")
    assert found.authors == ("高田美咲",)


def test_a_link_to_the_author_ends_the_name() -> None:
    line = '<p><a href="/author/ada/">ADA WINTER</a> Quayside - 14 MAR 2026 - 05:30</p>'
    assert _read(line).authors == ("ADA WINTER",)
    assert _read('<p><a href="/topic/quay/">ADA WINTER</a></p>' + DAY).authors == ()


ORGANISATION = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
    '"author":{"@type":"Organization","name":"%s"}}</script>'
)


def test_the_site_gives_way_to_a_person_printed_beside_the_date() -> None:
    line = "<p>Ada Winter, Staff Writer</p>" + DAY
    found = _read(line, meta=ORGANISATION % "Marrow Mail")
    assert found.authors == ("Ada Winter",)
    why = {claim.rule: claim.refused for claim in found.claims if claim.field == "author"}
    assert why["json-ld.author.organization"] == "the site's own name, and the page prints a person"
    assert _read(line, meta=ORGANISATION % "Coast Press Agency").authors == ("Coast Press Agency",)
    assert _read(DAY, meta=ORGANISATION % "Marrow Mail").authors == ("Marrow Mail",)


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        ("<p><strong>Ada Winter</strong></p>", ("Ada Winter",)),
        ("<p><strong>Ada Winter</strong> (Theo AFP)</p>", ("Ada Winter",)),
        ("<div><h4>About the author</h4><p>Ada Winter</p></div>", ("Ada Winter",)),
        ("<p>Ada Winter is a reporter at the Marrow Mail.</p>", ("Ada Winter",)),
        ("<p>Ada Winter ist Redakteurin der Küstenpost.</p>", ("Ada Winter",)),
        ("<p>Ada Winter is the keeper of the lighthouse and will climb the tower every night.</p>", ()),
        ("<p><strong>Read More</strong></p>", ()),
        ("<p><strong>Ada Winter:</strong></p>", ()),
        ("<aside><h3>Most read</h3><ul><li>By Ada Winter: The tides</li></ul></aside>", ()),
    ],
)
def test_who_is_named_behind_the_text(tail: str, names: tuple[str, ...]) -> None:
    assert _read(DAY, tail).authors == names


def test_a_day_below_the_heading_of_other_stories_is_theirs() -> None:
    other = '<li><a href="/b">Ferry fares rise again</a> <time datetime="2026-03-18">18 March 2026</time></li>'
    assert _read(tail=f"<aside><h3>Most read</h3><ul>{other}</ul></aside>").published is None
    found = _read(
        '<p><time datetime="2026-03-14">14 March 2026</time></p>', f"<aside><h3>Most read</h3>{other}</aside>"
    )
    assert found.published is not None
    assert found.published.value == "2026-03-14"


def test_a_day_without_its_year_opens_the_text() -> None:
    prose = PROSE.replace("<p>The old", "<p>Quayside, March 14: The old", 1)
    found = _read(prose=prose)
    assert found.published is not None
    assert found.published.value == "2026-03-14"
