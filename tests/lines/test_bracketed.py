"""The last line in brackets: who is credited there, and asides that credit nobody."""

import pytest

from workers.lines.bracketed import read_bracketed

HITS: dict[str, tuple[tuple[str, str], ...]] = {
    "(AP)": (("AP", "agency"),),
    "[dpa/lno]": (("dpa", "agency"),),
    "（新华社）": (("新华社", "agency"),),
    "(With inputs from PTI)": (("PTI", "agency"),),
    "(इनपुट पीटीआई से)": (("पीटीआई", "agency"),),
    "(An AP report via Kyodo News)": (("AP", "agency"),),
    "(Agenzia Nord)": (("Agenzia Nord", "agency"),),
    "(وكالة الجنوب للأنباء)": (("وكالة الجنوب للأنباء", "agency"),),
    "(Ada Winter)": (("Ada Winter", "person"),),
    "(Ирина Лебедева)": (("Ирина Лебедева", "person"),),
    "(Reporting by Ada Winter)": (("Ada Winter", "person"),),
    "(Foto: Jutta Birke)": (("Jutta Birke", "person"),),
    "(责编：王芳)": (("王芳", "person"),),
}
MISSES = (
    "",
    "()",
    "AP",
    "(AP",
    "(The bridge will open in May.)",
    "(Die Brücke wird im Mai geöffnet.)",
    "(see page 4)",
    "(sic)",
    "(Updated at 14:05)",
    "(New York)",
    "(Video below)",
    "(The writer is a professor of history)",
    "(OLG Hafen, Beschluss v. 3.1.2022, 2 Ss 240/21)",
    "(" + "x" * 400 + ")",
)


@pytest.mark.parametrize("line", HITS)
def test_hit(line: str) -> None:
    assert tuple((credit.name, credit.kind) for credit in read_bracketed(line)) == HITS[line]


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert read_bracketed(line) == ()
