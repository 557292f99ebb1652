#include <algorithm>
#include <filesystem>

#include "cli/command.h"
#include "pipeline/files.h"
#include "pipeline/progress.h"

namespace jiaokan::cli {
namespace {

struct CompareCommand {
  CommonOptions common;
  std::string a, b;
  std::vector<std::string> more;
  std::string show;
  std::string decisions, baseline;
  bool no_crops = false;

  int run() const { return more.empty() ? compare() : collate(); }

 private:
  int compare() const {
    const auto& writer = writer_of(common, report::comparison_writers());
    const bool page = writer.name == "html";
    pipeline::Progress progress(common.quiet);
    pipeline::ComparedPair pair = pipeline::compare_files(a, b, common.load(), plan(page, page), [&](const std::string& stage) { progress.stage(stage); });
    progress.clear();
    print_warnings(pair.a.document, common);
    print_warnings(pair.b.document, common);
    const std::string path_a = path_from_report(a, pair.a.document), path_b = path_from_report(b, pair.b.document);
    const report::ComparisonView view{pair.a, pair.b, pair.alignment, pair.comparison, &pair.crops, path_a, path_b};
    write_result(writer, view, common.style(), common.output);
    return status_of(found_in({&pair.comparison}), common);
  }

  int collate() const {
    const auto& writers = report::collation_writers();
    if (std::none_of(writers.begin(), writers.end(), [&](const auto& writer) { return writer.name == common.format; }))
      throw Error(ErrorCode::kUsage, "", "the format " + common.format + " shows two editions", "compare the base with one edition at a time, or choose another format");
    const auto& writer = writer_of(common, writers);
    std::vector<std::string> paths{a, b};
    paths.insert(paths.end(), more.begin(), more.end());
    pipeline::Progress progress(common.quiet);
    const pipeline::CollatedEditions all = pipeline::collate_files(paths, common.load(), plan(false, writer.name == "html"), [&](const std::string& stage) { progress.stage(stage); });
    progress.clear();
    std::vector<const Edition*> editions;
    for (const Edition& edition : all.editions) {
      print_warnings(edition.document, common);
      editions.push_back(&edition);
    }
    std::vector<std::string> links;
    for (std::size_t i = 0; i < paths.size(); ++i) links.push_back(path_from_report(paths[i], all.editions[i].document));
    write_result(writer, {editions, all.alignments, all.collation, links, &all.crops}, common.style(), common.output);
    std::vector<const Comparison*> comparisons;
    for (const Comparison& comparison : all.collation.comparisons) comparisons.push_back(&comparison);
    return status_of(found_in(comparisons), common);
  }

  /// The page of a pair shows expected differences on demand, every page pictures.
  pipeline::ComparePlan plan(bool expected, bool pictures) const {
    return {show == "expected" || expected, pictures && !no_crops, *language_from(common.language), decisions, baseline, common.kind_rules()};
  }

  static std::vector<Severity> found_in(const std::vector<const Comparison*>& comparisons) {
    std::vector<Severity> found;
    for (const Comparison* comparison : comparisons)
      for (const Discrepancy& d : comparison->discrepancies)
        if (d.standing != Standing::kUnchanged) found.push_back(d.severity());
    return found;
  }

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
  app.add_option("C", command->more, "More editions: each is compared with A, the base, and their variants are put into one table by place")->type_name("");
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
  add_jobs(app, command->common);
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
