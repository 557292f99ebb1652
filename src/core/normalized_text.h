#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/offset_map.h"
#include "core/span.h"

namespace jiaokan {

/// Which fold changed a place, in the order the folds are applied (src/convert/folds.cpp is the table).
enum class FoldId : std::uint8_t {
  kCompatibility,  ///< U+F900…, Kangxi radicals → unified ideographs
  kWidth,          ///< full-width ASCII, half-width forms
  kGlyph,          ///< font and OCR confusions: 臵 → 置. A fault of the edition, not an expected difference
  kSpacing,        ///< blanks that are layout, bullets and leaders
  kPunctuation,    ///< dash, ellipsis, colon … styles
  kQuotation,      ///< 「」『』 “” ‘’
  kScript,         ///< Traditional → Simplified by OpenCC's dictionaries
  kVariant,        ///< variant classes that the dictionaries leave: 爲/為, 著力/着力
  kRegional,       ///< the words of another region: 資訊 → 信息. Only for pairs whose regions differ
};
std::string_view to_string(FoldId);

/// One place that one fold changed, on the printed text; of the regional fold the whole word, whatever it changed of it.
struct FoldRecord {
  RawSpan raw;
  FoldId fold = FoldId::kWidth;
};

/// A unit of alignment in the normalised text: a block, or a sentence of one.
struct Segment {
  NormSpan text;
  std::uint32_t block = 0;
};

/// A document's text after folding, with its way home.
/// `text` holds the folded blocks with "\n" between them; segments[i] is block i. `map` leads from it to Document::text.
/// `folds` is sorted by raw.begin, then by fold. `furniture[i]` is the folded text of Document::furniture[i]; no map leads from it.
struct NormalizedText {
  std::string text;
  OffsetMap map;
  std::vector<Segment> segments;
  std::vector<FoldRecord> folds;
  std::vector<std::string> furniture;

  std::string_view slice(NormSpan span) const { return std::string_view(text).substr(span.begin, span.size()); }
  std::string_view segment_text(std::size_t i) const { return slice(segments[i].text); }
};

}  // namespace jiaokan
