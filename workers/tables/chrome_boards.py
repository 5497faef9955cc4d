"""What boards print around each post and below a thread: who wrote it with how many posts, what readers may do."""

from workers.tables.phrase import phrases
from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

#: A name of one to four words may stand in front, as where a cell of a table holds all that is known of who wrote.
_NAME = r"(?:\S{1,40}(?: \S{1,20}){0,4} )?"

POSTER = Row(
    id="poster",
    why="says who wrote a post of a board, since when and how often",
    where="anywhere",
    forms=(
        _NAME + r"(?:joined|join date|registered|member since)\s?: ?.{3,30}? (?:total )?(?:posts?|messages)\s?: ?\d[\d.,]{0,8}(?: .{0,80})?",
        _NAME + r"(?:anmeldedatum|registriert(?: seit)?|dabei seit|mitglied seit)\s?: ?.{3,30}? (?:beiträge|posts)\s?: ?\d[\d.,]{0,8}(?: .{0,80})?",
        _NAME + r"(?:inscrit(?: le)?|date d'inscription)\s?: ?.{3,30}? messages\s?: ?\d[\d.,]{0,8}(?: .{0,80})?",
        _NAME + r"(?:registrado|fecha de ingreso|registrato(?: il)?|iscritto(?: il)?|registrado em)\s?: ?.{3,30}? (?:mensajes|messaggi|mensagens)\s?: ?\d[\d.,]{0,8}(?: .{0,80})?",
        _NAME + r"(?:dołączył\w?|geregistreerd(?: op)?|lid sinds|зарегистрирован|регистрация)\s?: ?.{3,30}? (?:posty|berichten|сообщения)\s?: ?\d[\d.,]{0,8}(?: .{0,80})?",
        r"(?:join date|anmeldedatum|registriert seit|date d'inscription|fecha de ingreso|data registrazione)\s?: ?.{3,24}",
    ),
    hits=("oldswarf Joined: 12 Mar 2003 Posts: 41 Location: Stoke", "Join Date: Jun 2004 Location: Ayr Posts: 1,204", "Join Date: Jun 2004",
          "Heiner vom Teich Anmeldedatum: 11.11.2003 Beiträge: 1503", "Inscrit le: 12 Mai 2004 Messages: 88 Localisation: Lorient", "Registrado: 03 May 2005 Mensajes: 12",
          "Registrato il: 03/05/05 Messaggi: 120", "Dołączył: 12 Lut 2004 Posty: 41 Skąd: Gdynia", "Geregistreerd op: 12-2-2004 Berichten: 7", "Зарегистрирован: 12.02.2004 Сообщения: 41"),
    misses=("He joined: in two years he wrote 41 posts.", "The keeper joined the club in 2003, and his posts: 41 of them, stand in the weir.", "Registered letters: 41 were lost", "Join date and place are secret."),
)

POSTED_ON = Row(
    id="posted_on",
    why="says when a post of a board was written, and on what",
    where="anywhere",
    forms=(
        r"posted\s?: ?.{6,40} (?:post )?subject\s?:.{0,100}|(?:post )?subject\s?: ?.{2,100} posted\s?: ?.{6,40}",
        r"verfasst(?: am)?\s?: ?.{6,40} titel\s?:.{0,100}|(?:posté le|publié le)\s?: ?.{6,40} sujet du message\s?:.{0,100}",
        r"publicado\s?: ?.{6,40} (?:título del mensaje|asunto)\s?:.{0,100}|(?:inviato|enviada?)\s?: ?.{6,40} (?:oggetto|assunto)\s?:.{0,100}",
        r"wysłany\s?: ?.{6,40} temat postu\s?:.{0,100}|geplaatst\s?: ?.{6,40} onderwerp\s?:.{0,100}|добавлено\s?: ?.{6,40} заголовок сообщения\s?:.{0,100}",
    ),
    hits=("Posted: Sun Feb 06, 2005 8:14 pm Post subject: Chatter when parting off", "Posted: Sun Feb 06, 2005 9:02 pm Post subject:", "Post subject: Re: Chatter Posted: Mon Feb 07, 2005 7:31 am",
          "Verfasst am: Di Mai 17, 2005 19:20 Titel: Filter läuft", "Posté le: Mar 17 Mai 2005 19:20 Sujet du message: Filtre", "Publicado: Mar May 17, 2005 7:20 pm Título del mensaje: Filtro",
          "Inviato: Mar Mag 17, 2005 7:20 pm Oggetto: Filtro", "Wysłany: Wto Maj 17, 2005 7:20 pm Temat postu: Filtr", "Geplaatst: Di Mei 17, 2005 19:20 Onderwerp: Filter",
          "Добавлено: Вт Май 17, 2005 19:20 Заголовок сообщения: Фильтр"),
    misses=("Posted: no trespassing beyond the weir", "Subject: the second boat", "Verfasst am Pult des Müllers", "Publicado en mayo, el libro cambió el asunto."),
)

_RIGHTS = r"(?:post|reply|edit|delete|vote|attach|download|start|create|open)\b"
_MAY = rf"you (?:may|can|may not|can ?not|cannot) {_RIGHTS}"

RIGHTS = Row(
    id="board_rights",
    why="says what readers of a board may do, or which marks its posts may hold",
    where="tail",
    forms=(
        rf"{_MAY} (?:new (?:topics|threads)|(?:to )?(?:topics|threads|replies)|replies|attachments|your posts|in polls|polls|calendar events|files)\b.{{0,60}}(?: {_MAY}.{{0,400}})?",
        r"(?:du kannst|sie können) (?:keine|auf|deine|ihre|an) .{0,60}\b(?:in diesem forum|in dieses forum)\b.{0,400}|es ist (?:ihnen|dir) (?:nicht )?erlaubt, (?:neue themen|auf themen|anhänge|ihre beiträge|deine beiträge)\b.{0,60}",
        r"vous ne pouvez pas (?:poster|répondre|éditer|supprimer|voter|joindre)\b.{0,60}\b(?:ce forum|sujets|messages)\b.{0,400}",
        r"(?:no puedes|no puede|usted no puede|no podés) (?:crear|responder|publicar|editar|borrar|votar|abrir)\b.{0,60}\b(?:este foro|temas|mensajes|encuestas)\b.{0,400}",
        r"non puoi (?:inserire|rispondere|modificare|cancellare|votare)\b.{0,60}\b(?:forum|argomenti|topic|messaggi|sondaggi)\b.{0,400}|nie możesz (?:pisać|odpowiadać|zmieniać|usuwać|głosować)\b.{0,60}\b(?:forum|tematów|tematach|postów|ankietach)\b.{0,400}",
        r"(?:je mag|je kunt|u mag) (?:geen|niet) .{0,60}\b(?:dit subforum|dit forum)\b.{0,400}|вы (?:не )?можете (?:начинать|отвечать|редактировать|удалять|голосовать)\b.{0,60}\b(?:темы|сообщения|сообщений|опросах)\b.{0,400}",
        r"(?:vb ?code|bb ?code|ubb ?code|html(?: code)?|smilies|smileys|\[?img\]?(?: code)?|trackbacks?|pingbacks?|refbacks?) (?:is|are|ist|sind|est|sont|está|están) (?:on|off|an|aus|activés?|désactivés?|activado|desactivado)\.?",
        *phrases("posting rules", "thread tools", "topic tools", "display modes", "rate this thread", "mark forums read", "today's posts", "forum rules", "forumregeln", "forum jump", "show printable version",
                 "email this page", "themen-optionen", "thema bewerten", "heutige beiträge", "foren als gelesen markieren", "outils de la discussion", "modes d'affichage"),
        r"[«‹<]{0,2} ?(?:previous|older|prev) (?:thread|topic) ?[|·] ?(?:next|newer) (?:thread|topic) ?[»›>]{0,2}|[«‹<]{0,2} ?(?:vorheriges|voriges) thema ?[|·] ?nächstes thema ?[»›>]{0,2}",
        r"(?:\d+ )?(?:members? found this post helpful|users? browsing this (?:forum|thread|topic)\b.{0,120})|(?:currently active users|users viewing this (?:thread|topic)|aktive benutzer in diesem thema|utilisateurs parcourant ce forum)\b.{0,160}",
    ),
    hits=("You may not post new threads", "You may not post attachments", "You cannot post new topics in this forum You cannot reply to topics in this forum", "You can start new topics",
          "Du kannst keine Beiträge in dieses Forum schreiben. Du kannst auf Beiträge in diesem Forum nicht antworten.", "Es ist Ihnen nicht erlaubt, neue Themen zu verfassen.",
          "Vous ne pouvez pas répondre aux sujets dans ce forum", "No puedes crear nuevos temas", "Non puoi inserire nuovi argomenti", "Nie możesz pisać nowych tematów",
          "Je mag geen nieuwe onderwerpen in dit subforum plaatsen", "Вы не можете начинать темы", "vB code is On", "[IMG] code is On", "Smilies are On", "HTML code is Off", "Posting Rules",
          "« Previous Thread | Next Thread »", "Currently Active Users Viewing This Thread: 1 (0 members and 1 guests)"),
    misses=("You may not post bills on the lock gates, said the keeper.", "You can start the engine now.", "Du kannst keine Boote leihen.", "Vous ne pouvez pas répondre à la maire.", "HTML is on the syllabus.", "Nie możesz pisać listów na łodzi."),
)

IN_FRAMES = Row(
    id="in_frames",
    why="stands in the frame of a post, on a page that is a board's by other lines",
    where="between posts",
    forms=(
        r"#\s?\d{1,5}|(?:post|beitrag|message|mensaje|messaggio|bericht|post no\.?)\s?[:#]\s?#?\d{1,7}",
        r"(?:total )?(?:posts?|messages?|beiträge|mensajes|messaggi|mensagens|posty|berichten|сообщени[яй]|сообщений)\s?: ?\d[\d.,]{0,8}|(?:reputation|rep power|karma|thanks|likes received|danke)\s?: ?\d[\d.,]{0,8}",
        r"(?:location|ort|wohnort|localisation|ubicación|località|localização|woonplaats|skąd|откуда|from|age|registered|joined|member since|gender)\s?: ?.{2,40}",
        *phrases("member", "junior member", "senior member", "full member", "newbie", "new member", "regular", "veteran", "moderator", "super moderator", "global moderator", "administrator", "admin", "site admin", "registered user"),
        *phrases("guest", "banned", "banned user", "offline", "online", "mitglied", "neues mitglied", "erfahrener benutzer", "benutzer", "gast", "membre", "nouveau membre", "modérateur", "administrateur", "invité"),
        *phrases("miembro", "nuevo miembro", "moderador", "administrador", "usuario registrado", "utente", "nuovo utente", "moderatore", "amministratore", "участник", "новичок", "модератор", "администратор", "гость"),
    ),
    hits=("#2", "Posts: 52", "Beiträge: 1.503", "Location: Ayr", "Senior Member", "Moderator", "Mitglied", "Membre", "Usuario registrado", "Участник"),
    misses=("#2 pencils only", "Posts: the weir needs nine of them", "Moderator wanted", "Senior member of the county council resigns"),
)

BOARDS = (POSTER, POSTED_ON, RIGHTS)
