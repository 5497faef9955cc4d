"""Pages as the software of blogs and small sites prints them: names that the site bears, boxes, titles, accounts."""

import json

import pytest

from workers import Page, clean
from workers.model import Article

TITLE = "What the lower field taught me"
PROSE = (
    "<p>The winter wheat came up late, and for weeks the lower field stood under the water of a storm.</p>"
    "<p>What saved it was the ditch that a neighbour dug while the drainage board was still arguing about money.</p>"
) * 3


def _read(head: str = "", body: str = "", *, host: str = "diary.example", path: str = "/lower-field") -> Article:
    html = f"<html lang='en'><head>{head}</head><body>{body}<footer>All rights reserved</footer></body></html>"
    found = clean(Page(html=html, url=f"https://{host}{path}", fetched_at="2026-03-20T12:00:00Z"))
    assert isinstance(found, Article)
    return found


def _post(line: str = "", tail: str = "") -> str:
    return f"<main><article><h1>{TITLE}</h1>{line}{PROSE}{tail}</article></main>"


def _person(name: str) -> str:
    stated = {"@type": "BlogPosting", "headline": TITLE, "author": {"@type": "Person", "name": name}}
    return f'<script type="application/ld+json">{json.dumps(stated)}</script>'


@pytest.mark.parametrize("rank", ["h2", "h3"])
def test_the_blogs_name_in_the_first_rank_is_not_the_posts_title(rank: str) -> None:
    head = f"<title>Marsh Diary: {TITLE}</title><meta property='og:title' content='{TITLE}'>"
    body = f"<header><h1>Marsh Diary</h1></header><div><{rank}>{TITLE}</{rank}>{PROSE}</div>"
    found = _read(head, body)
    assert found.title == TITLE
    assert TITLE not in found.text


def test_a_headline_with_a_second_half_below_it_stays_the_title() -> None:
    head = f"<title>{TITLE}: a year of water</title>"
    assert _read(head, f"<h1>{TITLE}</h1><h3>A year of water</h3>{PROSE}").title == TITLE


@pytest.mark.parametrize(
    ("name", "host", "names"),
    [
        ("Hester Wren", "hesterwren.example", ("Hester Wren",)),
        ("wren1984", "wren1984.example", ("wren1984",)),
        ("Winter Wheat", "winterwheat.example", ()),
        ("Marsh Diary Correspondent", "marshdiary.example", ()),
        ("MARSH DIARY", "marshdiary.example", ()),
        ("Marsh", "marsh.example", ()),
    ],
)
def test_a_site_that_bears_its_writers_name(name: str, host: str, names: tuple[str, ...]) -> None:
    assert _read(_person(name), _post(f"<p>{name} · 14 March 2026</p>"), host=host).authors == names


@pytest.mark.parametrize(("line", "names"), [("<p>Hester Wren · 14 March 2026</p>", ("Hester Wren",)), ("", ())])
def test_a_tag_that_a_site_sets_once_names_whom_the_page_prints(line: str, names: tuple[str, ...]) -> None:
    head = "<meta name='author' content='Hester Wren'><meta property='og:site_name' content='Hester Wren'>"
    assert _read(head, _post(line), host="hesterwren.example").authors == names


@pytest.mark.parametrize(
    ("box", "names"),
    [
        ("<h4>About Hester Wren</h4><p>Hester farms by the sea and has written two books.</p>", ("Hester Wren",)),
        ("<h4>Über Hester Wren</h4><p>Wren lebt am Meer und schreibt über Gärten.</p>", ("Hester Wren",)),
        ("<h4>About Marsh Farm</h4><p>We grow wheat by the sea and have done so for years.</p>", ()),
        ("<h4>About Hester Wren</h4><p>She farms by the sea.</p>", ()),
    ],
)
def test_a_box_that_introduces_by_name(box: str, names: tuple[str, ...]) -> None:
    assert _read("", _post(tail=f"<div class='author-box'>{box}</div>")).authors == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Zuletzt geändert am 04.02.2025 von Webredaktion", ()),
        ("Zuletzt geändert am 04.02.2025 von Hester Wren", ("Hester Wren",)),
    ],
)
def test_a_desk_that_changed_a_page_wrote_nothing(line: str, names: tuple[str, ...]) -> None:
    assert _read("", _post(tail=f"<p>{line}</p>")).authors == names


@pytest.mark.parametrize("account", ["Beheerder", "Administrador", "Администратор", "管理员", "Super User"])
def test_the_systems_own_account_signs_nothing(account: str) -> None:
    assert _read(f"<meta name='author' content='{account}'>", _post(f"<p>{account}</p>")).authors == ()


def test_the_questions_of_a_page_of_answers_are_not_its_title() -> None:
    head = (
        '<title>Common questions | Marsh Boats</title><script type="application/ld+json">{"@type": "FAQPage", '
        '"mainEntity": [{"@type": "Question", "name": "What does a boat cost?"}]}</script>'
    )
    found = _read(head, f"<main><h1>Common questions</h1><h2>What does a boat cost?</h2>{PROSE}</main>")
    assert found.title == "Common questions"


def test_the_one_question_of_a_page_of_questions_is_its_title() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "QAPage", "mainEntity": {"@type": "Question", '
        '"name": "What does a boat cost?"}}</script>'
    )
    assert _read(head, f"<main><p>What does a boat cost?</p>{PROSE}</main>").title == "What does a boat cost?"


@pytest.mark.parametrize(("bar", "title"), [("::", TITLE), ("«", TITLE), ("..", f"{TITLE} .. Marsh Diary")])
def test_a_sites_name_behind_its_bar(bar: str, title: str) -> None:
    assert _read(f"<title>{TITLE} {bar} Marsh Diary</title>", PROSE).title == title


@pytest.mark.parametrize(
    ("title", "line", "day"),
    [
        ("About us", "", None),
        ("About us", "<p>14 March 2026</p>", "2026-03-14"),
        ("Über Andrea", "", None),
        (TITLE, "", "2026-03-14"),
    ],
)
def test_a_page_that_stands_was_published_only_where_it_says_so(title: str, line: str, day: str | None) -> None:
    head = f"<title>{title} | Marsh Diary</title><meta property='article:published_time' content='2026-03-14'>"
    found = _read(head, _post(line).replace(TITLE, title)).published
    assert (found.value[:10] if found else None) == day


def test_a_customers_words_below_the_text_have_a_day_of_their_own() -> None:
    box = "<div class='rating-single-comment'><p>Rated by Bo Larkin, published on 3 May 2025</p></div>"
    assert _read("", _post(tail=box)).published is None
    assert _read("", _post(tail=box.replace("rating-single-comment", "note"))).published is not None
