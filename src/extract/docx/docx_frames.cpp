#include "extract/docx/docx_frames.h"

#include <cstring>

#include "core/error.h"

namespace jiaokan::extract {
namespace {

class Writer {
 public:
  void put(std::uint32_t value) { out_.append(reinterpret_cast<const char*>(&value), sizeof value); }
  void put(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view in) : in_(in) {}
  std::uint32_t number() {
    std::uint32_t value = 0;
    JIAOKAN_CHECK(in_.size() >= sizeof value);
    std::memcpy(&value, in_.data(), sizeof value);
    in_.remove_prefix(sizeof value);
    return value;
  }
  std::string text() {
    const std::uint32_t size = number();
    JIAOKAN_CHECK(in_.size() >= size);
    std::string out(in_.substr(0, size));
    in_.remove_prefix(size);
    return out;
  }

 private:
  std::string_view in_;
};

}  // namespace

std::string encode(const DocxParagraph& paragraph) {
  Writer out;
  out.put(paragraph.text);
  out.put(static_cast<std::uint32_t>(paragraph.role));
  out.put(static_cast<std::uint32_t>(paragraph.level));
  out.put(paragraph.furniture ? static_cast<std::uint32_t>(*paragraph.furniture) + 1 : 0U);
  out.put((paragraph.centred ? 1U : 0U) | (paragraph.bold ? 2U : 0U));
  out.put(static_cast<std::uint32_t>(paragraph.half_points));
  out.put(static_cast<std::uint32_t>(paragraph.cells.size()));
  for (const TableCell& cell : paragraph.cells)
    for (const std::uint32_t value : {cell.row, cell.column, cell.row_span, cell.column_span, cell.text.begin, cell.text.end}) out.put(value);
  return out.take();
}

DocxParagraph decode_paragraph(std::string_view frame) {
  Reader in(frame);
  DocxParagraph paragraph;
  paragraph.text = in.text();
  paragraph.role = static_cast<ParagraphRole>(in.number());
  paragraph.level = static_cast<int>(in.number());
  if (const std::uint32_t kind = in.number()) paragraph.furniture = static_cast<FurnitureKind>(kind - 1);
  const std::uint32_t marks = in.number();
  paragraph.centred = (marks & 1U) != 0;
  paragraph.bold = (marks & 2U) != 0;
  paragraph.half_points = static_cast<int>(in.number());
  paragraph.cells.resize(in.number());
  for (TableCell& cell : paragraph.cells)
    for (std::uint32_t* value : {&cell.row, &cell.column, &cell.row_span, &cell.column_span, &cell.text.begin, &cell.text.end}) *value = in.number();
  return paragraph;
}

std::string encode(const Warning& warning) {
  Writer out;
  out.put(warning.code);
  out.put(warning.message);
  return out.take();
}

Warning decode_warning(std::string_view frame) {
  Reader in(frame);
  Warning warning;
  warning.code = in.text();
  warning.message = in.text();
  return warning;
}

}  // namespace jiaokan::extract
