#include "compare/hunks.h"

#include <algorithm>

#include "compare/fold_records.h"

namespace jiaokan::compare {
namespace {

/// An insertion in a repetitive text could slide for ever: farther than this it is not moved.
constexpr std::size_t kFarthestSlide = 64;

bool is_clause_mark(char32_t c) {
  switch (c) {
    case U'，': case U',': case U'、': case U'；': case U';': case U'。': case U'：': case U':': case U'！': case U'!': case U'？': case U'?': return true;
    default: return false;
  }
}

class Refiner {
 public:
  Refiner(const BeadText& text) : text_(text) {}

  std::vector<Hunk> run() {
    hunks_ = diff_sequences(text_.a.symbols(), text_.b.symbols());
    for (std::size_t i = 0; i < hunks_.size(); ++i) slide(i);
    merge_close();
    grow_all();
    return std::move(hunks_);
  }

 private:
  // ---- sliding

  /// How well tokens [begin, end) of `side` can be taken out as a piece.
  int score(const Side& side, const std::vector<WrittenNumber>& numbers, std::size_t begin, std::size_t end) const {
    const std::vector<Token>& t = side.tokens;
    const bool starts_block = t[begin].opens_block, ends_block = end == t.size() || t[end].opens_block;
    const bool mark_before = starts_block || t[begin - 1].kind == TokenKind::kMark;
    const bool mark_behind = ends_block || t[end].kind == TokenKind::kMark;
    int points = 0;
    if (starts_block && ends_block) points += 16;
    if (is_clause_mark(t[end - 1].first) && (starts_block || (begin > 0 && is_clause_mark(t[begin - 1].first)))) points += 8;
    if (is_clause_mark(t[end - 1].first) && mark_before) points += 4;
    if (is_clause_mark(t[begin].first) && mark_behind) points += 4;
    points += mark_before + mark_behind;
    if (cuts(side, numbers, begin) || cuts(side, numbers, end)) points -= 6;
    return points;
  }

  void slide(std::size_t i) {
    Hunk& hunk = hunks_[i];
    if (hunk.a_size() > 0 && hunk.b_size() > 0) return;
    const bool in_a = hunk.a_size() > 0;
    const Side& side = in_a ? text_.a : text_.b;
    const auto& numbers = in_a ? text_.numbers_a : text_.numbers_b;
    const std::size_t begin = in_a ? hunk.a_begin : hunk.b_begin, end = in_a ? hunk.a_end : hunk.b_end;
    // One equal token is left between neighbouring hunks, so that they stay two.
    const std::size_t room_left = i == 0 ? hunk.a_begin - 0 : hunk.a_begin - hunks_[i - 1].a_end - 1;
    const std::size_t room_right = i + 1 == hunks_.size() ? text_.a.size() - hunk.a_end : hunks_[i + 1].a_begin - hunk.a_end - 1;
    const std::size_t left_limit = std::min({kFarthestSlide, room_left, begin});
    const std::size_t right_limit = std::min({kFarthestSlide, room_right, side.size() - end});
    std::ptrdiff_t best = 0;
    int best_score = score(side, numbers, begin, end);
    for (std::size_t k = 1; k <= left_limit && side.tokens[begin - k].symbol == side.tokens[end - k].symbol; ++k) {
      const int points = score(side, numbers, begin - k, end - k);
      if (points > best_score) best = -static_cast<std::ptrdiff_t>(k), best_score = points;
    }
    for (std::size_t k = 1; k <= right_limit && side.tokens[begin + k - 1].symbol == side.tokens[end + k - 1].symbol; ++k) {
      const int points = score(side, numbers, begin + k, end + k);
      if (points > best_score) best = static_cast<std::ptrdiff_t>(k), best_score = points;
    }
    for (std::size_t* at : {&hunk.a_begin, &hunk.a_end, &hunk.b_begin, &hunk.b_end}) *at = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(*at) + best);
  }

  // ---- merging

  bool is_marks_only(const Hunk& hunk) const {
    const auto marks = [](const Side& side, std::size_t begin, std::size_t end) {
      return std::all_of(side.tokens.begin() + static_cast<std::ptrdiff_t>(begin), side.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                         [](const Token& token) { return token.kind == TokenKind::kMark; });
    };
    return marks(text_.a, hunk.a_begin, hunk.a_end) && marks(text_.b, hunk.b_begin, hunk.b_end);
  }

  bool has_number(const Hunk& hunk) const {
    const auto number = [](const Side& side, const std::vector<WrittenNumber>& numbers, std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        if (side.tokens[i].kind == TokenKind::kNumber) return true;
        if (const auto index = number_at(numbers, i); index && !numbers[*index].weak) return true;
      }
      return false;
    };
    return number(text_.a, text_.numbers_a, hunk.a_begin, hunk.a_end) || number(text_.b, text_.numbers_b, hunk.b_begin, hunk.b_end);
  }

  bool is_inserted_word(const Hunk& hunk) const {
    if (hunk.a_size() > 0 && hunk.b_size() > 0) return false;
    const Side& side = hunk.a_size() > 0 ? text_.a : text_.b;
    const std::size_t begin = hunk.a_size() > 0 ? hunk.a_begin : hunk.b_begin, end = hunk.a_size() > 0 ? hunk.a_end : hunk.b_end;
    return std::all_of(side.tokens.begin() + static_cast<std::ptrdiff_t>(begin), side.tokens.begin() + static_cast<std::ptrdiff_t>(end),
                       [](const Token& token) { return token.kind == TokenKind::kWord; });
  }

  /// Words on one side only that end, or begin, with the mark of a clause.
  bool is_clause(const Hunk& hunk) const {
    constexpr std::size_t kShortestClause = 5;
    if ((hunk.a_size() > 0 && hunk.b_size() > 0) || hunk.a_size() + hunk.b_size() < kShortestClause) return false;
    const bool in_a = hunk.a_size() > 0;
    const std::vector<Token>& tokens = in_a ? text_.a.tokens : text_.b.tokens;
    return is_clause_mark(tokens[in_a ? hunk.a_begin : hunk.b_begin].first) || is_clause_mark(tokens[(in_a ? hunk.a_end : hunk.b_end) - 1].first);
  }

  /// What a hunk is made of; kept beside it, so that merging stays linear.
  struct Nature {
    bool marks_only = false, inserted_word = false, has_number = false;
  };

  /// Semantic clean-up after N. Fraser's diff-match-patch: an equal stretch that is no longer than the changes on either side of it is chance.
  bool belong_together(const Hunk& left, Nature of_left, const Hunk& right, Nature of_right) const {
    if (of_left.marks_only || of_right.marks_only || of_left.inserted_word || of_right.inserted_word) return false;
    // A clause that was put in or left out says enough by itself: what changed beside it is another change.
    if (is_clause(left) || is_clause(right)) return false;
    if (of_left.has_number != of_right.has_number && std::max({left.a_size(), left.b_size(), right.a_size(), right.b_size()}) <= 4) return false;
    std::size_t weight = 0;
    for (std::size_t i = left.a_end; i < right.a_begin; ++i) {
      // Marks and figures that agree are seldom chance.
      weight += text_.a.tokens[i].kind == TokenKind::kHan ? 1 : 3;
      if (text_.a.tokens[i].opens_block) weight += 8;
    }
    return weight <= std::max(left.a_size(), left.b_size()) && weight <= std::max(right.a_size(), right.b_size());
  }

  void merge_close() {
    std::vector<Hunk> merged;
    std::vector<Nature> natures;
    std::vector<bool> joined;
    for (Hunk hunk : hunks_) {
      bool is_joined = false;
      Nature nature{is_marks_only(hunk), is_inserted_word(hunk), has_number(hunk)};
      while (!merged.empty() && hunk.a_begin - merged.back().a_end <= kLongestChance && belong_together(merged.back(), natures.back(), hunk, nature)) {
        hunk.a_begin = merged.back().a_begin;
        hunk.b_begin = merged.back().b_begin;
        nature = {false, false, nature.has_number || natures.back().has_number};
        is_joined = true;
        merged.pop_back();
        natures.pop_back();
        joined.pop_back();
      }
      merged.push_back(hunk);
      natures.push_back(nature);
      joined.push_back(is_joined);
    }
    hunks_ = std::move(merged);
    for (std::size_t i = 0; i < hunks_.size(); ++i)
      if (joined[i]) trim(i);
  }

  /// A word that the diff found again by chance inside a passage may be the one that stands before or behind it: 有 | 有。…還有… is the passage behind 有.
  void trim(std::size_t i) {
    Hunk& hunk = hunks_[i];
    const auto same = [&](std::size_t a, std::size_t b) { return text_.a.tokens[a].symbol == text_.b.tokens[b].symbol; };
    while (hunk.a_size() > 0 && hunk.b_size() > 0 && same(hunk.a_begin, hunk.b_begin)) ++hunk.a_begin, ++hunk.b_begin;
    while (hunk.a_size() > 0 && hunk.b_size() > 0 && same(hunk.a_end - 1, hunk.b_end - 1)) --hunk.a_end, --hunk.b_end;
    slide(i);
  }
  /// Equal stretches longer than this are never chance, whatever stands around them; also what keeps the merging linear.
  static constexpr std::size_t kLongestChance = 12;

  // ---- growing

  /// True where a boundary before token `at` cuts a figure or 百分点.
  static bool cuts(const Side& side, const std::vector<WrittenNumber>& numbers, std::size_t at) {
    if (at == 0 || at >= side.size()) return false;
    const auto left = number_at(numbers, at - 1), right = number_at(numbers, at);
    if (left && left == right) return true;
    constexpr std::u32string_view kWhole = U"百分点";
    for (std::size_t inside = 1; inside < kWhole.size(); ++inside) {
      if (at < inside || at - inside + kWhole.size() > side.size()) continue;
      bool same = true;
      for (std::size_t i = 0; i < kWhole.size(); ++i) same = same && side.tokens[at - inside + i].first == kWhole[i];
      if (same) return true;
    }
    return false;
  }

  /// True where a boundary before token `at` cuts 5G, ia32 or the like.
  static bool cuts_compound(const Side& side, std::size_t at) {
    if (at == 0 || at >= side.size()) return false;
    const Token &left = side.tokens[at - 1], &right = side.tokens[at];
    if (left.span.end != right.span.begin || left.block != right.block) return false;
    const auto is_alphanumeric = [](const Token& token) { return token.kind == TokenKind::kNumber || token.kind == TokenKind::kWord; };
    return is_alphanumeric(left) && is_alphanumeric(right);
  }

  bool needs_growth(const Hunk& hunk, std::size_t at_a, std::size_t at_b) const {
    if (cuts(text_.a, text_.numbers_a, at_a) || cuts(text_.b, text_.numbers_b, at_b)) return true;
    if (is_inside_regional_word(text_.a, at_a) || is_inside_regional_word(text_.b, at_b)) return true;
    return !is_inserted_word(hunk) && (cuts_compound(text_.a, at_a) || cuts_compound(text_.b, at_b));
  }

  void grow_all() {
    std::vector<Hunk> grown;
    for (std::size_t i = 0; i < hunks_.size(); ++i) {
      Hunk hunk = hunks_[i];
      for (;;) {
        if (!grown.empty() && hunk.a_begin == grown.back().a_end && hunk.b_begin == grown.back().b_end) {
          hunk.a_begin = grown.back().a_begin;
          hunk.b_begin = grown.back().b_begin;
          grown.pop_back();
        } else if (hunk.a_begin > 0 && hunk.b_begin > 0 && needs_growth(hunk, hunk.a_begin, hunk.b_begin)) {
          --hunk.a_begin;
          --hunk.b_begin;
        } else if (i + 1 < hunks_.size() && hunk.a_end == hunks_[i + 1].a_begin && hunk.b_end == hunks_[i + 1].b_begin) {
          ++i;
          hunk.a_end = hunks_[i].a_end;
          hunk.b_end = hunks_[i].b_end;
        } else if (hunk.a_end < text_.a.size() && hunk.b_end < text_.b.size() && needs_growth(hunk, hunk.a_end, hunk.b_end)) {
          ++hunk.a_end;
          ++hunk.b_end;
        } else {
          break;
        }
      }
      grown.push_back(hunk);
    }
    hunks_ = std::move(grown);
  }

  const BeadText& text_;
  std::vector<Hunk> hunks_;
};

}  // namespace

std::vector<Hunk> find_hunks(const BeadText& text) { return Refiner(text).run(); }

}  // namespace jiaokan::compare
