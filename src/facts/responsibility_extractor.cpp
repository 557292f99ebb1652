#include "facts/responsibility_extractor.h"

#include <algorithm>

#include "core/utf8.h"
#include "facts/canonical_names.h"
#include "facts/commitment.h"
#include "facts/number.h"
#include "facts/organisations.h"
#include "facts/pattern_set.h"

namespace jiaokan::facts {
namespace {

constexpr std::size_t kLongestList = 3000;  // bytes: some forty units
constexpr std::size_t kLongestTask = 600;

UnitRole role_from(std::string_view value) { return value == "lead" ? UnitRole::kLead : value == "support" ? UnitRole::kSupport : UnitRole::kResponsible; }

struct Label {
  std::size_t begin = 0, end = 0;
  UnitRole role = UnitRole::kResponsible;
};

class Extractor {
 public:
  Extractor(const Reading& reading, std::vector<Warning>& warnings) : reading_(reading), text_(reading.text), places_(reading.document), warnings_(warnings) {}

  std::vector<Responsibility> run() {
    static const PatternGroup& trigger = pattern_group("unit-trigger");
    for (std::size_t i = 0; i < reading_.document.blocks.size(); ++i) {
      const Range block = reading_.block(i);
      if (block.empty()) continue;
      const std::string_view words = reading_.words(block);
      const bool table = reading_.document.blocks[i].kind == BlockKind::kTable || words.find('\t') != std::string_view::npos;
      if (!trigger.any(words) && !(table && !columns_.empty())) {
        if (!table) columns_.clear();
        remember(i, block);
        continue;
      }
      if (table) {
        read_rows(i, block);
        continue;
      }
      columns_.clear();
      if (!read_labels(i, block)) read_remarks(i, block);
      remember(i, block);
    }
    return std::move(found_);
  }

 private:
  void remember(std::size_t index, Range block) {
    const BlockKind kind = reading_.document.blocks[index].kind;
    static const PatternGroup& labels = pattern_group("unit-label");
    if (kind == BlockKind::kTitle || kind == BlockKind::kNote || labels.at(text_, block.begin)) return;
    if (text_.substr(block.begin).starts_with("（") && reading_.words(block).find("负责") != std::string_view::npos && block.size() < 300) return;
    task_ = block;
    // 主要任务, 工作目标 head a list of tasks and name none.
    static const PatternGroup& general = pattern_group("general-heading");
    if (kind == BlockKind::kHeading) heading_ = general.any(reading_.words(block)) ? Range{} : block;
  }

  /// The lead sentence of `block`, without its number and full stop.
  std::string lead_sentence(Range block, std::size_t before) const {
    static const PatternGroup& numbers = pattern_group("heading-number");
    std::size_t begin = skip_blanks(text_, block.begin);
    if (const auto n = numbers.at(text_, begin); n && n->end < block.end) begin = n->end;
    std::size_t end = std::min({before, block.end, begin + kLongestTask});
    while (!utf8::is_boundary(text_, end)) --end;
    for (const std::string_view stop : {"。", "\n", "\t"}) {
      const std::size_t at = text_.substr(begin, end - begin).find(stop);
      if (at != std::string_view::npos) end = begin + at;
    }
    std::string task = reading_.printed({begin, std::max(begin, end)});
    for (const std::string_view tail : {"（", "(", "，", ",", "；", ";", "：", ":"}) {
      if (task.ends_with(tail)) task.resize(task.size() - tail.size());
    }
    return task;
  }

  /// What a list in `block` is for: its lead sentence, or the heading's where that says the task and the paragraph only spells it out.
  std::string task_of(Range block, std::size_t before) const {
    std::string lead = lead_sentence(block, before);
    const bool spelt_out = lead.empty() || lead.find("，") != std::string::npos || lead.find(',') != std::string::npos;
    if (!spelt_out || heading_.empty() || heading_.begin == block.begin) return lead;
    std::string heading = lead_sentence(heading_, heading_.end);
    return heading.empty() ? lead : heading;
  }

  void add_units(std::vector<ResponsibleUnit>& units, std::size_t begin, std::size_t end, UnitRole role) const {
    for (const ListedUnit& u : cut_unit_list(text_, begin, end)) {
      ResponsibleUnit unit;
      unit.printed = reading_.printed({u.begin, u.end});
      unit.name = reading_.printed({u.prefix_begin, u.prefix_end}) + unit.printed + reading_.printed({u.suffix_begin, u.suffix_end});
      unit.role = role;
      unit.canonical = canonical_name(unit.name);
      units.push_back(std::move(unit));
    }
  }

  void push(std::size_t block, Range surface, std::vector<ResponsibleUnit> units, std::string task) {
    Responsibility r;
    r.section = reading_.document.blocks[block].section;
    r.task = std::move(task);
    r.units = std::move(units);
    r.surface = reading_.slice(surface);
    r.place = places_.make(block, reading_.raw(surface));
    found_.push_back(std::move(r));
  }

  void warn_empty(std::size_t block, const Label& label) {
    warnings_.push_back(
        {"responsibility-without-units", "“" + reading_.printed({label.begin, label.end}) + "” in block " + block_id(block) + " names no unit", std::nullopt});
  }

  bool read_labels(std::size_t index, Range block);
  void read_remarks(std::size_t index, Range block);
  void read_remark(std::size_t index, Range block, Range remark);
  void read_rows(std::size_t index, Range block);

  const Reading& reading_;
  std::string_view text_;
  PlaceMaker places_;
  std::vector<Warning>& warnings_;
  std::vector<Responsibility> found_;
  Range heading_;  ///< the last heading that names a task
  Range task_;     ///< the last block that says something to do

  struct Column {
    std::size_t cell;
    UnitRole role;
  };
  std::vector<Column> columns_;  ///< of the table that is being read
  std::optional<std::size_t> task_column_;
};

/// Lists behind labels. Neighbouring labels (牵头单位：…，配合单位：…) make one group.
bool Extractor::read_labels(std::size_t index, Range block) {
  static const PatternGroup& labels = pattern_group("unit-label");
  std::vector<Label> found;
  for (const PatternMatch& m : labels.find_all(text_, block.begin, block.end)) found.push_back({m.begin, m.end, role_from(m.pattern->value)});
  if (found.empty()) return false;
  std::size_t behind_list = block.begin;
  for (std::size_t i = 0; i < found.size();) {
    std::vector<ResponsibleUnit> units;
    std::size_t first = std::string_view::npos, last = 0, group = i;
    for (; i < found.size(); ++i) {
      const Label& label = found[i];
      std::size_t limit = std::min({i + 1 < found.size() ? found[i + 1].begin : block.end, block.end, label.end + kLongestList});
      while (!utf8::is_boundary(text_, limit)) --limit;
      // The list ends with the sentence, or where the bracket closes that the label stands in.
      std::size_t end = label.end, depth = 0;
      bool closed = false;
      while (end < limit) {
        std::size_t next = end;
        const char32_t c = utf8::next(text_, next);
        if (c == U'(' || c == U'（') ++depth;
        if (c == U')' || c == U'）' || c == U'】' || c == U'〕' || c == U']') {
          if (depth == 0) {
            closed = true;
            break;
          }
          --depth;
        }
        if (c == U'。' || c == U'\n' || c == U'\t') {
          closed = true;
          break;
        }
        end = next;
      }
      std::size_t stop = end;
      while (stop > label.end && (text_[stop - 1] == ' ' || text_[stop - 1] == ',' || text_[stop - 1] == ';' || text_.substr(0, stop).ends_with("，") ||
                                  text_.substr(0, stop).ends_with("；") || text_.substr(0, stop).ends_with("（") || text_[stop - 1] == '(')) {
        utf8::previous(text_, stop);
      }
      const std::size_t begin = skip_blanks(text_, label.end);
      const std::size_t before = units.size();
      if (begin < stop) add_units(units, begin, stop, label.role);
      if (units.size() == before) {
        warn_empty(index, label);
      } else {
        first = std::min(first, i == group ? begin : label.begin);
        last = stop;
      }
      if (closed || end >= block.end) {
        ++i;
        break;
      }
    }
    if (units.empty()) continue;
    // A list on lines of its own belongs to the task above, a second one of a paragraph to what stands behind the first.
    const bool own_line = skip_blanks(text_, block.begin) + 6 >= found[group].begin;
    push(index, {first, last}, std::move(units), own_line ? task_of(task_, task_.end) : task_of({behind_list, block.end}, found[group].begin));
    behind_list = last;
    while (behind_list < block.end && has_prefix(text_.substr(behind_list), {"）", ")", "。", "；", ";", " ", "】", "]"}))
      behind_list += utf8::sequence_length(text_[behind_list]);
  }
  return true;
}

/// （A牵头，B、C按职责分工负责）: brackets at the end of a sentence whose text ends with a role.
void Extractor::read_remarks(std::size_t index, Range block) {
  std::vector<std::size_t> open;
  for (std::size_t at = block.begin; at < block.end;) {
    const std::size_t from = at;
    const char32_t c = utf8::next(text_, at);
    if (c == U'(' || c == U'（') open.push_back(at);
    if ((c == U')' || c == U'）') && !open.empty()) {
      const Range remark{open.back(), from};
      open.pop_back();
      if (open.empty() && remark.size() < kLongestList) read_remark(index, block, remark);
    }
  }
}

void Extractor::read_remark(std::size_t index, Range block, Range remark) {
  static const PatternGroup& roles = pattern_group("unit-role");
  std::vector<ResponsibleUnit> units;
  // Parts at ， and ；, each with the role at its end; a part without one shares that of the next.
  std::vector<Range> waiting;
  bool all_units = true;
  std::size_t begin = remark.begin;
  const auto close = [&](std::size_t end) {
    std::size_t stop = end;
    while (stop > begin && (text_[stop - 1] == ' ' || text_.substr(0, stop).ends_with("。"))) utf8::previous(text_, stop);
    const auto role = roles.before(text_, begin, stop);
    if (!role) {
      waiting.push_back({begin, stop});
      return true;
    }
    const UnitRole value = role_from(role->pattern->value);
    waiting.push_back({begin, role->begin});
    for (const Range& w : waiting) {
      if (w.empty()) continue;
      for (const ListedUnit& u : cut_unit_list(text_, w.begin, w.end)) all_units = all_units && looks_like_unit(reading_.words({u.begin, u.end}));
      add_units(units, w.begin, w.end, value);
    }
    waiting.clear();
    return all_units && !units.empty();
  };
  std::size_t depth = 0;
  for (std::size_t at = remark.begin; at < remark.end;) {
    const std::size_t from = at;
    const char32_t c = utf8::next(text_, at);
    if (c == U'(' || c == U'（') ++depth;
    if ((c == U')' || c == U'）') && depth > 0) --depth;
    if (depth > 0 || (c != U'，' && c != U',' && c != U'；' && c != U';')) continue;
    if (!close(from)) return;
    begin = at;
  }
  if (!close(remark.end) || units.empty() || !waiting.empty()) return;
  // （由企业自行负责） names nobody.
  if (!all_units) return;
  const bool own_line = skip_blanks(text_, block.begin) + 3 >= remark.begin;
  push(index, remark, std::move(units), own_line ? task_of(task_, task_.end) : task_of(block, remark.begin));
}

/// The rows of a task table. The header row names the columns; one block may hold the whole table or one row.
void Extractor::read_rows(std::size_t index, Range block) {
  static const PatternGroup& unit_columns = pattern_group("unit-column");
  static const PatternGroup& task_columns = pattern_group("task-column");
  for (std::size_t line = block.begin; line < block.end;) {
    std::size_t line_end = text_.find('\n', line);
    if (line_end == std::string_view::npos || line_end > block.end) line_end = block.end;
    std::vector<Range> cells;
    for (std::size_t at = line; at <= line_end;) {
      std::size_t end = text_.find('\t', at);
      if (end == std::string_view::npos || end > line_end) end = line_end;
      std::size_t begin = at, stop = end;
      while (begin < stop && text_[begin] == ' ') ++begin;
      while (stop > begin && text_[stop - 1] == ' ') --stop;
      cells.push_back({begin, stop});
      at = end + 1;
    }
    std::vector<Column> header;
    std::optional<std::size_t> task;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (const auto m = unit_columns.at(text_, cells[i].begin); m && m->end == cells[i].end) header.push_back({i, role_from(m->pattern->value)});
      if (const auto m = task_columns.at(text_, cells[i].begin); m && m->end == cells[i].end && !task) task = i;
    }
    if (!header.empty() && cells.size() > 1) {
      columns_ = header;
      task_column_ = task;
    } else if (!columns_.empty() && cells.size() > 1) {
      std::vector<ResponsibleUnit> units;
      Range surface{std::string_view::npos, 0};
      for (const Column& column : columns_) {
        if (column.cell >= cells.size() || cells[column.cell].empty()) continue;
        const Range cell = cells[column.cell];
        if (reading_.words(cell) == "-" || reading_.words(cell) == "—" || reading_.words(cell) == "/") continue;
        add_units(units, cell.begin, cell.end, column.role);
        surface = {std::min(surface.begin, cell.begin), std::max(surface.end, cell.end)};
      }
      if (units.empty()) {
        warnings_.push_back({"responsibility-without-units", "a row of the task table in block " + block_id(index) + " names no unit", std::nullopt});
      } else {
        std::string words;
        if (task_column_ && *task_column_ < cells.size()) {
          words = lead_sentence(cells[*task_column_], cells[*task_column_].end);
        } else {
          const auto longest = std::max_element(cells.begin(), cells.end(), [](Range a, Range b) { return a.size() < b.size(); });
          words = lead_sentence(*longest, longest->end);
        }
        push(index, surface, std::move(units), std::move(words));
      }
    }
    line = line_end + 1;
  }
}

}  // namespace

std::vector<Responsibility> extract_responsibilities(const Reading& reading, std::vector<Warning>& warnings) { return Extractor(reading, warnings).run(); }

}  // namespace jiaokan::facts
