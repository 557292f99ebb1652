#include "convert/script_detector.h"

#include <algorithm>
#include <future>
#include <unordered_map>

#include "convert/code_point_map.h"
#include "convert/dictionary_file.h"
#include "convert/script_tables.h"
#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

constexpr std::size_t kWorthAThread = 1 << 16;  // bytes

enum : unsigned { kMainlandBit = 1, kHkBit = 2, kTwBit = 4 };

/// Telling characters with the standards that write them.
CodePointMap<std::uint8_t> build_forms() {
  CodePointMap<std::uint8_t> forms;
  for (const DictionaryRow& row : load_dictionary("dicts/standard_forms.txt")) {
    unsigned bits = 0;
    for (std::size_t i = 1; i < row.fields.size(); ++i) {
      const std::string& name = row.fields[i];
      const unsigned bit = name == "mainland" ? kMainlandBit : name == "hk" ? kHkBit : name == "tw" ? kTwBit : 0u;
      if (bit == 0)
        throw Error(ErrorCode::kConfig, "dicts/standard_forms.txt", "line " + std::to_string(row.line) + ": unknown standard " + name,
                    "write mainland, hk or tw");
      bits |= bit;
    }
    forms.at(utf8::to_utf32(row.fields[0]).front()) = static_cast<std::uint8_t>(bits);
  }
  return forms;
}

/// Characters that standard `bit` writes and `other` does not.
std::size_t only_in(const ScriptEvidence& e, unsigned bit, unsigned other) {
  std::size_t n = 0;
  for (unsigned set = 0; set < e.by_standards.size(); ++set)
    if ((set & bit) && !(set & other)) n += e.by_standards[set];
  return n;
}

std::optional<ScriptStandard> standard_of(const ScriptEvidence& e) {
  constexpr std::size_t kLeastEvidence = 4;
  constexpr double kLeastShare = 0.8;
  const auto beats = [&](unsigned bit, unsigned other) {
    const std::size_t wins = only_in(e, bit, other), losses = only_in(e, other, bit);
    return wins >= kLeastEvidence && static_cast<double>(wins) >= kLeastShare * static_cast<double>(wins + losses);
  };
  if (beats(kMainlandBit, kHkBit) && beats(kMainlandBit, kTwBit)) return ScriptStandard::kMainlandHant;
  if (beats(kHkBit, kMainlandBit) && beats(kHkBit, kTwBit)) return ScriptStandard::kHk;
  if (beats(kTwBit, kMainlandBit) && beats(kTwBit, kHkBit)) return ScriptStandard::kTw;
  return std::nullopt;
}

const CodePointMap<std::uint8_t>& forms_by_standard() {
  static const CodePointMap<std::uint8_t> forms = build_forms();
  return forms;
}

/// The worst of the standard's duels with the two others: its share of the characters that tell the two apart, less where they are few.
double score_of(const ScriptEvidence& e, unsigned bit) {
  double score = 1;
  for (const unsigned other : {kMainlandBit, kHkBit, kTwBit}) {
    if (other == bit) continue;
    const auto wins = static_cast<double>(only_in(e, bit, other)), losses = static_cast<double>(only_in(e, other, bit));
    score = std::min(score, wins / (wins + losses + 1));
  }
  return score;
}

/// A few characters of the other script (a quotation, a fault) do not make a text mixed.
Script detected_by(const ScriptEvidence& e) {
  const std::size_t all = e.hans_only + e.hant_only;
  if (all == 0) return Script::kUndetermined;
  return 10 * e.hans_only <= all ? Script::kHant : 10 * e.hant_only <= all ? Script::kHans : Script::kMixed;
}

/// Where a character first stands, and how often.
struct Seen {
  std::size_t count = 0;
  RawSpan first;
};

std::vector<std::pair<char32_t, Seen>> by_frequency(const std::unordered_map<char32_t, Seen>& seen) {
  std::vector<std::pair<char32_t, Seen>> out(seen.begin(), seen.end());
  std::sort(out.begin(), out.end(),
            [](const auto& a, const auto& b) { return a.second.count != b.second.count ? a.second.count > b.second.count : a.first < b.first; });
  return out;
}

std::string character(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return out;
}

/// The characters behind the detection, for its reader.
void add_evidence(std::string_view text, const ScriptEvidence& e, ScriptInfo& info) {
  const CharacterTables& tables = character_tables();
  const auto& forms = forms_by_standard();
  const bool hans = info.detected == Script::kHans, hant = info.detected == Script::kHant;
  std::unordered_map<char32_t, Seen> others, telling;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = utf8::next(text, at);
    if (!is_han(c)) continue;
    const auto count = [&](std::unordered_map<char32_t, Seen>& seen) {
      Seen& s = seen[c];
      if (s.count++ == 0) s.first = {begin, static_cast<std::uint32_t>(at)};
    };
    if ((hant && tables.is_hans_only(c)) || (hans && tables.is_hant_only(c))) count(others);
    if (hant && forms[c] != 0) count(telling);
  }
  for (const auto& [c, seen] : by_frequency(others)) info.leftovers.push_back({character(c), seen.count, seen.first});
  if (!hant) return;
  const auto frequent = by_frequency(telling);
  for (const auto& [bit, standard] :
       {std::pair{kMainlandBit, ScriptStandard::kMainlandHant}, std::pair{kHkBit, ScriptStandard::kHk}, std::pair{kTwBit, ScriptStandard::kTw}}) {
    StandardScore& score = info.standards.emplace_back();
    score.standard = standard;
    score.score = score_of(e, bit);
    for (const auto& [c, seen] : frequent)
      if (forms[c] & bit) score.evidence.push_back({character(c), seen.count});
  }
}

/// Marks that end a clause or enclose a quotation.
bool parts_clauses(char32_t c) {
  static constexpr std::u32string_view kMarks = U"，。；：、？！…—,.;:?!()（）《》〈〉「」『』“”‘’【】〔〕\t\n";
  return kMarks.find(c) != std::u32string_view::npos;
}

}  // namespace

ScriptEvidence script_evidence(std::string_view text) {
  const CodePointMap<std::uint8_t>& forms = forms_by_standard();
  const CharacterTables& tables = character_tables();
  ScriptEvidence e;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!is_han(c)) continue;
    e.hans_only += tables.is_hans_only(c);
    e.hant_only += tables.is_hant_only(c);
    const unsigned standards = forms[c];
    if (standards == 0) continue;
    ++e.by_standards[standards];
    e.mainland += (standards & kMainlandBit) != 0;
    e.hk += (standards & kHkBit) != 0;
    e.tw += (standards & kTwBit) != 0;
  }
  return e;
}

ScriptInfo detect_script(std::string_view text) {
  const ScriptEvidence e = script_evidence(text);
  const std::size_t all = e.hans_only + e.hant_only;
  ScriptInfo info;
  info.hans_characters = e.hans_only;
  info.hant_characters = e.hant_only;
  if (all == 0) return info;
  info.detected = detected_by(e);
  const double hant = static_cast<double>(e.hant_only) / static_cast<double>(all);
  const double enough = static_cast<double>(all) / static_cast<double>(all + 1);  // one character is half a proof
  if (info.detected == Script::kHant) {
    info.confidence = hant * enough;
    info.standard = standard_of(e);
  } else if (info.detected == Script::kHans) {
    info.confidence = (1 - hant) * enough;
  } else {
    info.confidence = std::min(1.0, 2 * std::min(hant, 1 - hant) + 0.5) * enough;
  }
  add_evidence(text, e, info);
  return info;
}

std::vector<ScriptSpan> script_spans(std::string_view text) {
  const CharacterTables& tables = character_tables();
  std::vector<ScriptSpan> out;
  std::uint32_t begin = 0;
  std::size_t hans = 0, hant = 0;
  const auto end_clause = [&](std::uint32_t end) {
    const Script script = hans == hant ? (hans == 0 ? Script::kUndetermined : Script::kMixed) : hans > hant ? Script::kHans : Script::kHant;
    hans = hant = 0;
    if (begin == end) return;
    const bool tells = script != Script::kUndetermined;
    if (out.empty() || (tells && out.back().script != script && out.back().script != Script::kUndetermined)) {
      out.push_back({{begin, end}, script});
    } else {
      out.back().text.end = end;
      if (tells) out.back().script = script;
    }
    begin = end;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    hans += is_han(c) && tables.is_hans_only(c);
    hant += is_han(c) && tables.is_hant_only(c);
    if (parts_clauses(c)) end_clause(static_cast<std::uint32_t>(at));
  }
  end_clause(static_cast<std::uint32_t>(text.size()));
  return out;
}

void mark_scripts(Document& document, std::size_t threads) {
  const bool shared = threads > 1 && document.text.size() >= kWorthAThread;
  std::future<ScriptInfo> whole = std::async(shared ? std::launch::async : std::launch::deferred, [&] { return detect_script(document.text); });
  document.script_spans.clear();
  for (Block& block : document.blocks) {
    const std::string_view text = document.slice(block.text);
    const ScriptEvidence e = script_evidence(text);
    block.script = detected_by(e);
    if (block.script != Script::kMixed) continue;
    for (ScriptSpan span : script_spans(text)) {
      span.text.begin += block.text.begin;
      span.text.end += block.text.begin;
      document.script_spans.push_back(span);
    }
  }
  document.script = whole.get();
}

}  // namespace jiaokan::convert
