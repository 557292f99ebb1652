#include "extract/text/layout_evidence.h"

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/headings.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

constexpr std::uint32_t kNarrowestWrap = 30;  // columns; verses and items are narrower
constexpr std::uint32_t kFewNarrowest = 40;
constexpr std::uint32_t kChineseSpread = 7;  // columns by which full lines differ: characters that may not begin a line, figures kept whole
constexpr std::uint32_t kLatinSpread = 14;
constexpr double kFullShare = 0.45;  // of the lines with another right behind them that are full
constexpr double kOpenShare = 0.55;  // of the full lines that end inside a sentence
constexpr double kFewFullShare = 0.2;
constexpr double kFewOpenShare = 0.75;
constexpr double kStoppedShare = 0.3;  // of the full lines that have a comma or stop inside: sentences, not names or addresses
constexpr double kWiderShare = 0.05;   // of all lines that may be wider than the wrap

bool has_inner_stop(std::string_view text) {
  if (const auto numbering = parse_numbering(text)) text.remove_prefix(std::min(numbering->size, text.size()));
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (at < text.size() && (is_sentence_end(c) || std::u32string_view(U"，、；,;.").find(c) != std::u32string_view::npos)) return true;
  }
  return false;
}

std::uint32_t find_wrap(const std::vector<SourceLine>& lines, bool chinese) {
  struct Full {
    std::uint32_t columns;
    bool open, stopped;
  };
  std::vector<Full> followed;  // lines with another right behind them
  std::vector<std::uint32_t> all;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    all.push_back(lines[i].columns + lines[i].indent);
    if (i + 1 == lines.size() || lines[i + 1].gap > 0 || is_contents_row(lines[i].text)) continue;
    const bool stops = ends_sentence(lines[i].text) || lines[i].text.ends_with("，") || lines[i].text.ends_with(",");  // verses and clauses end so
    followed.push_back({lines[i].columns + lines[i].indent, !stops, has_inner_stop(lines[i].text)});
  }
  if (followed.size() < 2) return 0;
  std::sort(followed.begin(), followed.end(), [](const Full& a, const Full& b) { return a.columns < b.columns; });
  const std::uint32_t spread = chinese ? kChineseSpread : kLatinSpread;
  std::size_t most = 0, best_first = 0, best_end = 0;
  for (std::size_t first = 0, end = 0; first < followed.size(); ++first) {
    while (end < followed.size() && followed[end].columns <= followed[first].columns + spread) ++end;
    if (end - first >= most) {
      most = end - first;
      best_first = first;
      best_end = end;
    }
  }
  const std::uint32_t width = followed[best_end - 1].columns;
  if (width < kNarrowestWrap || most < 2) return 0;
  const auto count = [&](auto test) {
    return static_cast<double>(
        std::count_if(followed.begin() + static_cast<std::ptrdiff_t>(best_first), followed.begin() + static_cast<std::ptrdiff_t>(best_end), test));
  };
  const auto share = static_cast<double>(most) / static_cast<double>(followed.size());
  const double open = count([](const Full& f) { return f.open; }) / static_cast<double>(most);
  const double stopped = count([](const Full& f) { return f.stopped; }) / static_cast<double>(most);
  const double wider =
      static_cast<double>(std::count_if(all.begin(), all.end(), [&](std::uint32_t c) { return c > width + 4; })) / static_cast<double>(all.size());
  if (stopped < kStoppedShare || wider > kWiderShare) return 0;
  if (share >= kFullShare && open >= kOpenShare) return width;
  // Fewer full lines, among many headings and items, where nearly all of the widest lines are open: paragraphs by themselves end in stops.
  return most >= 3 && wider == 0 && share >= kFewFullShare && open >= kFewOpenShare && width >= kFewNarrowest ? width : 0;
}

}  // namespace

LayoutEvidence layout_evidence(const std::vector<SourceLine>& prose) {
  LayoutEvidence evidence;
  std::size_t han = 0, latin = 0, spaced = 0, tight = 0;
  for (const SourceLine& line : prose) {
    char32_t before = 0, last = 0;
    for (std::size_t at = 0; at < line.text.size();) {
      const char32_t c = utf8::next(line.text, at);
      han += is_han(c);
      latin += is_latin(c);
      if ((is_han(last) && is_ascii_digit(c)) || (is_ascii_digit(last) && is_han(c))) ++tight;
      if (last == U' ' && ((is_han(before) && is_ascii_digit(c)) || (is_ascii_digit(before) && is_han(c)))) ++spaced;
      before = last;
      last = c;
    }
  }
  evidence.chinese = han * 3 > latin;
  evidence.spaced_figures = spaced >= 2 && spaced > tight;

  std::size_t indented = 0, flush = 0;
  std::uint32_t least = ~std::uint32_t{0};
  for (const SourceLine& line : prose) least = std::min(least, line.indent);
  for (const SourceLine& line : prose) (line.indent >= least + 2 && line.indent <= least + 12 ? indented : flush) += 1;
  evidence.wrap_columns = find_wrap(prose, evidence.chinese);
  evidence.indented = indented >= 2 && indented * 12 >= prose.size() && flush > 0;
  evidence.all_indented = evidence.indented && indented > 2 * flush;
  std::size_t sentences = 0, complete = 0, commas = 0, broken = 0;
  for (const SourceLine& line : prose) {
    if (!has_inner_stop(line.text)) continue;
    ++sentences;
    const bool ends = ends_sentence(line.text) || line.text.ends_with("）") || line.text.ends_with(")");
    complete += ends;
    (line.text.ends_with("，") || line.text.ends_with(",") ? commas : broken) += !ends;
  }
  evidence.comma_ends = commas >= 3 && commas > broken;
  if (sentences > 0) evidence.complete_share = static_cast<double>(complete) / static_cast<double>(sentences);
  std::size_t parted = 0, runs_on = 0;
  for (std::size_t i = 1; i < prose.size(); ++i) (prose[i].gap > 0 ? parted : runs_on) += 1;
  evidence.blank_separated = parted > 0 && parted * 25 >= runs_on;
  return evidence;
}

}  // namespace jiaokan::extract
