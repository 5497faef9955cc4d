"""Marks and words of posts from elsewhere that are shown in a page: tweets, posts, videos."""

from workers.tables.phrase import phrases
from workers.tables.row import Row
from workers.tables.spaced import words

# fmt: off
# The phrases of one language stand side by side.

#: Class names that the networks' own embed codes write, and those that large publishing systems put around them.
EMBED_MARKS: frozenset[str] = frozenset(
    {
        "twitter-tweet", "twitter-video", "twitter-timeline", "twitter-tweet-rendered", "instagram-media", "fb-post", "fb-video",
        "bluesky-embed", "mastodon-embed", "fb-xfbml-parse-ignore", "bsky-embed", "threads-embed", "telegram-embed", "telegram-widget", "truthsocial-embed", "linkedin-embed", "tiktok-embed", "reddit-embed-bq", "reddit-embed", "reddit-card", "text-post-media",
        "pinterest-embed", "telegram-post", "vk-post", "tumblr-post", "imgur-embed-pub", "flourish-embed", "datawrapper",
        "wp-block-embed", "wp-block-embed__wrapper", "oembed", "embedly-card", "video-embed", "youtube-embed", "tweet-embed",
        "embed-twitter", "embed-youtube", "embed-instagram", "social-embed", "tweet-text", "js-tweet-text",
    }
)

#: Hosts whose short links stand in the text of posts and nowhere else.
POST_LINK = r"(?:https?://)?(?:t\.co/\w{4,}|pic\.(?:twitter|x)\.com/\w+|(?:www\.)?instagr\.am/p/\w+|bsky\.app/profile/\S+)"

#: Addresses of posts and videos; alone on a line, one stands for what the page shows there.
POST_ADDRESS = (
    r"https?://(?:www\.|m\.|mobile\.)?(?:(?:x|twitter)\.com/\w+/status/\d+|instagram\.com/(?:p|reel)/[\w-]+|youtu\.be/[\w-]+"
    r"|youtube\.com/watch\?v=[\w-]+|facebook\.com/[\w.-]+/(?:posts|videos)/\w+|tiktok\.com/@[\w.-]+/video/\d+|threads\.(?:net|com)/@[\w.]+/post/\w+)\S*"
)

#: How the names of networks begin, in print and in their own scripts; those that are no other word.
NETWORKS: tuple[str, ...] = words(
    """facebook instagram twitter bluesky mastodon telegram tiktok youtube linkedin reddit vkontakte weibo tumblr вконтакте телеграм
    фейсбук інстаграм инстаграм твиттер твіттер فيسبوك تويتر إنستغرام انستغرام تلغرام تيليغرام تيليجرام فیسبوک توییتر اینستاگرام تلگرام
    פייסבוק טוויטר אינסטגרם טלגרם फेसबुक ट्विटर इंस्टाग्राम टेलीग्राम 脸书 臉書 推特 微博 フェイスブック ツイッター インスタグラム
    페이스북 트위터 인스타그램 텔레그램 เฟซบุ๊ก ทวิตเตอร์ อินสตาแกรม"""
)
#: Networks that are other words too: they count only at a line's end, with a capital.
NETWORKS_TOO: tuple[str, ...] = ("X", "Threads", "Truth Social", "Facebook", "VK", "ВК")
#: What readers are asked to do with a post, before the network's name …
VIEWS: frozenset[str] = frozenset(words(
    """view see open read watch show join continue more mehr weiterlesen voir afficher lire ouvrir regarder ver leer abrir veja leia ler mostrar vedi
    visualizza leggi guarda apri mostra bekijk lees toon zobacz wyświetl czytaj otwórz смотреть посмотреть открыть читать показать переглянути дивитися
    відкрити читати виж вижте visa se läs öppna vis les læs åbn åpne näytä katso lue zobrazit zobraziť otevřít číst pozrieť vezi vizualizați deschide
    citește δείτε προβολή διαβάστε عرض شاهد مشاهدة اقرأ افتح مشاهده lihat baca buka tonton xem đọc mở pogledaj pročitaj"""
))
#: … and behind it, at the end of the line.
VIEWED: frozenset[str] = frozenset(words(
    """ansehen anzeigen öffnen lesen anschauen weiterlesen bekijken lezen openen megtekintés megtekintése gör görüntüle aç izle oku देखें पढ़ें खोलें 보기
    열기 읽기"""
))
#: The same in scripts without spaces, wherever they stand in a line.
VIEWS_INSIDE: tuple[str, ...] = ("查看", "打开", "打開", "阅读", "閱讀", "观看", "觀看", "檢視", "見る", "表示", "開く", "読む", "ดู", "อ่าน", "เปิด")

EMBED = Row(
    id="embed",
    why="belongs to a post of another site that is shown here",
    where="anywhere",
    forms=(
        *phrases("view this post on instagram", "view on instagram", "view post on facebook", "view on threads", "view on bluesky"),
        *phrases("read more on twitter", "read the full conversation on twitter", "read on x", "read replies", "watch on youtube"),
        *phrases("view on mastodon", "view tweet", "view more on twitter", "see tweet", "tweet", "embedded content", "external content"),
        *phrases("diesen beitrag auf instagram ansehen", "voir cette publication sur instagram", "ver esta publicación en instagram"),
        *phrases("visualizza questo post su instagram", "ver esta publicação no instagram", "dit bericht op instagram bekijken"),
        *phrases("wyświetl ten post na instagramie", "посмотреть эту публикацию в instagram", "переглянути цей допис в instagram"),
        *phrases("bu gönderiyi instagram'da gör", "عرض هذا المنشور على instagram", "इस पोस्ट को इंस्टाग्राम पर देखें"),
        *phrases("在 instagram 查看这篇帖子", "この投稿をinstagramで見る", "instagram에서 이 게시물 보기"),
        r"♬ .{2,100}",
    ),
    hits=("View this post on Instagram", "この投稿をInstagramで見る", "♬ original sound - harbour", "Watch on YouTube"),
    misses=("View from the harbour", "Tweets fill the morning air"),
)

SHARED = Row(
    id="shared",
    why="says whose post of another site is shown here",
    where="anywhere",
    forms=(
        r"(?:a (?:post|photo|video|reel)|a post) shared by .{2,120}",
        (r"(?:ein (?:beitrag|foto|video) geteilt von|ein von .{2,60} geteilter beitrag|une publication partagée par|una publicación compartida (?:de|por)"
        r"|un post condiviso da|uma publicação (?:compartilhada|partilhada) por|een bericht gedeeld door|post udostępniony przez"
        r"|публикация от|допис, поширений|ett inlägg delat av).{0,120}"),
        r".{2,80} (?:tarafından paylaşılan|adlı kişinin paylaştığı) (?:bir )?gönderi.{0,60}",
        r"(?:تمت مشاركة منشور بواسطة|منشور تمت مشاركته بواسطة).{0,120}",
        r".{2,80}(?:की पोस्ट|分享的帖子|がシェアした投稿|님의 게시물)(?:\s.{0,60})?",
    ),
    hits=("A post shared by Harbour News (@harbournews)", "Ein Beitrag geteilt von Hafen (@hafen)", "A post shared by Harbour News (@harbournews) on Jun 3, 2024 at 2:05pm PDT",
          "Une publication partagée par Port (@port)", "Una publicación compartida de Puerto (@puerto)", "Un post condiviso da Porto",
          "Uma publicação partilhada por Porto", "Een bericht gedeeld door Haven", "Post udostępniony przez Port",
          "Публикация от Порт (@port)", "Liman (@liman) tarafından paylaşılan bir gönderi"),
    misses=("A post office shared by two villages closes", "The video was shared by thousands"),
)

#: Below a post's words, with the date behind the name, as the networks' own codes print it; elsewhere a byline.
POSTED = Row(
    id="posted",
    why="says who posted the words above it, and when",
    where="between paragraphs",
    forms=(
        r"(?:posted|published|shared|uploaded) by .{2,100}|(?:gepostet|veröffentlicht|geteilt|hochgeladen) von .{2,100}",
        r"(?:publiée?|postée?|partagée?|mise? en ligne) par .{2,100}|(?:publicad|compartid|subid|postad|compartilhad|partilhad|enviad)[oa] por .{2,100}",
        r"(?:pubblicat|postat|condivis)[oa] da .{2,100}|(?:geplaatst|gepost|gedeeld|gepubliceerd) door .{2,100}",
        r"(?:opublikowan|udostępnion|zamieszczon)[yea] przez .{2,100}|(?:опубликован[оа]?|размещен[оа]|опубликовал[аи]?|опубліковано|поширено|розміщено|публикувано) .{2,100}",
        r"(?:publicerat|upplagt|delat|postat|publisert|postet|delt|slått opp|lagt ut|slået op|lagt op|julkaissut|lähettänyt) .{2,100}",
        r"(?:zveřejnil|sdílel|publikoval|přidal|uverejnil|zdieľal|objavi|postavi)(?:a|o|la|\([ao]\))? .{2,100}|(?:zveřejněno|objavljeno|közzétette|megosztotta|posztolta):? .{2,100}",
        r"(?:publicată?|postată?|distribuită?) de .{2,100}|(?:δημοσιεύτηκε|αναρτήθηκε|κοινοποιήθηκε) από .{2,100}|.{2,60} tarafından .{4,60}",
        r"(?:تم النشر|تمت المشاركة|نُشر|نشره|نشرها|نشرته) .{2,100}|(?:منتشر|ارسال|پست) شده توسط .{2,100}|(?:פורסם|הועלה|שותף) (?:על ידי|ע[״\"]י) .{2,100}",
        r".{2,60} (?:द्वारा|ने) .{0,60}(?:पोस्ट|साझा|प्रकाशित|शेयर).{0,40}|(?:diposting|dikirim|dipublikasikan|dibagikan|diunggah|disiarkan) oleh .{2,100}",
        r"(?:đăng|đăng tải|chia sẻ|được đăng) bởi .{2,100}|(?:โพสต์|เผยแพร่|แชร์) ?โดย.{2,100}",
        r"(?:由|来自|來自)?.{1,40}(?:发布于|發佈於|發表於|发表于|分享于|發布於).{4,40}|(?:发布者|發佈者|發文者)[:：].{2,60}",
        r".{1,40}(?:さん|氏|が|による|の)?(?:投稿|シェア).{4,40}|(?:게시자|게시)[:：]? .{2,60}|.{1,40}(?:님이|이|가) .{0,40}(?:게시|공유|올린).{0,12}",
    ),
    hits=("Posted by Harbour Radio on Monday, June 3, 2024", "Gepostet von Radio Hafen am Montag, 3. Juni 2024", "Publiée par Radio Port sur lundi 3 juin 2024",
          "Publicado por Radio Puerto en Lunes, 3 de junio de 2024", "Pubblicato da Radio Porto su Lunedì 3 giugno 2024", "Geplaatst door Radio Haven op Maandag 3 juni 2024",
          "Opublikowany przez Radio Port Poniedziałek, 3 czerwca 2024", "Опубликовано Радио Порт Понедельник, 3 июня 2024 г.", "Radyo Liman tarafından 3 Haziran 2024 Pazartesi tarihinde gönderildi",
          "تم النشر بواسطة إذاعة الميناء في الاثنين، 3 يونيو 2024", "हार्बर रेडियो द्वारा सोमवार, 3 जून 2024 को पोस्ट किया गया", "由海港电台发布于2024年6月3日", "港ラジオさんの投稿 2024年6月3日月曜日"),
    misses=("Posted to the harbour in 1931", "The letter was posted by mistake", "Nobody shared it"),
)

PLACEHOLDER = Row(
    id="placeholder",
    why="stands for a picture, a film or a card of a post that is shown here",
    where="anywhere",
    forms=(
        r"[\[(](?:image|images|photo|video|gif|embed|card|media|link)(?: (?:or|and) (?:image|images|photo|video|gif|embed|card|media|link))?[\])]",
        r"(?:image|photo|video) (?:from|by|via) (?:tweet|post|@\w{2,30})",
    ),
    hits=("[image or embed]", "[video]", "(image)", "[photo and video]"),
    misses=("[image of a boat]", "image or embed", "(Reuters)", "Video"),
)

#: A line of its own above a post's words, or above a headline.
ALERT = Row(
    id="alert",
    why="cries out what follows it, above a post's words",
    where="anywhere",
    forms=(
        (r"[^\w\s]{0,6}\s?(?:breaking|breaking news|just in|urgent|developing|alert|news alert|update|updated?|watch|read|new|thread|exclusive"
        r"|eilmeldung|eil|breaking-news|dernière minute|urgente?|alerte(?: info)?|direct|última hora|ultim'ora|ultim’ora|ultima ora|última hora|urgente"
        r"|agora|laatste nieuws|spoed|pilne|z ostatniej chwili|срочно|молния|важно|терміново|son dakika|flaş|έκτακτο|عاجل|فوری|ब्रेकिंग(?: न्यूज़?)?"
        r"|快讯|快訊|突发|突發|速報|속보|breaking nyt|senaste nytt|právě teď|ultimă oră|rendkívüli|דחוף|מבזק|tin nóng|tin khẩn)"
        r"\s?[:!.…|–—-]{0,3}\s?[^\w\s]{0,4}"),
    ),
    hits=("BREAKING", "BREAKING NEWS:", "🚨 JUST IN", "Eilmeldung", "ÚLTIMA HORA", "СРОЧНО", "عاجل", "速報", "속보", "SON DAKİKA"),
    misses=("Breaking the ice", "Urgent repairs to the quay", "News", "Alert residents called the keeper"),
)

SOCIAL = (EMBED, SHARED, PLACEHOLDER)
