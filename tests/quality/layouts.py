#!/usr/bin/python3
"""layouts.py JIAOKAN [NAME …]: prints invented documents in difficult layouts with Chromium and LibreOffice, and checks that `jiaokan extract` gives the
paragraphs and headings back. Exit code 77 where neither program is installed. Each layout once went wrong, or is the kind that does: hanging indents at every
level, columns, line numbers, heads that change with the chapter, boxes and figures inside paragraphs, vertical text, headings that only their weight shows."""
import html
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WHO = "县水利站 渡口管理所 居民议事会 镇文化馆 苗圃 旧书市场 气象哨 校车公司 老人食堂 测绘队".split()
DOES = "按月公布 逐户核对 分期修缮 妥善保管 联合检查 重新编号 委托养护 限期清运".split()
WHAT = "防洪堤加固记录 渡船检修台账 公共晒场 古井护栏 山道路灯 消防水鹤 借阅柜 旱厕改造清单 苗木越冬棚".split()
TAIL = "费用不超过{}万元 涉及{}户居民 由专人登记 较上年增长{}.4% 遇雨顺延 结果张榜公布 使“最后一里路”不再难走 纳入“{}号”台账".split()
NUMBERS = "一二三四五六七八九十"


class Words:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def phrase(self):
        return self.random.choice(DOES) + self.random.choice(WHAT)

    def sentence(self, clauses=None):
        parts = []
        for _ in range(clauses or self.random.randint(2, 5)):
            tail = self.random.random() < 0.4
            parts.append(self.random.choice(TAIL).format(self.random.randint(2, 960)) if tail else self.random.choice(WHO) + self.phrase())
        return "，".join(parts) + "。"

    def paragraph(self, sentences=None):
        return "".join(self.sentence() for _ in range(sentences or self.random.choice([1, 1, 2, 3, 4])))


def report(words):
    """Four levels of numbered items, each with its class: b body, i1 … i3 items, h headings."""
    out = [("title", "渡口与堤防养护报告")]
    for chapter in range(4):
        out.append(("h", NUMBERS[chapter] + "、" + words.phrase()))
        out.append(("b", words.paragraph(3)))
        for i in range(words.random.randint(2, 4)):
            out.append(("i1", "（%s）%s" % (NUMBERS[i], words.paragraph())))
            for k in range(words.random.choice([0, 2, 3])):
                out.append(("i2", "%d、%s" % (k + 1, words.paragraph(1))))
                for n in range(words.random.choice([0, 0, 2])):
                    out.append(("i3", "（%d）%s" % (n + 1, words.sentence())))
    return out


def unnumbered(words):
    out = [("title", "渡口与堤防养护白皮书")]
    for _ in range(7):
        out.append(("w", words.phrase()))
        out += [("b", words.paragraph()) for _ in range(words.random.randint(1, 4))]
    return out


def long_paragraphs(words):
    return [("title", "渡口与堤防养护年报")] + [("b", words.paragraph(5)) for _ in range(14)]


def boxed(words):
    """Every third paragraph, x, has a frame of its own."""
    out = [("title", "渡口与堤防养护专报")]
    for chapter in range(4):
        out.append(("h", NUMBERS[chapter] + "、" + words.phrase()))
        out += [("x" if i % 3 == 1 else "b", words.paragraph(2)) for i in range(6)]
    return out


def letter(words):
    """Labels with a colon, l, and a signature with its date, r."""
    out = [("title", "远山县渡口管理所函"), ("l", "主旨：" + words.paragraph(2)), ("l", "说明：")]
    out += [("i2", "%s、%s" % (NUMBERS[i], words.paragraph(2))) for i in range(5)]
    out += [("l", "正本：" + words.sentence(6)), ("l", "副本：" + words.sentence(5)), ("r", "远山县渡口管理所"), ("r", "2024年6月24日")]
    return out


HANG = ".b{margin-left:2em;text-indent:2em}.i1{margin-left:5em;text-indent:-3em}.i2{margin-left:7em;text-indent:-2em}.i3{margin-left:9em;text-indent:-2.5em}"
FLAT = ".b{text-indent:2em}.i1{margin-left:3em;text-indent:-3em}.i2{margin-left:4em;text-indent:-2em}.i3{margin-left:5em;text-indent:-2em}"
FOLIO = '@page{@bottom-center{content:"— " counter(page) " —"}}'
FIGURE = '<span style="float:left;width:100%;height:38mm;text-indent:0;text-align:center"><i style="display:block;height:32mm"></i></span>'
BOX = '<div style="float:right;width:42mm;margin:1mm 0 3mm 5mm;padding:2mm;border:1px solid;font-size:10pt">相关链接</div>'

# name: document, style, what is put into the middle of every fourth long paragraph, or before it
BY_CHROMIUM = {
    "hanging indents": (report, HANG + FOLIO, "", ""),
    "hanging indents, ragged and small": (report, HANG + "html{font-size:10.5pt;line-height:1.4}p{text-align:left!important}", "", ""),
    "hanging indents in two columns": (report, FLAT + "body{columns:2;column-gap:9mm;font-size:10.5pt}", "", ""),
    "bold headings of the text's size": (unnumbered, ".w{font-weight:bold;text-indent:2em}.b{text-indent:2em}" + FOLIO, "", ""),
    "flush paragraphs under bold headings": (unnumbered, ".w{font-weight:bold}.b{text-align:left}", "", ""),
    "figures inside paragraphs": (long_paragraphs, ".b{text-indent:2em}", FIGURE, ""),
    "boxes beside paragraphs": (long_paragraphs, ".b{text-indent:2em}", "", BOX),
    "framed boxes inside two columns": (
        boxed, ".b,.x{text-indent:2em}.x{border:1px solid;padding:2mm;margin:2mm 0;break-inside:avoid}body{columns:2;column-gap:9mm;font-size:10.5pt}", "", ""),
    "labels and a signature": (letter, ".l{margin-left:3em;text-indent:-3em}.i2{margin-left:5em;text-indent:-2em}.r{text-align:right}", "", ""),
    "vertical text": (report, "html{writing-mode:vertical-rl}@page{size:A4 landscape}.b{text-indent:2em}", "", ""),
}
# name: document, first-line indent and left margin by class in em, increment of line numbers, running head
BY_LIBREOFFICE = {
    "hanging indents by LibreOffice": (report, {"b": (2, 2), "i1": (-3, 5), "i2": (-2, 7), "i3": (-2.5, 9)}, 0, ""),
    "line numbers": (report, {"b": (2, 0), "i1": (2, 0), "i2": (2, 0), "i3": (2, 0), "h": (2, 0)}, 5, ""),
    "heads of chapters": (unnumbered, {"b": (2, 0)}, 0, '<text:chapter text:display="name" text:outline-level="1">x</text:chapter>'),
}


def print_by_chromium(name, folder, document):
    _, style, inside, before = BY_CHROMIUM[name]
    body = ""
    for i, (kind, text) in enumerate(document):
        marked = html.escape(text)
        if len(text) > 60 and i % 4 == 2:
            middle = len(marked) // 2 if inside else 0
            body += before
            marked = marked[:middle] + inside + marked[middle:]
        body += '<p class="%s">%s</p>' % (kind, marked)
    page = folder / "page.html"
    page.write_text('<!doctype html><html lang="zh"><meta charset="utf-8"><style>@page{size:A4;margin:26mm 28mm}html{font-size:14pt;line-height:1.6}body{margin:0}'
                    'p{margin:0;text-align:justify}.title{text-align:center;font-size:20pt}%s</style><body>%s</body></html>' % (style, body), encoding="utf8")
    pdf = folder / "page.pdf"
    subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=%s" % (folder / "profile"),
                    "--print-to-pdf=%s" % pdf, page.as_uri()], capture_output=True, timeout=120)
    return pdf


def print_by_libreoffice(folder, documents):
    """All at once: the program takes longer to start than to print."""
    for number, (name, document) in enumerate(documents.items()):
        _, indents, increment, head = BY_LIBREOFFICE[name]
        styles = ""
        for kind in ("title", "h", "w", "b", "i1", "i2", "i3"):
            first, left = indents.get(kind, (0, 0))
            bold = ' fo:font-weight="bold" style:font-weight-asian="bold"' if kind in ("title", "h", "w") else ""
            styles += ('<style:style style:name="%s" style:family="paragraph"><style:paragraph-properties fo:margin-left="%gpt" fo:text-indent="%gpt" fo:line-height="150%%" '
                       'fo:text-align="%s"/><style:text-properties fo:font-size="14pt" style:font-size-asian="14pt"%s/></style:style>'
                       % (kind, left * 14, first * 14, "center" if kind == "title" else "justify", bold))
        if increment:
            styles += '<text:linenumbering-configuration text:number-lines="true" text:offset="0.5cm" style:num-format="1" text:increment="%d"/>' % increment
        header = "<style:header><text:p>%s</text:p></style:header>" % head if head else ""
        body = "".join('<text:h text:style-name="w" text:outline-level="1">%s</text:h>' % html.escape(text) if kind == "w" else
                       '<text:p text:style-name="%s">%s</text:p>' % (kind, html.escape(text)) for kind, text in document)
        spaces = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (short, long) for short, long in
                          (("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible")))
        (folder / ("%d.fodt" % number)).write_text(
            '<?xml version="1.0" encoding="UTF-8"?><office:document %s office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>'
            '<style:default-style style:family="paragraph"><style:text-properties fo:language="zh" fo:country="CN" style:language-asian="zh" style:country-asian="CN"/>'
            '</style:default-style>%s</office:styles><office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="210mm" '
            'fo:page-height="297mm" fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="28mm" fo:margin-right="26mm"/><style:header-style>'
            '<style:header-footer-properties fo:min-height="8mm" fo:margin-bottom="5mm"/></style:header-style></style:page-layout></office:automatic-styles>'
            '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm">%s</style:master-page></office:master-styles>'
            '<office:body><office:text>%s</office:text></office:body></office:document>' % (spaces, styles, header, body), encoding="utf8")
    files = [str(folder / ("%d.fodt" % n)) for n in range(len(documents))]
    subprocess.run(["soffice", "-env:UserInstallation=%s" % (folder / "office").as_uri(), "--headless", "--convert-to", "pdf", "--outdir", str(folder)] + files,
                   capture_output=True, timeout=300)
    return {name: folder / ("%d.pdf" % n) for n, name in enumerate(documents)}


def bare(text):
    return re.sub(r"\s", "", text)


def check(jiaokan, name, pdf, document):
    """The share of paragraphs and headings that came out whole; every miss is printed."""
    if not pdf.exists():
        print("%s: not printed" % name)
        return False
    got = json.loads(subprocess.run([jiaokan, "extract", str(pdf), "--format", "json"], capture_output=True, text=True, check=True).stdout)["blocks"]
    whole = {bare(b["text"]) for b in got}
    # A heading that runs in is a block of its own.
    whole |= {bare(a["text"] + b["text"]) for a, b in zip(got, got[1:]) if a["kind"] == "heading"}
    headings = {bare(b["text"]) for b in got if b["kind"] == "heading"}
    missed = [text for _, text in document if bare(text) not in whole]
    unmarked = [text for kind, text in document if kind in "hw" and bare(text) not in headings]
    place = {bare(b["text"]): i for i, b in enumerate(got)}
    places = [place[bare(text)] for _, text in document if bare(text) in place]
    moved = sum(a > b for a, b in zip(places, places[1:]))
    if moved:
        print("  out of order: %d" % moved)
    for text in missed:
        print("  no such paragraph: %s" % text[:60])
    for text in unmarked:
        print("  no heading: %s" % text)
    good = len(missed) * 33 <= len(document) and not unmarked and not moved
    print("%s: %d of %d paragraphs%s" % (name, len(document) - len(missed), len(document), "" if good else ": WRONG"), flush=True)
    return good


def main():
    jiaokan, names = sys.argv[1], sys.argv[2:]
    chosen = [n for n in {**BY_CHROMIUM, **BY_LIBREOFFICE} if not names or n in names]
    good, tried = True, 0
    for program, table in (("chromium", BY_CHROMIUM), ("soffice", BY_LIBREOFFICE)):
        documents = {name: table[name][0](Words(len(name))) for name in chosen if name in table}
        if not documents:
            continue
        if shutil.which(program) is None:
            print("%s is not installed: its %d layouts are left out" % (program, len(documents)))
            continue
        tried += len(documents)
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            pdfs = print_by_libreoffice(Path(folder), documents) if program == "soffice" else {}
            for name, document in documents.items():
                good &= check(jiaokan, name, pdfs[name] if program == "soffice" else print_by_chromium(name, Path(folder), document), document)
                (Path(folder) / "page.pdf").unlink(missing_ok=True)
    return (0 if good else 1) if tried else 77


if __name__ == "__main__":
    sys.exit(main())
