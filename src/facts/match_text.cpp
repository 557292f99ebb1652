#include "facts/match_text.h"

#include <vector>

#include "core/characters.h"
#include "core/error.h"
#include "core/resources.h"
#include "core/utf8.h"
#include "facts/character_numbers.h"

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

/// Ideographs and marks that no blank belongs beside.
bool is_solid(char32_t c) { return is_han(c) || is_cjk_punctuation(c) || c == U',' || c == U';' || c == U':' || c == U'(' || c == U')'; }

/// 市教育局 市财政局, 责任单位 市教育局: there the blank says something.
bool parts_units(std::string_view before, std::string_view after) {
  static constexpr std::string_view kEndings = "局委办厅府会部院";
  static constexpr std::string_view kLevels = "市省区县各";
  if (before.size() < 6 || after.size() < 3) return false;
  if (before.ends_with("单位") || before.ends_with("部门")) return true;
  return kEndings.find(before.substr(before.size() - 3)) != std::string_view::npos && kLevels.find(after.substr(0, 3)) != std::string_view::npos;
}

}  // namespace

std::string match_text(std::string_view width_folded) {
  const std::vector<char16_t>& forms = simplified_forms();
  std::string out;
  out.reserve(width_folded.size());
  std::size_t copied = 0;  // what lies before it is in `out`; the rest follows in one piece
  for (std::size_t at = 0; at < width_folded.size();) {
    const BasicCharacter b = basic_character(width_folded, at);
    const bool blank = is_blank(b.c) && b.c != U'\t' && b.c != U' ';
    if (blank || forms[b.c] != 0) {
      out.append(width_folded, copied, at - copied);
      if (blank)
        out.append(b.size, ' ');
      else
        utf8::append(out, forms[b.c]);
      copied = at + b.size;
    }
    at += b.size;
  }
  out.append(width_folded, copied);
  return out;
}

TightText without_layout_blanks(std::string_view matched) {
  TightText tight;
  tight.text.reserve(matched.size());
  for (std::size_t at = 0; at < matched.size();) {
    const std::size_t blank = std::min(matched.find(' ', at), matched.size());
    if (blank > at) {
      tight.text.append(matched, at, blank - at);
      tight.map.copy(static_cast<std::uint32_t>(blank - at));
      at = blank;
      continue;
    }
    std::size_t before = at, end = at;
    const char32_t last = at > 0 ? utf8::previous(matched, before) : 0;
    while (end < matched.size() && matched[end] == ' ') ++end;
    std::size_t ignored = end;
    const char32_t next = end < matched.size() ? utf8::next(matched, ignored) : U' ';
    const auto size = static_cast<std::uint32_t>(end - at);
    if (is_solid(last) && is_solid(next) && !parts_units(tight.text, matched.substr(end))) {
      tight.map.replace(size, 0);
    } else {
      tight.text.append(size, ' ');
      tight.map.copy(size);
    }
    at = end;
  }
  return tight;
}

}  // namespace jiaokan::facts
