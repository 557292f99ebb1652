#include "compare/fold_records.h"

#include <algorithm>

namespace jiaokan::compare {
namespace {

/// A record is never longer than this in bytes, save for runs of blanks: how far back a record that reaches into a span can begin.
constexpr std::uint32_t kLongestRecord = 64;

/// Calls `seen` with the records that touch `span`, in order, until it returns false.
template <class Seen>
void for_records_at(const NormalizedText& text, RawSpan span, Seen seen) {
  const std::uint32_t from = span.begin > kLongestRecord ? span.begin - kLongestRecord : 0;
  auto record = std::lower_bound(text.folds.begin(), text.folds.end(), from, [](const FoldRecord& r, std::uint32_t at) { return r.raw.begin < at; });
  for (; record != text.folds.end() && record->raw.begin < span.end; ++record)
    if (record->raw.overlaps(span) && !seen(*record)) return;
}

}  // namespace

std::optional<FoldId> fold_at(const NormalizedText& text, RawSpan span, FoldId last) {
  std::optional<FoldId> best;
  for_records_at(text, span, [&](const FoldRecord& record) {
    if (record.fold == FoldId::kGlyph || (record.fold <= last && (!best || *best < record.fold))) best = record.fold;
    return best != FoldId::kGlyph;
  });
  return best;
}

bool is_inside_regional_word(const Side& side, std::size_t at) {
  if (at == 0 || at >= side.size() || side.tokens[at].opens_block) return false;
  const RawSpan behind = side.raw(at, at + 1);
  bool found = false;
  for_records_at(side.edition->folded, side.raw(at - 1, at), [&](const FoldRecord& record) {
    found = record.fold == FoldId::kRegional && record.raw.overlaps(behind);
    return !found;
  });
  return found;
}

}  // namespace jiaokan::compare
