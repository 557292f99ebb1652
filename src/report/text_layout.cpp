#include "report/text_layout.h"

#include <utf8proc.h>

#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"

namespace jiaokan::report {
namespace {

constexpr std::string_view kEscape = "\x1b[";

/// Length of the ANSI sequence at `at`, or 0.
std::size_t escape_length(std::string_view text, std::size_t at) {
  if (text.substr(at, kEscape.size()) != kEscape) return 0;
  const std::size_t end = text.find('m', at);
  return end == std::string_view::npos ? 0 : end + 1 - at;
}

std::size_t width_of(char32_t c) {
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

/// Marks that may not begin a line (GB/T 15834).
bool clings_to_previous(char32_t c) {
  constexpr std::u32string_view kMarks = U"，。、；：？！）〕】》〉」』”’…％,.;:?!)]}%";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// Marks that may not end one.
bool clings_to_next(char32_t c) {
  constexpr std::u32string_view kMarks = U"（〔【《〈「『“‘([{";
  return kMarks.find(c) != std::u32string_view::npos;
}

/// A piece that must not be broken: an ideograph with the marks around it, a Latin word, a blank.
struct Piece {
  std::string text;
  std::size_t width = 0;
  bool blank = false;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool glue = false;   // the next letter belongs to the piece before it
  bool opens = false;  // and whatever follows an opening mark
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t n = escape_length(text, at)) {
      if (pieces.empty() || (pieces.back().blank && !glue)) pieces.push_back({});
      pieces.back().text += text.substr(at, n);
      at += n;
      continue;
    }
    const std::size_t begin = at;
    char32_t c = utf8::next(text, at);
    const bool blank = is_blank(c) || is_line_end(c);
    const bool word = !blank && !is_wide(c) && !is_cjk_punctuation(c);
    if (pieces.empty() || blank || pieces.back().blank || !(clings_to_previous(c) || (word && glue) || opens)) pieces.push_back({});
    Piece& piece = pieces.back();
    piece.text += blank ? std::string_view(" ") : text.substr(begin, at - begin);
    piece.width += blank ? 1 : width_of(c);
    piece.blank = blank;
    glue = word;
    opens = clings_to_next(c);
  }
  return pieces;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t n = escape_length(text, at)) {
      at += n;
      continue;
    }
    width += width_of(utf8::next(text, at));
  }
  return width;
}

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = display_width(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string shortened(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t used = 0, at = 0;
  while (at < text.size()) {
    std::size_t after = at;
    const std::size_t w = width_of(utf8::next(text, after));
    if (used + w + 1 > width) break;
    used += w;
    at = after;
  }
  return std::string(text.substr(0, at)) + "…";
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines(1);
  std::size_t used = 0;
  for (const Piece& piece : pieces_of(text)) {
    if (used + piece.width > width && used > 0) {
      lines.emplace_back();
      used = 0;
    }
    if (piece.blank && used == 0) continue;
    // A Latin word longer than the line is cut where the line ends.
    std::string_view rest = piece.text;
    std::size_t left = piece.width;
    while (left > width && width > 0) {
      std::size_t at = 0, taken = 0;
      while (at < rest.size()) {
        if (const std::size_t n = escape_length(rest, at)) {
          at += n;
          continue;
        }
        std::size_t after = at;
        const std::size_t w = width_of(utf8::next(rest, after));
        if (taken + w > width) break;
        taken += w;
        at = after;
      }
      if (at == 0 || at == rest.size()) break;
      lines.back() += rest.substr(0, at);
      lines.emplace_back();
      rest.remove_prefix(at);
      left -= taken;
    }
    lines.back() += rest;
    used += left;
  }
  for (std::string& l : lines) l.erase(l.find_last_not_of(' ') + 1);
  if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  return lines;
}

std::string table(const std::vector<std::vector<std::string>>& rows, std::size_t width) {
  if (rows.empty()) return {};
  const std::size_t columns = rows.front().size();
  std::vector<std::size_t> widths(columns, 0);
  for (const auto& row : rows)
    for (std::size_t c = 0; c < columns; ++c) widths[c] = std::max(widths[c], display_width(row[c]));
  std::size_t before_last = 0;
  for (std::size_t c = 0; c + 1 < columns; ++c) before_last += widths[c] + 2;
  const std::size_t last_width = std::max<std::size_t>(20, width > before_last ? width - before_last : 0);
  std::string out;
  for (const auto& row : rows) {
    const std::vector<std::string> last = wrapped(row.back(), last_width);
    std::string text;
    for (std::size_t c = 0; c + 1 < columns; ++c) text += padded(row[c], widths[c]) + "  ";
    for (std::size_t i = 0; i < last.size(); ++i) {
      std::string one = (i == 0 ? text : std::string(before_last, ' ')) + last[i];
      one.erase(one.find_last_not_of(' ') + 1);
      out += one + "\n";
    }
  }
  return out;
}

}  // namespace jiaokan::report
