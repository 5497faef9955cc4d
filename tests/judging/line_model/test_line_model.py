"""The judge of lines on invented texts: what it keeps, what it says of it, and what its file holds."""

import time

import msgspec
import numpy as np
import pytest

from workers.judging.block_model.model import unpack
from workers.judging.line_model import FILE, Judged, digest, judge_lines, reasons, shipped
from workers.judging.line_model.features import features, named_features
from workers.judging.phrases import known_lines
from workers.judging.shape import Shape, measure
from workers.model import Block
from workers.reading.text import MAX_LINES, text_blocks

PROSE = {
    "en": [
        "The ferry left the old pier at dawn, with the mayor, the band and eleven goats on board, and nobody waved.",
        "“We had been told that there would be nine of them,” said the captain, who has been on the river for years.",
        "The goats ate the timetable and most of a flag before the boat reached the other bank, where it rained.",
        "It was the first crossing since the flood, and the town had waited for it through the whole of the winter.",
    ],
    "de": [
        "Die Fähre legte im Morgengrauen am alten Steg ab, mit dem Bürgermeister und elf Ziegen an Bord.",
        "„Uns waren neun angekündigt worden“, sagte die Kapitänin, die seit Jahren auf dem Fluss unterwegs ist.",
        "Die Ziegen fraßen den Fahrplan und den größten Teil einer Fahne, bevor das Boot das andere Ufer erreichte.",
        "Es war die erste Überfahrt seit der Flut, und die Stadt hatte den ganzen Winter über darauf gewartet.",
    ],
    "ru": [
        "Паром отошёл от старого причала на рассвете, на борту были мэр, оркестр и одиннадцать коз, никто не махал.",
        "«Нам говорили, что их будет девять», — сказала капитан, которая ходит по этой реке уже много лет подряд.",
        "Козы съели расписание и большую часть флага ещё до того, как лодка подошла к другому берегу под дождём.",
        "Это был первый рейс после наводнения, и город ждал его всю зиму, с первого снега и до последнего льда.",
    ],
}
MENU = ["Harbour", "Weather", "Ferries", "Timetable", "Jobs", "Music", "Contact us", "My account", "Shop", "Archive"]
FOOTER = ["Imprint", "Privacy", "Terms", "Newsletter", "Facebook", "Follow us", "Help", "Careers", "Advertise"]


#: What is said of printed words, where a test says it.
WORDS = {"said": 2.0, "menu": -3.0}


def known_of(text: str) -> tuple[tuple[Block, ...], tuple[Shape, ...], frozenset[int]]:
    blocks = text_blocks(text)
    shapes = tuple(map(measure, blocks))
    return blocks, shapes, known_lines(shapes)


def judged(text: str) -> Judged:
    return judge_lines(*known_of(text))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("language", PROSE)
def test_prose_is_kept_and_the_menus_around_it_are_not(language: str, gap: str) -> None:
    lines = [*MENU, *PROSE[language], *FOOTER]
    found = judged(gap.join(lines))
    wanted = [line in PROSE[language] for line in lines]
    assert list(found.keep) == wanted


def test_a_row_of_links_is_no_paragraph_however_long() -> None:
    row = " | ".join([*MENU, *FOOTER] * 2)
    text = "\n\n".join([row, *PROSE["en"], row])
    assert judged(text).keep == (False, True, True, True, True, False)


def test_a_text_without_lines_has_nothing_to_judge() -> None:
    assert judged("") == Judged(keep=(), probability=())
    assert reasons((), (), frozenset()) == ()


@pytest.mark.parametrize("text", ["One line.", "\ud800", "x" * 100_000, "。", "\u200b a"])
def test_a_text_of_one_line(text: str) -> None:
    found = judged(text)
    assert len(found.keep) == 1
    assert 0 <= found.probability[0] <= 1


def test_a_huge_text_is_judged_in_one_piece() -> None:
    started = time.process_time()
    found = judged("\n".join(f"Line {number} of a list that nobody reads." for number in range(40_000)))
    assert len(found.keep) == MAX_LINES + 1
    assert time.process_time() - started < 30


def test_every_feature_has_a_number_for_every_line() -> None:
    asked = known_of("\n".join([*MENU, *PROSE["de"]]))
    numbers = features(*asked, WORDS)
    assert tuple(named_features(*asked, WORDS)) == shipped().names
    assert numbers.shape == (len(shipped().names), len(asked[0]))
    assert np.isfinite(numbers).all()


def test_lines_of_any_script_are_told_by_small_words() -> None:
    texts = [
        "渡し船は夜明けに桟橋を出た。",
        "เรือออกจากท่าในตอนเช้าและกลับมาที่เดิม",
        "나루터에서 배가 떠났고 염소는 깃발을 먹었다",
        "the boat and the goat",
    ]
    names = named_features(*known_of("\n".join(texts)), WORDS)
    assert (names["text.small_share"] > 0.1).all()


def test_a_lines_columns_tell_what_is_said_in_it_and_around() -> None:
    found = named_features(*known_of("Menu\nSaid\nNothing"), {**WORDS, "^menu": 0.0, "menu$": 0.0, "^said": 0.0})
    assert found["wording.said"].tolist() == [-3, 2, 0]
    assert found["wording.said_-1"].tolist() == [0, -3, 2]
    assert found["wording.said_1"].tolist() == [2, 0, 0]
    assert found["wording.said_near_2"] == pytest.approx([-1 / 3] * 3)


def test_a_text_in_a_language_of_which_no_word_is_known_has_columns_of_zero() -> None:
    found = named_features(*known_of("\n".join(PROSE["ru"])), shipped().lexicon.printed)
    spoken = named_features(*known_of("\n".join(PROSE["en"])), shipped().lexicon.printed)
    assert (found["wording.said"] == 0).all()
    assert (spoken["wording.said"] > 0).all()


def test_reasons_are_words_for_every_line() -> None:
    asked = known_of("\n".join([*MENU, *PROSE["en"], *FOOTER]))
    said = reasons(*asked)
    assert len(said) == len(asked[0])
    assert all(said)
    assert any("words of prose stand above" in why for why in said)
    assert any("such as stand in menus" in why for why in said)


def test_the_file_is_small_and_read_quickly() -> None:
    data = FILE.read_bytes()
    started = time.process_time()
    unpack(data)
    assert time.process_time() - started < 0.5
    assert len(data) < 400_000


def test_the_card_tells_of_the_shipped_file() -> None:
    facts = msgspec.json.decode(FILE.with_name("card.json").read_bytes())
    assert facts["sha256"] == digest()
    assert tuple(facts["features"]) == shipped().names
    assert digest() in FILE.with_name("CARD.md").read_text("utf-8")
    assert {row["corpus"] for row in facts["training_data"]} == {"wcxb-dev", "n4k-aed", "readability", "fundus"}
