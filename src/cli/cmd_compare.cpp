#include "cli/command.h"
#include "pipeline/files.h"
#include "pipeline/progress.h"

namespace jiaokan::cli {
namespace {

struct CompareCommand {
  CommonOptions common;
  std::string a, b;
  std::string show;

  int run() const {
    pipeline::Progress progress(common.quiet);
    const pipeline::ComparedPair pair =
        pipeline::compare_files(a, b, common.load(), show == "expected", [&](const std::string& stage) { progress.stage(stage); });
    progress.clear();
    print_warnings(pair.a.document, common);
    print_warnings(pair.b.document, common);
    const auto& writer = writer_of(common, report::comparison_writers());
    pipeline::write_output(common.output, writer.write({pair.a, pair.b, pair.alignment, pair.comparison}, common.style()));
    std::vector<Severity> found;
    for (const Discrepancy& d : pair.comparison.discrepancies) found.push_back(d.severity());
    return status_of(found, common);
  }
};

}  // namespace

void add_compare(CLI::App& app, Run& run) {
  auto command = std::make_shared<CompareCommand>();
  app.add_option("A", command->a, "The edition to compare from")->required();
  app.add_option("B", command->b, "The edition to compare with it")->required();
  add_format(app, command->common, report::comparison_writers());
  app.add_option("--show", command->show, "expected: list also the differences that the pair is expected to have (script, variants, width, blanks, quotation style)")
      ->check(CLI::IsMember({"expected"}))
      ->type_name("WHAT");
  add_fail_on(app, command->common);
  add_input_options(app, command->common);
  add_output_options(app, command->common);
  std::string footer = "Kinds of discrepancy:";
  for (const KindRow& row : discrepancy_kinds())
    if (row.kind != DiscrepancyKind::kGoalDisagrees)
      footer += "\n  " + std::string(to_string(row.severity)) + std::string(10 - to_string(row.severity).size(), ' ') + std::string(row.name) +
                std::string(16 - row.name.size(), ' ') + std::string(row.meaning);
  app.footer(footer);
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
