"""Spider ``feed``: the articles that a site's feeds name, and no others."""

from crawler.finding import Use
from crawler.spiders.site import SiteSpider


class FeedSpider(SiteSpider):
    """Seeds are feeds, or pages that link to theirs."""

    name = "feed"
    use = Use(links=False, maps=False)
