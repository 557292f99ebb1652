#include "convert/misconversions.h"

#include <algorithm>
#include <unordered_map>

#include "convert/dictionary_file.h"
#include "convert/folds.h"
#include "convert/opencc_data.h"
#include "convert/script_tables.h"
#include "convert/word_readings.h"
#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

using Text = std::u32string_view;

/// Replaces by `words` where each value is as long as its key, so that positions stay. `decided[i]`, where asked for, is the key that decided code point i.
void convert_in_place(Text text, const WordTrie& words, std::u32string& out, std::vector<Range>* decided = nullptr) {
  out = text;
  if (decided) decided->resize(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const WordTrie::Match match = words.match(text.substr(at));
    const std::size_t length = std::max<std::size_t>(match.length, 1);
    if (match.length > 0 && words.value(match.entry).size() == length)
      std::copy_n(words.value(match.entry).begin(), length, out.begin() + static_cast<std::ptrdiff_t>(at));
    if (decided)
      for (std::size_t i = at; i < at + length; ++i) (*decided)[i] = {at, at + length};
    at += length;
  }
}

const WordTrie& glyph_words() {
  static const WordTrie words = trie_of_dictionary("dicts/glyph_confusions.txt");
  return words;
}

/// Traditional words that are right though OpenCC would write them otherwise.
const WordTrie& right_words() {
  static const WordTrie words = trie_of_dictionary("dicts/right_in_hant.txt");
  return words;
}

/// Simplified words with a character that is Traditional to OpenCC.
const WordTrie& right_hans_words() {
  static const WordTrie words = trie_of_dictionary("dicts/right_in_hans.txt");
  return words;
}

/// Passages that a neighbour decides, wrong and right.
const WordTrie& context_words() {
  static const WordTrie words = trie_of_dictionary("dicts/decided_by_context.txt");
  return words;
}

const std::unordered_map<char32_t, std::u32string>& both_standard() {
  static const auto forms = [] {
    std::unordered_map<char32_t, std::u32string> out;
    for (const DictionaryRow& row : load_dictionary("dicts/both_standard.txt"))
      for (std::size_t i = 1; i < row.fields.size(); ++i) out[utf8::to_utf32(row.fields[0]).front()] += utf8::to_utf32(row.fields[i]);
    return out;
  }();
  return forms;
}

/// Whether both are forms of one character that different standards prefer. `hans` is their Simplified character.
bool differ_by_standard(char32_t x, char32_t y, char32_t hans) {
  const auto found = both_standard().find(hans);
  if (found == both_standard().end()) return false;
  const auto listed = [&](char32_t c) { return found->second.find(c) != std::u32string::npos; };
  return listed(x) && listed(y);
}

/// The three ways back to Traditional for one character.
struct Forms {
  char32_t opencc, hk, tw;
  bool has(char32_t c) const { return c == opencc || c == hk || c == tw; }
  bool differ_by_standard(char32_t printed, char32_t hans) const {
    return convert::differ_by_standard(printed, opencc, hans) || convert::differ_by_standard(printed, hk, hans) ||
           convert::differ_by_standard(printed, tw, hans);
  }
  char32_t of(std::optional<ScriptStandard> standard) const { return standard == ScriptStandard::kHk ? hk : standard == ScriptStandard::kTw ? tw : opencc; }
};

Forms forms_of(char32_t opencc) {
  const CharacterTables& t = character_tables();
  if ((t.traits[opencc] & CharacterTables::kRegional) == 0) return {opencc, opencc, opencc};
  const auto look_up = [&](const std::unordered_map<char32_t, char32_t>& map) {
    const auto found = map.find(opencc);
    return found == map.end() ? opencc : found->second;
  };
  return {opencc, look_up(t.to_hk), look_up(t.to_tw)};
}

/// A character in the form that OpenCC's words are written in: 裏 for 裡.
char32_t in_opencc_form(char32_t c) {
  static const std::unordered_map<char32_t, char32_t> forms = [] {
    std::unordered_map<char32_t, char32_t> out;
    for (const auto* map : {&character_tables().to_hk, &character_tables().to_tw})
      for (const auto& [from, to] : *map) out.emplace(to, from);
    return out;
  }();
  const auto found = forms.find(c);
  return found == forms.end() ? c : found->second;
}

/// Whether a match of `words` that begins at `at` or before it holds `at`.
bool is_covered(Text text, std::size_t at, const WordTrie& words) {
  const std::size_t longest = words.longest_key();
  for (std::size_t begin = at + 1 > longest ? at + 1 - longest : 0; begin <= at; ++begin)
    if (begin + words.match(text.substr(begin)).length > at) return true;
  return false;
}

/// The word to show for a fault at `i`: ICU's, or where that is the one character alone, the dictionary word that decided.
Range word_around(WordBreaker& breaker, std::size_t i, const std::vector<Range>& decided) {
  constexpr std::size_t kLongest = 4;
  const Range word = breaker.word_at(i);
  if (word.end - word.begin > 1) return word;
  return decided[i].end - decided[i].begin <= kLongest ? decided[i] : Range{i, i + 1};
}

RawSpan raw_span(const FoldingText& block, Range range) { return {block.origin[range.begin].begin, block.origin[range.end - 1].end}; }

/// Whether a passage is written as Cantonese is spoken.
bool is_cantonese(Text text) { return text.find_first_of(U"唔嘅咗嚟喺啲嗰佢冇哋咁") != Text::npos; }

/// Han runs that a pair of quotation marks or brackets encloses keep their own script.
std::vector<bool> quoted(Text text) {
  std::vector<bool> inside(text.size(), false);
  std::size_t open = text.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char32_t c = text[i];
    if (c == U'“' || c == U'「' || c == U'『' || c == U'《' || c == U'〈' || c == U'（' || c == U'(') {
      open = i;
    } else if ((c == U'”' || c == U'」' || c == U'』' || c == U'》' || c == U'〉' || c == U'）' || c == U')') && open < i) {
      std::fill(inside.begin() + static_cast<std::ptrdiff_t>(open), inside.begin() + static_cast<std::ptrdiff_t>(i), true);
      open = text.size();
    }
  }
  return inside;
}

}  // namespace

/// A finding in the making: the wrong character, the word to show it in, and why it is wrong.
struct FaultFinder::Candidate {
  std::size_t at = 0;
  DiscrepancyKind kind = DiscrepancyKind::kMisconversion;
  double confidence = 0.9;
  bool left_over = false;  ///< a character of the other script
};

void FaultFinder::report(const FoldingText& block, const std::vector<Candidate>& candidates, Text right, std::string_view other_script, BlockFaults& out) {
  const Text printed(block.text);
  const auto slice = [](Text text, Range r) { return utf8::from_utf32(text.substr(r.begin, r.end - r.begin)); };
  for (std::size_t i = 0; i < candidates.size();) {
    const Candidate& first = candidates[i];
    Range word = word_around(reader_.breaker(), first.at, decided_);
    std::u32string wrong(1, printed[first.at]);
    double confidence = first.confidence;
    std::size_t last = first.at;
    for (++i; i < candidates.size(); ++i) {
      // One word is one finding, and so is a whole run that was left in the other script.
      const Candidate& next = candidates[i];
      if (next.kind != first.kind || next.left_over != first.left_over) break;
      if (next.at >= word.end && !(first.left_over && next.at == last + 1)) break;
      last = next.at;
      if (last >= word.end) word.end = word_around(reader_.breaker(), last, decided_).end;
      wrong += printed[last];
      confidence = std::max(confidence, next.confidence);
    }
    SpanFinding finding;
    finding.kind = first.kind;
    finding.span = raw_span(block, word);
    finding.suggestion = slice(right, word);
    finding.confidence = confidence;
    const std::string shown = slice(printed, word), fault = utf8::from_utf32(wrong);
    if (first.kind == DiscrepancyKind::kGlyphError)
      finding.message = shown + ": " + fault + " only looks like the right character; " + finding.suggestion + " is meant.";
    else if (first.left_over)
      finding.message = shown + ": " + fault + " was left in " + std::string(other_script) + "; " + finding.suggestion + " is meant.";
    else
      finding.message = shown + ": " + fault + " is the wrong choice in this word; " + finding.suggestion + " is meant.";
    out.findings.push_back(std::move(finding));
  }
}

BlockFaults FaultFinder::find_hant(const FoldingText& block, std::optional<ScriptStandard> standard, std::optional<ScriptStandard> other_standard) {
  const CharacterTables& tables = character_tables();
  BlockFaults out;
  const Text printed(block.text);
  convert_in_place(printed, glyph_words(), repaired_);
  convert_in_place(printed, context_words(), in_context_);
  convert_in_place(repaired_, t2s_words(), hans_);
  convert_in_place(hans_, s2t_words(), back_, &decided_);
  std::u32string suggested = repaired_;
  std::vector<Candidate> candidates;
  std::optional<bool> cantonese;
  reader_.set_text(hans_);
  for (std::size_t i = 0; i < printed.size(); ++i) {
    if (printed[i] != repaired_[i]) {
      candidates.push_back({i, DiscrepancyKind::kGlyphError, 0.98, false});
      continue;
    }
    if (printed[i] != in_context_[i]) {
      suggested[i] = in_context_[i];
      candidates.push_back({i, DiscrepancyKind::kMisconversion, 0.8, false});
      continue;
    }
    const bool ambiguous = (tables.traits[hans_[i]] & CharacterTables::kSeveral) != 0;
    const unsigned own = tables.traits[printed[i]];
    if (back_[i] == printed[i] && hans_[i] == printed[i] && !ambiguous && (own & CharacterTables::kOtherSource) == 0) continue;
    const Forms forms = forms_of(back_[i]);
    const bool listed = forms.has(printed[i]), standards = !listed && forms.differ_by_standard(printed[i], hans_[i]);
    out.standard_only += standards || (listed && (forms.opencc != forms.hk || forms.opencc != forms.tw));
    if (other_standard && (listed || standards) && printed[i] != forms.of(other_standard)) {
      const std::string from = utf8::from_utf32(printed.substr(i, 1)), to = utf8::from_utf32(std::u32string(1, forms.of(other_standard)));
      out.other_standard.push_back({DiscrepancyKind::kMisconversion, block.origin[i], to,
                                    from + ": " + (other_standard == ScriptStandard::kHk ? "Hong Kong" : "Taiwan") + " writes " + to + ".", 0.6});
    }
    if (standards) continue;
    if (own & CharacterTables::kHansOnly) {
      if (is_covered(printed, i, right_words())) continue;
      suggested[i] = forms.of(standard);
      candidates.push_back({i, DiscrepancyKind::kMisconversion, 0.95, true});
      continue;
    }
    // 於 stands everywhere, 于 in names: nobody errs that way. What is written as it is spoken uses 係 for "is", beside anything.
    if (printed[i] == U'於') continue;
    if (printed[i] == U'係') {
      if (!cantonese) cantonese = is_cantonese(printed);
      if (*cantonese) continue;
    }
    const char32_t as = ambiguous ? hans_[i] : tables.other_source_of(printed[i]);
    if (as == 0) continue;
    // OpenCC takes the leftmost word, right or wrong (收|藏历|史): where it agrees, the words around must be asked too.
    const bool bound = is_word_bound(printed[i]);
    if (as == hans_[i] && listed && decided_[i].size() < 2 && !bound) continue;
    const char32_t form = listed ? back_[i] : in_opencc_form(printed[i]);
    if (printed[i] != hans_[i] && tables.to_hant.at(as).find(form) == std::u32string::npos) continue;
    const auto equal = [&](char32_t x, char32_t y) { return differ_by_standard(x, y, as); };
    const bool only_if_wrong = listed || as != hans_[i];
    if (only_if_wrong && !bound && !is_word_bound(form) && !reader_.is_disputed(i, form, as, equal)) continue;
    if (is_covered(printed, i, right_words())) continue;
    const Reading reading = reader_.read(i, form, as, equal);
    if (reading.verdict == Reading::kRight || (only_if_wrong && reading.verdict == Reading::kUndecided)) continue;
    const Forms meant = forms_of(reading.verdict == Reading::kWrong ? reading.meant : back_[i]);
    if (meant.has(printed[i]) || meant.differ_by_standard(printed[i], as)) continue;
    suggested[i] = meant.of(standard);
    const bool left_over = printed[i] == hans_[i] && bound;
    candidates.push_back({i, DiscrepancyKind::kMisconversion, reading.verdict != Reading::kWrong ? kAlone : reading.in_word ? 0.9 : 0.8, left_over});
  }
  if (!candidates.empty()) report(block, candidates, suggested, "Simplified", out);
  return out;
}

BlockFaults FaultFinder::find_hans(const FoldingText& block) {
  const CharacterTables& tables = character_tables();
  BlockFaults out;
  const Text printed(block.text);
  convert_in_place(printed, glyph_words(), repaired_);
  const auto may_be_left_over = [&](char32_t c) { return tables.is_hant_only(c); };
  if (repaired_ == printed && std::none_of(printed.begin(), printed.end(), may_be_left_over)) return out;
  convert_in_place(repaired_, t2s_words(), hans_);
  std::vector<Candidate> candidates;
  const std::vector<bool> inside = quoted(printed);
  for (std::size_t i = 0; i < printed.size(); ++i) {
    if (printed[i] != repaired_[i]) {
      candidates.push_back({i, DiscrepancyKind::kGlyphError, 0.98, false});
    } else if (hans_[i] != printed[i] && may_be_left_over(printed[i]) && !inside[i] && !is_covered(printed, i, right_hans_words())) {
      candidates.push_back({i, DiscrepancyKind::kMisconversion, 0.85, true});
    }
  }
  if (candidates.empty()) return out;
  convert_in_place(hans_, s2t_words(), back_, &decided_);
  reader_.set_text(hans_);
  report(block, candidates, hans_, "Traditional", out);
  return out;
}

}  // namespace jiaokan::convert
