#include "extract/text/line_classes.h"

#include <map>
#include <string_view>
#include <utility>

#include "extract/headings.h"
#include "extract/line_kinds.h"
#include "extract/text/line_ends.h"
#include "extract/text/text_tables.h"
#include "extract/text/web_page.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLongestRunning = 160;    // bytes of a running header
constexpr std::uint32_t kLongestNumberGap = 6;  // lines between bare numbers that count rows, not pages

/// Numbers alone on their lines are pages' where they count up, far apart; a single one where it cuts a sentence in two.
void mark_bare_numbers(const std::vector<SourceLine>& lines, std::vector<LineClass>& classes) {
  std::vector<std::pair<std::size_t, int>> numbers;
  for (std::size_t i = 0; i < lines.size(); ++i)
    if (classes[i] == LineClass::kText)
      if (const auto n = bare_number(lines[i].text)) numbers.emplace_back(i, *n);
  std::vector<bool> page(numbers.size(), false);
  for (std::size_t n = 1; n < numbers.size(); ++n) {
    const bool counts_on = numbers[n].second == numbers[n - 1].second + 1 && numbers[n].first - numbers[n - 1].first > kLongestNumberGap;
    if (counts_on) page[n - 1] = page[n] = true;
  }
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    const std::size_t i = numbers[n].first;
    const bool cuts = i > 0 && i + 1 < lines.size() && classes[i - 1] == LineClass::kText && classes[i + 1] == LineClass::kText &&
                      lines[i - 1].columns >= kShortestCut && is_prose(lines[i - 1].text) && !is_complete(lines[i - 1].text) &&
                      !opens_paragraph(lines[i + 1].text);
    if (page[n] || cuts) classes[i] = LineClass::kPageMark;
  }
}

/// Short lines that stand again and again beside the page marks.
void mark_running_headers(const std::vector<SourceLine>& lines, std::vector<LineClass>& classes) {
  std::map<std::string_view, std::vector<std::size_t>> beside;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (classes[i] != LineClass::kText || lines[i].text.size() > kLongestRunning) continue;
    const bool marked = (i > 0 && classes[i - 1] == LineClass::kPageMark) || (i + 1 < lines.size() && classes[i + 1] == LineClass::kPageMark);
    if (marked && !ends_sentence(lines[i].text)) beside[lines[i].text].push_back(i);
  }
  for (const auto& [text, places] : beside)
    if (places.size() >= 2)
      for (const std::size_t i : places) classes[i] = LineClass::kHeader;
}

}  // namespace

std::vector<LineClass> classify_lines(const std::vector<SourceLine>& lines) {
  std::vector<LineClass> classes(lines.size(), LineClass::kText);
  const WebFrame web = find_web_frame(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const SourceLine& line = lines[i];
    if (web.is_frame[i] || line.frame) {
      classes[i] = LineClass::kFrame;
    } else if (line.role != ParagraphRole::kUnknown) {
      classes[i] = LineClass::kMarked;
    } else if (is_page_mark(line.text)) {
      classes[i] = LineClass::kPageMark;
    }
  }
  mark_table_lines(lines, classes);
  mark_bare_numbers(lines, classes);
  mark_running_headers(lines, classes);
  return classes;
}

}  // namespace jiaokan::extract
