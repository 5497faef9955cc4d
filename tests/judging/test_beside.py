"""What stands beside a story: dialogs, other stories, the author's box by their marks; buttons and cards by make."""

import pytest
from judging.scenes import PARAGRAPHS, reading

from workers.judging.beside import button_rows, known_boxes, marked_boxes, teaser_cards
from workers.judging.shape import measure
from workers.judging.sheet import Rule, Sheet, verdict
from workers.tables.chrome_marks import MARKS

ARTICLE = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"The ferry of Marrow"}</script>'
STORY = "".join(f"<p>{line}</p>" for line in PARAGRAPHS * 3)


def cut(rule: Rule, body: str, *, head: str = ARTICLE, lost: tuple[str, ...] = ()) -> list[str]:
    """The texts of the blocks that the rule overrules, where all others than ``lost`` were kept."""
    page = reading(html=f"<html><head>{head}</head><body>{body}</body></html>")
    verdicts = tuple(
        verdict(block.index, "chrome" if block.text in lost else "body", "model.kept", "") for block in page.blocks
    )
    sheet = Sheet(reading=page, shapes=tuple(map(measure, page.blocks)), verdicts=verdicts)
    return [page.blocks[found.block].text for found in rule(sheet)]


@pytest.mark.parametrize(("row", "mark"), [(row.id, mark) for row in MARKS for mark in row.hits])
def test_the_quick_look_passes_over_no_mark(row: str, mark: str) -> None:
    assert row in known_boxes(("wrap", mark.lower()))


@pytest.mark.parametrize(
    "mark", ["onetrust-pc-sdk", "didomi-popup", "cookie-banner", "gdpr-banner__text", "cky-modal"]
)
def test_a_consent_dialog_is_no_text_however_long(mark: str) -> None:
    lines = ["Wir und unsere Partner speichern Informationen auf Ihrem Gerät."] * 12
    dialog = "".join(f"<p>{line}</p>" for line in lines)
    assert cut(marked_boxes, f'{STORY}<div class="{mark}">{dialog}</div>', head="") == lines


def test_a_state_of_the_whole_page_marks_nothing() -> None:
    assert cut(marked_boxes, f'<div class="has-cookie-bar site-cookie-bar">{STORY}</div>') == []


@pytest.mark.parametrize("mark", ["related-posts", "yarpp-related", "articulos-relacionados", "weitere-artikel"])
def test_marked_other_stories_beside_an_article(mark: str) -> None:
    told = "Der Müller von Sill hat sein Rad zum dritten Mal verkauft."
    assert cut(marked_boxes, f'{STORY}<div class="{mark}"><p>{told}</p></div>') == [told]


def test_marked_other_stories_are_the_text_of_a_page_that_is_no_article() -> None:
    assert cut(marked_boxes, f'{STORY}<div class="related-posts"><p>{PARAGRAPHS[0]}</p></div>', head="") == []


def test_a_box_that_holds_much_is_the_text() -> None:
    assert cut(marked_boxes, f'<p>{PARAGRAPHS[0]}</p><div class="related-content">{STORY}</div>') == []


@pytest.mark.parametrize("mark", ["author-box", "about-the-author", "autorenbox", "saboxplugin-desc"])
def test_the_box_of_the_author(mark: str) -> None:
    who = "Ann Harbour keeps bees on Sill and writes about boats."
    assert cut(marked_boxes, f'{STORY}<div class="{mark}"><p>{who}</p></div>', head="") == [who]


def test_the_mark_of_an_author_alone_is_no_box() -> None:
    assert cut(marked_boxes, f'{STORY}<div class="author"><p>{PARAGRAPHS[0]}</p></div>') == []


@pytest.mark.parametrize(
    "mark", ["newsletter-signup", "b-newsletter", "nl-box", "subscribe-widget", "mc_embed_signup"]
)
def test_the_form_of_a_newsletter(mark: str) -> None:
    asks = "Die Geschichten vom Hafen, jeden Morgen um sechs."
    assert cut(marked_boxes, f'{STORY}<div class="{mark}"><p>{asks}</p></div>', head="") == [asks]


@pytest.mark.parametrize(
    "mark", ["sharedaddy", "share-buttons", "article-share-bar", "addtoany_share_save_container"]
)
def test_a_row_of_buttons_for_sharing(mark: str) -> None:
    asks = "Click to share on Kelpbook (Opens in new window)"
    assert cut(marked_boxes, f'{STORY}<div class="{mark}"><ul><li>{asks}</li></ul></div>', head="") == [asks]


def test_a_newsletter_that_is_the_page_is_its_text() -> None:
    assert cut(marked_boxes, f'<div class="newsletter">{STORY}</div><p>{PARAGRAPHS[0]}</p>') == []


TITLES = ("Der Müller verkauft sein Rad", "Le phare de Sill est repeint", "La barca vuelve al puerto")


def buttons(tag: str) -> str:
    return "".join(f"<{tag}><h3>{title}</h3></{tag}>" for title in TITLES)


def test_buttons_in_a_row_lead_to_other_stories() -> None:
    assert cut(button_rows, buttons("button") + STORY) == list(TITLES)


def test_headings_in_a_row_and_buttons_above_answers_stay() -> None:
    assert cut(button_rows, buttons("div") + STORY) == []
    answers = "".join(f"<button>{title}?</button><p>{PARAGRAPHS[0]}</p>" for title in TITLES)
    assert cut(button_rows, STORY + answers) == []


def test_buttons_of_a_page_that_is_no_article_stay() -> None:
    assert cut(button_rows, buttons("button") + STORY, head="") == []


TOLD = ("Das Rad dreht sich wieder, und der Bach ist zufrieden.", "Le gardien a choisi le rouge, comme toujours.")


def cards(more: str) -> str:
    return "".join(f'<div><p>{told}</p><p><a href="/x">{more}</a></p></div>' for told in TOLD)


@pytest.mark.parametrize(
    ("heading", "more"),
    [("Related articles", "Read more"), ("Mehr zum Thema", "Weiterlesen"), ("À lire aussi", "Lire la suite")],
)
def test_stories_told_above_a_link_below_such_a_heading(heading: str, more: str) -> None:
    assert cut(teaser_cards, f"{STORY}<h2>{heading}</h2>{cards(more)}", lost=(heading, more)) == list(TOLD)


def test_one_such_story_or_none_of_such_headings_say_nothing() -> None:
    one = f'{STORY}<h2>Related articles</h2><p>{TOLD[0]}</p><p><a href="/x">Read more</a></p>'
    assert cut(teaser_cards, one, lost=("Related articles", "Read more")) == []
    assert cut(teaser_cards, f"{STORY}<h2>Two boats</h2>{cards('Read more')}", lost=("Read more",)) == []


def test_a_paragraph_below_the_heading_ends_the_list() -> None:
    page = f"<h2>Related articles</h2>{STORY}{cards('Read more')}"
    assert cut(teaser_cards, page, lost=("Related articles", "Read more")) == []
