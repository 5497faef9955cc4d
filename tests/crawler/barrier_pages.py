"""Invented pages that stand in an article's way, as vendors and sites build them, and articles that only talk of it."""

PROSE = {
    "en": "The harbour office said on Tuesday that the old crane would be taken down before the winter storms begin. ",
    "de": "Das Hafenamt teilte am Dienstag mit, der alte Kran werde noch vor den Winterstürmen abgebaut. ",
    "fr": "La capitainerie a annoncé mardi que la vieille grue serait démontée avant les tempêtes de l'hiver. ",
    "es": "La autoridad portuaria anunció el martes que la vieja grúa será desmontada antes de los temporales. ",
    "it": "La capitaneria ha annunciato martedì che la vecchia gru sarà smontata prima delle tempeste invernali. ",
    "pt": "A capitania anunciou na terça-feira que a velha grua será desmontada antes dos temporais do inverno. ",
    "nl": "Het havenkantoor meldde dinsdag dat de oude kraan voor de winterstormen wordt afgebroken. ",
    "pl": "Kapitanat portu ogłosił we wtorek, że stary żuraw zostanie rozebrany przed zimowymi sztormami. ",
    "sv": "Hamnkontoret meddelade på tisdagen att den gamla kranen ska rivas före vinterstormarna. ",
    "ru": "Управление порта сообщило во вторник, что старый кран разберут до начала зимних штормов. ",
    "tr": "Liman idaresi salı günü eski vincin kış fırtınalarından önce söküleceğini açıkladı. ",
    "ja": "港湾局は火曜日、古いクレーンを冬の嵐が始まる前に解体すると発表した。作業は三週間かかる見込みだという。",
    "zh": "港务局星期二宣布，旧起重机将在冬季风暴到来之前拆除，预计工程需要三个星期，期间码头照常开放。",
    "ko": "항만청은 화요일 겨울 폭풍이 오기 전에 낡은 기중기를 철거하겠다고 밝혔다. 작업은 삼 주가 걸릴 전망이다. ",
}


def page(title: str, body: str, head: str = "", lang: str = "en") -> str:
    return f'<html lang="{lang}"><head><title>{title}</title>{head}</head><body>{body}</body></html>'


def teaser(lang: str, wall: str, times: int = 4) -> str:
    """A headline, the first lines of an article, and what asks for money."""
    text = PROSE[lang]
    return page(
        "Kran", f"<article><h1>Kran</h1><p>{text * times}</p></article><section><p>{wall}</p></section>", lang=lang
    )


def consent(lang: str, text: str) -> str:
    """A page of nothing but a question, under the name of the paper."""
    return page("Der Bote", f"<div role=dialog><h2>Der Bote</h2><p>{text}</p><button>OK</button></div>", lang=lang)


CHALLENGE = "/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1?ray=8f2"
WAITING = ["Just a moment...", "Nur einen Moment…", "Un instant…", "Un momento…", "Um momento…", "Один момент…",
           "请稍候…", "しばらくお待ちください...", "잠시만 기다리십시오…", "Bir dakika lütfen…", "Even geduld…", "Vänta..."]  # fmt: skip
CAPTCHAS = [
    *[page(title, f'<div class="main-content"></div><script src="{CHALLENGE}"></script>') for title in WAITING],
    page("daily.example", '<p id="cmsg">Please enable JS and disable any ad blocker</p><script>var dd={"rt":"c","host":"geo.captcha-delivery.com"}</script>'),
    page("Access to this page has been denied", '<div id="px-captcha"></div><p>Press &amp; Hold to confirm you are a human (and not a bot).</p>'),
    page("Daily", '<script>window._pxAppId = "PX8";</script><h1>Before we continue...</h1><p>Press &amp; Hold to confirm you are human.</p>'),
    page("", '<div id="sec-if-cpt-container"></div><script src="/_sec/cp_challenge/crypto_message-4-3.htm"></script>'),
    page("", '<script>var i=0;</script><form id="bm-verify" action="?bm-verify=AAQ"></form>'),
    page("", '<iframe src="/_Incapsula_Resource?SWUDNSAI=31"></iframe><p>Request unsuccessful. Incapsula incident ID: 1</p>'),
    page("Human Verification", '<div id="captcha-container"></div><script src="https://x.token.awswaf.com/x/captcha.js"></script>'),
    page("", '<div id="challenge-container"></div><script>window.awsWafCookieDomainList = [];</script>'),
    page("DDoS-Guard", '<p>Checking your browser before accessing daily.example</p><script src="/.well-known/ddos-guard/check"></script>'),
    page("You are being redirected...", "<noscript>Javascript is required.</noscript><script>sucuri_cloudproxy_js='';</script>"),
    page("", '<script src="/149e9513-01fa-4fb0-aad4-566afd725d1b/2d206a39/ips.js"></script><script>window.KPSDK={};</script>'),
    page("Making sure you're not a bot!", "<h1>Making sure you're not a bot!</h1><p>Loading...</p>"),
    page("Robot check", '<form><div class="h-captcha" data-sitekey="1"></div></form>'),
    page("Daily", '<form><div class="g-recaptcha" data-sitekey="1"></div><button>Continue</button></form>'),
    page("Daily", '<div class="frc-captcha" data-sitekey="1"></div>'),
    page("Daily", '<div id="FunCaptcha"></div><script src="https://client-api.arkoselabs.com/v2/api.js"></script>'),
    page("Daily", '<div class="geetest_holder"></div><p>Slide to complete the puzzle</p>'),
    page("Ой!", "<h1>Подтвердите, что запросы отправляли вы, а не робот</h1>", lang="ru"),
    page("Daily", "<h1>Are you a robot?</h1><p>We have detected unusual activity from your network.</p>"),
    page("Bote", "<h1>Sind Sie ein Mensch?</h1><p>Bitte bestätigen Sie, dass Sie kein Roboter sind.</p>", lang="de"),
    page("Courrier", "<p>Veuillez vérifier que vous êtes humain pour continuer.</p>", lang="fr"),
    page("Diario", "<p>Verifica que eres humano completando la acción siguiente.</p>", lang="es"),
    page("Corriere", "<p>Verifica di essere un essere umano per proseguire.</p>", lang="it"),
    page("Jornal", "<p>Confirme que você é humano para continuar.</p>", lang="pt"),
    page("Krant", "<p>Bevestig dat u een mens bent.</p>", lang="nl"),
    page("Gazeta", "<p>Potwierdź, że jesteś człowiekiem.</p>", lang="pl"),
    page("Газета", "<p>Подтвердите, что вы человек.</p>", lang="ru"),
    page("Gazete", "<p>Lütfen insan olduğunuzu doğrulayın.</p>", lang="tr"),
    page("日報", "<p>あなたが人間であることを確認してください。</p>", lang="ja"),
    page("日报", "<p>请完成安全验证，确认您是真人。</p>", lang="zh"),
    page("일보", "<p>사람인지 확인해 주세요.</p>", lang="ko"),
]  # fmt: skip
BLOCKED = [
    page("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access \"http://daily.example/\" on this server.</p><p>Reference #18.4f2</p>"),
    page("Attention Required! | Cloudflare", "<h1>Sorry, you have been blocked</h1><p>You are unable to access daily.example</p>"),
    page("Daily", "<h1>Error 1020</h1><p>Access denied. What happened? This website is using a security service.</p>"),
    page("Access denied - Sucuri Website Firewall", "<p>Block reason: Access from your Country was disabled.</p>"),
    page("Daily", "<h1>451: Unavailable due to legal reasons</h1><p>We recognize you are attempting to access this website from a country belonging to the European Economic Area.</p>"),
    page("Zugriff verweigert", "<p>Fehler 16</p>", lang="de"),
    page("Accès refusé", "<p>Erreur 16</p>", lang="fr"),
    page("Acceso denegado", "<p>Error 16</p>", lang="es"),
    page("Доступ ограничен", "<p>Ошибка 16</p>", lang="ru"),
    page("Acesso negado", "<p>Erro 16</p>", lang="pt"),
    page("アクセスが拒否されました", "<p>エラー</p>", lang="ja"),
    page("访问被拒绝", "<p>错误</p>", lang="zh"),
    page("Dostęp zabroniony", "<p>Błąd 16</p>", lang="pl"),
    page("Erişim engellendi", "<p>Hata 16</p>", lang="tr"),
]  # fmt: skip
CONSENT = [
    page("Before you continue to The Daily", f"<p>{'We use cookies and data to deliver our services. ' * 6}</p>"),
    page("Your privacy choices", f"<p>{'We and our partners store information on your device. ' * 6}</p>"),
    consent("en", "We and our 842 partners store and access information on your device, such as cookies, to show you personalised advertising and to measure it. " * 3),
    consent("de", "Wir und unsere 178 Partner speichern Informationen auf Ihrem Gerät, etwa Cookies, und greifen darauf zu. Mit Werbung weiterlesen oder das Pur-Abo bestellen. " * 3),
    consent("fr", "Nous et nos 842 partenaires stockons des informations sur votre terminal, telles que des cookies, pour vous montrer des publicités. Continuer sans accepter. " * 3),
    consent("es", "Nosotros y nuestros 900 socios almacenamos información en su dispositivo, como cookies. Aceptar y continuar, o suscribirse. " * 3),
    consent("it", "Noi e i nostri 700 partner archiviamo informazioni sul tuo dispositivo, come i cookie. Accetta e continua, o abbonati. " * 3),
    consent("pt", "Nós e os nossos 500 parceiros armazenamos informações no seu dispositivo, tais como cookies. Aceitar e continuar. " * 3),
    consent("nl", "Wij en onze 300 partners slaan informatie op uw apparaat op, zoals cookies, en gebruiken die voor advertenties. " * 3),
    consent("pl", "My i nasi 800 partnerzy przechowujemy informacje na urządzeniu, takie jak pliki cookie, i uzyskujemy do nich dostęp. " * 3),
    consent("sv", "Vi och våra 200 partner lagrar information på din enhet, till exempel kakor och cookies. " * 3),
    page("Ihre Datenschutz-Einstellungen", f"<p>{'Wir verwenden Cookies. ' * 20}</p>", lang="de"),
    page("Votre vie privée", f"<p>{'Nous utilisons des cookies. ' * 20}</p>", lang="fr"),
    page("Tu privacidad", f"<p>{'Usamos cookies para mostrar publicidad. ' * 10}</p>", lang="es"),
]  # fmt: skip
LOGINS = [
    page("Log in to The Daily", "<form><input type=email><input type=password></form>"),
    page("Anmelden | Der Bote", "<form><input type=text><input type=password></form>", lang="de"),
    page("Connexion - Le Courrier", "<form><input type=password></form>", lang="fr"),
    page("Iniciar sesión | El Diario", "<form><input type=password></form>", lang="es"),
    page("Accedi", "<form><input type=password></form>", lang="it"),
    page("Inloggen - De Krant", "<form><input type=password></form>", lang="nl"),
    page("Вход", "<form><input type=password></form>", lang="ru"),
    page("ログイン | 日報", "<form><input type=password></form>", lang="ja"),
    page("Logga in | Bladet", "<form><input type=password></form>", lang="sv"),
    page("Giriş yap", "<form><input type=password></form>", lang="tr"),
]
PAYWALLS = [
    teaser("en", "You've read your last free article this month. Subscribe now to continue reading."),
    teaser("en", "This article is exclusive to subscribers. Already a subscriber? Log in."),
    teaser("de", "Diesen Artikel weiterlesen mit dem Probeabo. Bereits Abonnent? Anmelden."),
    teaser("de", "Jetzt testen und weiterlesen: der erste Monat für 1 Euro."),
    teaser("fr", "Cet article est réservé aux abonnés. Il vous reste 80 % de cet article à lire."),
    teaser("fr", "La suite est réservée à nos abonnés. Déjà abonné ? Se connecter"),
    teaser("es", "Suscríbete para seguir leyendo. ¿Ya eres suscriptor? Inicia sesión."),
    teaser("es", "Contenido exclusivo para suscriptores."),
    teaser("it", "Per continuare a leggere abbonati. Sei già abbonato? Accedi."),
    teaser("it", "Contenuto riservato agli abbonati."),
    teaser("pt", "Assine para continuar lendo. Já é assinante? Entre."),
    teaser("pt", "Conteúdo exclusivo para assinantes."),
    teaser("nl", "Log in of word abonnee om verder te lezen."),
    teaser("pl", "Dalsza część artykułu dostępna tylko dla subskrybentów."),
    teaser("sv", "Den här artikeln är endast för prenumeranter. Redan prenumerant? Logga in."),
    teaser("ru", "Статья доступна только по подписке. Оформите подписку, чтобы читать дальше."),
    teaser("tr", "Bu içerik abonelere özel."),
    teaser("ja", "この記事は有料会員限定です。残り 1200文字", 3),
    teaser("zh", "订阅后继续阅读全文。", 3),
    teaser("ko", "구독자 전용 기사입니다.", 2),
]
LOST = [
    page(title, "<p>Sorry.</p>")
    for title in (
        "Page not found | The Daily", "404", "Error 404 - The Daily", "We can't find that page",
        "The page you are looking for does not exist", "Seite nicht gefunden", "Page introuvable",
        "Página no encontrada", "Pagina non trovata", "Página não encontrada", "Pagina niet gevonden",
        "Nie znaleziono strony", "Sidan hittades inte", "Siden blev ikke fundet", "Sivua ei löytynyt",
        "Страница не найдена", "Сторінку не знайдено", "Sayfa bulunamadı", "Stránka nenalezena",
        "Az oldal nem található", "Η σελίδα δεν βρέθηκε", "Pagina nu a fost găsită", "Stranica nije pronađena",
        "الصفحة غير موجودة", "הדף לא נמצא", "صفحه یافت نشد", "पृष्ठ नहीं मिला", "ページが見つかりません", "页面不存在",
        "找不到頁面", "페이지를 찾을 수 없습니다", "Không tìm thấy trang", "Halaman tidak ditemukan", "ไม่พบหน้าที่คุณต้องการ",
    )
]  # fmt: skip
SCRIPT = '<script src="/static/main.4f2a.js"></script>'
SHELLS = [
    page("App", f'<div id="root"></div>{SCRIPT}'),
    page("App", f'<div id="app"><div class="spinner">Loading…</div></div>{SCRIPT}'),
    page("App", f"<app-root></app-root>{SCRIPT}"),
    page("App", f'<div id="__next"><div class="loader"></div></div>{SCRIPT}'),
    page("App", f'<noscript>You need to enable JavaScript to run this app.</noscript><div id="root"></div>{SCRIPT}'),
    page("App", f"<noscript>Bitte aktivieren Sie JavaScript.</noscript><main></main>{SCRIPT}", lang="de"),
    page("App", f'<div id="q-app"></div>{SCRIPT}'),
    page("App", f'<div class="app" data-reactroot></div>{SCRIPT}'),
    page("Приложение", f"<div id=app>Загрузка...</div>{SCRIPT}", lang="ru"),
    page("App", "<div id='reader'></div><script>fetch('/story.json').then(show)</script>"),
]
WALLS = {
    "captcha": CAPTCHAS,
    "blocked": BLOCKED,
    "consent wall": CONSENT,
    "login page": LOGINS,
    "paywall": PAYWALLS,
    "soft 404": LOST,
    "empty shell": SHELLS,
}


def story(lang: str, title: str, first: str, more: str = "", times: int = 12) -> str:
    text = f"<h1>{title}</h1><p>{first}</p>{f'<p>{PROSE[lang] * times}</p>' if times else ''}{more}"
    return page(f"{title} | Der Bote", f"<article>{text}</article>{SCRIPT}", lang=lang)


BANNER = "<div id='onetrust-consent-sdk'><p>We and our 842 partners store information on your device, such as cookies.</p></div>"
#: Articles that talk of walls, have one beside their text, or are short.
ARTICLES = [
    story("en", "Are you a robot? Why captchas are dying", "You are asked to prove that you are human, and to solve the captcha again."),
    story("de", "Das Ende der Captchas", "Bitte bestätigen Sie, dass Sie kein Roboter sind: Diesen Satz soll es bald nicht mehr geben."),
    story("fr", "La fin du cookie", "« Nous et nos 842 partenaires » : la formule va disparaître des écrans."),
    story("es", "Página no encontrada: el museo de los errores", "El error 404 cumple treinta años y un museo lo celebra."),
    story("it", "Accedi, la parola che divide", "Accedi o entra? Un linguista spiega le parole dei siti."),
    story("pt", "Acesso negado, o filme que ninguém viu", "O realizador chamou-lhe assim depois de três recusas."),
    story("ru", "Доступ ограничен: как живёт закрытый город", "В город по-прежнему пускают только по пропускам."),
    story("ja", "「ログイン」という言葉の三十年", "誰もが毎日目にする言葉の歴史をたどった。"),
    story("zh", "验证码的终结", "请完成验证，这句话人人都见过，如今它要消失了。"),
    story("en", "Paywalls pay at last", "\"Subscribe to continue reading\" is a sentence that the paper's readers know by heart."),
    story("en", "Crane comes down", "The crane comes down.", BANNER),
    story("en", "Crane comes down", "The crane comes down.", "<section><p>Subscribe now to continue reading our stories.</p></section>"),
    story("en", "Crane comes down", "The crane comes down.", '<form><div class="g-recaptcha"></div><input type=password></form>'),
    story("en", "Crane comes down", PROSE["en"] * 3, BANNER, times=0),
    story("de", "Kran wird abgebaut", PROSE["de"] * 3, "<p>Mit dem Newsletter bleiben Sie informiert.</p>", times=0),
    story("fr", "La grue démontée", PROSE["fr"] * 2, "<p>Abonnez-vous à notre lettre d'information.</p>", times=0),
    story("en", "Access to the quay denied to cruise ships", PROSE["en"] * 2, times=0),
    story("en", "Captcha riddles leave the county's site", "The county takes the riddles off its forms, which nobody over seventy could solve, the clerk said on Monday.", times=0),
    story("en", "Cookies win the village bake-off", "A tray of ginger cookies won the bake-off on Sunday, before two cakes and a pie that was not found in time.", times=0),
    story("en", "Log in the river blocks the lock", "A log in the river has blocked the lower lock since Friday, and forty boats wait for the crane to come back.", times=0),
    story("en", "Lost pages of the parish register found", "Two pages of the register that were not found in 1931 lay behind a cupboard, the vicar said on Monday morning.", times=0),
    story("sv", "Kranen rivs", PROSE["sv"] * 2, times=0),
    story("ko", "낡은 기중기 철거", PROSE["ko"], times=0),
]  # fmt: skip
