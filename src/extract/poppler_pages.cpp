#include "extract/poppler_pages.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <climits>
#include <memory>

#include "core/utf8.h"
#include "extract/pdf_slimmer.h"

namespace jiaokan::extract {
namespace {

void complain(const std::string& message, void* closure) {
  auto& complaints = *static_cast<PdfComplaints*>(closure);
  ++complaints.count;
  if (complaints.first.empty()) complaints.first = message.substr(0, 200);
  if (message.find("poppler-data") != std::string::npos || message.find("Unknown character collection") != std::string::npos ||
      message.find("language pack for") != std::string::npos)
    complaints.needs_poppler_data = true;
}

std::string to_utf8(const poppler::ustring& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00U);
    else if (c >= 0xD800 && c < 0xE000)
      c = 0xFFFD;
    if (c != 0) utf8::append(out, c);
  }
  return out;
}

/// Control characters and unassigned surrogates are no text; zero-width marks and soft hyphens are layout.
bool is_shown(char32_t c) { return c >= 0x20 && !(c >= 0x7F && c < 0xA0) && c != 0xAD && c != 0xFEFF && !(c >= 0x200B && c <= 0x200F) && c != 0x2060; }

void add_word(PageGlyphs& page, const poppler::text_box& box) {
  const poppler::ustring text = box.text();
  const poppler::rectf bounds = box.bbox();
  GlyphWord word;
  word.first = static_cast<std::uint32_t>(page.glyphs.size());
  word.rotation = static_cast<std::uint8_t>(box.rotation() & 3);
  word.x0 = static_cast<float>(bounds.left());
  word.x1 = static_cast<float>(bounds.right());
  word.y0 = static_cast<float>(bounds.top());
  word.y1 = static_cast<float>(bounds.bottom());
  std::size_t index = 0;
  for (std::size_t i = 0; i < text.size(); ++i, ++index) {
    char32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10) + (text[++i] - 0xDC00U);
    else if (c >= 0xD800 && c < 0xE000)
      c = 0xFFFD;
    if (!is_shown(c)) continue;
    const poppler::rectf b = box.char_bbox(index);
    switch (word.rotation) {
      case 0: page.glyphs.push_back({c, static_cast<float>(b.left()), static_cast<float>(b.right())}); break;
      case 1: page.glyphs.push_back({c, static_cast<float>(b.top()), static_cast<float>(b.bottom())}); break;
      case 2: page.glyphs.push_back({c, static_cast<float>(b.right()), static_cast<float>(b.left())}); break;
      default: page.glyphs.push_back({c, static_cast<float>(b.bottom()), static_cast<float>(b.top())}); break;
    }
  }
  word.count = static_cast<std::uint32_t>(page.glyphs.size()) - word.first;
  if (word.count > 0) page.words.push_back(word);
}

PageGlyphs read_page(const poppler::document& document, std::uint32_t number) {
  PageGlyphs out;
  out.page = number;
  const std::unique_ptr<poppler::page> page(document.create_page(static_cast<int>(number) - 1));
  if (!page) {
    out.failed = true;
    return out;
  }
  const poppler::rectf size = page->page_rect();
  const bool turned = page->orientation() == poppler::page::landscape || page->orientation() == poppler::page::seascape;
  out.width = static_cast<float>(turned ? size.height() : size.width());
  out.height = static_cast<float>(turned ? size.width() : size.height());
  out.label = to_utf8(page->label());
  for (const poppler::text_box& box : page->text_list()) add_word(out, box);
  return out;
}

std::unique_ptr<poppler::document> load(std::string_view bytes, const std::string& password) {
  if (bytes.size() > INT_MAX) return nullptr;
  return std::unique_ptr<poppler::document>(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
}

}  // namespace

void read_pages(std::string_view file, const std::string& password, const std::function<void(const PdfOpened&)>& opened,
                const std::function<void(const PageGlyphs&)>& page, const std::function<void(const PdfComplaints&)>& complaints) {
  PdfComplaints heard;
  poppler::set_debug_error_function(complain, &heard);
  PdfOpened result;

  SlimPdf slim = slim_pdf(file, password);
  if (slim.opening == PdfOpening::kNeedsPassword || slim.opening == PdfOpening::kWrongPassword) {
    result.state = slim.opening == PdfOpening::kNeedsPassword ? PdfOpened::State::kNeedsPassword : PdfOpened::State::kWrongPassword;
    return opened(result);
  }
  result.repaired = slim.repaired;
  std::unique_ptr<poppler::document> document;
  if (!slim.bytes.empty()) document = load(slim.bytes, {});
  if (!document || document->pages() == 0) document = load(file, password);
  if (!document) {
    result.state = PdfOpened::State::kDamaged;
    result.reason = slim.opening == PdfOpening::kUnreadable && !slim.reason.empty() ? slim.reason : heard.first;
    return opened(result);
  }
  if (document->is_locked()) {
    result.state = password.empty() ? PdfOpened::State::kNeedsPassword : PdfOpened::State::kWrongPassword;
    return opened(result);
  }
  const int pages = document->pages();
  if (pages <= 0) {
    result.state = PdfOpened::State::kNoPages;
    return opened(result);
  }
  result.pages = static_cast<std::uint32_t>(pages);
  result.title = to_utf8(document->get_title());
  result.author = to_utf8(document->get_author());
  result.structure = std::move(slim.structure);
  opened(result);
  for (std::uint32_t number = 1; number <= result.pages; ++number) {
    PageGlyphs glyphs = read_page(*document, number);
    if (number <= slim.rules.size()) glyphs.rules = std::move(slim.rules[number - 1]);
    if (number <= slim.tags.size()) glyphs.tags = std::move(slim.tags[number - 1]);
    page(glyphs);
  }
  complaints(heard);
}

}  // namespace jiaokan::extract
