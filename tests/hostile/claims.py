"""Pages that lie about who wrote them and when, or that make a reader of titles, dates and bylines work too long."""

# ruff: noqa: E501 - a class stands in a line

import json

from hostile.kinds import MEGABYTE, Class, html, linked, stated
from hostile.story import DAY, SILENT, Expected, document, silent

#: Half a million characters, which a pattern that goes back would read for hours.
LONG = 500_000


def byline(text: str) -> str:
    """The story, silent but for this line under its headline."""
    return document(signed=f'<p class="byline">{text}</p>')


def dateline(text: str) -> str:
    """The story, silent but for this line where a date stands."""
    return document(signed=f'<p class="date">{text}</p>')


DATES: tuple[Class, ...] = (
    html("20,000 almost-dates", lambda: silent(after="<p>2024-13-45 and 45.13.2024</p>" * 20_000), SILENT),
    html("500,000 digits", lambda: silent(after=f"<p>{'20240305' * 62_500}</p>"), SILENT),
    html("1 MB of date text", lambda: silent(before=f"<time>{'5 March ' * 125_000}</time>"), SILENT),
    html(
        "1 MB in a date's attribute",
        lambda: silent(before=f'<time datetime="{"2024-" * 200_000}">now</time>'),
        SILENT,
    ),
    html("the 31st of February", lambda: dateline("31 February 2024"), SILENT),
    html("a date with month 13", lambda: dateline("Published: 2024-13-05T10:00:00Z"), SILENT),
    html("year 0 and year 99999", lambda: dateline("Published 1 January 0000, updated 1 January 99999"), SILENT),
    html("months in a row", lambda: dateline("January February March " * 20_000), SILENT),
    html("digits and blanks", lambda: dateline("1 " * 250_000), SILENT),
    html("colons and digits", lambda: dateline("12:" * 160_000), SILENT),
    html("slashes and digits", lambda: dateline("5/" * LONG), SILENT),
    html("ages of nothing", lambda: dateline("1 hour " * 70_000), SILENT),
    html("years of a copyright line", lambda: silent(after="<p>© 1999-2024 Vellmouth Gazette</p>"), SILENT),
    html(
        "dates of other stories",
        lambda: silent(
            after="<aside><h2>More news</h2><ul>"
            + '<li><a href="/x">Another story</a> <time datetime="2021-01-01">1 January 2021</time></li>' * 40
            + "</ul></aside>"
        ),
        SILENT,
    ),
    html(
        "dates of other stories in plain boxes",
        lambda: silent(
            after="<div>"
            + '<div><h3><a href="/x">Another story</a></h3><p><time datetime="2021-01-01">1 January 2021</time></p></div>'
            * 40
            + "</div>"
        ),
        SILENT,
    ),
    html("a date in digits of other scripts", lambda: dateline("٣١ ٣١ ٢٠٢٤ and ３１．１３．２０２４"), SILENT),
    linked("JSON-LD date of the wrong type", lambda: stated(datePublished={"@value": [DAY, None, 7]}), SILENT),
    linked("JSON-LD date that is a number", lambda: stated(datePublished=10**40), SILENT),
    linked("JSON-LD date of 1 MB", lambda: stated(datePublished=f"{DAY} " * 90_000), SILENT),
    linked("JSON-LD date far away", lambda: stated(datePublished="9999-12-31T23:59:59+14:00"), SILENT),
    linked("JSON-LD date before its time", lambda: stated(datePublished="0001-01-01T00:00:00-23:59"), SILENT),
)

NAMES: tuple[Class, ...] = (
    html("1 MB byline", lambda: byline("By " + "Ada Vale and " * 77_000), SILENT),
    html("a byline of By", lambda: byline("By " * 150_000), SILENT),
    html("a byline of commas", lambda: byline("By " + ", " * 250_000), SILENT),
    html("a byline of and", lambda: byline("By " + "and " * 125_000), SILENT),
    html("a byline of hyphens", lambda: byline("By A" + "-A" * 250_000), SILENT),
    html("a byline of initials", lambda: byline("By " + "A. " * 160_000), SILENT),
    html("a byline of capitals", lambda: byline("By " + "Aa" * 250_000), SILENT),
    html("a byline of blanks", lambda: byline("By" + "\u00a0" * LONG + "."), SILENT),
    html("a byline of at-signs", lambda: byline("By " + "a@" * 250_000), SILENT),
    html("a byline of brackets", lambda: byline("By " + "(" * LONG), SILENT),
    html("a byline of pipes", lambda: byline("By " + "| " * 250_000), SILENT),
    html("a byline that is markup", lambda: byline("By &lt;script&gt;alert(1)&lt;/script&gt;"), SILENT),
    html(
        "a byline that is an address", lambda: byline("By https://user:hunter2@evil.example/?token=SECRET123"), SILENT
    ),
    html("a byline that is a number", lambda: byline("By 12345678901234567890"), SILENT),
    html(
        "commenters with bylines",
        lambda: silent(
            after='<section class="comments"><h2>Comments</h2>'
            + '<div class="comment"><p class="comment-author">By Otto Kranz</p><p>I was there too.</p></div>' * 30
            + "</section>"
        ),
        SILENT,
    ),
    html(
        "an author's name in an attribute of chrome",
        lambda: silent(after='<div data-author="Otto Kranz" hidden>By Otto Kranz</div>'),
        SILENT,
    ),
    linked(
        "JSON-LD author of the wrong type", lambda: stated(author=[[1, {"name": {"x": None}}], True, None]), SILENT
    ),
    linked("JSON-LD author of 1 MB", lambda: stated(author={"@type": "Person", "name": "Ada " * 250_000}), SILENT),
    linked(
        "100,000 JSON-LD authors that are none",
        lambda: stated(author=[{"@type": "Person", "name": n} for n in range(100_000)]),
        SILENT,
    ),
)

TITLES: tuple[Class, ...] = tuple(
    html(f"a title of {what}", lambda bait=bait: document(title=bait))
    for what, bait in (
        ("pipes", "| " * 250_000),
        ("hyphens", " - " * 160_000),
        ("blanks", " " * LONG + "x"),
        ("dashes and letters", "a-" * 250_000),
        ("quotes", "“”\"'" * 120_000),
        ("dots", ". " * 250_000),
        ("combining marks", "e" + "\u0301" * LONG),
    )
)

JSON_LD: tuple[Class, ...] = (
    linked("JSON-LD 100,000 deep", lambda: "[" * 100_000 + "]" * 100_000, Expected(), signed=True),
    linked(
        "JSON-LD objects 100,000 deep", lambda: '{"author":' * 100_000 + "1" + "}" * 100_000, Expected(), signed=True
    ),
    linked(
        "JSON-LD of 9 MB",
        lambda: json.dumps({"@graph": [{"@type": "Thing", "name": "x" * 80}] * 80_000}),
        Expected(),
        signed=True,
    ),
    linked(
        "JSON-LD with a number of 100,000 digits",
        lambda: '{"@type": "NewsArticle", "wordCount": ' + "9" * 100_000 + "}",
        Expected(),
        signed=True,
    ),
    linked(
        "JSON-LD of wrong types",
        lambda: json.dumps(
            {"@type": [None, 7, {}], "headline": [], "author": 0, "datePublished": {}, "image": [[[]]]}
        ),
        Expected(),
        signed=True,
    ),
    linked(
        "JSON-LD with an unclosed quote and 1 MB of backslashes",
        lambda: '{"headline": "' + "\\" * MEGABYTE,
        Expected(),
        signed=True,
    ),
    linked(
        "JSON-LD that names itself",
        lambda: json.dumps({"@id": "#a", "@type": "NewsArticle", "author": {"@id": "#a"}, "isPartOf": {"@id": "#a"}}),
        Expected(),
        signed=True,
    ),
    *(
        linked(
            f"JSON-LD that is broken behind 400,000 of {run!r}",
            lambda run=run: '{"a": ' + run * 400_000 + "x",
            Expected(),
            signed=True,
        )
        for run in (" ", ";", "/*", "-->")
    ),
    linked("JSON-LD of 1 MB of NaN", lambda: "[" + "NaN," * 250_000 + "NaN]", Expected(), signed=True),
    linked(
        "JSON-LD with text of another story",
        lambda: stated(articleBody="Nothing of this was printed. " * 400),
        SILENT,
    ),
    html(
        "10,000 scripts of JSON-LD",
        lambda: document(head='<script type="application/ld+json">{"@type":"Thing"}</script>' * 10_000),
    ),
    html(
        "microdata 5,000 deep",
        lambda: document(after='<div itemscope itemprop="author" itemtype="https://schema.org/Thing">' * 5_000),
    ),
    html(
        "RDFa and microformats by the thousand",
        lambda: document(after='<span property="og:x" class="h-entry p-x">x</span>' * 20_000),
    ),
)
