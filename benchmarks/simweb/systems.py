"""Sites as systems make them that know more than news: offices, magazines, diaries with numbers for addresses."""

from html import escape
from typing import Any

from benchmarks.simweb.lists import sitemap
from benchmarks.simweb.site import BESIDE, Site, Story, article, chunks, listing, page


def _text(site: Site, title: str, paragraphs: int, after: str = "") -> str:
    """A page of text that nobody signed or dated."""
    body = "".join(f"<p>{escape(one)}</p>" for one in site.prose.paragraphs(paragraphs))
    return page(site, title, f"<h1>{escape(title)}</h1>{body}{after}")


def _links(pairs: list[tuple[str, str]]) -> str:
    return "<ul>" + "".join(f'<li><a href="{path}">{escape(text)}</a></li>' for path, text in pairs) + "</ul>"


def numbers() -> Site:
    """A diary whose addresses are numbers in a query: posts, pages, months, categories, parts of the front page."""
    site = Site("Loose Moorings", "en")
    site.style = "time"
    site.write(24, lambda n, _: f"/?p={n * 13 + 101}")
    months = _links([(f"/?m=20260{month}", f"0{month}/2026") for month in (3, 4)])
    for month in (3, 4):
        part = [one for one in site.stories if one.when.month == month]
        site.put(f"/?m=20260{month}", lambda part=part: listing(site, "Month", part))
    for number, name in enumerate(("Rope", "Tar")):
        site.put(f"/?cat={number + 4}", lambda part=site.stories[number::2]: listing(site, "Category", part))
        site.foot.append((f"/?cat={number + 4}", name))
    parts = chunks(site.stories[::-1], 6)
    for number, part in enumerate(parts, 1):
        after = f'<a href="/?paged={number + 1}">{BESIDE["en"][3]}</a>' if number < len(parts) else ""
        site.put("/" if number == 1 else f"/?paged={number}", lambda p=part, a=after: _whole(site, p, a + months))
    site.beside("/?page_id=2", "/?page_id=7")
    site.robots()
    return site


def _whole(site: Site, stories: list[Story], after: str) -> str:
    """A front page that prints its posts to their ends."""
    posts = "".join(
        f'<h2><a href="{one.path}">{escape(one.headline)}</a></h2>' + "".join(f"<p>{p}</p>" for p in one.paragraphs)
        for one in stories
    )
    return page(site, site.name, posts + after)


def office() -> Site:
    """A town's office: news among services, staff and offers of work, all in one sitemap without dates."""
    site = Site("Urząd Zatoki", "pl")
    site.style = "json-ld"
    site.write(24, lambda n, s: f"/wiesci/{s.slug(s.stories[n].headline)}")
    services = [(f"/sprawy/{site.slug(text)}-{n}", text) for n in range(8) for text in (site.prose.headline(),)]
    staff = [(f"/ludzie/{site.slug(name)}-{n}", name) for n in range(5) for name in (site.prose.name(),)]
    work = [(f"/oferty/{n}-kapitan-promu-na-wyspie", f"Kapitan promu (k/m) {n}") for n in range(4)]
    for path, title in (*services, *staff, *work):
        made = _text(site, title, 5)
        site.put(path, made)
    site.sections = (("/wiesci", "Wieści"), ("/sprawy", "Sprawy"))
    site.put("/sprawy", lambda: page(site, "Sprawy", _links([*services, *work])))
    site.put("/wiesci", lambda: listing(site, "Wieści", site.stories[:9]))
    site.front(site.stories[:3])
    mixed = [path for pair in zip(services, [*staff, *work[:3]], strict=True) for path, _ in pair]
    site.put("/sitemap.xml", lambda: sitemap(site, site.stories, mixed), "application/xml")
    site.beside("/o-nas", "/kontakt")
    site.robots()
    return site


def printed() -> Site:
    """A regional paper: numbers for addresses, a second page of each story for the printer, galleries, no validators."""
    site = Site("Deichkurier", "de")
    site.style, site.validators = "printed", False
    site.write(24, lambda n, _: f"/{('kueste', 'stadt')[n % 2]}/{n + 41200}.html")
    for story in site.stories:
        other = f"/drucken/{story.path.rpartition('/')[2]}"
        site.put(other, lambda story=story: article(site, story))
        link = f'<a href="{other}">Druckansicht</a>'
        site.put(story.path, lambda s=story, link=link: article(site, s).replace("</main>", f"{link}</main>"))
    site.sections = (("/kueste/", "Küste"), ("/stadt/", "Stadt"), ("/bilder/", "Bilder"))
    for name in ("kueste", "stadt"):
        parts = chunks([one for one in site.stories if one.path.startswith(f"/{name}/")], 6)
        for number, part in enumerate(parts, 1):
            after = f'<a href="/{name}/seite{number + 1}.html">weiter</a>' if number < len(parts) else ""
            path = f"/{name}/" if number == 1 else f"/{name}/seite{number}.html"
            site.put(path, lambda part=part, after=after: listing(site, "Küste", part, after))
    shows = [(f"/bilder/{n}.html", site.prose.headline()) for n in range(500, 505)]
    site.put("/bilder/", lambda: page(site, "Bilder", _links(shows)))
    for path, title in shows:
        site.put(path, page(site, title, f"<h1>{title}</h1>" + '<img src="/b.jpg"><p>Foto</p>' * 9))
    site.front(site.stories[:6])
    site.beside("/impressum.html", "/kontakt.html")
    site.robots()
    return site


def teasers() -> Site:
    """A review without dates or names, whose lists print sixty words of each piece; rules with a headline's length."""
    site = Site("The Long Quay", "en")
    site.sections = (("/essays", "Essays"), ("/letters", "Letters"))
    site.write(24, lambda n, s: f"/{('essays', 'letters')[n % 2]}/{s.slug(s.stories[n].headline, 5)}")
    for story in site.stories:
        story.teaser = " ".join(site.prose.sentence() for _ in range(5))
    for name, path in (("Essays", "/essays"), ("Letters", "/letters")):
        part = [one for one in site.stories if one.path.startswith(f"{path}/")]
        for number, some in enumerate(chunks(part, 6), 1):
            after = f'<a href="{path}/p{number + 1}">Next page</a>' if 6 * number < len(part) else ""
            made = path if number == 1 else f"{path}/p{number}"
            site.put(made, lambda name=name, some=some, after=after: listing(site, name, some, after))
    site.front(site.stories[:8])
    house = "How our editors choose what they print and why"
    site.put("/how-our-editors-choose-what-they-print", _text(site, house, 6))
    site.foot.append(("/how-our-editors-choose-what-they-print", house))
    site.beside("/about", "/contact")
    site.robots()
    return site


SYSTEMS: tuple[Any, ...] = (numbers, office, printed, teasers)
