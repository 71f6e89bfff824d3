"""Requests that wait: one callback yields n of them, then closes the spider."""
import scrapy
from scrapy.exceptions import CloseSpider


class FrontierSpider(scrapy.Spider):
    name = "frontier"

    def start_requests(self):
        yield scrapy.Request(f"{self.site}/list/1")

    def parse(self, response):
        self.crawler.engine.pause()  # nothing leaves while it is counted
        for i in range(int(self.n)):
            yield scrapy.Request(f"{self.site}/product/{i}?session=0123456789", meta={"depth_hint": i})
        raise CloseSpider("stored")
