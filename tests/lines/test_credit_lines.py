"""Credit lines: agencies, chains, and lines that only look like one."""

import pytest

from workers.lines.bylines import read_credit_line
from workers.lines.names import agency_named
from workers.tables.agencies import AGENCIES

#: line -> (name, kind, role, via) of each credit
HITS: dict[str, tuple[tuple[str, str, str, str | None], ...]] = {
    "(An Associated Press report via Press Trust of India)": (
        ("Associated Press", "agency", "by", "Press Trust of India"),
    ),
    "(A Reuters dispatch via Kyodo News)": (("Reuters", "agency", "by", "Kyodo News"),),
    "An AFP report": (("AFP", "agency", "by", None),),
    "(AP)": (("AP", "agency", "source", None),),
    "AFP/dpa": (("AFP", "agency", "source", None), ("dpa", "agency", "source", None)),
    "Reuters, Berlin": (("Reuters", "agency", "source", None),),
    "dpa/lno": (("dpa", "agency", "source", None),),
    "(Reuters and AP)": (("Reuters", "agency", "source", None), ("AP", "agency", "source", None)),
    "– Agencias": (("Agencias", "agency", "source", None),),
    "Source: Xinhua": (("Xinhua", "agency", "source", None),),
    "Quelle: dpa": (("dpa", "agency", "source", None),),
    "Fuente: EFE": (("EFE", "agency", "source", None),),
    "Źródło: PAP": (("PAP", "agency", "source", None),),
    "Lähde: STT": (("STT", "agency", "source", None),),
    "Источник: ТАСС": (("ТАСС", "agency", "source", None),),
    "来源：新华社": (("新华社", "agency", "source", None),),
    "المصدر: رويترز": (("رويترز", "agency", "source", None),),
    "Source: Harbour Institute": (("Harbour Institute", "organisation", "source", None),),
    "(With inputs from PTI)": (("PTI", "agency", "with", None),),
    "With inputs from PTI and ANI": (("PTI", "agency", "with", None), ("ANI", "agency", "with", None)),
    "Con información de EFE": (("EFE", "agency", "with", None),),
    "(avec AFP)": (("AFP", "agency", "with", None),),
    "mit Material von dpa": (("dpa", "agency", "with", None),),
    "(AFP via Getty Images)": (("AFP", "agency", "source", "Getty Images"),),
    "AP via Reuters via Kyodo": (("AP", "agency", "source", "Reuters"), ("Reuters", "agency", "source", "Kyodo")),
    "(Reporting by Ada Winter; editing by Bo Sommer)": (
        ("Ada Winter", "person", "reporting", None),
        ("Bo Sommer", "person", "editor", None),
    ),
}
MISSES = (
    "",
    "Sources said the bridge would open in May.",
    "With love from the coast",
    "The agency reported on Friday via its website that trains were late.",
    "Mit dem Zug nach Berlin",
    "ap",
    "(see page 4)",
    "Reuters reported on Friday",
    "Met the president",
    "AFP, which was founded long ago, has offices",
)


@pytest.mark.parametrize("line", HITS)
def test_hit(line: str) -> None:
    found = read_credit_line(line)
    assert tuple((credit.name, credit.kind, credit.role, credit.via) for credit in found) == HITS[line]


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert read_credit_line(line) == ()


def test_every_name_and_alias_finds_an_agency() -> None:
    marks = [mark for agency in AGENCIES for mark in (agency.name, *agency.aliases)]
    assert [mark for mark in marks if agency_named(mark) is None] == []


def test_the_table_holds_the_worlds_agencies() -> None:
    names = [agency.name for agency in AGENCIES]
    assert len(names) == len(set(names)) >= 60
