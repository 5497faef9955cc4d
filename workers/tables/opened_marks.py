"""What a reader opens by a click: the names that markup gives to the parts of tabs, accordions and expanders."""

from workers.tables.row import Row

OPENED_MARK = Row(
    id="opened_mark",
    why="marks a part that a reader opens by a click",
    where="class or id",
    forms=(
        r"(?:[\w-]+[-_])?(?:accordi?ons?|akkordeon|acordeon|acorde[aã]o|accordeon|fisarmonica|harmonika|akordeon)(?:[-_]{1,2}[\w-]*)?|accordion\w*",
        r"(?:[\w-]+[-_])?(?:tab[-_]?(?:panels?|panes?|contents?|body|items?|text)|tabs)(?:[-_]{1,2}[\w-]*)?|tabpanel\w*|tabcontent\w*",
        r"(?:[\w-]+[-_])?(?:collaps(?:e|ible)s?|expand(?:able|er)s?|disclosure[-_](?:panel|content|text)|faqs?)(?:[-_]{1,2}[\w-]*)?",
        r"(?:[\w-]+[-_])?(?:toggle|spoiler|details|read-?more|show-?more)[-_](?:content|body|text|panel|inner)(?:[-_]{1,2}[\w-]*)?",
    ),
    hits=(
        *("accordion", "accordion__content", "c-accordion__panel", "faq-accordion-container", "akkordeon-inhalt"),
        *(
            "tabpanel",
            "tab-pane",
            "tab-content",
            "tabs",
            "woocommerce-tabs-panel",
            "tabs__right",
            "product-tab-content",
        ),
        *("collapse", "c-collapsible__content", "a-expander-content", "faq-answer", "expandable", "toggle-content"),
        *("tabpanel_1_linux", "readmore-content", "disclosure-panel", "spoiler_body"),
    ),
    misses=(
        *("table", "tab", "tablet", "content", "panel", "stable-content", "details", "tabular-content", "toggle"),
        *("read-more", "collapsed", "expanded", "menu-toggle", "hidden", "tableau-tabsolut"),
    ),
)
