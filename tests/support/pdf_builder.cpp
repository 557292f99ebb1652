#include "support/pdf_builder.h"

#include <cstdio>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::test {
namespace {

std::string number(double value) {
  char out[32];
  std::snprintf(out, sizeof out, "%.3f", value);
  return out;
}

std::string ucs2_hex(std::string_view utf8) {
  std::string out = "<";
  for (const char32_t c : jiaokan::utf8::to_utf32(utf8)) {
    char unit[8];
    std::snprintf(unit, sizeof unit, "%04X", static_cast<unsigned>(c));
    out += unit;
  }
  return out + ">";
}

bool is_half(char32_t c) { return c >= 0x20 && c < 0x7F; }
double em_of(char32_t c) { return is_half(c) ? 0.5 : 1.0; }
bool never_first(char32_t c) { return std::u32string_view(U"，。、；：！？）》”’%").find(c) != std::u32string_view::npos; }

}  // namespace

PdfBuilder::Page& PdfBuilder::current() {
  if (contents_.empty()) page();
  return contents_.back();
}

PdfBuilder& PdfBuilder::page() { return page(setup_); }

PdfBuilder& PdfBuilder::page(PageSetup setup) {
  contents_.push_back({setup, {}, 0});
  return *this;
}

PdfBuilder& PdfBuilder::text(double x, double y, std::string_view utf8, double size, double spacing) {
  Page& p = current();
  show("BT /F1 " + number(size) + " Tf " + number(spacing) + " Tc " + number(x) + " " + number(p.setup.height - y - 0.88 * size) + " Td " + ucs2_hex(utf8) +
       " Tj ET\n");
  return *this;
}

void PdfBuilder::show(const std::string& operators) {
  Page& p = current();
  if (open_.empty()) {
    p.content += operators;
    return;
  }
  elements_[open_.back()].kids.push_back({true, contents_.size() - 1, p.marked});
  p.content += "/Text << /MCID " + std::to_string(p.marked++) + " >> BDC " + operators + "EMC\n";
}

PdfBuilder& PdfBuilder::open(std::string type) {
  if (!open_.empty()) elements_[open_.back()].kids.push_back({false, 0, elements_.size()});
  open_.push_back(elements_.size());
  elements_.push_back({std::move(type), {}});
  return *this;
}

PdfBuilder& PdfBuilder::close() {
  open_.pop_back();
  return *this;
}

PdfBuilder& PdfBuilder::artifact(double x, double y, std::string_view utf8, double size) {
  std::vector<std::size_t> open;
  open.swap(open_);
  raw("/Artifact << /Type /Pagination >> BDC").text(x, y, utf8, size).raw("EMC");
  open.swap(open_);
  return *this;
}

PdfBuilder& PdfBuilder::tree_root(std::string entries) {
  tree_root_ = std::move(entries);
  return *this;
}

PdfBuilder& PdfBuilder::bookmark(std::string_view utf8, int level, std::size_t page, double y) {
  bookmarks_.push_back({"<FEFF" + ucs2_hex(utf8).substr(1), level, page, y});
  return *this;
}

PdfBuilder& PdfBuilder::catalog(std::string entries) {
  catalog_ += std::move(entries);
  return *this;
}

PdfBuilder& PdfBuilder::resources(std::string entries) {
  resources_ += std::move(entries);
  return *this;
}

std::size_t PdfBuilder::object(std::string body) {
  objects_.push_back(std::move(body));
  return kFirstObject + objects_.size() - 1;
}

PdfBuilder& PdfBuilder::turned_text(double x, double y, int quarter_turns, std::string_view utf8, double size) {
  static const char* const kMatrices[] = {"1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0"};
  Page& p = current();
  p.content += "BT /F1 " + number(size) + " Tf 0 Tc " + kMatrices[quarter_turns % 4] + " " + number(x) + " " + number(p.setup.height - y) + " Tm " +
               ucs2_hex(utf8) + " Tj ET\n";
  return *this;
}

PdfBuilder& PdfBuilder::vertical_text(double x, double y, std::string_view utf8, double size) {
  Page& p = current();
  p.content += "BT /F2 " + number(size) + " Tf 0 Tc " + number(x) + " " + number(p.setup.height - y) + " Td " + ucs2_hex(utf8) + " Tj ET\n";
  return *this;
}

PdfBuilder& PdfBuilder::coded_text(double x, double y, std::string_view utf8, double size, Coded font) {
  has_codes_ = true;
  Page& p = current();
  p.content += "BT /C" + std::to_string(static_cast<int>(font)) + " " + number(size) + " Tf 0 Tc " + number(x) + " " +
               number(p.setup.height - y - 0.88 * size) + " Td " + ucs2_hex(utf8) + " Tj ET\n";
  return *this;
}

PdfBuilder& PdfBuilder::picture(double x, double y, double width, double height) {
  has_pictures_ = true;
  Page& p = current();
  p.content += "q " + number(width) + " 0 0 " + number(height) + " " + number(x) + " " + number(p.setup.height - y - height) + " cm /Im Do Q\n";
  return *this;
}

PdfBuilder& PdfBuilder::line(double x0, double y0, double x1, double y1) {
  Page& p = current();
  p.content += "0.5 w " + number(x0) + " " + number(p.setup.height - y0) + " m " + number(x1) + " " + number(p.setup.height - y1) + " l S\n";
  return *this;
}

PdfBuilder& PdfBuilder::raw(std::string_view operators) {
  current().content += std::string(operators) + "\n";
  return *this;
}

PdfBuilder& PdfBuilder::title(std::string ascii) {
  title_ = std::move(ascii);
  return *this;
}

/// The structure tree's objects, and its entries in the catalogue.
std::string PdfBuilder::tree_objects(std::vector<std::string>& objects, std::size_t first_page) const {
  if (elements_.empty()) return {};
  const std::size_t root = objects.size() + 1;
  const auto reference = [&](std::size_t element) { return std::to_string(root + 1 + element) + " 0 R "; };
  std::vector<bool> inner(elements_.size());
  for (const Element& e : elements_)
    for (const Element::Kid& kid : e.kids)
      if (!kid.marked) inner[kid.index] = true;
  std::string kids;
  for (std::size_t i = 0; i < elements_.size(); ++i)
    if (!inner[i]) kids += reference(i);
  objects.push_back("<< /Type /StructTreeRoot /K [" + kids + "] " + tree_root_ + " >>");
  for (const Element& e : elements_) {
    kids.clear();
    for (const Element::Kid& kid : e.kids)
      kids += kid.marked ? "<< /Type /MCR /Pg " + std::to_string(first_page + 2 * kid.page) + " 0 R /MCID " + std::to_string(kid.index) + " >> "
                         : reference(kid.index);
    objects.push_back("<< /Type /StructElem /S /" + e.type + " /K [" + kids + "] >>");
  }
  return " /MarkInfo << /Marked true >> /StructTreeRoot " + std::to_string(root) + " 0 R";
}

/// A font for each of Coded, the first three with a ToUnicode map under which every code is itself, and their entries in the resources.
std::string PdfBuilder::coded_fonts(std::vector<std::string>& objects) {
  const std::string cmap =
      "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange "
      "endcmap end";
  objects.push_back("<< /Length " + std::to_string(cmap.size()) + " >>\nstream\n" + cmap + "\nendstream");
  const std::string to_unicode = " /ToUnicode " + std::to_string(objects.size()) + " 0 R";
  std::string entries;
  int index = 0;
  for (const std::string name : {"ABCDEF+Song", "ABCDEF+SymbolMT", "ABCDEF+Wingdings-Regular", "ABCDEF+Hidden"}) {
    entries += " /C" + std::to_string(index) + " " + std::to_string(objects.size() + 1) + " 0 R";
    objects.push_back("<< /Type /Font /Subtype /Type0 /BaseFont /" + name + " /Encoding /Identity-H /DescendantFonts [" + std::to_string(objects.size() + 2) +
                      " 0 R]" + (index == static_cast<int>(Coded::kUnknown) ? "" : to_unicode) + " >>");
    objects.push_back("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + name +
                      " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 /W [32 126 500] /FontDescriptor 6 0 R >>");
    ++index;
  }
  return entries;
}

/// The outline's objects, and its entry in the catalogue.
std::string PdfBuilder::outline_objects(std::vector<std::string>& objects, std::size_t first_page) const {
  if (bookmarks_.empty()) return {};
  const std::size_t root = objects.size() + 1;
  objects.push_back("<< /Type /Outlines /First " + std::to_string(root + 1) + " 0 R >>");
  for (std::size_t i = 0; i < bookmarks_.size(); ++i) {
    const Bookmark& b = bookmarks_[i];
    std::string entry = "<< /Title " + b.title + " /Dest [" + std::to_string(first_page + 2 * (b.page - 1)) + " 0 R /XYZ 0 " +
                        number(contents_[b.page - 1].setup.height - b.y) + " null]";
    if (i + 1 < bookmarks_.size() && bookmarks_[i + 1].level > b.level) entry += " /First " + std::to_string(root + 2 + i) + " 0 R";
    std::size_t next = i + 1;
    while (next < bookmarks_.size() && bookmarks_[next].level > b.level) ++next;
    if (next < bookmarks_.size() && bookmarks_[next].level == b.level) entry += " /Next " + std::to_string(root + 1 + next) + " 0 R";
    objects.push_back(entry + " >>");
  }
  return " /Outlines " + std::to_string(root) + " 0 R";
}

std::string PdfBuilder::build() const {
  std::vector<std::string> objects{
      {},
      {},
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
      "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-V /DescendantFonts [5 0 R] >>",
      "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [1 95 "
      "500] /FontDescriptor 6 0 R >>",
      "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV "
      "93 >>",
      "<< /Title (" + title_ + ") >>",
  };
  objects.insert(objects.end(), objects_.begin(), objects_.end());
  std::string fonts = "/F1 3 0 R /F2 4 0 R", pictures;
  if (has_codes_) fonts += coded_fonts(objects);
  if (has_pictures_) {
    pictures = "/XObject << /Im " + std::to_string(objects.size() + 1) + " 0 R >>";
    objects.push_back(
        "<< /Type /XObject /Subtype /Image /Width 1000 /Height 1000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Length 2 >>\nstream\n00\nendstream");
  }
  const std::size_t first_page = objects.size() + 1;
  std::string kids;
  for (const Page& p : contents_) {
    kids += std::to_string(objects.size() + 1) + " 0 R ";
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 " + number(p.setup.width) + " " + number(p.setup.height) + "] /Rotate " +
                      std::to_string(p.setup.rotate) + " /Resources << /Font << " + fonts + " >> " + pictures + resources_ + " >> /Contents " +
                      std::to_string(objects.size() + 2) + " 0 R >>");
    objects.push_back("<< /Length " + std::to_string(p.content.size()) + " >>\nstream\n" + p.content + "\nendstream");
  }
  objects[1] = "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(contents_.size()) + " >>";

  std::string catalog = "<< /Type /Catalog /Pages 2 0 R " + catalog_;
  catalog += tree_objects(objects, first_page);
  catalog += outline_objects(objects, first_page);
  objects[0] = catalog + " >>";

  std::string out = "%PDF-1.4\n";
  std::vector<std::size_t> offsets;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    offsets.push_back(out.size());
    out += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t xref = out.size();
  out += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t offset : offsets) {
    char row[24];
    std::snprintf(row, sizeof row, "%010zu 00000 n \n", offset);
    out += row;
  }
  return out + "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R /Info 7 0 R >>\nstartxref\n" + std::to_string(xref) + "\n%%EOF\n";
}

void PdfFlow::next_line(double leading) {
  if (y_ < 0) {
    y_ = area_.top;
    return;
  }
  y_ += leading;
  if (y_ + leading * 0.7 <= area_.bottom) return;
  y_ = area_.top;
  if (++column_ < area_.columns) return;
  column_ = 0;
  if (furniture) furniture(pdf_, pdf_.pages());
  pdf_.page();
}

void PdfFlow::paragraph(std::string_view utf8, const Style& style) {
  const std::u32string text = jiaokan::utf8::to_utf32(utf8);
  const double width = (area_.right - area_.left - area_.gutter * (area_.columns - 1)) / area_.columns;
  if (y_ >= 0) y_ += style.space_before;
  double indent = style.first_indent;
  bool short_line = true;
  for (std::size_t begin = 0; begin < text.size(); short_line = !short_line) {
    std::size_t end = begin;
    double used = indent;
    const double room = width / style.size - (short_line ? style.uneven : 0);
    while (end < text.size() && used + em_of(text[end]) <= room + 1e-6) used += em_of(text[end++]);
    // Marks do not begin a line; words are not parted.
    const std::size_t full = end;
    while (end < text.size() && end > begin + 1 &&
           (never_first(text[end]) || (is_half(text[end]) && is_half(text[end - 1]) && text[end] != U' ' && text[end - 1] != U' ')))
      --end;
    if (end <= begin + 1) end = full;
    double set = indent;
    for (std::size_t i = begin; i < end; ++i) set += em_of(text[i]);
    const bool last = end == text.size();
    const double spacing = last || !style.justify || end - begin < 2 ? 0 : (room - set) * style.size / static_cast<double>(end - begin - 1);
    next_line(style.leading);
    pdf_.text(area_.left + column_ * (width + area_.gutter) + indent * style.size, y_, jiaokan::utf8::from_utf32(text.substr(begin, end - begin)), style.size,
              spacing);
    begin = end;
    while (begin < text.size() && text[begin] == U' ') ++begin;
    indent = style.indent;
  }
}

void PdfFlow::centred(std::string_view utf8, double size) {
  double width = 0;
  for (const char32_t c : jiaokan::utf8::to_utf32(utf8)) width += em_of(c) * size;
  next_line(size * 1.8);
  pdf_.text((area_.left + area_.right - width) / 2, y_, utf8, size);
}

double PdfFlow::room(double points) {
  next_line(20);
  const double from = y_;
  y_ += points;
  return from;
}

void PdfFlow::finish() {
  if (furniture) furniture(pdf_, pdf_.pages());
}

}  // namespace jiaokan::test
