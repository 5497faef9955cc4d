"""Lines of plain text: those that a program broke or stuck together are put right, and all others left alone."""

import textwrap

import pytest

from workers.contract import Page
from workers.model import Reading
from workers.reading import read
from workers.reading.text import text_blocks

EN = (
    "The ferry left the old pier at dawn, with the mayor, the band and eleven goats on board, and was back before "
    "the church bell rang for breakfast. Nobody had told the goats, who ate the timetable and most of a flag."
)
DE = (
    "Die Fähre legte im Morgengrauen am alten Steg ab, mit dem Bürgermeister, der Kapelle und elf Ziegen an Bord, "
    "und war zurück, bevor die Glocke zum Frühstück läutete. Den Ziegen hatte es niemand gesagt."
)
JA = (
    "夜明け前に古い桟橋を出た渡し船には、町長と楽団、それに十一匹の山羊が乗っていた。鐘が鳴る前に船は戻り、時刻表は山羊に食べられていた。"
    * 2
)
CLASSES = (
    "The classes of System.Collections.Generic are read by JavaScript and by PowerPoint, as anybody can see who "
    "opens the file System.Collections.Specialized in one of them and reads what stands there."
)


def lines(text: str) -> list[str]:
    return [block.text for block in text_blocks(text)]


@pytest.mark.parametrize("column", [60, 72, 80, 100])
@pytest.mark.parametrize("text", [f"{EN} {EN}", f"{DE} {DE}"])
def test_a_paragraph_broken_at_a_column_is_one_again(text: str, column: int) -> None:
    wrapped = textwrap.fill(text, column, break_on_hyphens=False)
    assert lines(f"Home\nNews\n\n{wrapped}\n\n{wrapped}") == ["Home", "News", text, text]


def test_a_last_short_line_ends_a_paragraph_without_a_blank_line() -> None:
    wrapped = textwrap.fill(EN, 80)
    assert len(wrapped.split("\n")[-1]) < 60
    assert lines(f"{wrapped}\n{wrapped}") == [EN, EN]


def test_a_script_without_spaces_is_joined_without_them() -> None:
    assert lines(textwrap.fill(JA, 50)) == [JA]


def test_a_word_parted_at_its_hyphen_stays_one() -> None:
    text = (
        "The harbour office, which had been closed since the storm, sold the last of its well-\n"
        "known maps of the bay to a man from the north who said that he had come for the goats\n"
        "and would not leave without at least one of them."
    )
    assert "well-known maps" in lines(text)[0]
    assert [block.path for block in text_blocks(text)] == ["line[1-3]"]


@pytest.mark.parametrize(
    "text",
    [
        "Ferry leaves the pier before the church bell rings\nMayor says goats were not invited on board\nFlag eaten",
        "Short.\nAnd short.\nAnd shorter.",
        f"{EN}\n{DE}\n{EN}",
        "O Marrow, wide and slow\nyou carry what you know\nfrom lock to lock below\nand never tell",
    ],
)
def test_lines_that_nobody_broke_stay(text: str) -> None:
    assert lines(text) == text.split("\n")


def test_sentences_that_a_program_stuck_together_are_parted() -> None:
    parts = [
        "The ferry left the old pier at dawn.",
        "Nobody had told the goats, who ate the flag.",
        "It was back before breakfast, said the mayor of the town.",
        "The band played on until the bell rang for lunch.",
    ]
    assert lines("".join(parts)) == parts
    assert {block.path for block in text_blocks("".join(parts))} == {"line[1]"}


def test_a_menu_that_a_program_stuck_together_is_parted() -> None:
    words = [
        "Harbour",
        "Weather",
        "Ferries",
        "Timetable",
        "Contact",
        "Imprint",
        "Goats and other passengers of the bay",
    ]
    stuck = (
        "".join(words) + " are listed here in the order in which they came on board, and by their names" + "." * 60
    )
    assert lines(stuck)[: len(words) - 1] == words[:-1]


@pytest.mark.parametrize(
    "line",
    [
        f"{EN} LinkedIn, McKay and YouTube stay whole, and so do the U.S. Army and Mr.Finch of the harbour.",
        CLASSES,
        "HomeNews",
    ],
)
def test_names_with_capitals_or_dots_inside_are_no_joints(line: str) -> None:
    assert lines(line) == [line]


def test_behind_so_many_lines_the_rest_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workers.reading.text.MAX_LINES", 3)
    monkeypatch.setattr("workers.reading.MAX_LINES", 3)
    found = read(Page(text="\n\n".join(f"Line {n} stands by itself." for n in range(1, 7))))
    assert isinstance(found, Reading)
    assert [block.path for block in found.blocks] == ["line[1]", "line[3]", "line[5]", "line[7-11]"]
    assert found.blocks[3].text == "Line 4 stands by itself. Line 5 stands by itself. Line 6 stands by itself."
    assert found.flags == ("flattened",)
    few = read(Page(text="One line.\n\nAnother line."))
    assert isinstance(few, Reading)
    assert few.flags == ()
