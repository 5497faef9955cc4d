"""What printed words say: the parts that are asked, what they add up to, and the columns made of it."""

import pytest
from block_pages import hand_made, story

from workers.judging.block_model.basis import lay_out
from workers.judging.block_model.features import named_features
from workers.judging.block_model.lexicon import Lexicon
from workers.judging.block_model.model import shipped
from workers.judging.block_model.printed import LOOKED_AT, PAIRED, parts, said

LONG = "The ferry will stop at the end of the month because its crew of twelve has found other work"
OFFER, TOLD = "Subscribe to our letter", "The crew said that the lock was old"


@pytest.mark.parametrize(
    ("text", "asked", "words"),
    [
        ("", [], 0),
        ("  \n", [], 0),
        ("Menu", ["menu", "^menu", "menu$"], 1),
        ("Read More »", ["read", "more", "»", "^read", "»$", "read more", "more »"], 3),
    ],
)
def test_a_text_asks_its_words_its_ends_and_its_pairs(text: str, asked: list[str], words: int) -> None:
    assert parts(text) == (asked, words)


def test_prose_asks_no_pairs_and_nothing_beyond_its_beginning() -> None:
    assert len(LONG.split()) > PAIRED
    assert not [part for part in parts(LONG)[0] if " " in part]
    assert parts("word " * 1000) == parts("word " * (LOOKED_AT // 5))


def test_what_is_known_adds_up_over_the_root_of_the_words() -> None:
    known = {"subscribe": -2.0, "^subscribe": -1.0, "our letter": 0.5, "letter": 9.0, "said": 3.0}
    found = said([OFFER, TOLD, "", "nothing known"], {**known, "letter": 0.0}, enough=0.1)
    assert found.tolist() == pytest.approx([-2.5 / 4**0.5, 3 / 8**0.5, 0, 0])
    assert said([OFFER], {}).tolist() == [0]


def test_a_page_is_heard_if_enough_of_it_is_known() -> None:
    known = {"subscribe": -2.0, "to": 0.5}
    assert len(parts(OFFER)[0]) == 9
    assert said([OFFER], known, enough=2 / 9)[0] == pytest.approx(-1.5 / 2)
    assert said([OFFER], known, enough=0.23).tolist() == [0]


def test_a_blocks_columns_tell_what_is_said_in_it_above_below_and_around() -> None:
    reading = hand_made(("Related", "Subscribe", "Said"))
    known = Lexicon(words={}, tags={}, printed={"related": -4.0, "subscribe": -2.0, "said": 3.0})
    found = {name.partition(".")[2]: row.tolist() for name, row in named_features(reading, known).items()}
    assert found["said"] == [-4, -2, 3]
    assert found["said_above"] == [0, -4, -2]
    assert found["said_below"] == [-2, 3, 0]
    assert found["said_near"] == pytest.approx([-1, -1, -1])
    assert found["said_heading"] == [0, 0, 0]


def test_the_words_of_a_heading_speak_for_what_stands_below_it() -> None:
    reading = story("<body><h2>Related</h2><p>One.</p><p>Two.</p><h2>Offers</h2><p>Three.</p></body>")
    printed = {"related": -4.0, "^related": 0.0, "related$": 0.0, "offers": -1.0, "one.": 0.0, "two.": 0.0}
    known = Lexicon(words={}, tags={}, printed=printed)
    assert named_features(reading, known)["wording.said_heading"].tolist() == [-4, -4, -4, -1, -1]


def test_the_shipped_words_tell_offers_from_prose_and_an_unknown_language_from_neither() -> None:
    known = shipped().lexicon.printed
    offer, notice, prose, unknown = said(
        ["Subscribe to our newsletter", "All rights reserved.", LONG, "Ηλιος θαλασσα"], known
    ).tolist()
    assert max(offer, notice) < -0.5
    assert prose > 0
    assert unknown == 0


def test_the_shipped_words_are_no_sites_own() -> None:
    known = shipped().lexicon.printed
    assert len(known) > 10_000
    assert not [part for part in known if part.count(" ") > 1 or len(part) > 60]


def test_a_page_in_an_unknown_language_has_columns_of_zero() -> None:
    known = Lexicon(words={}, tags={}, printed={"said": 1.0})
    assert lay_out(hand_made(("He said",)), known).said.tolist() == [0]  # one of five parts is not enough
    found = named_features(hand_made(("Ηλιος", "θαλασσα")), known)
    assert all((row == 0).all() for name, row in found.items() if name.startswith("wording."))
