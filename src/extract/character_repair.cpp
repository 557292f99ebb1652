#include "extract/character_repair.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/characters.h"
#include "core/error.h"
#include "core/resources.h"
#include "core/utf8.h"
#include "extract/symbol_fonts.h"

namespace jiaokan::extract {
namespace {

// Radicals that no font draws like the character: they stand for a part of one. (Noto Sans CJK and Noto Serif CJK, which share the glyphs of all others with
// the characters in at least one of their faces.)
constexpr std::u32string_view kParts = U"⺁⺄⺆⺈⺊⺌⺍⺗⺜⺝⺢⺥⺧⺩⺬⺮⺶⺷⺻⺼⺽⻀⻏⻗";

using Pairs = std::vector<std::pair<char32_t, char32_t>>;

const icu::Normalizer2& nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status))
    throw Error(ErrorCode::kConfig, "ICU", std::string("its normalisation data cannot be loaded: ") + u_errorName(status), "install ICU again");
  return *instance;
}

Pairs build_ideographs() {
  Pairs out;
  constexpr std::array<std::pair<char32_t, char32_t>, 4> kRanges{{{0x2E80, 0x2EFF}, {0x2F00, 0x2FDF}, {0xF900, 0xFAFF}, {0x2F800, 0x2FA1F}}};
  for (const auto& [first, last] : kRanges)
    for (char32_t c = first; c <= last; ++c) {
      icu::UnicodeString whole;
      if (nfkc().getDecomposition(static_cast<UChar32>(c), whole) && whole.countChar32() == 1) out.push_back({c, static_cast<char32_t>(whole.char32At(0))});
    }
  // The radicals of U+2E80… have equivalents in Unicode's database that ICU does not serve.
  const std::string_view table = resource("dicts/cjk_radicals.txt");
  for (std::size_t at = 0; at < table.size();) {
    const std::size_t end = std::min(table.find('\n', at), table.size());
    const std::string_view row = table.substr(at, end - at);
    at = end + 1;
    const std::size_t tab = row.find('\t');
    if (row.starts_with('#') || tab == std::string_view::npos) continue;
    std::size_t from = 0, to = tab + 1;
    const char32_t radical = utf8::next(row, from);
    if (kParts.find(radical) == std::u32string_view::npos) out.push_back({radical, utf8::next(row, to)});
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

char32_t unified_ideograph(char32_t code) {
  if (!((code >= 0x2E80 && code <= 0x2FDF) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x2F800 && code <= 0x2FA1F))) return 0;
  static const Pairs table = build_ideographs();
  const auto row = std::lower_bound(table.begin(), table.end(), std::pair<char32_t, char32_t>{code, 0});
  return row != table.end() && row->first == code ? row->second : 0;
}

std::u32string_view letters_of_ligature(char32_t code) {
  switch (code) {
    case 0xFB00: return U"ff";
    case 0xFB01: return U"fi";
    case 0xFB02: return U"fl";
    case 0xFB03: return U"ffi";
    case 0xFB04: return U"ffl";
    case 0xFB05:
    case 0xFB06: return U"st";
    default: return {};
  }
}

char32_t sign_in_font(std::string_view font, char32_t code) {
  const bool is_letter = code > 0x20 && code < 0x100;
  if (!is_letter && (code < 0xF020 || code > 0xF0FF)) return 0;
  if (font.find('+') == 6) font.remove_prefix(7);
  font = font.substr(0, font.find_first_of(",-"));  // the style
  if (font == "Wingdings2") font = "Wingdings 2";
  if (!is_symbol_font(font) || (is_letter && !has_no_letters(font))) return 0;
  const char32_t sign = symbol_character(font, code);
  return is_private_use(sign) ? 0 : sign;
}

bool may_be_sign(char32_t code) { return code > 0x20 && code < 0x100 && !is_private_use(symbol_character("Wingdings", code)); }

bool shows_something(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return false;                                          // control characters
  if ((c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF) return false;  // no width
  if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x206F) || c == 0x061C) return false;  // direction of writing
  return (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF) && c <= 0x10FFFF;                // no characters
}

}  // namespace jiaokan::extract
