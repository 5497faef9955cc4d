"""copydesk's crawler: Scrapy spiders that collect pages politely and hand them to the workers."""
