"""``<meta>`` -> claims. The table says which names are in use for which fact."""

from collections.abc import Iterator, Mapping

import msgspec

from workers.model import Claim
from workers.reading.gathered import Attributes
from workers.reading.rules import claim

#: rule -> the names (lower case) of meta tags that it reads: ``name``, ``property`` or ``http-equiv``.
META_NAMES: Mapping[str, str] = {
    "meta.og.title": "og:title",
    "meta.twitter.title": "twitter:title",
    "meta.parsely.title": "parsely-title",
    "meta.sailthru.title": "sailthru.title",
    "meta.dc.title": "dc.title dcterms.title dc:title",
    "meta.citation.title": "citation_title",
    "meta.cxense.title": "cxenseparse:title",
    "meta.title": "title headline article:title hdl",
    "meta.article.published_time": "article:published_time article:published og:article:published_time "
    "rnews:datepublished shareaholic:article_published_time",
    "meta.og.published_time": "og:published_time og:pubdate",
    "meta.parsely.pub_date": "parsely-pub-date",
    "meta.sailthru.date": "sailthru.date",
    "meta.cxense.published": "cxenseparse:recs:publishtime cxenseparse:publishtime cxenseparse:published",
    "meta.citation.date": "citation_date citation_publication_date citation_online_date",
    "meta.dc.date": "dc.date dc:date dc.date.issued dc.date.created dc.date.published dcterms.date dcterms.created "
    "dcterms.issued dcterms.available dc.created dc.issued",
    "meta.date": "date pubdate pub_date publishdate publish-date publish_date published published_date "
    "published-date publication_date publication-date publicationdate datepublished date_published date-published "
    "published_time release_date article_date_original article.published originalpublicationdate "
    "original-publication-date displaydate creation_date created article:created firstpublished "
    "first-publication-date bt:pubdate ptime dateposted",
    "meta.article.modified_time": "article:modified_time article:modified article:updated_time og:modified_time",
    "meta.modified": "og:updated_time og:update_time lastmod last-modified last_modified lastmodified modified "
    "modified_date date_modified datemodified dateupdated updated updated_time revised dc.date.modified dc.modified "
    "dcterms.modified article.updated utime",
    "meta.parsely.author": "parsely-author",
    "meta.sailthru.author": "sailthru.author",
    "meta.cxense.author": "cxenseparse:author cxenseparse:recs:author",
    "meta.article.author": "article:author og:article:author og:author article:author_name article:author:name",
    "meta.citation.author": "citation_author",
    "meta.author": "author authors byl byline article.author article_author rbauthors",
    "meta.twitter.written_by": "twitter:misc:author",
    "meta.dc.creator": "dc.creator dcterms.creator dc:creator dc.creator.personalname",
    "meta.twitter.creator": "twitter:creator",
    "meta.article.section": "article:section article:section_name og:article:section",
    "meta.parsely.section": "parsely-section",
    "meta.cxense.section": "cxenseparse:section cxenseparse:taxonomy cxenseparse:recs:category",
    "meta.section": "section category news_category article.section article_section",
    "meta.og.site_name": "og:site_name",
    "meta.application_name": "application-name apple-mobile-web-app-title",
    "meta.dc.publisher": "dc.publisher dcterms.publisher dc:publisher publisher",
    "meta.citation.journal": "citation_journal_title",
    "meta.twitter.site": "twitter:site",
    "meta.og.description": "og:description",
    "meta.description": "description",
    "meta.twitter.description": "twitter:description",
    "meta.dc.description": "dc.description dcterms.description dcterms.abstract",
    "meta.og.image": "og:image og:image:url og:image:secure_url",
    "meta.twitter.image": "twitter:image twitter:image:src",
    "meta.parsely.image": "parsely-image-url",
    "meta.sailthru.image": "sailthru.image.full sailthru.image",
    "meta.og.url": "og:url",
    "meta.parsely.link": "parsely-link",
    "meta.og.locale": "og:locale",
    "meta.language": "language content-language",
    "meta.dc.language": "dc.language dcterms.language",
    "meta.og.type": "og:type",
    "meta.parsely.type": "parsely-type",
    "meta.article.tag": "article:tag og:article:tag",
    "meta.keywords": "keywords",
    "meta.news_keywords": "news_keywords",
    "meta.parsely.tag": "parsely-tags",
    "meta.sailthru.tag": "sailthru.tags",
}
#: What a card calls its author, beside whom ("twitter:label1" and "twitter:data1") other data stand.
_WRITTEN_BY = (
    "written by|author|verfasst von|geschrieben von|autor|écrit par|auteur|escrito por|autor/a|scritto da|autore|"
    "geschreven door|skriven av|skrevet av|skrevet af|napisane przez|napsal|написано автором|автор|kirjoittanut|"
    "yazan|ditulis oleh|执笔者|작성자|كتب بواسطة|γράφτηκε από"
)
WRITTEN_BY = frozenset(_WRITTEN_BY.split("|"))
_RULE_OF = {name: rule for rule, named in META_NAMES.items() for name in named.split()}
#: Rules whose content is a list with commas.
_LISTS = frozenset({"meta.keywords", "meta.news_keywords", "meta.parsely.tag", "meta.sailthru.tag"})
#: What "parsely-page" holds in one tag, as JSON: property -> rule.
_PARSELY: Mapping[str, str] = {
    "title": "meta.parsely.title",
    "author": "meta.parsely.author",
    "authors": "meta.parsely.author",
    "pub_date": "meta.parsely.pub_date",
    "section": "meta.parsely.section",
    "tags": "meta.parsely.tag",
    "image_url": "meta.parsely.image",
    "link": "meta.parsely.link",
    "type": "meta.parsely.type",
}
_MAX_METAS = 400
_MAX_LIST = 50


def meta_claims(metas: list[Attributes]) -> Iterator[Claim]:
    """One claim for each meta tag whose name is known and whose content is not empty."""
    written = ""
    for attributes in metas[:_MAX_METAS]:
        content = attributes.get("content")
        named = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        rule = _RULE_OF.get(named.strip().lower()) if named and content else None
        if named and content and named.lower() == "parsely-page":
            yield from _parsely(content)
        if rule is None and named and content and named.lower().startswith("twitter:"):
            if named.lower() == written or named.lower().removeprefix("twitter:misc:") in WRITTEN_BY:
                rule = "meta.twitter.written_by"
            elif content.strip().lower() in WRITTEN_BY:
                written = named.lower().replace("label", "data")
        if rule and named and content:
            for part in content.split(",")[:_MAX_LIST] if rule in _LISTS else (content,):
                yield from claim(rule, part, f"meta {named.strip()}")


def _parsely(content: str) -> Iterator[Claim]:
    """The claims of a tag that holds all in one; what is no JSON claims nothing."""
    try:
        stated = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return
    if isinstance(stated, dict):
        for key, rule in _PARSELY.items():
            value = stated.get(key)
            for part in value[:_MAX_LIST] if isinstance(value, list) else (value,):
                if isinstance(part, str):
                    yield from claim(rule, part, f"meta parsely-page {key}")
