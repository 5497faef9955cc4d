"""Notes that a site sets below or beside a text: whose words they are, what they are no substitute for, its licence."""

from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

DISCLAIMER = Row(
    id="disclaimer",
    why="says what the site does not answer for",
    where="tail",
    forms=(
        r"(?:disclaimer:? )?(?:the )?responses below are not (?:provided|reviewed|commissioned)\b.{0,300}",
        (r"(?:(?:editorial|disclaimer|disclosure)[\w ]{0,20}:? )?(?:the )?opinions,? (?:\S+ ){0,4}expressed .{0,100}"
        r"(?:author[’']?s[’']? (?:alone|own)|do not (?:necessarily )?(?:reflect|represent)|not (?:been )?(?:reviewed|provided|commissioned))\b.{0,240}"),
        (r"(?:die )?(?:hier |in diesem beitrag )?(?:geäußerten|dargestellten|vertretenen) (?:meinungen|ansichten)\b.{0,120}"
        r"(?:nicht (?:zwingend|unbedingt|notwendigerweise)|allein|ausschließlich)\b.{0,200}"),
        r"dieser (?:text|artikel|beitrag|ratgeber) entspricht den vorgaben der (?:ärztlichen|medizinischen)\b.{0,240}",
        (r"(?:dieser|der|die|das|diese) (?:text|artikel|beitrag|inhalte?|informationen|ratgeber)\b.{0,80}"
        r"\bersetz(?:t|en) (?:keine|keinesfalls|nicht|in keinem fall)\b.{0,40}\b(?:arzt|ärztlich|beratung|diagnose|untersuchung)\w{0,12}\b.{0,160}"),
        (r"(?:this|the) (?:article|content|information|post|page|material)\b.{0,80}\bnot (?:intended (?:to be|as) )?(?:a |be a )?substitute for"
        r" (?:professional|medical|legal|financial)\b.{0,240}"),
        (r"(?:les|ces) (?:opinions|propos|points de vue) exprim\w{1,3}\b.{0,100}(?:n[’']engagent que|ne (?:reflètent|représentent) pas)\b.{0,160}"
        r"|(?:cet article|ces informations|le contenu)\b.{0,60}ne (?:remplace(?:nt)?|se substitue(?:nt)?) (?:pas|en aucun cas)\b.{0,200}"),
        r"(?:las|los) (?:opiniones|puntos de vista) (?:expresad[ao]s|vertidas)\b.{0,100}(?:no (?:reflejan|representan)|responsabilidad)\b.{0,160}",
        r"(?:le opinioni espresse|as opiniões expressas)\b.{0,100}(?:non (?:riflettono|rappresentano)|não (?:refletem|representam)|responsabil)\w{0,12}\b.{0,160}",
        (r"(?:the )?[\w&.' -]{2,50} (?:is|are) not responsible for (?:the |any )?(?:opinions?|views?|statements?|comments?|content)\b.{0,80}"
        r"\b(?:presented|posted|submitted|made|expressed|provided|published) by (?:\w+ ){0,2}(?:contributors?|users?|readers?|visitors?|authors?|members?|third parties)\b.{0,60}"),
        r"(?:(?:stock |market )?quotes (?:are )?(?:displayed in real-?time|delayed)|(?:market|stock) data (?:is |are )?(?:delayed|provided by))\b.{0,400}",
        r"our standards: .{3,80}|(?:die|unsere) redaktionellen standards:? .{0,80}",
        r"мнение (?:автора|редакции)\b.{0,60}\bможет не совпадать\b.{0,120}",
    ),
    hits=("Opinions expressed here are the author’s alone, not those of any bank.", "The opinions expressed in this column do not necessarily reflect our own.",
          "Disclaimer: The responses below are not provided by the ferry company.", "This article is not a substitute for professional advice.",
          "Die hier geäußerten Meinungen geben nicht unbedingt die der Redaktion wieder.", "Dieser Beitrag ersetzt keine ärztliche Beratung.",
          "Les opinions exprimées n’engagent que leur auteur.", "Cet article ne remplace pas l’avis d’un médecin.",
          "Las opiniones expresadas aquí no reflejan las del diario.", "Le opinioni espresse non riflettono quelle della testata.",
          "As opiniões expressas não refletem as do jornal.", "Our Standards: The Harbour Trust Principles", "Quotes displayed in real-time or delayed by at least 15 minutes. Market data provided by River.", "Мнение редакции может не совпадать с мнением автора.",
          "The Harbour Post is not responsible for the opinions or statements presented by contributors."),
    misses=("Opinions were expressed loudly at the quay.", "The minister is not responsible for statements made on the quay, his aide said.", "Quotes of the mayor delayed the vote.", "The information was not a substitute for a boat.", "Dieser Text ersetzt keine Brücke, spottete der Müller.",
            "Les opinions exprimées au conseil ont surpris la maire."),
)

ORIGIN = Row(
    id="origin",
    why="says where the text was printed first",
    where="tail",
    forms=(
        (r"(?:this|the above) (?:story|article|post|piece|essay|interview|column|report)\b.{0,120}\b(?:originally|first) (?:appeared|published|ran)"
        r" (?:as|on|in|by|at|under)\b (?!january|february|march|april|may|june|july|august|september|october|november|december|\d).{0,160}"),
        r"originally published (?:as|on|by|at)\b (?!january|february|march|april|may|june|july|august|september|october|november|december|\d).{3,140}",
        (r"(?:dieser|der) (?:text|artikel|beitrag)\b.{0,60}\b(?:erschien|ist|wurde) (?:zuerst|zunächst|ursprünglich|erstmals)\b(?! am).{0,100}"
        r"\b(?:auf|in|bei|im|erschienen|veröffentlicht)\b.{0,80}"),
        r"(?:cet article|ce texte|ce billet)\b.{0,60}\b(?:d[’']abord|initialement|originellement) (?:été )?(?:publié|paru)\b.{0,140}",
        r"(?:este|el presente) (?:artículo|texto)\b.{0,60}\b(?:publicado|apareció) (?:originalmente|por primera vez)\b.{0,140}",
    ),
    hits=("This article was originally published on Marrow Weekly and is printed here with permission.", "This story first appeared in the Harbour Post.",
          "Originally published as Ferry to nowhere", "Dieser Artikel erschien zuerst im Hafenboten.", "Dieser Beitrag wurde ursprünglich auf hafenbote.example veröffentlicht.",
          "Cet article a été initialement publié dans Le Port.", "Este artículo fue publicado originalmente en El Faro."),
    misses=("The novel was originally published in 1931.", "This story was first told by a ferryman.", "Originally published in March, the list was changed in May.",
            "Der Artikel erschien am Montag."),
)

LICENCE = Row(
    id="licence",
    why="says under which licence the text may be used",
    where="tail",
    forms=(
        r"(?:unless|except where) otherwise (?:stated|noted|specified|indicated),? (?:\S+ ){0,10}(?:licen[sc]ed|available|published) under\b.{0,200}",
        r"(?:this|the) (?:\S+ ){0,3}(?:article|content|site|page|text|post)s? (?:is|are) licen[sc]ed under (?:a |the )?(?:creative commons|cc)\b.{0,200}",
        r"(?:dieser (?:text|artikel|beitrag)|dieses werk|der inhalt|die inhalte) (?:ist|steht|stehen|wurde|sind) .{0,60}(?:creative[- ]commons|cc[- ]by).{0,200}",
        r"(?:cet article|ce texte|cette œuvre|le contenu) est .{0,60}licence creative commons.{0,200}",
        r"(?:este (?:artículo|texto|artigo)|esta obra|el contenido) (?:está|é) .{0,60}(?:licencia|licença)(?: de)? creative commons.{0,200}",
        r"(?:quest[oa] (?:opera|articolo|testo)) è .{0,60}licenza creative commons.{0,200}",
    ),
    hits=("Unless otherwise stated, the content of this page is licensed under CC BY-SA 3.0", "This article is licensed under a Creative Commons licence.",
          "Dieser Text steht unter einer Creative-Commons-Lizenz.", "Cet article est mis à disposition sous licence Creative Commons.",
          "Esta obra está bajo una licencia de Creative Commons.", "Questo articolo è distribuito con licenza Creative Commons."),
    misses=("The boats are licensed under the act of 1931.", "Unless otherwise stated, tides are in metres.", "Dieser Text steht unter einem Bild."),
)

NOTES = (DISCLAIMER, ORIGIN, LICENCE)
