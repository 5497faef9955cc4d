"""The spiders: thin shells over crawler.pages and crawler.links."""
