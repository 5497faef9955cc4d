"""Icons that reach the text in other ways: class names of icon fonts, characters of private use, emoji."""

from collections.abc import Mapping

from workers.tables.icons import Meaning
from workers.tables.spaced import words

#: What class names of icon fonts begin with: Font Awesome, Bootstrap, Remix, Ionicons, Glyphicon, Dashicons ...
PREFIXES: tuple[str, ...] = words(
    """fa fas far fab fal fad bi ri ion ion-ios ion-md ios md logo glyphicon icon icons dashicons genericon mdi
    zmdi ti tabler feather fe la las lar lni uil bx bxs octicon typcn ph iconfont linearicons lnr ico svg"""
)
#: Words that stand before a class name as a class of their own ("fa fa-clock-o", "far fa-clock").
FAMILIES: tuple[str, ...] = words(
    """fa fas far fab fal fad fa-solid fa-regular fa-light fa-brands bi glyphicon ion icon dashicons mdi zmdi ti la
    las lar lni uil bx bxs"""
)

_BASES: Mapping[Meaning, str] = {
    "section": """folder folder-open folder2 folder2-open tag tags price-tag pricetag pricetags label category bookmarks
        folder-tree folder-plus folder-closed folder-minus hashtag hash layer-group shapes box-archive
        price-tag-3 price-tag-2 tag-alt tags-alt albums folder-fill bookmark-star categories tag-multiple
        folder-outline tag-outline folder-alt sell collection-alt""",
    "time": """clock clock-history clock-rotate-left calendar-clear calendar-week calendar-check clock time calendar calendar-alt calendar-days calendar-event calendar-date calendar3 date history
        watch stopwatch hourglass timer schedule
        clock-four clock-alt alarm alarm-clock calendar-day calendar-plus calendar-minus calendar-number calendar2
        calendar4 calendar-o today hourglass-half hourglass-start hourglass-end hourglass-split business-time
        timeline clock-outline time-five time-line update calendar-range calendar-month backup access-time timer-
        outline""",
    "person": """user user-circle user-pen user-edit person person-circle person-fill people account author pencil
        pencil-square pen edit admin-users
        user-tie user-clock user-group users user-large user-round user-alt user-3 user-2 id-card id-badge
        address-card circle-user account-circle feather feather-pointed pen-nib pen-fancy pen-to-square pen-clip
        pen-alt pen-tool pencil-alt edit-2 edit-3 quill-pen create signature marker businessman person-badge
        person-lines-fill writer profile face author-alt people-fill welcome-write-blog user-o""",
    "favourite": """star star-half star-empty heart heart-empty bookmark bookmark-plus bookmark-heart thumbs-up thumbs-o-up
        like favorite favourite heart-o star-o star-half-alt star-half-stroke star-filled bookmark-o
        bookmark-check bookmark-add hand-thumbs-up thumbs-down thumb-up save floppy-disk circle-plus plus-
        circle plus-square heart-circle-plus favourite-alt favorite-outline bookmarks-alt""",
    "share": """share share-alt share-social share-nodes share-square facebook facebook-f twitter x-twitter whatsapp
        telegram linkedin pinterest instagram link paper-plane reply retweet
        share-2 share-from-square share-alt-square share-forward share-line arrow-up-from-bracket arrow-redo
        paper-plane-o send facebook-square facebook-official square-facebook twitter-square square-x-twitter
        telegram-plane reddit-alien reddit linkedin-in pinterest-p google-plus weibo weixin viber tumblr bluesky
        mastodon threads vk tiktok link-45deg external-link copy clipboard clone""",
    "comment": """comment comments comment-dots commenting chat chat-dots chat-left chatbubble chatbubbles chatboxes
        message bubble bubbles admin-comments
        comment-alt comment-o comments-o comment-slash commenting-o message-circle message-square messages
        message-2 chat-1 discuss question-answer chat-square chat-square-text chat-left-text chat-right chat-
        right-dots chat-text chatbubble-ellipses chatbox chatbox-ellipses speech forum comments-alt comment-
        outline""",
    "print": """print printer printer-fill print-alt""",
    "other": """home house bars menu search times close envelope mail eye phone map-marker map-pin geo-alt location
        angle-right angle-left angle-down angle-up chevron-right chevron-left chevron-down chevron-up
        arrow-right arrow-left caret-right caret-down rss play camera globe globe-americas globe-asia globe-europe
        globe-africa earth world planet flag map compass newspaper news file file-text file-earmark file-alt
        document document-text layers grid collection journal archive inbox box briefcase landmark bank building
        trophy book book-open megaphone bullhorn rss-square feed sitemap pin location-dot location-arrow navigate
        fire bolt flash youtube image picture
        list check download bell lock quote-left quote-right volume-up headphones microphone
        eye-slash eye-open external-link-alt bookmark-off plus minus arrow-up arrow-down reader article th th-
        large th-list list-ul list-ol bell-o envelope-o envelope-open whatsapp-square signal podcast video film
        music tv radio cog gear filter sort refresh sync lightbulb fire-alt chart-line chart-bar graph-up
        trending-up exclamation-circle info-circle question-circle circle-info rocket language translate""",
}
#: The word behind the prefix -> what the icon stands for.
BASES: Mapping[str, Meaning] = {name: meaning for meaning, names in _BASES.items() for name in names.split()}

#: What may follow the word: the style of the drawing ("bi-star-fill", "ri-time-line", "ios-time-outline").
ENDINGS: tuple[str, ...] = words(
    "o outline outlined sharp fill filled line solid regular light bold thin alt circle square 1 2 3 4 5"
)
#: Endings that make a word an icon even without a prefix ("time-outline", "person-circle-outline"); a bare "o", too.
BARE_ENDINGS: tuple[str, ...] = ("outline", "sharp")

_PRIVATE: Mapping[Meaning, str] = {
    "section": "\uf07b \uf114 \uf07c \uf115 \uf02b \uf02c \ue2c7 \ue2c8 \ue574 \ue892 \ue893 \ue54e",
    "time": "\uf017 \uf073 \uf133 \uf1da \uf274 \ue192 \ue8b5 \ue878 \ue614 \ue8df \ue916 \ue935 \uefd6",
    "person": "\uf007 \uf2be \uf2bd \uf2c0 \uf040 \uf044 \ue7fd \ue853 \ue851",
    "favourite": "\uf005 \uf006 \uf02e \uf097 \uf004 \uf08a \uf164 \ue838 \ue83a \ue87d \ue87e \ue866 \ue867",
    "share": "\uf064 \uf1e0 \uf09a \uf099 \uf232 \uf0c1 \uf1d8 \ue80d \ue163",
    "comment": "\uf075 \uf086 \uf0e5 \uf0e6 \uf27a \ue0b9 \ue0ca \ue0b7",
    "print": "\uf02f \ue8ad",
}
#: Characters of private use that stand for one thing in the common fonts; all others mean "other".
PRIVATE: Mapping[str, Meaning] = {sign: meaning for meaning, signs in _PRIVATE.items() for sign in signs.split()}

_EMOJI: Mapping[Meaning, str] = {
    "section": "📁 📂 🗂 🏷 📰 🗃",
    "time": "🕐 🕑 🕒 🕓 🕔 🕕 🕖 🕗 🕘 🕙 🕚 🕛 🕜 🕝 🕞 🕟 🕠 🕡 🕢 🕣 🕤 🕥 🕦 🕧 ⏰ ⏱ ⏲ ⌚ ⌛ ⏳ 📅 📆 🗓",
    "person": "👤 👥 ✍ 🖊 🖋 ✏ 📝 🧑 👩 👨",
    "favourite": "⭐ 🌟 ★ ☆ ❤ ♥ ♡ 🔖 👍",
    "share": "🔗 📤 📲 ↗",
    "comment": "💬 🗨 🗯",
    "print": "🖨",
    "other": "👁 🏠 🔍 📍 🔔 📷 ▶",
}
#: Emoji and signs that sites print as icons; in a text of their own they are only signs.
EMOJI: Mapping[str, Meaning] = {sign: meaning for meaning, signs in _EMOJI.items() for sign in signs.split()}
