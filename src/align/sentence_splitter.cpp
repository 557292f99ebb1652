#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "align/aligner.h"
#include "align/characters.h"
#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

constexpr std::size_t kLongestInset = 240;  // code points: a bracket that closes later than this was hardly meant for this opening

struct Letter32 {
  char32_t c = 0;
  std::uint32_t at = 0;  // byte offset in the text
  bool inset = false;    // inside brackets or quotation marks
  bool closes = false;   // the mark that ends an inset
};

constexpr std::array<std::pair<char32_t, char32_t>, 13> kPairs{{{U'(', U')'},
                                                                {U'[', U']'},
                                                                {0xFF08, 0xFF09},
                                                                {0x3014, 0x3015},
                                                                {0x3010, 0x3011},
                                                                {0x300A, 0x300B},
                                                                {0x3008, 0x3009},
                                                                {0x300C, 0x300D},
                                                                {0x300E, 0x300F},
                                                                {0x201C, 0x201D},
                                                                {0x2018, 0x2019},
                                                                {0xFF3B, 0xFF3D},
                                                                {U'{', U'}'}}};

constexpr std::array<std::string_view, 40> kAbbreviations{
    "al", "approx", "apr", "art", "aug", "ch",  "chap", "co",  "corp", "dec", "dr",   "ed",  "eds",  "etc", "feb",  "fig", "inc", "jan", "jr",  "ltd",
    "mr", "mrs",    "ms",  "mt",  "no",  "nos", "nov",  "oct", "para", "pp",  "prof", "sec", "sect", "sep", "sept", "sr",  "st",  "viz", "vol", "vs"};

bool is_ideograph(char32_t c) { return letter_of(c) == Letter::kIdeograph; }
bool is_closing(char32_t c) {
  return std::any_of(kPairs.begin(), kPairs.end(), [c](const auto& pair) { return pair.second == c; });
}
bool is_full_stop(char32_t c) { return is_sentence_end(c); }
bool is_ellipsis(char32_t c) { return c == 0x2026 || c == 0x22EF; }
bool is_semicolon(char32_t c) { return c == U';' || c == 0xFF1B; }
bool parts_nothing(char32_t c) {  // a quotation that goes on like this is part of its sentence
  return c == U',' || c == 0xFF0C || c == 0x3001 || c == U';' || c == 0xFF1B || c == U':' || c == 0xFF1A || c == U'的' || c == U'等' || c == U'之' ||
         c == U'和' || c == U'与' || c == U'及' || c == U'或';
}

/// Marks what stands inside brackets and quotation marks that close. Straight quotation marks pair up where they are even in number.
void mark_insets(std::vector<Letter32>& text) {
  std::vector<std::pair<std::size_t, char32_t>> open;  // where, and what closes it
  std::vector<std::pair<std::size_t, std::size_t>> insets;
  const auto straight = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](const Letter32& l) { return l.c == U'"'; }));
  std::size_t before = text.size();
  for (std::size_t k = 0; k < text.size(); ++k) {
    const char32_t c = text[k].c;
    if (c == U'"' && straight % 2 == 0) {
      if (before == text.size()) {
        before = k;
      } else {
        insets.emplace_back(before, k);
        before = text.size();
      }
      continue;
    }
    const auto* pair = std::find_if(kPairs.begin(), kPairs.end(), [c](const auto& p) { return p.first == c; });
    if (pair != kPairs.end()) {
      open.emplace_back(k, pair->second);
    } else if (is_closing(c)) {
      // Openings that never close are dropped on the way; a closing mark without opening is none.
      auto match = open.rbegin();
      constexpr std::ptrdiff_t kDeepest = 8;
      while (match != open.rend() && match->second != c && match - open.rbegin() < kDeepest) ++match;
      if (match == open.rend() || match->second != c) continue;
      insets.emplace_back(match->first, k);
      open.erase(match.base() - 1, open.end());
    }
  }
  std::vector<int> depth(text.size() + 1);
  for (const auto& [begin, end] : insets) {
    if (end - begin > kLongestInset) continue;
    ++depth[begin + 1];
    --depth[end];
    text[end].closes = true;
  }
  int inside = 0;
  for (std::size_t k = 0; k < text.size(); ++k) {
    inside += depth[k];
    text[k].inset = inside > 0;
  }
}

/// Is the period at `k` the end of an English sentence (or of a Chinese one that was typed with it)?
bool period_ends(const std::vector<Letter32>& text, std::size_t k) {
  const char32_t before = k > 0 ? text[k - 1].c : 0, after = k + 1 < text.size() ? text[k + 1].c : 0;
  if (before == U'.' || after == U'.') return false;  // dots that lead somewhere
  if (is_ideograph(before) || (is_closing(before) && k > 1 && is_ideograph(text[k - 2].c)))
    return after == 0 || is_ideograph(after) || is_blank(after) || is_closing(after) || after == U'"';
  if (after != 0 && !is_blank(after) && !is_ideograph(after) && !is_closing(after) && after != U'"') return false;
  std::string word;  // what stands before, back to a blank
  std::size_t w = k;
  bool dotted = false;
  while (w > 0 && (is_ascii_letter(text[w - 1].c) || is_digit(text[w - 1].c) || text[w - 1].c == U'.')) {
    --w;
    if (text[w].c == U'.') {
      dotted = true;
    } else if (text[w].c < 0x80) {
      word.insert(word.begin(), static_cast<char>(lower_ascii(text[w].c)));
    }
    if (word.size() > 12) break;
  }
  const bool figure = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::size_t next = k + 1;
  while (next < text.size() && is_blank(text[next].c)) ++next;
  if (next == text.size()) return true;
  if (figure && (w == 0 || is_ideograph(after))) return false;                                // 1. 工作目标
  if (!figure && (dotted || (word.size() == 1 && is_ascii_letter(text[w].c)))) return false;  // U.S., e.g., J.
  if (std::binary_search(kAbbreviations.begin(), kAbbreviations.end(), std::string_view(word))) return false;
  const char32_t c = text[next].c;
  return is_ideograph(c) || (c >= U'A' && c <= U'Z') || is_digit(c) || letter_of(c) == Letter::kNone || c > 0xBF;
}

bool semicolon_ends(const std::vector<Letter32>& text, std::size_t k) {
  if (text[k].c == 0xFF1B) return true;
  // &amp; and English clauses stay whole; ；folded to ; stands beside ideographs.
  for (std::size_t back = k; back-- > 0;)
    if (letter_of(text[back].c) != Letter::kNone) {
      if (is_ideograph(text[back].c)) return true;
      break;
    }
  return k + 1 < text.size() && is_ideograph(text[k + 1].c);
}

bool ends_at(const std::vector<Letter32>& text, std::size_t k) {
  const char32_t c = text[k].c;
  return is_full_stop(c) || is_ellipsis(c) || (is_semicolon(c) && semicolon_ends(text, k)) || (c == U'.' && period_ends(text, k));
}

void split_segment(const NormalizedText& text, const Segment& segment, std::vector<Segment>& out) {
  std::vector<Letter32> letters;
  const std::string_view bytes = text.slice(segment.text);
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    letters.push_back({utf8::next(bytes, at), segment.text.begin + static_cast<std::uint32_t>(begin)});
  }
  mark_insets(letters);
  std::uint32_t begin = segment.text.begin;
  const auto end_at = [&](std::size_t k) {  // a sentence ends before letter k
    const std::uint32_t end = k < letters.size() ? letters[k].at : segment.text.end;
    if (end == begin) return;
    out.push_back({{begin, end}, segment.block});
    begin = end;
  };
  for (std::size_t k = 0; k < letters.size(); ++k) {
    if (is_line_end(letters[k].c)) {
      end_at(k + 1);
      continue;
    }
    if (!ends_at(letters, k)) continue;
    std::size_t next = k + 1;
    bool left_inset = false;
    while (next < letters.size() && (is_full_stop(letters[next].c) || is_ellipsis(letters[next].c) || letters[next].closes)) {
      left_inset = left_inset || letters[next].closes;
      ++next;
    }
    if (next < letters.size() && letters[next].inset && letters[next - 1].inset) {  // still inside
      k = next - 1;
      continue;
    }
    if (letters[k].inset && !left_inset) {
      k = next - 1;
      continue;
    }
    if ((left_inset || is_ellipsis(letters[next - 1].c)) && next < letters.size() && parts_nothing(letters[next].c)) {
      k = next - 1;
      continue;
    }
    while (next < letters.size() && is_blank(letters[next].c)) ++next;
    end_at(next);
    k = next - 1;
  }
  if (begin < segment.text.end || segment.text.empty()) out.push_back({{begin, segment.text.end}, segment.block});
}

}  // namespace

NormalizedText split_sentences(const NormalizedText& text) {
  NormalizedText out = text;
  out.segments.clear();
  for (const Segment& segment : text.segments) split_segment(text, segment, out.segments);
  std::size_t bytes = 0, before = 0;
  for (const Segment& segment : text.segments) before += segment.text.size();
  for (const Segment& segment : out.segments) bytes += segment.text.size();
  JIAOKAN_CHECK(bytes == before);
  return out;
}

}  // namespace jiaokan::align
