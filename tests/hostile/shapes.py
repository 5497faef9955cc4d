"""Pages whose markup is too deep, too long or too much of one thing."""

from hostile.kinds import MEGABYTE, Class, around, before, behind, html, plain
from hostile.story import BODY, LINKED_DATA, SILENT, document, silent

CHINESE = "这是一个短句，下一句也短。\n"

ORDINARY: tuple[Class, ...] = (
    html("ordinary", document),
    html("ordinary, silent", silent, SILENT),
    html(
        "ordinary with JSON-LD",
        lambda: silent(head=f'<script type="application/ld+json">{LINKED_DATA}</script>'),
    ),
    html("ordinary without end tags", lambda: document().replace("</p>", "").replace("</html>", "")),
    html("ordinary in upper case", lambda: document().replace("<p", "<P").replace("</p>", "</P>")),
)

NESTED: tuple[Class, ...] = (
    around("300 nested divs", "<div>", "</div>", 300),
    around("3,000 nested divs", "<div>", "</div>", 3_000),
    around("100,000 nested divs", "<div>", "</div>", 100_000),
    around("1,000,000 unclosed divs", "<div>", "", 1_000_000),
    around("100,000 nested spans", "<span>", "</span>", 100_000),
    around("50,000 unclosed b and i", "<b><i>", "", 25_000),
    around("5,000 nested tables", "<table><tr><td>", "</td></tr></table>", 5_000),
    around("20,000 nested lists", "<ul><li>", "</li></ul>", 20_000),
    around("5,000 nested sections", "<section><article>", "</article></section>", 2_500),
    before("50,000 unclosed links", lambda: "<a href='/x'>" * 50_000, SILENT),
    behind("20,000 misnested b and p", lambda: "<b><p></b></p>" * 20_000),
    before("10,000 nested svg and math", lambda: "<svg><math>" * 5_000 + "</math></svg>" * 5_000),
    before("20,000 nested templates", lambda: "<template>" * 20_000 + "</template>" * 20_000),
    behind("20,000 nested font elements", lambda: "<font size=1>" * 20_000 + "<p>"),
    behind("20,000 nested quotations behind it", lambda: "<blockquote>" * 20_000),
    before("60,000 end tags too many", lambda: "</div></p></section>" * 20_000),
    before(
        "nested forms, buttons and lists of choices", lambda: "<form><button><select>" * 9_000 + "</select>" * 9_000
    ),
    behind(
        "frames in frames by srcdoc", lambda: '<iframe srcdoc="' + "&lt;iframe srcdoc=&quot;" * 20_000 + '"></iframe>'
    ),
    behind("a frame of itself", lambda: '<iframe src=""></iframe><iframe src="/harbour-clock"></iframe>' * 500),
    behind("ruby without end", lambda: "<ruby><rt>" * 20_000),
    behind("50,000 terms and definitions", lambda: "<dl>" + "<dt>x<dd>y" * 25_000 + "</dl>"),
)

LARGE: tuple[Class, ...] = (
    before("100,000 attributes on one tag", lambda: f"<div {' '.join(f'a{n}=1' for n in range(100_000))}></div>"),
    before("20,000 attributes of one name", lambda: f"<div {'class=x ' * 20_000}></div>"),
    before("9 MB attribute", lambda: f"<div title='{'x' * 9 * MEGABYTE}'></div>"),
    before("1 MB class", lambda: f"<div class='{'wide ' * 200_000}'></div>"),
    html("1 MB class around the text", lambda: document(body=f"<div class='{'wide ' * 200_000}'>{BODY}</div>")),
    behind("20,000 elements of a hundred classes", lambda: f"<i class='{'w ' * 100}'></i>" * 20_000),
    before("50,000 body tags", lambda: "<body class=x onload=y>" * 50_000),
    behind("1,000,000 empty elements", lambda: "<i></i>" * 1_000_000),
    behind("300,000 siblings of a word", lambda: "<i>a</i>" * 300_000),
    behind("200,000 links", lambda: "<a href=/x>link number</a> " * 200_000),
    behind("200,000 choices", lambda: "<select>" + "<option>x" * 200_000 + "</select>"),
    html("100,000 metas", lambda: document(head='<meta name="generator" content="b">' * 100_000)),
    behind("50,000 headings", lambda: "<h2>Another heading</h2>" * 50_000),
    behind("200,000 line breaks", lambda: "<br>" * 200_000),
    behind("5 MB in one text node", lambda: "<div>" + "word " * MEGABYTE + "</div>"),
    html("5 MB title", lambda: document(title="word " * MEGABYTE)),
    before("5 MB of blanks", lambda: " \n" * 2_500_000),
    behind("5 MB in one word", lambda: f"<div>{'x' * 5 * MEGABYTE}</div>"),
    behind("5 MB of <", lambda: "<" * 5 * MEGABYTE),
    behind("5 MB of &", lambda: "&" * 5 * MEGABYTE),
    behind("1,000,000 entities", lambda: "<div>" + "&amp;" * 1_000_000 + "</div>"),
    behind("a comment of 9 MB that does not end", lambda: "<!--" + "x " * 4_500_000),
    behind("a script of 9 MB that does not end", lambda: "<script>" + "x " * 4_500_000),
    behind("100,000 comments", lambda: "<!-- x -->" * 100_000),
    behind("100,000 table cells", lambda: "<table>" + "<tr><td>1<td>2" * 50_000 + "</table>"),
    behind("50,000 figures", lambda: "<figure><img src=x><figcaption>c</figcaption></figure>" * 50_000),
    behind("50,000 short paragraphs", lambda: "<p>Another short line of text.</p>" * 50_000),
    behind("9 MB of paragraphs", lambda: "<p>Another short line of text.</p>" * 280_000),
    behind("150,000 paragraphs of Japanese", lambda: "<p>これは短い文章です。次の文も短い。</p>" * 150_000),
    behind("150,000 rows of two cells", lambda: "<table>" + "<tr><td>Another short<td>12" * 150_000 + "</table>"),
    behind("60,000 items of a list, each a link", lambda: "<ul>" + "<li><a href=/x>Some words here</a>" * 60_000),
    behind("300,000 elements inside one paragraph", lambda: "<p>" + "<span>word</span> <b>x</b> " * 150_000),
    behind("700,000 elements of plain text", lambda: "<xmp>x</xmp>" * 700_000),
    behind("220,000 lines of Chinese in one element", lambda: f"<xmp>{CHINESE * 220_000}</xmp>"),
    behind("1,000,000 paragraphs of a letter", lambda: "<p>x</p>" * 1_000_000),
    behind("1,200,000 ends of paragraphs that never began", lambda: "</p>" * 1_200_000),
    behind("1,900,000 ends of line breaks", lambda: "</br>" * 1_900_000),
    behind("150,000 joined emoji", lambda: "<p>" + "👩\u200d👩\u200d👧" * 150_000 + "</p>"),
    plain("4,500,000 lines of a letter", lambda: "a\n" * 4_500_000),
    plain("220,000 lines of Chinese", lambda: CHINESE * 220_000),
    plain("700,000 lines of a word", lambda: "Another word\n" * 700_000),
    plain("9 MB of line ends", lambda: "\n" * 9 * MEGABYTE),
    html("a start without a page", lambda: "<" * 100 + document()),
    html("the page twice", lambda: document() * 2),
)
