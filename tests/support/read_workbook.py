"""Tells what is in a workbook, with nothing but Python's library: read_workbook.py FILE [texts]"""
import re
import sys
import zipfile
from xml.etree import ElementTree

book = zipfile.ZipFile(sys.argv[1])
assert all(member.date_time[0] == 1980 for member in book.infolist()), "a clock"

for member in book.namelist():
    ElementTree.fromstring(book.read(member))  # well-formed


def part(name):
    return book.read(f"xl/{name}.xml").decode("utf8")


if sys.argv[2:] == ["texts"]:
    print(*re.findall('<sheet name="([^"]+)"', part("workbook")), sep="\n")
    print(*(text.text for text in ElementTree.fromstring(book.read("xl/sharedStrings.xml")).iter() if text.tag.endswith("}t")), sep="\n")
    sys.exit()

for i, name in enumerate(re.findall('<sheet name="([^"]+)"', part("workbook")), 1):
    sheet = part(f"worksheets/sheet{i}")
    rows, formulas = len(re.findall("<row ", sheet)), len(re.findall("<f[ >]", sheet))
    print(name, rows, "rows", 'state="frozen"' in sheet, "<autoFilter" in sheet, formulas, "formulas", "<hyperlink" in sheet)
print(len(re.findall("<si>", part("sharedStrings"))), "strings")
print("created", re.search("<dcterms:created[^>]*>([^<]*)", book.read("docProps/core.xml").decode("utf8"))[1])
