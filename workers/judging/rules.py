"""What speaks after the first judge, in order: each rule overrules only where it is certain."""

from workers.judging.beside import button_rows, marked_boxes, teaser_cards
from workers.judging.boards import board_frames
from workers.judging.cards import copied_cards
from workers.judging.consent import consent_texts
from workers.judging.copies import copies
from workers.judging.drones import droning
from workers.judging.embeds import marked_embeds, printed_posts
from workers.judging.feet import feet
from workers.judging.head import (
    above_headline,
    below_loader,
    bracketed_end,
    credit_lines,
    labelled_line,
    section_labels,
    standfirst,
)
from workers.judging.headline import headlines
from workers.judging.icon_rows import drawn_rows, icon_rows, stacked_icons
from workers.judging.links import keywords, link_bars, linked_stories
from workers.judging.live import entry_clocks
from workers.judging.markup import captions, headings_and_quotes, hidden, printed_captions, shown_source, veiled
from workers.judging.phrases import phrase_lines
from workers.judging.posts import framed_posts
from workers.judging.sheet import Rule
from workers.judging.tail import bio, comments, footer, last_label, marked_comments, related

RULES: tuple[Rule, ...] = (
    hidden,  # first, so that what nobody sees neither begins nor ends a text
    droning,
    shown_source,
    # Lines that are known by their own words or marks.
    phrase_lines,
    icon_rows,
    stacked_icons,
    captions,
    printed_captions,
    printed_posts,
    copied_cards,
    framed_posts,
    marked_embeds,
    # What stands beside the text, by the marks and the make of its elements.
    marked_boxes,
    consent_texts,
    button_rows,
    # The head, from what surrounds it.
    credit_lines,
    headlines,
    above_headline,
    below_loader,
    drawn_rows,
    credit_lines,  # again, now that it is known where the text starts
    labelled_line,
    section_labels,
    standfirst,
    # The tail: the last line, and what stands below the headings that open lists.
    bracketed_end,
    keywords,
    link_bars,
    linked_stories,
    entry_clocks,
    board_frames,
    comments,
    marked_comments,
    teaser_cards,
    related,
    bio,
    footer,
    feet,
    last_label,
    copies,
    # What overrules everything, and what only says more exactly what a kept block is.
    hidden,  # again, over what has been said of the same blocks since
    headings_and_quotes,
    veiled,
)
#: What speaks from a place beside the text: above its headline, behind its last paragraph. In a list or a shop those
#: places hold the text itself. (By word F1 on sites not trained on: lists +.03, collections +.03, articles the same.)
OF_ARTICLES: frozenset[Rule] = frozenset(
    {
        printed_captions,
        button_rows,
        credit_lines,
        labelled_line,
        above_headline,
        keywords,
        linked_stories,
        teaser_cards,
        related,
        footer,
        feet,
        last_label,
    }
)
