#pragma once

#include <cstddef>
#include <string_view>

#include "core/document.h"

namespace jiaokan::convert {

/// What a text shows of its script and standard: the counts that detect_script decides by.
struct ScriptEvidence {
  std::size_t hans_only = 0;  ///< characters that Traditional text never has (汉)
  std::size_t hant_only = 0;  ///< characters that Simplified text never has (漢)
  /// Characters that only some Traditional standards write, and how many of these each standard would write itself
  /// (resources/dicts/standard_forms.txt): 産 爲 衆 speak for the Mainland, 衞 説 for Hong Kong, 裡 洩 for Taiwan.
  std::size_t telling = 0;
  std::size_t mainland = 0, hk = 0, tw = 0;
};
ScriptEvidence script_evidence(std::string_view text);

/// Script of a text by the characters that only one script has (from OpenCC's tables), and for Traditional text the standard by its fingerprint
/// (産 爲 衆 with 台 群: Mainland; 裏 綫 着: Hong Kong; 裡 線 著: Taiwan). `standard` stays empty where the evidence is thin or speaks for several.
/// A few characters of the other script (a quotation, a fault) do not make a text mixed: each script needs a tenth of the telling characters.
/// `text` must be valid UTF-8. O(bytes).
ScriptInfo detect_script(std::string_view text);

}  // namespace jiaokan::convert
