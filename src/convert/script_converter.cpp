#include "convert/script_converter.h"

#include <algorithm>
#include <array>
#include <limits>

#include "convert/folding_text.h"
#include "convert/opencc_dictionaries.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

using Names = std::vector<std::string>;

/// How OpenCC gets from one variety to another: it cuts the text into words by one dictionary, then takes every word through the stages.
struct Chain {
  Variety from, to;
  const char* segmentation;
  std::vector<Names> stages;
};

const std::vector<Chain>& chains() {
  using enum Variety;
  const Names st{"STPhrases", "STCharacters"}, ts{"TSPhrases", "TSCharacters"}, hk{"HKVariants"}, tw{"TWVariants"};
  const Names hk_back{"HKVariantsRevPhrases", "HKVariantsRev"}, tw_back{"TWVariantsRevPhrases", "TWVariantsRev"};
  static const std::vector<Chain> all{
      {kHans, kHant, "STPhrases", {st}},
      {kHans, kHk, "STPhrases", {st, hk}},
      {kHans, kTw, "STPhrases", {st, tw}},
      {kHant, kHans, "TSPhrases", {ts}},
      {kHant, kHk, "HKVariants", {hk}},
      {kHant, kTw, "TWVariants", {tw}},
      {kHk, kHans, "TSPhrases", {hk_back, ts}},
      {kHk, kHant, "HKVariantsRevPhrases", {hk_back}},
      {kHk, kTw, "HKVariantsRevPhrases", {hk_back, tw}},
      {kTw, kHans, "TSPhrases", {tw_back, ts}},
      {kTw, kHant, "TWVariantsRevPhrases", {tw_back}},
      {kTw, kHk, "TWVariantsRevPhrases", {tw_back, hk}},
  };
  return all;
}

/// A word of the text on its way through the stages. Kept words are not converted.
struct Segment {
  std::size_t end = 0;
  bool kept = false;
};

std::vector<Segment> cut_into_words(std::u32string_view text, const WordTrie& words, const WordTrie& keep) {
  std::vector<Segment> segments;
  const auto close = [&](std::size_t end, bool kept) {
    if (end > (segments.empty() ? 0 : segments.back().end)) segments.push_back({end, kept});
  };
  // Kept words first: a dictionary word must not swallow their beginning.
  std::vector<Segment> gaps;
  for (std::size_t at = 0; at < text.size();) {
    const WordTrie::Match match = keep.match(text.substr(at));
    if (match.length > 0) gaps.push_back({at, false}), gaps.push_back({at + match.length, true});
    at += std::max<std::size_t>(match.length, 1);
  }
  gaps.push_back({text.size(), false});
  std::size_t at = 0;
  for (const Segment& gap : gaps) {
    if (gap.kept) {
      close(gap.end, true);
      at = gap.end;
      continue;
    }
    while (at < gap.end) {
      const WordTrie::Match match = words.match(text.substr(at, gap.end - at));
      if (match.length > 0) {
        close(at, false);
        close(at + match.length, false);
      }
      at += std::max<std::size_t>(match.length, 1);
    }
    close(gap.end, false);
  }
  return segments;
}

/// Rules are sets of dictionaries: one bit for each dictionary of the chain, in the order of its stages.
using Rules = std::vector<std::uint32_t>;

void run_stage(FoldingText& text, std::vector<Segment>& segments, Rules& rules, const WordTrie& words, unsigned first_bit) {
  FoldingText out;
  Rules out_rules;
  out.text.reserve(text.size());
  out.origin.reserve(text.size());
  out_rules.reserve(text.size());
  std::size_t at = 0;
  for (Segment& segment : segments) {
    while (at < segment.end) {
      const auto rest = std::u32string_view(text.text).substr(at, segment.end - at);
      const WordTrie::Match match = segment.kept ? WordTrie::Match{} : words.match(rest);
      const std::size_t length = std::max<std::size_t>(match.length, 1);
      if (match.length == 0 || words.entry(match.entry).value == rest.substr(0, length)) {
        for (std::size_t i = at; i < at + length; ++i) {
          out.push(text.text[i], text.origin[i]);
          out_rules.push_back(rules[i]);
        }
      } else {
        // A changed word is one change, with everything that it was made from.
        const RawSpan whole{text.origin[at].begin, text.origin[at + length - 1].end};
        std::uint32_t rule = 1u << (first_bit + words.entry(match.entry).dictionary);
        for (std::size_t i = at; i < at + length; ++i) rule |= rules[i];
        for (const char32_t c : words.entry(match.entry).value) {
          out.push(c, whole);
          out_rules.push_back(rule);
        }
      }
      at += length;
    }
    segment.end = out.size();
  }
  text = std::move(out);
  rules = std::move(out_rules);
}

/// Takes `text` through the chain. Returns the rule of each code point of the result.
Rules run_chain(const Chain& chain, FoldingText& text, std::vector<Segment> segments) {
  Rules rules(text.size(), 0);
  unsigned bit = 0;
  for (const Names& names : chain.stages) {
    run_stage(text, segments, rules, opencc_group(names), bit);
    bit += static_cast<unsigned>(names.size());
  }
  return rules;
}

std::string rule_name(const Chain& chain, std::uint32_t rule) {
  std::string out;
  unsigned bit = 0;
  for (const Names& names : chain.stages) {
    for (const std::string& name : names) {
      if (rule >> bit++ & 1) out += (out.empty() ? "" : "+") + name;
    }
  }
  return out;
}

WordTrie keep_trie(const ConvertOptions& options) {
  constexpr std::size_t kLongestWord = 1000;
  std::vector<WordTrie::Entry> entries;
  for (const std::string& word : options.keep) {
    if (word.empty() || utf8::find_invalid(word)) throw Error(ErrorCode::kUsage, "", "a word to keep is empty or not UTF-8", "give one word a line, in UTF-8");
    std::u32string key = utf8::to_utf32(word);
    if (key.size() > kLongestWord) throw Error(ErrorCode::kUsage, "", "a word to keep is longer than 1000 characters", "give words, not texts");
    entries.push_back({key, key, 0});
  }
  return WordTrie(std::move(entries));
}

}  // namespace

std::optional<Variety> variety_from(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Variety>, 4> names{
      {{"hans", Variety::kHans}, {"hant", Variety::kHant}, {"hk", Variety::kHk}, {"tw", Variety::kTw}}};
  for (const auto& [known, variety] : names)
    if (name == known) return variety;
  return std::nullopt;
}

ConversionResult convert_script(std::string_view text, Variety from, Variety to, const ConvertOptions& options) {
  JIAOKAN_CHECK(!utf8::find_invalid(text));
  JIAOKAN_CHECK(text.size() < std::numeric_limits<std::uint32_t>::max());
  const WordTrie keep = keep_trie(options);
  if (from == to) return {std::string(text), {}};
  const auto chain = std::find_if(chains().begin(), chains().end(), [&](const Chain& c) { return c.from == from && c.to == to; });
  JIAOKAN_CHECK(chain != chains().end());

  FoldingText work;
  decode(text, {0, static_cast<std::uint32_t>(text.size())}, work);
  const std::vector<Segment> segments = cut_into_words(work.text, opencc_group({chain->segmentation}), keep);
  std::vector<std::size_t> kept;  // code points of the source: begin, end, begin, end …
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (segments[i].kept) kept.insert(kept.end(), {i == 0 ? 0 : segments[i - 1].end, segments[i].end});
  const std::u32string source = work.text;
  const Rules rules = run_chain(*chain, work, segments);

  ConversionResult result;
  result.text.reserve(text.size());
  std::size_t at_byte = 0, at_point = 0, next_kept = 0;
  const auto move_to_byte = [&](std::size_t byte) {
    for (; at_byte < byte; ++at_point) at_byte += utf8::sequence_length(text[at_byte]);
    return at_point;
  };
  const auto list_kept_before = [&](std::size_t point) {
    for (; next_kept < kept.size() && kept[next_kept] < point; next_kept += 2) {
      const std::u32string word = source.substr(kept[next_kept], kept[next_kept + 1] - kept[next_kept]);
      FoldingText alone;
      const std::string bytes = utf8::from_utf32(word);
      decode(bytes, {0, static_cast<std::uint32_t>(bytes.size())}, alone);
      run_chain(*chain, alone, cut_into_words(word, opencc_group({chain->segmentation}), WordTrie({})));
      if (alone.text != word) result.changes.push_back({kept[next_kept], kept[next_kept + 1], bytes, bytes, "keep"});
    }
  };
  for (std::size_t i = 0; i < work.size();) {
    const RawSpan span = work.origin[i];
    const std::size_t before = result.text.size();
    std::uint32_t rule = 0;
    for (; i < work.size() && work.origin[i] == span; ++i) {
      utf8::append(result.text, work.text[i]);
      rule |= rules[i];
    }
    const std::string_view made = std::string_view(result.text).substr(before), source_bytes = text.substr(span.begin, span.size());
    if (!options.list_changes || rule == 0 || made == source_bytes) continue;
    const std::size_t start = move_to_byte(span.begin), end = move_to_byte(span.end);
    list_kept_before(start);
    result.changes.push_back({start, end, std::string(source_bytes), std::string(made), rule_name(*chain, rule)});
  }
  if (options.list_changes) list_kept_before(source.size());
  return result;
}

}  // namespace jiaokan::convert
