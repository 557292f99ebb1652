#include <filesystem>
#include <set>
#include <string>
#include <system_error>

#include "cli/command.h"
#include "cli/many_files.h"
#include "pipeline/files.h"

namespace jiaokan::cli {
namespace {

/// out/ is a folder, whether it is there or not.
bool names_folder(const std::string& output) { return output.ends_with('/'); }

/// Makes a folder that is named as one. Throws Error where results cannot go into it.
void check_folder(const std::string& output) {
  std::error_code problem;
  if (std::filesystem::is_directory(output, problem)) return;
  if (!names_folder(output))
    throw Error(ErrorCode::kUsage, output, "is no folder, and several files do not fit into one", "make the folder first, or have it made: -o " + output + "/");
  std::filesystem::create_directory(output, problem);
  if (problem) throw Error(ErrorCode::kOutput, output, "the folder cannot be made (" + problem.message() + ")", "name another, in a folder that is there");
}

struct ExtractCommand {
  CommonOptions common;
  std::vector<std::string> files;

  int run() const {
    const auto& writer = writer_of(common, report::document_writers());
    const bool into_folder = names_folder(common.output) || (files.size() > 1 && !common.output.empty() && common.output != "-");
    if (into_folder) check_folder(common.output);
    std::set<std::string> written;
    report::TextStyle style = common.style();
    if (files.size() == 1) style.threads = common.jobs;  // of several, others are read meanwhile
    return for_each_document(files, common, [&](const std::string& file, const Document& document) {
      std::string target = common.output;
      if (into_folder) {
        target = (std::filesystem::path(common.output) / (document.source.name + "." + std::string(writer.extension))).string();
        if (!written.insert(target).second) throw Error(ErrorCode::kOutput, file, "another file of the same name was written to " + target, "extract it by itself");
      }
      write_result(writer, document, style, target);
    });
  }
};

}  // namespace

void add_extract(CLI::App& app, Run& run) {
  auto command = std::make_shared<ExtractCommand>();
  app.add_option("FILE", command->files, "Files to read")->required();
  add_format(app, command->common, report::document_writers());
  add_jobs(app, command->common);
  add_input_options(app, command->common);
  add_output_options(app, command->common);
  app.footer("With several files -o names a folder: each result goes to FOLDER/NAME.EXTENSION; -o FOLDER/ makes it where it is missing. Without -o the results follow each "
             "other.");
  app.callback([command, &run] { run = [command] { return command->run(); }; });
}

}  // namespace jiaokan::cli
