"""Names of months and days of the week, full and short, with the case forms that dates use."""

import unicodedata
from collections.abc import Mapping


def _split(table: str) -> tuple[tuple[str, ...], ...]:
    """Twelve groups, one a month; forms are separated by spaces (``_`` stands for a space inside a form)."""
    return tuple(tuple(form.replace("_", " ") for form in month.split()) for month in table.split("|"))


#: Language -> twelve groups of forms. Full stops do not count ("sept." is "sept").
MONTHS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "en": _split("january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|"
                 "september sep sept|october oct|november nov|december dec"),
    "de": _split("januar jänner jan jän|februar feber feb|märz mär mrz maerz|april apr|mai|juni jun|juli jul|"
                 "august aug|september sep sept|oktober okt|november nov|dezember dez"),
    "fr": _split("janvier janv jan|février févr fév fevrier fevr fev|mars mar|avril avr|mai|juin|juillet juil jui|"
                 "août aout|septembre sept sep|octobre oct|novembre nov|décembre déc decembre dec"),
    "es": _split("enero ene|febrero feb|marzo mar|abril abr|mayo may|junio jun|julio jul|agosto ago|"
                 "septiembre setiembre sep sept set|octubre oct|noviembre nov|diciembre dic"),
    "pt": _split("janeiro jan|fevereiro fev|março marco mar|abril abr|maio mai|junho jun|julho jul|agosto ago|"
                 "setembro set|outubro out|novembro nov|dezembro dez"),
    "it": _split("gennaio gen genn|febbraio feb febbr|marzo mar|aprile apr|maggio mag magg|giugno giu|luglio lug|"
                 "agosto ago|settembre set sett|ottobre ott|novembre nov|dicembre dic"),
    "nl": _split("januari jan|februari feb|maart mrt|april apr|mei|juni jun|juli jul|augustus aug|"
                 "september sep sept|oktober okt|november nov|december dec"),
    "sv": _split("januari jan|februari feb|mars mar|april apr|maj|juni jun|juli jul|augusti aug|"
                 "september sep sept|oktober okt|november nov|december dec"),
    "da": _split("januar jan|februar feb|marts mar|april apr|maj|juni jun|juli jul|august aug|"
                 "september sep sept|oktober okt|november nov|december dec"),
    "no": _split("januar jan|februar feb|mars mar|april apr|mai|juni jun|juli jul|august aug|"
                 "september sep sept|oktober okt|november nov|desember des"),
    "fi": _split("tammikuuta tammikuu tammi|helmikuuta helmikuu helmi|maaliskuuta maaliskuu maalis|"
                 "huhtikuuta huhtikuu huhti|toukokuuta toukokuu touko|kesäkuuta kesäkuu kesä|"
                 "heinäkuuta heinäkuu heinä|elokuuta elokuu elo|syyskuuta syyskuu syys|lokakuuta lokakuu loka|"
                 "marraskuuta marraskuu marras|joulukuuta joulukuu joulu"),
    "et": _split("jaanuar jaan|veebruar veebr|märts|aprill apr|mai|juuni|juuli|august aug|september sept|"
                 "oktoober okt|november nov|detsember dets"),
    "lv": _split("janvāris janvārī janv|februāris februārī febr|marts martā|aprīlis aprīlī apr|maijs maijā|"
                 "jūnijs jūnijā jūn|jūlijs jūlijā jūl|augusts augustā aug|septembris septembrī sept|"
                 "oktobris oktobrī okt|novembris novembrī nov|decembris decembrī dec"),
    "lt": _split("sausio saus|vasario vas|kovo kov|balandžio bal|gegužės geg|birželio birž|liepos liep|"
                 "rugpjūčio rugp|rugsėjo rugs|spalio spal|lapkričio lapkr|gruodžio gruod"),
    "pl": _split("stycznia styczeń sty|lutego luty lut|marca marzec mar|kwietnia kwiecień kwi|maja maj|"
                 "czerwca czerwiec cze|lipca lipiec lip|sierpnia sierpień sie|września wrzesień wrz|"
                 "października październik paź|listopada listopad lis|grudnia grudzień gru"),
    "cs": _split("ledna leden led|února únor úno|března březen bře|dubna duben dub|května květen kvě|"
                 "června červen čvn|července červenec čvc|srpna srpen srp|září zář|října říjen říj|"
                 "listopadu listopad lis|prosince prosinec pro"),
    "sk": _split("januára január jan|februára február feb|marca marec mar|apríla apríl apr|mája máj|júna jún|"
                 "júla júl|augusta august aug|septembra september sep|októbra október okt|"
                 "novembra november nov|decembra december dec"),
    "hu": _split("január jan|február febr feb|március márc|április ápr|május máj|június jún|július júl|"
                 "augusztus aug|szeptember szept|október okt|november nov|december dec"),
    "ro": _split("ianuarie ian|februarie feb|martie mar|aprilie apr|mai|iunie iun|iulie iul|august aug|"
                 "septembrie sep sept|octombrie oct|noiembrie noi nov|decembrie dec"),
    "hr": _split("siječnja siječanj sij|veljače veljača velj|ožujka ožujak ožu|travnja travanj tra|"
                 "svibnja svibanj svi|lipnja lipanj lip|srpnja srpanj srp|kolovoza kolovoz kol|rujna rujan ruj|"
                 "listopada listopad lis|studenoga studenog studeni stu|prosinca prosinac pro"),
    "sl": _split("januar januarja jan|februar februarja feb|marec marca mar|april aprila apr|maj maja|"
                 "junij junija jun|julij julija jul|avgust avgusta avg|september septembra sep|"
                 "oktober oktobra okt|november novembra nov|december decembra dec"),
    "sr": _split("januar januara јануар јануара јан|februar februara фебруар фебруара феб|mart marta март марта мар|"
                 "april aprila април априла апр|maj maja мај маја|jun juna jun јун јуна|jul jula јул јула|"
                 "avgust avgusta август августа авг|septembar septembra септембар септембра сеп|"
                 "oktobar oktobra октобар октобра окт|novembar novembra новембар новембра нов|"
                 "decembar decembra децембар децембра дец"),
    "ru": _split("января январь янв|февраля февраль фев февр|марта март мар|апреля апрель апр|мая май|"
                 "июня июнь июн|июля июль июл|августа август авг|сентября сентябрь сен сент|"
                 "октября октябрь окт|ноября ноябрь ноя нояб|декабря декабрь дек"),
    "uk": _split("січня січень січ|лютого лютий лют|березня березень бер|квітня квітень кві квіт|травня травень тра|"
                 "червня червень чер черв|липня липень лип|серпня серпень сер серп|вересня вересень вер|"
                 "жовтня жовтень жов жовт|листопада листопад лис|грудня грудень гру груд"),
    "be": _split("студзеня|лютага|сакавіка|красавіка|мая|чэрвеня|ліпеня|жніўня|верасня|кастрычніка|лістапада|снежня"),
    "bg": _split("януари ян|февруари фев|март мар|април апр|май|юни|юли|август авг|септември сеп септ|"
                 "октомври окт|ноември ное|декември дек"),
    "el": _split("ιανουαρίου ιανουάριος ιαν|φεβρουαρίου φεβρουάριος φεβ φεβρ|μαρτίου μάρτιος μαρ|"
                 "απριλίου απρίλιος απρ|μαΐου μαίου μάιος μάϊος μαϊ μαΐ μαι|ιουνίου ιούνιος ιουν|"
                 "ιουλίου ιούλιος ιουλ|αυγούστου αύγουστος αυγ|σεπτεμβρίου σεπτέμβριος σεπ σεπτ|οκτωβρίου οκτώβριος οκτ|"
                 "νοεμβρίου νοέμβριος νοε|δεκεμβρίου δεκέμβριος δεκ"),
    "tr": _split("ocak oca|şubat şub|mart mar|nisan nis|mayıs may|haziran haz|temmuz tem|ağustos ağu|eylül eyl|"
                 "ekim eki|kasım kas|aralık ara"),
    "az": _split("yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr"),
    "ca": _split("gener gen|febrer febr|març|abril abr|maig|juny|juliol jul|agost ag|setembre set|"
                 "octubre oct|novembre nov|desembre des"),
    "eu": _split("urtarrilak urtarrilaren|otsailak otsailaren|martxoak martxoaren|apirilak apirilaren|"
                 "maiatzak maiatzaren|ekainak ekainaren|uztailak uztailaren|abuztuak abuztuaren|"
                 "irailak irailaren|urriak urriaren|azaroak azaroaren|abenduak abenduaren"),
    "sq": _split("janar|shkurt|mars|prill|maj|qershor|korrik|gusht|shtator|tetor|nëntor|dhjetor"),
    "ar": _split("يناير كانون_الثاني جانفي|فبراير شباط فيفري|مارس آذار اذار|أبريل ابريل إبريل نيسان أفريل|"
                 "مايو أيار ايار ماي|يونيو حزيران جوان|يوليو تموز جويلية|أغسطس اغسطس آب أوت|سبتمبر أيلول ايلول|"
                 "أكتوبر اكتوبر تشرين_الأول|نوفمبر تشرين_الثاني|ديسمبر كانون_الأول"),
    "fa": _split("ژانویه|فوریه|مارس|آوریل|مه می|ژوئن|ژوئیه جولای|اوت آگوست|سپتامبر|اکتبر|نوامبر|دسامبر"),
    "ur": _split("جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر"),
    "he": _split("ינואר בינואר ינו|פברואר בפברואר פבר|מרץ במרץ מרס במרס|אפריל באפריל אפר|מאי במאי|יוני ביוני|"
                 "יולי ביולי|אוגוסט באוגוסט אוג|ספטמבר בספטמבר ספט|אוקטובר באוקטובר אוק|נובמבר בנובמבר נוב|"
                 "דצמבר בדצמבר דצמ"),
    "hi": _split("जनवरी जन|फरवरी फ़रवरी फर|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर सितम्बर|अक्टूबर अक्तूबर|नवंबर नवम्बर|"
                 "दिसंबर दिसम्बर"),
    "mr": _split("जानेवारी|फेब्रुवारी|मार्च|एप्रिल|मे|जून|जुलै|ऑगस्ट|सप्टेंबर|ऑक्टोबर|नोव्हेंबर|डिसेंबर"),
    "bn": _split("জানুয়ারি জানুয়ারি জানুয়ারী|ফেব্রুয়ারি ফেব্রুয়ারি ফেব্রুয়ারী|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|"
                 "সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর"),
    "ta": _split("ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்"),
    "th": _split("มกราคม มค|กุมภาพันธ์ กพ|มีนาคม มีค|เมษายน เมย|พฤษภาคม พค|มิถุนายน มิย|กรกฎาคม กค|"
                 "สิงหาคม สค|กันยายน กย|ตุลาคม ตค|พฤศจิกายน พย|ธันวาคม ธค"),
    "id": _split("januari jan|februari feb|maret mar|april apr|mei|juni jun|juli jul|agustus agu agt|"
                 "september sep|oktober okt|november nov|desember des"),
    "ms": _split("januari jan|februari feb|mac|april apr|mei|jun|julai jul|ogos ogo|september sept|oktober okt|"
                 "november nov|disember dis"),
}  # fmt: skip

_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi
    mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim lunes martes miércoles
    miercoles jueves viernes sábado sabado domingo mié jue vie sáb dom lunedì martedì mercoledì giovedì
    venerdì gio sab segunda-feira terça-feira quarta-feira quinta-feira sexta-feira segunda terça quarta
    quinta sexta seg ter qua qui sex maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr
    za zo måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag lørdag søndag mån tis ons tor
    fre lör sön man maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai maanantaina
    tiistaina keskiviikkona torstaina perjantaina lauantaina sunnuntaina ke pe la su poniedziałek wtorek
    środa czwartek piątek sobota niedziela pon wt śr czw pt sob niedz pondělí úterý středa čtvrtek pátek
    neděle pondelok utorok streda štvrtok piatok nedeľa ponedjeljak utorak srijeda četvrtak petak subota
    nedjelja ponedeljak sreda nedelja ponedeljek torek četrtek petek hétfő kedd szerda csütörtök péntek
    szombat vasárnap luni marți miercuri joi vineri sâmbătă duminică понедельник вторник среда четверг
    пятница суббота воскресенье пн вт ср чт пт сб вс понеділок вівторок середа четвер пʼятниця п'ятниця
    субота неділя понеделник вторник сряда четвъртък петък събота неделя δευτέρα τρίτη τετάρτη πέμπτη
    παρασκευή σάββατο κυριακή δευ τρι τετ πεμ παρ σαβ κυρ pazartesi salı çarşamba perşembe cuma
    cumartesi pazar الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة السبت الأحد الاحد دوشنبه
    سه‌شنبه چهارشنبه پنجشنبه جمعه شنبه یکشنبه सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार रविवार
    সোমবার মঙ্গলবার বুধবার বৃহস্পতিবার শুক্রবার শনিবার রবিবার senin selasa rabu kamis jumat sabtu minggu
    isnin khamis ahad dilluns dimarts dimecres dijous divendres dissabte diumenge วันจันทร์ วันอังคาร
    วันพุธ วันพฤหัสบดี วันศุกร์ วันเสาร์ วันอาทิตย์ 星期一 星期二 星期三 星期四 星期五 星期六 星期日
    星期天 周一 周二 周三 周四 周五 周六 周日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 월요일
    화요일 수요일 목요일 금요일 토요일 일요일
"""

#: Days of the week, which may stand beside a date and are no date themselves.
WEEKDAYS: frozenset[str] = frozenset(_DAYS.split())
#: Those of English in full and short, Monday 0: English alone writes a day's figures in two orders.
WEEKDAY_NUMBERS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}

_ISLAMIC = """
    محرم|صفر|رمضان|شعبان|رجب|شوال|ربيع الأول|ربيع الآخر|ربيع الثاني|جمادى الأولى|جمادى الآخرة|ذو القعدة|
    ذي القعدة|ذو الحجة|ذي الحجة|muharram|safar|rajab|shaban|sha'ban|ramadan|shawwal|dhu al-hijjah|
    muharrem|recep|şaban|ramazan|şevval|zilhicce
"""
_IRANIAN = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"

#: Months of the Islamic and of the Iranian calendar: a date that holds one is recognised, and not converted.
OTHER_CALENDARS: Mapping[str, str] = {
    **{name.strip(): "Islamic" for name in _ISLAMIC.split("|")},
    **{name.strip(): "Iranian" for name in _IRANIAN.split("|")},
}


def _numbers() -> dict[str, dict[str, int]]:
    """Form -> {language: month}; the same form may be another month in another language."""
    numbers: dict[str, dict[str, int]] = {}
    for language, months in MONTHS.items():
        for number, forms in enumerate(months, 1):
            for form in forms:
                numbers.setdefault(unicodedata.normalize("NFKC", form).casefold(), {})[language] = number
    return numbers


#: Form (case folded, without full stops) -> the month it is in each language that has it.
MONTH_NUMBERS: Mapping[str, Mapping[str, int]] = _numbers()
