"""Modern pages in the markup of old ones keep their words and lose everything that names them."""

import re
from pathlib import Path

from benchmarks.corpus import Case
from benchmarks.old_pages import dressed, table

PAGE = b"""<html><head><title>Ferry</title><meta property="og:type" content="article"><script>let x</script></head>
<body class="single-post"><header id="top"><nav><a class="home" href="/">Home</a> and away</nav></header>
<article itemprop="articleBody"><h2>The ferry</h2><p>It leaks on Sundays.</p> <p class="lead">A second boat was
promised <b>before</b> the ice melts.</p></article><noscript>Turn it on</noscript></body></html>"""


def words(markup: bytes) -> list[str]:
    return re.sub(rb"<[^>]*>", b" ", markup).decode().split()


def test_the_words_stay_in_their_order() -> None:
    said = "Ferry Home and away The ferry It leaks on Sundays. A second boat was promised before the ice melts."
    assert words(dressed(PAGE)) == said.split()


def test_nothing_says_what_it_is() -> None:
    old = dressed(PAGE).decode()
    assert not re.search(r"class|itemprop|og:type|<(?:article|nav|header|p|h2|script|noscript)\b", old)
    assert old.count("<table>") == 3
    assert 'href="/"' in old


def test_an_empty_page_stays_as_it_is() -> None:
    assert dressed(b"") == b""
    assert dressed(b"<!-- -->") == b"<!-- -->"


def test_both_ways_stand_in_the_table(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    case = Case(corpus="c", id="a", file=tmp_path / "a.html", text="It leaks on Sundays.")
    assert [row[0] for row in table("c", [case], [], None).rows] == ["copydesk, as it is", "copydesk, dressed"]
