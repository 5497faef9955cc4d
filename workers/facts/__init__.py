"""What a page says of its article. Claims first; one judge chooses; every other claim says why it was not taken."""

from workers.facts.authors import author_names, find_credits
from workers.facts.choice import Judged
from workers.facts.dates import find_article_dates
from workers.facts.description import find_description
from workers.facts.embeds import find_embeds
from workers.facts.kind import find_kind
from workers.facts.language import find_language, order_language
from workers.facts.links import find_canonical, find_image
from workers.facts.scene import make_scene
from workers.facts.section import find_section
from workers.facts.site import find_site
from workers.facts.title import find_title
from workers.model import Facts, Profile, Reading, Verdict

__all__ = ["find_facts"]

#: Facts with a value of their own; claims on anything else are kept as they stand.
_UNUSED = ("tag", "text", "next_page")


def find_facts(reading: Reading, verdicts: tuple[Verdict, ...], profile: Profile) -> Facts:
    """Choose every fact of an article from the page's markup and from its judged blocks.

    ``claims`` of the answer holds every claim that was found: those that were taken have ``refused`` None, the
    others say why. ValueError if the verdicts are of another reading.
    """
    scene = make_scene(reading, verdicts, profile)
    site = find_site(scene)
    title = find_title(scene, _value(site))
    language = find_language(scene)
    kind = find_kind(scene)
    dates = find_article_dates(scene, order_language(language.claims, _value(language)), _value(title), _value(kind))
    who = find_credits(scene, _value(site), _value(title), _value(kind))
    section = find_section(scene, _value(title), _value(site))
    canonical, image = find_canonical(scene), find_image(scene)
    description = find_description(scene, _value(title))
    judged = (title, site, language, section, canonical, image, kind, description)
    return Facts(
        title=_value(title),
        credits=who.credits,
        authors=author_names(who.credits),
        published=dates.published,
        modified=dates.modified,
        section=_value(section),
        language=_value(language),
        site=_value(site),
        canonical_url=_value(canonical),
        image=_value(image),
        description=_value(description),
        kind=_value(kind) or "article",
        embeds=find_embeds(scene),
        claims=(
            *(claim for fact in judged for claim in fact.claims),
            *dates.claims,
            *who.claims,
            *scene.claims(*_UNUSED),
        ),
    )


def _value(judged: Judged) -> str | None:
    return judged.chosen.value if judged.chosen else None
