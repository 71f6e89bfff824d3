"""Says what parsel selects: {"documents", "queries"} on stdin, a list for each query on
stdout, with the results in each document or null where parsel rejects the query. An
element is the value of its attribute k.
"""
import json
import sys

from parsel import Selector


def load(document):
    selector = Selector(document["text"], type=document["type"])
    for prefix, uri in (document.get("namespaces") or {}).items():
        selector.register_namespace(prefix, uri)
    return selector


def value(found):
    return found.attrib["k"] if hasattr(found.root, "tag") else found.get()


def answer(selector, query):
    try:
        return [value(found) for found in selector.css(query)]
    except Exception:
        return None


task = json.load(sys.stdin)
roots = [load(document) for document in task["documents"]]
json.dump([[answer(root, query) for root in roots] for query in task["queries"]], sys.stdout)
