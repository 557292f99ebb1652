#include "report/finding_rows.h"

#include <algorithm>

#include "report/section_paths.h"

namespace jiaokan::report {
namespace {

/// Where the findings of a pair stand: under A's headings, or B's where A has nothing.
class Sections {
 public:
  explicit Sections(const ComparisonView& v) : a_(v.a.document), b_(v.b.document) {}

  /// A discrepancy or a check: what it has in common.
  template <class Finding>
  FindingRow row(const Finding& f) const {
    const std::string section = f.a ? a_.path(a_.section_of(f.a->block)) : f.b ? b_.path(b_.section_of(f.b->block)) : std::string();
    return {f.id, f.kind, one_line(section), place_side(f.a ? &*f.a : nullptr), place_side(f.b ? &*f.b : nullptr), {}, f.message, {}, f.severity()};
  }

  FindingRow finding(const Discrepancy& d) const {
    FindingRow out = row(d);
    out.fingerprint = d.fingerprint;
    out.standing = d.standing;
    return out;
  }

 private:
  SectionPaths a_, b_;
};

}  // namespace

FindingRow::Side place_side(const Place* place) {
  FindingRow::Side side;
  if (!place) return side;
  side.place = place;
  side.text = one_line(place->text);
  side.context = one_line(place->prefix) + "【" + side.text + "】" + one_line(place->suffix);
  if (place->page) side.page = std::to_string(*place->page);
  side.block = block_id(place->block);
  return side;
}

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

std::vector<FindingRow> finding_rows(const ComparisonView& v) {
  const Sections sections(v);
  std::vector<FindingRow> rows;
  for (const Discrepancy& d : v.comparison.discrepancies) rows.push_back(sections.finding(d));
  return rows;
}

std::vector<FindingRow> decided_rows(const ComparisonView& v) {
  const Sections sections(v);
  std::vector<FindingRow> rows;
  for (const DecidedDiscrepancy& d : v.comparison.decided) {
    rows.push_back(sections.finding(d.finding));
    rows.back().reason = one_line(d.reason);
    rows.back().who = one_line(d.who);
  }
  return rows;
}

std::vector<FindingRow> check_rows(const ComparisonView& v) {
  const Sections sections(v);
  std::vector<FindingRow> rows;
  for (const CheckedStatement& c : v.comparison.checks) rows.push_back(sections.row(c));
  return rows;
}

std::string section_labels(const std::vector<std::string>& section) {
  std::string out;
  for (const std::string& label : section) out += (out.empty() ? "" : " › ") + label;
  return out;
}

std::vector<FindingRow> finding_rows(const LintView& v) {
  const SectionPaths paths(v.document);
  std::vector<FindingRow> rows;
  for (const LintFinding& f : v.report.findings)
    rows.push_back({f.id, f.kind, one_line(paths.path(paths.section_of(f.place.block))), place_side(&f.place), {}, f.suggestion, f.message, {}, f.severity()});
  return rows;
}

}  // namespace jiaokan::report
