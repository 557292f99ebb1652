#include "extract/docx/docx_reader.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/error.h"
#include "extract/child_process.h"
#include "extract/docx/docx_body.h"
#include "extract/docx/docx_frames.h"
#include "extract/docx/docx_outline.h"
#include "extract/repaired_text.h"
#include "extract/source_lines.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostNames = 6;  // in one warning

struct Family {
  std::string_view folder, what;
};
constexpr std::array kFamilies{Family{"xl/", "an Excel workbook (XLSX)"}, Family{"ppt/", "a PowerPoint file (PPTX)"},
                               Family{"visio/", "a Visio drawing (VSDX)"}};

std::string list_of(const std::set<std::string>& names) {
  std::string out;
  std::size_t n = 0;
  for (const std::string& name : names) {
    if (n++ == kMostNames) return out + " and " + std::to_string(names.size() - kMostNames) + " more";
    out += (out.empty() ? "" : ", ") + name;
  }
  return out;
}

/// "1 comment", "3 comments".
std::string count_of(std::size_t n, const std::string& thing) { return std::to_string(n) + " " + thing + (n == 1 ? "" : "s"); }

std::vector<Warning> warnings_of(const DocxNotices& n, const std::set<std::string>& formats) {
  std::vector<Warning> out;
  const auto warn = [&](bool holds, std::string code, std::string message) {
    if (holds) out.push_back({std::move(code), std::move(message), std::nullopt});
  };
  warn(n.insertions + n.deletions > 0, "tracked-changes",
       "the file has tracked changes: " + count_of(n.insertions, "insertion") + " taken as accepted, " + count_of(n.deletions, "deletion") + " left out");
  warn(n.comments > 0, "comments-left-out", count_of(n.comments, "comment") + " in the margin left out");
  warn(n.hidden > 0, "hidden-text", count_of(n.hidden, "character") + " of hidden text left out");
  warn(n.inserted_files > 0, "part-not-read",
       count_of(n.inserted_files, "file") + " inserted as a whole (altChunk, sub-document) not read; open the document in an office program and save it again");
  warn(!n.objects.empty(), "part-not-read", "embedded objects are not read: " + list_of(n.objects));
  warn(n.drawings > 0, "part-not-read", count_of(n.drawings, "chart or diagram") + " not read");
  warn(n.empty_fields > 0, "field-not-read", count_of(n.empty_fields, "field") + " that only Word can draw (EQ, SYMBOL) not read");
  warn(!formats.empty(), "number-format-unknown", "numbers in formats that are not known are written as decimals: " + list_of(formats));
  warn(n.private_use > 0, "private-use-characters", count_of(n.private_use, "character") + " with private-use codes that only the document's fonts can show");
  warn(n.damaged_bytes > 0, "invalid-characters", count_of(n.damaged_bytes, "sequence") + " of bytes that are no UTF-8; written as U+FFFD");
  warn(!n.damaged_parts.empty(), "part-damaged", "damaged, read up to the damage: " + list_of(n.damaged_parts));
  warn(!n.missing_parts.empty(), "part-missing", "parts that the file names are not in it: " + list_of(n.missing_parts));
  warn(!n.dtd_parts.empty(), "dtd-ignored", "a document type declaration, which no office program writes, was ignored in: " + list_of(n.dtd_parts));
  return out;
}

std::string main_part(OoxmlPackage& package, const std::string& name) {
  std::string main;
  for (const Relationship& link : package.relationships(""))
    if (link.type == "officeDocument" && !link.target.empty()) main = link.target;
  if (main.empty() && package.has("word/document.xml")) main = "word/document.xml";
  for (const Family& family : kFamilies)
    if (main.starts_with(family.folder))
      throw Error(ErrorCode::kUnsupported, name, "is " + std::string(family.what) + ", which is not read", "save it as PDF or as plain text first");
  if (main.empty() || !package.has(main))
    throw Error(ErrorCode::kDamaged, name, "the DOCX is damaged: its main part is missing", "get the file again from where it came from");
  return main;
}

std::string core_title(OoxmlPackage& package, const std::string& name) {
  for (const Relationship& link : package.relationships("")) {
    if (link.type != "core-properties") continue;
    const auto part = package.read(link.target);
    if (!part) continue;
    const OoxmlPart xml(part->bytes, name);
    std::string title;
    append_clean(title, xml.root().child_value("dc:title"));
    return std::string(trim_blanks(title));
  }
  return {};
}

void parse(std::string_view bytes, const std::string& name, FramePipe& pipe) {
  OoxmlPackage package(bytes, name);
  const std::string main = main_part(package, name);
  DocxBody body(package, main, name);
  const std::vector<DocxParagraph> paragraphs = body.read();
  if (const std::string root = body.root_name(); !root.empty() && root != "document")
    throw Error(ErrorCode::kUnsupported, name, "is an office file of another kind than a Word document, which is not read", "save it as DOCX or PDF first");
  const bool any_text = std::any_of(paragraphs.begin(), paragraphs.end(), [](const DocxParagraph& p) { return !p.furniture; });
  if (!any_text && body.notices().damaged_parts.count(main) > 0)
    throw Error(ErrorCode::kDamaged, name, "the DOCX is damaged: nothing of its main part can be read", "get the file again from where it came from");
  if (!any_text && body.notices().pictures > 0) throw Error(ErrorCode::kEmpty, name, "has no text in it, only pictures", "run OCR over it first");
  if (!any_text) throw Error(ErrorCode::kEmpty, name, "has no text in it", "give a file with text");
  for (const DocxParagraph& paragraph : paragraphs) pipe.gather('p', encode(paragraph));
  for (const Warning& warning : warnings_of(body.notices(), body.numbers().unknown_formats())) pipe.send('w', encode(warning));
  pipe.send('t', core_title(package, name));
  pipe.send('.', "");
}

[[noreturn]] void refuse(const ChildOutcome& outcome, const ChildLimits& limits, const std::string& name) {
  const std::string advice = "split the file or save it as PDF";
  switch (outcome.end) {
    case ChildEnd::kCpuLimit:
      throw Error(ErrorCode::kLimit, name, "reading the DOCX took more than " + std::to_string(limits.cpu_seconds) + " s of computing time", advice);
    case ChildEnd::kWallLimit: throw Error(ErrorCode::kLimit, name, "reading the DOCX took more than " + std::to_string(limits.wall_seconds) + " s", advice);
    case ChildEnd::kMemoryLimit:
      throw Error(ErrorCode::kLimit, name, "reading the DOCX took more than " + std::to_string(limits.memory_bytes >> 20) + " MB of memory", advice);
    case ChildEnd::kOutputLimit:
      throw Error(ErrorCode::kLimit, name, "the DOCX holds more than " + std::to_string(limits.output_bytes >> 20) + " MB of text", advice);
    default: break;
  }
  throw Error(ErrorCode::kDamaged, name, "reading the DOCX broke down", "save it again with an office program, or as PDF");
}

}  // namespace

Document read_docx(std::string_view bytes, const std::string& name, const ReadOptions&) {
  const ChildLimits limits;
  std::vector<DocxParagraph> paragraphs;
  std::vector<Warning> warnings;
  std::string title;
  bool complete = false;
  const ChildOutcome outcome = run_in_child(
      limits, [&](FramePipe& pipe) { parse(bytes, name, pipe); },
      [&](char type, std::string_view payload) {
        switch (type) {
          case 'p': paragraphs.push_back(decode_paragraph(payload)); break;
          case 'w': warnings.push_back(decode_warning(payload)); break;
          case 't': title = payload; break;
          default: complete = true; break;
        }
      });
  if (outcome.end != ChildEnd::kDone || !complete) refuse(outcome, limits, name);

  settle_docx_outline(paragraphs);
  std::vector<RepairedParagraph> repaired;
  repaired.reserve(paragraphs.size());
  for (DocxParagraph& paragraph : paragraphs) {
    if (paragraph.text.empty()) continue;
    RepairedParagraph& out = repaired.emplace_back();
    out.text = std::move(paragraph.text);
    out.role = paragraph.role;
    out.level = paragraph.level;
    out.furniture = paragraph.furniture;
    out.cells = std::move(paragraph.cells);
  }
  find_notes_and_titles(repaired);
  FileMetadata said;
  if (!title.empty()) said.title = title;
  Document document = build_document(repaired, said);
  document.warnings = std::move(warnings);
  return document;
}

}  // namespace jiaokan::extract
