"""The shop by Scrapy."""
import scrapy


class ShopSpider(scrapy.Spider):
    name = "shop"

    def start_requests(self):
        yield scrapy.Request(f"{self.site}/list/1")

    def parse(self, response):
        yield from response.follow_all(css="article.product_pod h3 a", callback=self.parse_product)
        yield from response.follow_all(css="li.next a", callback=self.parse)

    def parse_product(self, response):
        def text(query):
            return response.css(query).get(default="").strip()

        yield {
            "title": text("div.product_main h1::text"),
            "category": text("ul.breadcrumb li:nth-child(3) a::text"),
            "price": text("p.price_color::text"),
            "stock": "".join(response.css("p.availability ::text").getall()).strip(),
            "rating": text("p.star-rating::attr(class)"),
            "upc": text("table.table-striped tr:nth-child(1) td::text"),
            "image": text("#gallery img::attr(src)"),
            "description": text("#product_description + p::text"),
        }
