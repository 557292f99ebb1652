#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "align/aligner.h"
#include "align/characters.h"
#include "core/utf8.h"

namespace jiaokan::align {
namespace {

constexpr std::size_t kLongestInset = 240;  // code points: a bracket that closes later than this was hardly meant for this opening

struct Letter32 {
  char32_t c = 0;
  std::uint32_t at = 0;       // byte offset
  bool inset = false;         // inside brackets or quotation marks
  bool closes = false;        // the mark that ends an inset
  std::uint32_t opening = 0;  // where that inset begins, as an index
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
bool is_printable_ascii(char32_t c) { return c > 0x20 && c < 0x7F; }
bool is_title_mark(char32_t c) { return c == 0x300B || c == 0x3009; }
bool is_quotation_mark(char32_t c) { return c == U'"' || c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019 || (c >= 0x300C && c <= 0x300F); }
bool is_closing(char32_t c) {
  return std::any_of(kPairs.begin(), kPairs.end(), [c](const auto& pair) { return pair.second == c; });
}
bool is_full_stop(char32_t c) { return is_sentence_end(c); }
bool is_ellipsis(char32_t c) { return c == 0x2026 || c == 0x22EF; }
bool is_semicolon(char32_t c) { return c == U';' || c == 0xFF1B; }
bool parts_nothing(char32_t c) {  // a quotation that goes on like this is part of its sentence
  return c == U',' || c == 0xFF0C || c == 0x3001 || c == U';' || c == 0xFF1B || c == U':' || c == 0xFF1A || c == U'的' || c == U'等' || c == U'之' ||
         c == U'和' || c == U'与' || c == U'及' || c == U'或' || c == U'與';
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
    text[end].opening = static_cast<std::uint32_t>(begin);
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
  if ((c == U'?' || c == U'!') && k > 0 && k + 1 < text.size() && is_printable_ascii(text[k - 1].c) && is_printable_ascii(text[k + 1].c) &&
      !is_closing(text[k + 1].c) && text[k + 1].c != U'"' && text[k + 1].c != c)
    return false;  // an address: https://example.cn/?page=2
  return is_full_stop(c) || is_ellipsis(c) || (is_semicolon(c) && semicolon_ends(text, k)) || (c == U'.' && period_ends(text, k));
}

std::size_t behind_blanks(const std::vector<Letter32>& text, std::size_t k) {
  while (k < text.size() && is_blank(text[k].c)) ++k;
  return k;
}

/// A sentence that began at `begin` has come to the closing mark before `next`, with `stop` inside it: is the sentence over, or does it go on?
bool ends_with_inset(const std::vector<Letter32>& text, std::size_t begin, std::size_t next, char32_t stop) {
  const std::size_t after = behind_blanks(text, next);
  if (after == text.size()) return true;
  const Letter32& closing = text[next - 1];
  if (is_title_mark(closing.c)) return false;  // 《谁来管？》一书
  const bool opens_sentence = behind_blanks(text, begin) == closing.opening;
  if (!is_quotation_mark(closing.c)) return opens_sentence;  // （含便桥。） by itself, but 桥（新桥？）
  if (stop != U'?' && stop != U'!' && stop != 0xFF1F && stop != 0xFF01) return true;
  const char32_t before = closing.opening > 0 ? text[closing.opening - 1].c : 0, c = text[after].c;
  if (before == U':' || before == 0xFF1A || before == U',' || before == 0xFF0C) return true;  // 他问：“谁来？”没有人答。
  return (is_quotation_mark(c) && after == next) || (c >= U'A' && c <= U'Z');
}

}  // namespace

std::vector<std::uint32_t> sentence_ends(std::string_view printed) {
  std::vector<Letter32> letters;
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t begin = at;
    letters.push_back({utf8::next(printed, at), static_cast<std::uint32_t>(begin)});
  }
  mark_insets(letters);
  std::vector<std::uint32_t> ends;
  std::size_t begin = 0;
  const auto end_at = [&](std::size_t k) {  // a sentence ends before letter k
    if (k == begin) return;
    ends.push_back(k < letters.size() ? letters[k].at : static_cast<std::uint32_t>(printed.size()));
    begin = k;
  };
  for (std::size_t k = 0; k < letters.size(); ++k) {
    if (is_line_end(letters[k].c)) {
      end_at(k + 1);
      continue;
    }
    if (!ends_at(letters, k)) continue;
    std::size_t next = k + 1;
    bool left_inset = false;
    char32_t stop = letters[k].c;
    for (; next < letters.size() && (is_full_stop(letters[next].c) || is_ellipsis(letters[next].c) || letters[next].closes); ++next) {
      left_inset = left_inset || letters[next].closes;
      if (!letters[next].closes) stop = letters[next].c;
    }
    const std::size_t end = behind_blanks(letters, next);
    const bool inside = letters[k].inset && (!left_inset || (next < letters.size() && letters[next].inset && letters[next - 1].inset));
    const bool goes_on = (left_inset || is_ellipsis(letters[next - 1].c)) && next < letters.size() && parts_nothing(letters[next].c);
    const bool says_on = end < letters.size() && letters[end].c >= U'a' && letters[end].c <= U'z' && !is_semicolon(letters[k].c);  // "Is it?" he asked.
    const bool over = !letters[next - 1].closes || ends_with_inset(letters, begin, next, stop);
    if (!inside && !goes_on && !(says_on && stop < 0x80) && over) end_at(end);
    k = std::max(k, (begin == end ? end : next) - 1);
  }
  end_at(letters.size());
  return ends;
}

NormalizedText split_sentences(const NormalizedText& text, const Document& document) {
  NormalizedText out = text;
  out.segments.clear();
  for (const Segment& segment : text.segments) {
    const RawSpan block = document.blocks[segment.block].text;
    std::uint32_t begin = segment.text.begin;
    for (const std::uint32_t end : sentence_ends(document.slice(block))) {
      const bool last = block.begin + end == block.end;
      const std::uint32_t to = last ? segment.text.end : std::clamp(text.map.to_norm({block.begin, block.begin + end}).end, begin, segment.text.end);
      if (to == begin) continue;
      out.segments.push_back({{begin, to}, segment.block});
      begin = to;
    }
    if (begin < segment.text.end || segment.text.empty()) out.segments.push_back({{begin, segment.text.end}, segment.block});
  }
  return out;
}

}  // namespace jiaokan::align
