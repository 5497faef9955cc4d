"""Cleaning a page reaches for nothing: no address, no file, no process, whatever the page names."""

import subprocess
import sys

import pytest

#: Reads a page twice; whatever the second reading asks of the system is told (the first loads code and tables).
PROBE = """
import sys
from workers import Page, clean
from workers.model import Profile

REACHING = ("socket.", "open", "os.", "subprocess.", "shutil.", "urllib.", "ftplib.", "http.", "smtplib.", "ctypes.")
told, listening = [], False

def hear(event, arguments):
    if listening and event.startswith(REACHING):
        told.append(f"{event} {arguments!r}")

sys.addaudithook(hear)
page = Page(html=sys.stdin.read(), url="https://news.example.org/story", fetched_at="2025-09-18T10:00:00Z")
for listening in (False, True):
    article = clean(page, Profile(judge=sys.argv[1]))
assert "harbour" in article.text, article
told.append("CLEANED")
open(sys.executable).close()  # shows that the hook hears
print("\\n".join(told))
"""
FILE, AWAY = "file:///etc/hostname", "http://127.0.0.1:9/hit"
SENTENCE = "The harbour of the town was opened again on Tuesday after eleven months in the dock. "
PAGE = f"""<!DOCTYPE html [<!ENTITY one SYSTEM "{FILE}"><!ENTITY two SYSTEM "{AWAY}">]>
<html manifest="{AWAY}"><head><base href="{AWAY}/"><title>Harbour &one; &two;</title>
<meta http-equiv="refresh" content="0; url={AWAY}">
<link rel="stylesheet" href="{AWAY}"><link rel="canonical" href="{FILE}">
<link rel="next" href="{AWAY}?page=2"><meta property="og:image" content="{AWAY}.jpg"><script src="{AWAY}.js"></script>
<script type="application/ld+json">{{"@context": "{AWAY}", "@id": "{FILE}", "@type": "NewsArticle",
"headline": "Harbour", "author": {{"@id": "{AWAY}/author"}},
"image": "{AWAY}.png", "@import": "{AWAY}"}}</script></head>
<body background="{AWAY}"><xi:include href="{FILE}" parse="text"/>
<iframe src="{AWAY}" srcdoc="<img src={AWAY}>"></iframe>
<object data="{FILE}"></object><embed src="{AWAY}"><img src="{AWAY}.gif" srcset="{AWAY} 2x" data-src="{FILE}">
<article><h1>Harbour</h1><p>{SENTENCE * 8}</p>
<video src="{AWAY}" poster="{AWAY}"></video></article></body></html>"""


@pytest.mark.parametrize("judge", ["model", "readability"])
def test_cleaning_asks_nothing_of_the_system(judge: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, judge], input=PAGE, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    while_cleaning, _, after = ran.stdout.partition("CLEANED\n")
    assert (while_cleaning, after.split(" ")[0]) == ("", "open")
