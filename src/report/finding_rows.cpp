#include "report/finding_rows.h"

#include <algorithm>

#include "report/section_paths.h"

namespace jiaokan::report {
namespace {

FindingRow::Side side_of(const Place* place) {
  FindingRow::Side side;
  if (!place) return side;
  side.place = place;
  side.text = one_line(place->text);
  side.context = one_line(place->prefix) + "【" + side.text + "】" + one_line(place->suffix);
  if (place->page) side.page = std::to_string(*place->page);
  side.block = block_id(place->block);
  return side;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out(text);
  std::replace_if(
      out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
  return out;
}

std::vector<FindingRow> finding_rows(const ComparisonView& v) {
  const SectionPaths paths_a(v.a.document), paths_b(v.b.document);
  std::vector<FindingRow> rows;
  for (const Discrepancy& d : v.comparison.discrepancies) {
    const std::string section = d.a ? paths_a.path(paths_a.section_of(d.a->block)) : d.b ? paths_b.path(paths_b.section_of(d.b->block)) : std::string();
    rows.push_back({d.id, d.kind, one_line(section), side_of(d.a ? &*d.a : nullptr), side_of(d.b ? &*d.b : nullptr), {}, d.message, d.fingerprint});
  }
  return rows;
}

std::vector<FindingRow> finding_rows(const LintView& v) {
  const SectionPaths paths(v.document);
  std::vector<FindingRow> rows;
  for (const LintFinding& f : v.report.findings) {
    FindingRow row{f.id, f.kind, one_line(paths.path(paths.section_of(f.place.block))), {}, {}, f.suggestion, f.message, {}};
    row.a = side_of(&f.place);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace jiaokan::report
