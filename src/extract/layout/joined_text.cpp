#include "extract/layout/joined_text.h"

#include <algorithm>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/numbering.h"

namespace jiaokan::extract {
namespace {

bool parts_scripts(const std::vector<FlowLine>& flow) {
  std::size_t parted = 0, all = 0;
  for (const FlowLine& f : flow) {
    const auto& g = f.line->glyphs;
    for (std::size_t i = 1; i + 1 < g.size(); ++i) {
      const auto mixes = [](char32_t a, char32_t b) {
        return (is_han(a) && (is_ascii_letter(b) || is_digit(b))) || (is_han(b) && (is_ascii_letter(a) || is_digit(a)));
      };
      if (mixes(g[i - 1].code, g[i].code)) ++all;
      if (g[i].code == U' ' && mixes(g[i - 1].code, g[i + 1].code)) {
        ++all;
        ++parted;
      }
    }
  }
  return parted * 2 > all;
}

/// Code points of the number that the line opens with, where a gap parts it from the text: 第一条　国家… reads with a blank.
std::size_t label_length(const Line& line) {
  std::u32string start;
  for (std::size_t i = 0; i < line.glyphs.size() && i < 40; ++i) start += line.glyphs[i].code;
  const std::string bytes = utf8::from_utf32(start);
  const auto number = parse_numbering(bytes);
  if (!number) return 0;
  const std::size_t length = utf8::length(std::string_view(bytes).substr(0, number->size));
  if (length == 0 || length >= line.glyphs.size() || line.glyphs[length - 1].code == U' ') return 0;
  return line.glyphs[length].lead - line.glyphs[length - 1].trail > 0.4F * line.em ? length : 0;
}

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010; }

/// A word parted at the line's end: letters of the same word on both sides, small ones behind the hyphen. What goes on with a hyphen is a compound
/// (time-of-check).
bool hyphenates(const std::string& text, std::size_t hyphen_at, const Line& below) {
  const auto small = [](const Glyph& g) { return g.code >= U'a' && g.code <= U'z'; };
  if (hyphen_at == 0 || !small(below.glyphs.front())) return false;
  const auto rest = std::find_if_not(below.glyphs.begin(), below.glyphs.end(), small);
  if (rest != below.glyphs.end() && is_hyphen(rest->code) && rest + 1 != below.glyphs.end() && small(*(rest + 1))) return false;
  std::size_t letters = 0;
  for (std::size_t at = hyphen_at; at > 0;) {
    const char32_t c = utf8::previous(text, at);
    if (c == U'-' || c == U'/' || c == U'_' || is_digit(c)) return false;  // a compound, a path, an option
    if (!is_latin(c)) break;
    ++letters;
  }
  return letters >= 2;
}

}  // namespace

LineJoiner::LineJoiner(const std::vector<FlowLine>& flow) : parts_scripts_(parts_scripts(flow)) {}

void LineJoiner::append(JoinedText& out, const Line& line, bool opens, bool goes_on) const {
  const std::size_t blank_after = opens ? label_length(line) : 0;
  std::size_t skip_last_of_before = 0;
  if (goes_on && !out.text.empty()) {
    std::size_t at = out.text.size();
    const char32_t before = utf8::previous(out.text, at);
    const char32_t after = line.glyphs.front().code;
    if (before == 0xAD || (is_hyphen(before) && hyphenates(out.text, at, line))) {
      out.text.resize(at);
      skip_last_of_before = 1;
    } else if (needs_blank(out.text, before, after)) {
      out.text += ' ';
    }
  }
  if (skip_last_of_before > 0) {
    LinePiece& last = out.pieces.back();
    last.bytes.pop_back();
    last.glyphs.pop_back();
    last.end = static_cast<std::uint32_t>(out.text.size());
    if (last.bytes.empty()) out.pieces.pop_back();
  }
  LinePiece piece{&line, static_cast<std::uint32_t>(out.text.size()), 0, {}, {}};
  piece.bytes.reserve(line.glyphs.size() + 1);
  piece.glyphs.reserve(line.glyphs.size() + 1);
  const auto put = [&](const Glyph& g) {
    piece.bytes.push_back(static_cast<std::uint32_t>(out.text.size()));
    piece.glyphs.push_back(g);
    utf8::append(out.text, g.code);
  };
  for (std::size_t i = 0; i < line.glyphs.size(); ++i) {
    const Glyph& g = line.glyphs[i];
    put(g);
    if (blank_after > 0 && i + 1 == blank_after) put({U' ', g.trail, line.glyphs[i + 1].lead, 0, g.top, g.bottom});
  }
  piece.end = static_cast<std::uint32_t>(out.text.size());
  out.pieces.push_back(std::move(piece));
}

bool LineJoiner::needs_blank(const std::string& text, char32_t before, char32_t after) const {
  const auto wide = [](char32_t c) { return is_han(c) || is_wide(c) || is_cjk_punctuation(c); };
  if (wide(before) && wide(after)) return false;
  if (wide(before) || wide(after)) {
    const char32_t narrow = wide(before) ? after : before, han = wide(before) ? before : after;
    return parts_scripts_ && is_han(han) && (is_latin(narrow) || is_digit(narrow));
  }
  if (before == U'/' || before == U'-' || before == U'_' || before == 0x2010) return false;
  if (is_digit(before) && is_digit(after)) {  // a number between ideographs, cut by the line's end
    std::size_t at = text.size();
    char32_t c = before;
    while (at > 0 && is_digit(c)) c = utf8::previous(text, at);
    if (is_han(c)) return false;
  }
  const std::size_t word = text.find_last_of(" \n") + 1;
  return text.compare(word, std::string::npos, "http") < 0 || text.find("://", word) == std::string::npos || after == U'(';
}

}  // namespace jiaokan::extract
