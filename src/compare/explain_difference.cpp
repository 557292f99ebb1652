#include "compare/explain_difference.h"

#include <algorithm>

#include "compare/fold_records.h"

namespace jiaokan::compare {
namespace {

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

  void walk(std::size_t a, const std::size_t end, std::size_t b) {
    const std::size_t begin = a;
    RawSpan before_a, before_b;
    bool first = true;
    for (; a < end; ++a, ++b) {
      const RawSpan raw_a = text_.a.raw(a, a + 1), raw_b = text_.b.raw(b, b + 1);
      if (!first && !text_.a.tokens[a].opens_block && !text_.b.tokens[b].opens_block) between(a, {before_a.end, raw_a.begin}, {before_b.end, raw_b.begin});
      if (printed(text_.a, raw_a) != printed(text_.b, raw_b)) {
        const std::size_t last = differing(begin, a, b, end);
        b += last - a;
        a = last;
      }
      before_a = text_.a.raw(a, a + 1);
      before_b = text_.b.raw(b, b + 1);
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

  /// Token `a` of A is printed otherwise than `b` of B. Returns the last token that the difference covers: a word of another region is told as a whole.
  std::size_t differing(const std::size_t begin, std::size_t a, std::size_t b, const std::size_t end) {
    const FoldId fold = fold_of(text_.a.raw(a, a + 1), text_.b.raw(b, b + 1));
    std::size_t last = a;
    if (fold == FoldId::kRegional) {
      while (a > begin && (is_inside_regional_word(text_.a, a) || is_inside_regional_word(text_.b, b))) --a, --b;
      while (last + 1 < end && (is_inside_regional_word(text_.a, last + 1) || is_inside_regional_word(text_.b, b + (last + 1 - a)))) ++last;
      while (!found_.empty() && found_.back().begin_a >= a && found_.back().end_a > a && found_.back().fold != FoldId::kGlyph) found_.pop_back();
    }
    const RawSpan raw_a = text_.a.raw(a, last + 1), raw_b = text_.b.raw(b, b + (last + 1 - a));
    if (!found_.empty() && found_.back().end_a == a && found_.back().begin_a < a && found_.back().fold == fold && fold != FoldId::kGlyph) {
      FoldedDifference& before = found_.back();
      before.a.end = std::max(before.a.end, raw_a.end);
      before.b.end = std::max(before.b.end, raw_b.end);
      before.end_a = last + 1;
    } else {
      found_.push_back({raw_a, raw_b, fold, a, last + 1});
    }
    return last;
  }

  FoldId fold_of(RawSpan raw_a, RawSpan raw_b) const {
    const auto in_a = fold_at(text_.a.edition->folded, raw_a), in_b = fold_at(text_.b.edition->folded, raw_b);
    if (in_a == FoldId::kGlyph || in_b == FoldId::kGlyph) return FoldId::kGlyph;
    if (in_a == FoldId::kRegional && in_b == FoldId::kRegional) {
      // One word in two scripts (设置, 設置), that the other region calls otherwise, is no other word.
      const auto script_a = fold_at(text_.a.edition->folded, raw_a, FoldId::kVariant), script_b = fold_at(text_.b.edition->folded, raw_b, FoldId::kVariant);
      if (script_a || script_b) return std::max(script_a.value_or(FoldId::kCompatibility), script_b.value_or(FoldId::kCompatibility));
    }
    if (in_a && in_b) return std::max(*in_a, *in_b);
    return in_a ? *in_a : in_b.value_or(FoldId::kWidth);
  }

  const BeadText& text_;
  const std::vector<Hunk>& hunks_;
  std::vector<FoldedDifference> found_;
};

}  // namespace

std::vector<FoldedDifference> explain_differences(const BeadText& text, const std::vector<Hunk>& hunks) { return Explainer(text, hunks).run(); }

TokenRange tokens_of(const Side& side, RawSpan span) {
  if (side.tokens.empty()) return {};
  const NormSpan norm = side.edition->folded.map.to_norm(span);
  const auto first = std::partition_point(side.tokens.begin(), side.tokens.end(), [&](const Token& token) { return token.span.end <= norm.begin; });
  const auto last = std::partition_point(first, side.tokens.end(), [&](const Token& token) { return token.span.begin < norm.end; });
  return {static_cast<std::size_t>(first - side.tokens.begin()), static_cast<std::size_t>(last - side.tokens.begin())};
}

}  // namespace jiaokan::compare
