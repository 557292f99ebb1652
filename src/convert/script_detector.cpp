#include "convert/script_detector.h"

#include <algorithm>
#include <unordered_map>

#include "convert/dictionary_file.h"
#include "convert/script_tables.h"
#include "core/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

enum : unsigned { kMainlandBit = 1, kHkBit = 2, kTwBit = 4 };

/// Telling characters with the standards that write them.
std::unordered_map<char32_t, unsigned> build_forms() {
  std::unordered_map<char32_t, unsigned> forms;
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
    forms[utf8::to_utf32(row.fields[0]).front()] = bits;
  }
  return forms;
}

std::optional<ScriptStandard> standard_of(const ScriptEvidence& e) {
  constexpr std::size_t kLeastEvidence = 4;
  constexpr double kLeastShare = 0.8;
  const auto only_in = [&](unsigned bit, unsigned other) {
    std::size_t n = 0;
    for (unsigned set = 0; set < e.by_standards.size(); ++set)
      if ((set & bit) && !(set & other)) n += e.by_standards[set];
    return n;
  };
  const auto beats = [&](unsigned bit, unsigned other) {
    const std::size_t wins = only_in(bit, other), losses = only_in(other, bit);
    return wins >= kLeastEvidence && static_cast<double>(wins) >= kLeastShare * static_cast<double>(wins + losses);
  };
  if (beats(kMainlandBit, kHkBit) && beats(kMainlandBit, kTwBit)) return ScriptStandard::kMainlandHant;
  if (beats(kHkBit, kMainlandBit) && beats(kHkBit, kTwBit)) return ScriptStandard::kHk;
  if (beats(kTwBit, kMainlandBit) && beats(kTwBit, kHkBit)) return ScriptStandard::kTw;
  return std::nullopt;
}

}  // namespace

ScriptEvidence script_evidence(std::string_view text) {
  static const std::unordered_map<char32_t, unsigned> forms = build_forms();
  const CharacterTables& tables = character_tables();
  ScriptEvidence e;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!is_han(c)) continue;
    e.hans_only += tables.is_hans_only(c);
    e.hant_only += tables.is_hant_only(c);
    const auto form = forms.find(c);
    if (form == forms.end()) continue;
    ++e.by_standards[form->second];
    e.mainland += (form->second & kMainlandBit) != 0;
    e.hk += (form->second & kHkBit) != 0;
    e.tw += (form->second & kTwBit) != 0;
  }
  return e;
}

ScriptInfo detect_script(std::string_view text) {
  const ScriptEvidence e = script_evidence(text);
  const std::size_t all = e.hans_only + e.hant_only;
  ScriptInfo info;
  if (all == 0) return info;
  const double hant = static_cast<double>(e.hant_only) / static_cast<double>(all);
  const double enough = static_cast<double>(all) / static_cast<double>(all + 1);  // one character is half a proof
  constexpr double kOther = 0.1;
  if (hant >= 1 - kOther) {
    info.detected = Script::kHant;
    info.confidence = hant * enough;
    info.standard = standard_of(e);
  } else if (hant <= kOther) {
    info.detected = Script::kHans;
    info.confidence = (1 - hant) * enough;
  } else {
    info.detected = Script::kMixed;
    info.confidence = std::min(1.0, 2 * std::min(hant, 1 - hant) + 0.5) * enough;
  }
  return info;
}

}  // namespace jiaokan::convert
