"""Chains of agencies in brackets, in other words than a table has as a whole."""

import pytest

from workers.lines.bracketed import read_bracketed

#: The line, who reported, and who passed it on.
CHAINS = [
    ("(This is an Associated Press report via IANS)", "Associated Press", "IANS"),
    ("(A dispatch by Yonhap, carried via Antara)", "Yonhap", "Antara"),
    ("(A report from Reuters, distributed by ANI)", "Reuters", "ANI"),
    ("(The story comes from AFP via PTI)", "AFP", "PTI"),
    ("(This story was filed by Reuters and carried by Press Trust of India)", "Reuters", "Press Trust of India"),
    ("(Text: Agence France-Presse, via Belga)", "Agence France-Presse", "Belga"),
    ("(Reuters story, through ANSA)", "Reuters", "ANSA"),
    ("(AP copy, relayed via Kyodo News)", "AP", "Kyodo News"),
    ("(Provided by Xinhua through Bernama)", "Xinhua", "Bernama"),
    ("(Dies ist ein Bericht der Associated Press, übermittelt von der dpa)", "Associated Press", "dpa"),
    ("(Ein Bericht der Agence France-Presse, verbreitet über APA)", "Agence France-Presse", "APA"),
    ("(Eine Meldung von Reuters via Keystone-SDA)", "Reuters", "Keystone-SDA"),
    ("(Ceci est une dépêche de l'Associated Press, transmise par Belga)", "Associated Press", "Belga"),
    ("(Un article de Reuters, relayé par l'AFP)", "Reuters", "AFP"),
    ("(Este es un despacho de Associated Press, distribuido por EFE)", "Associated Press", "EFE"),
    ("(Un informe de Reuters vía Europa Press)", "Reuters", "Europa Press"),
    ("(Esta é uma reportagem da Associated Press, via Lusa)", "Associated Press", "Lusa"),
    ("(Uma matéria da Reuters distribuída pela Agência Brasil)", "Reuters", "Agência Brasil"),
    ("(Questo è un articolo dell'Associated Press, diffuso da ANSA)", "Associated Press", "ANSA"),
    ("(Een bericht van Reuters, via ANP)", "Reuters", "ANP"),
    ("(Dit is een artikel van AFP, verspreid door Belga)", "AFP", "Belga"),
    ("(To jest depesza Associated Press za pośrednictwem PAP)", "Associated Press", "PAP"),
    ("(Materiał agencji Reuters, przekazany przez PAP)", "Reuters", "PAP"),
    ("(Это сообщение Associated Press, переданное через ТАСС)", "Associated Press", "ТАСС"),
    ("(Материал агентства Reuters через Интерфакс)", "Reuters", "Интерфакс"),
    ("(Повідомлення Reuters через Укрінформ)", "Reuters", "Укрінформ"),
    ("(Bu bir Associated Press haberi, Anadolu Ajansı aracılığıyla)", "Associated Press", "Anadolu Ajansı"),
    ("(Reuters haberi, DHA üzerinden)", "Reuters", "DHA"),
    ("(En rapport från Reuters via TT)", "Reuters", "TT"),
    ("(En melding fra AFP via NTB)", "AFP", "NTB"),
    ("(Zpráva agentury Reuters prostřednictvím ČTK)", "Reuters", "ČTK"),
    ("(A Reuters jelentése az MTI közvetítésével)", "Reuters", "MTI"),
    ("(Un material Reuters, preluat prin Agerpres)", "Reuters", "Agerpres"),
    ("(Ρεπορτάζ του Reuters μέσω ΑΠΕ-ΜΠΕ)", "Reuters", "ΑΠΕ-ΜΠΕ"),
    ("(تقرير لوكالة أسوشيتد برس عبر وكالة الأنباء القطرية)", "أسوشيتد برس", "وكالة الأنباء القطرية"),
    ("(هذا تقرير من رويترز نقلته وام)", "رويترز", "وام"),
    ("(यह एसोसिएटेड प्रेस की रिपोर्ट है, पीटीआई के माध्यम से)", "एसोसिएटेड प्रेस", "पीटीआई"),
    ("(रॉयटर्स की रिपोर्ट, आईएएनएस के जरिए)", "रॉयटर्स", "आईएएनएस"),
    ("(美联社报道,经新华社转发)", "美联社", "新华社"),
    ("(路透社电,由中新社转发)", "路透社", "中新社"),
    ("(AP通信の記事、共同通信経由)", "AP通信", "共同通信"),
    ("(ロイター発、時事通信を通じて配信)", "ロイター", "時事通信"),
    ("(로이터 통신 보도, 연합뉴스 경유)", "로이터 통신", "연합뉴스"),
    ("(Laporan Reuters melalui Antara)", "Reuters", "Antara"),
    ("(Ini adalah laporan AFP, disiarkan lewat Antara)", "AFP", "Antara"),
    ("(Tin của Reuters, qua TTXVN)", "Reuters", "TTXVN"),
    ("(רויטרס, באמצעות סוכנות הידיעות)", "רויטרס", "סוכנות הידיעות"),
    ("(گزارش رویترز از طریق ایسنا)", "رویترز", "ایسنا"),
    ("(An Austral News Agency report, carried by Marrow Wire Service)", "Austral News Agency", "Marrow Wire Service"),
    ("(Reuters copy, relayed by Zenit)", "Reuters", "Zenit"),
    ("(AP, distributed by ANI, supplied through IANS)", "AP", "ANI"),
]


@pytest.mark.parametrize(("line", "name", "via"), CHAINS)
def test_a_chain_is_read(line: str, name: str, via: str) -> None:
    found = read_bracketed(line)
    assert (found[0].name, found[0].kind, found[0].via) == (name, "agency", via)


@pytest.mark.parametrize(
    "line",
    [
        "(This is a story about a boat via the harbour)",
        "(The report came through the post)",
        "(A letter by Ada Finch, carried by her brother)",
        "(See the report by the county via this link)",
        "(The keepers sold the boat through a broker in Port Ansel)",
        "(Die Wärter verkauften das Boot über einen Makler)",
        "(Смотрители продали лодку через газету)",
    ],
)
def test_an_aside_is_no_chain(line: str) -> None:
    assert read_bracketed(line) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(With inputs from AP and PTI)", ["AP", "PTI"]),
        ("(AFP, mit Material der dpa)", []),
        ("(Reuters, AFP)", ["Reuters", "AFP"]),
        ("(Reporting by Reuters; editing by Ada Finch)", ["Reuters", "Ada Finch"]),
    ],
)
def test_agencies_side_by_side_passed_nothing_on(line: str, names: list[str]) -> None:
    found = read_bracketed(line)
    assert [credit.name for credit in found] == names
    assert all(credit.via is None for credit in found)
