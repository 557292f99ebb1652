#include "report/marked_text.h"

#include <algorithm>

#include "report/html_text.h"
#include "report/markup.h"
#include "report/table_view.h"
#include "report/ui_words.h"

namespace jiaokan::report {

MarkedText::MarkedText(const ComparisonView& view, const std::vector<PageFinding>& findings, bool of_a, Language language, std::size_t most_expected)
    : document_(of_a ? view.a.document : view.b.document), findings_(findings), of_a_(of_a), language_(language) {
  for (std::size_t i = 0; i < findings_.size(); ++i) {
    const Discrepancy& d = findings_[i].discrepancy;
    if (const std::optional<Place>& place = of_a ? d.a : d.b) marks_.push_back({place->span, i});
    if (d.moved) marks_.push_back({(of_a ? d.moved->a : d.moved->b).span, i});
  }
  std::stable_sort(marks_.begin(), marks_.end(), [](const Mark& x, const Mark& y) { return x.span.begin < y.span.begin; });
  for (const Mark& m : marks_) furthest_.push_back(std::max(m.span.end, furthest_.empty() ? 0 : furthest_.back()));

  std::vector<ExpectedMark> expected;
  for (std::size_t i = 0; i < std::min(most_expected, view.comparison.expected.size()); ++i) {
    const ExpectedDifference& e = view.comparison.expected[i];
    expected.push_back({(of_a ? e.a : e.b).span, e.fold});
  }
  std::stable_sort(expected.begin(), expected.end(), [](const ExpectedMark& x, const ExpectedMark& y) { return x.span.begin < y.span.begin; });
  for (const ExpectedMark& e : expected)
    if (!e.span.empty() && (expected_.empty() || expected_.back().span.end <= e.span.begin)) expected_.push_back(e);
}

std::string MarkedText::open_tag(const std::vector<const Mark*>& covering) const {
  std::string ids;
  Severity worst = Severity::kArtifact;
  for (const Mark* mark : covering) {
    const PageFinding& finding = findings_[mark->finding];
    ids += (ids.empty() ? "" : " ") + finding.discrepancy.id;
    worst = std::min(worst, finding.discrepancy.severity());
  }
  return "<mark class=\"" + std::string(to_string(worst)) + "\" data-d=\"" + escaped(ids) + "\">";
}

/// The text with its expected differences only.
std::string MarkedText::plain_html(RawSpan span) const {
  std::string out;
  std::uint32_t at = span.begin;
  auto next = std::lower_bound(expected_.begin(), expected_.end(), span.begin, [](const ExpectedMark& e, std::uint32_t begin) { return e.span.end <= begin; });
  for (; next != expected_.end() && next->span.begin < span.end; ++next) {
    const std::uint32_t begin = std::max(next->span.begin, span.begin), end = std::min(next->span.end, span.end);
    out += shown_html(document_.slice({at, begin})) + "<u class=\"" + std::string(to_string(next->fold)) + "\">" + shown_html(document_.slice({begin, end})) +
           "</u>";
    at = end;
  }
  return out + shown_html(document_.slice({at, span.end}));
}

std::string MarkedText::html(RawSpan span) const {
  std::string out;
  // All marks that may reach into the span: what begins before it and ends in it comes first.
  auto first = static_cast<std::size_t>(std::lower_bound(furthest_.begin(), furthest_.end(), span.begin) - furthest_.begin());
  std::vector<const Mark*> open;
  std::uint32_t at = span.begin;
  const auto write_to = [&](std::uint32_t end) {
    if (end <= at) return;
    out += open.empty() ? plain_html({at, end}) : open_tag(open) + plain_html({at, end}) + "</mark>";
    at = end;
  };
  const auto close_to = [&](std::uint32_t limit) {
    while (!open.empty()) {
      const Mark* next = *std::min_element(open.begin(), open.end(), [](const Mark* x, const Mark* y) { return x->span.end < y->span.end; });
      if (next->span.end > limit) break;
      write_to(next->span.end);
      open.erase(std::find(open.begin(), open.end(), next));
    }
    write_to(limit);
  };
  for (; first < marks_.size() && marks_[first].span.begin <= span.end; ++first) {
    const Mark& mark = marks_[first];
    if (mark.span.end < span.begin || (mark.span.begin == span.end && !mark.span.empty())) continue;
    close_to(std::max(mark.span.begin, span.begin));
    if (mark.span.empty()) {
      const PageFinding& finding = findings_[mark.finding];
      out += "<mark class=\"gap " + std::string(to_string(finding.discrepancy.severity())) + "\" data-d=\"" + escaped(finding.discrepancy.id) +
             "\" role=\"img\" aria-label=\"" + escaped(word(language_, "missing here")) + "\"></mark>";
    } else {
      open.push_back(&mark);
    }
  }
  close_to(span.end);
  return out;
}

bool MarkedText::is_marked(std::size_t block) const {
  const RawSpan span = document_.blocks[block].text;
  auto i = static_cast<std::size_t>(std::lower_bound(furthest_.begin(), furthest_.end(), span.begin) - furthest_.begin());
  for (; i < marks_.size() && marks_[i].span.begin <= span.end; ++i)
    if (marks_[i].span.end >= span.begin) return true;
  return false;
}

std::string MarkedText::table_html(std::size_t block) const {
  const auto rows = table_rows(document_, document_.blocks[block]);
  const std::size_t heads = head_rows(document_, rows);
  std::string out = "<div class=\"table\"><table>";
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::string tag = r < heads ? "th" : "td";
    out += "<tr>";
    for (const TableCell& cell : rows[r]) {
      out += "<" + tag;
      if (cell.row_span > 1) out += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
      if (cell.column_span > 1) out += " colspan=\"" + std::to_string(cell.column_span) + "\"";
      out += ">" + html(cell.text) + "</" + tag + ">";
    }
    out += "</tr>";
  }
  return out + "</table></div>";
}

std::string MarkedText::block_html(std::size_t index) const {
  const Block& block = document_.blocks[index];
  const std::string id = std::string(" id=\"") + (of_a_ ? "a-" : "b-") + block_id(index) + "\"";
  if (block.kind == BlockKind::kTable) return "<div" + id + ">" + table_html(index) + "</div>";
  const std::string style = block.kind == BlockKind::kTitle     ? " class=\"title\""
                            : block.kind == BlockKind::kHeading ? " class=\"heading\""
                            : block.kind == BlockKind::kNote    ? " class=\"note\""
                                                                : "";
  return "<p" + id + style + ">" + html(block.text) + "</p>";
}

}  // namespace jiaokan::report
