#include <algorithm>

#include "core/characters.h"
#include "core/utf8.h"
#include "facts/number.h"
#include "facts/pattern_set.h"
#include "facts/target_extractor.h"

namespace jiaokan::facts {
namespace {

constexpr std::size_t kLongestGroupRow = 150;  // bytes
constexpr std::size_t kMostColumns = 64;

enum class ColumnKind { kOther, kLabel, kUnit, kYear, kCumulative, kRate, kType };

struct Column {
  ColumnKind kind = ColumnKind::kOther;
  std::optional<int> year;
  std::string printed;
  std::string unit;
  bool sums = false;  ///< 年均增速[累计]: in brackets stands the sum, in the unit of the row
  bool base = false;  ///< 现状, 实际, 基期: what is, no target
};

struct Row {
  std::size_t block = 0;
  Range text;
  std::vector<Range> cells;
};

bool contains(std::string_view words, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return words.find(w) != std::string_view::npos; });
}

std::string without_blanks(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c != ' ') out += c;
  }
  return out;
}

Range trimmed(std::string_view text, Range r) {
  while (r.begin < r.end && text[r.begin] == ' ') ++r.begin;
  while (r.end > r.begin && text[r.end - 1] == ' ') --r.end;
  return r;
}

std::vector<Range> cut_cells(std::string_view text, Range row) {
  std::vector<Range> cells;
  for (std::size_t at = row.begin; at <= row.end && cells.size() < kMostColumns;) {
    const std::size_t tab = text.substr(at, row.end - at).find('\t');
    const std::size_t end = tab == std::string_view::npos ? row.end : at + tab;
    cells.push_back(trimmed(text, {at, end}));
    at = end + 1;
  }
  return cells;
}

/// 亿立方米 is a multiplier and a unit; 千瓦 is a unit.
struct PrintedUnit {
  Range unit;
  int power = 0;
};

/// The unit in the brackets that end `label`: 森林蓄积量（亿立方米）. Takes them off.
std::optional<PrintedUnit> take_unit(std::string_view text, Range& label) {
  const std::string_view words = text.substr(label.begin, label.size());
  std::size_t closing = 0;
  if (words.ends_with("）"))
    closing = 3;
  else if (words.ends_with(")"))
    closing = 1;
  if (closing == 0) return std::nullopt;
  std::size_t open = words.rfind("（"), size = 3;
  if (const std::size_t narrow = words.rfind('('); narrow != std::string_view::npos && (open == std::string_view::npos || narrow > open)) {
    open = narrow;
    size = 1;
  }
  if (open == std::string_view::npos) return std::nullopt;
  static const PatternGroup& units = pattern_group("unit");
  PrintedUnit found{trimmed(text, {label.begin + open + size, label.end - closing}), 0};
  for (int round = 0; round < 3 && !found.unit.empty(); ++round) {
    if (const auto u = units.at(text, found.unit.begin); u && u->end <= found.unit.end) break;
    const std::string_view c = text.substr(found.unit.begin, 3);
    const int power = c == "十" ? 1 : c == "百" ? 2 : c == "千" ? 3 : c == "万" ? 4 : c == "亿" ? 8 : c == "兆" ? 12 : 0;
    if (power == 0) break;
    found.power += power;
    found.unit.begin += 3;
  }
  const auto u = units.at(text, found.unit.begin);
  if (!u || u->begin >= found.unit.end) return std::nullopt;
  label = trimmed(text, {label.begin, label.begin + open});
  return found;
}

/// As take_unit for a cell that holds a unit and nothing else.
std::optional<PrintedUnit> unit_cell(std::string_view text, Range cell) {
  PrintedUnit found{cell, 0};
  static const PatternGroup& units = pattern_group("unit");
  for (int round = 0; round < 3 && !found.unit.empty(); ++round) {
    if (const auto u = units.at(text, found.unit.begin); u && u->end <= found.unit.end) return found;
    const std::string_view c = text.substr(found.unit.begin, 3);
    const int power = c == "十" ? 1 : c == "百" ? 2 : c == "千" ? 3 : c == "万" ? 4 : c == "亿" ? 8 : c == "兆" ? 12 : 0;
    if (power == 0) break;
    found.power += power;
    found.unit.begin += 3;
  }
  return std::nullopt;
}

class TableReader {
 public:
  TableReader(const Reading& reading, PlaceMaker& places) : reading_(reading), text_(reading.text), places_(places) {}

  /// False where the rows have no header of an indicator table.
  bool read(std::size_t first, std::size_t blocks) {
    for (std::size_t b = first; b < first + blocks; ++b) {
      const Range block = reading_.block(b);
      for (std::size_t at = block.begin; at < block.end;) {
        const std::size_t newline = text_.substr(at, block.end - at).find('\n');
        const std::size_t end = newline == std::string_view::npos ? block.end : at + newline;
        rows_.push_back({b, {at, end}, cut_cells(text_, {at, end})});
        at = end + 1;
      }
    }
    bool any = false;
    for (const Row& row : rows_) {
      if (read_header(row)) {
        any = true;
        continue;
      }
      if (!columns_.empty()) read_row(row);
    }
    return any;
  }

  std::vector<Target> take() { return std::move(targets_); }

 private:
  bool read_header(const Row& row);
  void read_row(const Row& row);
  void read_group(Range label);
  const Figure* whole_cell(Range cell, bool& cumulative) const;
  void add(const Row& row, Range label, Range cell, const Figure& f, const Column& column, const std::optional<PrintedUnit>& unit, bool cumulative);

  const Reading& reading_;
  std::string_view text_;
  PlaceMaker& places_;
  std::vector<Row> rows_;
  std::vector<Column> columns_;
  std::vector<Target> targets_;
  std::optional<PrintedUnit> group_unit_;
  std::optional<ChangeDirection> group_change_;
  std::string type_;
  std::optional<int> last_year_;
  std::string last_deadline_;
};

bool TableReader::read_header(const Row& row) {
  if (row.cells.size() < 2) return false;
  std::vector<Column> columns;
  std::size_t years = 0, named = 0;
  std::optional<int> first, last;
  std::string last_printed;
  for (const Range& cell : row.cells) {
    Column c;
    const std::string words = without_blanks(reading_.words(cell));
    c.printed = reading_.printed(cell);
    const auto date = std::lower_bound(reading_.dates.begin(), reading_.dates.end(), cell.begin, [](const Date& d, std::size_t at) { return d.words < at; });
    const bool dated = date != reading_.dates.end() && date->words < cell.end && date->kind == DateKind::kYear && date->year;
    const bool plain_year =
        !dated && words.size() == 4 && words.find_first_not_of("0123456789") == std::string::npos && (words.starts_with("19") || words.starts_with("20"));
    if (words.find("年均") != std::string::npos || words.find("增速") != std::string::npos || words.find("增长率") != std::string::npos) {
      c.kind = ColumnKind::kRate;
      c.sums = words.find("累计") != std::string::npos;
    } else if (words.find("累计") != std::string::npos) {
      c.kind = ColumnKind::kCumulative;
    } else if ((dated || plain_year) && words.size() < 60) {
      c.kind = ColumnKind::kYear;
      c.year = dated ? *date->year : std::stoi(words);
      c.base = contains(words, {"现状", "实际", "基期", "基数", "完成值", "实绩", "已完成"});
      c.printed = dated ? reading_.printed({date->words, date->end}) : words;
      ++years;
      if (!first || *c.year < *first) first = c.year;
      if (!last || *c.year > *last) {
        last = c.year;
        last_printed = c.printed;
      }
    } else if (contains(words, {"属性", "性质", "类型", "类别"}) && words.size() <= 18) {
      c.kind = ColumnKind::kType;
      ++named;
    } else if (words == "单位" || words == "计量单位") {
      c.kind = ColumnKind::kUnit;
      ++named;
    } else if (contains(words, {"指标", "名称", "项目"}) && words.size() <= 30) {
      c.kind = ColumnKind::kLabel;
      ++named;
    }
    columns.push_back(std::move(c));
  }
  if (years == 0 || (named == 0 && years < 2)) return false;
  // A row of figures under the header is no header.
  for (const Column& c : columns) {
    if (c.kind == ColumnKind::kLabel) {
      named = 99;
    }
  }
  if (named < 1 && !columns_.empty()) return false;
  for (Column& c : columns) {
    if (c.kind == ColumnKind::kYear && years > 1 && c.year == first) c.base = true;
  }
  columns_ = std::move(columns);
  last_year_ = last;
  last_deadline_ = last_printed;
  group_unit_.reset();
  group_change_.reset();
  type_.clear();
  return true;
}

void TableReader::read_group(Range label) {
  group_unit_ = take_unit(text_, label);
  group_change_.reset();
  const std::string_view words = text_.substr(label.begin, label.size());
  if (words.ends_with("减少") || words.ends_with("下降") || words.ends_with("降低") || words.ends_with("削减")) group_change_ = ChangeDirection::kDecrease;
  if (words.ends_with("增长") || words.ends_with("增加") || words.ends_with("提高")) group_change_ = ChangeDirection::kIncrease;
  type_.clear();
}

/// The figure that fills `cell`; 〔18〕 is cumulative.
const Figure* TableReader::whole_cell(Range cell, bool& cumulative) const {
  cumulative = false;
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"〔", "〕"}, {"[", "]"}, {"【", "】"}}) {
    if (reading_.words(cell).starts_with(open) && reading_.words(cell).ends_with(close)) {
      cell = trimmed(text_, {cell.begin + open.size(), cell.end - close.size()});
      cumulative = true;
    }
  }
  const auto f = std::lower_bound(reading_.figures.begin(), reading_.figures.end(), cell.begin, [](const Figure& x, std::size_t at) { return x.begin < at; });
  if (f == reading_.figures.end() || f->begin >= cell.end) return nullptr;
  const bool fills = f->begin == cell.begin && skip_blanks(text_, f->end) >= cell.end;
  return fills && f->value ? &*f : nullptr;
}

void TableReader::read_row(const Row& row) {
  if (row.cells.empty()) return;
  const auto filled = static_cast<std::size_t>(std::count_if(row.cells.begin(), row.cells.end(), [](Range c) { return !c.empty(); }));
  std::size_t label_at = 0;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i].kind == ColumnKind::kLabel) {
      label_at = i;
      // 类别 | 指标名称: the more specific column is the later one, where it is filled.
      if (i + 1 < columns_.size() && columns_[i + 1].kind == ColumnKind::kLabel && i + 1 < row.cells.size() && !row.cells[i + 1].empty()) label_at = i + 1;
      break;
    }
  }
  if (filled <= 1) {
    for (const Range& c : row.cells) {
      if (!c.empty()) read_group(c);
    }
    return;
  }
  if (label_at >= row.cells.size()) return;
  Range label = row.cells[label_at];
  if (label.empty()) return;
  const Range whole_label = label;
  static const PatternGroup& numbers = pattern_group("heading-number");
  if (const auto n = numbers.at(text_, label.begin); n && n->end < label.end) label.begin = n->end;
  std::optional<PrintedUnit> unit = take_unit(text_, label);
  while (label.size() > 3 && is_ascii_digit(static_cast<unsigned char>(text_[label.end - 1]))) --label.end;  // the mark of a note
  for (std::size_t i = 0; i < row.cells.size() && i < columns_.size(); ++i) {
    if (columns_[i].kind == ColumnKind::kUnit) {
      if (const auto u = unit_cell(text_, row.cells[i])) unit = u;
    }
    if (columns_[i].kind == ColumnKind::kType && !row.cells[i].empty() && reading_.words(row.cells[i]) != "-") type_ = reading_.printed(row.cells[i]);
  }
  bool dated = false;
  for (std::size_t i = 0; i < row.cells.size() && i < columns_.size(); ++i) {
    bool cumulative = false;
    const Column& column = columns_[i];
    if (column.kind != ColumnKind::kYear || column.base) continue;
    if (const Figure* f = whole_cell(row.cells[i], cumulative)) {
      add(row, {whole_label.begin, label.end}, row.cells[i], *f, column, unit, cumulative);
      dated = true;
    }
  }
  for (std::size_t i = 0; i < row.cells.size() && i < columns_.size(); ++i) {
    bool cumulative = false;
    const Column& column = columns_[i];
    if (column.kind == ColumnKind::kRate || (column.kind == ColumnKind::kCumulative && !dated)) {
      if (const Figure* f = whole_cell(row.cells[i], cumulative))
        add(row, {whole_label.begin, label.end}, row.cells[i], *f, column, unit, (cumulative && column.sums) || column.kind == ColumnKind::kCumulative);
    }
  }
}

void TableReader::add(const Row& row, Range label, Range cell, const Figure& f, const Column& column, const std::optional<PrintedUnit>& unit, bool cumulative) {
  Target t;
  t.section = reading_.document.blocks[row.block].section;
  static const PatternGroup& numbers = pattern_group("heading-number");
  Range noun = label;
  if (const auto n = numbers.at(text_, noun.begin); n && n->end < noun.end) noun.begin = n->end;
  t.indicator = reading_.printed(noun);
  const bool rate = column.kind == ColumnKind::kRate && !(cumulative && column.sums);
  t.year = column.kind == ColumnKind::kYear ? column.year : last_year_;
  t.deadline = column.kind == ColumnKind::kYear ? column.printed : last_deadline_;
  t.comparator = f.comparator;
  t.value = f.value;
  t.value_max = f.value_max;
  const std::optional<PrintedUnit>& from = unit ? unit : group_unit_;
  if (f.has_unit()) {
    t.unit = f.unit ? *f.unit : reading_.unit({f.unit_begin, f.unit_end});
  } else if (rate) {
    t.unit = "%";
  } else if (from) {
    t.unit = reading_.unit(from->unit);
    if (t.value) t.value = t.value->scaled(from->power);
    if (t.value_max) t.value_max = t.value_max->scaled(from->power);
  }
  t.value_text = reading_.printed({f.number_begin, f.number_end});
  const std::string_view words = reading_.words(noun);
  std::optional<ChangeDirection> direction = group_change_;
  if (words.ends_with("下降") || words.ends_with("减少") || words.ends_with("降低")) direction = ChangeDirection::kDecrease;
  if (words.ends_with("增长") || words.ends_with("提高") || words.starts_with("新增") || rate) direction = ChangeDirection::kIncrease;
  if (direction) t.change = Change{*direction, t.unit == "%" ? ChangeKind::kPercent : ChangeKind::kAbsolute, std::nullopt};
  if (rate) t.per = column.printed;
  t.cumulative = cumulative;
  if (!type_.empty()) t.indicator_type = type_;
  const Range surface{label.begin, cell.end};
  t.surface = reading_.slice(surface);
  t.place = places_.make(row.block, reading_.raw(surface));
  targets_.push_back(std::move(t));
}

bool has_tab(const Reading& reading, std::size_t index) { return reading.words(reading.block(index)).find('\t') != std::string_view::npos; }

}  // namespace

bool is_table(const Reading& reading, std::size_t index, std::size_t& blocks) {
  blocks = 1;
  const auto several_rows = [&](std::size_t i) { return reading.words(reading.block(i)).find('\n') != std::string_view::npos; };
  if (reading.document.blocks[index].kind == BlockKind::kTable && several_rows(index)) return true;
  if (!has_tab(reading, index)) return reading.document.blocks[index].kind == BlockKind::kTable;
  // Rows that are blocks of their own, with the rows between them that name a group.
  const std::size_t count = reading.document.blocks.size();
  const auto row = [&](std::size_t i) { return has_tab(reading, i) && !several_rows(i); };
  const auto group_row = [&](std::size_t i) {
    const std::string_view words = reading.words(reading.block(i));
    return words.size() <= kLongestGroupRow && words.find("。") == std::string_view::npos;
  };
  for (std::size_t i = index + 1; i < count;) {
    if (row(i)) {
      blocks = ++i - index;
      continue;
    }
    std::size_t next = i;
    while (next < count && next < i + 3 && !has_tab(reading, next) && group_row(next)) ++next;
    if (next == i || next >= count || !row(next)) break;
    i = next;
  }
  return true;
}

std::optional<std::vector<Target>> extract_table_targets(const Reading& reading, std::size_t index, std::size_t blocks, PlaceMaker& places) {
  TableReader reader(reading, places);
  if (!reader.read(index, blocks)) return std::nullopt;
  return reader.take();
}

}  // namespace jiaokan::facts
