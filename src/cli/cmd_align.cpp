#include "cli/command.h"
#include "pipeline/files.h"
#include "pipeline/progress.h"

namespace jiaokan::cli {
namespace {

struct AlignCommand {
  CommonOptions common;
  std::string a, b;
  std::string level = "block";

  int run() const {
    pipeline::Progress progress(common.quiet);
    const bool sentences = level == "sentence";
    const pipeline::AlignedPair pair = pipeline::align_files(a, b, common.load(), sentences, [&](const std::string& stage) { progress.stage(stage); });
    progress.clear();
    print_warnings(pair.document_a, common);
    print_warnings(pair.document_b, common);
    const auto& writer = writer_of(common, report::alignment_writers());
    pipeline::write_output(common.output, writer.write({pair.document_a, pair.document_b, pair.text_a, pair.text_b, pair.alignment, sentences}, common.style()));
    return kDone;
  }
};

}  // namespace

void add_align(CLI::App& app, Run& run) {
  auto command = std::make_shared<AlignCommand>();
  app.add_option("A", command->a, "One edition")->required();
  app.add_option("B", command->b, "The other edition")->required();
  add_format(app, command->common, report::alignment_writers());
  app.add_option("--level", command->level, "What is matched: whole blocks, or the sentences in them")
      ->check(CLI::IsMember({"block", "sentence"}))
      ->type_name("LEVEL")
      ->capture_default_str();
  add_input_options(app, command->common);
  add_output_options(app, command->common);
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
