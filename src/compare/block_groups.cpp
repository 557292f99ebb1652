#include "compare/block_groups.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>

#include "compare/block_runs.h"
#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

constexpr double kSettled = 0.75;           // share of runs that the sides of a group have in common
constexpr std::size_t kMostCells = 40'000;  // lines × paragraphs of a stretch
constexpr std::size_t kFewestGained = 8;    // runs that another assignment must gain
constexpr double kBelongs = 0.5;            // share of a block's runs that its group lacks
constexpr double kStraddles = 0.2;          // … and of one that belongs to two groups, each
constexpr std::size_t kBesideCut = 3;       // code points on each side of a cut
constexpr std::size_t kLargestGroup = 256;  // blocks; larger ones are joined no more
constexpr std::size_t kLongestTail = 40;    // code points of a line that may be the end of a sentence, by its mark alone
constexpr double kStraddlesBoth = 0.6;      // … and both together

bool ends_with(const Symbols& all, const Symbols& end) { return all.size() >= end.size() && std::equal(end.rbegin(), end.rend(), all.rbegin()); }
bool starts_with(const Symbols& all, const Symbols& start) { return all.size() >= start.size() && std::equal(start.begin(), start.end(), all.begin()); }

class Grouper {
 public:
  Grouper(const Edition& a, const Edition& b, const BlocksApart& apart) : a_(a), b_(b), apart_(apart) {}

  std::vector<BlockGroup> run(const Alignment& alignment) {
    for (const Bead& bead : alignment.beads) take(segments_a(bead), segments_b(bead));
    repair_stretches();
    std::optional<std::size_t> before;
    for (std::size_t i = 0; i <= groups_.size(); ++i) {
      if (i < groups_.size() && !groups_[i].two_sided()) continue;
      const std::optional<std::size_t> behind = i < groups_.size() ? std::optional(i) : std::nullopt;
      // What belongs to both makes the group behind part of the one before.
      bool joined = before && behind && are_torn(groups_[*before], groups_[*behind]);
      if (joined) {
        join(*before, *behind);
      } else {
        const auto size = [&] { return before && behind ? groups_[*before].a.size() + groups_[*before].b.size() + groups_[*behind].a.size() + groups_[*behind].b.size() : 0; };
        const std::size_t size_before = size();
        for (const bool in_a : {false, true}) joined = settle(before, behind, in_a) || joined;
        // A line that came to the one may show that its paragraph is the other's too.
        if (!joined && size() > size_before && are_torn(groups_[*before], groups_[*behind])) {
          join(*before, *behind);
          joined = true;
        }
      }
      before = joined ? before : behind;
    }
    std::erase_if(groups_, [](const BlockGroup& group) { return group.a.empty() && group.b.empty(); });
    for (BlockGroup& group : groups_) {
      std::sort(group.a.begin(), group.a.end());
      std::sort(group.b.begin(), group.b.end());
    }
    return std::move(groups_);
  }

 private:
  /// How a block fits the groups before and behind it.
  struct Fit {
    double before = 0, behind = 0;
  };

  void take(std::vector<std::size_t> blocks_a, std::vector<std::size_t> blocks_b) {
    const auto leave = [](std::vector<std::size_t>& blocks, const std::vector<bool>& apart) {
      std::vector<std::size_t> left;
      std::copy_if(blocks.begin(), blocks.end(), std::back_inserter(left), [&](std::size_t block) { return apart[block]; });
      // A group of nothing but such blocks is one of its own: the title of a plan whose running head repeats it.
      if (left.size() == blocks.size()) return std::vector<std::size_t>{};
      std::erase_if(blocks, [&](std::size_t block) { return apart[block]; });
      return left;
    };
    if (blocks_a.empty() || blocks_b.empty()) {
      for (const std::size_t block : blocks_a) groups_.push_back({{block}, {}});
      for (const std::size_t block : blocks_b) groups_.push_back({{}, {block}});
      return;
    }
    const std::vector<std::size_t> left_a = leave(blocks_a, apart_.a), left_b = leave(blocks_b, apart_.b);
    groups_.push_back({std::move(blocks_a), std::move(blocks_b)});
    for (const std::size_t block : left_a) groups_.push_back({{block}, {}});
    for (const std::size_t block : left_b) groups_.push_back({{}, {block}});
  }

  static std::vector<std::size_t>& side(BlockGroup& group, bool in_a) { return in_a ? group.a : group.b; }
  const std::vector<bool>& apart(bool in_a) const { return in_a ? apart_.a : apart_.b; }

  Symbols symbols_of(std::size_t block, bool in_a) const {
    Symbols symbols;
    const std::string_view text = (in_a ? a_ : b_).folded.segment_text(block);
    for (std::size_t at = 0; at < text.size();)
      if (const char32_t c = utf8::next(text, at); !is_blank(c) && !is_line_end(c)) symbols += c;
    // A line of Latin letters alone does not tell its full stop from a point.
    if (!symbols.empty() && symbols.back() == U'.') symbols.back() = U'。';
    return symbols;
  }
  Symbols symbols_of(const std::vector<std::size_t>& blocks, bool in_a) const {
    Symbols symbols;
    for (const std::size_t block : blocks) symbols += symbols_of(block, in_a);
    return symbols;
  }

  /// True where the sides of a group say nearly the same: no part of another paragraph is among its blocks.
  bool is_settled(BlockGroup& group) const {
    if (!group.two_sided()) return false;
    const Symbols a = symbols_of(group.a, true), b = symbols_of(group.b, false);
    if (a == b) return true;
    const Runs runs_a = runs_of(a), runs_b = runs_of(b);
    return share_in(runs_a, runs_b) >= kSettled && share_in(runs_b, runs_a) >= kSettled;
  }

  /// Between settled groups, where a block has no counterpart, the lines of one side are given to the paragraphs of the other anew.
  void repair_stretches() {
    std::vector<BlockGroup> repaired;
    for (std::size_t i = 0; i < groups_.size();) {
      if (is_settled(groups_[i])) {
        repaired.push_back(std::move(groups_[i++]));
        continue;
      }
      std::size_t end = i + 1;
      while (end < groups_.size() && !is_settled(groups_[end])) ++end;
      repair({groups_.begin() + static_cast<std::ptrdiff_t>(i), groups_.begin() + static_cast<std::ptrdiff_t>(end)}, repaired);
      i = end;
    }
    groups_ = std::move(repaired);
  }

  void repair(std::vector<BlockGroup> stretch, std::vector<BlockGroup>& out) const {
    std::vector<std::size_t> blocks[2];
    bool lacks = false;
    for (BlockGroup& group : stretch) {
      for (const bool in_a : {false, true}) {
        const auto& of_side = side(group, in_a);
        if (!group.two_sided() && (of_side.empty() || apart(in_a)[of_side.front()])) continue;
        lacks = lacks || !group.two_sided();
        blocks[in_a].insert(blocks[in_a].end(), of_side.begin(), of_side.end());
      }
    }
    const bool lines_in_a = blocks[true].size() > blocks[false].size();
    const auto &lines = blocks[lines_in_a], &paragraphs = blocks[!lines_in_a];
    const bool wanted = lacks && !paragraphs.empty() && lines.size() > paragraphs.size() && lines.size() * paragraphs.size() <= kMostCells;
    std::vector<BlockGroup> anew = wanted ? lines_to_paragraphs(lines, paragraphs, lines_in_a) : std::vector<BlockGroup>{};
    const std::size_t shared = wanted ? shared_runs(stretch) : 0;
    if (wanted && shared_runs(anew) > shared + shared / 20 + kFewestGained) {
      for (BlockGroup& group : stretch)
        for (const bool in_a : {false, true})
          if (!group.two_sided() && !side(group, in_a).empty() && apart(in_a)[side(group, in_a).front()]) anew.push_back(group);
      stretch = std::move(anew);
    }
    std::move(stretch.begin(), stretch.end(), std::back_inserter(out));
  }

  std::vector<BlockGroup> lines_to_paragraphs(const std::vector<std::size_t>& lines, const std::vector<std::size_t>& paragraphs, bool lines_in_a) const {
    std::vector<Symbols> of_lines, of_paragraphs;
    for (const std::size_t line : lines) of_lines.push_back(symbols_of(line, lines_in_a));
    for (const std::size_t paragraph : paragraphs) of_paragraphs.push_back(symbols_of(paragraph, !lines_in_a));
    const std::vector<std::size_t> assigned = assign_lines(of_lines, of_paragraphs);
    std::vector<BlockGroup> anew;
    std::size_t line = 0;
    const auto alone = [&](std::size_t block) {
      anew.emplace_back();
      side(anew.back(), lines_in_a).push_back(block);
    };
    for (std::size_t p = 0; p < paragraphs.size(); ++p) {
      // Lines of nobody stand alone, before the paragraph or, inside one, with it: what the paragraph lacks may be theirs.
      std::size_t last = line;
      for (std::size_t i = line; i < lines.size(); ++i)
        if (assigned[i] == p) last = i + 1;
      while (line < last && assigned[line] != p) alone(lines[line++]);
      anew.emplace_back();
      side(anew.back(), !lines_in_a).push_back(paragraphs[p]);
      for (; line < last; ++line) side(anew.back(), lines_in_a).push_back(lines[line]);
    }
    while (line < lines.size()) alone(lines[line++]);
    return anew;
  }

  std::size_t shared_runs(std::vector<BlockGroup>& groups) const {
    std::size_t shared = 0;
    for (BlockGroup& group : groups) {
      if (!group.two_sided()) continue;
      const Runs a = runs_of(symbols_of(group.a, true)), b = runs_of(symbols_of(group.b, false));
      Runs both;
      std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
      shared += both.size();
    }
    return shared;
  }

  /// What a group offers to blocks of side `in_a` that stand beside it.
  struct Wanted {
    Symbols own, other;  ///< all tokens of the side and of the side across
    Runs missing, across;
  };
  Wanted wanted_by(BlockGroup& group, bool in_a) {
    Wanted out;
    out.own = symbols_of(side(group, in_a), in_a);
    out.other = symbols_of(side(group, !in_a), !in_a);
    out.across = runs_of(out.other);
    if (out.own == out.other) return out;
    const Runs have = runs_of(out.own);
    std::set_difference(out.across.begin(), out.across.end(), have.begin(), have.end(), std::back_inserter(out.missing));
    return out;
  }

  /// True where the side across ends (or starts) with `block` and this side does not.
  static bool is_missing_end(const Wanted& wanted, const Symbols& block, bool at_end) {
    return at_end ? ends_with(wanted.other, block) && !ends_with(wanted.own, block) : starts_with(wanted.other, block) && !starts_with(wanted.own, block);
  }

  /// True where `block` ends with the mark that the sentence across ends with and this side's lacks.
  static bool ends_sentence_of(const Wanted& wanted, const Symbols& block) {
    if (wanted.own.empty() || wanted.other.empty() || block.empty() || block.size() > kLongestTail) return false;
    const char32_t mark = wanted.other.back();
    const auto ends = [](char32_t c) { return is_sentence_end(c) || c == U';' || c == U':'; };
    return ends(mark) && block.back() == mark && !ends(wanted.own.back());
  }

  static Fit fit_of(const Symbols& block, const std::optional<Wanted>& before, const std::optional<Wanted>& behind) {
    const Runs runs = runs_of(block);
    const auto fit = [&](const std::optional<Wanted>& wanted, bool at_end) {
      if (!wanted || block.empty()) return 0.0;
      return is_missing_end(*wanted, block, at_end) ? 1.0 : share_in(runs, wanted->missing);
    };
    return {fit(before, true), fit(behind, false)};
  }

  void move_block(std::size_t block, bool in_a, std::size_t from, std::size_t to) {
    std::erase(side(groups_[from], in_a), block);
    side(groups_[to], in_a).push_back(block);
  }

  /// Puts the blocks of one side between two groups, and those at their edges, where they belong. True where the groups became one.
  bool settle(std::optional<std::size_t> before, std::optional<std::size_t> behind, bool in_a) {
    const std::size_t first = before ? *before + 1 : 0, last = behind ? *behind : groups_.size();
    std::vector<std::size_t> between;  // groups of one block
    for (std::size_t g = first; g < last; ++g)
      if (const auto& blocks = side(groups_[g], in_a); !blocks.empty() && !apart(in_a)[blocks.front()]) between.push_back(g);
    const bool edges = before && behind && (side(groups_[*before], in_a).size() > 1 || side(groups_[*behind], in_a).size() > 1);
    if (between.empty() && !edges) return false;
    std::optional<Wanted> wanted_before, wanted_behind;
    if (before) wanted_before = wanted_by(groups_[*before], in_a);
    if (behind) wanted_behind = wanted_by(groups_[*behind], in_a);
    const bool lacks = (wanted_before && wanted_before->own != wanted_before->other) || (wanted_behind && wanted_behind->own != wanted_behind->other);
    if (!lacks) return false;
    if (between.empty()) {
      shift_edges(*before, *behind, in_a, *wanted_before, *wanted_behind);
      return false;
    }

    std::vector<Fit> fits;
    std::vector<bool> is_short;
    for (const std::size_t g : between) {
      const Symbols symbols = symbols_of(side(groups_[g], in_a), in_a);
      fits.push_back(fit_of(symbols, wanted_before, wanted_behind));
      is_short.push_back(symbols.size() <= kRun);
    }
    const auto goes_back = [&](std::size_t i) { return fits[i].before >= kBelongs && fits[i].before >= fits[i].behind; };
    const auto goes_on = [&](std::size_t i) { return fits[i].behind >= kBelongs; };
    // The last line of a sentence whose words were changed there: nothing else could end it.
    if (before && fits[0].before < kBelongs && fits[0].behind < kStraddles && !side(groups_[*before], in_a).empty()) {
      const Symbols line = symbols_of(side(groups_[between[0]], in_a), in_a), line_before = symbols_of(side(groups_[*before], in_a).back(), in_a);
      if (line.size() <= line_before.size() && ends_sentence_of(*wanted_before, line)) fits[0].before = 1;
    }
    std::size_t head = 0, tail = between.size();
    // A short line tells nothing by itself: between lines that belong it belongs too.
    while (head < tail && (goes_back(head) || (is_short[head] && head + 1 < tail && goes_back(head + 1)))) ++head;
    while (tail > head && (goes_on(tail - 1) || (is_short[tail - 1] && tail > head + 1 && goes_on(tail - 2)))) --tail;
    for (std::size_t i = 0; i < head; ++i) move_block(side(groups_[between[i]], in_a).front(), in_a, between[i], *before);
    for (std::size_t i = tail; i < between.size(); ++i) move_block(side(groups_[between[i]], in_a).front(), in_a, between[i], *behind);
    const bool straddles = head + 1 == tail && before && behind && fits[head].before >= kStraddles && fits[head].behind >= kStraddles &&
                           fits[head].before + fits[head].behind >= kStraddlesBoth;
    if (head == tail && before && behind && side(groups_[*before], in_a).size() + side(groups_[*behind], in_a).size() > 2)
      shift_edges(*before, *behind, in_a, wanted_by(groups_[*before], in_a), wanted_by(groups_[*behind], in_a));
    if (!straddles) return false;
    move_block(side(groups_[between[head]], in_a).front(), in_a, between[head], *before);
    join(*before, *behind);
    return true;
  }

  void join(std::size_t before, std::size_t behind) {
    for (const bool in_a : {false, true}) {
      auto& from = side(groups_[behind], in_a);
      auto& to = side(groups_[before], in_a);
      to.insert(to.end(), from.begin(), from.end());
      from.clear();
    }
  }

  /// True where the words around the end of a group's side stand together in one block across: lines of the same paragraph that were cut at other spots.
  bool are_torn(BlockGroup& before, BlockGroup& behind) const {
    if (std::max(before.a.size(), before.b.size()) > kLargestGroup) return false;
    const Symbols a_before = symbols_of(before.a.back(), true), b_before = symbols_of(before.b.back(), false);
    const Symbols a_behind = symbols_of(behind.a.front(), true), b_behind = symbols_of(behind.b.front(), false);
    if (a_before == b_before || a_behind == b_behind) return false;
    const auto cut = [](const Symbols& left, const Symbols& right, const Symbols& across_left, const Symbols& across_right) {
      if (left.size() < kBesideCut || right.size() < kBesideCut) return false;
      const Symbols around = left.substr(left.size() - kBesideCut) + right.substr(0, kBesideCut);
      if (across_left.find(around) != Symbols::npos || across_right.find(around) != Symbols::npos) return true;
      // Cut a letter or two further on: too few to stand around a cut, but one line ends with them and the next begins without.
      for (std::size_t shift = 1; shift < kBesideCut && right.size() > shift + kBesideCut; ++shift) {
        const Symbols head = right.substr(0, shift);
        if (!starts_with(across_right, right.substr(shift, kBesideCut + 1)) || !ends_with(across_left, head)) continue;
        if (!ends_with(left, head) || ends_with(across_left, left.substr(left.size() - kBesideCut) + head)) return true;
      }
      return false;
    };
    return cut(a_before, a_behind, b_before, b_behind) || cut(b_before, b_behind, a_before, a_behind);
  }

  void shift_edges(std::size_t before, std::size_t behind, bool in_a, const Wanted& wanted_before, const Wanted& wanted_behind) {
    const auto belongs = [&](std::size_t block, bool forward) {
      const Symbols symbols = symbols_of(block, in_a);
      const Wanted& to = forward ? wanted_behind : wanted_before;
      const Wanted& from = forward ? wanted_before : wanted_behind;
      if (symbols.empty()) return false;
      if (is_missing_end(to, symbols, !forward) && !(forward ? ends_with(from.other, symbols) : starts_with(from.other, symbols))) return true;
      if (symbols.size() <= kRun) return false;
      const Runs runs = runs_of(symbols);
      return share_in(runs, to.missing) >= kBelongs && share_in(runs, from.across) < kBelongs;
    };
    std::vector<std::size_t>&left = side(groups_[before], in_a), &right = side(groups_[behind], in_a);
    std::size_t shifted = 0;
    while (shifted + 1 < right.size() && belongs(right[shifted], false)) ++shifted;
    if (shifted > 0) {
      left.insert(left.end(), right.begin(), right.begin() + static_cast<std::ptrdiff_t>(shifted));
      right.erase(right.begin(), right.begin() + static_cast<std::ptrdiff_t>(shifted));
      return;
    }
    while (shifted + 1 < left.size() && belongs(left[left.size() - 1 - shifted], true)) ++shifted;
    right.insert(right.begin(), left.end() - static_cast<std::ptrdiff_t>(shifted), left.end());
    left.erase(left.end() - static_cast<std::ptrdiff_t>(shifted), left.end());
  }

  const Edition &a_, &b_;
  const BlocksApart& apart_;
  std::vector<BlockGroup> groups_;
};

}  // namespace

std::vector<BlockGroup> group_blocks(const Edition& a, const Edition& b, const Alignment& alignment, const BlocksApart& apart) {
  return Grouper(a, b, apart).run(alignment);
}

}  // namespace jiaokan::compare
