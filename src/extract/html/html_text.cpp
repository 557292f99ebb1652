#include "extract/html/html_text.h"

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/source_lines.h"

namespace jiaokan::extract::html {
namespace {

/// Without soft hyphens, zero-width blanks and byte order marks, which a browser does not show.
std::string without_invisible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(text, at);
    if (c != 0xAD && c != 0x200B && c != 0x2060 && c != 0xFEFF) out += text.substr(begin, at - begin);
  }
  return out;
}

}  // namespace

void append_collapsed(std::string& out, std::string_view shown) {
  const std::string text = without_invisible(shown);
  for (const char c : text) {
    const bool line_end = c == '\n' || c == '\r' || c == '\f';
    if (c != ' ' && c != '\t' && !line_end) {
      out += c;
    } else if (out.empty() || (out.back() != ' ' && out.back() != '\n')) {
      out += line_end ? '\n' : ' ';
    } else if (line_end) {
      out.back() = '\n';
    }
  }
}

std::string settle_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const std::string_view words = trim_blanks(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (words[at] != '\n') {
      out += words[at];
      continue;
    }
    std::size_t before = at, after = at + 1;
    if (!is_wide(utf8::previous(words, before)) || !is_wide(utf8::next(words, after))) out += ' ';
  }
  return out;
}

}  // namespace jiaokan::extract::html
