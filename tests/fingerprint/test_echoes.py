"""Words that keep their company: what tells a rewrite from two texts on one subject, in several languages."""

import pytest

from workers.fingerprint import relate
from workers.fingerprint.echoes import ECHOES, echoes
from workers.fingerprint.reasons import reason
from workers.fingerprint.spots import columns

SOURCE = (
    "The glassworks above the valley melted its first sand in autumn, after a barge had brought the furnace "
    "upstream. Apprentices slept in the loft over the kiln, because the nights were cold and somebody had to "
    "feed the fire. A bottle went through eleven hands before it was packed in straw and carried down to the "
    "ferry. When the railway came, cheaper bottles arrived from the coast, and the owner turned to coloured "
    "lenses for signals. His daughter sold the patent for a lamp that did not blind the drivers, and with the "
    "money she built a school."
)
REWRITE = (
    "It was autumn when sand was first melted in the glassworks over the valley, the furnace having come "
    "upstream by barge. Nights were cold, and as the fire had to be fed, the loft above the kiln is where "
    "apprentices slept. Eleven hands touched each bottle till, packed in straw, it was carried to the ferry. "
    "Cheaper bottles from the coast followed the railway; coloured lenses for signals were what the owner "
    "turned to. A school was built with money from the patent that his daughter sold, for a lamp which left "
    "drivers unblinded."
)
OTHER = (
    "Glass was blown in this valley for six generations, and bottles from here stood in kitchens all over the "
    "country. Visitors today see the old furnace, a row of moulds and a lamp with coloured lenses that guards "
    "bought by dozens. Sand came from a pit behind the church until it was exhausted; apprentices earned next "
    "to nothing. The owner, a stern man, lost his fortune when the railway did. His daughter is remembered as a "
    "teacher at the village school, where a plaque on the wall shows a kiln, a ferry and a bundle of straw."
)
GERMAN = (
    "Die Glashütte über dem Tal schmolz im Herbst den ersten Sand, nachdem ein Kahn den Ofen stromauf gebracht "
    "hatte. Die Lehrlinge schliefen auf dem Boden über dem Brennofen, weil die Nächte kalt waren und jemand das "
    "Feuer hüten musste. Eine Flasche ging durch elf Hände, ehe man sie in Stroh packte und hinunter zur Fähre "
    "trug. Als die Eisenbahn kam, trafen billigere Flaschen von der Küste ein, und der Besitzer stellte farbige "
    "Linsen für Signale her. "
    "Seine Tochter verkaufte das Patent einer Lampe, die niemand blendete, und baute davon eine Schule im Dorf."
)
GERMAN_REWRITE = (
    "Im Herbst wurde der erste Sand in der Glashütte geschmolzen, zu der ein Kahn stromauf den Ofen gebracht "
    "hatte. Kalt waren die Nächte, und das Feuer brauchte jemand, der es hüten konnte: Auf dem Boden beim "
    "Brennofen lagen daher die Lehrlinge. In Stroh gepackt kam jede Flasche nach elf Händen zur Fähre. "
    "Billigere Flaschen von der Küste brachte die Eisenbahn, woraufhin farbige Linsen und Signale das Geschäft "
    "von jenem Besitzer wurden. "
    "Eine Schule im Dorf baute die Tochter, als das Patent jener Lampe verkauft war, von der niemand geblendet wird."
)


@pytest.mark.parametrize(("a", "b"), [(SOURCE, REWRITE), (REWRITE, SOURCE), (GERMAN, GERMAN_REWRITE)])
def test_a_rewrite_without_a_passage_left_is_derived(a: str, b: str) -> None:
    found = relate(a, b)
    assert found is not None
    assert found.kind == "derived"
    assert found.score >= ECHOES.echoed
    assert max(run.words for run in found.evidence) < 6
    assert "keep their neighbours" in reason(found)


def test_evidence_is_the_same_words_in_both() -> None:
    found = echoes(columns(SOURCE), columns(REWRITE))
    assert found is not None
    for run in found.runs:
        assert SOURCE[run.a_start : run.a_end].casefold() == REWRITE[run.b_start : run.b_end].casefold()
    assert len({SOURCE[run.a_start : run.a_end] for run in found.runs}) > ECHOES.least


def test_the_same_subject_in_other_words_is_no_rewrite() -> None:
    assert echoes(columns(SOURCE), columns(OTHER)) is None
    assert relate(SOURCE, OTHER) is None


def test_one_sentence_rewritten_is_too_little() -> None:
    rain = "Rain fell on Oxley all week; the market moved indoors, and umbrellas came with every loaf of bread. "
    assert echoes(columns(SOURCE), columns(5 * rain + REWRITE.split(". ")[0])) is None


def test_a_frame_that_stands_under_both_is_nothing_rewritten() -> None:
    frame = "\n\n".join(SOURCE.split(". ")[1:])
    assert echoes(columns(f"{OTHER}\n\n{frame}"), columns(f"Rain fell in Oxley all week long.\n\n{frame}")) is None


def test_speech_is_left_out() -> None:
    assert echoes(columns(f"“{SOURCE}”"), columns(f"“{REWRITE}”")) is None


def test_names_alone_are_no_company() -> None:
    names = "Anders Brandt, Clara Duarte, Emil Falk, Greta Holm, Ivar Jensen, Karla Lund, Mats Nyberg, Oskar Palm"
    a = " ".join(f"In the year {year} the committee chose {names}." for year in (1901, 1908))
    b = " ".join(f"They sang on {day} for {names}, who listened." for day in ("Monday", "Friday"))
    assert echoes(columns(a), columns(b)) is None


@pytest.mark.parametrize(("a", "b"), [("", ""), (SOURCE, ""), ("“Yes.”", SOURCE)])
def test_nothing_is_no_rewrite(a: str, b: str) -> None:
    assert echoes(columns(a), columns(b)) is None
