#include "convert/folds.h"

#include <algorithm>

#include "convert/dictionary_file.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

const std::vector<FoldRow>& folds() {
  static const std::vector<FoldRow> rows{
      {FoldId::kCompatibility, fold_compatibility, "compatibility ideographs, radicals and ligatures become the characters they stand for"},
      {FoldId::kWidth, fold_width, "full-width ASCII, half-width, small and vertical forms become ordinary ones"},
      {FoldId::kGlyph, fold_glyph, "look-alikes that fonts and OCR leave (裝臵) become the right characters"},
      {FoldId::kSpacing, fold_spacing, "blanks that are layout go (between Latin words one stays), bullets of items and the dots of contents too"},
      {FoldId::kPunctuation, fold_punctuation, "styles of dash, ellipsis, middle dot, wave, full stop and bracket become one"},
      {FoldId::kQuotation, fold_quotation, "「」 『』 “” ‘’ become one form, whatever the nesting"},
      {FoldId::kScript, fold_script, "Traditional becomes Simplified by OpenCC's dictionaries"},
      {FoldId::kVariant, fold_variant, "variants that OpenCC leaves (著力, 着力) become one"},
      {FoldId::kRegional, fold_regional, "the Mainland's words (信息) become those of Taiwan (資訊), where the regions of two editions differ"},
  };
  return rows;
}

const FoldRow& fold_row(FoldId id) {
  for (const FoldRow& row : folds())
    if (row.id == id) return row;
  JIAOKAN_CHECK(false);
  return folds().front();
}

void replace_words(FoldingText& text, const WordTrie& words, std::vector<RawSpan>& changed) {
  // Nearly every value is as long as its key: written over it, until one is not.
  std::size_t at = 0;
  WordTrie::Match match;
  for (; at < text.size(); at += std::max<std::size_t>(match.length, 1)) {
    match = words.match(std::u32string_view(text.text).substr(at));
    if (match.length == 0) continue;
    const std::u32string_view value = words.value(match.entry);
    if (value.size() != match.length) break;
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (text.text[at + i] == value[i]) continue;
      text.text[at + i] = value[i];
      changed.push_back(text.origin[at + i]);
    }
  }
  if (at == text.size()) return;
  const std::u32string_view all(text.text);
  FoldingText out;
  out.text.reserve(text.size());
  out.origin.reserve(text.size());
  out.copy(text, 0, at);
  while (at < all.size()) {
    match = words.match(all.substr(at));
    if (match.length == 0) {
      out.push(all[at], text.origin[at]);
      ++at;
    } else {
      out.replace(text, at, at + match.length, words.value(match.entry), changed);
      at += match.length;
    }
  }
  text = std::move(out);
}

WordTrie trie_of_dictionary(std::string_view name) {
  std::vector<WordTrie::Entry> entries;
  for (const DictionaryRow& row : load_dictionary(name)) entries.push_back({utf8::to_utf32(row.fields[0]), utf8::to_utf32(row.fields[1]), 0});
  return WordTrie(std::move(entries));
}

}  // namespace jiaokan::convert
