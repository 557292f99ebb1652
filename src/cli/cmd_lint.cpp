#include "cli/command.h"
#include "pipeline/files.h"

namespace jiaokan::cli {
namespace {

struct LintCommand {
  CommonOptions common;
  std::string file;
  std::string standard;

  int run() const {
    pipeline::LintedEdition linted = pipeline::lint_file(file, common.load(), *language_from(common.language), script_standard_from(standard));
    apply(common.kind_rules(), linted.report);
    print_warnings(linted.edition.document, common);
    for (const NotListed& more : linted.report.not_listed)
      if (!common.quiet)
        print_error(linted.edition.document.source.name + ": warning: " + std::to_string(more.count) + " more findings of kind " + std::string(to_string(more.kind)) +
                    " are counted, not listed");
    const auto& writer = writer_of(common, report::lint_writers());
    write_result(writer, {linted.edition.document, linted.report}, common.style(), common.output);
    std::vector<Severity> found;
    for (const LintFinding& f : linted.report.findings) found.push_back(f.severity());
    for (const NotListed& more : linted.report.not_listed) found.push_back(more.severity());
    return status_of(found, common);
  }
};

}  // namespace

void add_lint(CLI::App& app, Run& run) {
  auto command = std::make_shared<LintCommand>();
  app.add_option("FILE", command->file, "The edition to look at")->required();
  add_format(app, command->common, report::lint_writers());
  add_report_options(app, command->common);
  app.add_option("--standard", command->standard, "List also what Hong Kong or Taiwan writes otherwise")
      ->check(CLI::IsMember({"hk", "tw"}))
      ->type_name("STANDARD");
  add_fail_on(app, command->common);
  add_kind_options(app, command->common);
  add_jobs(app, command->common);
  add_input_options(app, command->common);
  add_output_options(app, command->common);
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
