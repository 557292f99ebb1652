#include "extract/pdf/poppler_pages.h"

#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <atomic>
#include <climits>
#include <memory>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/character_repair.h"
#include "extract/child_process.h"
#include "extract/file_titles.h"
#include "extract/pdf/gbk_as_latin.h"
#include "extract/pdf/letters_as_han.h"
#include "extract/pdf/pdf_slimmer.h"

namespace jiaokan::extract {
namespace {

constexpr std::uint64_t kMostComplaints = 10'000;

void complain(const std::string& message, void* closure) {
  auto& complaints = *static_cast<PdfComplaints*>(closure);
  if (++complaints.count > kMostComplaints) return;  // some files draw a million
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

class PageReader {
 public:
  PageReader(PageGlyphs& page, bool has_sign_fonts) : page_(page), has_sign_fonts_(has_sign_fonts) {}

  void read(const poppler::page& page) {
    for (const poppler::text_box& box : page.text_list()) add(box);
    // What a private-use code shows depends on its font, whose name costs as much as the whole text: asked for only where it matters.
    const bool symbols = std::any_of(page_.glyphs.begin(), page_.glyphs.end(), [](const Glyph& g) { return g.code >= 0xF020 && g.code <= 0xF0FF; });
    const auto is_doubtful = [&](const GlyphWord& word) { return may_begin_with_sign(word); };
    if (!symbols && !(has_sign_fonts_ && std::any_of(page_.words.begin(), page_.words.end(), is_doubtful))) return;
    page_.glyphs.clear();
    page_.words.clear();
    page_.unseen = 0;
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) add(box);
  }

 private:
  /// A lone Latin character, or one before an ideograph: what a bullet named as if it were a letter looks like.
  bool may_begin_with_sign(const GlyphWord& word) const {
    return may_be_sign(page_.glyphs[word.first].code) && (word.count == 1 || is_han(page_.glyphs[word.first + 1].code));
  }

  void add(const poppler::text_box& box) {
    const poppler::ustring text = box.text();
    const poppler::rectf bounds = box.bbox();
    GlyphWord word;
    word.first = static_cast<std::uint32_t>(page_.glyphs.size());
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
      const poppler::rectf b = box.char_bbox(index);
      switch (word.rotation) {
        case 0: put(box, index, c, b.left(), b.right()); break;
        case 1: put(box, index, c, b.top(), b.bottom()); break;
        case 2: put(box, index, c, b.right(), b.left()); break;
        default: put(box, index, c, b.bottom(), b.top()); break;
      }
    }
    word.count = static_cast<std::uint32_t>(page_.glyphs.size()) - word.first;
    if (word.count > 0) page_.words.push_back(word);
  }

  void put(const poppler::text_box& box, std::size_t index, char32_t code, double lead, double trail) {
    if (!shows_something(code)) {
      ++page_.unseen;
      return;
    }
    const auto a = static_cast<float>(lead), b = static_cast<float>(trail);
    char32_t right = unified_ideograph(code);
    if (right == 0 && (is_private_use(code) || code < 0x100) && box.has_font_info()) right = sign_in_font(box.get_font_name(static_cast<int>(index)), code);
    if (right != 0) {
      page_.glyphs.push_back({right, a, b, code});
    } else if (const std::u32string_view letters = letters_of_ligature(code); !letters.empty()) {
      const float step = (b - a) / static_cast<float>(letters.size());
      for (std::size_t i = 0; i < letters.size(); ++i)
        page_.glyphs.push_back({letters[i], a + step * static_cast<float>(i), i + 1 == letters.size() ? b : a + step * static_cast<float>(i + 1), code});
    } else {
      page_.glyphs.push_back({code, a, b});
    }
  }

  PageGlyphs& page_;
  const bool has_sign_fonts_;
};

PageGlyphs read_page(const poppler::document& document, std::uint32_t number, bool has_sign_fonts) {
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
  PageReader(out, has_sign_fonts).read(*page);
  join_gbk_as_latin(out);
  read_letters_as_han(out);
  return out;
}

std::unique_ptr<poppler::document> load(std::string_view bytes, const std::string& password) {
  if (bytes.size() > INT_MAX) return nullptr;
  return std::unique_ptr<poppler::document>(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size()), password, password));
}

}  // namespace

struct PdfPages::Files {
  SlimPdf slim;
  std::unique_ptr<poppler::document> document;
};

PdfPages::PdfPages(std::string_view file, const std::string& password) : files_(std::make_unique<Files>()) {
  poppler::set_debug_error_function(complain, &complaints_);
  files_->slim = slim_pdf(file, password);
  SlimPdf& slim = files_->slim;
  if (slim.opening == PdfOpening::kNeedsPassword || slim.opening == PdfOpening::kWrongPassword) {
    opened_.state = slim.opening == PdfOpening::kNeedsPassword ? PdfOpened::State::kNeedsPassword : PdfOpened::State::kWrongPassword;
    return;
  }
  opened_.repaired = slim.repaired;
  std::unique_ptr<poppler::document>& document = files_->document;
  if (!slim.bytes.empty()) document = load(slim.bytes, {});
  if (!document || document->pages() == 0) document = load(file, password);
  if (!document) {
    opened_.state = PdfOpened::State::kDamaged;
    opened_.reason = slim.opening == PdfOpening::kUnreadable && !slim.reason.empty() ? slim.reason : complaints_.first;
    return;
  }
  if (document->is_locked()) {
    opened_.state = password.empty() ? PdfOpened::State::kNeedsPassword : PdfOpened::State::kWrongPassword;
    return;
  }
  const int pages = document->pages();
  if (pages <= 0) {
    opened_.state = PdfOpened::State::kNoPages;
    return;
  }
  opened_.pages = static_cast<std::uint32_t>(pages);
  opened_.title = to_utf8(document->get_title());
  if (!is_plausible_title(opened_.title)) opened_.title = slim.xmp_title;
  opened_.author = to_utf8(document->get_author());
  opened_.structure = std::move(slim.structure);
}

PdfPages::~PdfPages() { poppler::set_debug_error_function(nullptr, nullptr); }

void PdfPages::find_all() const { const std::unique_ptr<poppler::page> last(files_->document->create_page(static_cast<int>(opened_.pages) - 1)); }

PageGlyphs PdfPages::read(std::uint32_t number) {
  const bool needed = std::exchange(complaints_.needs_poppler_data, false);
  PageGlyphs glyphs = read_page(*files_->document, number, files_->slim.has_sign_fonts);
  glyphs.needs_poppler_data = complaints_.needs_poppler_data;
  complaints_.needs_poppler_data = complaints_.needs_poppler_data || needed;
  if (files_->slim.add_layout) files_->slim.add_layout(glyphs);
  return glyphs;
}

void warm_up_pdf_libraries() {
  // No cross-reference table: the libraries build one.
  static constexpr std::string_view kPage =
      "%PDF-1.4\n"
      "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
      "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
      "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>> endobj\n"
      "4 0 obj <</Length 37>> stream\nBT /F 9 Tf 9 9 Td <68216821> Tj ET     \nendstream endobj\n"
      "5 0 obj <</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[6 0 R]>> endobj\n"
      "6 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 7 0 R>> "
      "endobj\n"
      "7 0 obj <</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 0 9 9]/ItalicAngle 0/Ascent 9/Descent 0/CapHeight 9/StemV 9>> endobj\n"
      "trailer <</Root 1 0 R>>\n";
  // Never given back: taking the libraries down at the end would be work for nothing.
  static const poppler::document* const kept = [] {
    require_open_files();
    const poppler::document* opened = nullptr;
    without_forks([&] {
      poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
      opened = poppler::document::load_from_raw_data(kPage.data(), static_cast<int>(kPage.size()));
      unified_ideograph(U'⼀');  // makes its table, with ICU's
    });
    return opened;
  }();
  static std::atomic<unsigned> calls = 0;
  if (++calls == kManyFiles && kept != nullptr) without_forks([] { read_page(*kept, 1, false); });
}

}  // namespace jiaokan::extract
