#include "compare/explain_difference.h"

#include <algorithm>

namespace jiaokan::compare {
namespace {

/// A record is never longer than this in bytes, save for runs of blanks: how far back a record that reaches into a span can begin.
constexpr std::uint32_t kLongestRecord = 64;

class Explainer {
 public:
  Explainer(const BeadText& text, const std::vector<Hunk>& hunks) : text_(text), hunks_(hunks) {}

  std::vector<FoldedDifference> run() {
    std::size_t a = 0, b = 0;
    for (const Hunk& hunk : hunks_) {
      walk(a, hunk.a_begin, b);
      a = hunk.a_end;
      b = hunk.b_end;
    }
    walk(a, text_.a.size(), b);
    return std::move(found_);
  }

 private:
  std::string_view printed(const Side& side, RawSpan span) const { return side.edition->document.slice(span); }

  void walk(std::size_t a, std::size_t end, std::size_t b) {
    RawSpan before_a, before_b;
    bool first = true;
    for (; a < end; ++a, ++b) {
      const RawSpan raw_a = text_.a.raw(a, a + 1), raw_b = text_.b.raw(b, b + 1);
      if (!first && !text_.a.tokens[a].opens_block && !text_.b.tokens[b].opens_block) between(a, {before_a.end, raw_a.begin}, {before_b.end, raw_b.begin});
      if (printed(text_.a, raw_a) != printed(text_.b, raw_b)) differing(a, raw_a, raw_b);
      before_a = raw_a;
      before_b = raw_b;
      first = false;
    }
  }

  /// What was folded away between two tokens: blanks as a rule.
  void between(std::size_t a, RawSpan raw_a, RawSpan raw_b) {
    // Two tokens of one fold (a word made from a word) overlap: nothing stands between them.
    if (raw_a.begin > raw_a.end) raw_a.begin = raw_a.end;
    if (raw_b.begin > raw_b.end) raw_b.begin = raw_b.end;
    if (printed(text_.a, raw_a) != printed(text_.b, raw_b)) found_.push_back({raw_a, raw_b, FoldId::kSpacing, a, a});
  }

  void differing(std::size_t a, RawSpan raw_a, RawSpan raw_b) {
    const FoldId fold = fold_of(raw_a, raw_b);
    if (!found_.empty() && found_.back().end_a == a && found_.back().begin_a < a && found_.back().fold == fold && fold != FoldId::kGlyph) {
      FoldedDifference& last = found_.back();
      last.a.end = std::max(last.a.end, raw_a.end);
      last.b.end = std::max(last.b.end, raw_b.end);
      last.end_a = a + 1;
    } else {
      found_.push_back({raw_a, raw_b, fold, a, a + 1});
    }
  }

  FoldId fold_of(RawSpan raw_a, RawSpan raw_b) const {
    const auto in_a = fold_at(text_.a.edition->folded, raw_a), in_b = fold_at(text_.b.edition->folded, raw_b);
    if (in_a == FoldId::kGlyph || in_b == FoldId::kGlyph) return FoldId::kGlyph;
    if (in_a && in_b) return std::max(*in_a, *in_b);
    return in_a ? *in_a : in_b.value_or(FoldId::kWidth);
  }

  const BeadText& text_;
  const std::vector<Hunk>& hunks_;
  std::vector<FoldedDifference> found_;
};

}  // namespace

std::optional<FoldId> fold_at(const NormalizedText& text, RawSpan span) {
  std::optional<FoldId> best;
  const std::uint32_t from = span.begin > kLongestRecord ? span.begin - kLongestRecord : 0;
  auto record = std::lower_bound(text.folds.begin(), text.folds.end(), from, [](const FoldRecord& r, std::uint32_t at) { return r.raw.begin < at; });
  for (; record != text.folds.end() && record->raw.begin < span.end; ++record) {
    if (!record->raw.overlaps(span)) continue;
    if (record->fold == FoldId::kGlyph) return FoldId::kGlyph;
    if (!best || *best < record->fold) best = record->fold;
  }
  return best;
}

std::vector<FoldedDifference> explain_differences(const BeadText& text, const std::vector<Hunk>& hunks) { return Explainer(text, hunks).run(); }

TokenRange tokens_of(const Side& side, RawSpan span) {
  if (side.tokens.empty()) return {};
  const NormSpan norm = side.edition->folded.map.to_norm(span);
  const auto first = std::partition_point(side.tokens.begin(), side.tokens.end(), [&](const Token& token) { return token.span.end <= norm.begin; });
  const auto last = std::partition_point(first, side.tokens.end(), [&](const Token& token) { return token.span.begin < norm.end; });
  return {static_cast<std::size_t>(first - side.tokens.begin()), static_cast<std::size_t>(last - side.tokens.begin())};
}

}  // namespace jiaokan::compare
