#include "cli/command.h"
#include "pipeline/files.h"
#include "pipeline/progress.h"
#include "report/alignment_warnings.h"
#include "report/markup.h"

namespace jiaokan::cli {
namespace {

struct AlignCommand {
  CommonOptions common;
  std::string a, b;
  std::string level = "block";
  std::string source_language, target_language, pins, lexicon;
  bool one_sided = false, strict = false;

  int run() const {
    pipeline::Progress progress(common.quiet);
    const bool sentences = level == "sentence";
    const pipeline::AlignedPair pair =
        pipeline::align_files(a, b, common.load(), {sentences, pins, lexicon}, [&](const std::string& stage) { progress.stage(stage); });
    progress.clear();
    print_warnings(pair.document_a, common);
    print_warnings(pair.document_b, common);
    const report::AlignmentView view{pair.document_a, pair.document_b, pair.text_a,     pair.text_b, pair.alignment,
                                     sentences,       source_language, target_language, one_sided};
    if (strict && pair.alignment.hardly_matched) {
      print_error(hardly_matched_warning(pair.alignment).message + "; without --strict they are aligned all the same");
      return kFailed;
    }
    if (!common.quiet)
      for (const Warning& w : report::alignment_warnings(view, Language::kEnglish)) print_error("warning: " + w.message);
    write_result(writer_of(common, report::alignment_writers()), view, common.style(), common.output);
    return kDone;
  }
};

CLI::Validator language_tag() {
  return CLI::Validator([](std::string& tag) { return report::is_language_tag(tag) ? std::string() : tag + " is no language tag such as zh-Hans or en-GB"; },
                        "TAG");
}

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
  app.add_option("--pins", command->pins,
                 "Beads fixed by hand: ids of A, tab, ids of B (b3 or b3,b4 or b3-b5; a side may be empty); or lines of --format jsonl")
      ->type_name("FILE");
  app.add_option("--lexicon", command->lexicon,
                 "Chinese and another language: words known beforehand: word, tab, translation; a strength from 0 to 1 may follow")
      ->type_name("FILE");
  app.add_flag("--strict", command->strict, "Write nothing and exit with status 2 where the two hardly match");
  app.add_option("--source-lang", command->source_language, "tmx, xliff, html: language of A (BCP 47; default: what its text is in)")->check(language_tag());
  app.add_option("--target-lang", command->target_language, "tmx, xliff, html: language of B")->check(language_tag());
  app.add_flag("--one-sided", command->one_sided, "tmx, xliff: list also what stands in one edition only");
  add_language_option(app, command->common);
  add_jobs(app, command->common);
  add_input_options(app, command->common);
  add_output_options(app, command->common);
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
