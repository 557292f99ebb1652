#include "extract/text/layout_repair.h"

#include <algorithm>
#include <string>

#include "core/characters.h"
#include "core/utf8.h"
#include "extract/edge_characters.h"
#include "extract/line_kinds.h"
#include "extract/numbering.h"
#include "extract/official_marks.h"
#include "extract/text/layout_evidence.h"
#include "extract/text/line_classes.h"
#include "extract/text/line_ends.h"
#include "extract/text/text_tables.h"
#include "extract/text/wrap_blanks.h"
#include "extract/words.h"

namespace jiaokan::extract {
namespace {

constexpr std::uint32_t kShortestEnglish = 55;   // columns of a line of English that small letters behind it go on with
constexpr std::uint32_t kShortestClearCut = 26;  // of one that may be cut behind a blank line, where the document's paragraphs end in full stops
constexpr double kFewestComplete = 0.34;         // share of sentences that lines must end for an open end to be a cut, with a blank line behind it …
constexpr double kFewestCompleteClose = 0.7;     // … and without
constexpr std::uint32_t kMechanicalSlack = 8;    // columns that a full line may be short of the widest: marks that hang over, quotation marks of either width

class Repair {
 public:
  explicit Repair(const std::vector<SourceLine>& lines) : lines_(lines), classes_(classify_lines(lines)), blanks_(lines) {
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
        case LineClass::kTable:
          close();
          flush_held();
          out_.push_back(read_text_table(lines_, classes_, i, i));
          break;
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
    if (!evidence_.hard_wrapped() || !last_ || !is_ascii_digit(next) || last_->columns + last_->indent + kMechanicalSlack < evidence_.wrap_columns)
      return false;
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
  const std::vector<LineClass> classes_;
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
