"""Pages that stand in the way of an article: walls, stubs, errors that answer 200, empty shells. Words are data.

Each row says where its words must stand, and how much running text a page may have beside them: an article that
tells of a login or a lost page has more.
"""

import re
from functools import lru_cache
from typing import Literal

from msgspec import Struct

Where = Literal["head", "text", "markup"]


class Standing(Struct, frozen=True, kw_only=True):
    """What is looked at: ``head`` is title and headline, ``text`` what a reader sees, ``running`` its long runs.

    ``free`` is False if the markup says that the page has to be paid for; ``password``: it has a password field.
    """

    head: str = ""
    text: str = ""
    markup: str = ""
    running: int = 0
    password: bool = False
    free: bool = True


class Barrier(Struct, frozen=True, kw_only=True):
    """One kind of page that is no article, by its words."""

    id: str
    kind: str
    where: Where
    most: int
    form: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def stands(self, page: Standing) -> bool:
        """Whether a page is of this kind."""
        return page.running <= self.most and _compiled(self.form).search(getattr(page, self.where)) is not None


@lru_cache(None)
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


#: The first row that fits names the barrier.
BARRIERS: tuple[Barrier, ...] = (
    Barrier(
        id="challenge markup",
        kind="captcha",
        where="markup",
        most=500,
        form=r"cf-(browser-verification|challenge|turnstile)|challenge-platform|g-recaptcha|h-?captcha|px-captcha"
        r"|captcha-delivery|_incapsula_|ddos-guard|class=.?captcha|id=.?captcha",
        hits=('<div class="g-recaptcha">', '<div id="cf-challenge-running">', '<form class="captcha-form">'),
        misses=("<p>a captcha is a riddle</p>", '<div class="capture">'),
    ),
    Barrier(
        id="challenge words",
        kind="captcha",
        where="text",
        most=500,
        form=r"(verify|confirm|prove) (that )?you('| a)re (a )?(not a robot|human)|are you (a robot|human)\?"
        r"|checking your browser|unusual (traffic|activity) (from|in)|enable (javascript|cookies) and (reload|cookies)"
        r"|(complete|solve) the (captcha|security check)|bestätigen sie, dass sie (ein mensch|kein roboter)"
        r"|(no|ne) (eres|es|soy|êtes pas|suis pas) un robot|non sono un robot|não (é|sou) um robô|вы не робот"
        r"|ik ben geen robot|robot olmadığınızı|验证您是真人|请完成验证|ロボットではありません|로봇이 아닙니다",
        hits=(
            "Please verify you are human",
            "Checking your browser before accessing",
            "Bestätigen Sie, dass Sie ein Mensch sind",
        ),
        misses=("The robot verified its parts", "Are you sure?"),
    ),
    Barrier(
        id="refusal",
        kind="blocked",
        where="head",
        most=500,
        form=r"^\W*(access (to this (page|site|website) )?(has been |is )?(denied|blocked|restricted)|403\b|forbidden\b"
        r"|(sorry, )?you have been blocked|attention required|just a moment|request (blocked|rejected)|zugriff verweigert"
        r"|acc[eè]s (refusé|interdit)|acceso denegado|accesso negato|acesso negado|доступ (запрещ|ограничен)"
        r"|访问被拒绝|アクセスが拒否|toegang geweigerd|pardon our interruption|too many requests|rate limit)",
        hits=("Access denied", "403 Forbidden", "Just a moment...", "Zugriff verweigert", "Too many requests"),
        misses=("Access to the harbour is denied to cruise ships", "Forty-three forbidden books"),
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
        where="text",
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
        r"|有料会員|구독자 전용",
        hits=(
            "Subscribe to continue reading",
            "Already a subscriber? Log in",
            "This article is for subscribers only",
            "Jetzt abonnieren und weiterlesen",
            "Cet article est réservé aux abonnés",
            "Suscríbete para seguir leyendo",
            "この記事は会員限定です",
        ),
        misses=(
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
        r"|страница не (найдена|существует)|sayfa bulunamadı|غير موجودة?|页面不存在|找不到|未找到|見つかりません|찾을 수 없",
        hits=(
            "Page not found",
            "404 | The Daily",
            "Oops! Nothing found",
            "Diese Seite wurde leider nicht gefunden",
            "Page introuvable",
            "Página no encontrada",
            "ページが見つかりません",
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

#: A page that the markup calls paid for: a stub if it has no more running text than this.
STUB = 700
#: An application's empty root, with scripts to fill it.
_SHELL = re.compile(
    r"<div[^>]+id=.?(root|app|__next|__nuxt|___gatsby|svelte|main-app|application)\b[^>]*>\s*</div>", re.IGNORECASE
)
EMPTY = 80


class Barred(Struct, frozen=True):
    """What stands in the way: its kind, and why it is taken for that."""

    kind: str
    why: str


def barrier(page: Standing) -> Barred | None:
    """What a page is instead of an article, or None."""
    for row in BARRIERS:
        if row.stands(page):
            return Barred(row.kind, f"{row.kind}: {row.id} ({page.running} characters of running text)")
    if not page.free and page.running < STUB:
        return Barred("paywall", f"paywall: the markup says that it is not free ({page.running} characters)")
    if page.password and page.running < 200:
        return Barred("login page", "login page: a password is asked for, and there is no text")
    if len(page.text) < EMPTY and "<script" in page.markup and _SHELL.search(page.markup):
        return Barred("empty shell", "empty shell: scripts and an empty root")
    return None
