"""Says what lxml reads in documents: a list of texts as JSON on stdin, a list on stdout.

A document is null if lxml finds no element in it, else the object with the markup of its
elements and their names, each element before what is in it.
"""
import json
import re
import sys

from lxml import etree


def read(text):
    # As parsel's create_root_node does it, with its SafeXMLParser.
    parser = etree.XMLParser(recover=True, encoding="utf8", huge_tree=True, resolve_entities=False)
    try:
        return etree.fromstring(text.encode("utf8"), parser=parser)
    except etree.XMLSyntaxError:  # nothing but blanks
        return None


def markup(element):
    text = etree.tostring(element, encoding="unicode", with_tail=False)
    # lxml 4.9 writes the attributes of the element itself, and of no other, in ASCII.
    return re.sub("&#x([0-9A-F]+);", lambda m: chr(int(m[1], 16)) if int(m[1], 16) >= 128 else m[0], text)


def describe(root):
    elements = list(root.iter(etree.Element))
    return {
        "markup": [markup(e) for e in elements[:40]],
        "names": [" ".join([e.tag, *e.attrib]) for e in elements],
        "texts": [str(t) for t in root.xpath("//text()")],
    }


answers = []
for text in json.load(sys.stdin):
    root = read(text)
    answers.append(None if root is None else describe(root))
json.dump(answers, sys.stdout)
