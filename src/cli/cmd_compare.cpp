#include <filesystem>

#include "cli/command.h"
#include "pipeline/files.h"
#include "pipeline/progress.h"

namespace jiaokan::cli {
namespace {

struct CompareCommand {
  CommonOptions common;
  std::string a, b;
  std::string show;
  std::string decisions, baseline;
  bool no_crops = false;

  int run() const {
    const auto& writer = writer_of(common, report::comparison_writers());
    const bool page = writer.name == "html";  // shows expected differences on demand, and pictures
    pipeline::Progress progress(common.quiet);
    const pipeline::ComparePlan plan{show == "expected" || page, page && !no_crops, *language_from(common.language), decisions, baseline, common.kind_rules()};
    pipeline::ComparedPair pair = pipeline::compare_files(a, b, common.load(), plan, [&](const std::string& stage) { progress.stage(stage); });
    progress.clear();
    print_warnings(pair.a.document, common);
    print_warnings(pair.b.document, common);
    const std::string path_a = path_from_report(a, pair.a.document), path_b = path_from_report(b, pair.b.document);
    pipeline::write_output(common.output, writer.write({pair.a, pair.b, pair.alignment, pair.comparison, &pair.crops, path_a, path_b}, common.style()));
    std::vector<Severity> found;
    for (const Discrepancy& d : pair.comparison.discrepancies)
      if (d.standing != Standing::kUnchanged) found.push_back(d.severity());
    return status_of(found, common);
  }

 private:
  /// What a link in the report has to say to reach the edition; empty where only its name is known. Never absolute: reports travel with their files.
  std::string path_from_report(const std::string& path, const Document& document) const {
    if (std::filesystem::path(path).filename() != document.source.name) return {};  // standard input, a saved document
    if (common.output.empty() || common.output == "-") return {};
    std::error_code problem;
    const std::filesystem::path folder = std::filesystem::absolute(common.output, problem).parent_path();
    const std::filesystem::path from = std::filesystem::absolute(path, problem).lexically_normal().lexically_relative(folder.lexically_normal());
    return problem ? std::string() : from.string();
  }
};

}  // namespace

void add_compare(CLI::App& app, Run& run) {
  auto command = std::make_shared<CompareCommand>();
  app.add_option("A", command->a, "The edition to compare from")->required();
  app.add_option("B", command->b, "The edition to compare with it")->required();
  add_format(app, command->common, report::comparison_writers());
  app.add_option("--show", command->show,
                 "expected: list also the differences that the pair is expected to have (script, variants, width, blanks, quotation style)")
      ->check(CLI::IsMember({"expected"}))
      ->type_name("WHAT");
  app.add_option("--decisions", command->decisions, "decisions.jsonl: findings that were accepted are hidden and counted")->type_name("FILE");
  app.add_option("--baseline", command->baseline,
                 "An older comparison as JSON: says what is new, unchanged and fixed; only what is new counts for the exit status")
      ->type_name("FILE");
  app.add_flag("--no-crops", command->no_crops, "HTML: no pictures of the pages of PDFs");
  add_report_options(app, command->common);
  add_fail_on(app, command->common);
  add_kind_options(app, command->common);
  add_input_options(app, command->common);
  add_output_options(app, command->common);
  std::string footer = "Kinds of discrepancy:";
  for (const KindRow& row : discrepancy_kinds())
    if (!row.lint_only)
      footer += "\n  " + std::string(to_string(row.severity)) + std::string(10 - to_string(row.severity).size(), ' ') + std::string(row.name) +
                std::string(16 - row.name.size(), ' ') + std::string(row.meaning);
  app.footer(footer);
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
