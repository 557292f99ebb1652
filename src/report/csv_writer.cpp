#include "report/csv_writer.h"

#include "report/finding_rows.h"
#include "report/summary_words.h"

namespace jiaokan::report {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// "=1+1", "@SUM(…)", "+cmd|…": run when the file is opened. "-5 %" and "+3" are figures.
bool is_formula(std::string_view field) {
  if (field.empty() || field == "=") return false;  // a lone sign is the comparator of a figure
  if (field.front() == '=' || field.front() == '@' || field.front() == '\t' || field.front() == '\r') return true;
  if (field.front() != '+' && field.front() != '-') return false;
  return field.find_first_not_of("0123456789.,%+- ") != std::string_view::npos;
}

std::string begin_table(const TextStyle& style, const std::vector<std::string>& columns) {
  return std::string(style.byte_order_mark ? kByteOrderMark : std::string_view()) + csv_record(columns);
}

}  // namespace

std::string csv_record(const std::vector<std::string>& fields) {
  std::string out;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) out += ',';
    std::string field = is_formula(fields[i]) ? "'" + fields[i] : fields[i];
    if (field.find_first_of(",\"\r\n") == std::string::npos) {
      out += field;
      continue;
    }
    out += '"';
    for (const char c : field) {
      if (c == '"') out += '"';
      out += c;
    }
    out += '"';
  }
  return out + "\r\n";
}

std::string comparison_csv(const ComparisonView& v, const TextStyle& style) {
  std::string out = begin_table(style, {"id", "severity", "kind", "section", "a", "b", "message", "page_a", "page_b", "block_a", "block_b", "context_a",
                                        "context_b", "fingerprint", "standing", "decision", "reason", "who", "check"});
  const auto add = [&](const FindingRow& r, std::string_view standing, std::string_view decision, std::string_view check = {}) {
    out += csv_record({r.id, std::string(to_string(r.severity)), std::string(to_string(r.kind)), r.section, r.a.text, r.b.text, one_line(r.message), r.a.page,
                       r.b.page, r.a.block, r.b.block, r.a.context, r.b.context, r.fingerprint, std::string(standing), std::string(decision), r.reason, r.who,
                       std::string(check)});
  };
  for (const FindingRow& r : finding_rows(v)) add(r, standing_word(Language::kEnglish, r.standing), "");
  for (const FindingRow& r : decided_rows(v)) add(r, standing_word(Language::kEnglish, r.standing), "accept");
  for (const BaselineFinding& f : v.comparison.fixed) {
    const auto kind = discrepancy_kind_from(f.kind);
    out += csv_record({"", kind ? std::string(to_string(row_of(*kind).severity)) : "", f.kind, "", "", "", one_line(f.message), "", "", "", "", "", "",
                       f.fingerprint, "fixed", "", "", "", ""});
  }
  const std::vector<FindingRow> checks = check_rows(v);
  for (std::size_t i = 0; i < checks.size(); ++i) add(checks[i], "", "", v.comparison.checks[i].check);
  return out;
}

std::string lint_csv(const LintView& v, const TextStyle& style) {
  std::string out = begin_table(style, {"id", "severity", "kind", "section", "text", "suggestion", "message", "page", "block", "context"});
  for (const FindingRow& r : finding_rows(v))
    out += csv_record({r.id, std::string(to_string(r.severity)), std::string(to_string(r.kind)), r.section, r.a.text, r.suggestion, one_line(r.message),
                       r.a.page, r.a.block, r.a.context});
  return out;
}

}  // namespace jiaokan::report
