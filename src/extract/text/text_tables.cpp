#include "extract/text/text_tables.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "extract/line_kinds.h"
#include "extract/table_text.h"

namespace jiaokan::extract {
namespace {

bool has_inner_tab(const SourceLine& line) {
  return line.raw.find('\t', static_cast<std::size_t>(line.text.data() - line.raw.data())) != std::string_view::npos &&
         line.text.find('\t') != std::string_view::npos;
}

/// Rows of a Markdown table: | a | b |, and under the first |---|---|, which is no text. The outer bars may be missing where that rule stands.
bool has_bar(std::string_view text) { return text.find('|') != std::string_view::npos; }
bool is_pipe_row(std::string_view text) { return text.size() > 2 && text.front() == '|' && text.back() == '|' && text.find('|', 1) != text.size() - 1; }
bool is_pipe_rule(std::string_view text) {
  return has_bar(text) && text.find_first_not_of("|-: ") == std::string_view::npos && text.find("--") != std::string_view::npos;
}

}  // namespace

void mark_table_lines(const std::vector<SourceLine>& lines, std::vector<LineClass>& classes) {
  const auto joined = [&](std::size_t i) { return i < lines.size() && lines[i].gap == 0 && classes[i] == LineClass::kText; };
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t end = i;
    if (classes[i] == LineClass::kText && has_inner_tab(lines[i]) && !is_contents_row(lines[i].text)) {
      ++end;
      while (joined(end) && (has_inner_tab(lines[end]) || lines[end].raw.find('\t') != std::string_view::npos)) ++end;
      if (end - i < 2 && std::count(lines[i].text.begin(), lines[i].text.end(), '\t') < 2) end = i;
    } else if (classes[i] == LineClass::kText && is_pipe_row(lines[i].text)) {
      ++end;
      while (joined(end) && is_pipe_row(lines[end].text)) ++end;
      if (end - i < 2) end = i;
    } else if (classes[i] == LineClass::kText && has_bar(lines[i].text) && joined(i + 1) && is_pipe_rule(lines[i + 1].text)) {
      end = i + 2;
      while (joined(end) && has_bar(lines[end].text)) ++end;
    }
    if (end == i) {
      ++i;
      continue;
    }
    for (; i < end; ++i) classes[i] = LineClass::kTable;
  }
}

RepairedParagraph read_text_table(const std::vector<SourceLine>& lines, const std::vector<LineClass>& classes, std::size_t first, std::size_t& end) {
  std::vector<GivenCell> cells;
  std::uint32_t rows = 0;
  end = first;
  for (; end < lines.size() && classes[end] == LineClass::kTable && (end == first || lines[end].gap == 0); ++end) {
    const SourceLine& line = lines[end];
    if (is_pipe_rule(line.text)) continue;
    const bool pipes = has_bar(line.text) && !has_inner_tab(line);
    std::string_view row = pipes ? line.text : line.raw;
    if (pipes && row.front() == '|') row.remove_prefix(1);
    if (pipes && row.ends_with('|')) row.remove_suffix(1);
    std::uint32_t column = 0;
    for (bool more = true; more; ++column) {
      const std::size_t cell_end = row.find(pipes ? '|' : '\t');
      more = cell_end != std::string_view::npos;
      cells.push_back({rows, column, 1, 1, std::string(row.substr(0, cell_end))});
      if (more) row.remove_prefix(cell_end + 1);
    }
    ++rows;
  }
  TableText written = write_table(std::move(cells));
  RepairedParagraph table;
  table.role = ParagraphRole::kTable;
  table.text = std::move(written.text);
  table.cells = std::move(written.cells);
  return table;
}

}  // namespace jiaokan::extract
