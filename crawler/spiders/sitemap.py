"""Spider ``sitemap``: the articles that a site's sitemaps name, and no others."""

from crawler.finding import Use
from crawler.spiders.site import SiteSpider


class SitemapSpider(SiteSpider):
    """Seeds are sitemaps, or addresses of the site, whose robots.txt names them."""

    name = "sitemap"
    use = Use(links=False, feeds=False)
