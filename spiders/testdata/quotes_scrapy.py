"""spiders/quotes.js for Python's Scrapy: a test compares what the two find.

    scrapy runspider quotes_scrapy.py -a site=http://127.0.0.1:8765 -O quotes.jsonl
"""

import scrapy


class QuotesSpider(scrapy.Spider):
    name = "quotes"

    def __init__(self, site="http://127.0.0.1:8765", **kwargs):
        super().__init__(**kwargs)
        self.start_urls = [f"{site}/quotes/"]

    def parse(self, response):
        for quote in response.css("div.quote"):
            yield {
                "text": quote.css("span.text::text").get(),
                "author": quote.css("small.author::text").get(),
                "tags": quote.css("div.tags a.tag::text").getall(),
            }

        yield from response.follow_all(css="li.next a", callback=self.parse)
