"""What stands around a headline: kicker, standfirst, the site's clock, and the order of figures in dates."""

import pytest

from facts.lighthouse import PROSE, TITLE, read_page
from workers.model import Article

STATED = f'<meta property="og:title" content="{TITLE}">'
LEAD = "After nine weeks of work the lamp is mended at last."


def _read(above: str = "", line: str = "", head: str = "", h1: str = f"<h1>{TITLE}</h1>", tail: str = "") -> Article:
    return read_page(f"{h1}{line}{PROSE}{tail}", head=head, above=f"<header>{above}</header>")


@pytest.mark.parametrize("kicker", ["Coast", "Land und Meer", "Vie locale"])
def test_a_kicker_in_the_headline_is_none_of_the_title(kicker: str) -> None:
    assert _read(h1=f"<h1><span>{kicker}</span> {TITLE}</h1>", head=STATED).title == TITLE


def test_the_site_before_a_colon_is_cut_from_the_title() -> None:
    site = '<meta property="og:site_name" content="The Shore Paper">'
    stated = f'<meta property="og:title" content="The Shore Paper: {TITLE}">'
    assert _read(h1="", head=site + stated).title == TITLE


@pytest.mark.parametrize("mark", ["standfirst", "article-lead", "chapo", "entradilla", "post-subtitle"])
def test_a_standfirst_is_the_description_where_the_markup_gives_none(mark: str) -> None:
    line = f'<p class="{mark}">{LEAD}</p>'
    assert _read(line=line).description == LEAD
    assert (
        _read(line=line, head='<meta name="description" content="The lamp burns.">').description == "The lamp burns."
    )


def test_a_paragraph_is_no_standfirst() -> None:
    assert _read(line=f'<p class="paragraph">{LEAD}</p>').description is None


@pytest.mark.parametrize("today", ["Friday, 20 March 2026", "20.03.2026", "2026年3月20日"])
def test_the_clock_of_a_site_is_no_publication(today: str) -> None:
    found = _read(above=f"<div>{today}</div>")
    assert found.published is None


def test_the_day_of_the_fetch_below_the_headline_is_one() -> None:
    found = _read(above="<div>Friday, 20 March 2026</div>", line="<p>20 March 2026</p>")
    assert found.published is not None
    assert found.published.value == "2026-03-20"


@pytest.mark.parametrize(
    ("line", "tail", "day"),
    [
        ("Published 03/02/2026, updated 15/02/2026", "", "2026-02-03"),
        ("03/02/2026", "Corrected on 03/15/2026", "2026-03-02"),
        ("03/02/2026", "", None),
        ("03/02/2026", "From 13/02/2026 to 02/14/2026", None),
    ],
)
def test_the_order_of_day_and_month_by_the_other_dates_of_the_page(line: str, tail: str, day: str | None) -> None:
    found = _read(line=f"<p>{line}</p>", tail=f"<p>{tail}</p>" if tail else "").published
    assert (found.value if found else None) == day


def test_when_a_website_was_made_counts_only_where_the_page_prints_it() -> None:
    made = '<meta property="article:published_time" content="2026-03-14T08:30:00Z">'
    site, story = (f'<meta property="og:type" content="{kind}">' for kind in ("website", "article"))
    assert _read(head=site + made).published is None
    assert _read(head=story + made).published is not None
    assert _read(head=site + made, line="<p>14 March 2026</p>").published is not None
