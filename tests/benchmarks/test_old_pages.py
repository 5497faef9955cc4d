"""Modern pages in the markup of old ones keep their words and lose everything that names them."""

import re
from pathlib import Path

import pytest

from benchmarks.corpus import Case
from benchmarks.dress import FASHIONS, Fashion, dressed, fashion_of
from benchmarks.old_pages import table

PAGE = b"""<html><head><title>Ferry</title><meta property="og:type" content="article"><script>let x</script></head>
<body class="single-post"><header id="top"><nav><a class="home" href="/">Home</a> and away</nav></header>
<article itemprop="articleBody"><h2>The ferry</h2><p>It leaks on Sundays.</p> <p class="lead">A second boat was
promised <b>before</b> the ice melts.</p></article><noscript>Turn it on</noscript></body></html>"""


def words(markup: bytes) -> list[str]:
    return re.sub(rb"<[^>]*>", b" ", markup).decode().split()


def test_the_words_stay_in_their_order() -> None:
    said = "Ferry Home and away The ferry It leaks on Sundays. A second boat was promised before the ice melts."
    assert words(dressed(PAGE)) == said.split()


def test_a_control_character_in_an_address_does_not_end_a_dressing() -> None:
    page = dressed(b'<html><body><p>Text</p><a href="/shared?text=half\x08 a word">on</a></body></html>').decode()
    assert '<a href="/shared?text=half%20a%20word">on</a>' in page


def test_what_a_template_left_unfilled_goes_with_the_other_names() -> None:
    assert dressed(PAGE.replace(b"<p>", b"<p {id} {=x>", 1)) == dressed(PAGE)


@pytest.mark.parametrize("fashion", FASHIONS)
def test_no_fashion_loses_a_word(fashion: Fashion) -> None:
    assert [word for word in words(dressed(PAGE, fashion)) if word != "|"] == words(dressed(PAGE))


MENU = b"<html><body><div><ul><li><a href=a>Home</a></li><li><a href=b>Boats</a></li></ul></div></body></html>"


def test_menus_become_rows_or_columns_and_lists_of_words_stay() -> None:
    assert b'<a href="a">Home</a> | <a href="b">Boats</a>' in dressed(MENU, Fashion(menu=" | "))
    assert b'<a href="a">Home</a><br><a href="b">Boats</a><br>' in dressed(MENU, Fashion(menu=""))
    assert b"<li>" in dressed(MENU)
    assert b"<li>" in dressed(MENU.replace(b"<a href=b>Boats</a>", b"Boats"), Fashion(menu=""))


def test_lines_end_in_breaks_where_only_outer_boxes_are_tables() -> None:
    flat = dressed(b"<html><body><div><div>One</div><div>Two</div></div></body></html>", Fashion(flat=True))
    assert b"<table><tr><td>One<br>Two<br></td></tr></table>" in flat


def test_a_page_has_the_same_fashion_each_time_and_pages_differ() -> None:
    assert fashion_of("a") is fashion_of("a")
    assert {id(fashion_of(str(page))) for page in range(40)} == set(map(id, FASHIONS))


def test_nothing_says_what_it_is() -> None:
    old = dressed(PAGE).decode()
    assert not re.search(r"class|itemprop|og:type|<(?:article|nav|header|p|h2|script|noscript)\b", old)
    assert old.count("<table>") == 3
    assert 'href="/"' in old


def test_an_empty_page_stays_as_it_is() -> None:
    assert dressed(b"") == b""
    assert dressed(b"<!-- -->") == b"<!-- -->"


def test_every_way_stands_in_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    case = Case(corpus="c", id="a", file=tmp_path / "a.html", text="It leaks on Sundays.")
    ways = [row[0].removeprefix("copydesk, ") for row in table("c", [case], [], None).rows]
    assert ways == ["as it is", "in layout tables", "in mixed fashions"]
