"""What a link says that leads to the next part of a list, in many languages."""

import re

#: The whole text of such a link.
NEXT = re.compile(
    r"\W*((load |show |see )?(older|more)( (posts|stories|articles|news|entries))?|next( page)?|earlier( posts)?|ältere"
    r"( (beiträge|artikel))?|weitere( artikel| meldungen)?|mehr( anzeigen| laden)?|nächste( seite)?|vor|suivante?s?"
    r"|page suivante|(articles )?(plus anciens|précédents)|voir plus|siguientes?|página siguiente|(entradas )?(más )?antiguas"
    r"|más( noticias)?|ver más|próxima( página)?|anteriores|mais( notícias)?|ver mais|successiv[ao]|avanti|più vecchi"
    r"|pagina successiva|volgende( pagina)?|ouder|meer|nästa|äldre|neste|eldre|næste|ældre|seuraava|vanhemmat|następna"
    r"|starsze|další|starší|следующая|далее|ещё|старее|sonraki|daha fazla|التالي|הבא|अगला|下一页|下一頁|更多|次へ|次のページ"
    r"|もっと見る|古い記事|다음|더 보기|»|›|>|>>|→)\W*",
    re.IGNORECASE,
)
#: A class that says it where the text is a picture or an arrow.
NEXT_CLASS = re.compile(r"(^|[\s_-])(next|older|nextpostslink|load-?more)($|[\s_-])", re.IGNORECASE)
