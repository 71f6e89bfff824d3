"""Runs the Python twins of the cases under Scrapy, one crawl after the other.

Reads a JSON list of {"name", "file", "site", "settings"} from stdin and writes a JSON
object from each name to {"events": [...], "stats": {...}} to stdout.
"""

import importlib.util
import json
import logging
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from twisted.internet import asyncioreactor

asyncioreactor.install()

from scrapy import Spider
from scrapy.crawler import CrawlerRunner
from scrapy.settings import Settings
from twisted.internet import defer, reactor


class Events(logging.Handler):
    """Keeps the events of a case, and the first line of each record from WARNING up."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        first = record.getMessage().split("\n")[0]
        if first.startswith("EVENT "):
            self.lines.append(first[len("EVENT "):])
        elif record.levelno >= logging.WARNING:
            self.lines.append(record.levelname + " " + first)


def spider_of(name, file):
    spec = importlib.util.spec_from_file_location("twin_" + name, file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for value in vars(module).values():
        if isinstance(value, type) and issubclass(value, Spider) and value.__module__ == spec.name:
            return value
    raise LookupError(file + " has no spider")


@defer.inlineCallbacks
def run(case):
    settings = Settings({
        "CONCURRENT_REQUESTS": 1,
        "TELNETCONSOLE_ENABLED": False,
        "REQUEST_FINGERPRINTER_IMPLEMENTATION": "2.7",
        "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor",
    })
    settings.update(case["settings"], priority="cmdline")
    runner = CrawlerRunner(settings)
    crawler = runner.create_crawler(spider_of(case["name"], case["file"]))
    events = Events()
    root = logging.getLogger()
    root.addHandler(events)
    try:
        yield runner.crawl(crawler, site=case["site"])
    except Exception as e:
        events.lines.append("refused " + str(e))
    finally:
        root.removeHandler(events)
    stats = crawler.stats.get_stats()
    events.lines.append("reason " + str(stats.get("finish_reason")))
    lines = [line.replace(case["site"], "") for line in events.lines]
    return {"events": lines, "stats": {name: str(value) for name, value in stats.items()}}


@defer.inlineCallbacks
def main():
    logging.getLogger().setLevel(logging.DEBUG)
    results = {}
    try:
        for case in json.load(sys.stdin):
            results[case["name"]] = yield run(case)
        json.dump(results, sys.stdout)
    finally:
        reactor.stop()


reactor.callWhenRunning(main)
reactor.run()
