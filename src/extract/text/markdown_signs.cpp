#include <cstddef>
#include <string_view>

#include "extract/source_lines.h"
#include "extract/text/front_matter.h"
#include "extract/text/markdown_reader.h"

namespace jiaokan::extract {
namespace {

constexpr std::size_t kLookedAt = 256 * 1024;    // bytes
constexpr std::size_t kLongestUnderlined = 200;  // bytes of a heading with a line of marks below
constexpr std::size_t kFewestItems = 3;          // of a text that is one list

bool is_atx_heading(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  return marks != std::string_view::npos && marks >= 1 && marks <= 6 && (line[marks] == ' ' || line[marks] == '\t') && !trim_blanks(line.substr(marks)).empty();
}

bool is_pipe_rule(std::string_view line) {
  return line.size() >= 3 && line.find('|') != std::string_view::npos && line.find('-') != std::string_view::npos &&
         line.find_first_not_of("|-: ") == std::string_view::npos;
}

/// The marks below a heading (Setext): ==== or ----.
bool is_underline(std::string_view line) { return line.size() >= 3 && (line.find_first_not_of('=') == line.npos || line.find_first_not_of('-') == line.npos); }

/// The head of a table drawn with blanks has marks below it too.
bool may_be_underlined(std::string_view line) {
  return !line.empty() && line.size() <= kLongestUnderlined && !is_underline(line) && line.find("  ") == line.npos && line.find_first_of("\t|") == line.npos;
}

}  // namespace

bool looks_like_markdown(std::string_view text) {
  std::size_t headings = 0, underlined = 0, rules = 0, fences = 0, links = 0, items = 0, lines = 0;
  bool heading_first = false;
  std::string_view before, above;  // the line before, and the one before that
  std::string_view rest = text.substr(0, kLookedAt);
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim_blanks(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (is_underline(line) && above.empty() && may_be_underlined(before)) ++underlined;
    above = before;
    before = line;
    if (line.empty()) continue;
    if (is_atx_heading(line)) {
      ++headings;
      heading_first = heading_first || lines == 0;
    }
    rules += is_pipe_rule(line);
    fences += line.starts_with("```") || line.starts_with("~~~~");
    links += line.find("](http") != std::string_view::npos;
    items += line.starts_with("* ");
    ++lines;
  }
  return heading_first || headings >= 2 || underlined >= 2 || rules >= 1 || fences >= 2 || links >= 2 || (items == lines && items >= kFewestItems) ||
         read_front_matter(text).bytes > 0;
}

}  // namespace jiaokan::extract
