"""Headlines that are printed twice in two ways, and those of pages whose title is the site's name."""

import pytest
from judging.scenes import PARAGRAPHS, judged, roles

from workers.contract import Page
from workers.model import TEXT_ROLES, Article
from workers.recipe import clean

A, B, C = PARAGRAPHS
HEADLINES = {
    "en": ("Lock keepers ask the county for a second boat", "The Marrow Post"),
    "de": ("Schleusenwärter bitten den Kreis um ein größeres Boot", "Fährbote für das ganze Land"),
    "fr": ("Les éclusiers demandent un deuxième bateau à la région", "Le Courrier du Fleuve"),
    "el": ("Οι φύλακες ζητούν δεύτερη βάρκα από την περιφέρεια", "Τα Νέα της Λίμνης"),
    "tr": ("Kapı bekçileri ilçeden ikinci bir tekne istiyor", "Irmak Gazetesi"),
    "ru": ("Смотрители шлюза просят у округа вторую лодку", "Речной вестник"),
    "hi": ("ताला रखवालों ने जिले से दूसरी नाव मांगी है", "नदी समाचार"),
    "ja": ("水門の番人たちは郡に二隻目の船を求めている", "川新聞"),
}


def cleaned(text: str | None = None, html: str | None = None) -> Article:
    article = clean(Page(text=text, html=html))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("language", HEADLINES)
@pytest.mark.parametrize("bar", ["|", "-", "–"])
def test_the_sites_name_behind_the_first_of_two_headlines(language: str, bar: str) -> None:
    headline, site = HEADLINES[language]
    lines = ["Loading…", "Close to the water", f"{headline} {bar} {site}", headline, "By Staff, Agencies", A, B, C]
    assert roles(*lines)[1:4] == ["chrome", "headline", "headline"]
    assert cleaned("\n".join(lines)).title == headline


@pytest.mark.parametrize("language", HEADLINES)
def test_a_headline_in_capitals_and_again_in_small_letters(language: str) -> None:
    headline, site = HEADLINES[language]
    lines = ["Loading…", headline.upper(), headline, "By Staff, Agencies", A, B, C]
    assert roles(*lines)[1:3] == ["headline", "headline"]
    assert cleaned("\n".join(lines)).title == headline
    head = f"<title>{headline} | {site}</title>"
    rows = "".join(f"<div>{line}</div>" for line in lines[1:4])
    html = f"<html><head>{head}</head><body>{rows}<p>{A}</p><p>{B}</p><p>{C}</p></body></html>"
    assert [verdict.role for _, verdict in judged(html=html)[:2]] == ["headline", "headline"]
    assert cleaned(html=html).title == headline


@pytest.mark.parametrize("language", HEADLINES)
@pytest.mark.parametrize("mark", ["<div><strong>{}</strong></div>", "<div><span>{}</span></div>", "<p><b>{}</b></p>"])
def test_a_page_whose_title_is_the_sites_name(language: str, mark: str) -> None:
    headline, site = HEADLINES[language]
    rows = f"<div>Close to the water</div>{mark.format(headline)}<div>By Staff, Agencies</div>"
    html = f"<html><head><title>{site}</title></head><body>{rows}<p>{A}</p><p>{B}</p><p>{C}</p></body></html>"
    assert [verdict.role for _, verdict in judged(html=html)[:3]] == ["chrome", "headline", "byline"]
    assert cleaned(html=html).title == headline


@pytest.mark.parametrize("language", HEADLINES)
@pytest.mark.parametrize("bar", ["|", "-", "–"])
def test_the_sites_name_in_a_documents_title(language: str, bar: str) -> None:
    headline, site = HEADLINES[language]
    html = (
        f"<html><head><title>{headline} {bar} {site}</title></head><body><p>{A}</p><p>{B}</p><p>{C}</p></body></html>"
    )
    assert cleaned(html=html).title == headline


@pytest.mark.parametrize(
    "title",
    [
        "There is a keeper at every lock — here is how to greet him",
        "County pressed the keepers to sell their boat – report",
        "A second boat - and what it costs the county in the long run of years",
    ],
)
def test_the_second_half_of_a_title_stays(title: str) -> None:
    html = f"<html><head><title>{title}</title></head><body><p>{A}</p><p>{B}</p><p>{C}</p></body></html>"
    assert cleaned(html=html).title == title


ROWS = {
    "en": ("🗂 Upper River", "🕓 two months ago", "♡ Mind this"),
    "ar": ("label_important الريف", "history منذ شهرين", "favorite للذكرى"),
    "tr": ("🗂 Kıyı", "🕓 iki ay önce", "♡ Bende kalsın"),
    "de": ("folder_special Land", "update vor 3 Tagen", "favorite Für den Abend"),
}


@pytest.mark.parametrize("language", ROWS)
def test_icons_that_could_be_words_are_none_beside_a_row(language: str) -> None:
    section, date, button = ROWS[language]
    headline = HEADLINES.get(language, HEADLINES["en"])[0]
    lines = [headline, headline, button, section, date, "By Staff, Agencies", A, B, C]
    assert roles(*lines)[2:5] == ["chrome", "section", "dateline"]
    assert cleaned("\n".join(lines)).section == section.split(" ", 1)[1]


@pytest.mark.parametrize("label", ["Discussione", "Tartışma", "意見", "What readers say"])
def test_a_label_alone_behind_the_last_paragraph_is_no_text(label: str) -> None:
    html = f"<html><body><h1>A second boat</h1><p>{A}</p><p>{B}</p><p>{C}</p><p>{label}</p></body></html>"
    assert judged(html=html)[-1][1].role not in TEXT_ROLES


@pytest.mark.parametrize("last", ["<ul><li>A rope</li><li>A lamp</li></ul>", "<p>So they asked.</p>"])
def test_a_list_or_a_sentence_behind_the_last_paragraph_is_text(last: str) -> None:
    html = f"<html><body><h1>A second boat</h1><p>{A}</p><p>{B}</p><p>{C}</p>{last}</body></html>"
    assert judged(html=html)[-1][1].role in TEXT_ROLES


@pytest.mark.parametrize("language", [name for name in HEADLINES if name not in ("hi", "ja")])
def test_a_long_motto_above_the_headline_is_no_title(language: str) -> None:
    headline, _ = HEADLINES[language]
    motto = "All of the county, every morning, without fear and without favour to anyone"
    for above in (["Loading", "Close to the water", motto], [motto], ["Loading…", motto, "Close to the water"]):
        lines = [*above, headline, "14 March 2026", "By Staff, Agencies", A, B, C]
        assert cleaned("\n".join(lines)).title == headline


@pytest.mark.parametrize(
    "line",
    [
        "Terra e Mare | 14 marzo 2026",
        "Край и побережье | 14 марта 2026",
        "環境 | 2026年3月14日",
        "Land und Leute · 14. März 2026",
    ],
)
def test_a_section_and_a_date_beside_the_headline(line: str) -> None:
    headline, _ = HEADLINES["en"]
    article = cleaned("\n".join([headline, headline, line, A, B, C]))
    assert roles(headline, headline, line, A, B, C)[2] == "dateline"
    assert article.published is not None
    assert article.published.value == "2026-03-14"
    assert article.credits == ()


@pytest.mark.parametrize("language", HEADLINES)
@pytest.mark.parametrize("stop", [".", ":"])
def test_the_sites_name_before_the_headline_where_the_page_prints_it_alone(language: str, stop: str) -> None:
    headline, site = HEADLINES[language]
    head = f"<html><head><title>{site}{stop} {headline}</title></head><body>"
    text = f"<p>{A}</p><p>{B}</p><p>{C}</p></body></html>"
    printed = cleaned(html=f"{head}<p>{site}</p><p><b>{headline}</b></p>{text}")
    assert (printed.title, printed.text) == (headline, "\n\n".join((A, B, C)))
    alone = cleaned(html=f"{head}<p><b>{headline}</b></p>{text}")
    assert "headline.claimed" not in {verdict.rule for verdict in alone.verdicts}
