"""Text that stands in JSON-LD or in a page's state is read where the markup holds no other, and it is said so."""

import json

import pytest

from workers.contract import Page
from workers.model import Article
from workers.recipe import clean

SENTENCES = {
    "en": "The ferry stayed in port on Monday since the storm had torn away the pier in the night. ",
    "de": "Die Fähre blieb am Montag im Hafen, weil der Sturm in der Nacht den Steg fortgerissen hatte. ",
    "ru": "Паром остался в порту в понедельник, потому что шторм ночью снёс причал у старого маяка. ",
}


def body(language: str) -> str:
    return "\n".join(f"{number}. {SENTENCES[language] * 3}" for number in range(4))


def page(text: str, *, kept: str = "", state: bool = False) -> str:
    data = {"props": {"pageProps": {"articleBody": text}}} if state else {"@type": "NewsArticle", "articleBody": text}
    kind = "application/json" if state else "application/ld+json"
    script = f'<script type="{kind}">{json.dumps(data)}</script>'
    return f"<html><head>{script}</head><body><h1>Storm</h1><div id=root><p>{kept}</p></div></body></html>"


def article(markup: str) -> Article:
    found = clean(Page(html=markup))
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize(("state", "flag"), [(False, "text_from_json_ld"), (True, "text_from_state")])
def test_a_page_without_text_takes_the_one_that_stands_elsewhere(language: str, state: bool, flag: str) -> None:
    found = article(page(body(language), state=state))
    assert found.text.split("\n\n") == [line.strip() for line in body(language).split("\n")]
    assert flag in found.flags
    assert found.judge == "elsewhere"
    assert len(found.blocks) == len(found.verdicts)


def test_a_teaser_gives_way_to_the_whole() -> None:
    found = article(page(body("en"), kept=SENTENCES["en"] * 3))
    assert "text_from_json_ld" in found.flags
    assert found.text.count("0. The ferry") == 1
    assert any(verdict.rule == "elsewhere.json_ld.instead" for verdict in found.verdicts)


def test_another_text_is_left_alone() -> None:
    other = (
        "Quite different matters were on the table when gardeners met to speak about roses and compost heaps. " * 3
    )
    found = article(page(body("de"), kept=other))
    assert found.text.startswith("Quite different")
    assert found.flags == ()


def test_a_page_with_its_text_is_left_alone() -> None:
    found = article(page(body("en") * 3, kept=SENTENCES["en"] * 30))
    assert found.flags == ()


def test_markup_inside_the_text_becomes_paragraphs() -> None:
    found = article(page("".join(f"<p>{number} {SENTENCES['en'] * 3}</p>" for number in range(3))))
    assert len(found.text.split("\n\n")) == 3
    assert "<p>" not in found.text
