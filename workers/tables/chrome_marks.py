"""What a part of the page is called that is no story: by classes and ids, and by the link that opens another story."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The names that one maker gives stand side by side.

CONSENT_MARK = Row(
    id="consent_mark",
    why="marks a dialog about cookies and consent",
    where="class or id",
    forms=(
        r"onetrust[\w-]*|ot-(?:sdk|pc|cat|hide|tgl|acc|grp|subgrps?|desc|pvcy|tab|plc|cookie)[\w-]*|optanon[\w-]*",
        r"cookiebot[\w-]*|cybotcookie\w*|didomi[\w-]*|qc-cmp2?[\w-]*|usercentrics[\w-]*|uc-(?:banner|center)[\w-]*|sp_message[\w-]*",
        r"truste(?:[-_][\w-]*)?|trustarc[\w-]*|cmplz[\w-]*|cky-[\w-]*|iubenda-cs[\w-]*|tarteaucitron\w*|borlabs-?cookie[\w-]*|osano-cm[\w-]*|termly[\w-]*",
        r"axeptio[\w-]*|cc-(?:window|banner|message|dialog)|moove[-_]gdpr[\w-]*|orejime[\w-]*|fc-consent[\w-]*|evidon[\w-]*|cookieyes[\w-]*|civic[-_]cookie[\w-]*",
        (r"(?:[\w-]+[-_])?cookies?[-_]?(?:banner|consent|notice|bar|law|message|modal|settings|disclaimer|pop-?up|overlay|wall|dialog|hinweis|warning|alert|preferences)"
        r"(?:[-_]{1,2}[\w-]*)?"),
        r"(?:gdpr|dsgvo|rgpd|ccpa|consent)[-_](?:banner|bar|notice|modal|dialog|pop-?up|overlay|message|manager|box|wall|settings|layer)(?:[-_]{1,2}[\w-]*)?",
    ),
    hits=("onetrust-pc-sdk", "ot-cat-item", "optanon-alert-box", "cybotcookiebotdialog", "didomi-popup", "qc-cmp2-container", "truste_overlay", "cmplz-cookiebanner",
          "cky-consent-bar", "iubenda-cs-banner", "cookie-banner", "site-cookie-notice", "cookie_settings__text", "gdpr-banner__text", "cookieconsent", "cc-window"),
    misses=("cookie-recipe", "cookies", "hot-topics", "cookie", "consent", "trusted-people", "ot-article", "fortune-cookies", "informed-consent-story", "cc-license"),
)

RELATED_MARK = Row(
    id="related_mark",
    why="marks a list of other stories",
    where="class or id",
    forms=(
        r"(?:[\w-]+[-_])?related[-_]?(?:posts?|articles?|stories|story|content|news|items?|links?|entries|reading|pages?)(?:[-_]{1,2}[\w-]*)?",
        r"(?:jp[-_]related\w*|yarpp|wp_rp|crp|srp|erp|zem_rp|nrelate|outbrain|taboola|addtoany_related|shareaholic-recommendations)(?:[-_][\w-]*)?",
        r"(?:[\w-]+[-_])?recommended[-_](?:posts?|articles?|stories|content|news|reading)(?:[-_]{1,2}[\w-]*)?|(?:[\w-]+[-_])?(?:recirc|recirculation)(?:[-_]{1,2}[\w-]*)?",
        r"(?:[\w-]+[-_])?(?:more|similar|other|suggested|latest|popular)[-_](?:posts|articles|stories|news)(?:[-_]{1,2}[\w-]*)?|read-?next(?:[-_]{1,2}[\w-]*)?",
        r"(?:relatedPosts?|relatedArticles?|relatedStories|relatedContent|moreStories|readMore(?:Articles|Stories))\w*",
        r"(?:aehnliche|verwandte|weitere|mehr)[-_](?:artikel|beitraege|beiträge|themen)(?:[-_]{1,2}[\w-]*)?|a[-_]lire[-_]aussi|articles[-_](?:lies|similaires|connexes)",
        r"(?:noticias|articulos|entradas)[-_]relacionad[ao]s|(?:articoli|notizie)[-_](?:correlat[ie]|simili)|(?:noticias|artigos|posts)[-_]relacionad[ao]s|rss-?summary",
    ),
    hits=("related-posts", "related_post", "jp-relatedposts-post", "yarpp-related", "wp_rp_title", "crp_related", "recommended-articles", "article-recirc", "more-stories",
          "similar-articles__list", "relatedArticles", "weitere-artikel", "a-lire-aussi", "noticias-relacionadas", "articoli-correlati", "rsssummary"),
    misses=("related", "related-to-tax", "ebuild_or_package_related", "unrelated-posts-of-note-x y", "posts", "article", "more", "recommended-message-style", "crpage",
            "travel-related-coverage", "popular", "latest"),
)

AUTHOR_MARK = Row(
    id="author_mark",
    why="marks the box that introduces the author",
    where="class or id",
    forms=(
        r"(?:[\w-]+[-_])?(?:author|writer|auteur|autor|autore|redakteur)s?[-_]{1,2}(?:box|bio|biography|desc|description|profile|card|about|details)(?:[-_]{1,2}[\w-]*)?",
        r"(?:post|article|entry|story)?[-_]?about[-_](?:the[-_])?(?:author|writer)s?(?:[-_]{1,2}[\w-]*)?|saboxplugin[\w-]*|authorbio\w*|authorbox\w*|bio-?box|m-a-box[\w-]*",
        r"(?:ueber|über)[-_](?:den[-_]autor|die[-_]autorin)|autoren[-_]?(?:box|info|profil)|(?:sobre|acerca)[-_](?:el|la|o|a|del)[-_]?autora?|a[-_]propos[-_]de[-_]l[-_]?auteur",
    ),
    hits=("author-box", "elementor-author-box__bio", "author-bio", "author_description", "about-the-author", "post-about-author", "saboxplugin-desc", "authorbox",
          "autorenbox", "autor-box", "sobre-el-autor", "auteur-bio"),
    misses=("author", "authors", "byline", "author-name", "author-12", "about", "bio", "biography", "post-author", "coauthors", "author-link"),
)

NEWSLETTER_MARK = Row(
    id="newsletter_mark",
    why="marks the form of a newsletter",
    where="class or id",
    forms=(
        r"(?:[\w-]+[-_])?(?:newsletters?|mailchimp|mailing-?list)[-_]?(?:box|block|form|sign-?up|subscri(?:be|ption)|widget|cta|promo|banner|inline|inscription|anmeldung|teaser|module|embed|card|wrapper|container)(?:[-_]{1,2}[\w-]*)?",
        r"(?:(?:b|c|o|m|box|block|widget|article|post|story|inline|embed|module|component)[-_]{1,2})?newsletters?(?:__[\w-]*)?|mc_embed_signup|(?:nl|email)[-_](?:box|form|sign-?up|capture|optin)(?:[-_]{1,2}[\w-]*)?",
        r"(?:kg-signup-card|subscription-widget|subscribe-(?:widget|box|form|block|footer)|jetpack_subscription_widget|wp-block-jetpack-subscriptions|tnp|convertkit-form|formkit-form|mailpoet_form)(?:[-_][\w-]*)?",
    ),
    hits=("newsletter-signup", "b-newsletter", "newsletter", "article-newsletter__title", "newsletter_box", "nl-box", "mc_embed_signup", "kg-signup-card-content",
          "subscription-widget-wrap", "newsletter-anmeldung", "email-signup", "subscribe-footer", "tnp-subscription"),
    misses=("newsletter-post", "newsletter-archive", "newsletters-of-the-harbour", "email", "subscribe", "post-newsletter-issue", "subscription", "nl"),
)

SHARE_MARK = Row(
    id="share_mark",
    why="marks a row of buttons for sharing",
    where="class or id",
    forms=(
        r"(?:sharedaddy|sd-sharing|jp-sharing|addtoany|a2a_kit|addthis|shareaholic|heateor|sharethis|essb|sociable|ssba|swp_social_panel|mashsb|shariff)(?:[-_][\w-]*)?",
        r"(?:[\w-]+[-_])?(?:share|sharing)[-_](?:buttons?|bar|links?|icons?|row|tools?|widget|list|options|menu|items?)(?:[-_]{1,2}[\w-]*)?",
        r"(?:[\w-]+[-_])?social[-_](?:share|sharing|buttons?|bar|icons)(?:[-_]{1,2}[\w-]*)?|share-?(?:buttons|bar)|(?:btn|button)[-_]share(?:[-_][\w-]*)?",
    ),
    hits=("sharedaddy", "sd-sharing-enabled", "addtoany_share_save_container", "share-buttons", "post-share-buttons", "article-share-bar__item", "social-share", "sharethis-inline",
          "shariff-list", "sharing-tools"),
    misses=("share", "shares", "shareholder-news", "share-price", "ride-sharing", "social", "time-share", "market-share-report", "shared", "social-news"),
)

READ_ON = Row(
    id="read_on",
    why="opens the story that is told above in a few lines",
    where="below a teaser",
    forms=(
        *phrases("read more", "read full story", "read full article", "read the full story", "continue reading", "full story", "read article", "view more"),
        *phrases("weiterlesen", "mehr lesen", "mehr", "zum artikel", "zum beitrag", "artikel lesen", "lire la suite", "lire plus", "en savoir plus", "lire l'article"),
        *phrases("leer más", "seguir leyendo", "ver más", "leggi tutto", "leggi di più", "continua a leggere", "leia mais", "ler mais", "continuar lendo", "saiba mais"),
        *phrases("lees meer", "lees verder", "czytaj więcej", "czytaj dalej", "читать далее", "читать полностью", "подробнее", "читати далі", "devamını oku", "läs mer", "læs mere"),
        *phrases("les mer", "lue lisää", "číst dál", "tovább", "citește mai mult", "διαβάστε περισσότερα", "اقرأ المزيد", "और पढ़ें", "阅读全文", "查看全文", "閱讀全文", "続きを読む", "もっと読む"),
        *phrases("더보기", "자세히 보기", "baca selengkapnya", "xem thêm"),
    ),
    hits=("Read more", "Continue reading →", "Weiterlesen", "Lire la suite…", "Leer más", "Leggi tutto", "Leia mais", "Lees verder", "Czytaj dalej", "Читать далее",
          "Devamını oku", "اقرأ المزيد", "और पढ़ें", "阅读全文", "続きを読む", "더보기"),
    misses=("Read more books, the teacher said.", "Read more: Ferry returns", "Mehr Boote", "Share"),
)

MARKS = (CONSENT_MARK, RELATED_MARK, AUTHOR_MARK, NEWSLETTER_MARK, SHARE_MARK)
