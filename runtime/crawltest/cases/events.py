"""What the twins of the cases share: events.js in Python."""

import asyncio
import logging

import scrapy


def event(*words):
    """Write one line of the log that a case compares."""
    logging.getLogger("case").info(" ".join(["EVENT", *map(str, words)]))


class CaseSpider(scrapy.Spider):
    """Begins at one small page; self.site is the address of the test site."""

    name = "case"

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.start_urls = [self.site + "/numbers/1"]


class Gate:
    """A future that is made when the loop runs, and the function that opens it."""

    def __init__(self):
        self.future = None

    def opened(self):
        if self.future is None:
            self.future = asyncio.get_event_loop().create_future()
        return self.future

    def open(self):
        if not self.opened().done():
            self.future.set_result(None)
