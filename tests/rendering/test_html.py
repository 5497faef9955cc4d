"""Clean HTML by example: what a page's markup becomes, and what never comes through."""

import pytest

from tests.rendering.forms import rendered
from workers.contract import Page
from workers.model import Article, Role
from workers.recipe import clean


def html(markup: str, *, url: str | None = "https://paper.example/news/1.html", **roles: Role) -> str:
    return rendered(markup, url=url, roles={text.replace("_", " "): role for text, role in roles.items()}).html


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", "<p>One.</p>\n<p>Two.</p>"),
        ("<div>One.<br><br>Two.</div>", "<p>One.</p>\n<p>Two.</p>"),
        ("<h1>Deich</h1><h3>Ufer</h3><p>a", "<h2>Deich</h2>\n<h3>Ufer</h3>\n<p>a</p>"),
        ("<h2><b>Bold</b> as it is</h2>", "<h2>Bold as it is</h2>"),
        ("<p>a <b>b</b> <i>c</i> H<sub>2</sub>O", "<p>a <strong>b</strong> <em>c</em> H<sub>2</sub>O</p>"),
        ("<p><b>a <b>b</b></b> c", "<p><strong>a b</strong> c</p>"),
        ("<p>a<b> b </b>c", "<p>a <strong>b</strong> c</p>"),
        ("<p>say <kbd>make</kbd>, <tt>x</tt>", "<p>say <code>make</code>, <code>x</code></p>"),
        ("<p>roses,<br>violets</p>", "<p>roses,<br>violets</p>"),
        ("<ul><li>a<li>b</ul>", "<ul><li>a</li>\n<li>b</li></ul>"),
        ("<ol start=4><li>a<li>b</ol>", '<ol start="4"><li>a</li>\n<li>b</li></ol>'),
        ("<ul><li>a<ul><li>b</ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<ul><li><p>a<p>b</ul>", "<ul><li><p>a</p><p>b</p></li></ul>"),
        ("<div><li>a</li><li>b</li></div>", "<ul><li>a</li>\n<li>b</li></ul>"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "<blockquote><p>a</p>\n<p>b</p></blockquote>"),
        ("<pre>if x:\n    y &lt; 1</pre>", "<pre>if x:\n    y &lt; 1</pre>"),
        ("<p>1 &lt; 2 &amp;&amp; &quot;x&quot;", '<p>1 &lt; 2 &amp;&amp; "x"</p>'),
    ],
)
def test_what_markup_becomes(markup: str, expected: str) -> None:
    assert html(markup) == expected


def test_a_table_of_data_keeps_its_cells_the_empty_ones_too() -> None:
    table = "<table><tr><th>Ort<th>Pegel<tr><td>Kalm<td><b>4</b> m<tr><td><td>5 m</table>"
    assert html(table).replace("\n", "") == (
        "<table><tbody><tr><th>Ort</th><th>Pegel</th></tr><tr><td>Kalm</td><td><strong>4</strong> m</td></tr>"
        "<tr><td></td><td>5 m</td></tr></tbody></table>"
    )


def test_a_table_that_only_lays_out_the_page_is_none() -> None:
    markup = "<table><tr><td><p>One paragraph.</p><p>Another one.</p></td></tr></table>"
    assert html(markup) == "<p>One paragraph.</p>\n<p>Another one.</p>"


def test_a_tables_caption_that_is_text_stands_before_it() -> None:
    markup = "<table><caption>Pegel</caption><tr><td>a<td>b</table>"
    assert html(markup).startswith("<p>Pegel</p>\n<table>")


def test_what_is_not_kept_is_not_there() -> None:
    assert html("<ul><li>a<li>Teilen<li>b</ul><p>Mehr</p>", Teilen="chrome", Mehr="related") == (
        "<ul><li>a</li>\n<li>b</li></ul>"
    )


def test_the_judge_says_what_is_a_heading_and_a_quotation() -> None:
    markup = "<p><b>Zwei Jahre</b></p><h3>Kein Titel</h3><p>Ich bleibe</p><p>sagte sie</p>"
    found = html(markup, Zwei_Jahre="heading", Kein_Titel="body", Ich_bleibe="quote", sagte_sie="quote")
    assert found == (
        "<h2>Zwei Jahre</h2>\n<p>Kein Titel</p>\n<blockquote><p>Ich bleibe</p>\n<p>sagte sie</p></blockquote>"
    )


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/a", "https://paper.example/a"),
        ("b.html?x=1&amp;y=2", "https://paper.example/news/b.html?x=1&amp;y=2"),
        ("//cdn.example/c", "https://cdn.example/c"),
        ("https://other.example/d e", "https://other.example/d%20e"),
        (" ht\ntps://other.example/f ", "https://other.example/f"),
        ("#note", "https://paper.example/news/1.html#note"),
        ("https://jane:secret@other.example/g", "https://other.example/g"),
        ("javascript:alert(1)", None),
        ("JAVA\tSCRIPT:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("vbscript:x", None),
        ("mailto:desk@paper.example", None),
        ("https://[", None),
        ("http:///x", None),
        ("https://other.example/" + "x" * 3000, None),
    ],
)
def test_links_are_absolute_or_none(href: str, expected: str | None) -> None:
    link = f'<a href="{expected}" rel="nofollow noopener">there</a>' if expected else "there"
    assert html(f'<p>go <a href="{href}" onclick="x()" class="y">there</a>.</p>') == f"<p>go {link}.</p>"


def test_a_base_in_the_head_counts_and_a_page_without_address_has_absolute_links_only() -> None:
    markup = '<head><base href="/archive/"></head><p><a href="x">a</a>'
    assert 'href="https://paper.example/archive/x"' in html(markup)
    assert html(markup, url=None) == "<p>a</p>"
    assert 'href="https://w.example/' in html('<p><a href="https://w.example/">a</a>', url=None)


FIGURE = '<p>a</p><figure><img src="{}" alt="A boat" onerror=x><figcaption>The ferry</figcaption></figure><p>b</p>'


def test_a_picture_comes_with_the_caption_that_was_judged_to_be_its_own() -> None:
    assert html(FIGURE.format("/f.jpg"), The_ferry="caption") == (
        '<p>a</p>\n<figure><img src="https://paper.example/f.jpg" alt="A boat">\n'
        "<figcaption>The ferry</figcaption></figure>\n<p>b</p>"
    )


@pytest.mark.parametrize(
    "markup",
    [
        FIGURE.format("data:image/gif;base64,R0lGOD"),
        "<p>a</p><p>b</p>" + FIGURE.format("/f.jpg").split("</p>")[1].removesuffix("<p>b"),
        FIGURE.format("/f.jpg").replace("figure>", "div>"),
    ],
    ids=["no address", "behind the text", "no figure"],
)
def test_any_other_caption_stays_out(markup: str) -> None:
    assert html(markup, The_ferry="caption") == "<p>a</p>\n<p>b</p>"


def test_a_picture_that_is_loaded_late_has_its_own_address() -> None:
    markup = FIGURE.format("/blank.gif").replace("<img", '<img data-src="/real.jpg"')
    assert 'src="https://paper.example/real.jpg"' in html(markup, The_ferry="caption")


def test_what_is_hidden_inside_a_line_is_not_told() -> None:
    assert html("<p>a <span hidden>menu</span> b</p>", menu="chrome") == "<p>a b</p>"


def test_a_box_around_blocks_is_not_read_twice() -> None:
    assert html("<div>a <i>b</i><a href=/x><p>Read more</p></a>c</div>", Read_more="related") == (
        "<p>a <em>b</em></p>\n<p>c</p>"
    )


def test_plain_text_gives_paragraphs() -> None:
    lines = ["The lamp was lit again on Monday evening, and the harbour saw it <at once>."] * 6
    article = clean(Page(text="\n\n".join(f"{line} {number}." for number, line in enumerate(lines))))
    assert isinstance(article, Article)
    assert article.html.startswith(
        "<p>The lamp was lit again on Monday evening, and the harbour saw it &lt;at once&gt;"
    )
    assert article.html.count("<p>") == article.text.count("\n\n") + 1
