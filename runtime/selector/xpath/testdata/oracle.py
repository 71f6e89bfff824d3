"""Answers queries with lxml: reads {documents, namespaces, variables, cases} on stdin.

A case is [document, context, expression]; the answer is a list of [type, values]. Nodes
are paths of indexes, counting all children but texts: see node_test.go.
"""
import json
import sys

import parsel  # registers has-class()
from lxml import etree

NAMESPACES = {"re": "http://exslt.org/regular-expressions", "set": "http://exslt.org/sets"}


def element(node):
    parent = node.getparent()
    if parent is not None:
        return element(parent) + "/" + str(parent.index(node))
    before = 0
    while node.getprevious() is not None:
        node = node.getprevious()
        before += 1
    return str(before)


def place(node):
    if getattr(node, "tag", None) in ("match", "matches"):  # of re:match(), in a tree of their own
        return node.tag + " " + "".join(node.itertext())
    if isinstance(node, tuple):
        return "namespace %s=%s" % (node[0] or "", node[1] or "")
    if isinstance(node, str):
        if node.getparent().tag == "match":
            return "text of match " + node
        path = element(node.getparent())
        if node.is_attribute:
            return path + "@" + node.attrname
        return path + (" tail" if node.is_tail else " text")
    return element(node)


def answer(root, context, expression, namespaces, variables):
    try:
        if context:
            root = root.xpath(context, namespaces=namespaces)[0]
        result = root.xpath(expression, namespaces=namespaces, **variables)
    except Exception:
        return ["error", []]
    if isinstance(result, list):
        return ["node-set", [place(node) for node in result]]
    if isinstance(result, bool):
        return ["boolean", [str(result)]]
    if isinstance(result, float):
        return ["number", [repr(result)]]
    return ["string", [str(result)]]


def parse(document):
    if document["html"]:
        return etree.fromstring(document["text"], etree.HTMLParser())
    return etree.fromstring(document["text"].encode())


task = json.load(sys.stdin)
roots = {name: parse(document) for name, document in task["documents"].items()}
namespaces = {**NAMESPACES, **task["namespaces"]}
json.dump([answer(roots[d], c, e, namespaces, task["variables"]) for d, c, e in task["cases"]], sys.stdout, ensure_ascii=False)
