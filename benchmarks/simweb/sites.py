"""Sites, each of another shape. What a crawl must find is in ``Site.stories``."""

from html import escape
from typing import Any
from urllib.parse import quote

from benchmarks.simweb.lists import atom, json_feed, rss, sitemap, sitemap_index, zipped
from benchmarks.simweb.site import Site, Story, anchor, chunks, in_sections, listing, page, paged
from benchmarks.simweb.systems import SYSTEMS
from benchmarks.simweb.tongues import chinese, cyrillic, german, japanese, languages


def web() -> list[Site]:
    """All of them, made afresh."""
    return [make() for make in SITES]


def blog() -> Site:
    """Dated permalinks, a sitemap index in gzip, a feed, tags, authors, older pages."""
    site = Site("The Ropewalk", "en")
    site.style, site.head = "og", '<link rel="alternate" type="application/rss+xml" href="/feed/">'
    site.write(24, lambda n, s: f"/2026/{3 + n // 12:02}/{s.slug(s.stories[n].headline)}/")
    site.closed = {"/wp-admin/"}
    site.beside("/about/", "/contact/", "/privacy-policy/")
    paged(site, "/", site.name, site.stories, 10, "/page/{}/")
    for number, word in enumerate(("harbour", "wool", "choir", "storm", "school")):
        site.put(f"/tag/{word}/", lambda part=site.stories[number::5]: listing(site, "Tag", part))
        site.foot.append((f"/tag/{word}/", word))
    site.put("/feed/", lambda: rss(site, site.stories[:10]), "application/rss+xml")
    site.put("/sitemap_index.xml", lambda: sitemap_index(site, ["/posts.xml.gz", "/pages.xml"]), "text/xml")
    site.put("/posts.xml.gz", lambda: zipped(sitemap(site, site.stories)), "application/gzip")
    site.put("/pages.xml", lambda: sitemap(site, [], ["/about/", "/contact/"]), "text/xml")
    site.robots("Sitemap: {base}/sitemap_index.xml")
    return site


def daily() -> Site:
    """A news sitemap for the newest, sections for the rest, numbers in addresses."""
    site = Site("Sound Daily", "en")
    site.style = "json-ld"
    names = ("world", "sport", "culture")
    in_sections(site, names)
    site.write(
        27, lambda n, s: f"/{names[n % 3]}/{s.slug(s.stories[n].headline, 3)}-{4400100 + n}", lambda n: names[n % 3]
    )
    site.beside("/about", "/contact", "/privacy")
    for name in names:
        part = [one for one in site.stories if one.section == name]
        paged(site, f"/{name}/", name.title(), part, 6, f"/{name}/?page={{}}")
    site.front(site.stories[:9])
    site.put("/news-sitemap.xml", lambda: sitemap(site, site.stories[:6], news=True), "text/xml")
    site.closed = {"/search"}
    site.put("/search?q=x", lambda: listing(site, "Search", site.stories))
    site.robots("Sitemap: {base}/news-sitemap.xml")
    return site


def sections_only() -> Site:
    """No sitemap, no feed: sections with parts, headlines in addresses, in French."""
    site = Site("Le Sémaphore", "fr")
    site.style = "time"
    names = ("monde", "société", "économie", "culture")
    in_sections(site, names, "/rubrique/{}")
    site.write(28, lambda n, s: f"/{s.slug(s.stories[n].headline)}.html", lambda n: names[n % 4])
    site.beside("/qui-sommes-nous", "/contact", "/confidentialite")
    for name in names:
        part = [one for one in site.stories if one.section == name]
        path = f"/rubrique/{quote(name)}"
        paged(site, path, name.title(), part, 4, path + "?p={}")
    site.front(site.stories[:8])
    site.robots()
    return site


def opaque() -> Site:
    """Addresses that say nothing; a feed that nobody links to."""
    site = Site("Kestrel Wire", "en")
    site.style = "plain"
    site.write(18, lambda n, s: f"/n/{'abcdefghijklmnopqrstuvwxyz'[n]}{n * 7 % 10}q")
    site.beside("/about", "/contact", "/privacy")
    site.front(site.stories[:12])
    site.put("/rss.xml", lambda: rss(site, site.stories), "text/xml")
    site.robots()
    return site


def by_date() -> Site:
    """The front page shows the newest; the rest stands in archives by year and month."""
    site = Site("Orrin Chronicle", "en")
    site.style = "printed"
    site.sections = (("/archive", "Archive"),)
    site.write(26, lambda n, s: f"/2026/{1 + n // 9:02}/{1 + n % 9:02}/{s.slug(s.stories[n].headline, 4)}")
    site.beside("/about-us", "/contact-us", "/privacy-policy")
    site.front(site.stories[-6:])
    site.put("/archive", lambda: page(site, "Archive", '<a href="/2026/">2026</a> <a href="/2019/">2019</a>'))
    site.put("/2019/", lambda: page(site, "2019", "<p>Nothing.</p>"))
    site.put("/2026/", lambda: page(site, "2026", "".join(f'<a href="/2026/{m:02}/">{m}</a> ' for m in (1, 2, 3))))
    for month, part in enumerate(chunks(site.stories, 9), 1):
        site.put(f"/2026/{month:02}/", lambda part=part, month=month: listing(site, f"2026-{month}", part))
    site.robots()
    return site


def older_posts() -> Site:
    """A diary with an Atom feed of five, and links to older posts."""
    site = Site("Wool and Weather", "en")
    site.style, site.head = "time", '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
    site.write(20, lambda n, s: f"/posts/{s.slug(s.stories[n].headline, 3)}")
    site.put("/atom.xml", lambda: atom(site, site.stories[:5]), "application/atom+xml")
    word = "Older posts"
    parts = chunks(site.stories, 5)
    for number, part in enumerate(parts):
        here = "/" if not number else f"/older/{number}"
        after = f'<a class="older" href="/older/{number + 1}">{word}</a>' if number + 1 < len(parts) else ""
        site.put(here, lambda part=part, after=after: listing(site, site.name, part, after))
    site.beside("/about", "/contact")
    site.robots()
    return site


def json_fed() -> Site:
    """A JSON feed that names everything; the front page names half of it."""
    site = Site("Plain Signal", "pt")
    site.style, site.head = "og", '<link rel="alternate" type="application/feed+json" href="/feed.json">'
    site.write(16, lambda n, s: f"/e/{n * 37 % 97}")
    site.front(site.stories[:8])
    site.put("/feed.json", lambda: json_feed(site, site.stories), "application/feed+json")
    site.beside("/sobre", "/contato", "/privacidade")
    site.robots()
    return site


def chain() -> Site:
    """Only the last three stories are listed; each links to the one before."""
    site = Site("Night Ferry Notes", "en")
    site.style = "plain"
    site.write(16, lambda n, s: f"/note/{s.slug(s.stories[n].headline, 2)}")
    for number, story in enumerate(site.stories):
        made = site.pages[story.path]
        before = site.stories[number - 1] if number else None
        link = f'<p><a href="{before.path}">{escape(before.headline)}</a></p>' if before else ""
        site.put(story.path, lambda made=made, link=link: made().replace("</main>", f"{link}</main>"))
    site.front(site.stories[-3:])
    site.beside("/about", "/contact")
    site.robots()
    return site


def cards() -> Site:
    """Pictures with a text for those who cannot see lead to stories by number; no heading is a link."""
    site = Site("El Farol", "es")
    site.style = "soup"
    site.write(18, lambda n, s: f"/noticia.php?id={n + 70}")

    def row(_site: Site, story: Story) -> str:
        return f'<li><a href="{story.path}"><img src="/i.jpg" alt="{escape(story.headline)}"></a><p>{escape(story.teaser)}</p></li>'

    parts = chunks(site.stories, 6)
    for number, part in enumerate(parts):
        here = "/" if not number else f"/index.php?start={number * 6}"
        after = f'<a href="/index.php?start={number * 6 + 6}">Siguiente</a>' if number + 1 < len(parts) else ""
        site.put(here, lambda part=part, after=after: listing(site, site.name, part, after, row))
    site.beside("/quienes-somos.php", "/contacto.php", "/privacidad.php")
    site.robots()
    return site


def tables() -> Site:
    """An old site in tables: lists and stories by parameters."""
    site = Site("Vecchio Molo", "it")
    site.style = "printed"
    site.sections = tuple((f"/index.php?sezione={n}", f"Sezione {n}") for n in (1, 2, 3))
    site.write(18, lambda n, s: f"/articolo.php?sid={n + 3}&sezione={1 + n % 3}", lambda n: str(1 + n % 3))

    def row(_site: Site, story: Story) -> str:
        return f'<tr><td><a href="{escape(story.path)}">{escape(story.headline)}</a></td></tr>'

    for path, name in site.sections:
        part = [one for one in site.stories if one.section == name[-1]]
        site.put(path, lambda part=part, name=name: listing(site, name, part, row=row))
    site.put("/", lambda: listing(site, site.name, site.stories[:6], row=row))
    site.beside("/chi-siamo.php", "/contatti.php", "/privacy.php")
    site.robots()
    return site


def stale_map() -> Site:
    """A sitemap that was written once and forgotten; what came later stands in sections."""
    site = Site("Przystań", "pl")
    site.style = "time"
    names = ("miasto", "sport", "kultura")
    in_sections(site, names)
    site.write(24, lambda n, s: f"/{names[n % 3]}/{s.slug(s.stories[n].headline, 4)}", lambda n: names[n % 3])
    site.put("/sitemap.xml", lambda: sitemap(site, site.stories[:8]), "text/xml")
    for name in names:
        site.put(f"/{name}/", lambda name=name: listing(site, name, [o for o in site.stories if o.section == name]))
    site.front(site.stories[-8:])
    site.beside("/o-nas", "/kontakt", "/polityka-prywatnosci")
    site.robots("Sitemap: {base}/sitemap.xml")
    return site


def walls() -> Site:
    """Between its stories stand stubs, walls and pages that are gone and say 200."""
    site = Site("The Turnstile", "en")
    site.style = "og"
    site.write(15, lambda n, s: f"/news/{s.slug(s.stories[n].headline, 4)}")
    rows = [*site.stories]
    for number, (title, text) in enumerate(WALLS):
        path = f"/news/wall-of-another-kind-{number}"
        wall = Story(path, site.prose, 90 + number)
        site.put(path, lambda title=title, text=text: page(site, title, f"<h1>{title}</h1><p>{text}</p>"))
        rows.append(wall)
    site.front(rows)
    site.beside("/about", "/contact", "/privacy")
    site.robots()
    return site


WALLS = (
    ("Storm over the valley", "The storm came in the night and took the roofs. Subscribe to continue reading."),
    (
        "Just a moment...",
        "Checking your browser before accessing the site. This takes a few seconds only, please wait.",
    ),
    ("Before you continue", "We and our partners use cookies to store information on your device. " * 6),
    ("Page not found", "The page that you are looking for is not here. Try the front page or the search instead."),
    ("Sign in", "Members read more. Sign in with your address and your password to go on reading the paper."),
    ("Access denied", "You do not have permission to view this page. Reference number 18.5c1d. Ask the owner."),
)


def nested() -> Site:
    """Sections within sections, right to left."""
    site = Site("النخيل", "ar")
    site.style = "og"
    site.sections = (("/region/", "المنطقة"), ("/arts/", "الفنون"))
    site.write(20, lambda n, s: f"/{('region/east', 'region/west', 'arts/music')[n % 3]}/{n + 1200}")
    for path in ("region/east", "region/west", "arts/music"):
        part = [one for one in site.stories if one.path.startswith(f"/{path}/")]
        site.put(f"/{path}/", lambda part=part: listing(site, "x", part))
    site.put(
        "/region/", lambda: page(site, "x", '<a href="/region/east/">الشرق</a><a href="/region/west/">الغرب</a>')
    )
    site.put("/arts/", lambda: page(site, "x", '<a href="/arts/music/">الموسيقى</a>'))
    site.front(site.stories[:4])
    site.beside("/about", "/contact", "/privacy")
    site.robots()
    return site


def views() -> Site:
    """Every story also for the printer, for phones and with its comments; a shop with filters; parts of the site closed."""
    site = Site("İskele", "tr")
    site.style, site.closed = "json-ld", {"/yonetim/"}
    site.write(18, lambda n, s: f"/haber/{s.slug(s.stories[n].headline, 4)}-{n + 90210}")
    for story in site.stories:
        made = site.pages[story.path]
        extra = "".join(
            f'<a href="{story.path}{end}">{word}</a>' for end, word in (("?print=1", "Yazdır"), ("/amp", "AMP"))
        )
        site.put(story.path, lambda made=made, extra=extra: made().replace("</main>", f"{extra}</main>"))
        for end in ("?print=1", "/amp"):
            site.put(story.path + end, made)
    shop = [f"/dukkan/?renk={a}&boy={b}" for a in "abc" for b in "xyz"]
    facets = "".join(f'<a href="{path}">Süzgeç</a>' for path in shop)
    for path in ("/dukkan/", *shop):
        site.put(path, lambda: page(site, "Dükkân", f"{facets}<p>Bardak 12 TL</p>"))
    site.sections = (("/dukkan/", "Dükkân"),)
    site.put("/yonetim/rapor-bir-iki-uc", lambda: page(site, "Gizli", "<p>gizli</p>"))
    link = '<p><a href="/yonetim/rapor-bir-iki-uc">Kapalı bir sayfa burada duruyor</a></p>'
    site.put("/", lambda: listing(site, site.name, site.stories, link))
    site.beside("/hakkimizda", "/iletisim", "/gizlilik")
    site.robots()
    return site


def briefs() -> Site:
    """Stories of two sentences under a date, in sections; a menu in unknown words."""
    site = Site("Korte Golf", "en")
    site.style = "time"
    site.sections = (("/kort", "Kort"), ("/zee", "Zee"))
    site.write(
        20,
        lambda n, s: f"/{('kort', 'zee')[n % 2]}/{s.slug(s.stories[n].headline, 3)}",
        lambda n: ("kort", "zee")[n % 2],
    )
    for story in site.stories:
        story.paragraphs = [f"{site.prose.sentence()} {site.prose.sentence()}"]
    for name in ("kort", "zee"):
        site.put(f"/{name}", lambda name=name: listing(site, name, [o for o in site.stories if o.section == name]))
    site.front(site.stories[:10])
    site.put(
        "/wie-zijn-wij",
        lambda: page(site, "Wie zijn wij", "<h1>Wie</h1><p>" + " ".join(site.prose.paragraphs(6)) + "</p>"),
    )
    site.foot.append(("/wie-zijn-wij", "Wie zijn wij"))
    site.robots()
    return site


SITES: tuple[Any, ...] = (
    blog,
    daily,
    sections_only,
    opaque,
    by_date,
    older_posts,
    json_fed,
    cyrillic,
    japanese,
    chinese,
    german,
    languages,
    chain,
    cards,
    tables,
    stale_map,
    walls,
    nested,
    views,
    briefs,
    *SYSTEMS,
)
__all__ = ["SITES", "anchor", "web"]
