"""What a site asks of who reads on or answers: log in, register, report a slip, take its news by mail or phone."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

GATE = Row(
    id="gate",
    why="asks the reader to log in or to register, to read on or to comment",
    where="anywhere",
    forms=(
        r"(?:please )?(?:sign|log) ?in(?: or (?:register|sign up|join))? (?:to|and) (?:leave|post|write|comment|join|reply|read|continue|keep|view|vote)\b.{0,60}",
        r"(?:register|create (?:a free|an) account|sign up)(?: for free| free| now)? (?:to|and) (?:read|continue|keep|comment|unlock)\b.{0,80}",
        r"(?:bitte )?(?:melden sie sich an|loggen sie sich ein|registrieren sie sich)(?: kostenlos| jetzt)?,? um .{0,80}|schon abonnent(?:in)?\? .{0,60}",
        r"(?:connectez-vous|identifiez-vous|inscrivez-vous|créez un compte)(?: gratuitement)? pour (?:lire|commenter|réagir|continuer|poursuivre|laisser)\b.{0,60}|déjà abonnée? ?\? .{0,60}",
        r"(?:inicia sesión|inicie sesión|regístrate|regístrese)(?: gratis)? para (?:leer|seguir|comentar|continuar|dejar)\b.{0,60}|¿ya eres suscriptor\? .{0,60}",
        r"(?:accedi|registrati|effettua il login)(?: gratis| gratuitamente)? per (?:leggere|continuare|commentare|lasciare)\b.{0,60}",
        r"(?:faça (?:o )?login|entre|cadastre-se|registe-se|inicie sessão)(?: grátis| gratuitamente)? para (?:ler|continuar|comentar|deixar)\b.{0,60}",
        r"(?:meld je aan|log in|registreer)(?: gratis)?(?:,)? (?:en|om) (?:lees|te lezen|verder|te reageren|reageer|door)\b.{0,60}",
        r"(?:logga in|log ind|logg inn|kirjaudu(?: sisään)?) (?:för att|for at|for å|ja|lukeaksesi|kommentoidaksesi).{0,60}",
        r"(?:zaloguj się|zarejestruj się),? (?:aby|żeby|i) (?:czytać|przeczytać|skomentować|dodać|komentować)\b.{0,60}|(?:přihlaste se),? (?:abyste|a) .{0,60}",
        r"(?:войдите|авторизуйтесь|зарегистрируйтесь)(?: на сайте)?,? чтобы .{0,60}|(?:увійдіть|зареєструйтеся),? щоб .{0,60}",
        r"(?:yorum yapmak|okumaya devam etmek|devam etmek) için (?:lütfen )?(?:giriş yapın|üye olun|giriş yapmalısınız).{0,40}",
        r"(?:سجل الدخول|سجّل الدخول|قم بتسجيل الدخول) (?:للتعليق|لإضافة|لمتابعة|للقراءة).{0,40}|टिप्पणी करने के लिए लॉग ?इन करें.{0,20}",
        r"(?:登录|登入|登錄|注册|註冊)(?:后|後)?(?:即可|可|才能|才可)?(?:发表|發表|参与|參與|查看|阅读|閱讀|继续|繼續).{0,20}",
        r"(?:ログイン|会員登録|無料登録)して.{0,6}(?:続きを読む|コメント|全文).{0,20}|로그인 ?(?:후|하면|하시면).{0,30}",
        r"đăng nhập để (?:bình luận|đọc|gửi).{0,40}|(?:masuk|login|daftar) untuk (?:berkomentar|membaca|melanjutkan)\b.{0,40}|เข้าสู่ระบบเพื่อ.{0,40}",
        r"(?:autentifică-te|conectează-te|loghează-te) pentru a (?:comenta|citi|continua)\b.{0,40}|(?:jelentkezz|jelentkezzen) be .{0,60}|συνδεθείτε για να .{0,60}",
    ),
    hits=("Sign in to leave a comment", "Register for free to keep reading", "Melden Sie sich an, um weiterzulesen", "Schon Abonnent? Hier anmelden",
          "Connectez-vous pour commenter", "Regístrate gratis para seguir leyendo", "Registrati gratis per continuare a leggere", "Cadastre-se para continuar lendo",
          "Meld je aan en lees verder", "Logga in för att läsa vidare", "Zaloguj się, aby czytać dalej", "Войдите, чтобы оставить комментарий",
          "Yorum yapmak için giriş yapın", "سجل الدخول للتعليق", "登录后发表评论", "ログインして続きを読む", "로그인 후 댓글을 쓸 수 있습니다",
          "Đăng nhập để bình luận", "Autentifică-te pentru a comenta", "Συνδεθείτε για να σχολιάσετε"),
    misses=("Register of ships to be kept in the tower", "Voters sign up to speak at the hearing.", "Войдите в порт с моря, сказал он.", "Registrati due casi in città"),
)

INBOX = Row(
    id="inbox",
    why="offers the site's news by mail, in an app or in a channel",
    where="anywhere",
    forms=(
        r"don't miss (?:out|a (?:story|beat|thing))\b.{0,12}(?:join|sign|subscrib|get|download|follow)\w*\b.{0,120}",
        r"(?:tap|click) here to (?:add|follow|set|make) .{2,40} (?:as (?:a|your)|on) .{0,20}(?:preferred|google|news)\b.{0,60}",
        r"for more (?:stories|news|videos|articles|recipes|content)(?: like this)?,? (?:\w+ ){0,3}(?:subscribe|follow|visit|sign up|check out|download)\b.{0,100}",
        r"(?:got|have) (?:a )?(?:confidential|anonymous|news)? ?(?:tip|information)\b.{0,20}\? .{0,20}(?:submit|share|send|contact)\b.{0,80}",
        r"(?:nichts mehr verpassen|immer informiert|keine news mehr verpassen)\b.{0,20}(?:abonnieren|folgen|newsletter|whatsapp|app|push)\w*.{0,100}",
        r"laden sie (?:\w+ ){0,2}app\b.{0,80}|abonnieren sie (?:unseren|den) (?:\S+ ){0,2}(?:kanal|channel|whatsapp-kanal|podcast)\b.{0,60}",
        r"(?:mehr|weitere) (?:nachrichten|meldungen|artikel|berichte|infos) (?:aus|zu|zum|über|rund um) .{2,40} (?:finden sie|gibt es|lesen sie) hier\.?",
        r"recevez (?:chaque|tous les|toute|nos|toutes|l')\b.{0,12}.{0,60}(?:actualités?|infos?|essentiel|newsletter|alertes)\b.{0,60}|abonnez-vous (?:à partir de|dès|pour) \d.{0,60}",
        r"(?:l'article est|cet article est|à) (?:à )?retrouver (?:dans|sur) notre (?:application|site|appli)\b.{0,60}|téléchargez (?:l'|notre )appli\w*\b.{0,60}",
        r"(?:recibe|reciba) (?:cada|todas|todos|las|los|nuestr[ao]s?|en tu)\b.{0,60}(?:noticias|alertas|boletín|correo|actualidad)\b.{0,60}|únase a nuestro canal\b.{0,60}|descarga (?:la|nuestra) app\b.{0,60}",
        r"ricevi (?:le|tutte|ogni|gli|la)\b.{0,60}(?:notizie|aggiornamenti|newsletter|casella|mail)\b.{0,60}|scarica (?:la|l'|la nostra) ?app\b.{0,60}",
        r"(?:receba|fique por dentro d)\w* .{0,12}(?:principais|últimas|nossas|as)\b.{0,40}(?:notícias|e-mail|whatsapp|alertas)\b.{0,60}|baixe (?:o|nosso) (?:app|aplicativo)\b.{0,60}",
        r"(?:krijg|ontvang) (?:elke|iedere|het|dagelijks|ons)\b.{0,40}(?:nieuws|nieuwsbrief|mailbox|inbox|updates)\b.{0,60}|download (?:de|onze) app\b.{0,60}",
        r"få (?:nyheter\w*|nyheder\w*|de senaste|de seneste|de siste|nyhets\w*)\b.{0,60}(?:mejl\w*|mail\w*|inkorg\w*|indbakke\w*|innboks\w*|mobil\w*|direkt\w*)\b.{0,40}|ladda ner (?:vår )?app\b.{0,60}",
        r"самое (?:интересное|важное|главное) (?:[—–-] )?(?:в|на) (?:нашем|нашей|наших) .{0,60}|скача(?:йте|ть) (?:наше )?приложение\b.{0,60}",
        r"google (?:news|haberler)'?(?:te|de|ta|da)? (?:bizi )?(?:takip edin|abone ol\w*)\b.{0,40}|(?:dapatkan|ikuti) (?:berita|update|info) .{0,60}(?:whatsapp|telegram|google news|channel|saluran)\b.{0,60}",
        r"(?:gabung|bergabung) (?:di |ke )?(?:grup|channel|saluran|kanal) .{0,60}|最新(?:ニュース|情報)を(?:メール|アプリ|line)で.{0,30}|(?:下载|下載)(?:我们的|新闻|本报)?(?:客户端|app|應用程式).{0,20}",
        r"(?:네이버|카카오톡|유튜브|구글)(?:에서|뉴스에서)? ?(?:구독|채널|팔로우).{0,20}|تابع (?:آخر )?الأخبار .{0,60}(?:تطبيق|واتساب|تيليجرام|جوجل).{0,40}",
    ),
    hits=("Don't miss out: join 40,000 readers of our weekly digest", "Tap here to add The Harbour Post as a preferred source on Google",
          "For more stories like this, subscribe to our YouTube channel.", "Got a confidential tip? Submit it here",
          "Nichts mehr verpassen: Abonnieren Sie unseren WhatsApp-Kanal", "Laden Sie unsere App herunter", "Mehr Nachrichten aus Dunmünde finden Sie hier.",
          "Recevez chaque matin l'essentiel de l'actualité", "Abonnez-vous à partir de 1 €", "L'article est à retrouver dans notre application",
          "Recibe cada mañana las noticias más importantes", "Únase a nuestro canal de WhatsApp", "Ricevi le notizie ogni mattina nella tua casella",
          "Receba as principais notícias no seu e-mail", "Krijg elke ochtend het nieuws in je mailbox", "Få nyheterna direkt i mejlen",
          "Самое интересное — в нашем канале", "Google News'te bizi takip edin", "Dapatkan berita terbaru di WhatsApp Channel kami",
          "Gabung grup Telegram kami", "最新ニュースをメールで受け取る", "下载客户端", "네이버에서 구독하기"),
    misses=("Don't miss the last ferry, the keeper warned.", "Receba bem os visitantes", "Самое важное в жизни порта — погода.", "Få fisk i havnen i år",
            "Laden Sie die Fracht vor der Flut, rief er."),
)

SLIP = Row(
    id="slip",
    why="asks the reader to report a mistake, or tells that the text was mended or cannot be shown in full",
    where="anywhere",
    forms=(
        r"(?:found|spotted|see|noticed) (?:a|an) (?:mistake|error|typo|problem)(?: in this (?:article|story))?\? .{0,20}\b(?:tell|let|report|contact|e-?mail|write|send|click|use|select|highlight|suggest)\w*\b.{0,80}",
        r"(?:sie haben|haben sie|hast du) (?:einen|hier einen) (?:fehler|tippfehler) (?:gefunden|entdeckt|bemerkt)\?.{0,100}",
        r"(?:une (?:erreur|faute|coquille)|vous avez (?:repéré|trouvé|remarqué) une (?:erreur|faute|coquille))\b.{0,60}\?.{0,100}",
        r"(?:¿has encontrado|¿ha encontrado|¿encontraste|¿viste) (?:algún|un) (?:error|fallo)\b.{0,60}\?.{0,80}|(?:hai trovato|trovato) un (?:errore|refuso)\b.{0,60}\?.{0,80}",
        r"(?:encontrou|achou) (?:algum|um) erro\b.{0,60}\?.{0,80}|(?:fout gezien|zie je een fout|taalfout gezien)\?.{0,100}|(?:hittade|fundet|funnet) (?:du )?(?:ett|en) (?:fel|fejl|feil)\?.{0,80}",
        r"(?:нашли|заметили|увидели) (?:ошибку|опечатку)\b.{0,20}\?.{0,100}|(?:знайшли|помітили) помилку\b.{0,20}\?.{0,100}|(?:znalazłeś|widzisz) błąd\b.{0,20}\?.{0,80}",
        r"(?:bitte )?(?:aktivieren sie|schalten sie) javascript\b.{0,100}|(?:please )?enable javascript\b.{0,100}|veuillez activer javascript\b.{0,100}|(?:active|habilite|activa) javascript\b.{0,100}",
        r"(?:der|dieser) (?:artikel|beitrag|text) (?:wurde|wird) (?:laufend |fortlaufend |zuletzt )?(?:aktualisiert|ergänzt)\.",
        r"dies(?:e|er) (?:meldung|beitrag|sendung|nachricht) wurde am .{4,40} (?:im programm|gesendet|ausgestrahlt|auf)\b.{0,80}",
        *phrases("hide caption", "toggle caption", "enlarge this image", "show caption", "bild vergrößern", "ampliar imagen", "agrandir l'image", "举报"),
    ),
    hits=("Found a mistake in this article? Tell us", "Sie haben einen Fehler gefunden? Schreiben Sie uns.", "Une erreur dans cet article ? Écrivez-nous",
          "¿Has encontrado un error? Escríbenos", "Hai trovato un errore? Scrivici", "Нашли опечатку? Выделите её и нажмите Ctrl+Enter",
          "Bitte aktivieren Sie JavaScript, um diesen Inhalt zu sehen.", "Please enable JavaScript to view the comments.", "Der Artikel wurde aktualisiert.",
          "Diese Meldung wurde am 14.11.2025 im Programm Hafenfunk gesendet.", "Hide caption", "Ampliar imagen"),
    misses=("Found a mistake? The umpire thought so.", "Der Artikel wurde aktualisiert, sagte der Richter, und gelöscht.", "Une erreur coûte cher au port."),
)

GATES = (GATE, INBOX, SLIP)
