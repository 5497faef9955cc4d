"""The shipped judge on invented pages: what it keeps, what it says of it, and what its file holds."""

import time

import msgspec
import numpy as np
import pytest
from block_pages import STORY, hand_made, story

from workers.judging.block_model import digest, judge_blocks, probabilities, reasons
from workers.judging.block_model.basis import lay_out
from workers.judging.block_model.explain import explain
from workers.judging.block_model.features import features
from workers.judging.block_model.model import FILE, pack, shipped, unpack
from workers.judging.block_model.trees import add_up

MARKET = """<html lang="de"><head><title>Wochenmarkt zieht um</title></head><body><div class="navigation">
<a href="/">Start</a><a href="/lokales">Lokales</a></div><div class="artikel">
<h1>Wochenmarkt zieht um</h1><p>Der Wochenmarkt zieht im
Mai vom Rathausplatz an den Hafen, weil das Pflaster erneuert wird. Die Händler haben dem Umzug zugestimmt.</p><p>Bis
zum Herbst, so die Stadt, soll der Platz fertig sein. Dann kehren auch die Fischwagen zurück, die so lange am
Bahnhof stehen.</p></div><div class="footer"><a href="/impressum">Impressum</a><a href="/agb">AGB</a></div></body>
</html>"""


@pytest.mark.parametrize("markup", [STORY, MARKET])
def test_the_story_is_kept_and_the_menu_is_not(markup: str) -> None:
    reading = story(markup)
    judged = judge_blocks(reading)
    prose = [block.index for block in reading.blocks if len(block.text) > 80]
    links = [block.index for block in reading.blocks if block.link_chars == len(block.text)]
    assert all(judged.keep[index] for index in prose)
    assert not any(judged.keep[index] for index in links)


def test_every_block_has_a_choice_that_follows_from_its_probability() -> None:
    reading = story()
    judged = judge_blocks(reading)
    assert len(judged.keep) == len(judged.probability) == len(reading.blocks)
    assert judged.keep == tuple(likely > judged.threshold for likely in judged.probability)
    assert judged.probability == tuple(probabilities(reading).tolist())
    assert 0.5 < judged.confidence <= 1


def test_a_page_without_blocks_has_nothing_to_judge() -> None:
    empty = hand_made(())
    assert judge_blocks(empty).keep == ()
    assert probabilities(empty).tolist() == []
    assert reasons(empty) == ()


@pytest.mark.parametrize("text", ["One line.", "", " ", "\ud800", "x" * 100_000])
def test_a_page_of_one_block(text: str) -> None:
    judged = judge_blocks(hand_made((text,)))
    assert len(judged.keep) == 1
    assert 0 <= judged.probability[0] <= 1


def test_a_huge_page_is_judged_in_one_piece() -> None:
    started = time.process_time()
    judged = judge_blocks(hand_made(tuple(f"Line {number} of a list that nobody reads." for number in range(40_000))))
    assert len(judged.keep) == 40_000
    assert time.process_time() - started < 30


def test_reasons_are_words_for_every_block_or_those_asked_for() -> None:
    reading = story()
    said = reasons(reading)
    assert len(said) == len(reading.blocks)
    assert all(said)
    assert reasons(reading, (3, 0)) == (said[3], said[0])


def test_a_reason_names_the_word_of_markup_that_spoke() -> None:
    model = shipped()
    reading = story()
    numbers = features(lay_out(reading, model.lexicon))
    imprint = next(block.index for block in reading.blocks if block.text.startswith("Imprint"))
    loud = msgspec.structs.replace(model, usual=np.where(numbers[:, imprint] == 0, 1, -5 * numbers[:, imprint]))
    assert explain(reading, (imprint,), numbers, loud)[0]
    assert model.lexicon.words["footer"] < 0 < model.lexicon.words["post-content"]


def test_a_packed_model_is_the_same_again() -> None:
    model = shipped()
    once = pack(model.forest, model.lexicon, model.names, model.usual)
    again = unpack(once)
    assert pack(again.forest, again.lexicon, again.names, again.usual) == once
    assert (again.names, dict(again.lexicon.words)) == (model.names, dict(model.lexicon.words))
    assert add_up(np.ones((len(model.names), 1), np.float32), again.forest) == add_up(
        np.ones((len(model.names), 1), np.float32), model.forest
    )


def test_the_file_is_small_and_read_quickly() -> None:
    data = FILE.read_bytes()
    started = time.process_time()
    unpack(data)
    assert time.process_time() - started < 1
    assert len(data) < 1_000_000


def test_the_card_tells_of_the_shipped_file() -> None:
    facts = msgspec.json.decode(FILE.with_name("card.json").read_bytes())
    assert facts["sha256"] == digest()
    assert tuple(facts["features"]) == shipped().names
    assert digest() in FILE.with_name("CARD.md").read_text("utf-8")
    assert {row["corpus"] for row in facts["training_data"]} == {"wcxb-dev", "n4k-aed", "readability", "fundus"}


def test_the_lexicon_holds_tokens_of_markup_and_no_text() -> None:
    assert not [word for word in shipped().lexicon.words if " " in word or len(word) > 40]
