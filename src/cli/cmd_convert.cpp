#include "cli/command.h"
#include "pipeline/conversion.h"

namespace jiaokan::cli {
namespace {

struct ConvertCommand {
  CommonOptions common;
  pipeline::ConversionOptions options;
  std::string file = "-";
  bool no_own_rows = false;

  int run() const {
    if (options.to.empty() && options.opencc_config.empty())
      throw Error(ErrorCode::kUsage, "", "--to or --opencc-config is needed", "say what the text is to become, e.g. --to hans");
    pipeline::ConversionOptions chosen = options;
    chosen.own_rows = !no_own_rows;
    const pipeline::ReplacedParts replaced = pipeline::convert_file(file, chosen, common.output);
    if (replaced > 0 && !common.quiet)
      print_error((file == "-" ? "(standard input)" : file) + ": warning: " + std::to_string(replaced) + " parts were not UTF-8 and are U+FFFD now");
    return kDone;
  }
};

}  // namespace

void add_convert(CLI::App& app, Run& run) {
  auto command = std::make_shared<ConvertCommand>();
  pipeline::ConversionOptions& options = command->options;
  const std::vector<std::string> varieties{"hans", "hant", "hk", "tw"};
  app.add_option("FILE", command->file, "Text to convert, of any length (default: standard input)");
  auto* to = app.add_option("--to", options.to, "hans: Simplified; hant: Traditional (OpenCC's standard); hk: Hong Kong; tw: Taiwan")
                 ->check(CLI::IsMember(varieties))
                 ->type_name("VARIETY");
  auto* from = app.add_option("--from", options.from, "What the text is (default: found out from the characters of its first 256 KB)")
                   ->check(CLI::IsMember(varieties))
                   ->type_name("VARIETY");
  app.add_option("--keep", options.keep_file, "File of words that stay as they are, one a line")->type_name("FILE");
  app.add_option("--dict", options.dictionary_file, "File of your own words, which go before all dictionaries: word, tab, what it becomes")->type_name("FILE");
  auto* explain = app.add_flag("--explain", options.explain,
                               "Print each changed span instead of the text, as JSON lines {start, end, from, to, rule}; offsets in code points");
  app.add_flag("--ambiguous", options.ambiguous,
               "Print instead of the text each word for which the dictionaries have several, as JSON lines with their choices")
      ->excludes(explain);
  app.add_flag("--no-own-rows", command->no_own_rows, "OpenCC's dictionaries alone, without jiaokan's own words (policy terms, errors of fonts and OCR)");
  app.add_option("--opencc-config", options.opencc_config,
                 "Instead of --to: a configuration of OpenCC, exactly as OpenCC does it (s2t, s2twp, tw2sp …, or a file)")
      ->type_name("NAME")
      ->excludes(to)
      ->excludes(from);
  app.add_option("--opencc-data", options.opencc_data, "Folder of another set of OpenCC's dictionaries, text or .ocd2 (default: the system's)")
      ->envname("JIAOKAN_OPENCC_DATA")
      ->type_name("DIR");
  app.add_flag("--lossy", options.lossy, "Write U+FFFD for bytes that are not UTF-8, instead of stopping there");
  app.add_option("-o,--output", command->common.output, "Write to FILE, whole or not at all (default: standard output)")->type_name("FILE");
  app.add_flag("-q,--quiet", command->common.quiet, "No warnings and no progress on standard error");
  app.footer("Every character that is not converted stays as it is, line ends and blanks included. Text on standard input is written as it comes.");
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
