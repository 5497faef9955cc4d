"""Markdown by example: forms, and characters that stay what they are."""

import pytest

from tests.rendering.forms import rendered, shown
from workers.model import Role


def markdown(markup: str, **roles: Role) -> str:
    roles = {text.replace("_", " "): role for text, role in roles.items()}
    return rendered(markup, url="https://paper.example/1", roles=roles).markdown


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One.<p>Two.", "One.\n\nTwo."),
        ("<h3>Ufer</h3><p>a", "### Ufer\n\na"),
        ("<h2>C# and #</h2>", "## C# and \\#"),
        ("<p>a <b>b</b> <i>c</i> <code>d`e</code>", "a **b** *c* ``d`e``"),
        ("<p>roses,<br>violets", "roses,\\\nviolets"),
        ("<p>H<sub>2</sub>O", "H2O"),
        ("<p>go <a href='/a_(b)'>there</a>!", "go [there](https://paper.example/a_%28b%29)!"),
        ("<p>wow!<a href='/a'>there</a>", "wow\\![there](https://paper.example/a)"),
        ("<ul><li>a<li>b</ul>", "- a\n- b"),
        ("<ol start=3><li>a<li><p>b<p>c</ol>", "3. a\n\n4. b\n\n   c"),
        ("<ul><li>a<ul><li>b</ul></ul>", "- a\n\n  - b"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b"),
        ("<pre>x = `y`\n\nz</pre>", "```\nx = `y`\n\nz\n```"),
        ("<pre>```</pre>", "````\n```\n````"),
        ("<table><tr><th>a<th>b<tr><td>1|2<td>3</table>", "| a | b |\n| --- | --- |\n| 1\\|2 | 3 |"),
        ("<table><tr><td>a<td>b</table>", "|  |  |\n| --- | --- |\n| a | b |"),
    ],
)
def test_forms(markup: str, expected: str) -> None:
    assert markdown(markup) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2*3*4", "2\\*3\\*4"),
        ("snake_case and _this_", "snake_case and \\_this\\_"),
        ("1. Mai", "1\\. Mai"),
        ("1.5 Meter", "1.5 Meter"),
        ("- dash", "\\- dash"),
        ("-20 degrees", "-20 degrees"),
        ("# tag", "\\# tag"),
        ("#tag", "#tag"),
        ("[1]: x", "\\[1\\]: x"),
        ("&lt;b>", "\\<b>"),
        ("&amp;copy; R&amp;D", "\\&copy; R&D"),
        ("C:\\dir", "C:\\\\dir"),
        ("---", "\\---"),
    ],
)
def test_characters_stay_what_they_are(text: str, expected: str) -> None:
    assert markdown(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    ("markup", "bold"),
    [
        ("<b>Anna:</b> yes", True),
        ("<b>Anna:</b>yes", False),
        ("un<b>believ</b>able", True),
        ("a<b>「b」</b>c", False),
    ],
)
def test_emphasis_is_set_only_where_it_is_taken_as_such(markup: str, bold: bool) -> None:
    found = markdown(f"<p>{markup}</p>")
    assert ("**" in found) is bold
    assert any(name == "strong" for name, _ in shown(found).elements) is bold


def test_a_picture_bears_its_caption_and_the_text_does_not() -> None:
    markup = "<p>a</p><figure><img src=/f.jpg alt=boat><figcaption>The [ferry]</figcaption></figure><p>b</p>"
    assert rendered(markup, url="https://paper.example/", roles={"The [ferry]": "caption"}).markdown == (
        "a\n\n![The \\[ferry\\]](https://paper.example/f.jpg)\n\nb"
    )
