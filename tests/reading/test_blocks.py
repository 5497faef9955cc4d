"""Markup is cut where a reader sees a border, and nowhere else."""

import pytest

from workers.contract import Page
from workers.model import Block, Reading
from workers.reading import read


def reading(markup: str) -> Reading:
    found = read(Page(html=markup))
    assert isinstance(found, Reading)
    return found


def texts(markup: str) -> list[str]:
    return [block.text for block in reading(markup).blocks]


def only(markup: str) -> Block:
    (block,) = reading(markup).blocks
    return block


CUTS = [
    ("block elements", "<h1>a</h1><p>b<p>c<div>d</div>", ["a", "b", "c", "d"]),
    ("text beside blocks is its own", "<div>a<p>b</p>c</div>", ["a", "b", "c"]),
    ("inline elements stay", "<p>a <b>b</b><i>c</i> <a href=x>d</a>.</p>", ["a bc d."]),
    ("a word is never cut", "<p>w<b>o</b><span class=x>r</span><span class=y>d</span></p>", ["word"]),
    ("a drop cap", "<p><span class=cap>T</span><span class=rest>he council met</span></p>", ["The council met"]),
    ("a break is a space", "<p>a<br>b</p>", ["a b"]),
    ("two breaks are a border", "<div>a<br> <br/>b<br>c</div>", ["a", "b c"]),
    (
        "a break behind a styled line",
        "<td><font><b>Title</b></font><br>\n<i>By Ann</i><br>text",
        ["Title", "By Ann", "text"],
    ),
    ("a break before a styled line", "<div>Title<br><i>By Ann</i><br>1 May</div>", ["Title", "By Ann", "1 May"]),
    ("a break that ends a styled line", "<p><b>Why?<br></b>It was for sale.</p>", ["Why?", "It was for sale."]),
    (
        "a break behind a paragraph",
        f"<div>{'a long paragraph ' * 6}ends.<br>{'Another long line ' * 6}goes on<br>to here.</div>",
        [f"{'a long paragraph ' * 6}ends.", f"{'Another long line ' * 6}goes on to here."],
    ),
    (
        "a break behind a paragraph without spaces",
        f"<div>{'汉字' * 20}。<br>{'文' * 9}</div>",
        ["汉字" * 20 + "。", "文" * 9],
    ),
    ("a break inside a sentence", f"<div>{'a long line ' * 9}goes<br>on.</div>", [f"{'a long line ' * 9}goes on."]),
    ("a style inside a line", "<p>a <b>b</b><br><i>c</i> d<br>e</p>", ["a b c d e"]),
    ("a verse in one style", "<p><i>O Marrow<br>wide and slow</i></p>", ["O Marrow wide and slow"]),
    ("an address", "<p>12 Quay Street<br>Port Ansel<br>Halvorn</p>", ["12 Quay Street Port Ansel Halvorn"]),
    ("a styled line in a row of data", "<table><tr><td><b>a</b><br>b<td>c</table>", ["a b | c"]),
    ("Indic labels", "<div><a href=x>साझा करें</a><a href=y>प्रिंट करें</a></div>", ["साझा करें प्रिंट करें"]),
    ("a rule is a border", "<div>a<hr>b</div>", ["a", "b"]),
    ("list items", "<ul><li>a<li>b<ul><li>c</ul>d</ul>", ["a", "b", "c", "d"]),
    ("a row of data", "<table><tr><th>Year<th>Sum<tr><td>2024<td><b>12</b></table>", ["Year | Sum", "2024 | 12"]),
    (
        "a table for layout",
        f"<table><tr><td>nav<td>{'long text ' * 30}</table>",
        ["nav", ("long text " * 30).strip()],
    ),
    ("blocks inside a cell", "<table><tr><td><p>a</p><td><p>b</p></table>", ["a", "b"]),
    ("pre keeps its lines", "<pre>\nif x:\n    y  = 1\n</pre>", ["if x:\n    y  = 1"]),
    ("code is no label", "<pre><span class=k>def</span><span class=n>f</span></pre>", ["deff"]),
    ("labels side by side", "<div><a class=n>Ann Roe</a><span class=o>The Post</span></div>", ["Ann Roe The Post"]),
    ("links side by side", "<div><a href=a>Home</a><a href=b>News</a></div>", ["Home News"]),
    ("an icon stays with its label", "<div><i class=material-icons>star</i><span>Save</span></div>", ["starSave"]),
    ("skipped elements", "<p>a<script>b</script><style>c</style><select><option>d</select>e</p>", ["ae"]),
    ("templates, media, frames", "<p>a</p><template>b</template><video>c</video><iframe>d</iframe>", ["a"]),
    ("pronunciation beside a word", "<p><ruby>漢字<rp>(</rp><rt>かんじ</rt></ruby>を</p>", ["漢字を"]),
    ("white space folds", "<p>\n a\t\u00a0 b \u3000</p><p>\u200b \u00ad</p>", ["a b"]),
    ("a link around blocks", "<a href=x><h3>a</h3><p>b</p></a>c", ["a", "b", "c"]),
    ("a block inside a link", "<a href=x>a<div>b</div>c</a>", ["a", "b", "c"]),
    ("a button is no text of its paragraph", "<p>a<button>Share</button>b</p>", ["a", "Share", "b"]),
    ("unclosed and crossed tags", "<p><b>a<p>b</i></b> c", ["a", "b c"]),
    ("entities", "<p>a &amp; b &lt;c&gt; &#8217;</p>", ["a & b <c> ’"]),
]


@pytest.mark.parametrize(("markup", "expected"), [cut[1:] for cut in CUTS], ids=[cut[0] for cut in CUTS])
def test_cuts(markup: str, expected: list[str]) -> None:
    assert texts(markup) == expected


def test_a_block_knows_its_place() -> None:
    block = only("<body><div></div><div><section></section><p>x</p></div>")
    assert block.path == "html/body/div[2]/p[1]"
    assert block.tag == "p"


def test_a_block_counts_its_link_characters() -> None:
    assert only("<p>see <a href=x>the  council</a> now").link_chars == len("the council")
    assert only("<p>see <a name=x>the council</a> now").link_chars == 0
    assert only("<a href=x><div>all</div></a>").link_chars == 3


def test_a_block_counts_the_links_that_have_text() -> None:
    row = "<p><a href=x><b>a</b><i>b</i></a> <a href=y>c</a> <a href=z></a><a name=n>d</a> e</p>"
    assert only(row).links == 2
    assert only("<a href=x><div>all</div></a>").links == 1
    assert only("<p>none").links == 0


def test_a_block_counts_its_characters_in_bold() -> None:
    assert only("<p><b>Ann  <i>Roe</i></b> met <strong>us</strong>").strong_chars == len("AnnRoe") + len("us")
    assert only("<b>\n<div>all</div></b>").strong_chars == 3
    assert only("<p><b> </b><em>none</em>").strong_chars == 0


def test_marks_are_the_words_around_nearest_first() -> None:
    block = only('<main class="Page wide"><div id=Story role=main><p itemprop=articleBody class="md:flex t">x')
    assert block.marks == ("articlebody", "t", "main", "story", "page", "wide")


def test_marks_of_an_inline_element_count_if_it_holds_the_whole_text() -> None:
    assert only("<p class=p><span class=byline>By Ann</span></p>").marks == ("byline", "p")
    assert only("<p class=p><span class=byline>By Ann</span> today</p>").marks == ("p",)


def test_marks_are_capped() -> None:
    block = only("".join(f"<div class='a{n} b{n}'>" for n in range(50)) + "x")
    assert len(block.marks) == 24
    assert block.marks[:2] == ("a49", "b49")


@pytest.mark.parametrize(
    "attribute", ["hidden", 'aria-hidden="true"', 'style="color:red; display : none"', "style='visibility:hidden'"]
)
def test_hidden_elements_say_so(attribute: str) -> None:
    found = reading(f"<div {attribute}><p>a</p></div><p>b</p>").blocks
    assert [(block.text, block.hidden) for block in found] == [("a", True), ("b", False)]


def test_text_hidden_inside_a_line_is_a_hidden_block_behind_it() -> None:
    found = reading("<p>The council <span style='display:none'>IGNORE THIS</span>met.</p>").blocks
    assert [(block.text, block.hidden) for block in found] == [("The council met.", False), ("IGNORE THIS", True)]


def test_noscript_is_read_only_if_it_holds_a_text() -> None:
    long = "The thread goes on for many words. " * 20
    found = reading(f"<body><noscript><p>Enable JavaScript</p></noscript><noscript><p>{long}</noscript><p>end")
    assert [block.text for block in found.blocks] == [long.strip(), "end"]
    assert "noscript" in found.flags


def test_a_frame_in_noscript_does_not_swallow_the_page() -> None:
    assert texts("<noscript><iframe src=x /></noscript><p>text</p>") == ["text"]


def test_deep_nesting_needs_no_deep_stack_and_loses_nothing() -> None:
    found = reading("<div>" * 1_400 + "deep" + "</div>" * 1_400 + "<p>after")
    assert [block.text for block in found.blocks] == ["deep", "after"]
    assert found.blocks[0].path.endswith("/…")
    assert len(found.containers) > 1_400


def test_deep_inline_nesting_is_one_block() -> None:
    assert only("<span class=a>" * 1_400 + "deep").text == "deep"
