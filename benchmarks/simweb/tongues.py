"""Sites in other languages than English, one of them in two at once."""

from html import escape
from urllib.parse import quote

from benchmarks.simweb.lists import sitemap
from benchmarks.simweb.site import Site, Story, in_sections, listing, paged


def cyrillic() -> Site:
    """Windows-1251, words in Cyrillic in its addresses."""
    site = Site("Маяк", "ru")
    site.style, site.charset = "printed", "windows-1251"
    names = ("мир", "город")
    in_sections(site, names)
    site.write(18, lambda n, s: f"/{quote(names[n % 2])}/{s.slug(s.stories[n].headline)}", lambda n: names[n % 2])
    site.beside("/o-nas", "/kontakty", "/privacy")
    for name in names:
        site.put(
            f"/{quote(name)}/", lambda name=name: listing(site, name, [o for o in site.stories if o.section == name])
        )
    site.front(site.stories[:7])
    site.robots()
    return site


def japanese() -> Site:
    """Numbers in addresses, parts with 次へ, a menu of two."""
    site = Site("白根新聞", "ja")
    site.style = "time"
    in_sections(site, ("society", "sports"), "/list/{}")
    site.write(20, lambda n, s: f"/articles/{n + 11}", lambda n: ("society", "sports")[n % 2])
    for name in ("society", "sports"):
        part = [one for one in site.stories if one.section == name]
        paged(site, f"/list/{name}", name, part, 5, f"/list/{name}/{{}}")
    site.front(site.stories[:5])
    site.beside("/company", "/inquiry", "/privacy")
    site.robots()
    return site


def chinese() -> Site:
    """Sections in short words, headlines in its addresses, a sitemap of lines."""
    site = Site("灯塔日报", "zh")
    site.style = "og"
    in_sections(site, ("shehui", "wenhua"))
    site.write(
        18, lambda n, s: f"/{('shehui', 'wenhua')[n % 2]}/{n + 301}.html", lambda n: ("shehui", "wenhua")[n % 2]
    )
    for name in ("shehui", "wenhua"):
        site.put(f"/{name}/", lambda name=name: listing(site, name, [o for o in site.stories if o.section == name]))
    site.front(site.stories[:6])
    site.put("/map.txt", lambda: "\n".join(f"{{base}}{one.path}" for one in site.stories), "text/plain")
    site.beside("/guanyu", "/lianxi", "/yinsi")
    site.robots("Sitemap: {base}/map.txt")
    return site


def german() -> Site:
    """A sitemap where one looks for it, named by nobody; its lists have "mehr" for every row."""
    site = Site("Der Hafenbote", "de")
    site.style = "json-ld"
    site.write(21, lambda n, s: f"/lokales/{s.slug(s.stories[n].headline, 2)}.html")
    site.beside("/ueber-uns.html", "/kontakt.html", "/datenschutz.html")

    def rows(_site: Site, story: Story) -> str:
        return f'<li>{escape(story.headline)} <a href="{story.path}">mehr</a></li>'

    site.put("/", lambda: listing(site, site.name, site.stories[:9], row=rows))
    site.put("/sitemap.xml", lambda: sitemap(site, site.stories, ["/", "/ueber-uns.html", "/lokales/"]), "text/xml")
    site.put("/lokales/", lambda: listing(site, "Lokales", site.stories[:9], row=rows))
    site.sections = (("/lokales/", "Lokales"),)
    site.robots()
    return site


def languages() -> Site:
    """Each story in two languages; the sitemap names one and says where the other stands."""
    site = Site("Two Shores", "en")
    site.style = "og"
    site.write(12, lambda n, s: f"/en/{s.slug(s.stories[n].headline, 3)}")
    english = list(site.stories)
    site.prose = type(site.prose)("fr", "Two Shores")
    site.write(12, lambda n, s: f"/fr/{s.slug(s.stories[n].headline, 3)}")
    french = site.stories[12:]
    pairs = {one.path: {"fr": other.path} for one, other in zip(english, french, strict=True)}
    site.put("/sitemap.xml", lambda: sitemap(site, english, others=pairs), "text/xml")
    site.front(english[:6])
    site.robots("Sitemap: {base}/sitemap.xml")
    site.beside("/en/about", "/en/contact")
    return site
