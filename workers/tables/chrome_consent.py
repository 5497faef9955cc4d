"""The long texts of consent dialogs, which vendors print in the same words on every site; each is known by how it opens."""

from workers.tables.row import Row

# fmt: off
# The phrases of one language stand side by side.

_REST = r"\b.{0,1800}"

CONSENT_TEXT = Row(
    id="consent_text",
    why="explains what a site stores, in the words of a consent dialog",
    where="anywhere",
    forms=(
        r"when you visit (?:any |our |this |a )?web ?sites?, (?:it|we|they) (?:may )?stores?\b.{0,60}\b(?:information|cookies)\b.{0,20}\bbrowser" + _REST,
        r"these (?:cookies|trackers|technologies) (?:are (?:necessary|essential|required|strictly necessary|set by a range)|allow us to (?:count|recogni[sz]e|measure)|enable the|may be set|help us (?:to )?(?:understand|analy[sz]e)|collect information|track)\b.{0,120}\b(?:web ?site|visits|function|advertising|services|users?|visitors)" + _REST,
        r"(?:social media|targeting|functional|performance|strictly necessary|necessary|advertising|marketing|analytics?|preference) cookies (?:are (?:set|used|absolutely|necessary)|may be set|allow us|enable|help (?:us )?(?:to )?(?:understand|collect|perform))\b.{0,160}\b(?:web ?site|sites?|visitors?|advertis\w+)" + _REST,
        r"we also use cookies to personali[sz]e" + _REST + r"|a cookie is a small (?:piece of data|text file|data file|file)\b.{0,80}\b(?:web ?site|browser|computer|device)" + _REST + r"|(?:this|our) web ?site uses cookies (?:to|so)" + _REST,
        r"(?:(?:[\w.-]{2,60}|.{2,60}) \| )?(?:(?:\d+ (?:year|month|week|day|hour|minute)s?.{0,30}|session|persistent|never) \| )?(?:the|this) cookie is (?:set|used|installed) by\b.{0,60}\b(?:plugin|google|analytics|website|user|consent|store)" + _REST + r"|.{2,40} sets? this cookie\b" + _REST,
        r"we do not allow you to opt-?out of (?:our )?certain cookies" + _REST + r"|under the california consumer privacy act\b.{0,40}\bopt-?out\b.{0,20}\bsale" + _REST + r"|please note that opting-?out may not mean\b.{0,40}\badvertis" + r".{0,1800}",
        r"by (?:providing|entering|submitting|signing up|clicking|registering|subscribing|creating)\b.{0,120}\byou (?:agree|consent|acknowledge|accept|confirm)\b.{0,120}\b(?:terms|privacy)" + _REST,
        r"wenn sie eine website besuchen, kann diese informationen\b.{0,40}\bbrowser" + _REST + r"|diese cookies (?:sind (?:für die|zur) funktion|ermöglichen es (?:uns|der)|können über unsere website)\b.{0,80}\b(?:website|besuche|werbepartner)" + _REST,
        r"lorsque vous (?:consultez|visitez) un site web, des données\b.{0,40}\bnavigateur" + _REST + r"|ces cookies (?:sont nécessaires au fonctionnement|nous permettent de (?:déterminer|compter|mesurer)|permettent d'|peuvent être mis en place)\b.{0,80}\b(?:site|visites|publicitaires|visiteurs)" + _REST,
        r"cuando visita (?:un|cualquier) sitio web, (?:este|el mismo) (?:podría|puede)\b.{0,80}\bnavegador" + _REST + r"|estas cookies (?:son necesarias para|nos permiten contar|permiten que|pueden estar)\b.{0,80}\b(?:sitio|visitas|publicitarios|funcion\w+)" + _REST,
        r"quando si visita (?:qualsiasi|un) sito web, questo può\b.{0,80}\bbrowser" + _REST + r"|questi cookie (?:sono necessari per|ci permettono di contare|consentono (?:al|di)|possono essere)\b.{0,80}\b(?:sito|visite|pubblicitari)" + _REST,
        r"deze cookies (?:zijn (?:nodig|noodzakelijk)|stellen ons in staat|kunnen door)\b.{0,80}\b(?:website|bezoeken|bezoekers|adverteerders)" + _REST + r"|(?:estes|esses) cookies (?:são necessários|permitem|nos permitem)\b.{0,80}\b(?:site|website|visitas)" + _REST + r"|te pliki cookie są\b.{0,80}\b(?:witryn\w+|działani\w+|stron\w+)" + _REST,
    ),
    hits=("When you visit any website, it may store or retrieve information on your browser, mostly in the form of cookies.", "These cookies are necessary for the website to function and cannot be switched off.",
          "These cookies allow us to count visits and traffic sources.", "Targeting cookies may be set through our site by our advertising partners.", "A cookie is a small piece of data that a website asks your browser to store.", "This website uses cookies to improve your experience while you navigate through it.",
          "viewed_cookie_policy | 11 months | The cookie is set by the GDPR Cookie Consent plugin.", "Google Analytics sets this cookie to calculate visits.", "We do not allow you to opt-out of our certain cookies, as they are necessary.", "Under the California Consumer Privacy Act, you have the right to opt-out of the sale of your data.",
          "Please note that opting-out may not mean you will stop seeing advertisements.", "By providing your information, you agree to our Terms of Use and our Privacy Policy. We use vendors.",
          "Wenn Sie eine Website besuchen, kann diese Informationen über Ihren Browser abrufen oder speichern.", "Diese Cookies sind zur Funktion der Website erforderlich.", "Ces cookies sont nécessaires au fonctionnement du site Web.",
          "Estas cookies son necesarias para que el sitio web funcione.", "Questi cookie sono necessari per il funzionamento del sito.", "Deze cookies zijn nodig anders werkt de website niet.", "Estes cookies são necessários para que o website funcione.", "Te pliki cookie są niezbędne do działania witryny."),
    misses=("Functional cookies are hard to bake.", "A cookie is a small cake.", "The cookie is set by the hearth to cool.", "These cookies are baked with butter and salt.", "When you visit our websites of old stone, store your boat by the weir.", "Under the California Consumer Privacy Act, a county was fined.", "By clicking twice the lock opened, and the keeper said nothing.",
            "Diese Cookies schmecken nach Zimt.", "Ces cookies sont bons."),
)
