"""Words that stand in an article's way, as rows: where they stand, and how much running text a page may have beside.

What a vendor's script puts on every page of a site is no wall: such marks count on pages without any text only.
"""

from typing import Literal

from msgspec import Struct

from crawler.shapes import compiled

#: Pages with more running text than this are no wall, whatever they say.
ALL = 4000
Where = Literal["head", "text", "tail", "markup"]


class Standing(Struct, frozen=True, kw_only=True):
    """What is looked at: ``head`` is title and headline, ``text`` what a reader sees, ``tail`` that from its first long
    run on. ``running`` counts the characters of all long runs; ``runs`` are the first of them, each with its count.

    ``free`` is False if the markup says that the page has to be paid for; ``password``: it has a password field.
    """

    head: str = ""
    text: str = ""
    tail: str = ""
    markup: str = ""
    running: int = 0
    runs: tuple[tuple[str, int], ...] = ()
    password: bool = False
    free: bool = True

    def beside(self, form: str) -> int:
        """Characters of running text in runs that do not say this, as far as they were kept."""
        kept = sum(count for _, count in self.runs)
        return self.running - kept + sum(count for text, count in self.runs if not compiled(form).search(text))


class Barrier(Struct, frozen=True, kw_only=True):
    """One kind of page that is no article, by its words; ``apart``: runs that say this are no text beside them.

    ``needs``: one of these, in small letters, stands wherever the form fits. Looking for them takes a fiftieth of the
    time, and a row that looks at every page needs them.
    """

    id: str
    kind: str
    where: Where
    most: int
    form: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    apart: str | None = None
    needs: tuple[str, ...] = ()

    def stands(self, page: Standing) -> bool:
        """Whether a page is of this kind."""
        if page.running > (self.most if self.apart is None else ALL):
            return False
        looked_at: str = getattr(page, self.where)
        if self.needs and not _has_any(looked_at.lower(), self.needs):
            return False
        if compiled(self.form).search(looked_at) is None:
            return False
        return self.apart is None or page.beside(self.apart) <= self.most


def _has_any(text: str, words: tuple[str, ...]) -> bool:
    return any(word in text for word in words)


#: The first row that fits names the barrier.
BARRIERS: tuple[Barrier, ...] = (
    Barrier(
        id="challenge markup",
        kind="captcha",
        where="markup",
        most=500,
        form=r"_cf_chl_opt|/orchestrate/(chl|jsch|managed|captcha)|cf-(browser-verification|challenge)|px-captcha"
        r"|[gc]t?(eo)?\.captcha-delivery|sec-if-cpt|/cp_challenge/|bm-verify|awswafcookiedomain|captcha\.awswaf|sucuri_cloudproxy"
        r"|incapsula incident|ddos-guard/check|id=.?(challenge|captcha)-container|class=.?captcha|id=.?captcha",
        hits=(
            '<div id="cf-challenge-running">',
            '<form class="captcha-form">',
            "var dd={'host':'geo.captcha-delivery.com'}",
            '<script src="/cdn-cgi/challenge-platform/h/g/orchestrate/chl_page/v1">',
            "Request unsuccessful. Incapsula incident ID: 7",
        ),
        misses=(
            "<p>a captcha is a riddle</p>",
            '<div class="capture">',
            '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js">',
            '<script src="https://js.datadome.co/tags.js">',
            '<script src="/_Incapsula_Resource?SWJIYLWA=7">',
            "window._pxAppId = 'PX7'",
        ),
    ),
    Barrier(
        id="challenge widget",
        kind="captcha",
        where="markup",
        most=140,
        form=r"g-recaptcha|h-?captcha|cf-turnstile|frc-captcha|funcaptcha|arkoselabs|geetest|smart-?captcha|awswaf|_incapsula_"
        r"|window\.kpsdk|_pxappid|ddos-guard",
        hits=(
            '<div class="g-recaptcha">',
            '<div class="h-captcha">',
            '<div class="geetest_holder">',
            "window.KPSDK={}",
        ),
        misses=("<p>a captcha is a riddle</p>", '<div class="recap">'),
    ),
    Barrier(
        id="challenge words",
        kind="captcha",
        where="text",
        most=500,
        form=r"(verify|confirm|prove) (that )?you('| a)re (a )?(not a robot|human)|are you (a robot|human)\?"
        r"|checking your browser|making sure you('| a)re not a bot|press (&|and) hold|i'?m not a robot|slide to complete|unusual (traffic|activity) (from|in)|enable (javascript|cookies) and (reload|cookies)"
        r"|(complete|solve) the (captcha|security check)|bestätigen sie, dass sie (ein mensch|kein roboter)"
        r"|(no|ne) (eres|es|soy|êtes pas|suis pas) un robot|non sono un robot|não (é|sou) um robô|вы не робот"
        r"|ik ben geen robot|robot olmadığınızı|验证您是真人|请完成(安全)?验证|确认您是真人|ロボットではありません|로봇이 아닙니다"
        r"|sind sie ein mensch\?|(confirm|verify|prove) (that )?you are (a )?human|vérifi(ez|er) que vous êtes (un )?(être )?humain"
        r"|(verifi(ca|que)|confirm[ae]) (que|se) (eres|es|você é|é|usted es) (un )?(ser )?humano|verifica di essere (un )?(essere )?umano"
        r"|(bevestig|controleer|verifieer) dat (u|je) (een )?mens b|potwierdź, że jesteś człowiekiem|bekräfta att du är (en )?människa"
        r"|подтвердите, что (вы человек|запросы отправляли вы)|підтвердьте, що ви людина|insan olduğunuzu (doğrula|onayla)"
        r"|人間であることを確認|您是(人类|真人)|사람인지 확인|أنك (إنسان|لست (روبوت|برنامج))",
        hits=(
            "Please verify you are human",
            "Checking your browser before accessing",
            "Bestätigen Sie, dass Sie ein Mensch sind",
            "Press & Hold to confirm you are human",
            "Verifica que eres humano",
            "Подтвердите, что вы человек",
            "사람인지 확인해 주세요",
        ),
        misses=("The robot verified its parts", "Are you sure?", "Asked to prove that he is human, he laughed"),
    ),
    Barrier(
        id="refusal",
        kind="blocked",
        where="head",
        most=500,
        form=r"^\W*(access (to this (page|site|website) )?(has been |is )?(denied|blocked|restricted)|403\b|forbidden\b"
        r"|(sorry, )?you have been blocked|attention required|just a moment|request (blocked|rejected)|zugriff verweigert"
        r"|acc[eè]s (refusé|interdit)|acceso denegado|accesso negato|acesso negado|доступ (запрещ|ограничен)"
        r"|访问被拒绝|アクセスが拒否|toegang geweigerd|pardon our interruption|too many requests|rate limit"
        r"|(you are )?being redirected|error 10\d\d\b|451\b.{0,30}legal|unavailable (for|due to) legal|access is denied|åtkomst nekad|adgang nægtet"
        r"|ingen tilgang|pääsy (estetty|evätty)|dostęp (zabroniony|zablokowany)|přístup (odepřen|zamítnut)|prístup zamietnutý|erişim (engellendi|reddedildi)"
        r"|hozzáférés megtagadva|acces interzis|доступ заборонен|(صفحه|دسترسی|الوصول) (ممنوع|مرفوض|غیرمجاز)|접근이? (거부|차단)|拒绝访问|存取被拒)",
        hits=(
            "Access denied",
            "403 Forbidden",
            "Just a moment...",
            "Zugriff verweigert",
            "Too many requests",
            "Error 1020",
            "Dostęp zabroniony",
        ),
        misses=(
            "Access to the harbour is denied to cruise ships",
            "Forty-three forbidden books",
            "451 houses stand empty",
        ),
    ),
    Barrier(
        id="consent words",
        kind="consent wall",
        where="head",
        most=1500,
        form=r"^\W*(before you continue|(we (value|care about|respect) )?your privacy( choices)?\W*$|(cookie|privacy) "
        r"(consent|settings|preferences|notice|wall)|consent\W*$|(manage|accept) (your )?cookies|we use cookies"
        r"|bevor sie (weiterlesen|fortfahren)|(ihre )?(datenschutz|cookie)[- ]?(einstellungen|einwilligung)"
        r"|wir (verwenden|benötigen) (cookies|ihre (zustimmung|einwilligung))|avant de continuer|gestion des cookies"
        r"|votre (vie privée|consentement)|antes de continuar|(tu|su) (privacidad|consentimiento)|prima di continuare"
        r"|informativa sui cookie|voordat je verder|cookie(toestemming|voorkeuren))",
        hits=(
            "Before you continue to The Daily",
            "We value your privacy",
            "Cookie consent",
            "Bevor Sie weiterlesen",
            "Votre consentement",
        ),
        misses=("Privacy law passes after long debate", "A cookie recipe for the winter"),
    ),
    Barrier(
        id="consent text",
        kind="consent wall",
        where="text",
        most=200,
        apart=r"cookie|partner|partenaire|socios|parceiro|партн[её]р|consent|einwillig|datenschutz|privac|werbung|publicit|advert|device"
        r"|gerät|terminal|dispositiv|apparaat|urządzen|enhet|laite|kumppan|ortağ|同意|パートナー|合作伙伴",
        needs=(
            "partner",
            "vendors",
            "partenaires",
            "socios",
            "fornitori",
            "parceiros",
            "kumppani",
            "партн",
            "ortaklar",
            "パートナー",
            "合作伙伴",
            "werbung",
            "accept",
            "aceptar",
            "aceitar",
            "accetta",
            "akkoord",
            "godkänn",
            "zustimmen",
        ),
        form=r"(we and )?our ([\d.,]+ )?(partners|vendors) (store|use|process|and)|wir und unsere ([\d.,]+ )?partner|nous et nos ([\d\s.,]+ )?partenaires"
        r"|(nosotros y )?nuestros ([\d.,]+ )?socios|noi e i nostri ([\d.,]+ )?(partner|fornitori)|nós e (os )?nossos ([\d.,]+ )?parceiros"
        r"|(wij|we) en onze ([\d.,]+ )?partners|my i nasi ([\d\s.,]+ )?(zaufani )?partnerzy|vi (och våra|og vores|og våre) ([\d\s.,]+ )?partner"
        r"|me ja ([\d\s]+ )?kumppani|мы и наши ([\d\s]+ )?партн|biz ve ([\d.]+ )?(iş )?ortaklar|当社(および|と)\S{0,12}パートナー|我们和我们的\S{0,8}合作伙伴"
        r"|mit werbung (weiter)?lesen|continuer sans accepter|accept (all )?and continue|aceptar y continuar|aceitar e continuar|accetta e continua"
        r"|accepter et continuer|akkoord en doorgaan|godkänn och fortsätt|zustimmen und weiter",
        hits=(
            "We and our 842 partners store information on your device",
            "Wir und unsere 178 Partner",
            "Nous et nos 1 042 partenaires",
            "Mit Werbung weiterlesen",
            "Vi och våra 200 partner",
        ),
        misses=("The two partners store their apples", "Wir und unsere Nachbarn", "Nos voisins et nos amis"),
    ),
    Barrier(
        id="login head",
        kind="login page",
        where="head",
        most=700,
        form=r"^\W*((please )?(log|sign) ?[- ]?in( to .{1,40}| required)?|(member|subscriber|reader)s? (log|sign)[- ]?in"
        r"|create (an|your) account|register( now)?|anmeld(en|ung)|einloggen|bitte melden sie sich an|connexion"
        r"|(se connecter|identifiez-vous)|iniciar sesi[oó]n|accedi|entrar|inloggen|logga in|logowanie|вход|giriş yap"
        r"|登录|登入|ログイン|로그인)\W*([|–—:·-].*)?$",
        hits=("Log in", "Sign in to your account", "Anmelden | Der Bote", "Iniciar sesión", "ログイン"),
        misses=("Logging in the north woods", "Register of ships is lost in fire", "Entrance fees rise"),
    ),
    Barrier(
        id="paywall words",
        kind="paywall",
        where="tail",
        most=1000,
        form=r"(subscribe|sign ?up|register|log ?in|sign ?in|create .{0,30}account) (now |today |here )?(to|and) "
        r"(continue|keep|finish|read|unlock|access)|to (continue|keep) reading|(read|unlock|access) the (full|whole|"
        r"complete|rest of (the|this)) (article|story|text)|already a (subscriber|member)\?|(this|the) (article|story|"
        r"content|post) is (only |exclusively |reserved )?(available )?(for|to) (\w+ )?(paid |paying |registered )?(sub"
        r"scribers|members)|for subscribers only|subscriber[- ](only|exclusive)|you('ve| have) (reached|used|read) (your"
        r"|all|the).{0,40}(free|limit)|(weiterlesen|weiter lesen) mit|jetzt (abonnieren|weiterlesen|testen und)|um (den|"
        r"diesen) (ganzen |vollständigen )?artikel (zu lesen|weiterzulesen)|bereits abonnent|nur für abonnent|réservée?s? "
        r"(à nos|aux) abonnés|(pour|abonnez-vous pour) (lire la suite|continuer)|déjà abonné|(suscríbete|suscríbase|inicia "
        r"sesión|regístrate) para (seguir|continuar|leer)|solo para suscriptores|contenido exclusivo para|assine para|(conteúdo"
        r"|exclusivo) para assinantes|abbonati per|riservato agli abbonati|(word|log in|neem).{0,30}om verder te lezen|alleen "
        r"voor abonnees|endast för prenumeranter|tylko dla subskrybentów|только (для|по) подпис|abonelere özel|订阅后|会员专享|会員限定"
        r"|有料会員|구독자 전용|il vous reste \d+ ?%|suite (de cet article )?(est )?réservée|ya eres suscriptor|já é assinante|(per )?continuare a leggere,? |gi[àa] abbonato"
        r"|redan prenumerant|al abonnee\?|allerede abonnent|kun for abonnenter|vain tilaajille|oletko jo tilaaja|pouze pro předplatitele|len pre predplatiteľov"
        r"|csak előfizetőknek|μόνο για συνδρομητές|doar pentru abonați|(лише|тільки) (за передплатою|для передплатників)|للمشتركين فقط|למנויים בלבד"
        r"|(continue|keep) reading with (a|an|your) ([\w-]+ ){0,2}(subscription|account|membership|trial)"
        r"|\d+ (of|out of|/) (your )?\d+ (free|complimentary|gratis|kostenlosen?|gratuit[eo]?s?) |(this is|that was) your last free (article|story)"
        r"|sie haben .{0,40}(kostenlosen?|gratis|frei(en)?) (artikel|texte) (gelesen|aufgebraucht)|vous avez (lu|atteint) .{0,40}articles? gratuits?"
        r"|(has|ha) (leído|alcanzado|agotado) .{0,40}(artículos|notas) gratis|hai (letto|raggiunto|esaurito) .{0,40}articoli gratuiti"
        r"|残り\s?\d+\s?文字|続きを読むには|続きは(会員|有料)|chỉ dành cho (thuê bao|thành viên trả phí)|khusus pelanggan",
        hits=(
            "Subscribe to continue reading",
            "Already a subscriber? Log in",
            "This article is for subscribers only",
            "Jetzt abonnieren und weiterlesen",
            "Cet article est réservé aux abonnés",
            "Suscríbete para seguir leyendo",
            "この記事は会員限定です",
            "Il vous reste 80 % de cet article à lire",
            "Per continuare a leggere abbonati",
            "Redan prenumerant? Logga in",
            "Continue reading with a digital subscription",
            "You have read 3 of 3 free articles this month",
            "Sie haben alle Ihre kostenlosen Artikel gelesen",
        ),
        misses=(
            "Children keep reading with a torch under the blanket",
            "3 of 3 ferries are free of rust",
            "Subscribe to our newsletter",
            "The subscribers of the line complained",
            "Continue to the harbour and turn left",
            "Read the report here",
        ),
    ),
    Barrier(
        id="lost page",
        kind="soft 404",
        where="head",
        most=900,
        form=r"\b(error )?404\b|(page|article|story|document|content|site|url)( was| is| has been| could| does| can)?"
        r"( ?not|n'?t)( be)? (found|exist|available)\b|nothing (was )?found|^\W*not found\W*([|–—:·-].*)?$"
        r"|no longer (available|exists)|(seite|artikel|inhalt|beitrag)( wurde| konnte| ist)?( leider)? nicht (gefunden|"
        r"verfügbar|mehr)|(page|article|contenu) (introuvable|non trouvée?|inexistante?)|n'existe (pas|plus)|(página|artículo"
        r"|contenido|artigo|conteúdo) (no|não) (encontrad[ao]|existe|disponible)|pagina non (trovata|disponibile)|pagina (is )?niet gevonden"
        r"|sidan (hittades inte|finns inte)|sivua ei löyd|siden (blev|ble) ikke fundet|nie znaleziono|nie istnieje"
        r"|страница не (найдена|существует)|sayfa bulunamadı|غير موجودة?|页面不存在|找不到|未找到|見つかりません|찾을 수 없"
        r"|(can|could)('t|not| not) find (that|the|this|your) page|page (that )?you('re| are| were)? (looking|requested|asked).{0,30}(n'?t|not|no longer)\b"
        r"|sivua ei (ole|löyty)|сторінк[уи] не (знайдено|існує)|stránka (nenalezena|nebyla nalezena|neexistuje|sa nenašla)|az oldal nem található"
        r"|σελίδα δεν βρέθηκε|pagina nu (a fost găsită|există)|stranica nije pronađena|страницата не (е намерена|съществува)|pàgina no trobada"
        r"|lehte ei leitud|puslapis nerastas|lapa nav atrasta|stran ni najdena|הדף לא נמצא|صفحه.{0,20}یافت نشد|पृष्ठ नहीं मिला|पेज नहीं मिला"
        r"|không tìm thấy trang|halaman tidak (ditemukan|ada)|ไม่พบหน้า|পাতাটি পাওয়া যায়নি|பக்கம் கிடைக்கவில்லை",
        hits=(
            "Page not found",
            "404 | The Daily",
            "Oops! Nothing found",
            "Diese Seite wurde leider nicht gefunden",
            "Page introuvable",
            "Página no encontrada",
            "ページが見つかりません",
            "The page you are looking for does not exist",
            "Сторінку не знайдено",
            "Không tìm thấy trang",
        ),
        misses=(
            "Ring found after forty years",
            "Flight 4041 lands safely",
            "Skipper found not guilty",
            "The page boy of Orrin",
            "Burial site found under the car park",
        ),
    ),
    Barrier(
        id="script wanted",
        kind="empty shell",
        where="text",
        most=200,
        form=r"(you need to |please )?enable javascript|javascript (is )?(required|disabled|deaktiviert)|requires javascript"
        r"|javascript (aktivieren|einschalten)|activer javascript|active javascript|habilit[ae] javascript"
        r"|включите javascript|启用 ?javascript|javascript ?を有効",
        hits=("You need to enable JavaScript to run this app.", "Bitte JavaScript aktivieren"),
        misses=("JavaScript turns thirty", "A script was required"),
    ),
)
