"""Every rule by which a page's markup states a fact: the rule's name, the fact it speaks of, how far to trust it.

A claim's ``rule`` is one of these names and nothing else; its ``where`` says at which place of the page it stood:

===================  =====================================================================================
rule begins with     ``where`` looks like
===================  =====================================================================================
``json-ld.``         ``json-ld[0] $.@graph[2].author[0].name`` (script, then the path inside it)
``meta.``            ``meta og:title`` (the meta's name, property, itemprop or http-equiv, as it is written)
``microdata.``       ``itemprop author[0]`` (the property; its number among its like)
``rdfa.``            ``property schema:author[0]``
``rel.``             ``rel=author[0]``
``link.``            ``a[href*=/author/][1]`` (a link to an author's page; ``raw`` is the address),
                     ``a link to page 2`` (of the same text)
``class.``           ``class author[0]``, ``class byline[0]`` (an element's whole text)
``time.``            ``time[2]@datetime``, or ``time[2]`` where the element has only text
``hentry.``          ``.h-entry .dt-published[0]`` (microformats: h-entry, hentry, hCard)
``html.``            ``html@lang``, ``title``, ``link rel=canonical``
===================  =====================================================================================

``json-ld.author.*`` and ``json-ld.creator.*`` end in what the page says of the name: ``person``,
``organization``, or ``untyped`` (a bare string). Rules of ``json-ld.article.*`` were read from a node whose type
is an article's (``ARTICLE_TYPES``), rules of ``json-ld.webpage.*`` from a page's, ``json-ld.thing.*`` from any
other (a product, a recipe, a video …). Dates keep the string as it stands in ``value`` and in ``raw``.
Where a claim was read from an element's text (``rel.``, ``class.``, ``microdata.``, ``hentry.``), ``raw`` holds
each text node in a line of its own: the borders that "Jane Roe" and "The Post" lose in ``value``.
Several values of one source (three authors, five tags) are several claims in the page's order.

Strengths (0..1) follow the precision that each source showed on six public corpora and the order in which
sources that disagree are right; they rank sources of one field and are no probabilities.
"""

import html
from collections.abc import Mapping

from workers.model import Claim
from workers.reading.decode import characters
from workers.reading.elements import names

__all__ = ["RULES", "claim", "names"]

#: Characters that a claim keeps of what stood there; a text's are the exception.
MAX_RAW, MAX_VALUE, MAX_TEXT = 2_000, 2_000, 200_000
#: Characters of a whole text (articleBody) that ``raw`` repeats.
MAX_RAW_TEXT = 200

#: rule -> (field, strength)
RULES: Mapping[str, tuple[str, float]] = {
    # JSON-LD: nodes of an article type
    "json-ld.article.headline": ("title", 0.90),
    "json-ld.article.name": ("title", 0.70),
    "json-ld.article.alternative_headline": ("title", 0.30),
    "json-ld.article.date_published": ("published", 0.95),
    "json-ld.article.date_created": ("published", 0.45),
    "json-ld.article.date_modified": ("modified", 0.90),
    "json-ld.article.section": ("section", 0.90),
    "json-ld.article.description": ("description", 0.80),
    "json-ld.article.language": ("language", 0.70),
    "json-ld.article.image": ("image", 0.80),
    "json-ld.article.url": ("canonical_url", 0.50),
    "json-ld.article.type": ("kind", 0.90),
    "json-ld.article.keyword": ("tag", 0.70),
    "json-ld.article.body": ("text", 0.50),
    # JSON-LD: the page that holds the article
    "json-ld.webpage.name": ("title", 0.45),
    "json-ld.webpage.date_published": ("published", 0.90),
    "json-ld.webpage.date_modified": ("modified", 0.80),
    "json-ld.webpage.description": ("description", 0.60),
    "json-ld.webpage.language": ("language", 0.65),
    "json-ld.webpage.image": ("image", 0.50),
    "json-ld.webpage.url": ("canonical_url", 0.40),
    "json-ld.webpage.type": ("kind", 0.30),
    # JSON-LD: anything else that is the page's subject
    "json-ld.thing.name": ("title", 0.35),
    "json-ld.thing.date_published": ("published", 0.55),
    "json-ld.thing.date_modified": ("modified", 0.40),
    "json-ld.thing.description": ("description", 0.40),
    "json-ld.thing.image": ("image", 0.35),
    "json-ld.thing.type": ("kind", 0.50),
    # JSON-LD: who, and where it was printed
    "json-ld.author.person": ("author", 0.92),
    "json-ld.author.organization": ("author", 0.90),
    "json-ld.author.untyped": ("author", 0.88),
    "json-ld.creator.person": ("author", 0.80),
    "json-ld.creator.organization": ("author", 0.78),
    "json-ld.creator.untyped": ("author", 0.78),
    "json-ld.publisher": ("site", 0.85),
    "json-ld.website": ("site", 0.80),
    "json-ld.breadcrumb": ("section", 0.50),
    # Meta tags
    "meta.og.title": ("title", 0.80),
    "meta.twitter.title": ("title", 0.70),
    "meta.parsely.title": ("title", 0.85),
    "meta.sailthru.title": ("title", 0.75),
    "meta.dc.title": ("title", 0.65),
    "meta.citation.title": ("title", 0.85),
    "meta.cxense.title": ("title", 0.75),
    "meta.title": ("title", 0.55),
    "meta.article.published_time": ("published", 0.93),
    "meta.og.published_time": ("published", 0.85),
    "meta.parsely.pub_date": ("published", 0.84),
    "meta.sailthru.date": ("published", 0.83),
    "meta.cxense.published": ("published", 0.83),
    "meta.citation.date": ("published", 0.80),
    "meta.dc.date": ("published", 0.60),
    "meta.date": ("published", 0.60),
    "meta.article.modified_time": ("modified", 0.85),
    "meta.modified": ("modified", 0.60),
    "meta.parsely.author": ("author", 0.86),
    "meta.sailthru.author": ("author", 0.85),
    "meta.cxense.author": ("author", 0.85),
    "meta.article.author": ("author", 0.84),
    "meta.citation.author": ("author", 0.84),
    "meta.author": ("author", 0.65),
    "meta.twitter.written_by": ("author", 0.63),
    "meta.dc.creator": ("author", 0.62),
    "meta.twitter.creator": ("author", 0.20),
    "meta.article.section": ("section", 0.85),
    "meta.parsely.section": ("section", 0.80),
    "meta.cxense.section": ("section", 0.75),
    "meta.section": ("section", 0.60),
    "meta.og.site_name": ("site", 0.90),
    "meta.application_name": ("site", 0.60),
    "meta.dc.publisher": ("site", 0.50),
    "meta.citation.journal": ("site", 0.60),
    "meta.twitter.site": ("site", 0.15),
    "meta.og.description": ("description", 0.80),
    "meta.description": ("description", 0.75),
    "meta.twitter.description": ("description", 0.60),
    "meta.dc.description": ("description", 0.50),
    "meta.og.image": ("image", 0.90),
    "meta.twitter.image": ("image", 0.70),
    "meta.parsely.image": ("image", 0.60),
    "meta.sailthru.image": ("image", 0.50),
    "meta.og.url": ("canonical_url", 0.70),
    "meta.parsely.link": ("canonical_url", 0.40),
    "meta.og.locale": ("language", 0.60),
    "meta.language": ("language", 0.60),
    "meta.dc.language": ("language", 0.60),
    "meta.og.type": ("kind", 0.60),
    "meta.parsely.type": ("kind", 0.60),
    "meta.article.tag": ("tag", 0.70),
    "meta.keywords": ("tag", 0.40),
    "meta.news_keywords": ("tag", 0.60),
    "meta.parsely.tag": ("tag", 0.60),
    "meta.sailthru.tag": ("tag", 0.50),
    # Microdata
    "microdata.headline": ("title", 0.75),
    "microdata.date_published": ("published", 0.86),
    "microdata.date_modified": ("modified", 0.75),
    "microdata.author": ("author", 0.70),
    "microdata.thing.date_published": ("published", 0.45),
    "microdata.section": ("section", 0.70),
    "microdata.description": ("description", 0.50),
    "microdata.image": ("image", 0.50),
    "microdata.publisher": ("site", 0.60),
    "microdata.language": ("language", 0.50),
    "microdata.type": ("kind", 0.60),
    "microdata.body": ("text", 0.40),
    # RDFa
    "rdfa.headline": ("title", 0.70),
    "rdfa.date_published": ("published", 0.85),
    "rdfa.date_modified": ("modified", 0.74),
    "rdfa.author": ("author", 0.68),
    "rdfa.section": ("section", 0.68),
    "rdfa.publisher": ("site", 0.58),
    # Microformats
    "hentry.title": ("title", 0.55),
    "hentry.published": ("published", 0.78),
    "hentry.updated": ("modified", 0.55),
    "hentry.author": ("author", 0.60),
    # Elements
    "rel.author": ("author", 0.75),
    "rel.tag": ("tag", 0.50),
    "link.author_page": ("author", 0.50),
    "class.author": ("author", 0.42),
    "class.byline": ("author", 0.40),
    "time.published": ("published", 0.80),
    "time.modified": ("modified", 0.60),
    "time.first": ("published", 0.50),
    "time.other": ("published", 0.25),
    "html.title": ("title", 0.50),
    "html.canonical": ("canonical_url", 0.90),
    "html.lang": ("language", 0.75),
    "link.next_page": ("next_page", 0.80),
}


def claim(rule: str, value: str, where: str, *, raw: str | None = None) -> tuple[Claim, ...]:
    """The claim of a rule, or none if there is nothing to read: entities resolved, white space folded, bounded.

    KeyError for a rule that is not in ``RULES``.
    """
    field, strength = RULES[rule]
    is_text = field == "text"
    stood = characters((value if raw is None else raw)[: MAX_RAW_TEXT if is_text else MAX_RAW])
    read = value[: MAX_TEXT if is_text else MAX_VALUE]
    read = characters(html.unescape(read) if "&" in read else read)
    read = read.strip() if is_text else " ".join(read.split())
    if not read:
        return ()
    return (Claim(field=field, value=read, raw=stood, where=where[:300], rule=rule, strength=strength),)
