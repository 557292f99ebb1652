#include "convert/normalize.h"

namespace jiaokan::convert {

FoldPlan facts_plan() { return {FoldId::kCompatibility, FoldId::kWidth}; }
FoldPlan comparison_plan() {
  return {FoldId::kCompatibility, FoldId::kWidth, FoldId::kGlyph, FoldId::kSpacing, FoldId::kPunctuation, FoldId::kQuotation, FoldId::kScript, FoldId::kVariant};
}

NormalizedText normalize(const Document& document, const FoldPlan&) {
  NormalizedText out;
  out.text = document.text;
  out.map = OffsetMap::identity(static_cast<std::uint32_t>(document.text.size()));
  for (std::size_t i = 0; i < document.blocks.size(); ++i)
    out.segments.push_back({{document.blocks[i].text.begin, document.blocks[i].text.end}, static_cast<std::uint32_t>(i)});
  return out;
}

FoldedText apply_fold(FoldId, std::string_view text) { return {std::string(text), OffsetMap::identity(static_cast<std::uint32_t>(text.size()))}; }

}  // namespace jiaokan::convert
