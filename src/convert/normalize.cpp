#include "convert/normalize.h"

#include <algorithm>
#include <limits>

#include "convert/folding_text.h"
#include "convert/folds.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::convert {

namespace {

/// Folds raw[block] by `plan`; appends to text, map and records.
void fold_block(std::string_view raw, RawSpan block, const FoldPlan& plan, std::string& text, OffsetMap& map, std::vector<FoldRecord>* records) {
  FoldingText piece;
  std::vector<RawSpan> changed;
  for (std::uint32_t begin = block.begin; begin < block.end;) {
    const std::uint32_t end = piece_end(raw, begin, block.end);
    decode(raw, {begin, end}, piece);
    const std::size_t first_record = records ? records->size() : 0;
    for (const FoldId fold : plan) {
      changed.clear();
      fold_row(fold).apply(piece, changed);
      if (!records) continue;
      // Each fold lists its changes in order: merging keeps all of them sorted in linear time.
      const auto middle = static_cast<std::ptrdiff_t>(records->size());
      for (const RawSpan& span : changed) records->push_back({span, fold});
      std::inplace_merge(records->begin() + static_cast<std::ptrdiff_t>(first_record), records->begin() + middle, records->end(),
                         [](const FoldRecord& a, const FoldRecord& b) { return a.raw.begin != b.raw.begin ? a.raw.begin < b.raw.begin : a.fold < b.fold; });
    }
    encode(piece, raw, {begin, end}, text, map);
    begin = end;
  }
}

void check_text(std::string_view text) {
  JIAOKAN_CHECK(text.size() < std::numeric_limits<std::uint32_t>::max());
  JIAOKAN_CHECK(!utf8::find_invalid(text));  // readers refuse other bytes
}

}  // namespace

FoldPlan facts_plan() { return {FoldId::kCompatibility, FoldId::kWidth}; }

FoldPlan regional_plan() {
  FoldPlan plan;
  for (const FoldRow& row : folds()) plan.push_back(row.id);
  return plan;
}

FoldPlan comparison_plan() {
  FoldPlan plan = regional_plan();
  std::erase(plan, FoldId::kRegional);
  return plan;
}

NormalizedText normalize(const Document& document, const FoldPlan& plan) {
  check_text(document.text);
  NormalizedText out;
  out.text.reserve(document.text.size());
  out.segments.reserve(document.blocks.size());
  std::uint32_t at = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const RawSpan block = document.blocks[i].text;
    JIAOKAN_CHECK(block.begin >= at && block.begin <= block.end && block.end <= document.text.size());
    if (i > 0) {
      // Blocks are parted by one line feed in both layers; whatever else lies between them belongs to no block.
      JIAOKAN_CHECK(block.begin > at);
      out.map.replace(block.begin - at - 1, 0);
      document.text[block.begin - 1] == '\n' ? out.map.copy(1) : out.map.replace(1, 1);
      out.text += '\n';
    } else {
      out.map.replace(block.begin, 0);
    }
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    fold_block(document.text, block, plan, out.text, out.map, &out.folds);
    out.segments.push_back({{begin, static_cast<std::uint32_t>(out.text.size())}, static_cast<std::uint32_t>(i)});
    at = block.end;
  }
  out.map.replace(static_cast<std::uint32_t>(document.text.size()) - at, 0);
  // Growing has kept room for as many pieces again: a copy has none.
  out.map = OffsetMap(out.map);
  out.folds.shrink_to_fit();
  out.furniture.reserve(document.furniture.size());
  for (const Furniture& furniture : document.furniture) {
    check_text(furniture.text);
    std::string& folded = out.furniture.emplace_back();
    OffsetMap unused;
    fold_block(furniture.text, {0, static_cast<std::uint32_t>(furniture.text.size())}, plan, folded, unused, nullptr);
  }
  return out;
}

FoldedText apply_fold(FoldId fold, std::string_view text) {
  check_text(text);
  FoldedText out;
  fold_block(text, {0, static_cast<std::uint32_t>(text.size())}, {fold}, out.text, out.map, nullptr);
  return out;
}

}  // namespace jiaokan::convert
