#include <unicode/unistr.h>

#include <array>
#include <map>

#include "convert/dictionary_file.h"
#include "convert/folds.h"
#include "convert/normalizer.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

/// Compatibility ideographs, Kangxi and CJK radicals, Latin ligatures. PDFs made with some fonts carry them in place of the ordinary characters.
std::map<char32_t, std::u32string> build_table() {
  std::map<char32_t, std::u32string> table;
  const std::array<std::pair<char32_t, char32_t>, 5> ranges{{{0x2E80, 0x2EFF}, {0x2F00, 0x2FDF}, {0xF900, 0xFAFF}, {0xFB00, 0xFB06}, {0x2F800, 0x2FA1F}}};
  for (const auto& [first, last] : ranges) {
    for (char32_t c = first; c <= last; ++c) {
      icu::UnicodeString whole;
      if (!nfkc().getDecomposition(static_cast<UChar32>(c), whole)) continue;
      std::string bytes;
      whole.toUTF8String(bytes);
      table[c] = utf8::to_utf32(bytes);
    }
  }
  // NFKC knows two of the CJK radicals; the others have only an "equivalent unified ideograph" in the Unicode database, which ICU does not serve.
  for (const DictionaryRow& row : load_dictionary("dicts/cjk_radicals.txt")) table[utf8::to_utf32(row.fields[0]).front()] = utf8::to_utf32(row.fields[1]);
  return table;
}

bool is_candidate(char32_t c) { return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFB06) || (c >= 0x2F800 && c <= 0x2FA1F); }

/// Variation selectors choose a shape, not a character.
bool is_variation_selector(char32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF); }

/// Combining diacritics, and the kana voicing marks that half-width kana leave.
bool is_combining(char32_t c) { return (c >= 0x300 && c <= 0x36F) || c == 0x3099 || c == 0x309A; }

}  // namespace

void fold_compatibility(FoldingText& text, std::vector<RawSpan>& changed) {
  static const std::map<char32_t, std::u32string> table = build_table();
  std::size_t at = 0;
  while (at < text.size() && !is_candidate(text.text[at]) && !is_variation_selector(text.text[at]) && !is_combining(text.text[at])) ++at;
  if (at == text.size()) return;
  FoldingText out;
  out.copy(text, 0, at);
  for (; at < text.size(); ++at) {
    const char32_t c = text.text[at];
    if (is_variation_selector(c)) {
      changed.push_back(text.origin[at]);
    } else if (is_combining(c) && out.size() > 0 && nfkc().composePair(static_cast<UChar32>(out.text.back()), static_cast<UChar32>(c)) >= 0) {
      const auto composed = static_cast<char32_t>(nfkc().composePair(static_cast<UChar32>(out.text.back()), static_cast<UChar32>(c)));
      const RawSpan both{out.origin.back().begin, text.origin[at].end};
      out.text.pop_back();
      out.origin.pop_back();
      out.push(composed, both);
      if (!changed.empty() && changed.back().begin >= both.begin) changed.pop_back();
      changed.push_back(both);
    } else if (const auto found = is_candidate(c) ? table.find(c) : table.end(); found != table.end()) {
      out.replace(text, at, at + 1, found->second, changed);
    } else {
      out.push(c, text.origin[at]);
    }
  }
  text = std::move(out);
}

}  // namespace jiaokan::convert
