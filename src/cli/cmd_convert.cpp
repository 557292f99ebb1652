#include "cli/command.h"
#include "pipeline/conversion.h"
#include "pipeline/files.h"

namespace jiaokan::cli {
namespace {

struct ConvertCommand {
  CommonOptions common;
  pipeline::ConversionOptions options;
  std::string file = "-";

  int run() const {
    pipeline::write_output(common.output, pipeline::convert_file(file, options));
    return kDone;
  }
};

}  // namespace

void add_convert(CLI::App& app, Run& run) {
  auto command = std::make_shared<ConvertCommand>();
  const std::vector<std::string> varieties{"hans", "hant", "hk", "tw"};
  app.add_option("FILE", command->file, "Text to convert (default: standard input)");
  app.add_option("--to", command->options.to, "hans: Simplified; hant: Traditional (OpenCC's standard); hk: Hong Kong; tw: Taiwan")
      ->required()
      ->check(CLI::IsMember(varieties))
      ->type_name("VARIETY");
  app.add_option("--from", command->options.from, "What the text is (default: found out from its characters)")->check(CLI::IsMember(varieties))->type_name("VARIETY");
  app.add_option("--keep", command->options.keep_file, "File of words that stay as they are, one a line")->type_name("FILE");
  app.add_flag("--explain", command->options.explain, "Print each changed span instead of the text, as JSON lines {start, end, from, to, rule}; offsets in code points");
  app.add_option("-o,--output", command->common.output, "Write to FILE, whole or not at all (default: standard output)")->type_name("FILE");
  app.add_flag("-q,--quiet", command->common.quiet, "No warnings and no progress on standard error");
  app.footer("Every character that is not converted stays as it is, line ends and blanks included.");
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
