#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "core/document.h"

namespace jiaokan::convert {

/// What a text shows of its script and standard: the counts that detect_script decides by.
struct ScriptEvidence {
  std::size_t hans_only = 0;  ///< characters that Traditional text never has (汉)
  std::size_t hant_only = 0;  ///< characters that Simplified text never has (漢)
  /// How many characters that only some Traditional standards write speak for each standard
  /// (resources/dicts/standard_forms.txt): 産 爲 衆 speak for the Mainland, 衞 説 for Hong Kong, 裡 洩 for Taiwan.
  std::size_t mainland = 0, hk = 0, tw = 0;
  /// The same characters by the set of standards that write them: bit 0 = Mainland, 1 = Hong Kong, 2 = Taiwan.
  std::array<std::size_t, 8> by_standards{};
};
ScriptEvidence script_evidence(std::string_view text);

/// Script of a text by the characters that only one script has (from OpenCC's tables), and for Traditional text the standard by its fingerprint
/// (産 爲 衆 with 台 群: Mainland; 裏 綫 着: Hong Kong; 裡 線 著: Taiwan). A standard is named where, against each of the others, at least four characters
/// speak for it and four fifths of those that tell the two apart; otherwise it stays empty and the scores say how near it was. A few characters of the other
/// script (a quotation, a fault) do not make a text mixed: each script needs a tenth of the telling characters. Spans are in `text`, which must be valid UTF-8.
/// O(bytes).
ScriptInfo detect_script(std::string_view text);

/// The parts of a text by script, cut at marks of punctuation and where two marks enclose another script (「…」): each part is as long as can be. A part that
/// tells nothing goes with the one before it. Covers the text where any part tells. O(bytes).
std::vector<ScriptSpan> script_spans(std::string_view text);

/// Fills `script` of the document and of every block, and the spans of the blocks that mix scripts. With more than one thread two share the work. O(bytes).
void mark_scripts(Document& document, std::size_t threads = 1);

}  // namespace jiaokan::convert
