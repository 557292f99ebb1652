#!/usr/bin/env python3
"""Says what is wrong with a file of pairs: nothing on standard output is good.

usage: check_bitext.py tmx|xliff|html FILE
TMX 1.4b: well-formed, the order of elements and the required attributes of its DTD, unique tuid. XLIFF 2.1: the same after its core schema and the
constraints on ids and languages. HTML: elements close in order, ids are unique, links lead to ids.
"""
import re
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

XLF = "{urn:oasis:names:tc:xliff:document:2.0}"
MDA = "{urn:oasis:names:tc:xliff:metadata:2.0}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
BAD = []


def need(condition, words):
    if not condition:
        BAD.append(words)


def order(element, *steps):
    """The children of `element` as a regular expression over their names would have it."""
    names = " ".join(child.tag for child in element) + " "
    pattern = "".join(f"(?:{re.escape(name)} ){count}" for name, count in steps)
    need(re.fullmatch(pattern, names if len(element) else ""), f"<{element.tag}> holds {names}")


def attributes(element, required, allowed=()):
    for name in required:
        need(element.get(name), f"<{element.tag}> has no {name}")
    for name in element.attrib:
        need(name in required or name in allowed, f"<{element.tag}> has {name}")


def tmx(root):
    need(root.tag == "tmx" and root.get("version") == "1.4", "no TMX 1.4")
    order(root, ("header", ""), ("body", ""))
    header, body = root
    attributes(header, ["creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"])
    need(header.get("segtype") in ("block", "paragraph", "sentence", "phrase"), "segtype")
    order(header, ("prop", "*"))
    seen = set()
    for tu in body:
        need(tu.tag == "tu", f"<body> holds {tu.tag}")
        attributes(tu, ["tuid"])
        need(tu.get("tuid") not in seen and not re.search(r"\s", tu.get("tuid")), "tuid")
        seen.add(tu.get("tuid"))
        order(tu, ("prop", "*"), ("tuv", "{1,2}"))
        for tuv in tu.iter("tuv"):
            attributes(tuv, [LANG])
            need(TAG.fullmatch(tuv.get(LANG) or ""), "xml:lang")
            order(tuv, ("prop", "*"), ("seg", ""))
            need((tuv.find("seg").text or "").strip(), "an empty <seg>")
    for prop in root.iter("prop"):
        attributes(prop, ["type"])


def xliff(root):
    need(root.tag == XLF + "xliff" and root.get("version") == "2.1", "no XLIFF 2.1")
    attributes(root, ["version", "srcLang", "trgLang"])
    for name in ("srcLang", "trgLang"):
        need(TAG.fullmatch(root.get(name) or ""), name)
    order(root, (XLF + "file", "+"))
    for file in root:
        attributes(file, ["id"], ["original"])
        order(file, (XLF + "notes", "?"), (XLF + "unit", "+"))
        seen = set()
        for unit in file.iter(XLF + "unit"):
            attributes(unit, ["id"])
            need(re.fullmatch(r"[A-Za-z_][\w.-]*", unit.get("id") or "") and unit.get("id") not in seen, "unit id")
            seen.add(unit.get("id"))
            order(unit, (MDA + "metadata", "?"), (XLF + "segment", "+"))
            for segment in unit.iter(XLF + "segment"):
                attributes(segment, [], ["id", "state"])
                need(segment.get("state") in (None, "initial", "translated", "reviewed", "final"), "state")
                need(segment.get("state") in (None, "initial") or segment.find(XLF + "target") is not None, "a state needs a target")
                order(segment, (XLF + "source", ""), (XLF + "target", "?"))
            for cp in unit.iter(XLF + "cp"):
                need(re.fullmatch(r"[0-9A-F]{4}", cp.get("hex") or ""), "cp")
        for meta in file.iter(MDA + "meta"):
            attributes(meta, ["type"])


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links = [], set(), []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in ("meta", "col", "br"):
            self.open.append(tag)
        if "id" in attrs:
            need(attrs["id"] not in self.ids, f"id {attrs['id']} twice")
            self.ids.add(attrs["id"])
        if tag == "a":
            self.links.append(attrs.get("href", "")[1:])

    def handle_endtag(self, tag):
        need(self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-1:]}")
        if self.open:
            self.open.pop()


def main():
    kind, name = sys.argv[1:]
    text = open(name, encoding="utf8", newline="").read()
    if kind == "html":
        page = Page()
        page.feed(text)
        need(not page.open, f"left open: {page.open}")
        for link in page.links:
            need(link in page.ids, f"no {link}")
    else:
        try:
            root = ET.fromstring(text.encode("utf8"))
        except ET.ParseError as why:
            BAD.append(str(why))
        else:
            (tmx if kind == "tmx" else xliff)(root)
    for words in BAD[:20]:
        print(words)


main()
