"""Relative dates ("one month ago", "vor 3 Stunden", "昨天") in the languages that print them."""

from msgspec import Struct


class Relative(Struct, frozen=True, kw_only=True):
    """How one language says how long ago.

    ``units`` lists the forms of second, minute, hour, day, week, month, year in this order (``|`` between units);
    ``forms`` are expressions in which N stands for a number or a number word and U for a unit; ``ones`` are the
    words for one, ``numbers`` the words from two on; ``days`` are words for today, yesterday and the day before.
    """

    language: str
    units: str
    forms: tuple[str, ...]
    ones: str = ""
    numbers: str = ""
    days: str = ""
    hits: tuple[str, ...]
    misses: tuple[str, ...] = ()


RELATIVE: tuple[Relative, ...] = (
    Relative(
        language="en",
        forms=("(?:about |almost |over |around )?N U ago", "N?U ago"),
        units="second seconds sec secs s|minute minutes min mins m|hour hours hr hrs h|day days d|week weeks wk wks w|"
        "month months mo mos|year years yr yrs y",
        ones="a an one",
        numbers="two three four five six seven eight nine ten eleven twelve",
        days="today|yesterday",
        hits=("one month ago", "2 hours ago", "an hour ago", "yesterday", "5 mins ago", "3h ago"),
        misses=("a month", "3 hours later", "in two days", "ago", "3 min"),
    ),
    Relative(
        language="de",
        forms=("vor (?:etwa |rund |ca\\.? )?N U",),
        units="sekunde sekunden sek|minute minuten min|stunde stunden std|tag tagen tage|woche wochen|monat monaten monate|"
        "jahr jahren jahre",
        ones="einer einem ein eine",
        numbers="zwei drei vier fünf sechs sieben acht neun zehn",
        days="heute|gestern|vorgestern",
        hits=("vor 3 Stunden", "vor einem Monat", "gestern", "vor 2 Tagen", "Vor zwei Wochen"),
        misses=("3 Stunden", "vor Stunden", "vor dem Tag"),
    ),
    Relative(
        language="fr",
        forms=("il y a (?:environ )?N U",),
        units=(
            "seconde secondes|minute minutes min|heure heures h|jour jours|semaine semaines|mois|an ans année années"
        ),
        ones="un une",
        numbers="deux trois quatre cinq six sept huit neuf dix",
        days="aujourd'hui aujourd’hui|hier|avant-hier",
        hits=("il y a 2 jours", "il y a un mois", "Il y a 3 heures", "hier"),
        misses=("il y a des jours", "dans 2 jours"),
    ),
    Relative(
        language="es",
        forms=("hace (?:unos |unas )?N U",),
        units="segundo segundos|minuto minutos min|hora horas|día días dia dias|semana semanas|mes meses|año años",
        ones="un una uno",
        numbers="dos tres cuatro cinco seis siete ocho nueve diez",
        days="hoy|ayer|anteayer",
        hits=("hace 2 días", "hace un mes", "Hace 3 horas", "ayer"),
        misses=("hace días", "2 horas"),
    ),
    Relative(
        language="pt",
        forms=("há (?:cerca de )?N U(?: atrás)?", "N U atrás"),
        units="segundo segundos|minuto minutos min|hora horas|dia dias|semana semanas|mês meses|ano anos",
        ones="um uma",
        numbers="dois duas três quatro cinco seis sete oito nove dez",
        days="hoje|ontem|anteontem",
        hits=("há 2 dias", "2 horas atrás", "há um mês", "ontem"),
        misses=("há dias", "2 horas"),
    ),
    Relative(
        language="it",
        forms=("(?:circa )?N U fa",),
        units="secondo secondi|minuto minuti min|ora ore|giorno giorni|settimana settimane|mese mesi|anno anni",
        ones="un una uno un'",
        numbers="due tre quattro cinque sei sette otto nove dieci",
        days="oggi|ieri|l'altroieri",
        hits=("2 ore fa", "un mese fa", "3 giorni fa", "ieri"),
        misses=("2 ore", "fa"),
    ),
    Relative(
        language="nl",
        forms=("(?:ongeveer )?N U geleden",),
        units="seconde seconden|minuut minuten min|uur uren|dag dagen|week weken|maand maanden|jaar jaren",
        ones="een één",
        numbers="twee drie vier vijf zes zeven acht negen tien",
        days="vandaag|gisteren|eergisteren",
        hits=("2 dagen geleden", "een maand geleden", "3 uur geleden", "gisteren"),
        misses=("lang geleden", "3 uur"),
    ),
    Relative(
        language="sv",
        forms=("(?:för )?N U sedan",),
        units="sekund sekunder|minut minuter min|timme timmar tim|dag dagar|vecka veckor|månad månader|år",
        ones="en ett",
        numbers="två tre fyra fem sex sju åtta nio tio",
        days="idag i_dag|igår i_går|förrgår i_förrgår",
        hits=("för 2 dagar sedan", "3 timmar sedan", "en månad sedan", "igår"),
        misses=("sedan länge", "3 timmar"),
    ),
    Relative(
        language="da",
        forms=("(?:for )?N U siden",),
        units=(
            "sekund sekunder|minut minutt minutter min|time timer timar|dag dage dager|"
            "uge uger uke uker|måned måneder|år"
        ),
        ones="en et én ett",
        numbers="to tre fire fem seks syv sju otte åtte ni ti",
        days="i_dag|i_går|i_forgårs",
        hits=("2 timer siden", "for en måned siden", "3 dager siden", "for 2 uker siden", "i går"),
        misses=("siden da", "2 timer"),
    ),
    Relative(
        language="fi",
        forms=("N U sitten",),
        units=(
            "sekunti sekuntia|minuutti minuuttia min|tunti tuntia|päivä päivää|viikko viikkoa|"
            "kuukausi kuukautta|vuosi vuotta"
        ),
        ones="yksi",
        numbers="kaksi kolme neljä viisi kuusi",
        days="tänään|eilen|toissapäivänä",
        hits=("3 tuntia sitten", "2 päivää sitten", "eilen"),
        misses=("sitten", "3 tuntia"),
    ),
    Relative(
        language="pl",
        forms=("N U temu", "U temu"),
        units="sekundę sekundy sekund|minutę minuty minut min|godzinę godziny godzin godz|dzień dni|tydzień tygodnie tygodni|"
        "miesiąc miesiące miesięcy|rok lata lat",
        ones="jeden jedną",
        numbers="dwa trzy cztery pięć",
        days="dzisiaj dziś|wczoraj|przedwczoraj",
        hits=("2 dni temu", "3 godziny temu", "miesiąc temu", "wczoraj"),
        misses=("temu", "2 dni"),
    ),
    Relative(
        language="cs",
        forms=("před N U", "před U", "pred N U", "pred U"),
        units="sekundou sekundami|minutou minutami|hodinou hodinami|dnem dny dňom dňami|týdnem týdny týždňom týždňami|"
        "měsícem měsíci mesiacom mesiacmi|rokem lety rokom rokmi",
        ones="jedním jednou",
        numbers="dvěma třemi čtyřmi",
        days="dnes|včera|předevčírem",
        hits=("před 2 dny", "před hodinou", "pred 3 hodinami", "včera"),
        misses=("před domem", "2 dny"),
    ),
    Relative(
        language="hr",
        forms=("(?:prije|pre) N U", "pred N U"),
        units="sekundu sekundi sekunde|minutu minute minuta minutami|sat sata sati urami uro|dan dana dneva dnevi|"
        "tjedan tjedna tjedana nedelju nedelje|mjesec mjeseca mjeseci mesec meseca meseci|godinu godine godina leti",
        ones="jedan jednu",
        days="danas|jučer juče|prekjučer",
        hits=("prije 2 dana", "prije 3 sata", "pre 5 minuta", "jučer"),
        misses=("prije toga", "2 dana"),
    ),
    Relative(
        language="hu",
        forms=("N U(?:vel|val)? ezelőtt", "N U(?:e|a|je|ja)?"),
        units="másodperc másodperce|perc perce perccel|óra órája órával|nap napja nappal|hét hete héttel|"
        "hónap hónapja hónappal|év éve évvel",
        ones="egy",
        numbers="két kettő három négy öt",
        days="ma|tegnap|tegnapelőtt",
        hits=("2 nappal ezelőtt", "3 órája", "egy hónapja", "tegnap"),
        misses=("ezelőtt",),
    ),
    Relative(
        language="ro",
        forms=("acum N U", "în urmă cu N U"),
        units="secundă secunde|minut minute|oră ore|zi zile|săptămână săptămâni|lună luni|an ani",
        ones="o un",
        numbers="două doi trei patru cinci",
        days="astăzi azi|ieri|alaltăieri",
        hits=("acum 2 zile", "acum o lună", "acum 3 ore"),
        misses=("acum", "2 zile"),
    ),
    Relative(
        language="ru",
        forms=("N U назад", "U назад"),
        units="секунду секунды секунд сек|минуту минуты минут мин|час часа часов ч|день дня дней дн|неделю недели недель|"
        "месяц месяца месяцев мес|год года лет",
        ones="один одну",
        numbers="два две три четыре пять",
        days="сегодня|вчера|позавчера",
        hits=("час назад", "2 часа назад", "3 дня назад", "месяц назад", "вчера"),
        misses=("назад", "2 часа"),
    ),
    Relative(
        language="uk",
        forms=("N U тому", "U тому"),
        units="секунду секунди секунд|хвилину хвилини хвилин хв|годину години годин год|день дні днів|тиждень тижні тижнів|"
        "місяць місяці місяців|рік роки років",
        ones="один одну",
        numbers="два дві три чотири",
        days="сьогодні|вчора учора|позавчора",
        hits=("2 години тому", "годину тому", "3 дні тому", "вчора"),
        misses=("тому", "2 години"),
    ),
    Relative(
        language="bg",
        forms=("преди N U", "пре N U"),
        units="секунда секунди|минута минути минута|час часа сата сати|ден дни дана дан|седмица седмици недеље|"
        "месец месеца месеци|година години године",
        ones="един една",
        days="днес данас|вчера јуче|завчера",
        hits=("преди 2 часа", "преди един месец", "пре 3 дана"),
        misses=("преди това", "2 часа"),
    ),
    Relative(
        language="el",
        forms=("πριν (?:από )?N U", "N U πριν"),
        units=(
            "δευτερόλεπτα|λεπτό λεπτά|ώρα ώρες|ημέρα ημέρες μέρα μέρες|εβδομάδα εβδομάδες|"
            "μήνα μήνες|χρόνο χρόνια έτος έτη"
        ),
        ones="ένα έναν μια μία",
        numbers="δύο τρεις τρία τέσσερις",
        days="σήμερα|χθες χτες|προχθές",
        hits=("πριν από 2 ώρες", "πριν 3 ημέρες", "2 ώρες πριν", "χθες"),
        misses=("πριν", "2 ώρες"),
    ),
    Relative(
        language="tr",
        forms=("N U önce",),
        units="saniye|dakika dk|saat|gün|hafta|ay|yıl sene",
        ones="bir",
        numbers="iki üç dört beş altı yedi sekiz dokuz on",
        days="bugün|dün",
        hits=("2 gün önce", "3 saat önce", "bir ay önce", "dün"),
        misses=("önce", "2 gün"),
    ),
    Relative(
        language="ar",
        forms=("(?:منذ|قبل) N ?U", "(?:منذ|قبل) U"),
        units="ثانية ثوان ثواني|دقيقة دقائق دقيقتين|ساعة ساعات ساعتين|يوم أيام ايام يوما يومين|أسبوع أسابيع أسبوعين|"
        "شهر أشهر شهور شهرا شهرين|سنة سنوات عام أعوام سنتين عامين",
        ones="واحد واحدة",
        days="اليوم|أمس امس|أول_أمس",
        hits=("منذ 3 ساعات", "قبل 2 أيام", "منذ شهر", "أمس"),
        misses=("منذ زمن", "3 ساعات"),
    ),
    Relative(
        language="fa",
        forms=("N U (?:پیش|قبل)",),
        units="ثانیه|دقیقه|ساعت|روز|هفته|ماه|سال",
        ones="یک",
        numbers="دو سه چهار پنج",
        days="امروز|دیروز|پریروز",
        hits=("۲ ساعت پیش", "3 روز قبل", "یک ماه پیش", "دیروز"),
        misses=("پیش", "۲ ساعت"),
    ),
    Relative(
        language="he",
        forms=("לפני N U", "לפני U"),
        units=(
            "שניה שניות|דקה דקות|שעה שעות שעתיים|יום ימים יומיים|שבוע שבועות שבועיים|"
            "חודש חודשים חודשיים|שנה שנים שנתיים"
        ),
        ones="אחד אחת",
        days="היום|אתמול|שלשום",
        hits=("לפני 3 שעות", "לפני חודש", "לפני 2 ימים", "אתמול"),
        misses=("לפני", "3 שעות"),
    ),
    Relative(
        language="hi",
        forms=("N U (?:पहले|पूर्व)",),
        units="सेकंड सेकेंड|मिनट|घंटा घंटे घंटों|दिन दिनों|सप्ताह हफ्ते हफ़्ते|महीना महीने माह|साल वर्ष",
        ones="एक",
        numbers="दो तीन चार पांच",
        days="आज|कल",
        hits=("2 घंटे पहले", "एक महीने पहले", "3 दिन पहले", "२ दिन पहले"),
        misses=("पहले", "2 घंटे"),
    ),
    Relative(
        language="bn",
        forms=("N U আগে",),
        units="সেকেন্ড|মিনিট|ঘণ্টা ঘন্টা|দিন|সপ্তাহ|মাস|বছর",
        ones="এক",
        days="আজ|গতকাল",
        hits=("২ ঘণ্টা আগে", "3 দিন আগে", "এক মাস আগে"),
        misses=("আগে", "২ ঘণ্টা"),
    ),
    Relative(
        language="id",
        forms=("N U (?:yang )?lalu", "seU (?:yang )?lalu"),
        units="detik saat|menit minit|jam|hari|minggu pekan|bulan|tahun",
        ones="satu",
        numbers="dua tiga empat lima",
        days="hari_ini|kemarin semalam",
        hits=("2 jam yang lalu", "3 hari lalu", "sebulan yang lalu", "kemarin"),
        misses=("lalu", "2 jam"),
    ),
    Relative(
        language="vi",
        forms=("N U trước",),
        units="giây|phút|giờ tiếng|ngày|tuần|tháng|năm",
        ones="một",
        numbers="hai ba bốn năm",
        days="hôm_nay|hôm_qua",
        hits=("2 giờ trước", "3 ngày trước", "một tháng trước", "hôm qua"),
        misses=("trước", "2 giờ"),
    ),
    Relative(
        language="th",
        forms=("N ?U ?(?:ที่แล้ว|ที่ผ่านมา|ก่อน)",),
        units="วินาที|นาที|ชั่วโมง ชม|วัน|สัปดาห์|เดือน|ปี",
        ones="หนึ่ง",
        days="วันนี้|เมื่อวาน เมื่อวานนี้",
        hits=("2 ชั่วโมงที่แล้ว", "3 วันที่แล้ว", "เมื่อวานนี้"),
        misses=("ที่แล้ว", "2 ชั่วโมง"),
    ),
    Relative(
        language="zh",
        forms=("N ?[个個]?U[之以]?前",),
        units="秒 秒钟 秒鐘|分钟 分鐘 分|小时 小時 钟头|天 日|周 週 星期 礼拜|月|年",
        ones="一",
        numbers="两|二 三 四 五 六 七 八 九 十",
        days="今天 今日|昨天|前天",
        hits=("昨天", "3小时前", "2 天前", "一个月前", "5分鐘前"),
        misses=("以前", "3小时", "前天下午的会议"),
    ),
    Relative(
        language="ja",
        forms=("N ?U前",),
        units="秒|分|時間|日|週間|か月 ヶ月 カ月 ヵ月 ケ月|年",
        ones="一",
        days="本日 今日|昨日|一昨日 おととい",
        hits=("昨日", "3時間前", "2日前", "1か月前"),
        misses=("前", "3時間"),
    ),
    Relative(
        language="ko",
        forms=("N ?U ?전",),
        units="초|분|시간|일|주|개월 달|년",
        ones="한",
        numbers="두 세 네",
        days="오늘|어제|그저께",
        hits=("3시간 전", "2일 전", "한 달 전", "어제"),
        misses=("전", "3시간"),
    ),
)
