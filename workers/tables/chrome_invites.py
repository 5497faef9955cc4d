"""What a site asks of its readers: subscribe, register, pay, follow, install, give."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

NEWSLETTER = Row(
    id="newsletter",
    why="invites the reader to a newsletter or to alerts",
    where="anywhere",
    forms=(
        r"(?:sign ?up|subscribe|register)(?: now| today| here)? (?:to|for) (?:\w+ ){0,6}(?:newsletters?|alerts?|updates|briefing|inbox|channel)\b.{0,100}",
        r"(?:get|receive) (?:\S+ ){0,8}(?:in|to|into) your inbox\b.{0,80}",
        *phrases("subscribe to our newsletter", "enter your email", "enter your email address", "your email address", "email address"),
        r"(?:jetzt |hier )?(?:newsletter (?:abonnieren|bestellen)|(?:abonnieren|bestellen) sie (?:unseren|den) .{0,40}newsletter).{0,60}",
        r"(?:inscrivez-vous|abonnez-vous) à (?:notre|la|nos) .{0,30}newsletters?.{0,60}",
        r"(?:suscríb[ae]te|regístrate|suscríbase) (?:a|en) (?:nuestr[ao]|la|el|nuestros) .{0,30}(?:newsletter|boletín|boletines|canal).{0,60}",
        r"iscriviti (?:alla|alle) (?:nostr[ae] )?newsletter.{0,60}",
        r"(?:assine|inscreva-se n[ao]|subscreva) (?:a |nossa |a nossa )?newsletter.{0,60}",
        r"(?:schrijf je in|meld je aan|abonneer je) (?:voor|op) (?:onze|de) .{0,30}nieuwsbrief.{0,60}",
        r"zapisz się (?:na|do) (?:nasz(?:ego)? )?newsletter.{0,60}",
        r"подпи(?:шитесь|сывайтесь) на (?:наш|нашу|наши|рассылку).{0,80}",
        r"підпи(?:шіться|суйтесь|суйтеся) на (?:наш|нашу|наші|розсилку).{0,80}",
        r"(?:bültenimize|e-bültenimize|e-bültene) (?:abone|kayıt) ol(?:un)?.{0,60}",
        r"(?:اشترك|سجل) في (?:نشرتنا|النشرة|قناتنا).{0,60}",
        r"(?:हमारे )?न्यूज़लेटर (?:की|के|को) .{0,30}(?:सदस्यता|लिए|सब्सक्राइब).{0,40}",
        r"(?:订阅|訂閱)(?:我们的|我們的)?(?:电子报|电子邮件|新闻简报|電子報|通讯).{0,30}",
        r"(?:メールマガジン|ニュースレター|メルマガ)(?:に|を|の|へ)?(?:登録|購読|配信).{0,30}",
        r"뉴스레터 ?(?:구독|신청)(?:하기)?.{0,20}",
    ),
    hits=("Sign up for our morning newsletter", "Get the day's top stories in your inbox", "Newsletter abonnieren",
          "Inscrivez-vous à notre newsletter", "Suscríbete a nuestro boletín", "Iscriviti alla newsletter",
          "Assine nossa newsletter", "Schrijf je in voor onze nieuwsbrief", "Zapisz się na newsletter",
          "Подпишитесь на наш канал", "Підпишіться на наш Telegram", "Bültenimize abone olun", "اشترك في نشرتنا البريدية",
          "न्यूज़लेटर की सदस्यता लें", "订阅我们的电子报", "メールマガジンに登録", "뉴스레터 구독하기"),
    misses=("Sign up for the marathon ends in June, the club said", "Newsletter des Vereins wird 100 Jahre alt"),
)

PAYWALL = Row(
    id="paywall",
    why="stands before a paywall or a registration",
    where="anywhere",
    forms=(
        r"(?:to (?:continue|keep) reading|(?:continue|keep) reading)\b.{0,12}(?:subscribe|sign in|log in|register|with a).{0,120}",
        r"(?:this (?:article|content|story) is|exclusive content) (?:only |exclusively )?(?:for|available to) (?:\w+ )?(?:subscribers|members).{0,80}",
        r"(?:already a (?:subscriber|member)|already have an account)\?.{0,40}",
        *phrases("subscribe now", "start your free trial", "subscribers only", "subscriber only", "unlock this article", "premium content"),
        r"(?:weiterlesen mit|jetzt weiterlesen|sie (?:haben|sind) bereits .{0,20}abo).{0,80}",
        *phrases("nur für abonnenten", "jetzt abonnieren", "exklusiv für abonnenten", "réservé aux abonnés", "article réservé aux abonnés"),
        r"(?:il vous reste \d+ ?% de cet article|déjà abonné ?\?).{0,100}",
        *phrases("contenido exclusivo para suscriptores", "solo para suscriptores", "contenuto riservato agli abbonati", "sei già abbonato?"),
        *phrases("exclusivo para assinantes", "conteúdo exclusivo para assinantes", "já é assinante?", "alleen voor abonnees"),
        *phrases("tylko dla prenumeratorów", "dla prenumeratorów", "materiał dostępny po opłaceniu", "только для подписчиков"),
        *phrases("материал доступен подписчикам", "тільки для передплатників", "abonelere özel", "sadece aboneler", "للمشتركين فقط"),
        *phrases("केवल सदस्यों के लिए", "仅限订阅用户", "订阅后继续阅读", "会员专享", "有料会員限定", "この記事は有料会員限定です", "유료회원 전용"),
    ),
    hits=("To continue reading, subscribe now", "Already a subscriber? Log in", "Nur für Abonnenten", "Réservé aux abonnés",
          "Solo para suscriptores", "Exclusivo para assinantes", "Alleen voor abonnees", "Только для подписчиков",
          "Abonelere özel", "للمشتركين فقط", "केवल सदस्यों के लिए", "会员专享", "有料会員限定", "유료회원 전용", "Sei già abbonato?"),
    misses=("The club is for members over 60, he said.", "Subscribers leave broadcaster in thousands"),
)

FOLLOW = Row(
    id="follow",
    why="invites the reader to follow the site or to install its app",
    where="anywhere",
    forms=(
        r"(?:follow|like|join|find) (?:us|[\w ]{2,30}) (?:on|at) (?:x|twitter|facebook|instagram|telegram|whatsapp|youtube|google news|linkedin|tiktok|threads|bluesky)\b.{0,80}",
        r"(?:download|get|install) (?:the|our) (?:[\w ]{2,30} )?app\b.{0,60}",
        (r"if you (?:enjoyed|liked|enjoy|like) (?:reading )?(?:this|our) (?:post|article|story|content|blog|work|journalism)\b[^.?!]{0,80}"
        r"\b(?:subscribe|support|donate|consider|sign up|follow|join)\b.{0,200}"),
        r"never miss (?:the latest|an?|our|another) [^.?!]{0,60}\b(?:sign|subscrib|newsletter|inbox|alerts)\w{0,4}\b.{0,80}",
        r"gefällt (?:dir|ihnen|euch) (?:unser|unsere|dieser|der|diese) [^.?!]{2,40}\?.{0,200}",
        r"(?:zapraszamy|zachęcamy) (?:też |także |również )?do (?:subskrypcji|subskrybowania|obserwowania|polubienia)\b.{0,120}",
        r"(?:únete|suscríbete|sígue(?:nos|lo)?) (?:\S+ ){0,5}(?:telegram|whatsapp|youtube|instagram|facebook)\b.{0,80}",
        r"(?:participe|entre|inscreva-se) (?:\S+ ){0,5}(?:telegram|whatsapp|youtube|canal)\b.{0,80}",
        *phrases("follow us", "follow", "following", "connect with us", "folgen sie uns", "suivez-nous", "síguenos", "seguici"),
        r"(?:folgen sie uns|suivez-nous|síguenos|seguici|siga-nos|siga o .{2,30}|volg ons|obserwuj nas|bizi takip edin)\b.{0,60}",
        r"(?:читайте|следите за) (?:нами|нас|новостями).{0,60}",
        r"(?:читайте нас|стежте за нами|підписуйтесь).{0,60}",
        r"(?:تابعنا|تابعونا) (?:على|عبر).{0,60}",
        r"(?:हमें|हमारे साथ) .{0,40}(?:फॉलो करें|जुड़ें)",
        r"(?:关注我们|關注我們|扫码关注|フォローする|公式アカウントをフォロー|팔로우).{0,30}",
    ),
    hits=("Follow us on Facebook", "Download our app", "Folgen Sie uns auf Instagram", "Suivez-nous sur Facebook",
          "Síguenos en X", "Seguici su Telegram", "Siga-nos no Instagram", "Volg ons op Facebook", "Obserwuj nas",
          "Читайте нас в Telegram", "Стежте за нами у Facebook", "Bizi takip edin", "تابعنا على فيسبوك",
          "हमें फेसबुक पर फॉलो करें", "关注我们", "フォローする", "팔로우", "If you enjoyed this post, please consider a small donation.",
          "Never miss the latest news by signing up to our newsletter", "Gefällt dir unser Hafenblatt? Dann unterstütze uns.",
          "Únete a nuestro canal de Telegram", "Zapraszamy też do subskrypcji naszego kanału"),
    misses=("Follow the money, prosecutors say", "Join the queue at dawn", "Get the apple harvest in early"),
)

INVITES = (NEWSLETTER, PAYWALL, FOLLOW)
