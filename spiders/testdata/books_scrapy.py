"""spiders/books.js for Python's Scrapy: the benchmark runs both.

    scrapy runspider books_scrapy.py -a site=http://127.0.0.1:8765 -O books.jsonl
"""

from urllib.parse import urlsplit

import scrapy

WORDS = ["Zero", "One", "Two", "Three", "Four", "Five"]


class BooksSpider(scrapy.Spider):
    name = "books"

    def __init__(self, site="http://127.0.0.1:8765", **kwargs):
        super().__init__(**kwargs)
        self.start_urls = [f"{site}/books/"]

    def parse(self, response):
        yield from response.follow_all(css="article.product_pod h3 a", callback=self.parse_book)
        yield from response.follow_all(css="li.next a", callback=self.parse)

    def parse_book(self, response):
        book = response.css("div.product_main")
        rating = book.css("p.star-rating::attr(class)").get()

        return {
            "title": book.css("h1::text").get(),
            "category": response.css("ul.breadcrumb li:nth-child(3) a::text").get(),
            "price": float(book.css("p.price_color::text").re_first(r"[\d.]+")),
            "rating": WORDS.index(rating.split(" ")[1]),
            "stock": int(book.css("p.availability").re_first(r"(\d+) available", default="0")),
            "upc": response.xpath('//th[text()="UPC"]/following-sibling::td/text()').get(),
            "path": urlsplit(response.url).path,
        }
