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
    "(An Austral News Agency report via Press Bureau of Tesmar)": (
        ("Austral News Agency", "agency", "by", "Press Bureau of Tesmar"),
    ),
    "(A Reuters report via United News of India)": (("Reuters", "agency", "by", "United News of India"),),
    "Associated Press, via Press Trust of India": (("Associated Press", "agency", "source", "Press Trust of India"),),
    "(An AP report carried by PTI)": (("AP", "agency", "by", "PTI"),),
    "— Harbour Herald via Kyodo News": (("Harbour Herald", "organisation", "source", "Kyodo News"),),
    "Ada Winter via Reuters": (("Ada Winter", "person", "source", "Reuters"),),
    "(Ein Bericht der AP über dpa)": (("AP", "agency", "by", "dpa"),),
    "(Ein AP-Bericht via dpa)": (("AP", "agency", "by", "dpa"),),
    "(Une dépêche AFP via Belga)": (("AFP", "agency", "by", "Belga"),),
    "(Une dépêche de l'Agence Centrale)": (("Agence Centrale", "agency", "by", None),),
    "(Un despacho de EFE a través de Télam)": (("EFE", "agency", "by", "Télam"),),
    "(Agencia Noticias del Sur vía EFE)": (("Agencia Noticias del Sur", "agency", "source", "EFE"),),
    "(Сообщение ТАСС через Интерфакс)": (("ТАСС", "agency", "by", "Интерфакс"),),
    "(Агентство Север через ТАСС)": (("Агентство Север", "agency", "source", "ТАСС"),),
    "(По материалам агентства Север)": (("агентства Север", "agency", "with", None),),
    "(وكالة الجنوب عبر رويترز)": (("وكالة الجنوب", "agency", "source", "رويترز"),),
    "(美联社报道，经由新华社)": (("美联社", "agency", "by", "新华社"),),
    "(美联社电 新华社转)": (("美联社", "agency", "by", "新华社"),),
    "(AP, AA aracılığıyla)": (("AP", "agency", "source", "AA"),),
    "Reuters/Austral News Agency": (
        ("Reuters", "agency", "source", None),
        ("Austral News Agency", "agency", "source", None),
    ),
    "Kuzey Ajansı/AA": (("Kuzey Ajansı", "agency", "source", None), ("AA", "agency", "source", None)),
    "(南方通讯社)": (("南方通讯社", "agency", "source", None),),
    "(Güney Haber Ajansı)": (("Güney Haber Ajansı", "agency", "source", None),),
    "(Agencies)": (("Agencies", "agency", "source", None),),
    "(With agency inputs)": (("agency", "agency", "with", None),),
    "(Agency inputs)": (("Agency", "agency", "with", None),),
    "(Input from AFP, dpa)": (("AFP", "agency", "with", None), ("dpa", "agency", "with", None)),
    "(इनपुट पीटीआई से)": (("पीटीआई", "agency", "with", None),),
    "(पीटीआई के इनपुट के साथ)": (("पीटीआई", "agency", "with", None),),
    "© AFP": (("AFP", "agency", "source", None),),
    "©AFP": (("AFP", "agency", "source", None),),
    "© 2025 dpa": (("dpa", "agency", "source", None),),
    "Copyright 2025 Reuters": (("Reuters", "agency", "source", None),),
    "Credit: Associated Press": (("Associated Press", "agency", "source", None),),
    "Crédit : AFP": (("AFP", "agency", "source", None),),
    "(With agencies inputs)": (("agencies", "agency", "with", None),),
    "(PTI inputs)": (("PTI", "agency", "with", None),),
    "The Associated Press contributed to this report.": (("The Associated Press", "agency", "with", None),),
    "Ada Winter contributed to this report.": (("Ada Winter", "person", "with", None),),
    "(This story was first published by Reuters)": (("Reuters", "agency", "source", None),),
    "This article originally appeared in the Harbour Herald on May 3, 2025.": (
        ("Harbour Herald", "organisation", "source", None),
    ),
    "Dieser Artikel erschien zuerst bei Hafen Online": (("Hafen Online", "organisation", "source", None),),
    "(Courtesy: PTI)": (("PTI", "agency", "source", None),),
    "Published with permission from Reuters": (("Reuters", "agency", "source", None),),
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
    "© 2025 Harbour Gazette",
    "Credit: Ada Winter",
    "Credit where it is due",
    "Reuters reported on Friday",
    "Met the president",
    "AFP, which was founded long ago, has offices",
    "(The bridge will open in May.)",
    "(The agency did not say when.)",
    "(The writer is a professor of history)",
    "(Environment Agency)",
    "Central Intelligence Agency",
    "An agency of the state reported via radio",
    "Photo via AP",
    "He left via Berlin",
    "A story via Zoom",
    "Rising rents contributed to this report on housing, he said",
    "The book was first published in the spring of a hard year",
    "Via Appia",
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
