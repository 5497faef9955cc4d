"""The kind of a page, weighed from invented pages; each answer comes with its reasons."""

from typing import Any

import pytest

from workers import reading
from workers.contract import Page
from workers.facts import find_facts
from workers.facts.kind import weigh
from workers.facts.kind_reasons import told
from workers.facts.kind_signals import signals
from workers.facts.scene import Scene
from workers.model import Claim, Profile, Reading, Verdict
from workers.tables.kind_weights import BIAS, WEIGHTS
from workers.tables.kinds import KINDS

STORY = "Der Hafen blieb am Montag geschlossen, weil der Sturm in der Nacht noch stärker geworden war als gedacht. "
STORY_EN = "The harbour stayed closed on Monday because the storm had grown stronger in the night than was thought. "


def story(text: str, extra: str = "", head: str = "") -> str:
    paragraphs = "".join(f"<p>{text * 3}</p>" for _ in range(6))
    return (
        f'<html><head><meta property="og:type" content="article">{head}</head><body class="single-post"><article>'
        f'<h1>Sturm im Hafen</h1><p class="byline">Von Ida Kroon</p>{paragraphs}{extra}</article></body></html>'
    )


def thread(reply: str, text: str) -> str:
    posts = "".join(
        f'<div class="post" id="post-{n}"><div class="message-user"><a class="username">user{n}</a> Joined: May 2019'
        f'</div><div class="message-body">{text}</div><a>{reply}</a></div>'
        for n in range(1, 12)
    )
    head = '<meta name="generator" content="XenForo"><meta property="og:type" content="website">'
    return f"<html><head>{head}</head><body><h1>Which kettle?</h1>{posts}</body></html>"


def shop(button: str, price: str) -> str:
    offer = '{"@type": "Offer", "price": "24.99"}'
    data = f'{{"@type": "Product", "name": "Kettle", "offers": {offer}, "brand": {{"@type": "Brand"}}}}'
    return (
        f'<html><head><script type="application/ld+json">{data}</script><meta property="og:type" content="product">'
        f'</head><body class="template-product"><div class="product-form"><h1>Kettle</h1>'
        f'<span class="price">{price}</span>'
        f"<button>{button}</button><p>A kettle of steel for two litres.</p></div></body></html>"
    )


def manual(heading: str, text: str) -> str:
    parts = "".join(
        f"<h2>{n}.1 {heading}</h2><p>{text}</p><pre><code>copydesk run {n}</code></pre>" for n in range(8)
    )
    return (
        '<html><head><meta name="generator" content="Docusaurus v3"></head><body><nav class="toc"><a>On this page</a>'
        f'</nav><main class="theme-doc-markdown markdown"><h1>{heading}</h1>{parts}</main></body></html>'
    )


PAGES = [
    (story(STORY), "https://zeitung.example/nachrichten/2025/sturm-im-hafen-von-husum", "article"),
    (story(STORY_EN), None, "article"),
    (thread("Reply", STORY_EN), "https://forum.kettles.example/threads/which-kettle.123/", "forum"),
    (thread("Antworten", STORY), "https://kessel.example/forum/showthread.php?t=12", "forum"),
    (thread("Ответить", "Порт закрыт до утра, паром не придёт."), "https://port.example/forum/t/12", "forum"),
    (shop("Add to cart", "$24.99"), "https://kettles.example/products/steel-kettle", "product"),
    (shop("In den Warenkorb", "24,99 €"), "https://kessel.example/produkt/kessel-aus-stahl", "product"),
    (shop("カートに入れる", "2,980円"), "https://yakan.example/item/12345", "product"),
    (manual("Reading a file", "It takes a name."), "https://docs.example/docs/r", "documentation"),
    (manual("Datei lesen", "Sie nimmt Namen."), "https://doku.example/docs/l", "documentation"),
]  # fmt: skip


def read(markup: str, url: str | None = None) -> Reading:
    found = reading.read(Page(html=markup, url=url))
    assert isinstance(found, Reading)
    return found


def kind_of(markup: str, url: str | None = None) -> tuple[str, tuple[Claim, ...]]:
    found = read(markup, url)
    verdicts = tuple(Verdict(block=b.index, role="body", rule="test", why="set by the test") for b in found.blocks)
    facts = find_facts(found, verdicts, Profile())
    return facts.kind, tuple(claim for claim in facts.claims if claim.field == "kind")


@pytest.mark.parametrize(("markup", "url", "kind"), PAGES)
def test_the_kind_of_a_page(markup: str, url: str | None, kind: str) -> None:
    assert kind_of(markup, url)[0] == kind


@pytest.mark.parametrize(("markup", "url", "kind"), PAGES)
def test_the_kind_says_why(markup: str, url: str | None, kind: str) -> None:
    taken = [claim for claim in kind_of(markup, url)[1] if claim.refused is None]
    assert [claim.rule for claim in taken] == ["kind.weighed"]
    assert taken[0].value == kind
    assert taken[0].where == "the page as a whole"
    assert taken[0].raw.count(";") == 2


def test_a_shop_whose_software_calls_everything_an_article_is_none() -> None:
    markup = shop("Add to cart", "$24.99").replace('content="product"', 'content="article"')
    kind, claims = kind_of(markup, "https://kettles.example/products/steel-kettle")
    assert kind == "product"
    assert [claim.refused for claim in claims if claim.rule == "meta.og.type"] == [
        "the page as a whole is the stronger source"
    ]


def test_a_live_text_is_one_because_its_markup_says_so() -> None:
    data = '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Sturm"}</script>'
    kind, claims = kind_of(story(STORY, head=data))
    assert kind == "live"
    assert [claim.rule for claim in claims if claim.refused is None] == ["json-ld.article.type"]


def test_a_recipe_in_an_article_leaves_it_an_article() -> None:
    data = '<script type="application/ld+json">{"@type": "Recipe", "name": "Labskaus"}</script>'
    assert kind_of(story(STORY, head=data))[0] == "article"


def test_a_page_like_no_kind_is_other() -> None:
    found = weigh(frozenset())
    assert 0 < found.sure < 1
    kind, claims = kind_of("<html><body><p>Moin.</p></body></html>", "https://moin.example/xyz")
    weighed = next(claim for claim in claims if claim.rule == "kind.weighed")
    assert (kind == "other") == (weighed.strength < 0.4)
    assert kind == weighed.value


def test_plain_text_is_an_article_of_which_nothing_is_said() -> None:
    found = reading.read(Page(text=STORY))
    assert isinstance(found, Reading)
    verdict = Verdict(block=0, role="body", rule="test", why="set by the test")
    facts = find_facts(found, (verdict,), Profile())
    assert facts.kind == "article"
    assert [claim for claim in facts.claims if claim.field == "kind"] == []


@pytest.mark.parametrize("url", ["http://[broken", "", "https://", "https://x.example/\x00", "mailto:a@b.example"])
def test_no_address_breaks_it(url: str) -> None:
    found = Reading(page=Page(html="<p>x", url=url), form="html", source="<p>x", blocks=())
    scene = Scene(reading=found, verdicts=(), profile=Profile(), fetched_at=None)
    assert "type_none" in signals(scene)


@pytest.mark.parametrize(
    ("query", "root"), [("", True), ("?utm_source=a", True), ("?p=88", False), ("?a=1&id=7", False)]
)
def test_the_number_of_a_page_behind_the_root_is_no_front_page(query: str, root: bool) -> None:
    page = read("<p>The harbour is closed.</p>", f"https://paper.example/{query}")
    scene = Scene(reading=page, verdicts=(), profile=Profile(), fetched_at=None)
    assert ("path_root" in signals(scene)) is root


def test_hostile_markup_gives_signals_in_bounded_time() -> None:
    noise: Any = '"@type":[' * 20_000 + "<meta generator " * 20_000 + "itemtype=http://schema.org/" * 20_000
    found = Reading(page=Page(html="x"), form="html", source=noise, blocks=())
    assert "path_unknown" in signals(Scene(reading=found, verdicts=(), profile=Profile(), fetched_at=None))


def test_every_weight_has_a_column_for_each_kind_and_words() -> None:
    assert len(BIAS) == len(KINDS)
    for name, row in WEIGHTS.items():
        assert len(row) == len(KINDS), name
        assert told(name) != name, name


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        ("prose>=0.4", "at least 40 % of its text is prose"),
        ("mark_post_6", "posts are repeated (6 times or more)"),
        ("path_forum_last", "its address names a forum or a thread"),
        ("main_product", "its markup says that it is of the kind product"),
    ],
)
def test_signals_are_told_in_words(signal: str, words: str) -> None:
    assert told(signal).replace("40%", "40 %") == words
