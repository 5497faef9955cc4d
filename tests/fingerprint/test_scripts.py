"""Edits in scripts of every kind: an edited copy, a part and a rewrite are told apart in each."""

import unicodedata

import pytest

from workers.fingerprint import relate
from workers.fingerprint.signatures import signatures
from workers.fingerprint.sketch import contained, resembling

#: A story; two words of it and what an editor put for them; a rewrite that keeps a part of its narration.
STORIES = {
    "Chinese": (
        (
            "市议会于星期二晚上开会讨论去年春天被洪水冲走的大桥问题。工程师表示旧桥墩仍可承受较轻的道路，新桥将耗资四百万元。\n"
            "渡轮每次可载十二辆汽车，自四月以来从早到晚运行，因水位过高曾两次停航。\n"
            "市长说投票将于星期五举行，届时财务主管将说明该市可以借多少钱。码头附近的店主抱怨生意下降了三分之一。"
        ),
        ("大桥", "桥梁"),
        (
            "本周传来消息，河边的居民仍在等待。专家认为旧桥墩仍可承受较轻的道路，新桥将耗资四百万元，但有人怀疑。\n"
            "学校也受到影响，孩子们每天要绕远路上课，渡轮每次可载十二辆汽车，自四月以来从早到晚运行，许多人感到不便。\n"
            "政府没有答复，反对派要求公开全部账目，并请来了邻近城市的顾问。"
        ),
    ),
    "Japanese": (
        (
            "町議会は火曜日の夜に会合を開き、昨年の春の洪水で流された橋について話し合った。技術者は古い橋脚が軽い道路なら支えられると説明した。\n"
            "渡し船は一度に十二台の車を運び、四月から朝から晩まで運航しているが、増水で二度止まった。\n"
            "町長は金曜日に投票を行うと述べた。港の近くの店主たちは売り上げが三分の一減ったと話している。"
        ),
        ("会合を", "会議を"),
        (
            "川沿いの住民はまだ待っている。専門家によると古い橋脚が軽い道路なら支えられるという見方もあるが、疑う人も多い。\n"
            "通学路も変わり、子どもたちは早起きを強いられている。渡し船は一度に十二台の車を運び、四月から朝から晩まで運航しているものの、列は長い。\n"
            "県は予算について何も語らず、商工会は独自の調査を始めた。"
        ),
    ),
    "Thai": (
        (
            "สภาเมืองประชุมเมื่อคืนวันอังคารเพื่อหารือเรื่องสะพานที่ถูกน้ำท่วมพัดหายไปเมื่อฤดูใบไม้ผลิปีที่แล้ว\n"
            "วิศวกรบอกว่าตอม่อเก่ายังรับถนนที่เบากว่าได้ และสะพานใหม่จะใช้เงินสี่ล้านบาท\n"
            "เรือข้ามฟากบรรทุกรถได้ครั้งละสิบสองคัน และวิ่งตั้งแต่เช้าจนค่ำตั้งแต่เดือนเมษายน\n"
            "นายกเทศมนตรีกล่าวว่าจะลงคะแนนในวันศุกร์ หลังจากเหรัญญิกแสดงให้เห็นว่าเมืองกู้เงินได้เท่าไร"
        ),
        ("ประชุม", "นัดพบ"),
        (
            "ชาวบ้านริมแม่น้ำยังคงรอคำตอบจากทางการในสัปดาห์นี้\n"
            "ผู้เชี่ยวชาญเชื่อว่าตอม่อเก่ายังรับถนนที่เบากว่าได้ "
            "และสะพานใหม่จะใช้เงินสี่ล้านบาท แต่หลายคนไม่แน่ใจ\n"
            "เด็กนักเรียนต้องตื่นเช้ากว่าเดิม และร้านค้าหลายแห่งขายของได้น้อยลงมาก"
        ),
    ),
    "Arabic": (
        (
            "اجتمع مجلس المدينة مساء الثلاثاء لمناقشة مصير الجسر الذي جرفه فيضان الربيع الماضي.\n"
            "وقال مهندسون من المقاطعة إن الدعامات القديمة ما زالت قادرة "
            "على حمل طريق أخف وإن معبرا جديدا سيكلف أربعة ملايين.\n"
            "وتعمل العبارة التي تحمل اثنتي عشرة سيارة في كل مرة من الفجر "
            "حتى الغروب منذ نيسان وتوقفت مرتين بسبب ارتفاع المياه.\n"
            "وأضاف رئيس البلدية أن التصويت سيجري يوم الجمعة بعد أن يبين أمين الصندوق ما تستطيع المدينة اقتراضه."
        ),
        ("مصير", "مستقبل"),
        (
            "ما زال سكان الضفة ينتظرون جوابا هذا الأسبوع.\n"
            "ويرى خبراء أن الدعامات القديمة ما زالت قادرة على حمل طريق أخف "
            "وإن معبرا جديدا سيكلف أربعة ملايين غير أن بعضهم يشك.\n"
            "واشتكى التجار قرب الميناء من تراجع مبيعاتهم كثيرا وطالبوا بقرار سريع قبل حلول الشتاء."
        ),
    ),
    "Hindi": (
        (
            "नगर परिषद की बैठक मंगलवार शाम को हुई जिसमें पिछले वसंत की बाढ़ में बह गए पुल पर चर्चा की गई।\n"
            "जिले के इंजीनियरों ने बताया कि पुराने खंभे अब भी हल्की सड़क "
            "का भार उठा सकते हैं और नए पुल पर चालीस लाख का खर्च आएगा।\n"
            "एक बार में बारह गाड़ियाँ ले जाने वाली नाव अप्रैल से सुबह "
            "से शाम तक चल रही है और ऊँचे पानी के कारण दो बार रुकी।\n"
            "महापौर ने कहा कि मतदान शुक्रवार को होगा जब कोषाध्यक्ष बताएँगे कि नगर कितना उधार ले सकता है।"
        ),
        ("चर्चा", "बहस"),
        (
            "नदी किनारे के लोग इस सप्ताह भी उत्तर की प्रतीक्षा में हैं।\n"
            "जानकारों का मानना है कि पुराने खंभे अब भी हल्की सड़क का भार उठा सकते "
            "हैं और नए पुल पर चालीस लाख का खर्च आएगा पर कई लोगों को संदेह है।\n"
            "घाट के दुकानदारों की बिक्री बहुत घट गई है और वे सर्दियों से पहले निर्णय चाहते हैं।"
        ),
    ),
}
SCRIPTS = list(STORIES)


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_edited_copy(script: str) -> None:
    story, (word, other), _ = STORIES[script]
    assert word in story
    found = relate(story, story.replace(word, other))
    assert found is not None
    assert found.kind == "copy"
    assert found.score > 0.6


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_part_names_the_whole(script: str) -> None:
    story = STORIES[script][0]
    found = relate(story.partition("\n")[0], story)
    assert found is not None
    assert (found.kind, found.whole) == ("partial", "b")


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_rewrite_shares_narration(script: str) -> None:
    story, _, rewrite = STORIES[script]
    found = relate(story, rewrite)
    assert found is not None
    assert found.kind == "derived"
    for run in found.evidence:
        assert story[run.a_start : run.a_end] == rewrite[run.b_start : run.b_end]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("other", SCRIPTS)
def test_two_stories_are_not_related(script: str, other: str) -> None:
    if script == other:
        found = relate(STORIES[script][0], "\n".join(STORIES[script][2].split("\n")[2:]))
    else:
        found = relate(STORIES[script][0], STORIES[other][0])
    assert found is None


def shared_passages(a: str, b: str) -> int:
    one, other = (frozenset(memoryview(signatures(text).wp1).cast("Q")) for text in (a, b))
    return len(one & other)


@pytest.mark.parametrize("script", SCRIPTS)
def test_signatures_find_an_edited_copy(script: str) -> None:
    story, (word, put), _ = STORIES[script]
    one, other = signatures(story), signatures(story.replace(word, put))
    assert resembling(one.mh1, other.mh1) > 0.7


@pytest.mark.parametrize("script", SCRIPTS)
def test_signatures_find_a_part(script: str) -> None:
    story = STORIES[script][0]
    part = story.partition("\n")[0]
    assert contained(signatures(part).fc1, signatures(story).fc1) == 1.0
    assert shared_passages(part, story) >= 3


@pytest.mark.parametrize("script", SCRIPTS)
def test_signatures_find_a_rewrite_and_nothing_else(script: str) -> None:
    story, _, rewrite = STORIES[script]
    assert shared_passages(story, rewrite) >= 3
    for other in SCRIPTS:
        if other != script:
            assert shared_passages(story, STORIES[other][0]) == 0
            assert resembling(signatures(story).mh1, signatures(STORIES[other][0]).mh1) < 0.05


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_text_that_is_spelled_in_other_code_points_has_the_same_signatures(script: str) -> None:
    story = STORIES[script][0]
    assert signatures(unicodedata.normalize("NFD", story)) == signatures(story)
