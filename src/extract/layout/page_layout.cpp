#include "extract/layout/binding_line.h"
#include "extract/layout/page_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/layout/column_bands.h"
#include "extract/layout/contact_column.h"
#include "extract/layout/field_boxes.h"
#include "extract/layout/page_boxes.h"
#include "extract/layout/page_rows.h"
#include "extract/layout/page_tables.h"
#include "extract/layout/row_tables.h"
#include "extract/layout/ruby.h"
#include "extract/layout/tagged_tables.h"
#include "extract/layout/tall_boxes.h"
#include "extract/layout/upright_text.h"
#include "extract/layout/word_tables.h"

namespace jiaokan::extract {
namespace {

constexpr float kBoxMarginEm = 1.5F, kNearBoxEm = 3;
constexpr float kCellGapEm = 1.4F;  // a gap that may part cells or columns
constexpr float kWordGapEm = 0.4F;  // a gap that no word has inside
constexpr float kLatinBlankEm = 0.11F;
constexpr float kRaisedDigitEm = 0.42F;  // advance of a digit of the line's own size is half an em or more
constexpr float kEmOfLetters = 2.2F;     // an em in advances of the usual letter, somewhat more
constexpr std::size_t kFewestLetters = 6;
constexpr char32_t kSoftHyphen = 0xAD;

bool is_full_width(char32_t c) { return is_han(c) || is_wide(c); }

class Layout {
 public:
  Layout(const PageGlyphs& page, const PdfStructure& structure, bool upright) : page_(page), structure_(structure), upright_(upright) {
    out_.page = page.page;
    out_.width = page.width;
    out_.height = page.height;
  }

  PageLines run() {
    std::array<std::size_t, 4> glyphs{};
    for (const GlyphWord& w : page_.words) glyphs[w.rotation] += w.count;
    out_.rotation = static_cast<std::uint8_t>(std::max_element(glyphs.begin(), glyphs.end()) - glyphs.begin());
    direction(out_.rotation);
    for (std::uint8_t r = 0; r < 4; ++r)
      if (r != out_.rotation && glyphs[r] > 0) direction(r);
    for (Line& line : out_.lines)
      if (line.glyphs.back().code == kSoftHyphen && (draws_soft_hyphens_ || line.glyphs.size() == 1)) make_hyphen(line.glyphs.back());
    return std::move(out_);
  }

 private:
  void direction(std::uint8_t rotation) {
    rotation_ = rotation;
    std::vector<Placed> words;
    std::vector<float> sizes;
    for (const GlyphWord& w : page_.words) {
      if (w.rotation != rotation) continue;
      words.push_back(place(w, rotation, page_.width, page_.height));
      for (std::uint32_t i = w.first; i < w.first + w.count; ++i)
        if (is_han(page_.glyphs[i].code)) sizes.push_back(std::fabs(page_.glyphs[i].trail - page_.glyphs[i].lead));
    }
    em_ = median(sizes);
    if (em_ <= 0) {
      for (const Placed& w : words) sizes.push_back(w.height());
      em_ = std::max(1.0F, median(sizes) * 0.9F);
    }
    measure_boxes(page_, em_, words);
    std::vector<Placed> beside = take_ruby(words, page_.glyphs);  // what belongs to no line
    const std::vector<Placed> binding = take_binding_line(words, page_.glyphs);
    beside.insert(beside.end(), binding.begin(), binding.end());
    words = parted_at_gaps(std::move(words));
    boxes_.clear();
    frames_.clear();
    if (rotation == out_.rotation) {
      if (!page_.rules.empty()) {
        boxes_ = take_boxes(page_, rotation, em_, words);
        frames_ = find_frames(page_, rotation, em_, words);
      }
      words = tables(std::move(words));
    }
    columns(make_rows(std::move(words)), 0);
    ++column_;
    add_boxes(std::exchange(boxes_, {}));
    const std::size_t text = out_.lines.size();
    for (const Row& row : make_rows(std::move(beside))) add_line(row, false);
    for (std::size_t i = text; i < out_.lines.size(); ++i) out_.lines[i].mark = true;
    column_ += out_.lines.size() > text;
  }

  void add_boxes(std::vector<PageBox> boxes) {
    for (std::size_t b = 0; b < boxes.size(); ++b) {
      const std::size_t before = out_.lines.size();
      columns(make_rows(std::move(boxes[b].words)), 1);
      ++column_;
      for (std::size_t i = before; i < out_.lines.size(); ++i) out_.lines[i].box = static_cast<std::uint16_t>(b + 1);
    }
  }

  /// A line beside a box ends where that begins; so does one above or below in its margin, which comes near to it.
  void limit(Line& line) const {
    const float middle = (line.top + line.bottom) / 2;
    for (const PageBox& frame : frames_)
      if (middle > frame.v0 && middle < frame.v1 && line.left > frame.u0 && line.right < frame.u1) {
        line.limit_left = frame.u0;
        line.limit_right = frame.u1;
        line.framed = true;
        return;
      }
    for (const PageBox& box : boxes_) {
      const bool level = middle > box.v0 && middle<box.v1, near = middle> box.v0 - kBoxMarginEm * line.em && middle < box.v1 + kBoxMarginEm * line.em;
      if (!near) continue;
      if (line.right <= box.u0 + 1 && (level || line.right > box.u0 - kNearBoxEm * line.em)) line.limit_right = box.u0;
      if (line.left >= box.u1 - 1 && (level || line.left < box.u1 + kNearBoxEm * line.em)) line.limit_left = box.u1;
    }
  }

  /// What the library holds to be one word may have a gap in it where two cells of a table stand close.
  std::vector<Placed> parted_at_gaps(std::vector<Placed> words) const {
    std::vector<Placed> out;
    out.reserve(words.size());
    const auto edge = [&](float position) { return to_frame(position, rotation_, page_.width, page_.height); };
    for (const Placed& word : words) {
      // The library gives a gap to the glyph before it: against the narrowest of the word's ideographs, it is too wide.
      float narrowest = 1e9F;
      for (std::uint32_t i = word.first; i < word.first + word.count; ++i)
        if (is_han(page_.glyphs[i].code)) narrowest = std::min(narrowest, std::fabs(page_.glyphs[i].trail - page_.glyphs[i].lead));
      Placed part = word;
      for (std::uint32_t i = word.first + 1; i < word.first + word.count; ++i) {
        const Glyph& before = page_.glyphs[i - 1];
        const float begin = edge(page_.glyphs[i].lead);
        float end = edge(before.trail);
        if (is_han(before.code) && narrowest > 0.5F * em_) end = std::min(end, edge(before.lead) + narrowest);
        if (begin - end <= kWordGapEm * em_) continue;
        out.push_back(part);
        out.back().count = i - part.first;
        out.back().u1 = end;
        part.count -= i - part.first;
        part.first = i;
        part.u0 = begin;
      }
      out.push_back(part);
    }
    return out;
  }

  /// Adds the tables that the structure tree names and those that rules show, with the text above each, and returns the words that are left below the last.
  std::vector<Placed> tables(std::vector<Placed> words) {
    TaggedTables tagged = take_tagged_tables(page_, rotation_, em_, structure_, words);
    out_.tables_disagree = tagged.disagree;
    std::vector<FoundTable> found = std::move(tagged.tables);
    if (!page_.rules.empty()) {
      const std::vector<FoundTable> ruled = take_ruled_tables(page_, rotation_, em_, words);
      found.insert(found.end(), ruled.begin(), ruled.end());
    }
    const std::vector<FoundTable> fields = take_field_boxes(page_, rotation_, em_, words);
    found.insert(found.end(), fields.begin(), fields.end());
    std::stable_sort(found.begin(), found.end(), [](const FoundTable& a, const FoundTable& b) { return a.top < b.top; });
    const auto add_above = [&](float v) {
      std::vector<Placed> above, below;
      for (const Placed& w : words) (w.center() < v ? above : below).push_back(w);
      columns(make_rows(std::move(above)), 0);
      ++column_;
      words = std::move(below);
    };
    const float bottom = rotation_ % 2 == 0 ? page_.height : page_.width;
    if (found.empty())
      if (auto contacts = take_contact_column(page_, rotation_, em_, bottom, words)) {
        add_above(contacts->top);
        for (const Row& row : make_rows(std::move(contacts->words))) add_line(row, false);
        ++column_;
      }
    for (const FoundTable& table : found) {
      add_above(table.bottom);
      add_table(table);
      ++column_;
    }
    return words;
  }

  void add_table(const FoundTable& table) {
    const int number = static_cast<int>(out_.tables.size());
    out_.tables.push_back({table.us, {}, table.tag, table.first_row, table.repeats_head});
    for (const FoundCell& cell : table.cells) {
      out_.tables.back().cells.push_back(cell.span);
      for (const Row& row : make_rows(cell.words)) {
        const std::size_t before = out_.lines.size();
        add_line(row, false);
        if (out_.lines.size() == before) continue;
        out_.lines.back().table = number;
        out_.lines.back().row = cell.span.row;
        out_.lines.back().cell = cell.span.column;
      }
    }
  }

  /// Orders rows: tables that only their columns show are taken out, what stands between them may be set in columns.
  void columns(std::vector<Row> rows, int depth) {
    const std::vector<RowTable> tables = find_row_tables(rows, page_, em_);
    around(tables, std::move(rows), [&](std::vector<Row> text) { columns_of_text(std::move(text), depth); });
  }

  /// Adds `tables` in their places, and by `add_text` what stands above, between and below them.
  template <class AddText>
  void around(const std::vector<RowTable>& tables, std::vector<Row> rows, AddText add_text) {
    const auto part = [&rows](std::size_t begin, std::size_t end) {
      return std::vector<Row>(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(begin)),
                              std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(end)));
    };
    std::size_t next = 0;
    for (const RowTable& t : tables) {
      add_text(part(next, t.begin));
      ++column_;
      add_table(t.table);
      ++column_;
      next = t.end;
    }
    add_text(part(next, rows.size()));
  }

  /// Finds the widest run of rows that a gutter parts into two columns of running text, and orders what is above it, its columns, and what is below.
  void columns_of_text(std::vector<Row> rows, int depth) {
    Band band;
    if (depth < 4) band = ColumnFinder(page_.glyphs, em_).find(rows);
    if (band.end == band.begin) {
      const std::vector<RowTable> tables = find_word_tables(rows, page_, em_);
      around(tables, std::move(rows), [&](const std::vector<Row>& text) {
        for (const Row& row : text) add_line(row, depth > 0);
      });
      return;
    }
    const auto part = [&rows](std::size_t begin, std::size_t end) {
      return std::vector<Row>(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(begin)),
                              std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(end)));
    };
    std::vector<Placed> left, right;
    for (std::size_t r = band.begin; r < band.end; ++r)
      for (const Placed& w : rows[r].words) (w.u0 + w.u1 < 2 * band.gutter ? left : right).push_back(w);
    std::vector<Row> below = part(band.end, rows.size());
    rows.resize(band.begin);
    columns(std::move(rows), depth + (depth > 0));
    ++column_;
    columns(make_rows(std::move(left)), depth + 1);
    ++column_;
    columns(make_rows(std::move(right)), depth + 1);
    ++column_;
    columns(std::move(below), depth + (depth > 0));
  }

  static std::int16_t across(float points) { return static_cast<std::int16_t>(std::lround(std::clamp(points * 32, -32000.0F, 32000.0F))); }

  /// A soft hyphen shows only where it ends a line. Some fonts have the code for every hyphen: one that is drawn inside a line is a hyphen, and so are the
  /// others of its page.
  void settle_soft_hyphen(Line& line) {
    if (line.glyphs.empty() || line.glyphs.back().code != kSoftHyphen) return;
    if (std::fabs(line.glyphs.back().trail - line.glyphs.back().lead) < 0.1F * line.em) return line.glyphs.pop_back();
    make_hyphen(line.glyphs.back());
    draws_soft_hyphens_ = true;
  }

  static void make_hyphen(Glyph& g) {
    g.code = U'-';
    g.printed = kSoftHyphen;
  }

  void add_line(const Row& row, bool in_columns) {
    Line line;
    line.page = page_.page;
    line.rotation = rotation_;
    line.upright = upright_ && rotation_ == 1;
    line.column = column_;
    line.mixed_columns = in_columns;
    line.top = row.v0;
    line.bottom = row.v1;
    line.box_top = row.box_v0;
    line.box_bottom = row.box_v1;
    std::vector<float> han, han_heights, heights, letters, mixed_heights;
    for (const Placed& w : row.words) {
      // The library gives a word of two typefaces the box of its first glyph.
      std::vector<float>& own_heights = is_full_width(page_.glyphs[w.first].code) ? han_heights : mixed_heights;
      for (std::uint32_t i = w.first; i < w.first + w.count; ++i) {
        const float advance = std::fabs(page_.glyphs[i].trail - page_.glyphs[i].lead);
        if (is_han(page_.glyphs[i].code)) {
          han.push_back(advance);
          own_heights.push_back(w.height());
        } else if (is_latin(page_.glyphs[i].code)) {
          letters.push_back(advance);
        }
        heights.push_back(w.height());
      }
    }
    line.height = median(han.empty() ? heights : han_heights.empty() ? mixed_heights : han_heights);
    line.em = median(han);
    if (line.em <= 0) line.em = line.height * 0.9F;
    if (line.em <= 0) line.em = em_;
    // The boxes of some typefaces are twice as high as their type: how far letters stand apart is measured in letters.
    const float letter_em = letters.size() < kFewestLetters ? line.em : std::min(line.em, kEmOfLetters * median(letters));
    // Where most glyphs of the line end below: against it, small digits are raised.
    float row_top = row.v0, row_bottom = row.v1;
    for (const Placed& w : row.words)
      if (std::fabs(w.height() - line.height) < 0.02F * line.height) {
        row_top = w.v0;
        row_bottom = w.v1;
      }
    for (const Placed& w : row.words) {
      // Boxes tell less of the size where the digits' typeface is taller than that of the ideographs: then it must reach over them, and be narrow.
      const bool raised = (w.height() < 0.8F * line.height && w.v1 < row_bottom - 0.08F * line.height) ||
                          (w.height() < 0.92F * line.height && w.v1 < row_bottom - 0.2F * line.height && w.v0 < row_top &&
                           w.u1 - w.u0 < kRaisedDigitEm * line.em * static_cast<float>(w.count));
      for (std::uint32_t i = w.first; i < w.first + w.count; ++i) {
        Glyph g = page_.glyphs[i];
        g.top = across(w.v0 - line.box_top);
        g.bottom = across(w.v1 - line.box_top);
        g.lead = to_frame(g.lead, rotation_, page_.width, page_.height);
        g.trail = to_frame(g.trail, rotation_, page_.width, page_.height);
        if (is_blank(g.code) && g.code != kSoftHyphen) continue;
        settle_soft_hyphen(line);
        if (!line.glyphs.empty()) {
          const Glyph before = line.glyphs.back();
          const bool wide = is_full_width(before.code) || is_full_width(g.code);
          const float gap = (g.lead - before.trail) / (wide ? line.em : letter_em);
          if (g.lead - before.trail > kCellGapEm * line.em) line.cells.push_back(static_cast<std::uint32_t>(line.glyphs.size()));
          if (is_blank_between(before.code, g.code, gap)) {
            line.glyphs.push_back({U' ', before.trail, g.lead, 0, before.top, before.bottom});
            if (!line.cells.empty() && line.cells.back() + 1 == line.glyphs.size()) ++line.cells.back();
          }
        }
        if (raised && is_ascii_digit(g.code)) line.raised.push_back(static_cast<std::uint32_t>(line.glyphs.size()));
        line.glyphs.push_back(g);
      }
    }
    if (line.glyphs.empty()) return;
    line.left = line.glyphs.front().lead;
    line.right = line.left;
    for (const Glyph& g : line.glyphs) line.right = std::max(line.right, g.trail);
    limit(line);
    out_.lines.push_back(std::move(line));
  }

  const PageGlyphs& page_;
  const PdfStructure& structure_;
  bool upright_;
  PageLines out_;
  std::uint8_t rotation_ = 0;
  std::uint16_t column_ = 0;
  float em_ = 0;
  std::vector<PageBox> boxes_, frames_;
  bool draws_soft_hyphens_ = false;
};

}  // namespace

std::u32string Line::text() const {
  std::u32string out;
  out.reserve(glyphs.size());
  for (const Glyph& g : glyphs) out += g.code;
  return out;
}

std::string Line::utf8() const { return utf8::from_utf32(text()); }

float axis_position(const Line& line, const PageLines& page, float u) { return to_frame(u, line.rotation, page.width, page.height); }

Box to_page(const Line& line, const PageLines& page, float u0, float u1) {
  const double a = axis_position(line, page, u0), b = axis_position(line, page, u1);
  switch (line.rotation) {
    case 0: return {a, line.box_top, b, line.box_bottom};
    case 1: return {page.width - line.box_bottom, a, page.width - line.box_top, b};
    case 2: return {b, page.height - line.box_bottom, a, page.height - line.box_top};
    default: return {line.box_top, b, line.box_bottom, a};
  }
}

PageLines lay_out_lines(const PageGlyphs& page, const PdfStructure& structure) {
  const std::optional<PageGlyphs> turned = turn_upright_text(page);
  return turned ? Layout(*turned, structure, true).run() : Layout(page, structure, false).run();
}

bool is_blank_between(char32_t before, char32_t after, float gap_em) {
  const bool wide_before = is_full_width(before) || is_cjk_punctuation(before), wide_after = is_full_width(after) || is_cjk_punctuation(after);
  if (wide_before && wide_after) return false;
  return gap_em > (wide_before || wide_after ? 0.2F : kLatinBlankEm);
}

}  // namespace jiaokan::extract
