#include "convert/misconversions.h"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "convert/dictionary_file.h"
#include "convert/folds.h"
#include "convert/opencc_data.h"
#include "convert/script_tables.h"
#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

using Text = std::u32string_view;

/// A range of code points of the block.
struct Range {
  std::size_t begin = 0, end = 0;
};

/// Replaces by `words` where each value is as long as its key, so that positions stay. `decided[i]`, where asked for, is the key that decided code point i.
std::u32string convert_in_place(Text text, const WordTrie& words, std::vector<Range>* decided = nullptr) {
  std::u32string out(text);
  if (decided) decided->assign(text.size(), {});
  for (std::size_t at = 0; at < text.size();) {
    const WordTrie::Match match = words.match(text.substr(at));
    const std::size_t length = std::max<std::size_t>(match.length, 1);
    if (match.length > 0 && words.entry(match.entry).value.size() == length)
      std::copy_n(words.entry(match.entry).value.begin(), length, out.begin() + static_cast<std::ptrdiff_t>(at));
    if (decided)
      for (std::size_t i = at; i < at + length; ++i) (*decided)[i] = {at, at + length};
    at += length;
  }
  return out;
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

/// Every word of two characters and more that OpenCC knows in Traditional, whichever of its choices.
const WordTrie& hant_words() {
  static const WordTrie words = [] {
    std::vector<WordTrie::Entry> entries;
    for (const OpenccEntry& row : OpenccData::system()->load("STPhrases"))
      for (const std::u32string& choice : row.choices)
        if (choice.size() > 1) entries.push_back({choice, choice, 0});
    return WordTrie(std::move(entries));
  }();
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

/// The three ways back to Traditional for one character.
struct Forms {
  char32_t opencc, hk, tw;
  bool has(char32_t c) const { return c == opencc || c == hk || c == tw; }
  char32_t of(std::optional<ScriptStandard> standard) const { return standard == ScriptStandard::kHk ? hk : standard == ScriptStandard::kTw ? tw : opencc; }
};

Forms forms_of(char32_t opencc) {
  const CharacterTables& t = character_tables();
  const auto look_up = [&](const std::unordered_map<char32_t, char32_t>& map) {
    const auto found = map.find(opencc);
    return found == map.end() ? opencc : found->second;
  };
  return {opencc, look_up(t.to_hk), look_up(t.to_tw)};
}

/// Whether `printed` and what OpenCC writes are forms of one character that different standards prefer. `hans` is their Simplified character.
bool differ_by_standard(char32_t printed, const Forms& forms, char32_t hans) {
  const auto found = both_standard().find(hans);
  if (found == both_standard().end()) return false;
  const auto listed = [&](char32_t c) { return found->second.find(c) != std::u32string::npos; };
  return listed(printed) && (listed(forms.opencc) || listed(forms.hk) || listed(forms.tw));
}

std::vector<bool> covered_by(Text text, const WordTrie& words) {
  std::vector<bool> covered(text.size(), false);
  for (std::size_t at = 0, done = 0; at < text.size(); ++at) {
    const WordTrie::Match match = words.match(text.substr(at));
    for (done = std::max(done, at); done < at + match.length; ++done) covered[done] = true;
  }
  return covered;
}

/// The words of a text around a place, by ICU's dictionary.
class WordBreaker {
 public:
  /// The word that holds code point i of `text`, which must be the same text in every call. Breaks a stretch of text at a time, so that long blocks stay
  /// linear and neighbouring places cost one stretch.
  Range word_at(Text text, std::size_t i) {
    if (i < first_ || i >= last_) break_around(text, i);
    const auto behind = std::upper_bound(breaks_.begin(), breaks_.end(), i);
    return {*(behind - 1), *behind};
  }

 private:
  void break_around(Text text, std::size_t i) {
    if (!words_) {
      UErrorCode status = U_ZERO_ERROR;
      words_.reset(icu::BreakIterator::createWordInstance(icu::Locale::getChina(), status));
      if (U_FAILURE(status))
        throw Error(ErrorCode::kConfig, "ICU", std::string("its word breaking data cannot be loaded: ") + u_errorName(status), "install ICU again");
    }
    constexpr std::size_t kMargin = 12, kStretch = 48;  // words near the edge of a stretch may be cut
    const std::size_t begin = i > kMargin ? i - kMargin : 0, end = std::min(text.size(), i + kStretch + kMargin);
    first_ = i;
    last_ = std::min(text.size(), i + kStretch);
    icu::UnicodeString stretch;
    for (std::size_t k = begin; k < end; ++k) stretch.append(static_cast<UChar32>(text[k]));
    words_->setText(stretch);
    breaks_.clear();
    std::int32_t unit = 0;
    std::size_t at = begin;
    for (std::int32_t next = words_->first(); next != icu::BreakIterator::DONE; next = words_->next()) {
      at += static_cast<std::size_t>(stretch.countChar32(unit, next - unit));
      unit = next;
      breaks_.push_back(at);
    }
  }

  std::unique_ptr<icu::BreakIterator> words_;
  std::vector<std::size_t> breaks_;   // of the stretch that was broken last
  std::size_t first_ = 0, last_ = 0;  // the places that it serves
};

enum class Evidence { kNone, kAcrossWords, kWithinWord };

/// The best evidence among the dictionary words of `text` that cover `i` and pass `counts`. A word that ICU's word breaks cut through is weaker: 復|制 in
/// 反復|制定.
template <class Counts>
Evidence evidence_at(Text text, std::size_t i, Range word, const WordTrie& words, Counts counts) {
  constexpr std::size_t kReach = 4;
  Evidence best = Evidence::kNone;
  for (std::size_t begin = i + 1 > kReach ? i + 1 - kReach : 0; begin <= i; ++begin) {
    for (std::size_t end = std::max(i + 1, begin + 2); end <= std::min(text.size(), begin + kReach); ++end) {
      const WordTrie::Entry* entry = words.find(text.substr(begin, end - begin));
      if (!entry || !counts(*entry, i - begin)) continue;
      best = std::max(best, word.begin <= begin && end <= word.end ? Evidence::kWithinWord : Evidence::kAcrossWords);
    }
  }
  return best;
}

/// The word to show for a fault at `i`: ICU's, or where that is the one character alone, the dictionary word that decided.
Range word_around(WordBreaker& breaker, Text hans, std::size_t i, const std::vector<Range>& decided) {
  constexpr std::size_t kLongest = 4;
  const Range word = breaker.word_at(hans, i);
  if (word.end - word.begin > 1) return word;
  return decided[i].end - decided[i].begin <= kLongest ? decided[i] : Range{i, i + 1};
}

RawSpan raw_span(const FoldingText& block, Range range) { return {block.origin[range.begin].begin, block.origin[range.end - 1].end}; }

/// A finding in the making: the wrong character, the word to show it in, and why it is wrong.
struct Candidate {
  std::size_t at = 0;
  DiscrepancyKind kind = DiscrepancyKind::kMisconversion;
  double confidence = 0.9;
  bool left_over = false;  ///< a character of the other script
};

void report(const FoldingText& block, const std::vector<Candidate>& candidates, Text hans, const std::vector<Range>& decided, Text right, WordBreaker& breaker,
            std::string_view other_script, BlockFaults& out) {
  const Text printed(block.text);
  const auto slice = [](Text text, Range r) { return utf8::from_utf32(text.substr(r.begin, r.end - r.begin)); };
  for (std::size_t i = 0; i < candidates.size();) {
    const Candidate& first = candidates[i];
    Range word = word_around(breaker, hans, first.at, decided);
    std::u32string wrong(1, printed[first.at]);
    double confidence = first.confidence;
    std::size_t last = first.at;
    for (++i; i < candidates.size(); ++i) {
      // One word is one finding, and so is a whole run that was left in the other script.
      const Candidate& next = candidates[i];
      if (next.kind != first.kind || next.left_over != first.left_over) break;
      if (next.at >= word.end && !(first.left_over && next.at == last + 1)) break;
      last = next.at;
      if (last >= word.end) word.end = word_around(breaker, hans, last, decided).end;
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

BlockFaults find_hant_faults(const FoldingText& block, std::optional<ScriptStandard> standard) {
  const CharacterTables& tables = character_tables();
  BlockFaults out;
  const Text printed(block.text);
  const std::u32string repaired = convert_in_place(printed, glyph_words());
  const std::u32string hans = convert_in_place(repaired, t2s_words());
  std::vector<Range> decided;
  const std::u32string back = convert_in_place(hans, s2t_words(), &decided);
  const std::vector<bool> right = covered_by(printed, right_words());
  std::u32string suggested = repaired;
  // The printed text in the forms that OpenCC's words are written in, so that they can be looked up.
  std::u32string in_opencc_forms = repaired;
  std::vector<Candidate> candidates;
  std::vector<std::size_t> doubtful;
  const auto choices_of = [&](char32_t c) {
    const auto found = tables.to_hant.find(c);
    return found == tables.to_hant.end() ? 0 : found->second.size();
  };
  for (std::size_t i = 0; i < printed.size(); ++i) {
    if (printed[i] != repaired[i]) {
      candidates.push_back({i, DiscrepancyKind::kGlyphError, 0.98, false});
      continue;
    }
    if (back[i] == printed[i] && hans[i] == printed[i] && choices_of(hans[i]) < 2) continue;
    const Forms forms = forms_of(back[i]);
    const bool listed = forms.has(printed[i]);
    if (listed || differ_by_standard(printed[i], forms, hans[i])) {
      in_opencc_forms[i] = back[i];
      out.standard_only += !listed || forms.opencc != forms.hk || forms.opencc != forms.tw;
      // OpenCC takes the leftmost word, right or wrong (收|藏历|史): the words must speak where another one covers the place.
      const bool ambiguous = listed && decided[i].end - decided[i].begin > 1 && !right[i] && choices_of(hans[i]) > 1;
      if (ambiguous) doubtful.push_back(i);
      continue;
    }
    const auto choices = tables.to_hant.find(hans[i]);
    const bool candidate = printed[i] == hans[i] || (choices != tables.to_hant.end() && choices->second.find(printed[i]) != std::u32string::npos);
    if (!candidate || right[i]) continue;
    suggested[i] = forms.of(standard);
    const bool left_over = tables.is_hans_only(printed[i]);
    candidates.push_back({i, DiscrepancyKind::kMisconversion, left_over ? 0.95 : 0, left_over});
  }
  WordBreaker breaker;
  const auto gives_another = [&](std::size_t i) {
    return [&, i](const WordTrie::Entry& entry, std::size_t k) {
      return entry.value.size() == entry.key.size() && entry.value[k] != in_opencc_forms[i] && entry.value[k] != printed[i];
    };
  };
  const auto any = [](const WordTrie::Entry&, std::size_t) { return true; };
  for (const std::size_t i : doubtful) {
    if (evidence_at(Text(hans), i, {}, s2t_words(), gives_another(i)) == Evidence::kNone) continue;
    const Range word = breaker.word_at(hans, i);
    if (evidence_at(Text(in_opencc_forms), i, word, hant_words(), any) == Evidence::kWithinWord) continue;
    char32_t meant = 0;
    evidence_at(Text(hans), i, word, s2t_words(), [&](const WordTrie::Entry& entry, std::size_t k) {
      const bool counts = gives_another(i)(entry, k) && entry.key.size() == word.end - word.begin;
      if (counts) meant = entry.value[k];
      return counts;
    });
    if (meant == 0 || differ_by_standard(printed[i], forms_of(meant), hans[i])) continue;
    suggested[i] = forms_of(meant).of(standard);
    candidates.push_back({i, DiscrepancyKind::kMisconversion, 0.9, false});
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) { return x.at < y.at; });
  if (candidates.empty()) return out;
  for (Candidate& c : candidates) {
    if (c.confidence != 0) continue;
    // A character that Traditional text has too is only wrong in a word: 于 and 里 may be names.
    const Range word = breaker.word_at(hans, c.at);
    const Evidence right_so = evidence_at(Text(in_opencc_forms), c.at, word, hant_words(), any);
    const Evidence wrong = evidence_at(Text(hans), c.at, word, s2t_words(), gives_another(c.at));
    c.confidence = wrong > right_so ? (wrong == Evidence::kWithinWord ? 0.9 : 0.8) : wrong == Evidence::kNone && right_so == Evidence::kNone ? kAlone : 0;
  }
  std::erase_if(candidates, [&](const Candidate& c) {
    if (c.confidence == 0) suggested[c.at] = printed[c.at];
    return c.confidence == 0;
  });
  report(block, candidates, hans, decided, suggested, breaker, "Simplified", out);
  return out;
}

BlockFaults find_hans_faults(const FoldingText& block) {
  const CharacterTables& tables = character_tables();
  BlockFaults out;
  const Text printed(block.text);
  const std::u32string repaired = convert_in_place(printed, glyph_words());
  const std::u32string hans = convert_in_place(repaired, t2s_words());
  std::vector<Candidate> candidates;
  const std::vector<bool> inside = quoted(printed);
  for (std::size_t i = 0; i < printed.size(); ++i) {
    if (printed[i] != repaired[i]) {
      candidates.push_back({i, DiscrepancyKind::kGlyphError, 0.98, false});
    } else if (hans[i] != printed[i] && tables.is_hant_only(printed[i]) && !inside[i]) {
      candidates.push_back({i, DiscrepancyKind::kMisconversion, 0.85, true});
    }
  }
  if (candidates.empty()) return out;
  std::vector<Range> decided;
  convert_in_place(hans, s2t_words(), &decided);
  WordBreaker breaker;
  report(block, candidates, hans, decided, hans, breaker, "Traditional", out);
  return out;
}

}  // namespace jiaokan::convert
