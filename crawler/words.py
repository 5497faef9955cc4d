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
#: The whole text of a link to where a site that is no newspaper keeps its articles.
NEWS_NAME = re.compile(
    r"\W*((all|our|the|latest|recent|more|read the) )?(news|latest|stories|articles|news ?room|press( releases?| room)?"
    r"|media( releases?| cent(re|er)| room)|announcements|bulletins?|blog|posts|issues|archives?|aktuell(es)?|nachrichten"
    r"|neuigkeiten|meldungen|presse(mitteilungen|meldungen|bereich)?|medienmitteilungen|artikel|beiträge|archiv"
    r"|(les )?actualit[ée]s?|actus?|nouvelles|communiqués( de presse)?|à la une|(últimas )?noticias|actualidad"
    r"|(sala de )?prensa|(comunicados|notas) de prensa|artículos|(últimas )?notícias|imprensa|artigos|(ultime )?notizie"
    r"|attualità|comunicati( stampa)?|articoli|nieuws(berichten)?|persberichten|artikelen|nyheter|nyheder|aktuellt"
    r"|pressmeddelanden|pressemeddelelser|pressemeldinger|uutiset|tiedotteet|aktualności|wiadomości|aktuality"
    r"|tiskové zprávy|zprávy|správy|hírek|știri|comunicate( de presă)?|vijesti|novice|haberler|duyurular|новости"
    r"|пресс-релизы|статьи|новини|νέα|ειδήσεις|(ال)?أخبار|اخبار|חדשות|समाचार|berita|tin tức|ข่าว"
    r"|新闻(动态|中心)?|新聞|资讯|公告|ニュース|お知らせ|뉴스|소식)\W*",
    re.IGNORECASE,
)
