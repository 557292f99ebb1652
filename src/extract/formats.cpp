#include "extract/formats.h"

#include <array>

#include "extract/docx/docx_module.h"
#include "extract/docx/docx_signature.h"
#include "extract/html/html_reader.h"
#include "extract/pdf/pdf_module.h"
#include "extract/text/markdown_reader.h"
#include "extract/text/text_reader.h"

namespace jiaokan::extract {
namespace {

struct Signature {
  std::size_t offset;
  std::string_view bytes;
  KnownSignature known;
};

using namespace std::string_view_literals;
constexpr std::string_view kToPdf = "save it as PDF or as plain text first";
constexpr std::string_view kToDocx = "save it as DOCX or PDF first";
constexpr std::string_view kOle = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
constexpr std::string_view kUnpack = "unpack it and give the files in it";
constexpr std::string_view kScan = "a picture has no text; run OCR over it first";

constexpr std::array kSignatures{
    Signature{0, "\x89PNG\r\n\x1a\n"sv, {"a PNG image", kScan}},
    Signature{0, "\xFF\xD8\xFF"sv, {"a JPEG image", kScan}},
    Signature{0, "GIF8"sv, {"a GIF image", kScan}},
    Signature{0, "II*\0"sv, {"a TIFF image", kScan}},
    Signature{0, "MM\0*"sv, {"a TIFF image", kScan}},
    Signature{8, "WEBP"sv, {"a WebP image", kScan}},
    Signature{0, "BM\0\0"sv, {"a bitmap image", kScan}},
    Signature{0, "{\\rtf"sv, {"an RTF document", kToDocx}},
    Signature{0, "%!PS"sv, {"a PostScript file", "convert it to PDF first"}},
    Signature{0, "Rar!\x1A\x07"sv, {"a RAR archive", kUnpack}},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, {"a 7z archive", kUnpack}},
    Signature{0, "\x1F\x8B"sv, {"a gzip archive", kUnpack}},
    Signature{0, "BZh"sv, {"a bzip2 archive", kUnpack}},
    Signature{0,
              "\xFD"
              "7zXZ\0"sv,
              {"an xz archive", kUnpack}},
    Signature{0, "\x28\xB5\x2F\xFD"sv, {"a zstd archive", kUnpack}},
    Signature{257, "ustar"sv, {"a tar archive", kUnpack}},
    Signature{0,
              "\x7F"
              "ELF"sv,
              {"a program (ELF)", {}}},
    Signature{0, "MZ\x90\0"sv, {"a program (PE)", {}}},
    Signature{0, "\xCA\xFE\xBA\xBE"sv, {"a program (class or Mach-O)", {}}},
    Signature{0, "SQLite format 3\0"sv, {"an SQLite database", {}}},
    Signature{0, "AT&TFORM"sv, {"a DjVu document", kToPdf}},
    Signature{4, "ftyp"sv, {"a video or a HEIC image", {}}},
    Signature{0, "ID3"sv, {"an MP3 recording", {}}},
    Signature{0, "OggS"sv, {"an Ogg recording", {}}},
    Signature{0, "\0asm"sv, {"a WebAssembly program", {}}},
};

/// A compound file (MS-CFB) is told by the names of its streams, which stand in its directory in UTF-16. An encrypted DOCX is one too (MS-OFFCRYPTO).
KnownSignature compound_kind(std::string_view bytes) {
  const auto has = [&](std::string_view name) {
    std::string wide;
    for (const char c : name) wide += {c, '\0'};
    return bytes.find(wide) != std::string_view::npos;
  };
  if (has("EncryptedPackage")) return {"an encrypted Office document", "open it with its password and save it without one", true};
  if (has("WordDocument")) return {"a Word document of the old kind (DOC)", kToDocx};
  if (has("Workbook")) return {"an Excel workbook of the old kind (XLS)", kToPdf};
  if (has("PowerPoint Document")) return {"a PowerPoint file of the old kind (PPT)", kToPdf};
  return {"an old Office document (DOC, XLS, WPS)", kToPdf};
}

/// The name of the first member tells what a ZIP is: a part of Office Open XML, or the `mimetype` of OpenDocument and EPUB.
KnownSignature zip_kind(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  const auto has = [&](std::string_view what) { return head.find(what) != std::string_view::npos; };
  if (has("mimetypeapplication/vnd.oasis.opendocument")) return {"an OpenDocument file", kToDocx};
  if (has("mimetypeapplication/epub+zip")) return {"an EPUB book", kToPdf};
  if (has("xl/")) return {"an Excel workbook (XLSX)", kToPdf};
  if (has("ppt/")) return {"a PowerPoint file (PPTX)", kToPdf};
  if (has("[Content_Types].xml")) return {"an Office document (XLSX, PPTX)", kToPdf};
  if (has("OFD.xml")) return {"an OFD document", kToPdf};
  return {"a ZIP archive", kUnpack};
}

/// Adobe's readers accept the mark anywhere in the first 1024 bytes (PDF 1.7, annex H, note 13).
bool looks_like_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos; }
bool is_text(std::string_view) { return true; }

Document read_pdf_by_module(std::string_view bytes, const std::string& name, const ReadOptions& options) { return pdf_module().read(bytes, name, options); }
Document read_docx_by_module(std::string_view bytes, const std::string& name, const ReadOptions& options) { return docx_module().read(bytes, name, options); }

}  // namespace

const std::vector<FormatRow>& formats() {
  static const std::vector<FormatRow> table{
      {"PDF", "application/pdf", Content::kBytes, looks_like_pdf, read_pdf_by_module},
      {"DOCX", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Content::kBytes, looks_like_docx, read_docx_by_module},
      {"HTML", "text/html", Content::kText, looks_like_html, read_html},
      {"Markdown", "text/markdown", Content::kText, looks_like_markdown, read_markdown},
      {"plain text", "text/plain", Content::kText, is_text, read_text},
  };
  return table;
}

std::optional<KnownSignature> known_signature(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) return zip_kind(bytes);
  if (bytes.starts_with(kOle)) return compound_kind(bytes);
  for (const Signature& row : kSignatures)
    if (bytes.size() > row.offset && bytes.substr(row.offset).starts_with(row.bytes)) return row.known;
  return std::nullopt;
}

}  // namespace jiaokan::extract
