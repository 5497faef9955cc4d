"""Templates and copies where no capital tells a name: numbers and dates are looked at."""

import pytest

from workers.fingerprint import relate
from workers.fingerprint.figures import figures, has_capitals
from workers.fingerprint.spots import columns
from workers.tables.numerals import HAN, NO_NUMERALS, NUMERALS

#: A story; what a template would put elsewhere; what an editor would change, and how a newer count would read.
STORIES = {
    "Chinese": (
        (
            "青岚县水务局周二宣布，清溪河上游的老石坝将在十一月底前拆除，工程耗资四千六百万元，历时五个月。水"
            "坝建于一九五八年，用于灌溉下游三个乡镇的稻田，但自从新水库投入使用以来，它几乎不再发挥作用。\n工"
            "程师在去年的检查中发现坝体出现十七处裂缝，最长的一处达到九米。专家认为修复费用将高于拆除费用。"
        ),
        (
            "青岚>白河 清溪>沙柳 周二>周五 十一月>八月 四千六百>七千二百 五个>九个 一九五八>一九六四 "
            "三个>六个 十七>二十四 九米>十二米"
        ),
        "宣布>表示 几乎>基本 四千六百万>4600万",
        "十七>十九 九米>十米",
    ),
    "Japanese": (
        (
            "緑川市は火曜日、桂川にかかる古い木造の橋を来年三月までに架け替えると発表した。総工費は約八億四千"
            "万円で、工事の間は歩行者用の仮橋が設置される。現在の橋は一九三六年に完成し、長年にわたり通学路と"
            "して親しまれてきた。\n市の調査では橋脚の六本のうち四本で腐食が進んでおり、昨年の台風十五号の後に"
            "は手すりの一部が川に落ちた。"
        ),
        (
            "緑川>浜崎 桂川>早瀬川 火曜>金曜 三月>九月 八億四千>十二億六千 一九三六>一九五二 六本>八本 "
            "四本>五本 十五号>十九号"
        ),
        "発表した>明らかにした 約>およそ 現在の>いまの",
        "四本>五本 八億四千>九億二千",
    ),
    "Thai": (
        (
            "เทศบาลเมืองบางปลาประกาศเมื่อวันอังคารว่าจะปิดตลาดเก่าริมคลองเป็นเวลาหกเดือนเพื่อปรับปรุงอาคารไม้ที่ทรุดโทรม "
            "โครงการนี้ใช้งบประมาณสี่สิบแปดล้านบาทและจะเริ่มในเดือนกรกฎาคม ตลาดสร้างขึ้นเมื่อปี 2479 "
            "และมีร้านค้าหนึ่งร้อยยี่สิบร้าน\n"
            "วิศวกรพบว่าเสาไม้สามสิบสองต้นผุพังและไม่สามารถรับน้ำหนักหลังคาได้อีกต่อไป"
        ),
        (
            "บางปลา>ท่าเรือ อังคาร>ศุกร์ หกเดือน>สิบเดือน สี่สิบแปด>เจ็ดสิบสาม กรกฎาคม>พฤศจิกายน 2479>2502 "
            "ยี่สิบร้าน>ห้าสิบร้าน สามสิบสอง>ห้าสิบเก้า"
        ),
        "ประกาศ>แจ้ง ปรับปรุง>ซ่อมแซม",
        "สามสิบสอง>สามสิบห้า",
    ),
    "Arabic": (
        (
            "أعلنت بلدية عين الزيتون يوم الثلاثاء أنها ستغلق الجسر القديم فوق نهر الوادي أمام السيارات "
            "ابتداء من مطلع أيلول، بعد أن أظهر تقرير هندسي وجود تشققات خطيرة في ثلاثة من أعمدته السبعة. "
            "وتبلغ كلفة الترميم نحو ستة ملايين دينار.\nوبني الجسر عام 1929 ويعبره يوميا أكثر من أحد عشر ألف "
            "مركبة، وهو الطريق الأقصر بين السوق المركزي والمستشفى الحكومي."
        ),
        (
            "الزيتون>الجبل الثلاثاء>الجمعة الوادي>الصفصاف أيلول>آذار السبعة>التسعة ستة>تسعة 1929>1951 "
            "أحد_عشر>سبعة_وعشرين"
        ),
        "أعلنت>أفادت خطيرة>كبيرة نحو>قرابة",
        "ثلاثة>أربعة ستة>ثمانية",
    ),
    "Hindi": (
        (
            "रामगढ़ नगरपालिका ने मंगलवार को घोषणा की कि शहर के पुराने जल टॉवर को अगले साल फरवरी तक गिरा दिया "
            "जाएगा और उसकी जगह एक नया टॉवर बनाया जाएगा। इस परियोजना पर करीब बारह करोड़ रुपये खर्च होंगे और "
            "काम आठ महीने चलेगा। मौजूदा टॉवर 1962 में बना था और उससे चौदह मोहल्लों को पानी मिलता है।\nजांच "
            "में इंजीनियरों को दीवारों में उन्नीस दरारें मिलीं, जिनमें से सबसे लंबी दरार लगभग सात मीटर की है।"
        ),
        ("रामगढ़>सूरजपुर मंगलवार>शुक्रवार फरवरी>अक्टूबर बारह>इक्कीस आठ>पंद्रह 1962>1978 चौदह>छब्बीस उन्नीस>चौंतीस सात>ग्यारह"),
        "करीब>लगभग मौजूदा>वर्तमान जगह>बजाय",
        "उन्नीस>बीस सात>आठ",
    ),
    "Korean": (
        (
            "푸른시는 화요일 낡은 도서관을 내년 3월부터 8개월 동안 닫고 새로 고친다고 밝혔다. 공사비는 47억 "
            "원이며 이용자는 그동안 옆 동네 도서관을 쓸 수 있다. 건물은 1974년에 지어졌고 책 12만 권을 갖고 "
            "있다.\n지난해 점검에서 기둥 9개에 금이 간 것이 드러났고 지붕은 비가 올 때마다 샜다. 전문가들은 "
            "더 미루면 위험하다고 말했다."
        ),
        "푸른>맑은 화요일>금요일 3월>9월 8개월>14개월 47억>63억 1974년>1988년 12만>31만 9개>15개",
        "낡은>오래된 옆>이웃 밝혔다>말했다",
        "9개>11개 47억>49억",
    ),
}


def changed(story: str, changes: str) -> str:
    """The story with other words; ``_`` stands for a space inside them."""
    for change in changes.split():
        old, _, new = change.replace("_", " ").partition(">")
        assert old in story
        story = story.replace(old, new)
    return story


def kind(a: str, b: str) -> str | None:
    found = relate(a, b)
    return found.kind if found else None


@pytest.mark.parametrize("script", STORIES)
def test_one_form_with_other_numbers_and_days_is_no_copy(script: str) -> None:
    story, other, _, _ = STORIES[script]
    found = relate(story, changed(story, other))
    assert found is not None
    assert found.kind == "template_sibling"
    assert len(found.differs) >= 3


@pytest.mark.parametrize("script", STORIES)
def test_an_edited_story_and_one_with_a_newer_count_are_copies(script: str) -> None:
    story, _, edits, newer = STORIES[script]
    assert kind(story, changed(story, edits)) == "copy"
    assert kind(story, changed(story, newer)) == "copy"


def test_a_figure_is_a_whole_number_as_it_is_written() -> None:
    said = {
        "耗资四千六百万元，历时5个月": ["四千六百万", "5"],
        "火曜日、一部の橋": ["火"],
        "أحد عشر ألف مركبة والسبعة": ["أحد عشر ألف", "والسبعة"],
        "เป็นเวลาหกเดือน ไม่สามารถรับ": ["หก"],
    }
    assert {text: [one.said for one in figures(columns(text))] for text in said} == said


def test_what_is_spelled_out_is_not_held_against_digits() -> None:
    story = STORIES["Chinese"][0]
    spelled = "四千六百万>4600万 十一月>11月 五个月>5个月 一九五八>1958 三个>3个 十七>17 九米>9米"
    assert kind(story, changed(story, spelled)) == "copy"


def test_scripts_with_capitals_are_told_from_those_without() -> None:
    assert has_capitals(columns("The Council of Brimholt met. Она вернулась домой. Το λιμάνι."))
    assert not any(has_capitals(columns(story)) for story, *_ in STORIES.values())


def test_a_text_of_capitals_throughout_is_judged_by_its_numbers() -> None:
    report = (
        "A MAGNITUDE 4.2 EARTHQUAKE WAS REPORTED AT 6:14 ON TUESDAY, 7 MILES FROM LOS OLMOS. THE TREMOR WAS FELT "
        "19 MILES AWAY IN SALTWELL AND 24 MILES AWAY IN PORT ARDEN. IT CAME AT A DEPTH OF 5.3 MILES. DID YOU FEEL "
        "THIS EARTHQUAKE? CONSIDER REPORTING WHAT YOU FELT TO THE SURVEY, WHICH KEEPS ALL REPORTS."
    )
    other = "4.2>3.6 6:14>9:47 TUESDAY>FRIDAY 7_MILES>2_MILES OLMOS>ARCOS 19>11 SALTWELL>REDFIELD 24>17 5.3>8.1"
    assert not has_capitals(columns(report))
    assert kind(report, changed(report, other)) == "template_sibling"
    assert kind(report, changed(report, "5.3>5.1 REPORTED>FELT")) == "copy"


def test_each_word_for_a_number_is_one_and_what_begins_like_one_is_not() -> None:
    spaced = [word for language, words in NUMERALS.items() if language != "th" for word in words.split()]
    for word in (*spaced, *HAN - {"一"}, *NUMERALS["th"].split()):
        assert [one.said for one in figures(columns(f"{word} km"))] == [word], word
    for word in NO_NUMERALS.split():
        assert figures(columns(word)) == (), word
