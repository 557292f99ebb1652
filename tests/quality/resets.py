#!/usr/bin/python3
"""resets.py JIAOKAN FOLDER …: decisions outlive another layout of an edition. Each FOLDER holds two editions (hans*.txt and hant*.txt, or any two *.txt). All
findings of the pair are accepted; then one edition, and then the other, is set anew: hard-wrapped at several widths, by Chromium and LibreOffice on other
paper in other type, and with a paragraph more. No decided finding may come back: what is still found must be new only where a paragraph was added.
Programs that are not installed are passed over; exit code 77 where neither Chromium nor LibreOffice is."""
import html
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WIDE = 0x2E80
NOT_FIRST = "，。、；：？！”’）》」』】%"
STYLES = {
    "a5 in small type": "@page{size:A5;margin:14mm}body{font-size:9pt;line-height:1.35}p{text-indent:2em}",
    "a3 across": "@page{size:A3 landscape;margin:25mm}body{font-size:16pt;line-height:1.8}p{text-indent:2em}",
}


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, timeout=300)


def blocks_of(jiaokan, file):
    return [(b["kind"], b["level"], b["text"]) for b in json.loads(run(jiaokan, "extract", file, "--format", "json").stdout)["blocks"] if b["kind"] != "table"]


def columns(text):
    return sum(2 if ord(c) > WIDE else 1 for c in text)


def wrapped(text, width):
    """Lines of `width` columns, cut wherever they are full; figures and words stay whole, and no mark begins a line."""
    lines, line = [], ""
    for c in text:
        if columns(line + c) > width and c not in NOT_FIRST:
            cut = len(line)
            while c.isascii() and c.isalnum() and cut > 1 and line[cut - 1].isascii() and line[cut - 1] not in " ":
                cut -= 1
            lines.append(line[:cut].rstrip(" "))
            line = line[cut:]
        line += c
    return lines + [line]


def as_text(blocks, width, indent, blank):
    out = []
    for kind, _, text in blocks:
        out += wrapped(("　　" if indent and kind != "title" else "") + text, width) + ([""] if blank else [])
    return "\n".join(out) + "\n"


def as_page(blocks, style):
    tags = "".join("<%s>%s</%s>" % (t, html.escape(text), t) for t, text in (("h1" if kind == "title" else "p", text) for kind, _, text in blocks))
    return '<!DOCTYPE html><meta charset="utf-8"><style>body{font-family:"Noto Serif CJK SC",serif}h1{text-align:center;font-size:1.4em}%s</style>%s' % (style, tags)


def as_office(blocks):
    """A flat OpenDocument text on A5: titles in the middle, headings bold, paragraphs indented by two characters."""
    spaces = " ".join('xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (short, long) for short, long in
                      (("office", "office"), ("style", "style"), ("text", "text"), ("fo", "xsl-fo-compatible")))
    styles = ""
    for kind, indent, align, bold in (("title", 0, "center", True), ("heading", 22, "start", True), ("paragraph", 22, "justify", False)):
        weight = ' fo:font-weight="bold" style:font-weight-asian="bold"' if bold else ""
        styles += ('<style:style style:name="%s" style:family="paragraph"><style:paragraph-properties fo:text-indent="%dpt" fo:line-height="140%%" fo:text-align="%s"/>'
                   '<style:text-properties fo:font-size="11pt" style:font-size-asian="11pt"%s/></style:style>' % (kind, indent, align, weight))
    body = "".join('<text:p text:style-name="%s">%s</text:p>' % (kind if kind in ("title", "heading") else "paragraph", html.escape(text)) for kind, _, text in blocks)
    return ('<?xml version="1.0" encoding="UTF-8"?><office:document %s office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:styles>%s'
            '</office:styles><office:automatic-styles><style:page-layout style:name="pm"><style:page-layout-properties fo:page-width="148mm" fo:page-height="210mm" '
            'fo:margin-top="16mm" fo:margin-bottom="16mm" fo:margin-left="18mm" fo:margin-right="18mm"/></style:page-layout></office:automatic-styles>'
            '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm"/></office:master-styles>'
            '<office:body><office:text>%s</office:text></office:body></office:document>' % (spaces, styles, body))


def reset_everywhere(name, blocks, folder):
    """(what it is, file) of each new layout."""
    for width, indent, blank in ((40, True, False), (66, True, False), (56, False, True)):
        file = folder / f"{name}.{width}.txt"
        file.write_text(as_text(blocks, width, indent, blank), encoding="utf8")
        yield f"text of {width} columns", file
    for number, (what, style) in enumerate(STYLES.items()):
        page = folder / f"{name}.{number}.html"
        page.write_text(as_page(blocks, style), encoding="utf8")
        if chromium := shutil.which("chromium"):
            file = folder / f"{name}.{number}.pdf"
            run(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={file}", page.as_uri())
            yield f"Chromium, {what}", file
    if soffice := shutil.which("soffice"):
        text = folder / f"{name}.office.fodt"
        text.write_text(as_office(blocks), encoding="utf8")
        run(soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, text)
        yield "LibreOffice", folder / f"{name}.office.pdf"
    more = blocks[: len(blocks) // 2] + [("paragraph", 0, "本段是重印时补入的说明，与其余各段无关，供校对人员留意。")] + blocks[len(blocks) // 2 :]
    file = folder / f"{name}.more.txt"
    file.write_text("\n\n".join(text for _, _, text in more) + "\n", encoding="utf8")
    yield "one paragraph more", file


def plain(jiaokan, edition, file):
    """The edition as the text that is set: without tables, whose cells have no place in lines, and without characters that no typeface has."""
    text = "\n\n".join(text for _, _, text in blocks_of(jiaokan, edition)) + "\n"
    file.write_text("".join(c for c in text if not ("\ue000" <= c <= "\uf8ff" or c == "\ufffd")), encoding="utf8")
    return file


def check(jiaokan, a, b, folder):
    """How many findings came back, over how many comparisons, and what they are."""
    a, b = plain(jiaokan, a, folder / a.name), plain(jiaokan, b, folder / b.name)
    first = json.loads(run(jiaokan, "compare", a, b, "--format", "json").stdout)
    decisions = folder / "decisions.jsonl"
    decisions.write_text("".join(json.dumps({"fingerprint": d["fingerprint"], "decision": "accept"}) + "\n" for d in first["discrepancies"]), encoding="utf8")
    back, compared, findings = [], 0, len(first["discrepancies"])
    for side, other in ((a, b), (b, a)):
        for what, file in reset_everywhere("a" if side == a else "b", blocks_of(jiaokan, side), folder):
            pair = (file, b) if side == a else (a, file)
            done = run(jiaokan, "compare", *pair, "--format", "json", "--decisions", decisions)
            if done.returncode > 1:
                back.append((what, done.stderr.decode()))
                continue
            compared += 1
            added = "重印时补入"
            back += [(f"{side.name}, {what}", d["kind"] + ": " + d["message"]) for d in json.loads(done.stdout)["discrepancies"] if added not in d["message"]]
    return back, compared, findings


def main():
    if not shutil.which("chromium") and not shutil.which("soffice"):
        print("SKIPPED: neither Chromium nor LibreOffice is installed")
        return 77
    jiaokan, failed = Path(sys.argv[1]).resolve(), False
    for pair in filter(Path.is_dir, map(Path, sys.argv[2:])):
        a, b = sorted(pair.glob("*.txt"))[:2]
        with tempfile.TemporaryDirectory(prefix="jiaokan-resets-") as temporary:
            back, compared, findings = check(jiaokan, a, b, Path(temporary))
        print(f"{pair.name}: {findings} findings accepted, {compared} new layouts, {len(back)} came back")
        for what, message in back:
            print(f"  {what}: {message}")
        failed = failed or bool(back)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
