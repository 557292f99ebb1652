#include "extract/text/layout_repair.h"

#include <algorithm>
#include <map>
#include <string>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/edge_characters.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/sentence_words.h"
#include "extract/table_text.h"
#include "extract/text/layout_evidence.h"
#include "extract/text/web_page.h"
#include "extract/text/wrap_blanks.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::uint32_t kShortestCut = 40;         // columns of a line that a page end may have cut; verses, items and names are shorter
constexpr std::uint32_t kShortestEnglish = 55;     // columns of a line of English that small letters behind it go on with
constexpr std::uint32_t kShortestClearCut = 26;    // the same behind a blank line, where the document's paragraphs end in full stops
constexpr double kFewestComplete = 0.34;           // share of sentences that lines must end for an open end to be a cut, with a blank line behind it …
constexpr double kFewestCompleteClose = 0.7;       // … and without
constexpr std::uint32_t kLongestOpenHeading = 90;  // columns of a heading with a comma and no stop; longer ones are sentences cut in two
constexpr std::uint32_t kMechanicalSlack = 8;      // columns that a full line may be short of the widest: marks that hang over, quotation marks of either width
constexpr std::size_t kLongestTail = 400;          // code points looked back for the bracket that a paragraph ends with
constexpr std::size_t kLongestRunning = 160;       // bytes of a running header
constexpr std::uint32_t kLongestNumberGap = 6;     // lines between bare numbers that count rows, not pages

enum class LineClass { kText, kTable, kMarked, kPageMark, kHeader, kFrame };

bool in(std::u32string_view set, char32_t c) { return c != 0 && set.find(c) != std::u32string_view::npos; }
bool has_inner_tab(const SourceLine& line) {
  return line.raw.find('\t', static_cast<std::size_t>(line.text.data() - line.raw.data())) != std::string_view::npos &&
         line.text.find('\t') != std::string_view::npos;
}

/// Rows of a Markdown table: | a | b |, and under the first |---|---|, which is no text. The outer bars may be missing where that rule stands.
bool has_bar(std::string_view text) { return text.find('|') != std::string_view::npos; }
bool is_pipe_row(std::string_view text) { return text.size() > 2 && text.front() == '|' && text.back() == '|' && text.find('|', 1) != text.size() - 1; }
bool is_pipe_rule(std::string_view text) {
  return has_bar(text) && text.find_first_not_of("|-: ") == std::string_view::npos && text.find("--") != std::string_view::npos;
}

/// True for a paragraph that a line can end: with a stop, or with a bracket or quote that closes what stood by itself (。（责任单位：…）).
bool is_complete(std::string_view text) {
  if (ends_sentence(text)) return true;
  const char32_t last = last_of(text);
  if (!in(U"）)】]", last)) return false;
  std::size_t at = text.size();
  int depth = 0;
  for (std::size_t n = 0; at > 0 && n < kLongestTail; ++n) {
    const std::size_t end = at;
    const char32_t c = utf8::previous(text, at);
    if (in(U"）)】]", c)) ++depth;
    if (!in(U"（(【[", c) || --depth > 0) continue;
    if (at == 0 || ends_sentence(text.substr(0, at))) return true;
    return contains_any(text.substr(end), {"单位", "單位", "责任", "責任", "牵头", "牽頭", "负责", "負責", "配合"});
  }
  return contains_any(utf8::last(text, kLongestTail), {"单位", "單位", "政府", "负责", "負責"});
}

/// 到, 、 and the like inside: words that make sentences, not a name or a heading.
bool is_prose(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (in(U"，。；、！？", c)) return true;
    if (in(U",;.", c) && at < text.size()) {
      std::size_t next = at;
      const char32_t after = utf8::next(text, next);
      if (!is_ascii_digit(after)) return true;
    }
  }
  return false;
}

/// True where the last bracket of a line is open: …落实。（责任|单位：市水务局）.
bool ends_inside_bracket(std::string_view text) {
  const std::size_t opened = std::max(text.rfind("（") + 1, text.rfind("(") + 1), closed = std::max(text.rfind("）") + 1, text.rfind(")") + 1);
  return opened > closed;
}

/// A line that cannot go on with the one before it.
bool opens_paragraph(std::string_view text) {
  const auto numbering = parse_numbering(text);
  if (numbering && numbering->certain) return true;
  if (is_bullet(text) || is_document_number(text) || is_date(text) || is_caption(text) || is_remark(text) || is_address(text) || is_contents_row(text))
    return true;
  if (const auto l = labelled(text); l && text.size() > l->label.size())
    return contains_any(l->label, {"单位", "單位", "部门", "部門", "时限", "時限", "来源", "來源", "附件", "目标", "目標", "时间",
                                   "時間", "地点", "地點", "电话", "電話", "地址", "联系", "聯繫", "抄送", "主送", "印发", "印發"});
  return false;
}

/// A line that is whole as it is, whatever its end: a heading alone, a label with its value.
bool stands_alone(std::string_view text) {
  if (text.find(" | ") != std::string_view::npos) return true;  // a row
  const char32_t last = last_of(text);
  if (in(U"，、,", last)) return false;
  if (const auto numbering = parse_numbering(text); numbering && numbering->certain) {
    if (numbering->style == NumberStyle::kAnnex) return true;
    const std::size_t heading = heading_size(text, *numbering);
    const bool sentence = text.find("，") != std::string_view::npos && columns_of(text) > kLongestOpenHeading;
    if (heading > 0 && !sentence && trim_blanks(text.substr(heading)).empty()) return true;
    if (has_blank_to_fill(text) && text.find("，") == std::string_view::npos && columns_of(text) <= kLongestOpenHeading) return true;
  }
  const auto l = labelled(text);
  return l && contains_any(l->label, {"单位", "單位", "部门", "部門", "时限", "時限", "时间", "時間", "地点", "地點", "电话", "電話", "地址", "联系", "聯繫"});
}

/// Columns of the first piece of a line that a typesetter would not break.
std::uint32_t first_unit(std::string_view text) {
  std::uint32_t columns = 0;
  bool word = false;
  for (std::size_t at = 0; at < text.size() && columns < 40;) {
    const char32_t c = utf8::next(text, at);
    const bool wordy = is_latin(c) || is_ascii_digit(c) || in(U".,-'%", c);
    if (columns > 0 && !(word && wordy) && !in(U"，。、；：！？）》」』】”’%％", c)) break;
    columns += is_wide(c) ? 2 : 1;
    word = wordy;
  }
  return columns;
}

class Repair {
 public:
  explicit Repair(const std::vector<SourceLine>& lines) : lines_(lines), classes_(lines.size(), LineClass::kText), blanks_(lines) {
    classify();
    std::vector<SourceLine> prose;
    std::uint32_t gap = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      gap = std::max(gap, lines[i].gap);
      if (classes_[i] != LineClass::kText) {
        gap = std::max<std::uint32_t>(gap, 1);
        continue;
      }
      prose.push_back(lines[i]);
      prose.back().gap = gap;
      gap = 0;
    }
    evidence_ = layout_evidence(prose);
  }

  std::vector<RepairedParagraph> run() {
    for (std::size_t i = 0; i < lines_.size();) {
      switch (classes_[i]) {
        case LineClass::kTable: i = take_table(i); break;
        case LineClass::kMarked: take_marked(lines_[i++]); break;
        case LineClass::kFrame:
          close();
          furnish(std::string(lines_[i].text), lines_[i].frame_kind);
          ++i;
          break;
        case LineClass::kPageMark: held_.push_back({0, std::string(lines_[i++].text), FurnitureKind::kPageNumber}); break;
        case LineClass::kHeader: held_.push_back({0, std::string(lines_[i++].text), FurnitureKind::kHeader}); break;
        case LineClass::kText: take_text(i++); break;
      }
    }
    close();
    flush_held();
    for (RepairedParagraph& paragraph : out_)
      if (!paragraph.furniture && paragraph.role != ParagraphRole::kTable) strip_bold_marks(paragraph);
    find_notes_and_titles(out_);
    return std::move(out_);
  }

 private:
  void classify() {
    const WebFrame web = find_web_frame(lines_);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const SourceLine& line = lines_[i];
      if (web.is_frame[i] || line.frame) {
        classes_[i] = LineClass::kFrame;
      } else if (line.role != ParagraphRole::kUnknown) {
        classes_[i] = LineClass::kMarked;
      } else if (is_page_mark(line.text)) {
        classes_[i] = LineClass::kPageMark;
      }
    }
    classify_tables();
    classify_bare_numbers();
    classify_running_headers();
  }

  void classify_tables() {
    const auto joined = [&](std::size_t i) { return i < lines_.size() && lines_[i].gap == 0 && classes_[i] == LineClass::kText; };
    for (std::size_t i = 0; i < lines_.size();) {
      std::size_t end = i;
      if (classes_[i] == LineClass::kText && has_inner_tab(lines_[i]) && !is_contents_row(lines_[i].text)) {
        ++end;
        while (joined(end) && (has_inner_tab(lines_[end]) || lines_[end].raw.find('\t') != std::string_view::npos)) ++end;
        if (end - i < 2 && std::count(lines_[i].text.begin(), lines_[i].text.end(), '\t') < 2) end = i;
      } else if (classes_[i] == LineClass::kText && is_pipe_row(lines_[i].text)) {
        ++end;
        while (joined(end) && is_pipe_row(lines_[end].text)) ++end;
        if (end - i < 2) end = i;
      } else if (classes_[i] == LineClass::kText && has_bar(lines_[i].text) && joined(i + 1) && is_pipe_rule(lines_[i + 1].text)) {
        end = i + 2;
        while (joined(end) && has_bar(lines_[end].text)) ++end;
      }
      if (end == i) {
        ++i;
        continue;
      }
      for (; i < end; ++i) classes_[i] = LineClass::kTable;
    }
  }

  /// Numbers alone on their lines are pages' where they count up, far apart; a single one where it cuts a sentence in two.
  void classify_bare_numbers() {
    std::vector<std::pair<std::size_t, int>> numbers;
    for (std::size_t i = 0; i < lines_.size(); ++i)
      if (classes_[i] == LineClass::kText)
        if (const auto n = bare_number(lines_[i].text)) numbers.emplace_back(i, *n);
    std::vector<bool> page(numbers.size(), false);
    for (std::size_t n = 1; n < numbers.size(); ++n) {
      const bool counts_on = numbers[n].second == numbers[n - 1].second + 1 && numbers[n].first - numbers[n - 1].first > kLongestNumberGap;
      if (counts_on) page[n - 1] = page[n] = true;
    }
    for (std::size_t n = 0; n < numbers.size(); ++n) {
      const std::size_t i = numbers[n].first;
      const bool cuts = i > 0 && i + 1 < lines_.size() && classes_[i - 1] == LineClass::kText && classes_[i + 1] == LineClass::kText &&
                        lines_[i - 1].columns >= kShortestCut && is_prose(lines_[i - 1].text) && !is_complete(lines_[i - 1].text) &&
                        !opens_paragraph(lines_[i + 1].text);
      if (page[n] || cuts) classes_[i] = LineClass::kPageMark;
    }
  }

  /// Short lines that stand again and again beside the page marks.
  void classify_running_headers() {
    std::map<std::string_view, std::vector<std::size_t>> beside;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (classes_[i] != LineClass::kText || lines_[i].text.size() > kLongestRunning) continue;
      const bool marked = (i > 0 && classes_[i - 1] == LineClass::kPageMark) || (i + 1 < lines_.size() && classes_[i + 1] == LineClass::kPageMark);
      if (marked && !ends_sentence(lines_[i].text)) beside[lines_[i].text].push_back(i);
    }
    for (const auto& [text, places] : beside)
      if (places.size() >= 2)
        for (const std::size_t i : places) classes_[i] = LineClass::kHeader;
  }

  std::size_t take_table(std::size_t first) {
    close();
    flush_held();
    std::vector<GivenCell> cells;
    std::uint32_t rows = 0;
    std::size_t i = first;
    for (; i < lines_.size() && classes_[i] == LineClass::kTable && (i == first || lines_[i].gap == 0); ++i) {
      if (is_pipe_rule(lines_[i].text)) continue;
      const bool pipes = has_bar(lines_[i].text) && !has_inner_tab(lines_[i]);
      std::string_view row = pipes ? lines_[i].text : lines_[i].raw;
      if (pipes && row.front() == '|') row.remove_prefix(1);
      if (pipes && row.ends_with('|')) row.remove_suffix(1);
      std::uint32_t column = 0;
      for (bool more = true; more; ++column) {
        const std::size_t end = row.find(pipes ? '|' : '\t');
        more = end != std::string_view::npos;
        cells.push_back({rows, column, 1, 1, std::string(row.substr(0, end))});
        if (more) row.remove_prefix(end + 1);
      }
      ++rows;
    }
    TableText written = write_table(std::move(cells));
    RepairedParagraph table;
    table.role = ParagraphRole::kTable;
    table.text = std::move(written.text);
    table.cells = std::move(written.cells);
    out_.push_back(std::move(table));
    return i;
  }

  void take_marked(const SourceLine& line) {
    close();
    flush_held();
    RepairedParagraph paragraph;
    paragraph.role = line.role;
    paragraph.level = line.level;
    if (line.role == ParagraphRole::kTable) {
      paragraph.text = line.text;
      if (line.cells != nullptr) paragraph.cells = *line.cells;
    } else {
      paragraph.text = clean(line, paragraph.interruptions);
    }
    out_.push_back(std::move(paragraph));
    ++texts_;
  }

  /// The line's words, page marks inside it taken out.
  std::string clean(const SourceLine& line, std::vector<Interruption>& marks) const {
    std::string text = blanks_.remove(line);
    if (text.find(' ') == std::string::npos) return text;
    std::string out;
    std::size_t copied = 0;
    while (const auto mark = find_inline_page_mark(text, copied)) {
      out.append(text, copied, mark->begin - copied);
      const std::string_view after = std::string_view(text).substr(mark->end);
      const std::size_t at = out.size();
      if (!after.empty()) out += glue(out, after);
      marks.push_back({at, text.substr(mark->mark_begin, mark->mark_end - mark->mark_begin), FurnitureKind::kPageNumber});
      copied = mark->end;
    }
    if (copied == 0) return text;
    out.append(text, copied);
    return out;
  }

  /// True where a line that is full to its last column ends inside a figure: 20|25, 1.|8. Two figures with a blank between them hardly ever meet there.
  bool cuts_figure(std::string_view before, char32_t next) const {
    if (!evidence_.hard_wrapped() || !last_ || !is_ascii_digit(next) || last_->columns + last_->indent + kMechanicalSlack < evidence_.wrap_columns) return false;
    if (before.ends_with('.') || before.ends_with(',')) before.remove_suffix(1);
    return is_ascii_digit(last_of(before));
  }

  /// What belongs between two pieces of one paragraph.
  std::string_view glue(std::string_view before, std::string_view after) const {
    const char32_t a = last_of(before), b = first_of(after);
    const bool latin_a = is_latin(a) || is_ascii_digit(a), latin_b = is_latin(b) || is_ascii_digit(b);
    if (latin_a && latin_b) return " ";
    if (is_han(a) || is_han(b)) return evidence_.spaced_figures && (is_ascii_digit(a) || is_ascii_digit(b)) ? " " : "";
    if (is_cjk_punctuation(a) && !in(U"”’…—", a)) return "";
    if (is_cjk_punctuation(b) && !in(U"“‘…—", b)) return "";
    if (in(U"-/", a) || in(U"）)，,.;:", b)) return "";
    // English: a blank stood where the line ended.
    return (latin_a || in(U".,;:!?)”’\"'&", a)) && (latin_b || in(U"(“‘\"'&$", b)) ? " " : "";
  }

  bool fills_line(const SourceLine& a, std::string_view b) const {
    const std::uint32_t slack = evidence_.chinese ? 3 : 0;
    return a.columns + a.indent + first_unit(b) + slack > evidence_.wrap_columns;
  }

  /// A line that a page's end has cut: long, of sentences, open at its end.
  bool is_cut(const SourceLine& a, std::string_view b, std::uint32_t gap) const {
    const std::uint32_t shortest = gap > 0 && evidence_.complete_share >= 0.5 ? kShortestClearCut : kShortestCut;
    if (a.columns < shortest || !is_prose(a.text) || stands_alone(a.text)) return false;
    const char32_t last = last_of(a.text), first = first_of(b);
    if (evidence_.comma_ends && in(U"，,", last)) return false;
    if (gap == 0 && held_.empty() && is_han(last) && is_latin(first)) return false;  // an example below a sentence that calls it
    if (is_latin(last) && is_latin(first)) return first >= U'a' && first <= U'z';
    return !(is_latin(first) && !evidence_.chinese);
  }

  /// English: a long line that is open at its end, and small letters behind it.
  bool goes_on_in_small_letters(const SourceLine& a, const SourceLine& b) const {
    const char32_t first = first_of(b.text), last = last_of(a.text);
    if (b.gap > 0 || !held_.empty() || a.columns < (evidence_.hard_wrapped() ? kShortestCut : kShortestEnglish) || first < U'a' || first > U'z' ||
        opens_paragraph(b.text))
      return false;
    return is_latin(last) || is_ascii_digit(last) || last == U',' || last == U'-';
  }

  bool goes_on(const SourceLine& b) const {
    if (!open_ || !last_) return false;
    const SourceLine& a = *last_;
    if (b.continues) return true;
    const std::uint32_t gap = b.gap;
    if (evidence_.indented && b.indent >= a.indent + 2) return false;
    if (gap == 0 && held_.empty() && evidence_.hard_wrapped() && fills_line(a, b.text) && ends_inside_bracket(a.text)) return true;
    if (goes_on_in_small_letters(a, b)) return true;
    if (gap == 0 && labelled(a.text) && labelled(b.text) && !(evidence_.hard_wrapped() && fills_line(a, b.text))) return false;  // rows of a form
    // At the margin of a text with indents, （责任单位：…） below a full line is the end of its paragraph.
    if (evidence_.indented && evidence_.hard_wrapped() && gap == 0 && held_.empty() && fills_line(a, b.text) && in(U"（(", first_of(b.text)) &&
        in(U"）)", last_of(b.text)))
      return true;
    if (opens_paragraph(b.text)) return false;
    const std::string_view so_far = out_.back().text;
    const bool complete = is_complete(so_far);
    if (!held_.empty() && complete) return false;
    if (evidence_.hard_wrapped()) {
      if (!fills_line(a, b.text)) return gap == 0 && in(U"、，", last_of(a.text));
      if (gap > 0) return !complete && is_cut(a, b.text, gap);
      if (complete) return evidence_.blank_separated || evidence_.indented;
      return a.columns >= kShortestCut || is_prose(a.text) || !stands_alone(a.text);
    }
    // Where all paragraphs are indented, a line at the margin goes on with the one above.
    if (evidence_.all_indented && gap == 0 && b.indent + 2 <= a.indent && !complete && !stands_alone(a.text)) return true;
    if (gap == 0 && held_.empty() && is_title_cut(so_far, b.text)) return true;
    return !complete && evidence_.complete_share >= (gap > 0 || !held_.empty() ? kFewestComplete : kFewestCompleteClose) && is_cut(a, b.text, gap);
  }

  /// 关于印发…的 / 通知; the title's years on a line of their own.
  bool is_title_cut(std::string_view so_far, std::string_view b) const {
    if (so_far.size() > 240 || b.size() > 240 || is_prose(b) || ends_sentence(b) || is_complete(so_far)) return false;
    const std::string_view first = so_far.substr(0, 240);
    if (labelled(first) || is_authority(first) || (parse_numbering(first) && parse_numbering(first)->certain)) return false;
    const std::size_t opened = so_far.rfind("《"), closed = so_far.rfind("》");
    if (opened != std::string_view::npos && (closed == std::string_view::npos || closed < opened)) return true;
    if (is_prose(so_far)) return false;
    if (so_far.ends_with("的") || so_far.ends_with("和")) return true;
    return in(U"（(", first_of(b)) && in(U"）)", last_of(b)) && columns_of(b) <= 24 && b.find("年") != std::string_view::npos && utf8::length(so_far) >= 6 &&
           !contains_any(b, {"通过", "通過", "印发", "印發", "修订", "修訂", "月"});  // with its month it is the document's date
  }

  void take_text(std::size_t i) {
    const SourceLine& line = lines_[i];
    std::vector<Interruption> marks;
    std::string words = clean(line, marks);
    if (words.empty()) {  // a page mark alone, which the line's blanks had hidden
      for (Interruption& mark : marks) held_.push_back(std::move(mark));
      return;
    }
    const bool joins = goes_on(line);
    if (joins) {
      RepairedParagraph& paragraph = out_.back();
      for (Interruption& mark : held_) {
        mark.at = paragraph.text.size();
        paragraph.interruptions.push_back(std::move(mark));
      }
      held_.clear();
      if (!cuts_figure(paragraph.text, first_of(words))) paragraph.text += glue(paragraph.text, words);
    } else {
      close();
      flush_held();
      out_.emplace_back();
      ++texts_;
    }
    RepairedParagraph& paragraph = out_.back();
    const std::size_t base = paragraph.text.size();
    paragraph.text += words;
    for (Interruption& mark : marks) {
      mark.at += base;
      // At the line's end it waits for the next line: it may stand between two paragraphs.
      if (mark.at == paragraph.text.size()) {
        held_.push_back(std::move(mark));
      } else {
        paragraph.interruptions.push_back(std::move(mark));
      }
    }
    open_ = true;
    last_ = &line;
  }

  void furnish(std::string text, FurnitureKind kind) {
    flush_held();
    RepairedParagraph furniture;
    furniture.text = std::move(text);
    furniture.furniture = kind;
    out_.push_back(std::move(furniture));
  }

  void flush_held() {
    std::vector<Interruption> held = std::move(held_);
    held_.clear();
    for (Interruption& mark : held) {
      RepairedParagraph furniture;
      furniture.text = std::move(mark.text);
      furniture.furniture = mark.kind;
      out_.push_back(std::move(furniture));
    }
  }

  void close() { open_ = false; }

  const std::vector<SourceLine>& lines_;
  std::vector<LineClass> classes_;
  WrapBlanks blanks_;
  LayoutEvidence evidence_;
  std::vector<RepairedParagraph> out_;
  std::vector<Interruption> held_;    // marks behind the open paragraph: inside it if it goes on, furniture if not
  const SourceLine* last_ = nullptr;  // the last line of the open paragraph
  bool open_ = false;
  std::size_t texts_ = 0;
};

}  // namespace

std::vector<RepairedParagraph> repair_layout(const std::vector<SourceLine>& lines) { return Repair(lines).run(); }

}  // namespace jiaokan::extract
