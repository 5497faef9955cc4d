"""The words around a printed date: what was dated, what may stand inside a date, time zones, calendars."""

from collections.abc import Mapping

from workers.tables.row import Row
from workers.tables.spaced import word_set

#: The date behind such a word is the last change, not the publication.
MODIFIED: tuple[Row, ...] = (
    Row(
        id="modified-latin",
        why="updated, in languages of Latin script",
        forms=(
            r"(?:last |latest |medically |fact )?(?:updated?|modified|edited|revised|changed|reviewed|checked)(?: on| at)?",
            r"(?:zuletzt )?(?:aktualisiert|geändert|bearbeitet|aktualisierung)",
            r"letzte (?:aktualisierung|änderung)|(?:artikel)?stand|update|as of",
            r"(?:dernière )?(?:mise? à jour|màj|maj|modifié|actualisé|modification)",
            r"(?:última )?(?:actualización|actualizado|actualizada|modificación|modificado)",
            r"(?:última )?(?:atualização|atualizado|atualizada|modificado em)",
            r"(?:ultimo )?(?:aggiornamento|aggiornato|modificato|ultima modifica)|modifica il",
            r"(?:laatst )?(?:bijgewerkt|gewijzigd|aangepast)|laatste update",
            r"(?:senast )?(?:uppdaterad|uppdaterat|ändrad)|(?:sist )?(?:oppdatert|endret)",
            r"(?:sidst )?(?:opdateret|ændret)",
            r"päivitetty|muokattu|uuendatud|atnaujinta|atjaunots|atjaunināts",
            r"(?:ostatnia )?(?:aktualizacja|zaktualizowano)|aktualizováno|aktualizace|aktualizované",
            r"ažurirano|posodobljeno|izmenjeno",
            r"frissítve|módosítva|frissítés|actualizat|actualitzat|editat la",
            r"güncellem?e(?:ndi|nme)?(?: tarihi)?|son güncelleme|yenilənib|diperbarui|dikemas kini|cập nhật",
        ),
        hits=(
            "Updated",
            "Last modified",
            "Aktualisiert",
            "Mise à jour",
            "Actualizado",
            "Aggiornato",
            "Güncelleme",
            "Stand",
        ),
        misses=("Published", "Upcoming", "Standard"),
        where="before a date",
    ),
    Row(
        id="modified-other",
        why="updated, in other scripts",
        forms=(
            r"обновлен[оа]?|обновление|изменен[оа]?|отредактировано|оновлено|змінено|обновена",
            r"актуализирана?|ажурирано",
            r"(?:τελευταία )?(?:ενημέρωση|ενημερώθηκε|ανανεώθηκε)",
            r"(?:آخر )?(?:تحديث|تعديل)|به ?روزرسانی|بروزرسانی|עודכן|עדכון(?: אחרון)?|اپ ڈیٹ",
            r"अपडेट(?:ेड)?|अद्यतन|সর্বশেষ আপডেট|আপডেট|புதுப்பிக்கப்பட்டது|อัปเดต(?:ล่าสุด)?|ปรับปรุง",
            r"(?:最后|最後|最終)?(?:更新|修改)(?:于|於|时间|時間|日時|日)?|수정|업데이트|최종수정",
            r"最終更新日?",
        ),
        hits=("Обновлено", "Ενημερώθηκε", "آخر تحديث", "עודכן", "更新", "최종수정", "अपडेट", "อัปเดตล่าสุด"),
        misses=("Опубликовано", "发布", "入力"),
        where="before a date",
    ),
)

#: Of these words, those that say of when the text is: where a page gives no other day, it appeared on that day.
AS_OF: tuple[Row, ...] = (
    Row(
        id="as-of",
        why="as of, beside the headline: the day of the text as it stands",
        forms=(
            r"(?:artikel|text)?stand(?: vom)?|as of|as at|état au|situation au|stato al|situación al|situação em",
            r"stand van|per|stan na(?: dzień)?|stav k(?:e)?|állapot|по состоянию на|станом на",
            r"(?:最終)?更新(?:日時?)?|基準日?",
        ),
        hits=("Stand", "Artikelstand", "as of", "更新", "по состоянию на", "stan na dzień"),
        misses=("Updated", "Aktualisiert", "Standard", "Published"),
        where="beside a date",
    ),
)

#: The date behind such a word is the publication.
PUBLISHED: tuple[Row, ...] = (
    Row(
        id="published",
        why="published, in any language",
        forms=(
            r"(?:first |originally )?(?:published|posted|issued|released|date)(?: on| at)?",
            r"(?:first |originally )?(?:date published|publication date|publish date)(?: on| at)?",
            r"release date|date of (?:release|publication|issue)|erscheinungs(?:datum|termin|tag)|date de sortie",
            r"fecha de (?:lanzamiento|publicación|estreno)|data di uscita|data de lançamento|発売日|発行日|发行日期",
            r"(?:veröffentlicht|erschienen|publiziert|erstellt|datum|vom)(?: am)?",
            r"(?:publié|paru|mis en ligne|posté|créé|date de publication)e?(?: le)?",
            r"(?:publicado|publicada|fecha|fecha de publicación|data de publicação|data)(?: el| em| en)?",
            r"(?:postado|publicação)(?: el| em| en)?",
            r"(?:pubblicato|pubblicata|data di pubblicazione)(?: il)?|gepubliceerd(?: op)?",
            r"geplaatst(?: op)?",
            r"publicerad(?:es)?|publisert|publiceret|udgivet|julkaistu|opublikowano|data publikacji",
            r"publikováno|publikované|objavljeno|közzétéve|megjelent|publicat(?: la)?",
            r"yayınlanma(?: tarihi)?|giriş(?: tarihi)?|terbit|dipublikasikan|diterbitkan|đăng(?: lúc)?",
            r"avaldatud|publicēts|paskelbta|eklenme",
            r"опубликован[оа]?|дата публикации|опубліковано|публикувана?|објављено|δημοσιεύτηκε|δημοσίευση",
            r"δημοσιεύθηκε",
            r"نُ?شر(?: في)?|تاريخ النشر|تاریخ انتشار|منتشر شده|פורסם|פורסם ב|प्रकाशित|प्रकाशन तिथि|प्रकाशन",
            r"প্রকাশ|প্রকাশিত|เผยแพร่",
            r"发布(?:于|时间)?|發布(?:於|時間)?|發佈|发表(?:于)?|公開(?:日)?|配信|掲載|投稿日?|(?:기사)?입력|등록|송고(?:시간)?|승인",
            r"게재|時間|时间|日期|日付",
        ),
        hits=(
            "Published",
            "Posted on",
            "Veröffentlicht am",
            "Publié le",
            "Publicado",
            "Опубликовано",
            "发布时间",
            "입력",
        ),
        misses=("Publisher", "Updated", "更新"),
        where="before a date",
    ),
)

#: The date behind such a word is of something else than the text: a member's, an offer's, an event's, a person's.
OTHER_DAYS: tuple[Row, ...] = (
    Row(
        id="other-days-latin",
        why="joined, expires, starts, born, in languages of Latin script",
        forms=(
            r"(?:date )?joined|registered|member since|user since|founded|established|born|died|date of birth",
            r"(?:your )?last (?:visit(?:ed)?|log[- ]?in|logged in|seen|active)|letzter (?:besuch|login)|dernière visite",
            r"expir(?:es|ed|y|ation|ing)(?: date)?|valid (?:until|till?|through|thru|from|to)|best before|use by",
            r"(?:application |registration |entry )?(?:deadline|closing date|due date|due|apply by|register by)",
            r"(?:start|end|event|departure|arrival|offer|sale)(?:s|ing|ed)?(?: date)?|begins?|opens|closes|premieres?",
            r"registriert(?: seit)?|mitglied seit|dabei seit|beigetreten|gegründet|geboren|gestorben|geburtsdatum",
            r"gültig (?:bis|ab|seit|vom)|gilt (?:bis|ab)|läuft (?:ab|bis)|(?:\w+)?(?:schluss|frist)|beginn|ende",
            r"effective(?: date| from| as of)?|in (?:force|effect) (?:since|from)|comes? into (?:force|effect)(?: on)?",
            r"in kraft (?:seit|ab|getreten am)|tritt in kraft am|en vigueur (?:depuis le|à partir du|le)|vigente desde",
            r"in vigore dal|van kracht (?:sinds|per)|gäller från|obowiązuje od|em vigor desde|yürürlük(?: tarihi)?",
            r"veranstaltungs(?:datum|beginn)|termine?|angebot bis|anreise|abreise",
            r"inscrite?(?: depuis)?|membre depuis|né|née|mort|décédée?|fondée? en|expire|valable (?:jusqu['’]au|du)",
            r"date limite|clôture|début|fin|date de l['’]événement",
            r"registrad[oa]|miembro desde|se unió|nacid[oa]|fallecid[oa]|vence|válid[oa] hasta|caduca|fecha límite",
            r"inicio|membro desde|cadastrad[oa]|nascid[oa]|válid[oa] até|expira|prazo|término|início",
            r"iscritt[oa](?: dal)?|membro dal|nat[oa]|mort[oa]|scade|valido fino(?: al)?|scadenza|inizio|fine",
            r"lid sinds|geregistreerd|geboren op|geldig (?:tot|vanaf)|verloopt|sluitingsdatum|aanvang|einde",
            r"medlem (?:sedan|siden)|registrerad|registrert|registreret|född|født|gäller till|gælder til|gyldig til",
            r"sista dag|frist|påbörjas|liittynyt|syntynyt|voimassa|viimeinen päivä",
            r"dołączyła?|zarejestrowan[ya]|urodzon[ya]|ważne do|termin|początek|koniec|registrován|narozen[aý]?",
            r"platí do|csatlakozott|született|érvényes|înscris|născut(?:ă)?|valabil până la|pridružen|rođen",
            r"katılım(?: tarihi)?|üyelik|doğum(?: tarihi)?|son (?:tarih|gün)|başlangıç|bitiş|bergabung|lahir|berlaku",
            r"tham gia(?: từ)?|ngày sinh|hết hạn|hạn chót",
        ),
        hits=(
            "Joined", "Member since", "Last visit", "Expires", "Valid until", "Deadline", "Born", "Registriert", "Gültig bis",
            "Anmeldeschluss", "Inscrit depuis", "Válido hasta", "Scadenza", "Lid sinds", "Urodzony", "Start",
            "Katılım tarihi", "Medlem sedan", "Berlaku", "Effective date", "In Kraft seit", "En vigueur depuis le",
        ),
        misses=("Published", "Updated", "Posted on", "Reporter", "Cost-effective", "Publié le", "Veröffentlicht am", "Aggiornato"),
        where="before a date",
    ),
    Row(
        id="other-days-other",
        why="joined, expires, starts, born, in other scripts",
        forms=(
            r"зарегистрирован[а]?|регистрация|на сайте с|родил(?:ся|ась)|дата рождения|действует до|срок|начало",
            r"народи(?:вся|лася)|дійсний до|реєстрація|εγγραφή|μέλος από|γεννήθηκε|λήγει|προθεσμία",
            r"انضم|تاريخ (?:التسجيل|الميلاد|الانتهاء)|ينتهي|آخر موعد|تاریخ (?:عضویت|تولد)|عضویت|הצטרף|תאריך לידה|בתוקף עד",
            r"शामिल हुए|जन्म(?: तिथि)?|अंतिम तिथि|যোগদান|জন্ম|শেষ তারিখ|เข้าร่วมเมื่อ|วันเกิด|หมดเขต|หมดอายุ",
            r"注册(?:时间|于)|註冊(?:時間|於|日期)|加入(?:时间|時間|于|於)?|有效期(?:至)?|截止(?:日期)?|出生(?:日期)?|生于",
            r"登録日|有効期限|締切|締め切り|開催日|生年月日|開始日?|終了日?|가입일|마감일?|유효기간|생년월일|시작일|종료일",
        ),
        hits=("Регистрация", "Λήγει", "تاريخ التسجيل", "תאריך לידה", "जन्म", "有效期至", "登録日", "가입일", "หมดเขต"),
        misses=("Опубликовано", "Ενημερώθηκε", "نشر", "发布时间", "公開日", "입력", "प्रकाशित"),
        where="before a date",
    ),
)  # fmt: skip

#: Words that stand inside or beside a date and say nothing of their own.
FILLERS: frozenset[str] = word_set(
    """de del of di da do den d the le el il al em en on am um at à a ng na i year год года г р рік року roku
    god gada gads m metų d. d lúc ngày năm le la dne dňa op vom der ad at, kl klo klokken klockan kello
    ore alle ore às as h uhr hrs o'clock um to в о от у на las los per dia dal το στις στις, at. on. c
    год. г. р. годзіне साल तारीख को بتاريخ يوم في تاریخ ساعت الساعة بتوقيت ב בשעה ที่ วันที่ เวลา น น.
    pukul jam wib wita tanggal tarihinde saat min read minute minutes reading time lesezeit lettura
    local ist"""
)

#: Zone abbreviations that stand for one offset only; ambiguous ones (CST, IST, BST, AST) and those that leave
#: daylight saving open (ET, PT) are not here: no offset is invented for them.
ZONES: Mapping[str, str] = {
    "Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "WET": "+00:00", "WEST": "+01:00", "CET": "+01:00",
    "CEST": "+02:00", "MEZ": "+01:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00", "MSK": "+03:00",
    "МСК": "+03:00", "EST": "-05:00", "EDT": "-04:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00", "HST": "-10:00", "JST": "+09:00",
    "KST": "+09:00", "SGT": "+08:00", "HKT": "+08:00", "PKT": "+05:00", "WIB": "+07:00", "WITA": "+08:00",
    "WIT": "+09:00", "AEST": "+10:00", "AEDT": "+11:00", "ACST": "+09:30", "ACDT": "+10:30", "AWST": "+08:00",
    "NZST": "+12:00", "NZDT": "+13:00", "BRT": "-03:00", "SAST": "+02:00", "EAT": "+03:00", "WAT": "+01:00",
    "CAT": "+02:00", "NPT": "+05:45", "ICT": "+07:00",
}  # fmt: skip

#: Before an hour (morning False, afternoon True) in scripts that put the half of the day first.
HALF_DAYS: Mapping[str, bool] = {
    "上午": False, "午前": False, "오전": False, "早上": False, "凌晨": False,
    "下午": True, "午後": True, "오후": True, "晚上": True,
}  # fmt: skip

#: Words behind a time of day -> whether they mean its second half; those of two letters may have full stops.
HALF_DAYS_BEHIND: Mapping[str, bool] = {
    "am": False, "pm": True, "πμ": False, "μμ": True, "قظ": False, "بظ": True,
    "صباحا": False, "صباحًا": False, "ص": False, "مساء": True, "م": True,
}  # fmt: skip

#: Languages (with region) that write the month before the day in figures; ``en`` alone could be either.
MONTH_FIRST: frozenset[str] = frozenset({"en-us", "en-ph", "en-ca", "fil", "es-us"})
EITHER_ORDER: frozenset[str] = frozenset({"en"})
#: Languages that write figures from the year down, also with two digits for it.
YEAR_FIRST: frozenset[str] = frozenset({"zh", "ja", "ko", "hu", "lt", "mn", "fa"})

#: Eras that are counted from another year, all of them one to one: Gregorian year = year + offset.
ERAS: Mapping[str, int] = {
    "民國": 1911,
    "民国": 1911,
    "令和": 2018,
    "平成": 1988,
    "昭和": 1925,
    "พ.ศ.": -543,
    "พศ": -543,
}
