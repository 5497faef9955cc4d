"""What a site says of itself around every story: loaders, tools, menus, consent, adverts, copyright."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

_NETWORK = (
    r"(?:facebook|twitter|linkedin|whatsapp|telegram|reddit|pinterest|messenger|viber|vk|threads|bluesky|mastodon"
    r"|flipboard|tumblr|instagram|youtube|tiktok|rss|xing)"
)
_PLATFORM = rf"(?:{_NETWORK}|x|line|sms|e-?mail|print|pocket|copy link|friends?)"

LOADER = Row(
    id="loader",
    why="is shown while a script loads, and says nothing",
    where="anywhere",
    forms=(
        *phrases("please wait", "loading", "loading content", "loading comments", "just a moment", "one moment please"),
        *phrases("bitte warten", "wird geladen", "lädt", "lade", "einen moment bitte", "wird geladen, bitte warten"),
        *phrases("veuillez patienter", "chargement", "chargement en cours", "patientez"),
        *phrases("por favor espere", "espere por favor", "cargando", "un momento, por favor", "espere un momento"),
        *phrases("attendere prego", "attendere", "caricamento", "caricamento in corso", "por favor aguarde"),
        *phrases("aguarde", "carregando", "a carregar", "even geduld", "even geduld a.u.b.", "laden", "bezig met laden"),
        *phrases("proszę czekać", "ładowanie", "trwa ładowanie", "wczytywanie", "čekejte prosím", "načítání", "načítám"),
        *phrases("пожалуйста, подождите", "подождите", "подождите, пожалуйста", "загрузка", "идет загрузка", "идёт загрузка"),
        *phrases("будь ласка, зачекайте", "зачекайте", "завантаження", "моля, изчакайте", "зареждане"),
        *phrases("lütfen bekleyin", "yükleniyor", "bekleyiniz", "vänta", "laddar", "indlæser", "laster", "ladataan"),
        *phrases("يرجى الانتظار", "الرجاء الانتظار", "جاري التحميل", "جار التحميل", "لطفا صبر کنید", "در حال بارگذاری"),
        *phrases("कृपया प्रतीक्षा करें", "लोड हो रहा है", "กรุณารอสักครู่", "กำลังโหลด", "vui lòng chờ", "đang tải"),
        *phrases("por favor, espere", "por favor, aguarde", "een ogenblik geduld", "een moment geduld", "var god vänta", "vent venligst"),
        *phrases("vă rugăm așteptați", "vă rugăm să așteptați", "se încarcă", "kérjük, várjon", "betöltés", "אנא המתינו", "אנא המתן", "טוען"),
        *phrases("page is loading", "loading page", "loading, please wait", "please wait, loading", "please wait while the page loads"),
        *phrases("请稍候", "请稍等", "加载中", "正在加载", "載入中", "請稍候", "読み込み中", "お待ちください", "しばらくお待ちください"),
        *phrases("로딩 중", "로딩중", "잠시만 기다려 주세요", "잠시만 기다려주세요", "mohon tunggu", "memuat", "παρακαλώ περιμένετε", "φόρτωση"),
    ),
    hits=(
        "Please Wait...", "Loading…", "Bitte warten …", "Chargement en cours…", "Cargando...", "Attendere prego",
        "Carregando", "Even geduld a.u.b.", "Proszę czekać...", "Пожалуйста, подождите...", "Зачекайте…",
        "Lütfen bekleyin...", "جاري التحميل...", "कृपया प्रतीक्षा करें...", "加载中…", "読み込み中...", "로딩 중...",
        "Por favor, espere...", "Een ogenblik geduld…", "Vă rugăm așteptați…", "טוען...", "Page is loading",
    ),
    misses=("Please wait for the second train.", "Loading docks reopen in the harbour", "Aguarde o resultado da prova"),
)

TOOL = Row(
    id="tool",
    why="is a button for readers: print, share, save, listen, size of type",
    where="anywhere",
    forms=(
        r"(?:add|save) to (?:my )?(?:favou?rites|bookmarks|reading list|list)",
        (r"(?:print|share|save|bookmark|email|e-mail|listen to|tweet|gift|download|forward|send)"
        r"(?: (?:this|the))?(?: (?:article|story|page|post|news))?"),
        rf"(?:print|share|save|send|tweet)(?: this)?(?: article| story)? (?:on|via|by|to|with) {_PLATFORM}",
        *phrases("copy link", "copy url", "copied", "link copied", "listen", "favorites", "favourites", "whatsapp", "telegram"),
        *phrases("text size", "font size", "print-friendly version", "print version", "share this", "sharing options", "share on"),
        rf"(?:{_NETWORK}|(?:{_PLATFORM})(?:[ ,|/·•]{{1,3}}{_PLATFORM}){{1,12}})",
        *phrases("drucken", "teilen", "artikel teilen", "merken", "artikel merken", "vorlesen", "artikel anhören", "merkliste"),
        *phrases("zu favoriten hinzufügen", "zur merkliste hinzufügen", "link kopieren", "artikel drucken", "versenden"),
        *phrases("imprimer", "partager", "partager l'article", "partager sur", "enregistrer", "écouter", "lire plus tard"),
        *phrases("ajouter aux favoris", "copier le lien", "écouter l'article", "ajouter à mes favoris", "imprimir", "compartir"),
        *phrases("añadir a favoritos", "agregar a favoritos", "guardar", "compartir en", "escuchar", "copiar enlace", "copiar link"),
        *phrases("stampa", "condividi", "condividi su", "salva", "ascolta", "aggiungi ai preferiti", "copia link", "copia il link"),
        *phrases("compartilhar", "compartilhe", "partilhar", "ouvir", "adicionar aos favoritos", "salvar", "delen", "deel dit artikel"),
        *phrases("afdrukken", "opslaan", "toevoegen aan favorieten", "deel via", "udostępnij", "drukuj", "dodaj do ulubionych"),
        *phrases("поделиться", "распечатать", "печать", "версия для печати", "в избранное", "добавить в избранное", "слушать"),
        *phrases("поділитися", "роздрукувати", "додати в обране", "додати до обраного", "сподели", "yazdır", "paylaş", "kaydet"),
        *phrases("favorilere ekle", "haberi paylaş", "skriv ut", "dela", "del", "tulosta", "jaa", "vytisknout", "sdílet", "tisk"),
        *phrases("طباعة", "مشاركة", "شارك", "حفظ", "استمع", "أضف إلى المفضلة", "إضافة إلى المفضلة", "نسخ الرابط", "چاپ", "اشتراک گذاری"),
        *phrases("प्रिंट करें", "शेयर करें", "साझा करें", "पसंदीदा में जोड़ें", "सहेजें", "सुनें", "chia sẻ", "in bài", "bagikan", "cetak"),
        *phrases("打印", "分享", "分享到", "收藏", "加入收藏", "添加到收藏夹", "复制链接", "列印", "分享給朋友", "朗读", "字号"),
        *phrases("印刷", "共有", "シェア", "シェアする", "お気に入りに追加", "保存", "ブックマーク", "リンクをコピー", "記事を印刷"),
        *phrases("인쇄", "공유", "공유하기", "즐겨찾기에 추가", "스크랩", "글자크기", "기사 공유", "εκτύπωση", "κοινοποίηση"),
    ),
    hits=(
        "Add to favorites", "Share this article", "Print", "Facebook Twitter WhatsApp", "Share on Facebook",
        "Zu Favoriten hinzufügen", "Artikel teilen", "Ajouter aux favoris", "Compartir", "Aggiungi ai preferiti",
        "Adicionar aos favoritos", "Toevoegen aan favorieten", "Dodaj do ulubionych", "Добавить в избранное",
        "Додати в обране", "Favorilere ekle", "أضف إلى المفضلة", "पसंदीदा में जोड़ें", "加入收藏", "お気に入りに追加",
        "즐겨찾기에 추가", "Save to my reading list",
    ),
    misses=(
        "Share prices fell on Monday", "Print is not dead, says publisher", "Save the whales", "Salva i migranti in mare",
        "Listen to the people, mayor urges council", "Facebook fined again",
    ),
)

MENU = Row(
    id="menu",
    why="is an entry of the site's menu or its account corner",
    where="anywhere",
    forms=(
        *phrases("home", "menu", "search", "close", "close menu", "open menu", "main menu", "skip to content", "sign in", "log in"),
        *phrases("skip to main content", "login", "register", "my account", "contact us", "contact", "about us", "sitemap", "log out"),
        *phrases("terms of use", "terms of service", "terms and conditions", "privacy policy", "cookie policy", "privacy", "help", "faq"),
        *phrases("subscribe", "advertise with us", "advertise", "careers", "e-paper", "epaper", "newsletter", "newsletters", "back to top"),
        *phrases("next", "previous", "next article", "previous article", "previous post", "next post", "read more", "show more", "see more"),
        *phrases("load more", "view all", "see all", "view more", "more", "back", "go back", "latest", "trending", "live", "watch live"),
        *phrases("startseite", "zur startseite", "zur übersicht", "suche", "anmelden", "abmelden", "impressum", "datenschutz", "kontakt", "abo", "abonnieren", "menü"),
        *phrases("zum inhalt springen", "weiterlesen", "mehr anzeigen", "nach oben", "zurück", "agb", "mediadaten", "registrieren"),
        *phrases("accueil", "rechercher", "recherche", "se connecter", "connexion", "mentions légales", "s'abonner", "contactez-nous"),
        *phrases("aller au contenu", "lire la suite", "en savoir plus", "voir plus", "retour en haut", "suivant", "précédent"),
        *phrases("inicio", "buscar", "iniciar sesión", "suscríbete", "aviso legal", "contacto", "ir al contenido", "leer más", "ver más", "más información"),
        *phrases("cerca", "accedi", "abbonati", "contatti", "chi siamo", "leggi tutto", "vai al contenuto", "leggi anche", "note legali"),
        *phrases("início", "entrar", "assine", "contato", "fale conosco", "ler mais", "leia mais", "ver mais", "pular para o conteúdo"),
        *phrases("zoeken", "inloggen", "abonneren", "lees meer", "lees verder", "over ons", "naar de inhoud", "meer laden"),
        *phrases("szukaj", "zaloguj się", "zaloguj", "strona główna", "kontakt", "czytaj więcej", "regulamin", "o nas", "prenumerata"),
        *phrases("главная", "поиск", "меню", "войти", "вход", "регистрация", "контакты", "о нас", "читать далее", "подробнее", "ещё"),
        *phrases("news feed", "all news", "rss", "nachrichten", "alle nachrichten", "fil info", "toutes les actualités", "titulares", "todas las noticias"),
        *phrases("ultime notizie", "tutte le notizie", "últimas notícias", "laatste nieuws", "aktualności", "лента новостей", "все новости"),
        *phrases("стрічка новин", "усі новини", "всі новини", "tüm haberler", "آخر الأخبار", "ताज़ा खबरें", "最新消息", "ニュース一覧", "최신뉴스"),
        *phrases("головна", "пошук", "увійти", "про нас", "контакти", "читати далі", "детальніше", "начало", "търсене", "реклама"),
        *phrases("ana sayfa", "anasayfa", "ara", "giriş yap", "üye ol", "iletişim", "hakkımızda", "künye", "devamını oku", "hem", "sök"),
        *phrases("الرئيسية", "الصفحة الرئيسية", "بحث", "القائمة", "تسجيل الدخول", "اتصل بنا", "من نحن", "اقرأ المزيد", "المزيد"),
        *phrases("होम", "खोजें", "मेनू", "लॉग इन", "संपर्क करें", "हमारे बारे में", "और पढ़ें", "trang chủ", "tìm kiếm", "beranda", "หน้าแรก"),
        *phrases("首页", "首頁", "搜索", "登录", "登錄", "注册", "联系我们", "关于我们", "阅读更多", "更多", "上一篇", "下一篇", "返回顶部"),
        *phrases("ホーム", "トップ", "検索", "ログイン", "メニュー", "お問い合わせ", "会員登録", "続きを読む", "もっと見る", "前の記事", "次の記事"),
        *phrases("홈", "검색", "로그인", "회원가입", "메뉴", "더보기", "이전 기사", "다음 기사", "αρχική", "αναζήτηση", "σύνδεση"),
    ),
    hits=(
        "Home", "Sign in", "Skip to content", "Read more »", "Startseite", "Anmelden", "Accueil", "Lire la suite →",
        "Iniciar sesión", "Leggi anche:", "Leia mais", "Lees verder", "Strona główna", "Главная", "Головна", "Ana Sayfa",
        "الرئيسية", "होम", "首页", "ホーム", "로그인", "Next article",
    ),
    misses=("Home prices rise again", "Search continues for missing sailors", "Главная улица закрыта", "Live music returns"),
)

CRUMBS = Row(
    id="crumbs",
    why="is a trail of breadcrumbs from the front page to the story",
    where="head",
    forms=(
        (r"(?:home|homepage|start|startseite|accueil|inicio|início|home page|strona główna|главная|головна|ana ?sayfa"
        r"|الرئيسية|होम|首页|首頁|ホーム|トップ|홈)\s?[>›»/|→·\\]\s?.{1,100}"),
        (r"(?:you are here|sie sind hier|vous êtes ici|estás aquí|ti trovi in|você está em|вы здесь|当前位置|您的位置|現在位置)"
        r"\s?[:：].{1,100}"),
    ),
    hits=(
        "Home > World > Asia", "Startseite › Politik", "Accueil / Monde", "Inicio » Mundo", "Главная / Мир",
        "首页 > 国际", "ホーム>国際", "You are here: Home / News", "当前位置：新闻",
    ),
    misses=("Home at last", "Start: 14.30 Uhr im Stadtpark"),
)

CONSENT = Row(
    id="consent",
    why="asks for consent to cookies or tracking",
    where="anywhere",
    forms=(
        *phrases("accept all", "accept all cookies", "accept cookies", "accept", "i accept", "i agree", "agree", "reject all", "got it"),
        *phrases("cookie settings", "manage cookies", "manage preferences", "privacy settings", "necessary cookies only", "reject"),
        r"(?:we|this (?:web)?site|our (?:web)?site|our partners) (?:and our (?:\d+ )?partners )?(?:uses?|stores?) (?:\w+ ){0,4}cookies\b.{0,300}",
        r"(?:by (?:using|continuing|browsing|clicking)|we value your privacy|we care about your privacy)\b.{0,300}(?:cookies?|privacy).{0,200}",
        (r"an dieser stelle (?:finden sie|steht|sehen sie|befindet sich) .{0,40}\b(?:extern|eingebettet)\w* .{0,160}|(?:empfohlener|externer) (?:redaktioneller |externer )?inhalt\b.{0,60}"
        r"|(?:ich bin damit einverstanden|mit ihrer zustimmung|wir benötigen ihre zustimmung)\b.{0,80}\b(?:inhalte?|drittanbieter\w*|daten)\b.{0,200}"),
        r"(?:pour (?:afficher|voir|consulter) ce contenu|ce contenu (?:est bloqué|n'est pas visible))\b.{0,200}|(?:este contenido|para ver este contenido)\b.{0,60}\b(?:acept\w+|cookies|tercero)\b.{0,160}",
        r"(?:to view this (?:content|video|post|tweet)|this content is (?:hosted|provided) by)\b.{0,60}\b(?:accept|enable|cookies?|third part(?:y|ies)|external)\b.{0,160}",
        *phrases("alle akzeptieren", "akzeptieren", "ablehnen", "cookie-einstellungen", "zustimmen", "alle ablehnen", "einverstanden"),
        r"(?:wir|diese (?:web)?seite|unsere (?:web)?seite) (?:verwenden|verwendet|nutzen|nutzt)\b.{0,60}cookies\b.{0,300}",
        *phrases("tout accepter", "accepter", "tout refuser", "accepter et fermer", "continuer sans accepter", "paramétrer les cookies"),
        r"(?:nous utilisons|ce site utilise)\b.{0,40}cookies\b.{0,300}",
        *phrases("aceptar", "aceptar todo", "aceptar todas", "rechazar", "configurar cookies", "aceptar y continuar"),
        r"(?:utilizamos|usamos|este sitio (?:web )?(?:utiliza|usa)|esta web (?:utiliza|usa))\b.{0,40}cookies\b.{0,300}",
        *phrases("accetta", "accetta tutti", "accetta e continua", "rifiuta", "aceitar", "aceitar todos", "aceito", "concordo"),
        r"(?:questo sito (?:utilizza|usa)|utilizziamo)\b.{0,40}cookie\b.{0,300}",
        r"(?:wij|we|deze (?:web)?site) gebruik(?:en|t)\b.{0,40}cookies\b.{0,300}",
        *phrases("alles accepteren", "accepteren", "weigeren", "akceptuję", "zgadzam się", "akceptuj wszystkie", "przejdź do serwisu"),
        r"(?:używamy|ta strona używa|nasza strona używa|serwis używa)\b.{0,40}(?:cookies|ciasteczek)\b.{0,300}",
        *phrases("принять", "принять все", "согласен", "прийняти", "прийняти все", "погоджуюсь", "kabul et", "kabul ediyorum", "tümünü kabul et"),
        r"(?:мы|сайт|этот сайт|наш сайт) использу(?:ем|ет)\b.{0,40}(?:cookies?|куки)\b.{0,300}",
        r"(?:ми|сайт|цей сайт) використову(?:ємо|є)\b.{0,40}(?:cookies?|куки)\b.{0,300}",
        r".{0,60}çerez(?:ler)?\b.{0,60}(?:kullan(?:ıyoruz|ılmaktadır|ır))\b.{0,200}",
        r"(?:نستخدم|يستخدم هذا الموقع|يستخدم موقعنا)\b.{0,60}(?:ملفات تعريف الارتباط|الكوكيز).{0,300}",
        *phrases("قبول", "أوافق", "قبول الكل", "स्वीकार करें", "接受", "同意", "接受所有", "同意して続ける", "同意する", "すべて許可", "동의", "모두 동의"),
        r"(?:हम|यह वेबसाइट)\b.{0,60}कुकी.{0,300}",
        r"(?:本网站|我们|本網站|本站)(?:会)?(?:使用|採用).{0,20}cookies?.{0,200}",
        r"(?:当サイト|このサイト|本サイト|当社)では.{0,40}(?:cookie|クッキー).{0,200}",
        r".{0,40}(?:쿠키를|쿠키를 사용).{0,10}사용.{0,200}",
    ),
    hits=(
        "Accept all", "We use cookies to improve your visit.", "Wir verwenden Cookies, um Inhalte zu personalisieren.",
        "An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt.", "Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden.",
        "Pour afficher ce contenu, vous devez accepter les cookies.", "To view this video please enable cookies", "Para ver este contenido debe aceptar las cookies",
        "Tout accepter", "Ce site utilise des cookies.", "Utilizamos cookies propias y de terceros.", "Accetta e continua",
        "Questo sito utilizza i cookie.", "Aceitar todos", "Wij gebruiken cookies op deze site.", "Akceptuję",
        "Мы используем cookies.", "Ми використовуємо файли cookie.", "Kabul ediyorum",
        "نستخدم ملفات تعريف الارتباط لتحسين تجربتك.", "हम कुकी का उपयोग करते हैं।", "本网站使用cookie。",
        "当サイトではCookieを使用しています。", "이 사이트는 쿠키를 사용합니다.",
    ),
    misses=("An dieser Stelle stand früher das Zollhaus.", "Ich bin damit einverstanden, sagte der Müller.", "We used butter for the cookies, not oil.", "Girl scouts sell cookies at the station", "The senators agree on a budget"),
)

ADVERT = Row(
    id="advert",
    why="labels an advertisement",
    where="anywhere",
    forms=(
        *phrases("advertisement", "advertising", "sponsored", "sponsored content", "ad", "ads", "promoted", "paid content", "advertorial"),
        r"(?:advertisement|ad)\s?[-–—:]\s?(?:continue reading below|scroll to continue|story continues below)\.?",
        r"(?:story|article) continues (?:below|after)(?: (?:this |the )?(?:ad|advertisement|promotion))?\.?",
        *phrases("anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade", "advertentie", "reklama", "реклама"),
        *phrases("iklan", "quảng cáo", "διαφήμιση", "โฆษณา", "hirdetés", "publicitate", "פרסומת", "reclamă", "oglas", "reklaam"),
        *phrases("la suite après la publicité", "la suite après cette publicité", "continua a leggere dopo la pubblicità", "continua después de la publicidad"),
        *phrases("continua depois da publicidade", "continua após a publicidade", "artiklen fortsætter efter annoncen", "artikeln fortsätter under annonsen"),
        *phrases("artikkelen fortsetter under annonsen", "juttu jatkuu mainoksen jälkeen", "juttu jatkuu mainoksen alla", "článek pokračuje pod reklamou"),
        *phrases("haberin devamı için tıklayın", "a cikk a hirdetés után folytatódik", "articolul continuă după publicitate", "lees verder onder de advertentie"),
        r"(?:dalsza część|ciąg dalszy) (?:artykułu|tekstu|materiału) (?:pod|poniżej) (?:materiałem )?(?:wideo|reklamą|filmem|galerią|zdjęciem)\b.{0,40}",
        *phrases("haberin devamı", "haberin devamı aşağıda", "reklam", "annons", "annonce", "mainos", "إعلان", "إعلانات", "विज्ञापन", "广告", "廣告", "広告", "広告の後に続きます", "광고"),
    ),
    hits=("Advertisement", "Story continues below advertisement", "Anzeige", "Publicité", "Publicidad", "Pubblicità",
          "Advertentie", "Reklama", "РЕКЛАМА", "Reklam", "Quảng cáo", "Διαφήμιση", "โฆษณา", "Hirdetés", "Publicitate", "פרסומת",
          "Dalsza część artykułu pod materiałem wideo", "Juttu jatkuu mainoksen jälkeen", "La suite après cette publicité", "Haberin Devamı", "إعلان", "विज्ञापन", "广告", "広告", "광고"),
    misses=("Dalsza część drogi jest zamknięta.", "Advertising revenue fell by a tenth", "Anzeige erstattet: Polizei sucht Zeugen", "Ad man turns painter"),
)

COPYRIGHT = Row(
    id="copyright",
    why="claims copyright or describes the site, as footers do",
    where="tail",
    forms=(
        r"(?:©|\(c\)|&copy;|copyright\b|℗).{0,240}",
        (r".{0,160}\b(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados"
        r"|tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden|wszelkie prawa zastrzeżone"
        r"|все права защищены|всі права захищено|усі права захищені|tüm hakları saklıdır|med ensamrätt)\b.{0,160}"),
        r".{0,160}(?:جميع الحقوق محفوظة|सर्वाधिकार सुरक्षित|版权所有|版權所有|無断転載|無断複写|著作権|무단 ?전재|저작권자).{0,160}",
    ),
    hits=("© 2025 The Harbour Post", "All rights reserved.", "Copyright 2025 Example Media Ltd", "Alle Rechte vorbehalten.",
          "Tous droits réservés", "Todos los derechos reservados", "Tutti i diritti riservati", "Todos os direitos reservados",
          "Alle rechten voorbehouden", "Wszelkie prawa zastrzeżone", "Все права защищены", "Tüm hakları saklıdır",
          "جميع الحقوق محفوظة", "सर्वाधिकार सुरक्षित", "版权所有 2025", "無断転載を禁じます", "무단 전재 및 재배포 금지"),
    misses=("A copyright court will hear the case in May.", "Rights groups reserved judgment."),
)

#: A notice names the publisher before it at most, and says nothing else in the same sentence.
_PUBLISHER = r"(?:.{0,80}[.!»”\"')\]|:：。—–-]\s?)?"

REPRINT = Row(
    id="reprint",
    why="says on which terms others may print the text",
    where="tail",
    forms=(
        (_PUBLISHER + r"(?:(?:this|the) (?:article|material|content|story|text)|no part of this (?:article|material|content|story|text|page|publication|(?:web)?site))"
        r" (?:may|must|can)(?: not)? be (?:published|reproduced|reprinted|copied|used|republished|redistributed)\b.{0,240}"),
        (_PUBLISHER + r"(?:reproduction|republication|reprint(?:ing)?|redistribution|unauthori[sz]ed (?:use|copying|reproduction))\b(?: \S+){0,14}"
        r" (?:is |are )?(?:strictly )?(?:prohibited|forbidden|not permitted|without (?:\w+ ){0,3}(?:permission|consent))\b.{0,120}"),
        _PUBLISHER + r"(?:nachdruck|vervielfältigung|weiterverbreitung)\b.{0,80}\b(?:genehmigung|verboten|untersagt|gestattet|quellenangabe)\b.{0,120}",
        _PUBLISHER + r"(?:toute )?reproduction\b.{0,80}\b(?:interdite|autorisation|soumise)\b.{0,160}",
        _PUBLISHER + r"(?:queda |está )?(?:terminantemente )?prohibida (?:la |su |toda )?(?:reproducción|copia|distribución)\b.{0,200}",
        _PUBLISHER + r"(?:riproduzione (?:riservata|vietata)|(?:è )?vietata la riproduzione)\b.{0,160}",
        _PUBLISHER + r"(?:é )?proibida a (?:reprodução|cópia|republicação)\b.{0,200}",
        _PUBLISHER + r"(?:overname|verveelvoudiging|niets uit deze (?:uitgave|site))\b.{0,100}\b(?:toestemming|verboten|bronvermelding|verveelvoudigd)\b.{0,120}",
        _PUBLISHER + r"(?:kopiowanie|przedruk|rozpowszechnianie|wykorzystywanie)\b.{0,120}\b(?:zabronione|wzbronione|zgody|zgodą|źródła|zastrzeżone)\b.{0,120}",
        (_PUBLISHER + r"(?:при )?(?:(?:полной|любой|полном|любом|частичн\w+)(?: или частичн\w+)? )?(?:перепечатк|цитировани|использовани|копировани|воспроизведени)\w+\b.{0,160}"
        r"(?:(?:гипер)?ссылк\w+.{0,60}обязательн|обязательн\w+.{0,60}(?:гипер)?ссылк|разрешени|запрещ|согласи).{0,160}"),
        (_PUBLISHER + r"(?:у разі |при )?(?:передрук|цитуванн|використанн|копіюванн|відтворенн)\w*\b.{0,160}"
        r"(?:(?:гіпер)?посиланн\w+.{0,60}обов.?язков|обов.?язков\w+.{0,60}(?:гіпер)?посиланн|дозвол|заборон|згод).{0,160}"),
        _PUBLISHER + r".{0,80}(?:izinsiz|kaynak gösterilmeden|izin alınmadan)\b.{0,80}(?:kullanılamaz|yayınlanamaz|yayımlanamaz|kopyalanamaz|çoğaltılamaz|alıntılanamaz|yapılamaz).{0,80}",
        _PUBLISHER + r"(?:يمنع|يُمنع|يحظر|يُحظر|لا يجوز) (?:إعادة )?(?:نشر|النشر|نسخ|اقتباس|استخدام|طباعة).{0,160}",
        _PUBLISHER + r".{0,80}(?:बिना|पूर्व) .{0,20}(?:अनुमति|इजाज़त|इजाजत).{0,80}(?:प्रकाशि|पुनर्प्रकाश|नकल|पुनः ?प्रका|वर्जित|निषिद्ध|प्रतिबंधित).{0,80}",
        _PUBLISHER + r"(?:如需)?(?:未经|未經).{0,20}(?:许可|授权|同意|許可|授權).{0,12}(?:不得|禁止|严禁|嚴禁|請勿|请勿).{0,60}",
        _PUBLISHER + r"(?:转载|轉載)(?:请|請|须|须经|需|时请|時請).{0,60}|" + _PUBLISHER + r"(?:严禁|嚴禁|禁止|谢绝|請勿|请勿)(?:任意|擅自|非法)?(?:转载|轉載).{0,60}",
        _PUBLISHER + r".{0,60}(?:転載|複製|引用)(?:を固く)?(?:・\S{1,8})*(?:を)?(?:禁じます|禁止|お断り|ご遠慮).{0,40}",
        _PUBLISHER + r".{0,60}(?:무단 ?(?:복제|배포|전재)|재배포).{0,20}(?:금지|금합니다).{0,40}",
    ),
    hits=("Газета «Лопанские вести». При перепечатке ссылка обязательна.", "This article may not be reproduced without permission.",
          "No part of this site may be copied.", "Reproduction in whole or in part is prohibited.", "Nachdruck nur mit Genehmigung des Verlags",
          "Nachdruck, auch auszugsweise, verboten.", "Reproduction interdite sans autorisation.", "Toute reproduction, même partielle, est interdite.",
          "Prohibida la reproducción total o parcial.", "El Correo de Sorda. Prohibida su reproducción", "Riproduzione riservata", "È vietata la riproduzione", "Proibida a reprodução sem autorização",
          "Overname zonder toestemming verboten", "Kopiowanie bez zgody redakcji zabronione.", "Использование материалов возможно только с разрешения редакции.",
          "При цитуванні гіперпосилання обов'язкове.", "Kaynak gösterilmeden kullanılamaz.", "يمنع إعادة نشر المواد دون إذن", "बिना अनुमति के पुनर्प्रकाशन वर्जित है।",
          "未经授权不得转载", "转载请注明出处", "記事の転載を禁じます", "무단복제 금지"),
    misses=("Reproduction of corals has doubled, the divers said.", "The article may not be the last word on the matter.",
            "Nachdruck der Briefe aus dem Jahr 1931 erscheint im Herbst.", "La reproduction des anguilles reste un mystère.",
            "При перепечатке книги нашли ошибку.", "Использование воды в посёлке выросло.", "Prohibida la pesca en la bahía",
            "转载量超过十万", "引用された言葉"),
)

CHROME = (LOADER, TOOL, MENU, CRUMBS, CONSENT, ADVERT, COPYRIGHT, REPRINT)
