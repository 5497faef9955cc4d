"""What follows a story on its page: comments, related stories, the author's bio, tags."""

from workers.tables.phrase import counted, phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

COMMENTS = Row(
    id="comments",
    why="opens the readers' comments",
    where="tail",
    forms=(
        *counted("comments", "comment", "user comments", "readers' comments", "reader comments", "leave a comment", "discussion"),
        *counted("leave a reply", "post a comment", "add a comment", "join the conversation", "join the discussion", "write a comment"),
        *counted("view comments", "show comments", "comments are closed", "comments closed", "no comments", "no comments yet"),
        *counted("have your say", "conversation", "responses", "add comment", "your comment", "comment on this article"),
        r"\d[\d.,]{0,8} (?:comments?|responses|replies|thoughts)(?: (?:on|to) .{1,160})?",
        r"\d[\d.,]{0,8} (?:antworten|kommentare?|gedanken|reaktionen)(?: (?:zu|auf|über) .{1,160})?",
        r"\d[\d.,]{0,8} (?:commentaires?|réponses?|réactions?|réflexions?)(?: (?:sur|à|au) .{1,160})?",
        r"\d[\d.,]{0,8} (?:comentarios?|respuestas?|comentários?|respostas?|pensamientos?)(?: (?:en|a|sobre|em) .{1,160})?",
        r"\d[\d.,]{0,8} (?:comment[io]|rispost[ea]|pensieri|reacties?|gedachten|komentarz[ye]|komentarzy|odpowiedzi)(?: (?:su|a|op|over|do|na) .{1,160})?",
        r"no (?:responses?|repl(?:y|ies)) (?:so far|yet)[.!]?\s?[»›>]?",
        r"(?:leave|post) a (?:reply|comment)\b.{0,60}",
        r"no comments(?: yet)?[.!]? (?:be the first\b.{0,40}|why not .{1,40}|start the (?:conversation|discussion))[.!?]?",
        *phrases("szólj hozzá", "szóljon hozzá", "írj hozzászólást", "viết bình luận", "gửi bình luận", "ý kiến bạn đọc"),
        *counted("lasă un comentariu", "adaugă un comentariu", "hozzászólás", "תגובות", "הוסף תגובה", "הוספת תגובה", "tilføj en kommentar"),
        *counted("lämna en kommentar", "legg igjen en kommentar", "kommentoi", "schrijf een reactie", "vložit komentář"),
        r"(?:be the first to comment|log in to (?:comment|reply)|you must be logged in to (?:post a )?comment)\b.{0,60}",
        *counted("kommentare", "kommentar schreiben", "kommentar verfassen", "kommentieren", "schreibe einen kommentar", "diskussion"),
        *counted("hinterlasse einen kommentar", "leserkommentare", "kommentar hinterlassen", "diskutieren sie mit", "ihr kommentar"),
        *counted("commentaires", "laisser un commentaire", "commenter", "réagir", "vos réactions", "ajouter un commentaire", "réactions"),
        *counted("comentarios", "deja un comentario", "deja una respuesta", "comentar", "dejar un comentario", "escribe un comentario"),
        *counted("commenti", "lascia un commento", "commenta", "scrivi un commento", "lascia una risposta"),
        *counted("comentários", "deixe um comentário", "deixe uma resposta", "comente", "deixe o seu comentário"),
        *counted("reacties", "plaats een reactie", "geef een reactie", "laat een reactie achter", "reageer", "reageren"),
        *counted("komentarze", "dodaj komentarz", "zostaw komentarz", "skomentuj", "komentáře", "přidat komentář", "diskuse"),
        *counted("комментарии", "комментарий", "оставить комментарий", "добавить комментарий", "обсуждение", "ваш комментарий"),
        *counted("коментарі", "залишити коментар", "додати коментар", "коментари", "остави коментар"),
        *counted("yorumlar", "yorum", "yorum yap", "yorum yaz", "yorum bırakın", "okur yorumları"),
        *counted("التعليقات", "تعليقات", "اترك تعليقا", "اترك تعليقاً", "أضف تعليق", "أضف تعليقا", "نظرات", "دیدگاه ها"),
        *counted("टिप्पणियां", "टिप्पणियाँ", "टिप्पणी", "टिप्पणी करें", "अपनी टिप्पणी दें", "कमेंट करें", "মন্তব্য"),
        *counted("评论", "发表评论", "网友评论", "留言", "評論", "發表評論", "评论区", "我要评论", "全部评论", "最新评论"),
        *counted("コメント", "コメントを書く", "コメントする", "コメントを残す", "コメント一覧", "みんなのコメント"),
        *counted("댓글", "댓글 쓰기", "댓글쓰기", "의견", "kommentarer", "skriv en kommentar", "kommentit", "bình luận", "komentar"),
        *counted("σχόλια", "αφήστε ένα σχόλιο", "hozzászólások", "comentarii", "lasă un comentariu", "ความคิดเห็น"),
    ),
    hits=("Comments", "Comments (12)", "12 comments", "Leave a Reply", "Be the first to comment", "Kommentare (3)",
          "Laisser un commentaire", "Comentarios", "Lascia un commento", "Deixe um comentário", "Reacties",
          "Dodaj komentarz", "Комментарии", "Залишити коментар", "Yorum Yap", "التعليقات", "टिप्पणियां", "评论",
          "コメント", "댓글", "3 thoughts on “A bridge reopens”", "Kommentarer", "No comments yet. Be the first!", "Szólj hozzá!",
          "Viết bình luận", "תגובות", "Lämna en kommentar", "142 Antworten zu Brücke wieder offen", "No Response so far", "No Response so far »", "3 réponses à « Le port »",
          "2 comentarios", "5 reacties op Haven open"),
    misses=("Comments by the minister drew laughter", "No comment was available on Sunday", "Комментарии министра удивили зал"),
)

_HOLDS_COMMENTS = (r"(?:body|content|text|list|area|thread|threads|item|container|wrap(?:per)?|section|block|box|inner|main|author|meta|form|template"
                   r"|holder|tree|feed|stream|replies|reply|row|group|module|plugin|respond|even|odd|depth-\d{1,2})")

COMMENT_MARK = Row(
    id="comment_mark",
    why="marks what readers wrote below a story",
    where="class or id",
    forms=(
        rf"(?:(?:article|post|entry|story|blog|user|reader|site|fb|facebook|wp|view|the|all|my)s?[-_]{{1,2}})?comments?(?:[-_]{{1,2}}{_HOLDS_COMMENTS}|\d{{1,9}}|[-_]\d{{1,9}}){{0,3}}",
        r"commentlist|commentbody|commenttext|commentthread|comment[-_]?list[-_]?item|disqus(?:[-_]thread)?|isso-thread|hyvor-talk|giscus|utterances",
        r"comments?(?:List|Body|Text|Area|Section|Container|Wrapper|Item|Thread|Block|Content)s?|(?:article|post|entry|story|user|reader)Comments?",
        r"(?:leser)?kommentar(?:e|liste|bereich|text)?(?:[-_](?:liste|text|bereich|container|item|body))?|commentaires?(?:[-_](?:liste|list|item|body|container))?",
        r"comentarios?(?:[-_](?:lista|list|item|body|container))?|commenti|reacties?|komentarze|kommentarer",
    ),
    hits=("comments", "comment", "comment-body", "comments-area", "commentlist", "comment-list", "comment_content", "post-comments", "commentsSection",
          "leserkommentare", "commentaires", "comentarios", "disqus_thread", "comment-1204", "articleComments"),
    misses=("has-comments", "comments-open", "comments-closed", "no-comments", "comment-count", "comments-link", "commentary", "commenter-des-faits",
            "wp-commentary", "post", "kommentarspalte-aus", "comment-policy"),
)

RELATED = Row(
    id="related",
    why="heads a list of other stories",
    where="anywhere",
    forms=(
        *phrases("related", "related articles", "related stories", "related news", "related posts", "related content", "related topics"),
        *phrases("you may also like", "you might also like", "more on this story", "recommended", "recommended for you", "read next"),
        *phrases("more stories", "more from", "top stories", "latest news", "latest stories", "most read", "most popular", "popular"),
        *phrases("editor's picks", "editors' picks", "don't miss", "also read", "read also", "see also", "in this section", "more news"),
        *phrases("trending now", "what to read next", "more in", "from around the web", "around the web", "you may like", "up next"),
        r"more (?:from|in|on|about|news from) [\w&' ]{2,50}",
        *phrases("mehr themen", "mehr artikel", "editors' recommendations", "editor's recommendations", "recommended videos", "recommended reading"),
        *phrases("mehr zum thema", "lesen sie auch", "auch interessant", "das könnte sie auch interessieren", "weitere artikel"),
        *phrases("meistgelesen", "ähnliche artikel", "verwandte artikel", "verwandte themen", "weitere themen", "zum thema", "aktuelles"),
        *phrases("à lire aussi", "lire aussi", "articles liés", "sur le même sujet", "les plus lus", "articles similaires", "voir aussi"),
        *phrases("noticias relacionadas", "te puede interesar", "lea también", "lee también", "más noticias", "lo más leído"),
        *phrases("artículos relacionados", "te recomendamos", "más leídas", "articoli correlati", "potrebbe interessarti"),
        *phrases("leggi anche", "i più letti", "notizie correlate", "leia também", "veja também", "notícias relacionadas"),
        *phrases("mais lidas", "relacionadas", "relacionados", "lees ook", "meer over dit onderwerp", "gerelateerde artikelen"),
        *phrases("meest gelezen", "gerelateerd", "zobacz także", "zobacz też", "czytaj także", "czytaj też", "polecane"),
        *phrases("powiązane artykuły", "najczęściej czytane", "přečtěte si také", "související články", "mohlo by vás zajímat"),
        *phrases("читайте также", "по теме", "похожие новости", "материалы по теме", "другие новости", "самое читаемое"),
        *phrases("еще по теме", "ещё по теме", "новости по теме", "рекомендуем", "читайте також", "за темою", "дивіться також"),
        *phrases("схожі новини", "популярні новини", "новини за темою", "ilgili haberler", "bunlar da ilginizi çekebilir"),
        *phrases("benzer haberler", "diğer haberler", "çok okunanlar", "son haberler", "önerilen haberler", "läs också", "läs mer"),
        *phrases("اقرأ أيضا", "اقرأ أيضاً", "مواضيع ذات صلة", "أخبار ذات صلة", "قد يعجبك أيضا", "الأكثر قراءة", "مطالب مرتبط"),
        *phrases("यह भी पढ़ें", "ये भी पढ़ें", "संबंधित खबरें", "इसे भी पढ़ें", "सम्बंधित ख़बरें", "और खबरें"),
        *phrases("相关阅读", "相关新闻", "相关报道", "推荐阅读", "延伸阅读", "相關新聞", "延伸閱讀", "热门新闻", "猜你喜欢"),
        *phrases("関連記事", "関連ニュース", "あわせて読みたい", "おすすめ記事", "アクセスランキング", "人気記事", "こちらもおすすめ"),
        *phrases("관련기사", "관련 기사", "많이 본 뉴스", "추천기사", "관련뉴스", "เรื่องที่เกี่ยวข้อง", "ข่าวที่เกี่ยวข้อง"),
        *phrases("related links", "related internet links", "related web links", "top stories", "top stories now", "more top stories", "earlier stories", "recent stories", "recent entries", "recent comments"),
        *phrases("links zum thema", "weitere links", "liens connexes", "enlaces relacionados", "link correlati", "links relacionados", "gerelateerde links", "powiązane linki", "ссылки по теме"),
        *phrases("you may also be interested in", "you might also be interested in", "more articles", "recent articles", "latest articles", "newest articles"),
        *phrases("recent posts", "latest posts", "other articles", "previous article", "next article", "previous post", "next post", "previous story"),
        *phrases("next story", "keep reading", "in case you missed it", "more on this topic", "more videos", "recommended stories", "similar articles"),
        *phrases("das könnte dich auch interessieren", "das könnte ihnen auch gefallen", "das könnte dir auch gefallen", "dies könnte sie auch interessieren"),
        *phrases("sie könnten auch an folgenden artikeln interessiert sein", "lesen sie auch die folgenden beiträge", "schon gelesen?", "passend dazu"),
        *phrases("neueste artikel", "neueste beiträge", "aktuelle artikel", "aktuelle beiträge", "aktuelle meldungen", "weitere beiträge", "weitere meldungen"),
        *phrases("weitere nachrichten", "weitere interessante artikel", "mehr dazu", "mehr zu diesem thema", "ähnliche beiträge", "verwandte beiträge"),
        *phrases("nächster artikel", "vorheriger artikel", "nächster beitrag", "vorheriger beitrag", "vorschau auf den nächsten artikel", "auch lesenswert"),
        *phrases("empfohlene artikel", "interessante artikel", "meistgelesene artikel", "meist gelesen", "die aktuelle ausgabe", "aktuelle ausgabe"),
        r"mehr zum thema (?:auf|bei|in) .{2,40}",
        *phrases("articles et vidéos sur le sujet", "dans la même rubrique", "à découvrir aussi", "vous aimerez aussi", "cela peut vous intéresser"),
        *phrases("ces articles peuvent vous intéresser", "cela pourrait vous intéresser", "articles récents", "derniers articles", "nos derniers articles"),
        *phrases("article suivant", "article précédent", "à lire également", "lire également", "à voir aussi", "contenus associés"),
        *phrases("le puede interesar", "también te puede interesar", "también le puede interesar", "quizás te interese", "quizá te interese", "vea también"),
        *phrases("te podría interesar", "le podría interesar", "podría interesarte", "ver también", "últimas noticias", "noticias más leídas", "lo último"),
        *phrases("artículos recientes", "entradas recientes", "entradas relacionadas", "artículo anterior", "artículo siguiente", "siguiente artículo"),
        *phrases("ti potrebbe interessare", "ti potrebbe interessare anche", "potrebbe interessarti anche", "potrebbero interessarti", "ti potrebbero interessare"),
        *phrases("altre notizie", "ultimi articoli", "ultime notizie", "articoli recenti", "articolo precedente", "articolo successivo", "vedi anche", "articoli simili"),
        *phrases("você pode gostar", "você também pode gostar", "pode interessar", "últimas notícias", "artigos relacionados", "posts relacionados"),
        *phrases("matérias relacionadas", "artigo anterior", "próximo artigo", "recomendados para você", "mais notícias", "veja mais", "leia mais"),
        *phrases("misschien vind je dit ook interessant", "dit vind je misschien ook leuk", "laatste nieuws", "andere artikelen", "meer artikelen"),
        *phrases("vorig artikel", "volgend artikel", "recente berichten", "recente artikelen", "meer nieuws", "ook interessant"),
        *phrases("przeczytaj także", "przeczytaj też", "może cię zainteresować", "może zainteresuje cię", "najnowsze artykuły", "podobne artykuły"),
        *phrases("poprzedni artykuł", "następny artykuł", "polecamy", "polecamy także", "čtěte také", "nejčtenější", "další články", "mohlo by se vám líbit"),
        *phrases("вам может быть интересно", "вам также может понравиться", "последние новости", "свежие новости", "предыдущая статья", "следующая статья"),
        *phrases("похожие статьи", "похожие записи", "что еще почитать", "смотрите также", "вам може бути цікаво", "останні новини", "схожі статті"),
        *phrases("попередня стаття", "наступна стаття", "ilginizi çekebilir", "son dakika haberleri", "önceki haber", "sonraki haber", "benzer yazılar"),
        *phrases("ilgili yazılar", "قد يهمك أيضا", "قد يهمك", "اخترنا لك", "آخر الأخبار", "المقال السابق", "المقال التالي", "مقالات ذات صلة"),
        *phrases("आपको यह भी पसंद आ सकता है", "ताज़ा खबरें", "बड़ी खबरें", "अगली खबर", "पिछली खबर", "相关文章", "相關文章", "上一篇", "下一篇", "最新文章"),
        *phrases("你可能也喜欢", "您可能感兴趣", "热门文章", "為您推薦", "为你推荐", "前の記事", "次の記事", "最新記事", "新着記事", "この記事もおすすめ"),
        *phrases("이전 기사", "다음 기사", "최신 기사", "인기 기사", "함께 보면 좋은 기사", "senaste nytt", "mest läst", "mest lest", "seneste nyt"),
        *phrases("articole similare", "citește și", "vezi și", "διαβάστε επίσης", "σχετικά άρθρα", "bài viết liên quan", "artikel terkait", "luetuimmat"),
        *phrases("simak berita terkait", "simak juga", "xem thêm", "đọc thêm", "קראו גם", "עוד בנושא", "อ่านเพิ่มเติม", "ข่าวที่เกี่ยวข้อง", "olvassa el ezt is"),
        *phrases("tin liên quan", "berita terkait", "baca juga", "lue myös", "læs også", "les også", "kapcsolódó cikkek"),
    ),
    hits=("Related Articles", "More from The Harbour Post", "You may also like:", "Mehr zum Thema", "À lire aussi",
          "Noticias relacionadas", "Leggi anche:", "Leia também", "Lees ook", "Zobacz także", "Читайте также:",
          "Читайте також", "İlgili haberler", "اقرأ أيضا", "यह भी पढ़ें:", "相关阅读", "関連記事", "관련기사", "Das könnte dich auch interessieren:",
          "Le puede interesar:", "Vous aimerez aussi", "Ti potrebbe interessare anche", "Você também pode gostar", "Laatste nieuws",
          "Вам может быть интересно", "次の記事", "Mehr zum Thema auf hafenbote.example", "Mehr Themen:", "Editors' Recommendations"),
    misses=("Related charges were dropped in June.", "Popular baker retires after 40 years", "More than forty boats sank"),
)

SEE_ALSO = Row(
    id="see_also",
    why="points to another story, within this one",
    where="anywhere",
    forms=(
        r"(?:also read|read also|read more|see also|related|read next|more on this|watch|must read|don't miss|explained)\s?[:|»>-]\s?\S.{3,160}",
        (r"(?:lesetipp|auch lesenswert|lesen sie hier|siehe auch|passend dazu|mehr dazu|lire également|à lire également|à voir aussi|voir aussi"
        r"|le puede interesar|también te puede interesar|te podría interesar|lea más|lea además|vea también|ver también|mira también"
        r"|vedi anche|ti potrebbe interessare|veja mais|saiba mais|confira também|bekijk ook|lees meer|przeczytaj także|przeczytaj też|zobacz więcej"
        r"|смотрите также|читать также|вам может быть интересно|ayrıca okuyun|læs også|les også|lue myös)\s?[:|»>–-]\s?\S.{3,160}"),
        (r"(?:lesen sie auch|mehr zum thema|auch interessant|à lire aussi|lire aussi|lee también|lea también|lee más|te puede interesar"
        r"|leggi anche|leia também|leia mais|veja também|lees ook|zobacz także|zobacz też|czytaj także|czytaj też"
        r"|читайте также|читайте также в|читайте також|дивіться також|ilgili haber|läs också|läs mer|baca juga)\s?[:|»>–-]\s?\S.{3,160}"),
        (r"(?:čtěte také|mohlo by vás zajímat|xem thêm|đọc thêm|διαβάστε (?:επίσης|ακόμη)|อ่านเพิ่มเติม|อ่านต่อ|olvassa el(?: ezt is)?|citește și|vezi și|קראו גם|קראו עוד"
        r"|simak juga|pročitajte i|прочетете още|baca selengkapnya|loe ka|skaityti daugiau)\s?[:：|»>–-]\s?\S.{1,160}"),
        (r"(?:(?:lea|lee|leer|vea|mire|mira|escuche|conozca) aquí|también (?:lea|lee|leer|vea|ver|mire|mira|puedes? (?:leer|ver|interesar(?:te|le)))"
        r"|(?:(?:nota|noticia|información|lectura|contenido)s? )?relacionad[ao]s?|leia aqui|leia ainda|(?:matéria|notícia) relacionada"
        r"|notizi[ae] correlat[ae]|leggi qui|articles? liés?|relire|à relire|weiterlesen|zum weiterlesen|lees verder"
        r"|related (?:article|story|coverage|news|reading)|also watch|also see|read also|powiązane|по теме)\s?[:|»>–-]\s?\S.{3,160}"),
        r"lesen sie (?:hier|dazu|auch|mehr) (?:einen|den|unseren|weitere[ns]?|mehr|unser|das|die)\b.{0,100}(?:beitrag|artikel|bericht|interview|ratgeber|themen|thema)\b.{0,60}",
        (r"(?:alles|mehr|weitere (?:infos|informationen|tipps|artikel|beiträge|details)) (?:über|zu|zum|zur|rund um) .{2,80}"
        r" (?:findest du|finden sie|gibt es|lest ihr|lesen sie|findet ihr) (?:hier|in diesem artikel|in diesem beitrag)[.!:]?"),
        r"(?:retrouvez|découvrez|lisez) (?:ici )?(?:tous nos|nos autres|notre|nos) (?:articles?|dossiers?|conseils)\b.{0,100}",
        r"(?:اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|شاهد أيضا|यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|相关阅读|延伸阅读|延伸閱讀|関連記事|관련기사)\s?[:：|»>-]\s?\S.{1,160}",
    ),
    hits=("Read more: Ferry returns to service", "Lesen Sie auch: Hafen bleibt zu", "À lire aussi : Le port rouvre",
          "Lee también: El puerto reabre", "Leggi anche: Il porto riapre", "Leia também: Porto reabre", "Lees ook: Haven open",
          "Czytaj też: Port otwarty", "Читайте также: Порт открыт", "Читайте також: Порт відкрито",
          "Čtěte také: Přístav otevřen", "Xem thêm: Cảng mở cửa", "Διαβάστε επίσης: Το λιμάνι άνοιξε", "อ่านเพิ่มเติม: ท่าเรือเปิดแล้ว",
          "Olvassa el: Nyit a kikötő", "Citește și: Portul se redeschide", "קראו גם: הנמל נפתח", "اقرأ أيضا: الميناء مفتوح", "यह भी पढ़ें: बंदरगाह खुला", "相关阅读：港口重开", "関連記事：港が再開", "VEA TAMBIÉN: El puerto reabre el lunes",
          "Lea aquí: El puerto, una historia de niebla", "También lea: El faro vuelve a lucir", "Nota relacionada: El alcalde y el muelle",
          "Related article: The lock that leaked", "Weiterlesen: Der Hafen im Winter", "Notizia correlata: Il porto riapre", "Leia ainda: Porto reabre",
          "Lea más: El faro vuelve a lucir", "Siehe auch: Der Hafen im Winter",
          "Lesen Sie hier einen weiteren spannenden Beitrag …", "Alles über nachhaltige Boote findest Du hier.", "Retrouvez tous nos articles sur le port"),
    misses=("Watch out for ice, drivers are told", "Related charges: none", "Read more books, the teacher said.",
            "Lea: Ich war nie am Hafen.", "Mira: no tengo nada que ver.", "También la alcaldesa: nadie la vio.", "Relire ce livre, disait-elle.",
            "Lesen Sie den Kindern vor", "Mehr über den Hafen finden Sie im Archiv der Stadt."),
)

BIO = Row(
    id="bio",
    why="introduces the author and not the story",
    where="tail",
    forms=(
        *phrases("about the author", "about the authors", "about the writer", "author", "more by this author", "view author archive"),
        *phrases("über den autor", "über die autorin", "zum autor", "zur autorin", "à propos de l'auteur", "sobre el autor", "l'autore"),
        *phrases("acerca del autor", "sobre o autor", "sobre a autora", "over de auteur", "o autorze", "об авторе", "про автора"),
        *phrases("yazar hakkında", "عن الكاتب", "लेखक के बारे में", "作者简介", "关于作者", "著者について", "この記事を書いた人", "기자 소개"),
        r"(?:follow (?:him|her|them|\w+(?: \w+)?) (?:on (?:twitter|x|instagram|bluesky|mastodon|threads|linkedin)|at|@)).{0,100}",
        r".{0,80}\b(?:can|may) be (?:reached|contacted|emailed) (?:at|on|by|via) (?=.*[@\d]).{3,240}",
        r"(?:e-?mail|contact|reach) (?:the (?:author|reporter|writer)|\w+(?: \w+)?) at .{3,80}",
        r"(?:all posts by|view all posts by|more (?:articles|stories) by|articles by|posts by) .{2,60}",
    ),
    hits=("About the author", "Follow her on X @harbourpen", "She can be reached at pen@example.org", "Über den Autor",
          "Sobre el autor", "Об авторе", "Yazar hakkında", "عن الكاتب", "लेखक के बारे में", "作者简介", "著者について", "기자 소개"),
    misses=("Author of five novels dies at 90", "The summit can be reached in four hours.", "About the author of the fire nothing is known."),
)

TAGS = Row(
    id="tags",
    why="lists the story's keywords",
    where="tail",
    forms=(
        (r"(?:tags?|topics|filed under|keywords|categories|in this article|themen|schlagwörter|stichwörter|mots[- ]clés|sujets|étiquettes"
        r"|etiquetas|temas|argomenti|trefwoorden|tagi|теги|метки|ключевые слова|etiketler|anahtar kelimeler|nyckelord"
        r"|chủ đề|từ khóa|الكلمات المفتاحية|وسوم|الوسوم|टैग|टैग्स|विषय|标签|关键词|標籤|タグ|キーワード|태그)\s?[:：]\s?.{0,200}"),
        *phrases("tags", "topics", "filed under", "keywords", "themen", "schlagworte", "mots-clés", "etiquetas", "теги", "标签", "タグ", "태그"),
        r"#[^\s#]{2,40}(?:[\s,]+#[^\s#]{2,40}){1,15}",
    ),
    hits=("Tags: harbour, ferry", "Topics", "Themen: Hafen", "Mots-clés : port", "Etiquetas: puerto", "Теги: порт",
          "Tagi: port", "Trefwoorden: haven", "Etiketler: liman", "وسوم: ميناء", "टैग: बंदरगाह", "标签：港口", "タグ：港", "태그: 항구",
          "#harbour #ferry #strike"),
    misses=("Topics ranged from tides to taxes.", "#1 choice: the harbour"),
)

TAG_MARK = Row(
    id="tag_mark",
    why="marks a row of the story's keywords",
    where="class or id",
    forms=(
        r"(?:[\w-]+[-_])?(?:tags|taglist|tag[-_]list|tagcloud|tag[-_]cloud|tagged|keywords?|topics?|hashtags)(?:[-_]{1,2}(?:links?|list|items?|row|wrapper|container|block|box))?",
        r"(?:[\w-]+[-_])?(?:schlagw(?:o|oe|ö)rte(?:r)?|stichw(?:o|oe|ö)rter|themen|mots[-_]cles|etiquetas|palabras[-_]clave|trefwoorden|tagi|etiketler|teg[iy])",
        r"(?:article|post|entry|story|news|item|content)(?:Tags|Topics|Keywords)|tag[-_]links?",
    ),
    hits=("tags", "post-tags", "article__tags", "tags-links", "tag-list", "story-keywords", "entryTags", "topics", "etiquetas", "schlagworte"),
    misses=("tag-politics", "tag", "stage", "post", "category-topics-of-the-day", "tagesschau", "vintage"),
)

TAIL = (COMMENTS, RELATED, SEE_ALSO, BIO, TAGS)
