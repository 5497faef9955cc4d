"""Marks and words of posts from elsewhere that are shown in a page: tweets, posts, videos."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

#: Class names that the networks' own embed codes write, and those that large publishing systems put around them.
EMBED_MARKS: frozenset[str] = frozenset(
    {
        "twitter-tweet", "twitter-video", "twitter-timeline", "twitter-tweet-rendered", "instagram-media", "fb-post", "fb-video",
        "bluesky-embed", "mastodon-embed", "tiktok-embed", "reddit-embed-bq", "reddit-embed", "reddit-card", "text-post-media",
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

EMBED = Row(
    id="embed",
    why="belongs to a post of another site that is shown here",
    where="anywhere",
    forms=(
        *phrases("view this post on instagram", "view on instagram", "view post on facebook", "view on threads", "view on bluesky"),
        *phrases("read more on twitter", "read the full conversation on twitter", "read on x", "read replies", "watch on youtube"),
        *phrases("view on mastodon", "view tweet", "view more on twitter", "see tweet", "tweet", "embedded content", "external content"),
        r"(?:a (?:post|photo|video|reel)|a post) shared by .{2,120}",
        (r"(?:ein (?:beitrag|foto|video) geteilt von|ein von .{2,60} geteilter beitrag|une publication partagée par|una publicación compartida (?:de|por)"
        r"|un post condiviso da|uma publicação (?:compartilhada|partilhada) por|een bericht gedeeld door|post udostępniony przez"
        r"|публикация от|допис, поширений|ett inlägg delat av).{0,120}"),
        r".{2,80} (?:tarafından paylaşılan|adlı kişinin paylaştığı) (?:bir )?gönderi.{0,60}",
        r"(?:تمت مشاركة منشور بواسطة|منشور تمت مشاركته بواسطة).{0,120}",
        r".{2,80}(?:की पोस्ट|分享的帖子|がシェアした投稿|님의 게시물)(?:\s.{0,60})?",
        *phrases("diesen beitrag auf instagram ansehen", "voir cette publication sur instagram", "ver esta publicación en instagram"),
        *phrases("visualizza questo post su instagram", "ver esta publicação no instagram", "dit bericht op instagram bekijken"),
        *phrases("wyświetl ten post na instagramie", "посмотреть эту публикацию в instagram", "переглянути цей допис в instagram"),
        *phrases("bu gönderiyi instagram'da gör", "عرض هذا المنشور على instagram", "इस पोस्ट को इंस्टाग्राम पर देखें"),
        *phrases("在 instagram 查看这篇帖子", "この投稿をinstagramで見る", "instagram에서 이 게시물 보기"),
        r"♬ .{2,100}",
    ),
    hits=("View this post on Instagram", "A post shared by Harbour News (@harbournews)", "Ein Beitrag geteilt von Hafen (@hafen)",
          "Une publication partagée par Port (@port)", "Una publicación compartida de Puerto (@puerto)", "Un post condiviso da Porto",
          "Uma publicação partilhada por Porto", "Een bericht gedeeld door Haven", "Post udostępniony przez Port",
          "Публикация от Порт (@port)", "Liman (@liman) tarafından paylaşılan bir gönderi", "この投稿をInstagramで見る",
          "♬ original sound - harbour", "Watch on YouTube"),
    misses=("A post office shared by two villages closes", "View from the harbour", "Tweets fill the morning air"),
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

SOCIAL = (EMBED, PLACEHOLDER)
