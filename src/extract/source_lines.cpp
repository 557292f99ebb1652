#include "extract/source_lines.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::extract {

std::string_view trim_blanks(std::string_view text) {
  std::size_t begin = 0, end = text.size();
  while (begin < end) {
    std::size_t at = begin;
    const char32_t c = utf8::next(text, at);
    if (!is_blank(c) && !is_line_end(c)) break;
    begin = at;
  }
  while (end > begin) {
    std::size_t at = end;
    const char32_t c = utf8::previous(text, at);
    if (!is_blank(c) && !is_line_end(c)) break;
    end = at;
  }
  return text.substr(begin, end - begin);
}

std::uint32_t columns_of(std::string_view text) {
  std::uint32_t columns = 0;
  for (std::size_t at = 0; at < text.size();) columns += is_wide(utf8::next(text, at)) ? 2 : 1;
  return columns;
}

void MarkedLines::add(std::string text, SourceLine marks) {
  if (trim_blanks(text).empty()) return;
  storage_.push_back(std::move(text));
  marks.raw = storage_.back();
  marks.text = trim_blanks(marks.raw);
  marks.columns = columns_of(marks.text);
  lines_.push_back(marks);
}

void MarkedLines::add_table(TableText table, SourceLine marks) {
  if (table.text.empty()) return;
  storage_.push_back(std::move(table.text));
  cells_.push_back(std::move(table.cells));
  marks.role = ParagraphRole::kTable;
  marks.raw = marks.text = storage_.back();  // its first cell may be empty: the tab behind it is no blank
  marks.cells = &cells_.back();
  marks.columns = columns_of(marks.text);
  lines_.push_back(marks);
}

void MarkedLines::number(std::size_t index, int number, char delimiter) { this->number(index, std::to_string(number) + delimiter + ' '); }

void MarkedLines::number(std::size_t index, const std::string& printed) {
  SourceLine line = lines_[index];
  if (line.role == ParagraphRole::kTable || parse_numbering(line.text)) return;
  storage_.push_back(printed + std::string(line.text));
  line.raw = line.text = storage_.back();
  line.columns = columns_of(line.text);
  lines_[index] = line;
}

void settle_marked_headings(std::vector<SourceLine>& lines, const std::optional<std::string>& title) {
  int outermost = 0;
  for (const SourceLine& line : lines)
    if (line.role == ParagraphRole::kHeading && !line.frame) outermost = outermost == 0 ? line.level : std::min(outermost, line.level);
  if (outermost == 0) return;
  const auto outermost_headings =
      std::count_if(lines.begin(), lines.end(), [&](const SourceLine& l) { return l.role == ParagraphRole::kHeading && !l.frame && l.level == outermost; });
  std::size_t texts = 0;
  for (SourceLine& line : lines) {
    if (line.frame) continue;
    if (line.role == ParagraphRole::kHeading) {
      const auto numbering = parse_numbering(line.text);
      const bool is_chapter = title && *title != line.text && outermost_headings > 1;
      if (line.level == outermost && texts <= 3 && !is_chapter && !(numbering && numbering->certain)) line.role = ParagraphRole::kTitle;
      break;
    }
    ++texts;
  }
  std::set<int> levels;
  for (const SourceLine& line : lines)
    if (line.role == ParagraphRole::kHeading && !line.frame) levels.insert(line.level);
  for (SourceLine& line : lines)
    if (line.role == ParagraphRole::kHeading) line.level = static_cast<int>(std::distance(levels.begin(), levels.lower_bound(line.level))) + 1;
}

std::vector<SourceLine> split_lines(std::string_view text) {
  std::vector<SourceLine> lines;
  std::uint32_t gap = 0;
  const auto add = [&](std::size_t begin, std::size_t end) {
    SourceLine line;
    line.raw = text.substr(begin, end - begin);
    line.text = trim_blanks(line.raw);
    if (line.text.empty()) {
      ++gap;
      return;
    }
    line.indent = columns_of(line.raw.substr(0, static_cast<std::size_t>(line.text.data() - line.raw.data())));
    line.columns = columns_of(line.text);
    line.gap = gap;
    gap = 0;
    lines.push_back(line);
  };
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = utf8::next(text, at);
    if (!is_line_end(c)) continue;
    add(begin, start);
    if (c == U'\r' && at < text.size() && text[at] == '\n') ++at;
    begin = at;
  }
  if (begin < text.size()) add(begin, text.size());
  return lines;
}

std::string without_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (!is_blank(c) && !is_line_end(c)) utf8::append(out, c);
  }
  return out;
}

}  // namespace jiaokan::extract
