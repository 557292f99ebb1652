#include "extract/layout/furniture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "core/characters.h"
#include "extract/layout/furniture_key.h"
#include "extract/layout/page_rows.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/pdf/structure.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kRowsAtEdge = 4;      // how deep headers and footers go
constexpr float kZone = 0.22F;              // share of the page's height that they may take
constexpr float kSameHeight = 3.0F;         // points
constexpr std::size_t kLongestHeader = 90;  // code points
constexpr float kLetterhead = 1.3F;         // of the size of the text: no running head, but what notices begin with that are bound in one file

struct Candidate {
  std::size_t page, line;
  bool at_top;
  std::size_t depth;   // 0 = outermost row
  float distance;      // of its middle from the edge, points
  float gap;           // to the next row inwards, points
  std::u32string key;  // text with its numbers made "#", blanks out
  std::vector<int> numbers;
};

FurnitureKind kind_of(const Candidate& c) {
  if (is_folio_key(c.key)) return FurnitureKind::kPageNumber;
  const auto says = [&](std::u32string_view w) { return c.key.find(w) != std::u32string::npos; };
  if (says(U"http:") || says(U"https:") || says(U"www.") || says(U"file:/")) return FurnitureKind::kWeb;
  return c.at_top ? FurnitureKind::kHeader : FurnitureKind::kFooter;
}

class Finder {
 public:
  Finder(const std::vector<PageLines>& pages, Team& team) : pages_(pages) { collect(team); }

  std::vector<FurnitureLine> run() {
    measure_text();
    by_repetition();
    by_counting();
    by_place();
    by_heading();
    by_tag();
    keep_outermost();
    std::vector<FurnitureLine> found;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (is_furniture_[i]) found.push_back({candidates_[i].page, candidates_[i].line, kind_of(candidates_[i])});
    watermarks(found);
    for (std::size_t p = 0; p < pages_.size(); ++p)
      for (std::size_t i = 0; i < pages_[p].lines.size(); ++i)
        if (pages_[p].lines[i].mark) found.push_back({p, i, FurnitureKind::kPageNumber});
    std::sort(found.begin(), found.end(), [](const FurnitureLine& a, const FurnitureLine& b) { return std::tie(a.page, a.line) < std::tie(b.page, b.line); });
    found.erase(std::unique(found.begin(), found.end(), [](const FurnitureLine& a, const FurnitureLine& b) { return a.page == b.page && a.line == b.line; }),
                found.end());
    return found;
  }

 private:
  /// The size that most glyphs have.
  void measure_text() {
    std::map<long, std::size_t> sizes;  // of a quarter point
    for (const PageLines& page : pages_)
      for (const Line& line : page.lines) sizes[std::lround(line.em * 4)] += line.glyphs.size();
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most != sizes.end()) body_em_ = static_cast<float>(most->first) / 4;
  }

  void collect(Team& team) {
    constexpr std::size_t kPiece = 8;  // pages
    std::vector<std::vector<Candidate>> of_page(pages_.size());
    team.for_each(pages_.size(), kPiece, [&](std::size_t begin, std::size_t end) {
      for (std::size_t p = begin; p < end; ++p) of_page[p] = candidates_of(p);
    });
    for (std::vector<Candidate>& found : of_page) std::move(found.begin(), found.end(), std::back_inserter(candidates_));
    is_furniture_.assign(candidates_.size(), false);
  }

  std::vector<Candidate> candidates_of(std::size_t p) const {
    std::vector<Candidate> out;
    const PageLines& page = pages_[p];
    for (std::uint8_t frame = 0; frame < 2; ++frame) {
      // The page's own frame, and, for a page whose text is turned, furniture that stays upright.
      const std::uint8_t rotation = frame == 0 ? page.rotation : 0;
      if (frame == 1 && page.rotation == 0) break;
      const float height = rotation % 2 == 1 ? page.width : page.height;
      std::vector<std::size_t> order;
      for (std::size_t i = 0; i < page.lines.size(); ++i)
        if (page.lines[i].rotation == rotation && page.lines[i].table < 0 && !page.lines[i].mark) order.push_back(i);
      std::stable_sort(order.begin(), order.end(),
                       [&](std::size_t a, std::size_t b) { return page.lines[a].top + page.lines[a].bottom < page.lines[b].top + page.lines[b].bottom; });
      for (const bool at_top : {true, false}) {
        for (std::size_t d = 0; d < std::min(kRowsAtEdge, order.size()); ++d) {
          const std::size_t i = at_top ? order[d] : order[order.size() - 1 - d];
          const Line& line = page.lines[i];
          const float middle = (line.top + line.bottom) / 2;
          const float distance = at_top ? middle : height - middle;
          if (distance > kZone * height) break;
          if (line.glyphs.size() > kLongestHeader * 2) break;
          FurnitureKey key = key_of(line);
          if (begins_column(page, i, at_top) && !is_plain_folio(key.words)) continue;
          Candidate c{p, i, at_top, d, distance, 0, {}, {}};
          if (d + 1 < order.size()) {
            const Line& next = page.lines[at_top ? order[d + 1] : order[order.size() - 2 - d]];
            c.gap = at_top ? next.top - line.bottom : line.top - next.bottom;
          } else {
            c.gap = height;
          }
          // A gazette prints its documents one behind the other: numbers and dates of theirs that differ are other words. Papers (…號文件) carry theirs on every page.
          const std::string text = line.utf8();
          c.key = (is_document_number(text) && !text.ends_with("文件")) || is_date(text) ? line.text() : std::move(key.words);
          c.numbers = std::move(key.numbers);
          out.push_back(std::move(c));
        }
      }
    }
    return out;
  }

  /// Whether line `i` is the first or last of a column of text, as far from the next as that is from the one behind: 各有关单位： at the head of two columns.
  static bool begins_column(const PageLines& page, std::size_t i, bool at_top) {
    const auto inwards = [&](std::size_t n) -> const Line* {
      if (at_top ? i + n >= page.lines.size() : n > i) return nullptr;
      const Line& line = page.lines[at_top ? i + n : i - n];
      return line.column == page.lines[i].column && std::fabs(line.em - page.lines[i].em) < 0.07F * line.em ? &line : nullptr;
    };
    const Line *next = inwards(1), *second = inwards(2);
    if (!page.lines[i].mixed_columns || next == nullptr || second == nullptr) return false;
    const auto middle = [](const Line& line) { return (line.top + line.bottom) / 2; };
    const float first = std::fabs(middle(*next) - middle(page.lines[i])), usual = std::fabs(middle(*second) - middle(*next));
    return usual > 0 && std::fabs(first - usual) < 0.15F * usual;
  }

  /// The same words at the same height on several pages.
  void by_repetition() {
    std::map<std::pair<bool, std::u32string>, std::vector<std::size_t>> same;
    for (std::size_t i = 0; i < candidates_.size(); ++i) same[{candidates_[i].at_top, candidates_[i].key}].push_back(i);
    for (auto& [key, members] : same) {
      if (key.second.size() > kLongestHeader) continue;
      const bool folio = is_folio_key(key.second);
      if (folio) continue;  // a number says nothing by itself: by_counting
      std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) { return candidates_[a].distance < candidates_[b].distance; });
      for (std::size_t begin = 0; begin < members.size();) {
        std::size_t end = begin + 1;
        while (end < members.size() && candidates_[members[end]].distance - candidates_[members[end - 1]].distance < kSameHeight) ++end;
        std::set<std::size_t> on;
        for (std::size_t m = begin; m < end; ++m) on.insert(candidates_[members[m]].page);
        const std::size_t needed = pages_.size() <= 3 ? 2 : 3;
        // Two pages of many may share a line by chance; a run of pages does not.
        const bool enough = on.size() >= needed && (on.size() * 12 >= pages_.size() || neighbours(on));
        const Candidate& first = candidates_[members[begin]];
        const bool letterhead =
            key.second.find(U'#') == std::u32string::npos && pages_[first.page].lines[first.line].em > kLetterhead * body_em_ && on.size() * 2 < pages_.size();
        if (enough && !letterhead && !begins_text(key.first, first.distance, on) && !counts_annexes(members, begin, end))
          for (std::size_t m = begin; m < end; ++m) is_furniture_[members[m]] = true;
        begin = end;
      }
    }
  }

  /// Where most other pages have a line at the very height, it is that of their text: what repeats there is text too.
  bool begins_text(bool at_top, float distance, const std::set<std::size_t>& on) const {
    if (on.size() * 5 >= pages_.size() * 3) return false;
    std::set<std::size_t> others;
    for (const Candidate& c : candidates_)
      if (c.at_top == at_top && c.depth == 0 && !on.contains(c.page) && std::fabs(c.distance - distance) < kSameHeight && !is_folio_key(c.key))
        others.insert(c.page);
    return others.size() * 2 >= pages_.size() - on.size();
  }

  /// 附件1, 附件2 at the heads of their pages.
  bool counts_annexes(const std::vector<std::size_t>& members, std::size_t begin, std::size_t end) const {
    std::set<std::vector<int>> numbers;
    for (std::size_t m = begin; m < end; ++m) {
      const Candidate& c = candidates_[members[m]];
      const auto numbering = parse_numbering(pages_[c.page].lines[c.line].utf8());
      if (!numbering || numbering->style != NumberStyle::kAnnex) return false;
      numbers.insert(c.numbers);
    }
    return numbers.size() > 1;
  }

  static bool neighbours(const std::set<std::size_t>& pages) {
    std::size_t close = 0;
    for (auto it = pages.begin(), next = std::next(it); next != pages.end(); ++it, ++next) close += *next - *it <= 2;
    return close * 2 >= pages.size() - 1;
  }

  /// Numbers at one height that count the pages.
  void by_counting() {
    std::map<std::tuple<bool, std::u32string>, std::vector<std::size_t>> same;
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (is_folio_key(candidates_[i].key)) same[{candidates_[i].at_top, candidates_[i].key}].push_back(i);
    for (const auto& [key, members] : same) {
      std::map<int, std::size_t> offsets;
      for (const std::size_t m : members)
        for (const int n : candidates_[m].numbers) ++offsets[n - static_cast<int>(candidates_[m].page)];
      for (const std::size_t m : members) {
        const Candidate& c = candidates_[m];
        const bool counts = std::any_of(c.numbers.begin(), c.numbers.end(), [&](int n) { return offsets[n - static_cast<int>(c.page)] >= 2; });
        if (counts || (c.depth == 0 && is_plain_folio(c.key) && c.gap > 0) || (c.depth == 0 && members.size() >= 3 && c.gap > 4)) is_furniture_[m] = true;
      }
    }
  }

  /// The numbers of a row that may count the pages: that of 第三章 at its start counts the chapters, each of which may begin a page.
  static std::vector<int> folios_of(const Candidate& c) {
    const bool labelled = c.key.starts_with(U"第#") && c.key.size() > 2 && std::u32string_view(U"编編章节節条條").find(c.key[2]) != std::u32string_view::npos;
    return {c.numbers.begin() + (labelled ? 1 : 0), c.numbers.end()};
  }

  /// A row set apart from the text, at one height on most pages, that holds the folio or words of the row on the next page.
  void by_place() {
    std::map<std::pair<bool, int>, std::vector<std::size_t>> rows;  // by height, of 2 points
    for (std::size_t i = 0; i < candidates_.size(); ++i)
      if (candidates_[i].depth == 0 && candidates_[i].key.size() <= kLongestHeader)
        rows[{candidates_[i].at_top, static_cast<int>(std::lround(candidates_[i].distance / 2))}].push_back(i);
    for (const auto& [place, members] : rows) {
      if (members.size() < 4 || members.size() * 3 < pages_.size()) continue;
      std::map<int, std::size_t> offsets;
      std::map<std::u32string, std::size_t> keys;
      std::vector<float> gaps;
      for (const std::size_t m : members) {
        for (const int n : folios_of(candidates_[m])) ++offsets[n - static_cast<int>(candidates_[m].page)];
        ++keys[candidates_[m].key];
        gaps.push_back(candidates_[m].gap);
      }
      const float usual_gap = median(gaps);
      // Where text begins at this height, a line that opens two pages (第#条) is text like the rest.
      const auto repeated = std::count_if(members.begin(), members.end(), [&](std::size_t m) { return keys[candidates_[m].key] >= 2; });
      const bool repeats = static_cast<std::size_t>(repeated) * 2 >= members.size();
      for (const std::size_t m : members) {
        const Candidate& c = candidates_[m];
        const Line& line = pages_[c.page].lines[c.line];
        const bool apart = c.gap > 0.9F * line.em;
        const std::vector<int> folios = folios_of(c);
        const bool counts = std::any_of(folios.begin(), folios.end(), [&](int n) {
          const std::size_t k = offsets[n - static_cast<int>(c.page)];
          return k >= 4 && k * 2 >= members.size();
        });
        if (apart && (counts || (repeats && keys[c.key] >= 2 && usual_gap > 0.9F * line.em))) is_furniture_[m] = true;
      }
      add_single_heads(members, usual_gap);
    }
  }

  /// Where most pages have a running head, the one on a page of its own (a short chapter's) is set like it and stands as far from the text.
  void add_single_heads(const std::vector<std::size_t>& row, float usual_gap) {
    const auto known = std::count_if(row.begin(), row.end(), [&](std::size_t m) { return is_furniture_[m]; });
    if (known < 3 || static_cast<std::size_t>(known) * 10 < row.size() * 6) return;
    const Candidate& like = candidates_[*std::find_if(row.begin(), row.end(), [&](std::size_t m) { return is_furniture_[m]; })];
    for (const std::size_t m : row) {
      const Candidate& c = candidates_[m];
      const Line& line = pages_[c.page].lines[c.line];
      if (c.gap > 0.9F * line.em && std::fabs(c.gap - usual_gap) < 0.5F * line.em && same_type(line, like)) is_furniture_[m] = true;
    }
  }

  /// Running heads that name a heading of their page, or the last one before: each may stand on one page only.
  void by_heading() {
    std::map<int, std::vector<std::size_t>> rows;  // by height, of 2 points
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      if (c.at_top && c.depth == 0 && c.key.size() <= kLongestHeader && c.gap > 0.9F * pages_[c.page].lines[c.line].em && !is_folio_key(c.key))
        rows[static_cast<int>(std::lround(c.distance / 2))].push_back(i);
    }
    for (const auto& [height, members] : rows) {
      if (members.size() < 2 || members.size() * 5 < pages_.size() * 3) continue;
      std::map<std::u32string, std::vector<std::size_t>> wanted;
      for (const std::size_t m : members) wanted[pages_[candidates_[m].page].lines[candidates_[m].line].text()].push_back(m);
      std::set<std::size_t> named;  // members whose words are a line of their own page, or of one before
      bool here = false;
      for (std::size_t p = 0; p < pages_.size(); ++p)
        for (const Line& line : pages_[p].lines) {
          const auto found = line.glyphs.size() <= kLongestHeader ? wanted.find(line.text()) : wanted.end();
          if (found == wanted.end()) continue;
          for (const std::size_t m : found->second) {
            const Line& head = pages_[candidates_[m].page].lines[candidates_[m].line];
            const bool is_head = std::fabs(line.top - head.top) < kSameHeight;  // of another page: no heading
            if (&line != &head && !is_head && p <= candidates_[m].page && head.em < 1.02F * line.em) {
              named.insert(m);
              here = here || p == candidates_[m].page;
            }
          }
        }
      if (!here || named.size() * 5 < members.size() * 4) continue;
      for (const std::size_t m : named) is_furniture_[m] = true;
    }
  }

  bool same_type(const Line& line, const Candidate& other) const {
    const Line& b = pages_[other.page].lines[other.line];
    return std::fabs(line.em - b.em) < 0.03F * b.em && std::fabs(line.height - b.height) < 0.03F * b.height;
  }

  /// What the file marks as artifacts, where most of its text stands in its structure tree.
  void by_tag() {
    std::size_t artifacts = 0, tagged = 0;
    for (const PageLines& page : pages_)
      for (const Line& line : page.lines) {
        artifacts += line.first_element == PdfStructure::kArtifact;
        tagged += line.first_element > PdfStructure::kArtifact;
      }
    if (artifacts * 3 > tagged) return;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Line& line = pages_[candidates_[i].page].lines[candidates_[i].line];
      if (line.first_element == PdfStructure::kArtifact && line.last_element == PdfStructure::kArtifact) is_furniture_[i] = true;
    }
  }

  /// Text between a line and the edge of the page means that the line is text.
  void keep_outermost() {
    std::map<std::tuple<std::size_t, bool, std::uint8_t>, std::size_t> first_text;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      const auto key = std::make_tuple(c.page, c.at_top, pages_[c.page].lines[c.line].rotation);
      if (is_furniture_[i]) continue;
      const auto [it, fresh] = first_text.try_emplace(key, c.depth);
      if (!fresh) it->second = std::min(it->second, c.depth);
    }
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      const Candidate& c = candidates_[i];
      const auto it = first_text.find({c.page, c.at_top, pages_[c.page].lines[c.line].rotation});
      if (is_furniture_[i] && it != first_text.end() && it->second < c.depth) is_furniture_[i] = false;
    }
  }

  /// The same text at the same spot of most pages, wherever it is.
  void watermarks(std::vector<FurnitureLine>& found) const {
    if (pages_.size() < 3) return;
    const auto on_most = [&](const std::vector<FurnitureLine>& lines) { return lines.size() >= 3 && lines.size() * 2 > pages_.size(); };
    std::map<std::pair<int, int>, std::vector<FurnitureLine>> spots;
    for (std::size_t p = 0; p < pages_.size(); ++p)
      for (std::size_t i = 0; i < pages_[p].lines.size(); ++i) {
        const Line& line = pages_[p].lines[i];
        if (line.glyphs.size() > kLongestHeader || line.table >= 0 || line.mark) continue;
        spots[{static_cast<int>(std::lround(line.left / 3)), static_cast<int>(std::lround(line.top / 3))}].push_back({p, i, FurnitureKind::kWatermark});
      }
    std::set<std::pair<std::size_t, std::size_t>> known;
    for (const FurnitureLine& f : found) known.insert({f.page, f.line});
    for (const auto& [spot, lines] : spots) {
      if (!on_most(lines)) continue;
      std::map<std::u32string, std::vector<FurnitureLine>> same;
      for (const FurnitureLine& f : lines) same[pages_[f.page].lines[f.line].text()].push_back(f);
      for (const auto& [text, members] : same)
        if (on_most(members))
          for (const FurnitureLine& f : members)
            if (!known.contains({f.page, f.line})) found.push_back(f);
    }
  }

  const std::vector<PageLines>& pages_;
  std::vector<Candidate> candidates_;
  std::vector<bool> is_furniture_;
  float body_em_ = 0;
};

}  // namespace

std::vector<FurnitureLine> find_furniture(const std::vector<PageLines>& pages, Team& team) { return Finder(pages, team).run(); }

}  // namespace jiaokan::extract
