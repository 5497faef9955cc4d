"""Furniture of old pages: visitor counters, guest books, rings, browsers that a page asks for, boards' frames."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

COUNTER = Row(
    id="counter",
    why="counts the page's visitors",
    where="tail",
    forms=(
        r"you are (?:the )?(?:visitor|guest|number)\b.{0,80}|(?:visitors?|hits|page ?views?|unique visitors?)(?: (?:so far|today|since .{3,30}))?\s?[:#]\s?[\d.,]{0,12}",
        r"(?:this page has been|this site has been) (?:visited|viewed|accessed|hit)\b.{0,80}",
        r"sie sind (?:der|die) .{0,20}besucher(?:in)?\b.{0,60}|(?:besucher|zugriffe|aufrufe|seitenaufrufe)(?: (?:seit|heute|gesamt).{0,30})?\s?[:#]\s?[\d.,]{0,12}",
        r"vous êtes (?:le |la )?.{0,12}visiteur\b.{0,60}|(?:page (?:vue|lue|visitée|consultée)|visites?|visiteurs?)(?: depuis .{3,30}| \d{1,9} fois| fois|\s?[:#]\s?[\d.,]{0,12}).{0,120}",
        r"(?:eres|usted es|sos) (?:el|la) (?:visitante|visita)\b.{0,60}|(?:visitas|visitantes|contador)\s?[:#]\s?[\d.,]{0,12}",
        r"sei il visitatore\b.{0,60}|(?:visite|visitatori|contatore)\s?[:#]\s?[\d.,]{0,12}|você é o visitante\b.{0,60}|u bent bezoeker\b.{0,60}|aantal bezoekers\s?[:#]?\s?[\d.,]{0,12}",
        r"jesteś .{0,20}gościem\b.{0,60}|liczba odwiedzin\s?[:#]?\s?[\d.,]{0,12}|(?:вы )?посетител\w{1,4} (?:№|номер|с)\b.{0,40}|ziyaretçi sayısı\s?[:#]?\s?[\d.,]{0,12}",
        r"(?:あなたは.{0,20}人目.{0,20}|アクセスカウンター.{0,20}|您是第.{0,16}(?:位|个|個)(?:访客|訪客|来访者|參觀者|访问者).{0,10}|방문자 ?수.{0,16})",
    ),
    hits=("You are visitor number 4512 since May 1999", "Visitors: 12,408", "This page has been accessed 881 times.", "Sie sind der 1204. Besucher seit 1.1.2000",
          "Besucher seit 2001: 5531", "Vous êtes le 4512e visiteur", "Page vue fois", "Eres el visitante número 4512", "Visitas: 4512", "Sei il visitatore numero 88",
          "U bent bezoeker 4512", "Jesteś 881 gościem", "あなたは4512人目のお客様です", "您是第4512位访客"),
    misses=("Visitors drank the tea.", "You are visiting the island at low water.", "Die Besucher kamen mit der Fähre.", "Visites du phare le dimanche", "Hits of the summer"),
)

GUESTBOOK = Row(
    id="guestbook",
    why="leads to the guest book, to a ring of pages or to whoever keeps the page",
    where="anywhere",
    forms=(
        *phrases("sign my guestbook", "sign the guestbook", "view my guestbook", "view the guestbook", "sign guestbook", "guestbook", "guest book", "e-mail me", "email me"),
        *phrases("mail me", "webmaster", "e-mail the webmaster", "contact the webmaster", "back to my homepage", "back to home page", "back to index", "home page"),
        *phrases("gästebuch", "zum gästebuch", "ins gästebuch eintragen", "trag dich in mein gästebuch ein", "zurück zur startseite", "zurück zur homepage", "mail an den webmaster"),
        *phrases("livre d'or", "signer le livre d'or", "signez mon livre d'or", "retour à l'accueil", "retour au sommaire", "écrire au webmestre", "écrire à l'auteur"),
        *phrases("libro de visitas", "firma mi libro de visitas", "firmar el libro de visitas", "volver al inicio", "volver a la página principal", "libro degli ospiti"),
        *phrases("firma il guestbook", "torna alla home", "torna all'indice", "livro de visitas", "assine meu livro de visitas", "gastenboek", "teken mijn gastenboek"),
        *phrases("księga gości", "wpisz się do księgi gości", "гостевая книга", "написать в гостевую", "ziyaretçi defteri", "gästbok", "gjestebok", "掲示板", "ご感想はメールでどうぞ", "ゲストブック", "방명록", "留言本"),
        r"(?:this|diese|cette|esta|questa) (?:site|page|seite|página|pagina)\b.{0,60}\b(?:web-?ring|ring of|anillo|anneau|anello)\b.{0,160}",
        r"\[? ?(?:<< ?)?(?:prev(?:ious)?|zurück|précédent|anterior)\b.{0,20}\b(?:random|zufall\w{0,4}|hasard|al azar|list)\b.{0,60}",
    ),
    hits=("Sign my guestbook!", "Gästebuch", "Signez mon livre d'or", "Firma mi libro de visitas", "Firma il guestbook", "Assine meu livro de visitas", "Teken mijn gastenboek",
          "Księga gości", "Гостевая книга", "Ziyaretçi defteri", "This site is a member of the Lighthouse WebRing", "[ Prev | Random | Next ]", "掲示板"),
    misses=("The guestbook of the inn goes back to 1911.", "Webmaster wanted", "This page of the ring binder was torn.", "Previous owners are hard to find."),
)

BEST_VIEWED = Row(
    id="best_viewed",
    why="says which browser the page was made for",
    where="anywhere",
    forms=(
        (r"(?:this (?:site|page) (?:is )?)?(?:best (?:viewed|seen|experienced)|optimi[sz]ed|designed) (?:with|in|for|at|using)\b.{0,80}"
        r"(?:netscape|navigator|explorer|mozilla|firefox|opera|browser|\d{3,4} ?x ?\d{3,4}|resolution|pixels).{0,200}"),
        (r"(?:diese seite (?:ist|wurde) |optimal )?(?:optimiert|zu betrachten|darstellung) (?:für|mit|bei)\b.{0,80}"
        r"(?:netscape|navigator|explorer|mozilla|firefox|browser|\d{3,4} ?x ?\d{3,4}|auflösung).{0,200}"),
        (r"(?:site |page )?(?:optimisée?|conçue?) pour\b.{0,80}(?:netscape|navigator|explorer|mozilla|firefox|navigateur|\d{3,4} ?x ?\d{3,4}|résolution).{0,200}"
        r"|(?:página |sitio |sito |pagina |site )?(?:optimizad[oa]|optimizado|ottimizzat[oa]|otimizad[oa]|mejor vist[oa]) (?:para|per|con|a|em)\b.{0,80}"
        r"(?:netscape|navigator|explorer|mozilla|firefox|browser|navegador|\d{3,4} ?x ?\d{3,4}).{0,200}"),
        r"(?:strona )?(?:zoptymalizowana|optymalizowana) (?:dla|pod)\b.{0,160}|(?:сайт )?оптимизирован (?:для|под)\b.{0,160}|geoptimaliseerd voor\b.{0,160}",
        r"(?:your browser does not|ihr browser (?:kann|unterstützt) keine|votre navigateur ne|su navegador no|il tuo browser non)\b.{0,20}(?:frames?|cadres|marcos|javascript|soport|support|support).{0,120}",
    ),
    hits=("Best viewed with Netscape Navigator 4 at 800x600", "This site is optimized for Internet Explorer 5", "Optimiert für Internet Explorer ab 5.0 bei 800x600",
          "Site optimisé pour Internet Explorer 5 en 800x600", "Optimizado para Navigator 4 a 800x600", "Ottimizzato per Explorer 5", "Geoptimaliseerd voor Netscape 4",
          "Strona zoptymalizowana dla rozdzielczości 800x600", "Your browser does not support frames.", "Ihr Browser unterstützt keine Frames"),
    misses=("Best viewed from the pier at dusk, the lighthouse is red.", "The hull was optimized for speed.", "Optimiert für den Hafen wurde nichts.", "Your browser does what you ask."),
)

BOARD = Row(
    id="board",
    why="is the frame of a board: its pages, its clock, who made it",
    where="anywhere",
    forms=(
        r"(?:go ?to|gehe zu|aller à la|ir a|vai a|idź do|страница|ga naar) ?(?:page|seite|la page|página|la página|pagina|strony|strona)?\s?:?\s?1\s?(?:,|\||…|\.\.\.)\s?2\b.{0,60}",
        r"all times are (?:gmt|utc|in|et|pst|est)\b.{0,60}|alle zeiten sind (?:gmt|utc|mez)\b.{0,40}|toutes les heures sont au format\b.{0,40}|todas las horas (?:son|están en)\b.{0,40}",
        r"tutti i fusi orari sono\b.{0,40}|wszystkie czasy w strefie\b.{0,40}|часовой пояс\s?[:：].{0,40}|alle tijden zijn\b.{0,40}|todos os horários são\b.{0,40}",
        r"(?:all times are .{3,40} \| )?powered by (?:\S+ ){0,2}(?:phpbb|vbulletin|invision|smf|ubb|ikonboard|mybb|yabb|punbb|fluxbb|simple machines|boardware|wordpress|movable type)\b.{0,120}",
        r"author \| message|autor \| (?:nachricht|mensaje|beitrag)|auteur \| message|autore \| messaggio",
        (r"(?:joined|registered|registriert(?: seit)?|anmeldedatum|inscrit(?: le)?|registrado|registrato|dołączył\w?|регистрация|geregistreerd)\s?:.{3,40}"
        r"\b(?:posts?|beiträge|messages|mensajes|messaggi|posty|сообщения|berichten)\s?:\s?\d.{0,80}"),
        *phrases("previous topic", "next topic", "view previous topic :: view next topic", "display posts from previous", "reply with quote", "post new topic", "reply to topic"),
        *phrases("neues thema eröffnen", "neue antwort erstellen", "vorheriges thema anzeigen", "nächstes thema anzeigen", "antworten mit zitat", "répondre en citant", "responder citando"),
    ),
    hits=("Goto page 1, 2, 3 Next", "Gehe zu Seite 1, 2 Weiter", "Aller à la page 1, 2 Suivante", "Ir a página 1, 2 Siguiente", "All times are GMT + 1 Hour", "Alle Zeiten sind GMT + 1 Stunde",
          "Powered by phpBB 2.0.6 © 2001, 2002", "Todas las horas son GMT", "Часовой пояс: GMT + 3", "Reply with quote", "Author | Message",
          "Joined: 12 Mar 2003 Posts: 41 Location: Sill", "Anmeldedatum: 12.03.2003 Beiträge: 41", "All times are GMT | Powered by boardware 2.0.6"),
    misses=("Go to page one of the log, said the master.", "All times are hard for keepers of locks.", "Powered by two oars, the boat crossed at noon.", "Previous topics of the club were tides.", "He joined: in two years he wrote 41 posts."),
)

OLD = (COUNTER, GUESTBOOK, BEST_VIEWED, BOARD)
