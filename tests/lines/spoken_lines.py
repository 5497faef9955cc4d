"""Bylines and dates as they are printed in many languages, with lines that are neither: what the readers must know.

A date's value is what it says on 18 October 2025, "-" where it is refused with a reason, "" where it is no date.
"""

#: Language -> line -> the names of who wrote, joined by "|"; "" for a line that credits nobody.
BYLINES: dict[str, dict[str, str]] = {
    "en": {
        "By Ada Winter": "Ada Winter", "Words by Ada Winter and Bo Sommer": "Ada Winter|Bo Sommer",
        "Posted by Ada Winter on 3 May 2024": "Ada Winter", "By Our Correspondent": "Our Correspondent",
        "By the sea, nobody sleeps in winter": "", "Bye for now, said the captain": "",
    },
    "de": {
        "Von Jutta Birke": "Jutta Birke", "Text: Jutta Birke": "Jutta Birke",
        "Eingestellt von Jutta Birke": "Jutta Birke",
        "Von Jutta Birke und Karl Lenz, Hafen": "Jutta Birke|Karl Lenz", "Von der See kam kalter Wind": "",
        "Autorität und Wind": "",
    },
    "fr": {
        "Par Odile Mercier": "Odile Mercier", "Écrit par Odile Mercier": "Odile Mercier",
        "Par Odile Mercier, envoyée spéciale": "Odile Mercier", "Auteur : Odile Mercier": "Odile Mercier",
        "Par la route de la côte, il neigeait": "", "Paris sous la neige": "",
    },
    "es": {
        "Por Inés Robles": "Inés Robles", "Escrito por Inés Robles": "Inés Robles",
        "Autora: Inés Robles": "Inés Robles", "Por Inés Robles y Tomás Vega": "Inés Robles|Tomás Vega",
        "Por la noche volvió el viento": "", "Porto y su río": "",
    },
    "pt": {
        "Por Rita Matos": "Rita Matos", "Texto: Rita Matos": "Rita Matos",
        "Publicado por Rita Matos": "Rita Matos", "Por Rita Matos e João Leal": "Rita Matos|João Leal",
        "Por isso o porto fechou cedo": "", "Portugal vence": "",
    },
    "it": {
        "Di Chiara Fonte": "Chiara Fonte", "A cura di Chiara Fonte": "Chiara Fonte",
        "Autore: Chiara Fonte": "Chiara Fonte", "Scritto da Chiara Fonte": "Chiara Fonte",
        "Di notte il porto resta chiuso": "", "Dio e il mare": "",
    },
    "nl": {
        "Door Sanne de Wit": "Sanne de Wit", "Geschreven door Sanne de Wit": "Sanne de Wit",
        "Tekst: Sanne de Wit": "Sanne de Wit", "Door Sanne de Wit en Bram Kok": "Sanne de Wit|Bram Kok",
        "Door de storm bleef de haven dicht": "", "Doorn in het oog": "",
    },
    "sv": {
        "Av Kari Lund": "Kari Lund", "Text: Kari Lund": "Kari Lund", "Skribent: Kari Lund": "Kari Lund",
        "Av Kari Lund och Ole Berg": "Kari Lund|Ole Berg", "Av vinden syntes ingenting": "",
        "Avis från hamnen": "",
    },
    "da": {
        "Af Mette Holm": "Mette Holm", "Skrevet af Mette Holm": "Mette Holm", "Tekst: Mette Holm": "Mette Holm",
        "Af Mette Holm og Per Lind": "Mette Holm|Per Lind", "Af havnen var intet tilbage": "",
        "Aftenen kom tidligt": "",
    },
    "fi": {
        "Teksti: Aino Salo": "Aino Salo", "Kirjoittaja: Aino Salo": "Aino Salo",
        "Toimittaja: Aino Salo": "Aino Salo", "Teksti: Aino Salo ja Veli Koski": "Aino Salo|Veli Koski",
        "Tekstiili oli kallista": "", "Toimittajat lähtivät": "",
    },
    "pl": {
        "Autor: Zofia Wilk": "Zofia Wilk", "Tekst: Zofia Wilk": "Zofia Wilk",
        "Napisała Zofia Wilk": "Zofia Wilk", "Oprac. Zofia Wilk": "Zofia Wilk", "Autorka mówi o morzu": "",
        "Piszę list do portu": "",
    },
    "cs": {
        "Autor: Jana Malá": "Jana Malá", "Napsala Jana Malá": "Jana Malá", "Text: Jana Malá": "Jana Malá",
        "Autoři: Jana Malá, Petr Rak": "Jana Malá|Petr Rak", "Textil byl drahý": "", "Autorita přístavu": "",
    },
    "hu": {
        "Írta: Nagy Réka": "Nagy Réka", "Szerző: Nagy Réka": "Nagy Réka",
        "Szerzők: Nagy Réka, Kis Pál": "Nagy Réka|Kis Pál",
        "Írta: Nagy Réka és Kis Pál": "Nagy Réka|Kis Pál", "Írta a levelet a kapitány": "",
        "Szerződés a kikötőről": "",
    },
    "ro": {
        "Scris de Ana Pop": "Ana Pop", "De Ana Pop": "Ana Pop", "Autor: Ana Pop": "Ana Pop",
        "De Ana Pop și Ion Rusu": "Ana Pop|Ion Rusu", "De la mare vine vântul": "", "Dealul de peste port": "",
    },
    "ru": {
        "Автор: Ирина Лебедева": "Ирина Лебедева",
        "Текст: Ирина Лебедева": "Ирина Лебедева",
        "Подготовила Ирина Лебедева": "Ирина Лебедева",
        "Авторы: Ирина Лебедева и Пётр Зимин": "Ирина Лебедева|Пётр Зимин",
        "Авторские права защищены": "",
        "Текстом письма никто не владеет": "",
    },
    "uk": {
        "Автор: Олена Гай": "Олена Гай",
        "Текст: Олена Гай": "Олена Гай",
        "Автори: Олена Гай, Іван Бук": "Олена Гай|Іван Бук",
        "Текст: Олена Гай та Іван Бук": "Олена Гай|Іван Бук",
        "Авторське право": "", "Текстиль подорожчав": "",
    },
    "el": {
        "Γράφει η Νίκη Λάμπρου": "Νίκη Λάμπρου",
        "Συντάκτης: Νίκη Λάμπρου": "Νίκη Λάμπρου",
        "Της Νίκης Λάμπρου": "Νίκης Λάμπρου",
        "Κείμενο: Νίκη Λάμπρου": "Νίκη Λάμπρου",
        "Της θάλασσας τα κύματα": "", "Τουρκία και Αιγαίο": "",
    },
    "tr": {
        "Yazan: Elif Demir": "Elif Demir", "Haber: Elif Demir": "Elif Demir", "Muhabir: Elif Demir": "Elif Demir",
        "Haber: Elif Demir ve Can Kaya": "Elif Demir|Can Kaya", "Haberler denizden geldi": "", "Yazı bitti": "",
    },
    "ar": {
        "بقلم: سلمى حداد": "سلمى حداد", "كتبت: سلمى حداد": "سلمى حداد", "إعداد: سلمى حداد": "سلمى حداد",
        "الكاتب: سلمى حداد": "سلمى حداد", "كتاب جديد عن البحر": "", "إعدادات الموقع": "",
    },
    "he": {
        "מאת נועה לוי": "נועה לוי", "מאת: נועה לוי": "נועה לוי", "מאת נועה לוי ודן כץ": "נועה לוי ודן כץ",
        "מאת: דן כץ": "דן כץ", "מאתמול הנמל סגור": "", "מאה ספינות בנמל": "",
    },
    "hi": {
        "बाय रमा जोशी": "रमा जोशी", "लेखक: रमा जोशी": "रमा जोशी", "द्वारा रमा जोशी": "रमा जोशी",
        "लेखक: रमा जोशी और मोहन दास": "रमा जोशी|मोहन दास", "लेखकों का सम्मेलन": "", "बायो डीजल": "",
    },
    "zh": {
        "作者：李明": "李明", "文/李明": "李明", "记者 李明": "李明", "本报记者 李明 王芳": "李明|王芳",
        "文化节开幕": "", "作者不详": "",
    },
    "ja": {
        "文・山田花子": "山田花子", "記者 山田 花子": "山田 花子", "山田花子記者": "山田花子",
        "執筆：山田花子": "山田花子", "記者会見が開かれた": "", "文化祭の日": "",
    },
    "ko": {
        "김민지 기자": "김민지", "글: 김민지": "김민지", "김 민지 기자": "김 민지", "이철수 특파원": "이철수",
        "기자회견이 열렸다": "", "글로벌 시장": "",
    },
    "id": {
        "Oleh Sari Wulan": "Sari Wulan", "Penulis: Sari Wulan": "Sari Wulan",
        "Reporter: Sari Wulan": "Sari Wulan", "Oleh Sari Wulan dan Adi Putra": "Sari Wulan|Adi Putra",
        "Olehnya laut tidak tenang": "", "Penulisan ulang": "",
    },
}  # fmt: skip

#: Language -> line -> value, "-" (refused with a reason) or "" (no date).
DATES: dict[str, dict[str, str]] = {
    "en": {
        "18 September 2025": "2025-09-18", "Sept. 18, 2025, 2:05 p.m.": "2025-09-18T14:05",
        "Updated: 18 Sep 2025": "2025-09-18", "Thursday, 18 September 2025": "2025-09-18",
        "2 days ago": "2025-10-16", "Thursday": "-", "09/10/2025": "-", "September 2025": "2025-09",
        "May the wind hold": "", "The ferry sank in 1990": "",
    },
    "de": {
        "18. September 2025": "2025-09-18", "18.09.2025, 14:05 Uhr": "2025-09-18T14:05",
        "Stand: 18.9.2025": "2025-09-18", "Donnerstag, 18. September 2025": "2025-09-18",
        "vor 2 Tagen": "2025-10-16", "Donnerstag": "-", "18. September": "2025-09-18",
        "September 2025": "2025-09", "Im Mai kam der Wind": "", "Die Fähre sank 1990": "",
    },
    "fr": {
        "18 septembre 2025": "2025-09-18", "Publié le 18 septembre 2025 à 14h05": "2025-09-18T14:05",
        "Mis à jour le 18/09/2025": "2025-09-18", "jeudi 18 septembre 2025": "2025-09-18",
        "il y a 2 jours": "2025-10-16", "jeudi": "-", "1er septembre 2025": "2025-09-01",
        "septembre 2025": "2025-09", "En mai, fais ce qu'il te plaît": "", "Le bac a coulé en 1990": "",
    },
    "es": {
        "18 de septiembre de 2025": "2025-09-18", "18/09/2025 14:05": "2025-09-18T14:05",
        "Actualizado: 18 sep 2025": "2025-09-18", "jueves, 18 de septiembre de 2025": "2025-09-18",
        "hace 2 días": "2025-10-16", "jueves": "-", "18 de septiembre": "2025-09-18",
        "septiembre de 2025": "2025-09", "En mayo volvió el viento": "", "El barco se hundió en 1990": "",
    },
    "pt": {
        "18 de setembro de 2025": "2025-09-18", "18/09/2025 às 14h05": "2025-09-18T14:05",
        "Atualizado em 18 de setembro de 2025": "2025-09-18",
        "quinta-feira, 18 de setembro de 2025": "2025-09-18", "há 2 dias": "2025-10-16", "quinta-feira": "-",
        "18 de setembro": "2025-09-18", "setembro de 2025": "2025-09", "Em maio voltou o vento": "",
        "O barco afundou em 1990": "",
    },
    "it": {
        "18 settembre 2025": "2025-09-18", "18 settembre 2025 ore 14:05": "2025-09-18T14:05",
        "Aggiornato il 18 settembre 2025": "2025-09-18", "giovedì 18 settembre 2025": "2025-09-18",
        "2 giorni fa": "2025-10-16", "giovedì": "-", "18 settembre": "2025-09-18", "settembre 2025": "2025-09",
        "A maggio tornò il vento": "", "Il traghetto affondò nel 1990": "",
    },
    "nl": {
        "18 september 2025": "2025-09-18", "18-09-2025 14:05": "2025-09-18T14:05",
        "Bijgewerkt: 18 september 2025": "2025-09-18", "donderdag 18 september 2025": "2025-09-18",
        "2 dagen geleden": "2025-10-16", "donderdag": "-", "18 mei": "2025-05-18", "mei 2025": "2025-05",
        "In mei kwam de wind": "", "De boot zonk in 1990": "",
    },
    "sv": {
        "18 september 2025": "2025-09-18", "18 maj 2025 kl. 14.05": "2025-05-18T14:05",
        "Uppdaterad 18 maj 2025": "2025-05-18", "torsdag 18 september 2025": "2025-09-18",
        "för 2 dagar sedan": "2025-10-16", "torsdag": "-", "den 18 maj": "2025-05-18", "oktober 2024": "2024-10",
        "I maj kom vinden": "", "Färjan sjönk 1990": "",
    },
    "da": {
        "18. september 2025": "2025-09-18", "18. maj 2025 kl. 14.05": "2025-05-18T14:05",
        "Opdateret 18. maj 2025": "2025-05-18", "torsdag den 18. september 2025": "2025-09-18",
        "for 2 dage siden": "2025-10-16", "torsdag": "-", "18. maj": "2025-05-18", "oktober 2024": "2024-10",
        "I maj kom vinden igen": "", "Færgen sank i 1990": "",
    },
    "fi": {
        "18. syyskuuta 2025": "2025-09-18", "18.9.2025 klo 14.05": "2025-09-18T14:05",
        "Päivitetty 18.9.2025": "2025-09-18", "torstai 18. syyskuuta 2025": "2025-09-18",
        "2 päivää sitten": "2025-10-16", "torstai": "-", "18. toukokuuta": "2025-05-18",
        "syyskuu 2025": "2025-09", "Toukokuussa tuuli palasi": "", "Lautta upposi 1990": "",
    },
    "pl": {
        "18 września 2025": "2025-09-18", "18 września 2025, 14:05": "2025-09-18T14:05",
        "Aktualizacja: 18.09.2025": "2025-09-18", "czwartek, 18 września 2025": "2025-09-18",
        "2 dni temu": "2025-10-16", "czwartek": "-", "18 września": "2025-09-18", "wrzesień 2025": "2025-09",
        "W maju wrócił wiatr": "", "Prom zatonął w 1990": "",
    },
    "cs": {
        "18. září 2025": "2025-09-18", "18. 9. 2025 14:05": "2025-09-18T14:05",
        "Aktualizováno 18. 9. 2025": "2025-09-18", "čtvrtek 18. září 2025": "2025-09-18",
        "před 2 dny": "2025-10-16", "čtvrtek": "-", "18. května": "2025-05-18", "září 2025": "2025-09",
        "V květnu se vítr vrátil": "", "Trajekt se potopil v roce 1990": "",
    },
    "hu": {
        "2025. szeptember 18.": "2025-09-18", "2025. szeptember 18. 14:05": "2025-09-18T14:05",
        "Frissítve: 2025. szeptember 18.": "2025-09-18", "2025. szeptember 18., csütörtök": "2025-09-18",
        "2 napja": "2025-10-16", "csütörtök": "-", "szeptember 18.": "2025-09-18", "2025. szeptember": "2025-09",
        "Májusban visszatért a szél": "", "A komp 1990-ben süllyedt el": "",
    },
    "ro": {
        "18 septembrie 2025": "2025-09-18", "18 septembrie 2025, 14:05": "2025-09-18T14:05",
        "Actualizat: 18.09.2025": "2025-09-18", "joi, 18 septembrie 2025": "2025-09-18",
        "acum 2 zile": "2025-10-16", "vineri": "-", "18 septembrie": "2025-09-18", "septembrie 2025": "2025-09",
        "În mai a revenit vântul": "", "Bacul s-a scufundat în 1990": "",
    },
    "ru": {
        "18 сентября 2025": "2025-09-18", "18 сентября 2025, 14:05": "2025-09-18T14:05",
        "Обновлено 18 сентября 2025": "2025-09-18",
        "четверг, 18 сентября 2025 г.": "2025-09-18", "2 дня назад": "2025-10-16",
        "четверг": "-", "18 сентября": "2025-09-18", "сентябрь 2025": "2025-09",
        "В мае вернулся ветер": "", "Паром затонул в 1990": "",
    },
    "uk": {
        "18 вересня 2025": "2025-09-18", "18 вересня 2025, 14:05": "2025-09-18T14:05",
        "Оновлено 18 вересня 2025": "2025-09-18",
        "четвер, 18 вересня 2025 року": "2025-09-18", "2 дні тому": "2025-10-16",
        "четвер": "-", "18 вересня": "2025-09-18", "вересень 2025": "2025-09",
        "У травні повернувся вітер": "", "Пором затонув у 1990": "",
    },
    "el": {
        "18 Σεπτεμβρίου 2025": "2025-09-18", "18/09/2025 14:05": "2025-09-18T14:05",
        "Ενημερώθηκε: 18/09/2025": "2025-09-18",
        "Πέμπτη, 18 Σεπτεμβρίου 2025": "2025-09-18", "πριν από 2 ημέρες": "2025-10-16",
        "Πέμπτη": "-", "18 Μαΐου": "2025-05-18", "Σεπτέμβριος 2025": "2025-09",
        "Τον Μάιο γύρισε ο άνεμος": "", "Το πλοίο βυθίστηκε το 1990": "",
    },
    "tr": {
        "18 Eylül 2025": "2025-09-18", "18 Eylül 2025 14:05": "2025-09-18T14:05",
        "Güncelleme: 18.09.2025": "2025-09-18", "18 Eylül 2025 Perşembe": "2025-09-18",
        "2 gün önce": "2025-10-16", "Perşembe": "-", "18 Mayıs": "2025-05-18", "Eylül 2025": "2025-09",
        "Mayıs ayında rüzgâr döndü": "", "Vapur 1990 yılında battı": "",
    },
    "ar": {
        "18 سبتمبر 2025": "2025-09-18", "١٨ سبتمبر ٢٠٢٥ 14:05": "2025-09-18T14:05",
        "آخر تحديث: 18 سبتمبر 2025": "2025-09-18", "الخميس 18 سبتمبر 2025": "2025-09-18",
        "منذ يومين": "2025-10-16", "الخميس": "-", "26 ربيع الأول 1447": "-", "سبتمبر 2025": "2025-09",
        "عادت الريح في مايو": "", "غرقت العبارة سنة 1990": "",
    },
    "fa": {
        "27 شهریور 1404": "-", "۲۷ شهریور ۱۴۰۴": "-", "1404/06/27": "-", "۱۴۰۴/۰۶/۲۷": "-",
        "18 سپتامبر 2025": "2025-09-18", "پنجشنبه": "-", "پنجشنبه ۲۷ شهریور ۱۴۰۴": "-", "۲ روز پیش": "2025-10-16",
        "باد در بهار برگشت": "", "کشتی در دریا ماند": "",
    },
    "he": {
        "18 בספטמבר 2025": "2025-09-18", "18.09.2025 14:05": "2025-09-18T14:05",
        "עודכן: 18.09.2025": "2025-09-18", "יום חמישי, 18 בספטמבר 2025": "2025-09-18",
        "לפני יומיים": "2025-10-16", "18 במאי": "2025-05-18", "18/09/2025": "2025-09-18",
        "ספטמבר 2025": "2025-09", "במאי חזרה הרוח": "", "המעבורת טבעה בשנת 1990": "",
    },
    "hi": {
        "18 सितंबर 2025": "2025-09-18", "१८ सितंबर २०२५": "2025-09-18", "अपडेटेड: 18 सितंबर 2025": "2025-09-18",
        "गुरुवार, 18 सितंबर 2025": "2025-09-18", "2 दिन पहले": "2025-10-16", "गुरुवार": "-",
        "18 मई": "2025-05-18", "सितंबर 2025": "2025-09", "मई में हवा लौटी": "", "नाव 1990 में डूबी": "",
    },
    "bn": {
        "১৮ সেপ্টেম্বর ২০২৫": "2025-09-18", "18 সেপ্টেম্বর 2025": "2025-09-18",
        "আপডেট: ১৮ সেপ্টেম্বর ২০২৫": "2025-09-18", "প্রকাশ: ১৮ সেপ্টেম্বর ২০২৫": "2025-09-18",
        "১৮ মে ২০২৫": "2025-05-18", "১৮ মে": "2025-05-18", "সেপ্টেম্বর ২০২৫": "2025-09",
        "২ দিন আগে": "2025-10-16", "মে মাসে বাতাস ফিরে এল": "", "নৌকা ডুবে গেল": "",
    },
    "th": {
        "18 กันยายน 2568": "2025-09-18", "18 ก.ย. 2568": "2025-09-18", "18 กันยายน พ.ศ. 2568": "2025-09-18",
        "18 กันยายน 2568 14:05 น.": "2025-09-18T14:05", "18 พฤษภาคม 2568": "2025-05-18",
        "18 กันยายน 2025": "2025-09-18", "กันยายน 2568": "2025-09", "2 วันที่แล้ว": "2025-10-16", "ลมกลับมา": "",
        "เรือจม": "",
    },
    "zh": {
        "2025年9月18日": "2025-09-18", "2025年9月18日 14:05": "2025-09-18T14:05",
        "更新：2025年9月18日": "2025-09-18", "2025-09-18 14:05:30": "2025-09-18T14:05:30", "两天前": "2025-10-16",
        "民國114年9月18日": "2025-09-18", "9月18日": "2025-09-18", "2025年9月": "2025-09", "五月的风": "",
        "渡轮沉没了": "",
    },
    "ja": {
        "2025年9月18日": "2025-09-18", "2025年9月18日（木） 14時05分": "2025-09-18T14:05",
        "更新：2025年9月18日": "2025-09-18", "令和7年9月18日": "2025-09-18", "2日前": "2025-10-16",
        "2025/09/18": "2025-09-18", "2025.09.18": "2025-09-18", "2025年9月": "2025-09", "五月の風": "",
        "船が沈んだ": "",
    },
    "ko": {
        "2025년 9월 18일": "2025-09-18", "2025년 9월 18일 오후 2:05": "2025-09-18T14:05",
        "업데이트 2025.09.18": "2025-09-18", "입력 2025-09-18 14:05": "2025-09-18T14:05", "2일 전": "2025-10-16",
        "2025. 9. 18.": "2025-09-18", "9월 18일": "2025-09-18", "2025년 9월": "2025-09", "오월의 바람": "",
        "배가 가라앉았다": "",
    },
    "id": {
        "18 September 2025": "2025-09-18", "18 Agustus 2025 14:05 WIB": "2025-08-18T14:05",
        "Diperbarui 18 Mei 2025": "2025-05-18", "Kamis, 18 September 2025": "2025-09-18",
        "2 hari yang lalu": "2025-10-16", "Kamis": "-", "18 Mei": "2025-05-18", "Agustus 2025": "2025-08",
        "Pada bulan Mei angin kembali": "", "Feri itu tenggelam": "",
    },
    "vi": {
        "18 tháng 9, 2025": "2025-09-18", "18/09/2025 14:05": "2025-09-18T14:05",
        "Cập nhật 18/09/2025": "2025-09-18", "18 tháng 9 năm 2025": "2025-09-18", "2 ngày trước": "2025-10-16",
        "18-09-2025": "2025-09-18", "18.09.2025": "2025-09-18", "Đăng lúc 14:05 18/09/2025": "2025-09-18T14:05",
        "Gió trở lại": "", "Con tàu đã chìm": "",
    },
}  # fmt: skip
