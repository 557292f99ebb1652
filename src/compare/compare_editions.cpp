#include "compare/compare_editions.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "compare/bead_comparer.h"
#include "compare/block_groups.h"
#include "compare/check_furniture.h"
#include "compare/compare_checks.h"
#include "compare/fingerprints.h"
#include "compare/messages.h"
#include "compare/running_lines.h"
#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::compare {
namespace {

/// Moves of blocks less alike may be chance: lines of one paragraph that say what others say.
constexpr double kSureMove = 0.75;
/// Code points of a line in a hard-wrapped paragraph. Shorter ones without a mark at the end are headings and cells.
constexpr std::size_t kShortestLine = 20;

std::string profile_of(const Document& a, const Document& b) { return std::string(to_string(a.script.detected)) + "-" + std::string(to_string(b.script.detected)); }

/// Which bead holds each block of a side.
std::vector<std::size_t> beads_of_blocks(const Alignment& alignment, bool in_a) {
  std::vector<std::size_t> beads(in_a ? alignment.segments_a : alignment.segments_b);
  for (std::size_t i = 0; i < alignment.beads.size(); ++i)
    for (const std::size_t block : in_a ? segments_a(alignment.beads[i]) : segments_b(alignment.beads[i])) beads[block] = i;
  return beads;
}

/// True where a block ends without the mark of a sentence: as the line of a paragraph.
bool goes_on(const Edition& edition, std::size_t block) {
  const std::string_view text = edition.folded.segment_text(block);
  std::size_t at = text.size();
  while (at > 0) {
    const char32_t c = utf8::previous(text, at);
    if (is_blank(c) || is_line_end(c)) continue;
    return !is_sentence_end(c) && c != U';' && c != U':' && utf8::length(text) >= kShortestLine;
  }
  return false;
}

/// The moves as pairs of paragraphs: a block that stands in lines on the other side has a move for each of them.
std::vector<BlockGroup> join_moves(const Edition& a, const Edition& b, const std::vector<Move>& moves, const std::unordered_set<std::size_t>& alone_a, const std::unordered_set<std::size_t>& alone_b) {
  constexpr std::size_t kFurniture = 2;  // blocks that may stand between two lines of a paragraph
  const auto near = [](std::size_t before, std::size_t behind) { return behind > before && behind - before <= 1 + kFurniture; };
  std::vector<BlockGroup> out;
  std::unordered_set<std::size_t> taken_a, taken_b;
  for (const Move& move : moves) {
    if (!alone_a.count(move.a) || !alone_b.count(move.b)) continue;
    const bool new_a = taken_a.insert(move.a).second, new_b = taken_b.insert(move.b).second;
    BlockGroup* const last = out.empty() ? nullptr : &out.back();
    if (new_a && new_b && last != nullptr && near(last->a.back(), move.a) && near(last->b.back(), move.b) && goes_on(a, last->a.back()) && goes_on(b, last->b.back())) {
      last->a.push_back(move.a);  // lines of one paragraph, cut at other spots as likely as not
      last->b.push_back(move.b);
    } else if (new_a && new_b) {
      out.push_back({{move.a}, {move.b}});
    } else if (new_b && last != nullptr && last->a.back() == move.a && near(last->b.back(), move.b)) {
      last->b.push_back(move.b);
    } else if (new_a && last != nullptr && last->b.back() == move.b && near(last->a.back(), move.a)) {
      last->a.push_back(move.a);
    } else if (new_b) {
      taken_b.erase(move.b);
    } else if (new_a) {
      taken_a.erase(move.a);
    }
  }
  return out;
}

/// Page marks and web text of both editions. What both print, a mark inside a sentence at the same spot, is no disagreement, in whatever script.
void report_furniture(const Edition& a, const Edition& b, const Alignment& alignment, const Voice& voice, Comparison& out) {
  using Key = std::pair<std::optional<std::size_t>, std::string_view>;
  struct Faults {
    const Edition& edition;
    std::vector<std::size_t> beads;
    std::vector<FurnitureFault> found;

    Key key(const FurnitureFault& fault) const {
      const bool inside = edition.document.furniture[fault.index].inside_text;
      return {inside ? std::optional(beads[fault.place.block]) : std::nullopt, edition.folded.furniture[fault.index]};
    }
  };
  Faults of_a{a, beads_of_blocks(alignment, true), find_furniture_faults(a.document, voice.language)};
  Faults of_b{b, beads_of_blocks(alignment, false), find_furniture_faults(b.document, voice.language)};
  const auto counted = [](const Faults& faults) {
    std::map<Key, int> times;
    for (const FurnitureFault& fault : faults.found) ++times[faults.key(fault)];
    return times;
  };
  const auto report = [&](Faults& faults, bool in_a, std::map<Key, int> of_other) {
    for (FurnitureFault& fault : faults.found) {
      if (int& left = of_other[faults.key(fault)]; left > 0) {
        --left;
        continue;
      }
      Discrepancy d;
      d.kind = DiscrepancyKind::kPageFurniture;
      d.bead = faults.beads[fault.place.block];
      (in_a ? d.a : d.b) = std::move(fault.place);
      d.message = told(voice, "{0}: {1}", {in_a ? voice.a : voice.b, fault.message});
      out.discrepancies.push_back(std::move(d));
    }
  };
  const std::map<Key, int> times_a = counted(of_a), times_b = counted(of_b);
  report(of_a, true, times_b);
  report(of_b, false, times_a);
}

/// Blocks without a visible character belong nowhere.
void leave_out_empty(const Edition& edition, std::vector<bool>& apart) {
  for (std::size_t i = 0; i < apart.size(); ++i)
    if (edition.folded.segment_text(i).find_first_not_of(" \t\n") == std::string_view::npos) apart[i] = true;
}

/// Reading order: by bead, inside it by the place in A, what stands only in B by its place there.
void put_in_order(Comparison& comparison) {
  const auto key = [](const Discrepancy& d) { return std::make_tuple(d.bead.value_or(0), d.a ? d.a->span.begin : 0, d.b ? d.b->span.begin : 0); };
  std::vector<Discrepancy>& found = comparison.discrepancies;
  // Sorted by index, then each moved to its place once: they are large, and a sort of their own would keep half of them twice.
  std::vector<std::size_t> order(found.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return key(found[x]) < key(found[y]); });
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i] == i) continue;
    Discrepancy first = std::move(found[i]);
    std::size_t to = i;
    while (order[to] != i) {
      found[to] = std::move(found[order[to]]);
      to = std::exchange(order[to], to);
    }
    found[to] = std::move(first);
    order[to] = to;
  }
  for (std::size_t i = 0; i < found.size(); ++i) found[i].id = "d" + std::to_string(i + 1);
}

}  // namespace

Comparison compare_editions(const Edition& a, const Edition& b, const Alignment& alignment, const CompareOptions& options) {
  Comparison out;
  const Voice voice(options.language, options.name_a, options.name_b);
  out.profile = profile_of(a.document, b.document);
  const std::vector<bool> running_a = find_running_lines(a, b), running_b = find_running_lines(b, a);
  const std::vector<std::size_t> beads_a = beads_of_blocks(alignment, true), beads_b = beads_of_blocks(alignment, false);
  BlocksApart apart{running_a, running_b};
  leave_out_empty(a, apart.a);
  leave_out_empty(b, apart.b);
  for (const Move& move : alignment.moved)
    if (move.similarity >= kSureMove) apart.a[move.a] = apart.b[move.b] = true;
  const std::vector<BlockGroup> groups = group_blocks(a, b, alignment, apart);
  // A block that found its paragraph did not move.
  std::unordered_set<std::size_t> alone_a, alone_b;
  for (const BlockGroup& group : groups) {
    if (group.two_sided()) continue;
    alone_a.insert(group.a.begin(), group.a.end());
    alone_b.insert(group.b.begin(), group.b.end());
  }
  std::unordered_map<std::size_t, std::size_t> moved_to;  // first block of a → move
  std::unordered_set<std::size_t> moved_a, moved_b;
  std::vector<BlockGroup> moves = join_moves(a, b, alignment.moved, alone_a, alone_b);
  for (std::size_t i = 0; i < moves.size(); ++i) {
    moved_to.emplace(moves[i].a.front(), i);
    moved_a.insert(moves[i].a.begin(), moves[i].a.end());
    moved_b.insert(moves[i].b.begin(), moves[i].b.end());
  }
  // Room for what very unlike editions give; what is not used is never touched. Growing would hold all of them twice.
  out.discrepancies.reserve(4 * groups.size());
  BeadComparer comparer(a, b, beads_a, beads_b, options, out);
  for (const BlockGroup& group : groups) {
    if (group.two_sided()) {
      comparer.compare(group.a, group.b);
      continue;
    }
    for (const std::size_t block : group.a) {
      if (const auto move = moved_to.find(block); move != moved_to.end())
        comparer.moved(moves[move->second].a, moves[move->second].b);
      else if (!moved_a.count(block))
        comparer.only_in_a(block, running_a[block]);
    }
    for (const std::size_t block : group.b)
      if (!moved_b.count(block)) comparer.only_in_b(block, running_b[block]);
  }
  comparer.join_moved_words();
  report_furniture(a, b, alignment, voice, out);
  put_in_order(out);
  out.facts = comparer.take_facts();
  out.checks = compare_checks(a, b, out.facts, beads_a, beads_b, voice);
  give_fingerprints(a, b, out);
  if (is_same_file(a.document, b.document)) out.warnings.push_back(same_file_warning(options.language, voice.a, voice.b));
  const bool empty_a = a.document.blocks.empty(), empty_b = b.document.blocks.empty();
  if (empty_a) out.warnings.push_back({"without-text", told(voice, "{A} has no text that anything could be compared with"), std::nullopt});
  if (empty_b) out.warnings.push_back({"without-text", told(voice, "{B} has no text that anything could be compared with"), std::nullopt});
  if (alignment.hardly_matched && !empty_a && !empty_b)
    out.warnings.push_back({"hardly-matched", told(voice, "the two files hardly match ({0} % of {A}, {1} % of {B}): they may not be editions of one document",
                                                     {std::to_string(static_cast<int>(alignment.coverage_a * 100)), std::to_string(static_cast<int>(alignment.coverage_b * 100))}),
                            std::nullopt});
  return out;
}

}  // namespace jiaokan::compare
