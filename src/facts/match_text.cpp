#include "facts/match_text.h"

#include <vector>

#include "core/characters.h"
#include "core/error.h"
#include "core/resources.h"
#include "core/utf8.h"

namespace jiaokan::facts {
namespace {

/// Simplified form of each code point of the basic plane, 0 where it is its own.
const std::vector<char16_t>& simplified_forms() {
  static const std::vector<char16_t> forms = [] {
    std::vector<char16_t> table(0x10000, 0);
    const std::string_view rows = resource("dicts/pattern_characters.tsv");
    for (std::size_t at = 0; at < rows.size();) {
      const std::size_t end = std::min(rows.find('\n', at), rows.size());
      std::size_t p = at;
      if (rows[at] != '#' && end > at) {
        const char32_t traditional = utf8::next(rows, p);
        ++p;  // the tab
        const char32_t simplified = utf8::next(rows, p);
        JIAOKAN_CHECK(traditional < 0x10000 && traditional >= 0x800 && simplified < 0x10000 && simplified >= 0x800);
        table[traditional] = static_cast<char16_t>(simplified);
      }
      at = end + 1;
    }
    return table;
  }();
  return forms;
}

}  // namespace

std::string match_text(std::string_view width_folded) {
  const std::vector<char16_t>& forms = simplified_forms();
  std::string out;
  out.reserve(width_folded.size());
  for (std::size_t at = 0; at < width_folded.size();) {
    const std::size_t from = at;
    const char32_t c = utf8::next(width_folded, at);
    if (is_blank(c) && c != U'\t') {
      out.append(at - from, ' ');
    } else if (c >= 0x800 && c < 0x10000 && forms[c] != 0) {
      utf8::append(out, forms[c]);
    } else {
      out.append(width_folded, from, at - from);
    }
  }
  return out;
}

}  // namespace jiaokan::facts
