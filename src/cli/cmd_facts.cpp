#include <deque>

#include "cli/command.h"
#include "cli/many_files.h"
#include "core/resources.h"
#include "pipeline/files.h"

namespace jiaokan::cli {
namespace {

struct FactsCommand {
  CommonOptions common;
  std::vector<std::string> files;
  bool quantities = false, schema = false;

  struct ReadFile {
    Document document;
    Facts facts;
    std::vector<Mention> mentions;
  };

  int run() const {
    if (schema) {
      pipeline::write_output(common.output, std::string(resource("schemas/facts.schema.json")));
      return kDone;
    }
    std::deque<ReadFile> read;
    const int status = for_each_document(files, common, [&](const std::string&, Document document) {
      Facts facts = pipeline::facts_of(document);
      if (!common.quiet)
        for (const Warning& w : facts.warnings) print_error(document.source.name + ": warning: " + w.message);
      std::vector<Mention> mentions;
      if (quantities) mentions = pipeline::mentions_of(document);
      read.push_back({std::move(document), std::move(facts), std::move(mentions)});
    });
    if (read.empty()) return status;
    std::vector<report::FactsView> views;
    for (const ReadFile& file : read) views.push_back({file.document, file.facts, quantities ? &file.mentions : nullptr});
    write_result(writer_of(common, report::facts_writers()), views, common.style(), common.output);
    return status;
  }
};

}  // namespace

void add_facts(CLI::App& app, Run& run) {
  auto command = std::make_shared<FactsCommand>();
  app.add_option("FILE", command->files, "Files to read");
  add_format(app, command->common, report::facts_writers());
  app.add_flag("--quantities", command->quantities,
               "Also every figure of the text: numbers, shares, ranges, sums of money and measures, whether a target or not");
  add_report_options(app, command->common);
  app.add_flag("--schema", command->schema, "Print the JSON Schema of the JSON output and stop");
  add_jobs(app, command->common);
  add_input_options(app, command->common);
  add_output_options(app, command->common);
  app.callback([command, &run] {
    if (!command->schema && command->files.empty()) throw CLI::RequiredError("FILE");
    run = [command] { return command->run(); };
  });
}

}  // namespace jiaokan::cli
