"""Links behind a heading, to itself or to where it is edited: no text of the page, in any of its forms."""

import pytest

from workers.contract import Page
from workers.model import Article, Reading
from workers.reading import read
from workers.recipe import clean

PROSE = "<p>The harbour cake is a dense sponge, eaten on the quay before the first ferry of the day leaves Sill.</p>"


def headings(markup: str) -> list[str]:
    found = read(Page(html=f"<body>{markup}{PROSE}</body>"))
    assert isinstance(found, Reading)
    return [block.text for block in found.blocks if block.tag.startswith("h")]


@pytest.mark.parametrize(
    "anchor",
    [
        '<a class="headerlink" href="#making">¶</a>',
        '<a href="#making">#</a>',
        "<span class=mw-editsection><span>[</span><a href=/edit>edit</a><span>]</span></span>",
        "<span>[<a href=/ve>Bearbeiten</a> | <a href=/edit>Quelltext bearbeiten</a>]</span>",
        "<span>[<a href=/edit>править</a>]</span> <!-- end -->\n",
        "<small><a href=/edit>[編集]</a></small>",
    ],
)
def test_a_link_to_the_heading_or_to_its_editor_is_no_text(anchor: str) -> None:
    assert headings(f"<h2><span>Making</span>{anchor}</h2>") == ["Making"]
    assert headings(f"<h2>Making {anchor}</h2><h3>Crust {anchor}</h3>") == ["Making", "Crust"]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Making<sup><a href=#n1>[1]</a></sup>", "Making[1]"),
        ("<a href=/x>Making [video]</a>", "Making [video]"),
        ("What is <a href=/x>new in C#</a>", "What is new in C#"),
        ("Making [video]", "Making [video]"),
        ("<a href=#x>#</a>", "#"),
    ],
)
def test_other_links_of_a_heading_stay(heading: str, text: str) -> None:
    assert headings(f"<h2>{heading}</h2>") == [text]


def test_a_heading_of_two_blocks_or_in_another_loses_its_link_once() -> None:
    edit = "[<a href=/e>edit</a>]"
    assert headings(f"<h2>A <a href=/a>[b]</a><br><br>Making<span>{edit}</span></h2>") == ["A [b]", "Making"]
    assert headings(f"<h2>A <a href=/a>#</a><div>[a<h3>Crust<b>{edit}</b></h3>]</div></h2>")


def test_all_forms_of_the_text_agree() -> None:
    body = f"<h1>Harbour cake</h1>{PROSE}<h2>Making<span>[<a href=/edit>edit</a>]</span></h2>{PROSE * 3}"
    article = clean(Page(url="https://wiki.sill.example/cake", html=f"<body><article>{body}</article></body>"))
    assert isinstance(article, Article)
    forms = (article.text, article.html, article.markdown)
    assert all("Making" in form and "edit" not in form for form in forms)
