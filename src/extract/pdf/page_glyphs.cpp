#include "extract/pdf/page_glyphs.h"

#include "core/error.h"
#include "extract/pdf/flat_bytes.h"

namespace jiaokan::extract {
namespace {

struct Head {
  std::uint32_t page;
  float width, height;
  PageTraits traits;
  std::uint32_t unseen, needs_poppler_data, failed;
};

}  // namespace

std::string encode(const PageGlyphs& page) {
  std::string out;
  out.reserve(64 + page.label.size() + page.glyphs.size() * sizeof(Glyph) + page.words.size() * sizeof(GlyphWord) + page.rules.size() * sizeof(PageRule) +
              page.points.size() * sizeof(TextPoint));
  const Head head{page.page, page.width, page.height, page.traits, page.unseen, page.needs_poppler_data ? 1U : 0U, page.failed ? 1U : 0U};
  put(out, &head, 1);
  put_all(out, page.label);
  put_all(out, page.glyphs);
  put_all(out, page.words);
  put_all(out, page.rules);
  put_all(out, page.points);
  return out;
}

PageGlyphs decode_page_glyphs(std::string_view bytes) {
  FlatBytes in(bytes);
  PageGlyphs page;
  const auto head = in.one<Head>();
  page.page = head.page;
  page.width = head.width;
  page.height = head.height;
  page.traits = head.traits;
  page.unseen = head.unseen;
  page.needs_poppler_data = head.needs_poppler_data != 0;
  page.failed = head.failed != 0;
  in.get_all(page.label);
  in.get_all(page.glyphs);
  in.get_all(page.words);
  in.get_all(page.rules);
  in.get_all(page.points);
  JIAOKAN_CHECK(in.empty());
  for (const GlyphWord& word : page.words) JIAOKAN_CHECK(word.first <= page.glyphs.size() && word.count <= page.glyphs.size() - word.first);
  return page;
}

}  // namespace jiaokan::extract
