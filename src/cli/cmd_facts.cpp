#include <deque>

#include "cli/command.h"
#include "cli/many_files.h"
#include "pipeline/files.h"

namespace jiaokan::cli {
namespace {

struct FactsCommand {
  CommonOptions common;
  std::vector<std::string> files;
  std::size_t jobs = 1;

  int run() const {
    std::deque<std::pair<Document, Facts>> read;
    const int status = for_each_document(files, jobs, common, [&](const std::string&, Document document) {
      Facts facts = pipeline::facts_of(document);
      if (!common.quiet)
        for (const Warning& w : facts.warnings) print_error(document.source.name + ": warning: " + w.message);
      read.emplace_back(std::move(document), std::move(facts));
    });
    if (read.empty()) return status;
    std::vector<report::FactsView> views;
    for (const auto& [document, facts] : read) views.push_back({document, facts});
    pipeline::write_output(common.output, writer_of(common, report::facts_writers()).write(views, common.style()));
    return status;
  }
};

}  // namespace

void add_facts(CLI::App& app, Run& run) {
  auto command = std::make_shared<FactsCommand>();
  app.add_option("FILE", command->files, "Files to read")->required();
  add_format(app, command->common, report::facts_writers());
  add_jobs(app, command->jobs);
  add_input_options(app, command->common);
  add_output_options(app, command->common);
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
