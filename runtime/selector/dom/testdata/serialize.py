"""Says what lxml writes for trees of HTML: a list of trees as JSON on stdin, for each the
markup of its elements on stdout, each element before what is in it.

A tree is {"name", "attrs": [[name, value or null]], "children": [text, {"comment": …} or tree]}.
"""
import json
import sys

from lxml import etree, html


def build(parent, tree):
    element = etree.SubElement(parent, tree["name"])
    for name, value in tree["attrs"]:
        element.set(name, value)
    last = None
    for child in tree["children"]:
        if isinstance(child, str):
            if last is None:
                element.text = child
            else:
                last.tail = child
        elif "comment" in child:
            last = etree.Comment(child["comment"])
            element.append(last)
        else:
            last = build(element, child)
    return element


answers = []
for tree in json.load(sys.stdin):
    body = html.document_fromstring("<html><body></body></html>").body
    element = build(body, tree)
    answers.append(
        [etree.tostring(e, method="html", encoding="unicode", with_tail=False) for e in element.iter(etree.Element)]
    )
json.dump(answers, sys.stdout)
