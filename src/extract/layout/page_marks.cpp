#include "extract/layout/page_marks.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "core/characters.h"
#include "extract/line_kinds.h"

namespace jiaokan::extract {
namespace {

constexpr float kSmall = 0.93F;         // type of notes, of the body's
constexpr float kNotesBegin = 0.35F;    // share of the page's height above which no footnote begins
constexpr std::size_t kMostNotes = 60;  // of a page
constexpr std::size_t kMostDigits = 3;
constexpr float kMarginGapEm = 0.8F;
constexpr float kMarginColumnEm = 0.3F;
constexpr std::size_t kFewestMarginNumbers = 3;

float body_size(const std::vector<PageLines>& pages) {
  std::map<long, std::size_t> sizes;  // of a quarter point
  for (const PageLines& page : pages)
    for (const Line& line : page.lines)
      if (line.table < 0) sizes[std::lround(line.em * 4)] += line.glyphs.size();
  const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == sizes.end() ? 0 : static_cast<float>(most->first) / 4;
}

/// Takes glyphs [begin, end) out of `line` into a line of their own.
Line take_out(Line& line, std::size_t begin, std::size_t end) {
  Line mark = line;
  mark.cells.clear();
  mark.raised.clear();
  mark.mark = true;
  mark.glyphs.assign(line.glyphs.begin() + static_cast<std::ptrdiff_t>(begin), line.glyphs.begin() + static_cast<std::ptrdiff_t>(end));
  mark.left = mark.glyphs.front().lead;
  mark.right = mark.glyphs.back().trail;
  // A blank at the cut belongs to the gap that the mark leaves: one of two goes, and those at the line's ends.
  std::size_t cut_begin = begin, cut_end = end;
  const auto is_gap = [&](std::size_t i) { return i < line.glyphs.size() && line.glyphs[i].code == U' '; };
  if (begin == 0 || (begin > 0 && is_gap(begin - 1)) || is_wide(line.glyphs[begin - 1].code))
    while (is_gap(cut_end)) ++cut_end;
  if (cut_end == line.glyphs.size())
    while (cut_begin > 0 && is_gap(cut_begin - 1)) --cut_begin;
  line.glyphs.erase(line.glyphs.begin() + static_cast<std::ptrdiff_t>(cut_begin), line.glyphs.begin() + static_cast<std::ptrdiff_t>(cut_end));
  const auto move = [&](std::vector<std::uint32_t>& indices) {
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t i : indices) {
      if (i < cut_begin)
        kept.push_back(i);
      else if (i >= cut_end)
        kept.push_back(i - static_cast<std::uint32_t>(cut_end - cut_begin));
    }
    indices = std::move(kept);
  };
  move(line.cells);
  move(line.raised);
  if (!line.glyphs.empty()) {
    line.left = line.glyphs.front().lead;
    line.right = line.left;
    for (const Glyph& g : line.glyphs) line.right = std::max(line.right, g.trail);
  }
  return mark;
}

/// Fonts may map raised digits to the superscript characters.
bool is_superscript(char32_t c) { return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079); }
char32_t plain_digit(char32_t c) { return c == 0xB9 ? U'1' : c == 0xB2 ? U'2' : c == 0xB3 ? U'3' : is_superscript(c) ? U'0' + (c - 0x2070) : c; }
bool is_mark_digit(char32_t c) { return is_ascii_digit(c) || is_superscript(c); }

/// Digits that a line opens with; 0 where there are none, too many, or nothing behind them.
std::size_t leading_digits(const Line& line) {
  std::size_t n = 0;
  while (n < line.glyphs.size() && is_mark_digit(line.glyphs[n].code)) ++n;
  return n <= kMostDigits && n < line.glyphs.size() ? n : 0;
}

std::u32string digits_at(const Line& line, std::size_t begin, std::size_t end) {
  std::u32string out;
  for (std::size_t i = begin; i < end; ++i) out += plain_digit(line.glyphs[i].code);
  return out;
}

bool is_raised(const Line& line, std::size_t glyph) {
  return is_superscript(line.glyphs[glyph].code) || std::binary_search(line.raised.begin(), line.raised.end(), static_cast<std::uint32_t>(glyph));
}

bool is_note_sign(char32_t c) { return c == U'*' || c == U'†' || c == U'‡' || c == U'※' || (c >= 0x2460 && c <= 0x2473); }

/// Where a page mentions a note: glyphs [begin, end) of a line.
struct Mention {
  std::size_t line, begin, end;
};

bool ends_clause(char32_t c) { return is_cjk_punctuation(c) || c == U')' || c == U',' || c == U'.' || c == U':' || c == U';' || c == U'"'; }

/// The heights of the boxes of digits, which tell their typefaces apart: the superscript digits of a typeface have the box of their line where ordinary digits
/// come from another one.
class DigitTypes {
 public:
  explicit DigitTypes(const std::vector<PageLines>& pages) {
    for (const PageLines& page : pages)
      for (const Line& line : page.lines)
        for (const Glyph& g : line.glyphs)
          if (is_ascii_digit(g.code)) ++of(line)[g.bottom - g.top];
  }

  /// Whether hardly any digit of lines like this one is set in the type of `digit`.
  bool is_rare(const Line& line, const Glyph& digit) const {
    const auto types = types_.find(key(line));
    if (types == types_.end()) return false;
    std::size_t all = 0, same = 0;
    for (const auto& [height, count] : types->second) {
      all += count;
      if (std::abs(height - (digit.bottom - digit.top)) <= 2) same += count;
    }
    return all >= kFewestDigits && same * kRare < all;
  }

 private:
  static constexpr std::size_t kFewestDigits = 60, kRare = 6;
  using Types = std::map<int, std::size_t>;
  static long key(const Line& line) { return std::lround(line.em * 4); }
  Types& of(const Line& line) { return types_[key(line)]; }
  std::map<long, Types> types_;
};

/// The mark of note `number` in the text above the notes: a raised number, or, where the page sets none, one of another type than the other digits, or the one
/// number of that value that stands by itself behind or before the end of a clause. nullopt where there is none or more than one.
std::optional<Mention> find_mention(const PageLines& page, const std::u32string& number, const DigitTypes& types) {
  std::vector<Mention> raised, rare, plain, loose;  // from sure to doubtful
  for (std::size_t l = 0; l < page.lines.size(); ++l) {
    const Line& line = page.lines[l];
    if (line.note || line.mark || line.table >= 0 || line.rotation != page.rotation) continue;
    const auto& g = line.glyphs;
    for (std::size_t i = 0; i < g.size(); ++i) {
      if (!is_mark_digit(g[i].code) || (i > 0 && is_mark_digit(g[i - 1].code))) continue;
      std::size_t end = i;
      bool raised_here = false;
      for (; end < g.size() && is_mark_digit(g[end].code); ++end) raised_here = raised_here || is_raised(line, end);
      // 17.6³: what is set higher behind a figure is the mark. A superscript character may be the second digit of one.
      while (raised_here && i + 1 < end && !is_raised(line, i) && !is_superscript(g[i + 1].code)) ++i;
      if (digits_at(line, i, end) == number) {
        const char32_t before = i == 0 ? (end == g.size() ? U'.' : U' ') : g[i - 1].code == U' ' && i > 1 ? g[i - 2].code : g[i - 1].code;
        const bool inner = (i > 0 && g[i - 1].code == U'.') || (end + 1 < g.size() && is_ascii_digit(g[end + 1].code));  // 0.9.12, 2.5
        const bool apart = !inner && (end == g.size() || g[end].code == U' ' || ends_clause(g[end].code));
        if (raised_here)
          raised.push_back({l, i, end});
        else if (!inner && i > 0 && (ends_clause(g[i - 1].code) || is_han(g[i - 1].code)) && types.is_rare(line, g[i]))
          rare.push_back({l, i, end});
        else if (apart && ends_clause(before))
          plain.push_back({l, i, end});
        else if (apart && (end == g.size() || g[end].code != U' '))
          loose.push_back({l, i, end});
      }
      i = end;
    }
  }
  const std::vector<Mention>& found = !raised.empty() ? raised : !rare.empty() ? rare : !plain.empty() ? plain : loose;
  return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

using Mentions = std::map<std::size_t, std::vector<Mention>>;  // by line

/// Makes the marks lines of their own.
void take_out(PageLines& page, Mentions& mentions) {
  std::vector<Line> lines;
  lines.reserve(page.lines.size());
  for (std::size_t l = 0; l < page.lines.size(); ++l) {
    std::vector<Line> marks;
    auto& here = mentions[l];
    std::sort(here.begin(), here.end(), [](const Mention& a, const Mention& b) { return a.begin > b.begin; });
    for (const Mention& m : here) marks.push_back(take_out(page.lines[l], m.begin, m.end));
    if (!page.lines[l].glyphs.empty()) lines.push_back(std::move(page.lines[l]));
    std::move(marks.rbegin(), marks.rend(), std::back_inserter(lines));
  }
  page.lines = std::move(lines);
}

/// A raised number right behind an ideograph, a figure or a clause.
bool is_sure(const Line& line, const Mention& mention) {
  if (mention.begin == 0 || !is_raised(line, mention.begin)) return false;
  const char32_t before = line.glyphs[mention.begin - 1].code;
  return is_han(before) || is_ascii_digit(before) || before == U'%' || ends_clause(before);
}

/// Footnotes in the type of the text: from the line on, in the lower part of the page, that opens with the number of the one raised mark behind an ideograph or
/// a clause, where the lines below that open with a number count on and are marked so too.
void part_notes_of_text_size(PageLines& page, const DigitTypes& types) {
  const float height = page.rotation % 2 == 1 ? page.width : page.height;
  const auto raises = [](const Line& line) {
    return !line.raised.empty() || std::any_of(line.glyphs.begin(), line.glyphs.end(), [](const Glyph& g) { return is_superscript(g.code); });
  };
  if (std::none_of(page.lines.begin(), page.lines.end(), raises)) return;
  Mentions mentions;
  std::vector<std::size_t> notes;
  std::size_t tried = 0;
  int last = 0;
  const auto drop = [&] {
    mentions.clear();
    notes.clear();
  };
  for (std::size_t l = 0; l < page.lines.size(); ++l) {
    const Line& line = page.lines[l];
    if (line.rotation != page.rotation || line.table >= 0 || line.mark || line.mixed_columns) continue;
    const std::size_t digits = line.top > kNotesBegin * height ? leading_digits(line) : 0;
    const bool numbered = digits > 0 && (line.glyphs[digits].code == U' ' || is_han(line.glyphs[digits].code));
    if (numbered) {
      const std::u32string number = digits_at(line, 0, digits);
      int value = 0;
      for (const char32_t c : number) value = value * 10 + static_cast<int>(c - U'0');
      if (++tried > kMostNotes) return;
      page.lines[l].note = true;
      const auto mention = find_mention(page, number, types);
      page.lines[l].note = false;
      if (mention && mention->line < (notes.empty() ? l : notes.front()) && is_sure(page.lines[mention->line], *mention) &&
          (notes.empty() || value == last + 1)) {
        mentions[mention->line].push_back(*mention);
        notes.push_back(l);
        last = value;
        continue;
      }
      if (!notes.empty()) drop();
    }
    if (!notes.empty() && !is_page_mark(line.utf8()) && !bare_number(line.utf8())) notes.push_back(l);
  }
  if (notes.empty()) return;
  for (const std::size_t l : notes) page.lines[l].note = true;
  take_out(page, mentions);
}

/// Marks the footnotes of a page, and parts their marks from the text. Without a mark in the text there is no footnote.
void part_notes(PageLines& page, float body, const DigitTypes& types) {
  const float height = page.rotation % 2 == 1 ? page.width : page.height;
  std::vector<std::u32string> numbers;
  bool inside = false, is_signed = false;
  float top = 0;
  std::size_t tried = 0;
  const auto is_marked = [&](const Line& line, std::size_t digits) {
    const auto mention = find_mention(page, digits_at(line, 0, digits), types);
    return mention && is_sure(page.lines[mention->line], *mention);
  };
  for (const Line& line : page.lines) {
    if (line.rotation != page.rotation || line.table >= 0) continue;
    const bool small = line.em < kSmall * body;
    const std::size_t digits = leading_digits(line);
    const char32_t behind = digits > 0 ? line.glyphs[digits].code : U'.';
    const bool numbered =
        small && digits > 0 &&
        (is_raised(line, 0) || is_han(behind) || is_latin(behind) || behind == U'-' || ((behind == U' ' || behind == U'.') && ++tried < kMostNotes && is_marked(line, digits)));
    const bool has_sign = small && is_note_sign(line.glyphs.front().code);
    if ((numbered || has_sign) && line.top > kNotesBegin * height) {
      if (!inside) top = line.top;
      inside = true;
      is_signed = is_signed || has_sign;
      if (numbered) numbers.push_back(digits_at(line, 0, digits));
    } else if (inside && !small && line.bottom < height * 0.9F) {  // text goes on below: what looked like notes was none
      inside = is_signed = false;
      numbers.clear();
    }
  }
  if (!inside) return part_notes_of_text_size(page, types);
  const auto set_notes = [&](bool on) {
    for (Line& line : page.lines) line.note = on && line.rotation == page.rotation && line.table < 0 && line.top >= top && line.em < kSmall * body;
  };
  set_notes(true);
  std::map<std::size_t, std::vector<Mention>> mentions;
  for (const std::u32string& number : std::set<std::u32string>(numbers.begin(), numbers.end()))
    if (const auto mention = find_mention(page, number, types)) mentions[mention->line].push_back(*mention);
  if (mentions.empty() && !is_signed) return set_notes(false);
  take_out(page, mentions);
}

/// Numbers of the margin, see part_marks().
void part_margin_numbers(std::vector<PageLines>& pages) {
  struct Class {
    std::vector<float> lefts;  // of lines without a number
    std::vector<std::pair<std::size_t, std::size_t>> numbered;
  };
  std::map<std::pair<long, long>, Class> classes;
  for (std::size_t p = 0; p < pages.size(); ++p)
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i) {
      const Line& line = pages[p].lines[i];
      if (line.rotation != pages[p].rotation || line.table >= 0 || line.note || line.mark || line.mixed_columns) continue;
      Class& c = classes[{std::lround(pages[p].width), std::lround(pages[p].height)}];
      const std::size_t digits = leading_digits(line);
      std::size_t next = digits;
      while (next < line.glyphs.size() && line.glyphs[next].code == U' ') ++next;
      if (digits > 0 && next < line.glyphs.size() && line.glyphs[next].lead - line.glyphs[digits - 1].trail > kMarginGapEm * line.em)
        c.numbered.push_back({p, i});
      else
        c.lefts.push_back(line.left);
    }
  std::map<std::size_t, std::set<std::size_t>> chosen;  // lines by page
  for (auto& [size, c] : classes) {
    if (c.numbered.size() < kFewestMarginNumbers || c.lefts.size() < 2 * kFewestMarginNumbers) continue;
    std::sort(c.lefts.begin(), c.lefts.end());
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (const auto& [p, i] : c.numbered) {
      const Line& line = pages[p].lines[i];
      const std::size_t digits = leading_digits(line);
      std::size_t next = digits;
      while (line.glyphs[next].code == U' ') ++next;
      // Hardly a line begins left of the number's end; many begin where the text behind it does.
      const auto count_below = [&](float u) { return static_cast<std::size_t>(std::lower_bound(c.lefts.begin(), c.lefts.end(), u) - c.lefts.begin()); };
      const float text = line.glyphs[next].lead;
      if (count_below(line.glyphs[digits - 1].trail) * 50 > c.lefts.size()) continue;
      if ((count_below(text + 0.3F * line.em) - count_below(text - 0.3F * line.em)) * 5 < c.lefts.size()) continue;
      found.push_back({p, i});
    }
    if (found.size() < kFewestMarginNumbers) continue;
    // What else stands in their column counts too, whatever the indent of its line.
    float from = 1e9F, to = -1e9F, em = 0;
    for (const auto& [p, i] : found) {
      const Line& line = pages[p].lines[i];
      from = std::min(from, line.left);
      to = std::max(to, line.glyphs[leading_digits(line) - 1].trail);
      em = std::max(em, line.em);
    }
    for (const auto& [p, i] : c.numbered) {
      const Line& line = pages[p].lines[i];
      if (line.left > from - kMarginColumnEm * em && line.glyphs[leading_digits(line) - 1].trail < to + kMarginColumnEm * em) chosen[p].insert(i);
    }
  }
  for (const auto& [p, indices] : chosen) {
    std::vector<Line> lines;
    for (std::size_t i = 0; i < pages[p].lines.size(); ++i) {
      Line& line = pages[p].lines[i];
      if (indices.contains(i)) lines.push_back(take_out(line, 0, leading_digits(line)));
      lines.push_back(std::move(line));
    }
    pages[p].lines = std::move(lines);
  }
}

}  // namespace

void part_marks(std::vector<PageLines>& pages) {
  const float body = body_size(pages);
  const DigitTypes types(pages);
  for (PageLines& page : pages) part_notes(page, body, types);
  part_margin_numbers(pages);
}

}  // namespace jiaokan::extract
