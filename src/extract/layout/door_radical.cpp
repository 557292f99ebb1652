#include "extract/layout/door_radical.h"

#include <cstddef>
#include <string_view>

namespace jiaokan::extract {
namespace {

constexpr char32_t kRadical = 0x2F3E;
// Characters of nearly every page that only one of the scripts has, one above the other.
constexpr std::u32string_view kHans = U"们这个国会为发来对时学产业务农区设实监门关总应动";
constexpr std::u32string_view kHant = U"們這個國會為發來對時學產業務農區設實監門關總應動";

}  // namespace

void settle_door_radical(std::vector<PageLines>& pages) {
  std::vector<Glyph*> radicals;
  for (PageLines& page : pages)
    for (Line& line : page.lines)
      for (Glyph& g : line.glyphs)
        if (g.printed == kRadical) radicals.push_back(&g);
  if (radicals.empty()) return;
  std::size_t hans = 0, hant = 0;
  for (const PageLines& page : pages)
    for (const Line& line : page.lines)
      for (const Glyph& g : line.glyphs) {
        hans += kHans.find(g.code) != std::u32string_view::npos;
        hant += kHant.find(g.code) != std::u32string_view::npos;
      }
  if (hans > hant)
    for (Glyph* g : radicals) g->code = U'户';
}

}  // namespace jiaokan::extract
