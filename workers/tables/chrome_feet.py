"""What stands at the foot of old pages: who keeps the page and when it was changed, whom to write to, the way up."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

KEEPER = Row(
    id="keeper",
    why="says who keeps the page, or where to send mistakes and remarks about it",
    where="tail",
    forms=(
        (r"(?:please )?(?:send|mail|e-?mail|direct|address|report) (?:any |your |all )?(?:\w+, )?(?:(?:questions|comments|corrections|suggestions|additions|problems|feedback|errors|remarks|broken links|updates)"
        r"(?:, | and | or |,? and/or | / )?){1,4} (?:\S+ ){0,6}(?:to|at|through) (?:(?:the )?(?:web ?master|web ?team|maintainers?\b|site|editor of this)|\S{2,40}@|.{2,40} at .{2,30}\.(?:edu|com|org|net)).{0,120}"),
        r"(?:questions|comments|corrections|suggestions|problems|feedback)(?:,? (?:and|or|or other) (?:comments|corrections|suggestions|questions|problems|feedback))?\??:? (?:e-?mail|mail|write|contact|send)\b.{2,80}",
        r"(?:this |the )?(?:(?:web ?)?(?:page|site)s? )(?:is |was |are )?(?:maintained|designed|created|hosted|built|updated|administered|produced|authored|made) (?:and (?:maintained|hosted|updated|designed) )?by .{2,80}",
        r"(?:maintained|designed and maintained|site design|web ?design|page design|hosting) by .{2,60}|web ?master ?[:,].{2,80}|page by (?-i:[A-Z])\S+(?: (?-i:[A-Z])\S*){0,3}(?:, ?\d{4})?",
        r"(?:fragen|anregungen|kommentare|hinweise|fehler|kritik)(?:,? (?:und|oder|fragen|anregungen|kommentare|hinweise|kritik|lob))* (?:zu dieser (?:web)?seite|bitte an|an den webmaster|an die redaktion)\b.{0,120}",
        r"(?:diese (?:web)?seiten? (?:wird|werden|wurden?) )?(?:gestaltet|gepflegt|betreut|erstellt) von .{2,60}|(?:seiten)?gestaltung ?: .{2,60}",
        r"(?:page|site) (?:réalisée?|créée?|maintenue?|conçue?|hébergée?) par .{2,80}|(?:vos )?(?:remarques|questions|suggestions|commentaires)(?: (?:et|ou) (?:remarques|questions|suggestions|commentaires))? (?:au|à l'attention du) webmestre\b.{0,60}",
        r"(?:página|sitio|web) (?:realizad[oa]|cread[oa]|mantenid[oa]|diseñad[oa]|alojad[oa]) por .{2,80}|(?:diseño|página) web ?: .{2,60}|(?:pagina|sito) (?:realizzat[oa]|creat[oa]|curat[oa]|a cura) d[ia] .{2,80}",
        r"(?:página|site) (?:criad[oa]|mantid[oa]|desenvolvid[oa]) por .{2,80}|(?:deze )?(?:pagina|site) (?:wordt|is|werd) (?:onderhouden|gemaakt|beheerd|ontworpen) door .{2,60}|stron[aęy] (?:prowadzi|wykonał\w?|opracował\w?|utrzymuje) .{2,60}",
    ),
    hits=("Send corrections to the maintainer of this FAQ.", "Please send comments on this site to the Webmaster.", "Send questions and comments about this page to anna@river.example", "Questions or comments? Email us at the weir",
          "This page is maintained by Ada Finch", "Maintained by the Lock Society", "Webmaster: Horst Brandtner", "Page by Gareth Pugh, 2001", "Fragen und Anregungen bitte an den Müller",
          "Diese Seite wurde erstellt von Anna Weir", "Site réalisé par le club", "Vos remarques au webmestre", "Página realizada por Ana Río", "Pagina a cura di Anna Fiume", "Site mantido por Ana Rio",
          "Deze pagina wordt onderhouden door Piet", "Stronę prowadzi Anna"),
    misses=("Send your boats to the weir before noon.", "Questions or comments were not allowed.", "The page was written by a clerk in 1931.", "Page by page he read on.", "Fragen an den Müller hatte niemand.",
            "Send comments to the county before the end of May.", "The lock is maintained by two keepers."),
)

UPWARD = Row(
    id="upward",
    why="leads to the top of the page or to the page above it",
    where="anywhere",
    forms=(
        *phrases("[top]", "[ top ]", "(top)", "top", "top of page", "top of the page", "back to the top", "return to top", "return to the top", "go to top", "up to top", "to top", "[back to top]", "[up]", "[index]", "[contents]",
                 "[home]", "[back]", "[next]", "[previous]", "[prev]", "back to contents", "return to home page", "return to homepage", "return to main page", "back to main page", "back to main"),
        *phrases("zum seitenanfang", "seitenanfang", "nach oben", "an den anfang", "zum anfang", "zum inhaltsverzeichnis", "zurück zum inhalt", "haut de page", "haut de la page", "retour en haut de page", "début de la page"),
        *phrases("volver arriba", "ir arriba", "volver al principio", "volver al índice", "torna su", "torna all'inizio", "inizio pagina", "voltar ao topo", "topo", "topo da página", "voltar ao início"),
        *phrases("terug naar boven", "naar boven", "terug naar begin", "do góry", "powrót na górę", "na górę", "вверх", "наверх", "в начало", "к началу страницы", "к содержанию", "till toppen", "tilbage til toppen", "sayfa başı"),
        *phrases("ページの先頭へ", "ページトップへ", "トップへ戻る", "目次へ", "回到顶部", "页首", "返回目录", "맨 위로", "목차로"),
        r"(?:return|back|go back) to (?:the )?(?:.{2,40} )?(?:home ?page|index|table of contents|main page|main menu|front page)\b.{0,10}",
    ),
    hits=("[Top]", "Back to the top", "Return to the Lock Society home page", "Zum Seitenanfang", "Haut de page", "Volver arriba", "Torna su", "Voltar ao topo", "Naar boven", "Do góry", "Наверх", "Till toppen", "トップへ戻る", "回到顶部"),
    misses=("Top keeper honoured", "The top of the page was torn.", "Return to the river", "Arriba el telón en el puerto", "Nach oben ging es mit der Schleuse."),
)

CHANGED = Row(
    id="changed",
    why="says when the page, and not the text, was changed",
    where="tail",
    forms=(
        r"(?:this|the) (?:web ?)?(?:page|site|document|file) (?:was |has been )?(?:last |most recently )?(?:updated|modified|revised|changed|generated|edited) (?:on|at|by|in)?:? ?.{4,60}",
        r"diese (?:web)?seite wurde (?:zuletzt|das letzte mal|letztmalig|letztmals) (?:am |im )?.{4,30} (?:geändert|aktualisiert|bearbeitet)\.?",
        r"cette page a été (?:modifiée|mise à jour) (?:pour la dernière fois )?(?:le )?.{4,40}|esta página (?:fue|ha sido) (?:actualizada|modificada) (?:por última vez )?(?:el )?.{4,40}",
        r"questa pagina è stata (?:aggiornata|modificata) (?:l'ultima volta )?(?:il )?.{4,40}|deze pagina is (?:voor het laatst |laatst )?(?:bijgewerkt|gewijzigd) (?:op )?.{4,40}",
    ),
    hits=("This page was last modified on March 3, 1999.", "This page has been updated on 3 May", "Diese Seite wurde zuletzt am 3.4.2002 geändert.", "Cette page a été mise à jour le 3 mai 2001",
          "Esta página ha sido actualizada el 3 de mayo", "Questa pagina è stata aggiornata il 3 maggio 2001", "Deze pagina is voor het laatst bijgewerkt op 3 mei"),
    misses=("The page was torn on May 3.", "This file was lost on the way.", "Diese Seite wurde am Montag aufgeschlagen.", "Cette page a été écrite en mai."),
)

#: Where a part of such a foot begins, in the middle of what a reader sees as lines.
SEAMS = (
    r"©|\(c\) ?\d|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits|todos los derechos",
    r"(?:this |the )?(?:page |site )?(?:was )?last (?:updated|modified|revised|changed)\b|updated ?:|revised ?:|(?:this )?(?:site |page )?(?:is )?best viewed\b|webmaster ?:|maintained by\b|you are (?:the )?visitor\b|visitors?(?: since .{3,20})? ?:",
    r"letzte (?:änderung|aktualisierung)|zuletzt (?:geändert|aktualisiert)|stand ?:|diese seite wurde|optimiert für|sie sind (?:der|die)\b|besucher ?:",
    r"(?:page )?mise à jour|dernière (?:mise à jour|modification)|(?:site |page )?optimisée? pour|vous êtes le\b|última (?:actualización|modificación)|actualizado|optimizad[ao] para|visitas ?:",
    r"ultimo aggiornamento|ultima modifica|ottimizzato per|sei il visitatore|última atualização|laatst (?:bijgewerkt|gewijzigd)|bijgewerkt op|u bent bezoeker|ostatnia aktualizacja|последнее обновление",
)

FEET = (KEEPER, UPWARD, CHANGED)
