"""Rows of buttons, bars of entries, reprint notices, clocks of entries: known by words, shape and place."""

import pytest
from judging.scenes import PARAGRAPHS, judged, kept, roles

A, B, C = PARAGRAPHS


def story(inside: str) -> str:
    return f"<article><h1>A boat</h1><p>{A}</p><p>{B}</p><p>{C}</p>{inside}</article>"


@pytest.mark.parametrize(
    "row",
    [
        "Share this entry",
        "Partilhar Copiar ligação",
        "Teilen | Drucken | Merken",
        "Лента новостей | Версия для печати | Отправить другу",
        "साझा करें प्रिंट करें",
        "Газета «Лопанские вести». При перепечатке ссылка обязательна.",
        "Nachdruck nur mit Genehmigung des Verlags",
    ],
)
def test_a_row_of_buttons_or_a_notice_is_no_text(row: str) -> None:
    assert kept("\n".join([A, B, C, row])) == [A, B, C]
    assert kept(html=story(f"<p>{row}</p>")) == [A, B, C]


def test_a_bar_of_links_needs_only_most_of_its_entries_known() -> None:
    links = "".join(f"<a href=/{n}>{word}</a> | " for n, word in enumerate(["Help", "Print", "Marrow"]))
    assert kept(html=story(f"<p>{links}</p>")) == [A, B, C]
    assert kept("\n".join([A, "Help | Print | Marrow", B, C])) == [A, "Help | Print | Marrow", B, C]


@pytest.mark.parametrize(
    "bar", ["[ Home | Back to the top | Printer friendly version ]", "Home - Search - Site map", "[Home] [Help]"]
)
def test_bars_of_old_pages_are_parted_by_brackets_and_dashes_too(bar: str) -> None:
    assert kept(html=story(f"<p>{bar}</p>")) == [A, B, C]


@pytest.mark.parametrize("line", ["Home - Marrow - Sunday", "[Home] was all the note said", "A well-known home"])
def test_a_line_with_dashes_or_brackets_is_no_bar_by_itself(line: str) -> None:
    verdicts = {text: verdict.rule for text, verdict in judged(html=story(f"<p>{line}</p>"))}
    assert verdicts[line] != "phrase.bar"


def test_a_clock_above_an_entry_is_its_date() -> None:
    entries = ["19.20", "The gate holds", A, "15.05", "Sandbags by hand", B, C]
    html = "".join(
        f"<section><time>{clock}</time><h2>{head}</h2><p>{text}</p></section>"
        for clock, head, text in [("19.20", "The gate holds", f"{A} {B}"), ("15.05 BST", "Sandbags by hand", C)]
    )
    assert roles(A, B, *entries)[2:] == ["dateline", "heading", "body", "dateline", "heading", "body", "body"]
    assert kept(html=f"<article><h1>The flood</h1>{html}</article>") == [
        "The gate holds",
        f"{A} {B}",
        "Sandbags by hand",
        C,
    ]


def test_a_timetable_keeps_its_clocks() -> None:
    rows = "<ul><li>10.40</li><li>Ferry to Marrow</li></ul><table><tr><td>11.00</td><td>Ferry back</td></tr></table>"
    html = f"<article><h1>A boat</h1><p>{A}</p><p>{B}</p>{rows}<p>{C}</p></article>"
    assert not [verdict for _, verdict in judged(html=html) if verdict.rule == "live.clock"]
    assert "10.40" in kept("\n".join([A, B, "10.40", "Ferry to Marrow", "11.00", "Ferry back", C]))


def test_a_headline_that_only_the_font_marks_is_found_by_the_claimed_title() -> None:
    head = "<font size=5><b>The keepers ask for a boat</b></font><br><i>By Ada Finch</i><br>18 September 2025"
    page = f"<html><head><title>Marrow Post - The keepers ask for a boat</title></head><body><table><tr><td>{head}"
    assert kept(html=f"{page}<p>{A}</p><p>{B}</p><p>{C}</p></table>") == [A, B, C]
