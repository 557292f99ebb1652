#include "extract/layout/outline_headings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kMostLines = 3;        // of one heading
constexpr std::size_t kLongestLine = 200;    // glyphs
constexpr std::size_t kMostPageLines = 400;  // on which headings are looked for
constexpr float kTogether = -40;             // joins lines whatever the geometry
constexpr std::uint8_t kDeepest = 32;
constexpr int kDeepestLevel = 6;

/// What two printings of a heading have in common: no blanks, half width, no case.
std::u32string folded(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    char32_t c = utf8::next(text, at);
    if (is_blank(c) || is_line_end(c) || c < 0x20) continue;
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= U'A' && c <= U'Z') c += 32;
    if (c == 0x2018 || c == 0x2019) c = U'\'';
    if (c == 0x201C || c == 0x201D) c = U'"';
    out += c;
  }
  return out;
}

std::string_view without_number(std::string_view text) {
  const auto number = parse_numbering(text);
  return number ? text.substr(std::min(number->size, text.size())) : std::string_view();
}

/// A line, with and without its number.
struct Folded {
  std::u32string whole, bare;
};

Folded fold_line(const Line& line) {
  if (line.glyphs.size() > kLongestLine) return {};
  const std::string text = line.utf8();
  return {folded(text), folded(without_number(text))};
}

}  // namespace

std::size_t find_named_headings(std::vector<FlowLine>& flow, const std::vector<OutlineEntry>& entries) {
  std::map<std::uint32_t, std::vector<std::size_t>> on_page;
  if (entries.empty()) return 0;
  for (std::size_t i = 0; i < flow.size(); ++i) on_page[flow[i].line->page].push_back(i);
  std::map<std::uint32_t, std::vector<Folded>> folds;
  std::size_t missing = 0;
  for (const OutlineEntry& entry : entries) {
    if (entry.page == 0) continue;
    const auto page = on_page.find(entry.page);
    if (page == on_page.end() || page->second.size() > kMostPageLines) {
      ++missing;
      continue;
    }
    const std::vector<std::size_t>& lines = page->second;
    std::vector<Folded>& texts = folds[entry.page];
    if (texts.empty())
      for (const std::size_t i : lines) texts.push_back(fold_line(*flow[i].line));
    const std::u32string title = folded(entry.title), bare = folded(without_number(entry.title));
    if (title.empty()) continue;
    std::size_t best = lines.size(), best_count = 0;
    float least = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      std::u32string whole, unnumbered;
      for (std::size_t n = 0; n < kMostLines && i + n < lines.size() && lines[i + n] == lines[i] + n && whole.size() < title.size() + 16; ++n) {
        if (texts[i + n].whole.empty()) break;
        unnumbered = n == 0 ? texts[i].bare : unnumbered.empty() ? unnumbered : unnumbered + texts[i + n].whole;
        whole += texts[i + n].whole;
        // 总则 for 第一章 总则 and the other way round; a number alone names nothing.
        if (whole != title && (unnumbered.empty() || unnumbered != title) && (bare.empty() || whole != bare)) continue;
        const FlowLine& line = flow[lines[i]];
        const float away = entry.y < 0 ? 0 : std::fabs(line.line->top - entry.y);
        if (line.heading == 0 && (best == lines.size() || away < least)) {
          best = i;
          best_count = n + 1;
          least = away;
        }
        break;
      }
    }
    if (best == lines.size()) {
      ++missing;
      continue;
    }
    FlowLine& first = flow[lines[best]];
    first.starts = true;
    first.heading = static_cast<std::uint8_t>(std::min<std::uint32_t>(entry.level, kDeepest));
    for (std::size_t n = 1; n < best_count; ++n) flow[lines[best + n]].join = kTogether;
    if (const std::size_t after = lines[best] + best_count; after < flow.size()) flow[after].starts = true;
  }
  return missing;
}

void settle_levels(std::vector<OutlinePiece>& pieces, const std::vector<std::uint8_t>& depths) {
  const auto depth_of = [&](const OutlinePiece& p) -> std::size_t { return p.kind == BlockKind::kHeading ? std::min(depths[p.paragraph], kDeepest) : 0; };
  std::array<std::map<int, std::size_t>, kDeepest + 1> counts;  // levels of the numbered headings of each depth
  std::size_t outermost = kDeepest;
  // Level of the next numbered heading of each depth under the same heading, seen from each piece.
  std::vector<int> next_level(pieces.size());
  std::array<int, kDeepest + 1> known{};
  for (std::size_t i = pieces.size(); i-- > 0;) {
    const std::size_t depth = depth_of(pieces[i]);
    if (depth == 0) continue;
    outermost = std::min(outermost, depth);
    next_level[i] = known[depth];
    if (!pieces[i].label.empty()) {
      known[depth] = pieces[i].level;
      ++counts[depth][pieces[i].level];
    }
    std::fill(known.begin() + static_cast<std::ptrdiff_t>(depth) + 1, known.end(), 0);
  }
  // The level of the heading right behind, where the outline does not go down to it: it stands no higher than one that the outline names.
  std::vector<int> ceiling(pieces.size());
  for (std::size_t i = pieces.size(), below = 0; i-- > 0;) {
    if (pieces[i].kind != BlockKind::kHeading) continue;
    ceiling[i] = static_cast<int>(below);
    // An appendix ends what stands before it.
    const bool ends = !pieces[i].label.empty() && is_ascii_letter(static_cast<unsigned char>(pieces[i].label.front()));
    below = depth_of(pieces[i]) == 0 && !pieces[i].label.empty() && !ends ? static_cast<std::size_t>(pieces[i].level) : 0;
  }
  known.fill(0);
  std::array<int, kDeepest + 1> above{};  // level of the last heading of each depth, numbered or not
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    OutlinePiece& piece = pieces[i];
    const std::size_t depth = depth_of(piece);
    if (depth == 0) continue;
    if (piece.label.empty()) {
      const auto usual = std::max_element(counts[depth].begin(), counts[depth].end(), [](const auto& a, const auto& b) { return a.second < b.second; });
      int parent = 0;
      for (std::size_t d = depth; --d > 0 && parent == 0;) parent = above[d];
      int level = known[depth] != 0 ? known[depth] : next_level[i];
      if (level == 0 && usual != counts[depth].end() && usual->first > parent) level = usual->first;
      if (level == 0) level = parent > 0 ? parent + 1 : static_cast<int>(depth - outermost) + 1;
      if (ceiling[i] > 0) level = std::min(level, ceiling[i]);
      piece.level = std::clamp(level, 1, kDeepestLevel);
    } else {
      known[depth] = piece.level;
    }
    above[depth] = piece.level;
    std::fill(known.begin() + static_cast<std::ptrdiff_t>(depth) + 1, known.end(), 0);
    std::fill(above.begin() + static_cast<std::ptrdiff_t>(depth) + 1, above.end(), 0);
  }
}

}  // namespace jiaokan::extract
