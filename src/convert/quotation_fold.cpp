#include "convert/folds.h"
#include "core/characters.h"

namespace jiaokan::convert {

namespace {

/// Which mark opens and which nests is style (「『』」 “‘’” ‘“”’); that a quotation begins or ends here is not.
bool is_quotation_mark(char32_t c) {
  return c == U'"' || c == U'\'' || (c >= 0x2018 && c <= 0x201F) || (c >= 0x300C && c <= 0x300F) || (c >= 0x301D && c <= 0x301F);
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == 0x2019 || c == 0x2018; }

}  // namespace

void fold_quotation(FoldingText& text, std::vector<RawSpan>& changed) {
  std::u32string& s = text.text;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (!is_quotation_mark(s[i])) continue;
    const bool inside_word = is_apostrophe(s[i]) && i > 0 && i + 1 < s.size() && is_latin(s[i - 1]) && is_latin(s[i + 1]);
    const char32_t folded = inside_word ? U'\'' : U'"';
    if (s[i] == folded) continue;
    s[i] = folded;
    changed.push_back(text.origin[i]);
  }
}

}  // namespace jiaokan::convert
