"""Relations between two texts, each kind with the evidence that a person can check."""

import os
from pathlib import Path

import pytest

from workers.contract import Relation
from workers.fingerprint import relate
from workers.fingerprint.canonical import tokens
from workers.fingerprint.setaside import LINES, set_aside
from workers.fingerprint.spots import spots
from workers.tables.row import Row


def folded(text: str) -> str:
    """Paragraphs on a line each."""
    return "\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


STORY = folded("""The council of Brimholt met on Tuesday evening to decide on the bridge that the flood of
last spring had carried away.

Engineers from the county told the meeting that the old piers could still bear a lighter road, and that a new
crossing would cost four million crowns.

“We have waited eleven months for a way to our own fields, and we will not wait for another winter,” said Ana
Lindqvist, who farms on the northern bank.

The ferry, which carries twelve cars at a time, has run from dawn to dusk since April and was stopped twice by
high water.

Mayor Tomas Reiner said the vote would be held on Friday, after the treasurer had shown what the town could
borrow.

Shopkeepers near the quay reported that their trade had fallen by a third since the road was closed to
lorries.""")
WORDS = STORY.split()

REWRITE = folded("""BRIMHOLT - A decision on the lost crossing moved closer this week.

Officials heard that the old piers could still bear a lighter road, although some experts doubted it.

“We have waited eleven months for a way to our own fields, and we will not wait for another winter,” farmer
Ana Lindqvist said.

Since the road was closed to lorries many traders have complained, and the mayor promised a quick answer after
the treasurer had shown what the town could afford.

For now people depend on boats; the ferry was stopped twice by high water.""")

REPORT = folded("""Ms Lindqvist lost patience at the end of a long night.

“We have waited eleven months for a way to our own fields, and we will not wait for another winter,” she told
reporters outside.

Others were calmer. A teacher asked where pupils should cross until then, and nobody had an answer to that.""")

NAMES = {
    "Brimholt": "Oxley",
    "Tuesday": "Monday",
    "Ana": "Eva",
    "Lindqvist": "Marsh",
    "April": "May",
    "Tomas": "Jon",
    "Reiner": "Holt",
    "Friday": "Sunday",
}


def related(a: str, b: str) -> Relation:
    found = relate(a, b)
    assert found is not None
    for run in found.evidence:
        assert tokens(a[run.a_start : run.a_end]) == tokens(b[run.b_start : run.b_end])
        assert len(tokens(a[run.a_start : run.a_end])) >= run.words
    return found


def template() -> str:
    other = STORY
    for name, instead in NAMES.items():
        other = other.replace(name, instead)
    return other


def test_typography_makes_the_same_text() -> None:
    found = related(STORY, STORY.upper().replace("“", '"').replace("”", '"'))
    assert (found.kind, found.score, found.evidence) == ("same", 1.0, ())
    assert found.a == found.b


def test_a_light_edit_is_a_copy() -> None:
    found = related(STORY, STORY.replace("evening", "night").replace("lorries", "trucks"))
    assert found.kind == "copy"
    assert found.score > 0.8
    assert found.whole is None
    assert max(run.words for run in found.evidence) > 20


@pytest.mark.parametrize("whole", ["a", "b"])
def test_a_part_names_the_whole(whole: str) -> None:
    part = " ".join(WORDS[:50])
    found = related(STORY, part) if whole == "a" else related(part, STORY)
    assert (found.kind, found.whole) == ("partial", whole)


def test_the_same_text_with_other_names_is_a_sibling_of_one_template() -> None:
    assert related(STORY, template()).kind == "template_sibling"


def test_shared_narration_makes_a_text_derived() -> None:
    found = related(STORY, REWRITE)
    assert found.kind == "derived"
    assert not any(run.quoted for run in found.evidence)
    assert "old piers could still bear a lighter road" in STORY[found.evidence[0].a_start : found.evidence[0].a_end]


def test_shared_speech_alone_is_the_same_event() -> None:
    found = related(STORY, REPORT)
    assert found.kind == "same_event"
    assert all(run.quoted for run in found.evidence)


def test_a_shared_notice_is_no_relation() -> None:
    notice = "Copyright Lakeside Press. All rights reserved. This text may not be published, broadcast or copied."
    assert relate(f"Rain fell in Brimholt.\n{notice}", f"Two teams met in Oxley on Sunday.\n{notice}") is None


def test_a_passage_is_counted_once_however_often_it_is_printed() -> None:
    line = "ahead of the meeting with the mayor of the town."
    a = f"Farmers came early {line}\nTeachers too were there {line}\nFerrymen waited {line}\nNobody slept {line}"
    b = f"In another town altogether we saw shopkeepers gather {line} Later, some of them sang for an hour."
    assert relate(a, b) is None


@pytest.mark.parametrize(("a", "b"), [("", STORY), (STORY, "…"), ("", ""), (STORY, "Trade fell by a tenth.")])
def test_no_relation(a: str, b: str) -> None:
    assert relate(a, b) is None


CHINESE = (
    "市议会于星期二晚上开会讨论去年春天被洪水冲走的大桥问题。工程师表示旧桥墩仍可承受较轻的道路，新桥"
    "将耗资四百万元。渡轮每次可载十二辆汽车，自四月以来从早到晚运行。市长说投票将于星期五举行，届时财"
    "务主管将说明该市可以借多少钱。"
)


def test_scripts_without_spaces_are_compared_by_character() -> None:
    edited = CHINESE.replace("大桥", "桥梁")
    assert related(CHINESE, edited).kind == "copy"
    rewrite = (
        "本周有消息传来。工程师表示旧桥墩仍可承受较轻的道路，但有人怀疑。另外，渡轮每次可载十二辆汽车，自"
        "四月以来从早到晚运行，居民感到不便，商店生意下降，许多人要求尽快作出决定，政府没有答复，大家都在"
        "等待。学校也受到影响，孩子们每天要绕远路上课。"
    )
    found = related(CHINESE, rewrite)
    assert found.kind == "derived"
    assert CHINESE[found.evidence[0].a_start : found.evidence[0].a_end] == "工程师表示旧桥墩仍可承受较轻的道路"
    assert found.evidence[0].words == 8


@pytest.mark.parametrize(
    "text",
    [
        "The council’s ﬁnal vote—“yes”",
        "cafe\u0301 co\u00adop ＡＢ a\u0323\u0301 don´t",
        CHINESE,
        "อุณหภูมิ-5 น้ำ",
        "👍🏽 C++ -$5 3.5 x\u0378y می\u200cخواهم",
    ],
)
def test_spots_are_the_tokens_with_their_places(text: str) -> None:
    found = spots(text)
    assert tuple(spot.token for spot in found) == tokens(text)
    assert all(0 <= spot.start < spot.end <= len(text) for spot in found)
    assert [spot.start for spot in found] == sorted(spot.start for spot in found)


def test_names_are_numbers_and_capitals_inside_a_sentence() -> None:
    found = spots("The mayor, Ana Lima, paid 12 crowns. She left. “Go,” he said.")
    assert {spot.token for spot in found if spot.name} == {"ana", "lima", "12"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("He said “no” and «yes».", ["speech", "speech"]),
        ("“An open quotation\nThe next paragraph.", ["speech"]),
        ("It’s the farmers’ bridge.", []),
        ("She wrote it.\n— Ana (@ana) May 3, 2024\nThen she left.", ["speech", "speech"]),
        ("Nothing here.\n(AP Photo/Ana Lima)", ["notice"]),
    ],
)
def test_what_is_set_aside(text: str, kinds: list[str]) -> None:
    assert [kind for _, _, kind in set_aside(text)] == kinds


@pytest.mark.parametrize("row", LINES, ids=lambda row: row.id)
def test_every_row_matches_its_hits_and_none_of_its_misses(row: Row) -> None:
    assert [hit for hit in row.hits if not row.matches(hit)] == []
    assert [miss for miss in row.misses if row.matches(miss)] == []


def shared_folder() -> Path:
    beside = Path(__file__).resolve().parents[3] / "shared"
    return Path(os.environ.get("COPYDESK_SHARED") or beside)


def test_two_rewrites_of_one_agency_story_are_derived() -> None:
    seeds = sorted(shared_folder().glob("seeds/*.txt"))
    if len(seeds) < 2:
        pytest.skip(f"no two sample texts under {shared_folder() / 'seeds'}: set COPYDESK_SHARED to their folder")
    found = related(*(path.read_text("utf-8") for path in seeds[:2]))
    assert found.kind == "derived"
    assert sum(run.words >= 8 for run in found.evidence) >= 2
