"""Appeals to the reader in free words: a verb that asks, and behind it what the site has to offer.

"Join 40,000 readers of our newsletter", "Testen Sie vier Wochen gratis": no list holds their wordings, but each says
both in one short line. Goods that a text may well speak of (an app, an account) are none here.
"""

from workers.tables.row import Row

# fmt: off
# The words of one language stand side by side.


def _appeal(verbs: str, goods: str) -> str:
    """A line that opens with one of some verbs and goes on to one of the goods."""
    return rf"(?:{verbs})\b.{{0,70}}(?<![^\W_])(?:{goods})(?![^\W\d_]).{{0,60}}"


_CHANNELS = r"whatsapp|telegram|google news|newsletters?|podcasts?|instagram|facebook|youtube"

APPEAL = Row(
    id="appeal",
    why="asks the reader to take what the site offers",
    where="anywhere",
    forms=(
        _appeal(r"join (?:us|our|the conversation|over|\d)|get (?:the best|all|our|more|unlimited|full)|become a|start your|subscribe|enjoying|never miss|unlock|become",
                rf"our (?:weekly|daily|free|morning)? ?(?:newsletters?|digest|briefing|reporting|channel)|(?:weekly|daily|free) newsletters?|(?:member|subscriber)s? (?:today|now|for|from)"
                rf"|free trial|for free|unlimited access|from (?:just |only )?[£$€]\d|{_CHANNELS}"),
        r"(?:please )?(?:disable|turn off|switch off|pause) your ad[- ]?block(?:er)?\b.{0,60}",
        r".{3,80}[.!?] please (?:disable|turn off|switch off) your ad[- ]?blocker.{0,20}",
        r"(?:this|the) (?:video|content|media|player) (?:can ?not|can't|cannot|is not available|could not) (?:be )?(?:played|loaded|displayed|shown|available)?\b.{0,60}|continue reading (?:the main story|below).{0,20}",
        r"(?:have your say|what do you think|we want to hear (?:from you|your)|do you agree|vote (?:now|below|in our))\b.{0,30}[:?.].{0,80}",
        r".{0,60}\bvote in our poll\b.{0,20}",
        _appeal(r"jetzt|testen sie|teste|werden sie|folgen sie|bestellen sie|holen sie sich|abonnieren sie|lesen sie (?:mehr|alles)|hier klicken|sichern sie sich|mit pur",
                rf"gratis|kostenlos|probemonat|unverbindlich|abo|abonnement|zum thema|unser(?:em|en|e)? (?:kanal|newsletter|podcast)|weiterlesen|{_CHANNELS}"),
        r"(?:diskutieren sie mit|was (?:meinen|halten|denken) sie|ihre meinung|schreiben sie uns)\b.{0,10}[:?!].{0,80}|der (?:tägliche|wöchentliche|kostenlose) newsletter\b.{0,60}|alle (?:infos|nachrichten|artikel|beiträge) (?:zu|zum|zur|rund) .{2,40} (?:im überblick|hier)",
        _appeal(r"testez|essayez|profitez|découvrez|suivez|recevez|abonnez-vous|rejoignez|devenez|retrouvez|accédez",
                rf"gratuit\w*|pendant un mois|notre (?:chaîne|newsletter|canal|application)|nos (?:newsletters|offres|podcasts)|sans engagement|illimité|{_CHANNELS}"),
        r"(?:le reste|la suite) de (?:l'article|cet article) est réservée? .{0,40}|(?:nos abonnés lisent aussi|donnez votre avis|réagissez|qu'en pensez-vous)\b.{0,60}",
        _appeal(r"sigue|siga|prueba|pruebe|únete|únase|hazte|disfruta|recibe|apúntate|descubre|accede",
                rf"gratis|un mes|nuestr[ao]s? (?:newsletter|boletín|canal|canales|podcast)|suscriptor\w*|sin compromiso|ilimitado|{_CHANNELS}"),
        r"(?:normas de participación|tu suscripción se está usando|¿qué opinas|déjanos tu (?:opinión|comentario))\b.{0,80}",
        _appeal(r"prova|provalo|abbonati|iscriviti|seguici|unisciti|ricevi|scopri|attiva", rf"gratis|gratuit\w*|un mese|un euro|nostr[oa] (?:canale|newsletter|podcast)|nella tua mail|illimitat\w*|{_CHANNELS}"),
        r"il meglio (?:della settimana|del giorno|de\w+ .{2,20}) nella tua (?:mail|casella).{0,20}",
        _appeal(r"assine|experimente|participe|junte-se|entre|torne-se|tenha|receba|aproveite", rf"grátis|ilimitado|(?:nosso|nossos|do) (?:canal|grupo|newsletter)|sem compromisso|{_CHANNELS}"),
        _appeal(r"probeer|word|volg|ontvang|sluit je aan|abonneer|schrijf je in|lees nu", rf"gratis|een maand|(?:ons|onze) (?:kanaal|nieuwsbrief|podcast)|nieuwsbrief|lid|abonnee|onbeperkt|{_CHANNELS}"),
        _appeal(r"prova|testa|bli|få|prøv|bliv|følg|följ|liity|kokeile|tilaa", rf"gratis|prenumerant|abonnent|medlem|nyhetsbrev\w*|nyhedsbrev\w*|maksutta|uutiskir\w+|{_CHANNELS}"),
        _appeal(r"dołącz|wypróbuj|zapisz się|zostań|obserwuj|subskrybuj|śledź|sledujte|vyzkoušejte|přidejte se|získejte", rf"za darmo|bezpłatnie|prenumerat\w+|naszego kanału|facebooku|zdarma|předplatn\w+|odběr\w*|{_CHANNELS}"),
        _appeal(r"оформите|попробуйте|присоединяйтесь|подпишитесь|вступайте|получайте|приєднуйтесь|приєднуйтеся|оформіть|передплатіть", r"подписк\w+|бесплатно|канал\w*|телеграм\w*|telegram|whatsapp|рассылк\w+|передплат\w+|безкоштовно|facebook|google news"),
        r"(?:whatsapp|telegram|youtube|instagram)? ?(?:kanalımıza|grubumuza|ücretsiz) (?:\S+ ){0,2}(?:katılın|abone olun|deneyin|üye olun|takip edin).{0,20}",
        r"(?:انضم|انضموا|اشترك|اشتركوا|تابع|تابعوا) (?:إلى|في|على|ل)?.{0,40}(?:قناتنا|قناة|واتساب|تلغرام|تيليجرام|فيسبوك|جوجل|نشرتنا).{0,40}|हमारे .{0,30}(?:चैनल|ग्रुप|ऐप) (?:से|को) .{0,10}(?:जुड़ें|फॉलो करें|डाउनलोड करें).{0,20}",
        r"(?:免费|免費|立即|马上|馬上)(?:试读|試讀|订阅|訂閱|体验|體驗|加入).{0,20}|(?:打开|打開|下载|下載).{0,8}(?:app|客户端)(?:阅读|閱讀|查看|看).{0,20}|更多精彩(?:内容|內容).{0,30}",
        r"(?:無料で(?:試す|読む|登録)|今すぐ(?:登録|購読)|公式line|友だち追加).{0,20}|(?:앱에서|카카오톡으로|무료로) ?(?:보기|제보|구독|읽기).{0,20}|제보는 .{0,30}",
        _appeal(r"gabung|bergabunglah|ikuti|berlangganan|tham gia|đăng ký|theo dõi|iratkozz|iratkozzon|csatlakozz\w*|kövess\w*|abonează-te|intră|urmărește|ακολουθήστε|εγγραφείτε|αποκτήστε",
                rf"gratis|miễn phí|ingyen\w*|hírlevél\w*|gratuit|canalul nostru|kênh|saluran|grup|δωρεάν|{_CHANNELS}"),
        # Money, opinions and news that are asked for without a word for a channel.
        r"(?:please )?(?:support|sustain|fund|back) (?:(?:our|the) (?:work|journalism|reporting|newsroom|mission)|(?:a|the) free press|(?:independent|local|quality) (?:news|journalism|media|reporting))\b.{0,80}",
        r".{0,60}\b(?:donate today|donate now|donate here|when you subscribe|when you sign up)\b.{0,30}",
        r"(?:upgrade|renew|activate) your (?:subscription|membership)\b.{0,60}|stay (?:informed|connected|up to date|in the know|in touch) (?:with|by|via|through) .{0,60}",
        r"(?:let us know|tell us|share|leave) (?:\S+ ){0,6}(?:in the comments?|comments? (?:section|below)|below in the comments?)\b.{0,30}|click the bell\b.{0,60}|explore more (?:from|in|on|stories)\b.{0,40}",
        r"(?:unterstützen sie|unterstütze) (?:unsere|unseren|den|die freie|unabhängigen?)\b.{0,80}|(?:teilen sie|schreiben sie|sagen sie|verraten sie) .{0,50}\bin (?:den|die) kommentaren?\b.{0,20}",
        r"(?:bleiben sie|bleib) (?:immer )?(?:auf dem laufenden|informiert|am ball)\b.{0,60}|exklusiv für (?:abonnent\w+|mitglieder)\b.{0,60}",
        r"soutenez (?:une|la|notre|le) (?:presse|journalisme|rédaction|travail|média)\b.{0,60}|restez (?:informée?s?|connectée?s?) .{0,50}|(?:partagez|donnez|laissez) .{0,40}\b(?:en|dans les|un) commentaires?\b.{0,20}|offre (?:limitée|spéciale|découverte)\b.{0,60}",
        r"apoya (?:el|nuestro|al) (?:periodismo|medio|trabajo)\b.{0,60}|mantente informad[oa]\b.{0,50}|(?:comparte|cuéntanos|déjanos) .{0,40}\b(?:en los|tus?) comentarios?\b.{0,20}",
        r"(?:sostieni|sostenete) (?:il|la|un|una) (?:giornalismo|stampa|informazione)\b.{0,50}|(?:lascia|scrivi) .{0,30}\bcomment[oi]\b.{0,20}|(?:apoie|apoia) o (?:jornalismo|nosso trabalho)\b.{0,50}|(?:deixe|conte|diga) .{0,30}\bnos comentários\b.{0,20}",
        r"(?:steun|help) (?:ons|onafhankelijke|de onafhankelijke)\b.{0,50}|blijf (?:op de hoogte|geïnformeerd)\b.{0,50}|(?:wesprzyj|wspieraj) .{0,40}\b(?:dziennikarstwo|redakcję|nas)\b.{0,20}|napisz.{0,40}\bw komentarz\w*\b.{0,20}",
        r"поддержите (?:независим\w+|нас|наш\w*|редакцию)\b.{0,50}|(?:напишите|поделитесь|пишите|делитесь) .{0,40}\bв комментариях\b.{0,20}|(?:görüş|yorum|düşünce)\w* (?:yorumlarda|bizimle) paylaş\w*.{0,20}",
        r".{0,20}(?:寄付はこちら|ご支援を|후원을 기다립니다|후원하기|후원해 주세요).{0,20}",
        r"チャンネル登録.{0,20}|(?:欢迎|歡迎)(?:在|于)?(?:评论区|評論區|下方)?(?:留言|讨论|討論).{0,20}|(?:支持|请支持)(?:独立|獨立|我们|我們).{0,20}",
        r"(?:شاركنا|شاركونا|اكتب) .{0,30}(?:التعليقات|تعليق).{0,20}|ادعم (?:الصحافة|عملنا).{0,40}",
    ),
    hits=("Your support makes our work possible. Donate today.", "Upgrade your subscription to read the full story", "Let us know what you think in the comments below",
          "Stay informed with our daily harbour briefing", "Unterstützen Sie unsere Arbeit mit einer Spende", "Teilen Sie Ihre Meinung in den Kommentaren mit",
          "Soutenez une presse libre : faites un don", "Apoya el periodismo independiente", "Lascia il tuo commento qui sotto", "Apoie o jornalismo independente",
          "Blijf op de hoogte met onze app", "Wesprzyj niezależne dziennikarstwo", "Поддержите независимую журналистику", "チャンネル登録をお願いします", "欢迎在评论区留言",
          "شاركنا رأيك في التعليقات", "Enjoying this story? Get the best of our reporting every Friday.", "Become a member today from £1 a week", "Please disable your ad blocker.",
          "This video can not be played", "Have your say: is the council right?", "Continue reading the main story", "We want to hear from you. Send us your questions.",
          "Jetzt vier Wochen gratis testen", "Diskutieren Sie mit: Was halten Sie davon?", "Der tägliche Newsletter der Hafenpost", "Lesen Sie mehr zum Thema",
          "Testez gratuitement pendant un mois", "Suivez toute l'actualité sur notre chaîne WhatsApp", "Le reste de l'article est réservé à nos abonnés",
          "Sigue toda la información en nuestra newsletter", "Prova gratis per un mese", "Il meglio della settimana nella tua mail", "Assine e tenha acesso ilimitado",
          "Probeer nu een maand gratis", "Bli prenumerant", "Dołącz do nas na Facebooku", "Оформите подписку", "WhatsApp kanalımıza katılın",
          "انضم إلى قناتنا على واتساب", "हमारे व्हाट्सएप चैनल से जुड़ें", "打开APP阅读全文", "無料で試す", "앱에서 보기", "Bergabunglah di grup WhatsApp kami", "Abonează-te gratuit"),
    misses=("Try a new grain for free, every week if need be.", "Support our boys, the banner said.", "Stay informed, the mayor said.", "Soutenez une poutre avec deux cordes.", "Join the queue at dawn, said the keeper.", "Get the net in before the flood.", "Try the herring, a fisherman said, before it is gone.", "Become a captain, his father told him.",
            "Testen Sie die Leine vor der Fahrt.", "Suivez le quai jusqu'au phare.", "Prova di forza in mare", "Få fisk blev fanget.", "Dołącz linę do masztu.", "Have your boats ready at noon."),
)

APPEALS = (APPEAL,)
