#include "report/markdown_text.h"

#include <algorithm>

namespace jiaokan::report {
namespace {

constexpr std::size_t kLongestNumber = 9;  // digits that may open a list

}  // namespace

std::string escaped_markdown(std::string_view text, bool in_table) {
  std::string out;
  out.reserve(text.size() + text.size() / 16);
  for (const char c : text) {
    if (c == '\n' || c == '\t' || c == '\r') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>&#~").find(c) != std::string_view::npos || (in_table && c == '|')) out += '\\';
    out += c;
  }
  return out;
}

std::string escaped_markdown_line(std::string_view text) {
  std::string out = escaped_markdown(text);
  if (out.empty()) return out;
  const std::size_t digits = std::min(out.find_first_not_of("0123456789"), out.size());
  if (digits > 0 && digits <= kLongestNumber && digits < out.size() && (out[digits] == '.' || out[digits] == ')'))
    out.insert(digits, 1, '\\');
  else if (std::string_view("+-=|:").find(out.front()) != std::string_view::npos)
    out.insert(0, 1, '\\');
  return out;
}

}  // namespace jiaokan::report
