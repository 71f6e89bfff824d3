"""Fills in what parsel answers: reads a table of cases on stdin, writes it to stdout.

    python3 testdata/oracle.py <testdata/parsel.json >new.json
"""
import json
import sys

from parsel import Selector


def root(document):
    selector = Selector(document["text"], type=document["type"])
    for prefix, uri in document.get("namespaces", {}).items():
        selector.register_namespace(prefix, uri)
    return selector


def answer(found, steps):
    for step in steps:
        language, query = step.split(" ", 1)
        found = found.css(query) if language == "css" else found.xpath(query)
    return found.getall()


def compact(value):
    return json.dumps(value, ensure_ascii=False)


table = json.load(sys.stdin)
roots = {name: root(document) for name, document in table["documents"].items()}
for case in table["cases"]:
    case["want"] = answer(roots[case["document"]], case["steps"])
print('{"documents": ' + json.dumps(table["documents"], ensure_ascii=False, indent=1) + ',\n"cases": [')
print(",\n".join(compact(case) for case in table["cases"]))
print("]}")
