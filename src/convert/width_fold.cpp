#include <unicode/unistr.h>

#include <array>

#include "convert/folds.h"
#include "convert/normalizer.h"

namespace jiaokan::convert {

namespace {

constexpr char32_t kFirst = 0xFE10, kLast = 0xFFEF;

/// The characters that Unicode decomposes as <wide>, <narrow>, <small> or <vertical>, one step each: ￣ is ¯, not a blank with a combining macron.
std::array<char32_t, kLast - kFirst + 1> build_table() {
  std::array<char32_t, kLast - kFirst + 1> table{};
  const std::array<std::pair<char32_t, char32_t>, 4> ranges{{{0xFE10, 0xFE19}, {0xFE30, 0xFE48}, {0xFE50, 0xFE6B}, {0xFF01, 0xFFEF}}};
  for (const auto& [first, last] : ranges) {
    for (char32_t c = first; c <= last; ++c) {
      icu::UnicodeString step;
      if (nfkc().getRawDecomposition(static_cast<UChar32>(c), step) && step.countChar32() == 1) table[c - kFirst] = static_cast<char32_t>(step.char32At(0));
    }
  }
  return table;
}

/// か and a voicing mark are one character: what half-width kana come apart into.
char32_t compose_voiced(char32_t base, char32_t mark) {
  const UChar32 composed = nfkc().composePair(static_cast<UChar32>(base), static_cast<UChar32>(mark));
  return composed < 0 ? 0 : static_cast<char32_t>(composed);
}

}  // namespace

void fold_width(FoldingText& text, std::vector<RawSpan>& changed) {
  static const auto table = build_table();
  bool has_voicing = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.text[i];
    const char32_t folded = c == 0x3000 ? U' ' : c >= kFirst && c <= kLast ? table[c - kFirst] : 0;
    if (folded == 0) continue;
    text.text[i] = folded;
    changed.push_back(text.origin[i]);
    has_voicing |= folded == 0x3099 || folded == 0x309A;
  }
  if (!has_voicing) return;
  FoldingText out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text.text[i];
    const char32_t composed = (c == 0x3099 || c == 0x309A) && out.size() > 0 ? compose_voiced(out.text.back(), c) : 0;
    if (composed == 0) {
      out.push(c, text.origin[i]);
      continue;
    }
    const RawSpan both{out.origin.back().begin, text.origin[i].end};
    out.text.pop_back();
    out.origin.pop_back();
    out.push(composed, both);
  }
  text = std::move(out);
}

}  // namespace jiaokan::convert
