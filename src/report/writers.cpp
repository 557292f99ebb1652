#include "report/writers.h"

#include "report/alignment_html.h"
#include "report/bitext_writers.h"
#include "report/collation_writers.h"
#include "report/comparison_html.h"
#include "report/comparison_xlsx.h"
#include "report/csv_writer.h"
#include "report/facts_csv.h"
#include "report/findings_markdown.h"
#include "report/html_writer.h"
#include "report/json_writer.h"
#include "report/markdown_writer.h"
#include "report/sarif_writer.h"
#include "report/text_writer.h"
#include "report/tsv_writer.h"

namespace jiaokan::report {

std::string segment_id(const AlignmentView& v, std::size_t index) { return v.sentences ? "s" + std::to_string(index + 1) : block_id(index); }

const std::vector<Writer<Document>>& document_writers() {
  static const std::vector<Writer<Document>> table{
      {"text", "txt", "the paragraphs, a blank line between them", document_text},
      {"markdown", "md", "headings, lists and pipe tables", document_markdown},
      {"html", "html", "one page with headings, lists and tables, ids and pages", document_html},
      {"json", "json", "jiaokan.document/1, read back by every verb", document_json, false, write_document_json},
      {"jsonl", "jsonl", "the blocks alone, one a line", document_jsonl},
  };
  return table;
}

const std::vector<Writer<AlignmentView>>& alignment_writers() {
  static const std::vector<Writer<AlignmentView>> table{
      {"text", "txt", "both editions side by side", alignment_text},
      {"json", "json", "jiaokan.alignment/1", alignment_json},
      {"jsonl", "jsonl", "the beads alone, one a line", alignment_jsonl},
      {"tsv", "tsv", "kind, similarity, text A, text B", alignment_tsv},
      {"html", "html", "both editions side by side on one page", alignment_html},
      {"tmx", "tmx", "TMX 1.4b, a translation memory", alignment_tmx},
      {"xliff", "xlf", "XLIFF 2.1", alignment_xliff},
      {"ladder", "ladder", "hunalign's ladder: pairs of segment indices and similarity", alignment_ladder},
  };
  return table;
}

const std::vector<Writer<std::vector<FactsView>>>& facts_writers() {
  static const std::vector<Writer<std::vector<FactsView>>> table{
      {"text", "txt", "tables of targets, responsible units and checks", facts_text},
      {"json", "json", "jiaokan.facts/1", facts_json},
      {"jsonl", "jsonl", "the targets and responsibilities alone, one a line", facts_jsonl},
      {"csv", "csv", "one table: a row for each target and for each responsible unit", facts_csv},
  };
  return table;
}

const std::vector<Writer<ComparisonView>>& comparison_writers() {
  static const std::vector<Writer<ComparisonView>> table{
      {"text", "txt", "the discrepancies by section, changed words marked", comparison_text, false, write_comparison_text},
      {"json", "json", "jiaokan.comparison/1", comparison_json, false, write_comparison_json},
      {"jsonl", "jsonl", "the discrepancies alone, one a line", comparison_jsonl},
      {"html", "html", "one page for the browser: side by side, filters, page crops, decisions", comparison_html},
      {"markdown", "md", "the discrepancies by section, for a mail", comparison_markdown},
      {"csv", "csv", "one discrepancy a record", comparison_csv},
      {"xlsx", "xlsx", "a workbook: findings, pairs, targets, units", comparison_xlsx, true},
      {"sarif", "sarif", "SARIF 2.1.0, for code review tools", comparison_sarif},
      {"tmx", "tmx", "TMX 1.4b of the pairs compared", comparison_tmx},
  };
  return table;
}

const std::vector<Writer<CollationView>>& collation_writers() {
  static const std::vector<Writer<CollationView>> table{
      {"text", "txt", "the variants by place, then each witness against the base", collation_text},
      {"json", "json", "jiaokan.collation/1", collation_json},
      {"jsonl", "jsonl", "the variants alone, one a line", collation_jsonl},
      {"html", "html", "one page for the browser: the base with its variants, filters", collation_html},
      {"markdown", "md", "the variants by section, for a mail", collation_markdown},
      {"csv", "csv", "one reading a record", collation_csv},
      {"xlsx", "xlsx", "a workbook: the variants with a column for each edition", collation_xlsx, true},
  };
  return table;
}

const std::vector<Writer<LintView>>& lint_writers() {
  static const std::vector<Writer<LintView>> table{
      {"text", "txt", "the findings by section", lint_text},
      {"json", "json", "jiaokan.lint/1", lint_json},
      {"jsonl", "jsonl", "the findings alone, one a line", lint_jsonl},
      {"markdown", "md", "the findings by section, for a mail", lint_markdown},
      {"csv", "csv", "one finding a record", lint_csv},
      {"sarif", "sarif", "SARIF 2.1.0, for code review tools", lint_sarif},
  };
  return table;
}

}  // namespace jiaokan::report
