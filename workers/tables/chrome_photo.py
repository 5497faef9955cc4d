"""Lines that credit or describe a picture, and live-blog furniture."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

PICTURE = Row(
    id="picture",
    why="credits a picture or says where it comes from",
    where="anywhere",
    forms=(
        (r"[(\[]?(?:photo(?:graph)?s?|images?|pictures?|pic|photo credit|image credit|image source|photo courtesy|file photo|video|graphic"
        r"|illustration|cover photo|feature image)(?: credit)?s?(?: by| courtesy(?: of)?|\s?[:/|]| via) ?.{2,100}"),
        r"image (?:caption|source), .{2,110}",
        (r"[(\[]?(?:foto|fotos|bild|bildquelle|bilder|grafik|fotocredit|crédit photo|crédits? photo|crédits?|photo d'illustration|fotografía"
        r"|imagen|immagine|crédito|imagem|fot\.|zdjęcie|foto de|beeld)\s?[:/©]\s?.{2,100}"),
        r"[(\[]?(?:фото|снимок|иллюстрация|фотография|источник фото|зображення|джерело фото|fotoğraf|görsel)\s?[:/©]\s?.{2,100}",
        (r"[(\[]?(?:الصورة|صورة|تصوير|مصدر الصورة|फोटो|तस्वीर|फ़ोटो|图片来源|图片|图源|圖片來源|圖|摄影|写真|画像|撮影|写真提供|사진|사진제공|사진출처)"
        r"\s?[:：/=＝|]\s?.{1,80}"),
        (r"[(\[]?(?:getty images|ap photo|afp via getty images|reuters|shutterstock|istock|imago|picture alliance|file photo|archivbild|symbolbild"
        r"|photo d'illustration|фото из архива|архивное фото|资料图|資料圖|資料写真|자료사진)[^.!?]{0,60}[)\]]?"),
        (r"[(\[]?(?:beitragsbild|titelbild|aufmacherbild|teaserbild|headerbild|symbolfoto|archivfoto|bildnachweis|bildrechte|screenshot"
        r"|image à la une|imagen destacada|immagine in evidenza|imagem de destaque)\s?[:/©]\s?.{2,100}"),
        r"[^.!?©:]{3,110}\s?©\s?[^\d\s©:][^©:]{1,48}[^©:.!?]",
        r"[(\[]?©\s?(?:getty|afp|ap|reuters|dpa|epa|imago|keystone|ansa|efe|pap|tass)\b.{0,60}",
    ),
    hits=("Image caption, The ferry in fog", "Photo: Ann Harbour / Coast Pictures", "Image credit: Coast Pictures", "(Photo by Ann Harbour)", "Foto: dpa",
          "Crédit photo : Coast", "Imagen: Coast", "Immagine: Coast", "Zdjęcie: Coast", "Фото: Coast",
          "Fotoğraf: AA", "صورة: رويترز", "फोटो: पीटीआई", "图片来源：新华社", "写真：共同通信", "사진=연합뉴스", "Getty Images", "© AFP",
          "Beitragsbild: Fähre im Nebel, Ausschnitt", "Image à la une : le vieux port", "Die Fähre am Morgen © Ann Harbour", "Le bac de Marrow© Coast"),
    misses=("Photo finish decides the derby", "Images of the flood shook the country.", "Reuters reported that the port had closed.",
            "The mark © was invented by printers."),
)

LIVE = Row(
    id="live",
    why="is furniture of a live blog or a player",
    where="anywhere",
    forms=(
        *phrases("live updates", "refresh", "auto-refresh", "show key events", "key events", "new updates", "see new updates", "pinned"),
        *phrases("jump to latest", "latest updates", "this live blog is now closed", "watch video", "play video", "play", "pause", "mute"),
        r"\d{1,3} (?:min(?:ute)?s?|min\.) (?:read|to read|listen)",
        r"(?:reading|read) time\s?:?\s?\d{1,3} ?(?:min(?:ute)?s?)?\.?",
        (r"(?:lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd|czas czytania|время чтения|час читання"
        r"|okuma süresi|مدة القراءة|阅读时间|讀取時間|読了時間)\s?[:：]?\s?.{0,20}"),
        r"\d{1,3} (?:min(?:uten|utes|uti|utos|uten)?\.?) (?:lesezeit|de lecture|de lectura|di lettura|de leitura|leestijd|чтения|okuma)",
    ),
    hits=("5 min read", "Lesezeit: 4 Min.", "Temps de lecture : 3 min", "4 Minuten Lesezeit", "Tiempo de lectura: 2 min",
          "Время чтения: 3 мин", "Key events", "阅读时间：3分钟", "Refresh"),
    misses=("Live updates are sent by post.", "Play resumes at noon", "5 minutes later the mast fell."),
)

_AGENCY = (r"(?:ap(?: photo| images)?|afp|reuters|getty(?: images)?|epa(?:-efe)?|dpa|pa|pti|efe|ansa|upi|xinhua|tass|anadolu|imago|shutterstock|istock|alamy|bloomberg"
           r"|keystone|pap|lusa|belga|ritzau|scanpix|ntb|lehtikuva|tt|canadian press|nurphoto|zuma(?: press)?|sipa|kyodo|yonhap|新华社|共同)")

SOURCE = Row(
    id="source",
    why="says in brackets, behind the words that describe a picture, whose it is",
    where="the end of a line",
    forms=(
        r"[(（\[](?:ap |afp |file |pool |handout )?photos?\b[^()（）\[\]]{0,80}[)）\]]\.?",
        (r"[(（\[](?:(?:image|picture|photo) (?:credit|source|by|courtesy)|image|picture|foto|fotos|bild|bilder|archivfoto|symbolbild|grafik|imagen|immagine|imagem"
        r"|crédits?(?: photo)?|zdjęcie|fot\.|beeld|fotoğraf|фото|снимок|صورة|फोटो|图|图片|圖片|写真|撮影|사진)\s?[:：/=][^()（）\[\]]{1,80}[)）\]]\.?"),
        rf"[(（\[][^()（）\[\]]{{2,60}}(?:\s?/\s?|\bvia |©\s?){_AGENCY}[)）\]]\.?",
    ),
    hits=("(AP Photo/Ann Harbour)", "(Photo by Ann Harbour/Getty Images)", "(Foto: Ann Harbour)", "(Crédit : Ann Harbour)", "[Imagen: Ann Harbour]",
          "(Фото: Анна Гавань)", "（图：新华社）", "(Jo Reed/AFP)", "(Fot.: Anna Port)", "(사진=연합뉴스)"),
    misses=("(Reuters)", "(dpa)", "(photographs lent by the town)", "(and paid it)", "(Bild des Tages)"),
)

ARCHIVED = Row(
    id="archived",
    why="describes a picture from the archive",
    where="anywhere, its first word in capitals",
    forms=(
        (r"[(\[]?(?:files?|file (?:photo|picture|image)|archives?|archivo|archivio|arquivo|archiv|archiefbeeld|архив|foto de archivo|foto d[’']archivio|archivfoto|archivbild"
        r"|photo d[’']archives?|资料图片?|資料写真|자료사진)[)\]]?\s?(?:[-–—:：] |[:：]).{20,900}"),
    ),
    hits=("FILE - The ferry lies at the quay of Marrow before the storm, Sunday, May 4, 2025.", "ARCHIVO - El transbordador espera en el muelle de Marrow.",
          "ARCHIV: Die Fähre liegt im Hafen von Marrow, aufgenommen 2019.", "(FILES) - The ferry of Marrow at its quay, hidden by fog.", "资料图：渡轮停靠在马罗港的旧码头等待风暴过去之后再开往海峡对岸。"),
    misses=("File-by-file patches are smaller than those of whole disks.", "FILE", "Archives hold the letters of the keeper."),
)

PICTURES = (PICTURE, LIVE)
