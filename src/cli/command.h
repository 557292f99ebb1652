#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/comparison.h"
#include "core/document.h"
#include "core/error.h"
#include "pipeline/editions.h"
#include "pipeline/files.h"
#include "report/writers.h"

namespace jiaokan::cli {

/// Exit statuses, as documented in FORMATS and the man page.
inline constexpr int kDone = 0;
inline constexpr int kFound = 1;
inline constexpr int kFailed = 2;

/// A verb adds its options to `app` and sets what to run when it was chosen.
using Run = std::function<int()>;
void add_extract(CLI::App& app, Run& run);
void add_convert(CLI::App& app, Run& run);
void add_align(CLI::App& app, Run& run);
void add_facts(CLI::App& app, Run& run);
void add_compare(CLI::App& app, Run& run);
void add_lint(CLI::App& app, Run& run);

/// Options that most verbs share.
struct CommonOptions {
  std::string format;
  std::string output;
  std::string units = "repair";
  std::string password;
  std::uint32_t time_limit = pipeline::LoadOptions{}.time_limit, memory_limit = pipeline::LoadOptions{}.memory_limit;
  std::string color = "auto";
  std::string fail_on = "form";
  std::vector<std::string> off, severities;  ///< kinds; KIND=SEVERITY
  bool quiet = false;
  std::string language = "en";
  bool byte_order_mark = false;
  std::size_t jobs = 1;

  pipeline::LoadOptions load() const { return {units == "lines", password, time_limit, memory_limit, jobs}; }
  report::TextStyle style() const;
  KindRules kind_rules() const;
};

void add_output_options(CLI::App& app, CommonOptions& options);
void add_input_options(CLI::App& app, CommonOptions& options);
void add_fail_on(CLI::App& app, CommonOptions& options);
/// -j.
void add_jobs(CLI::App& app, CommonOptions& options);
/// --lang.
void add_language_option(CLI::App& app, CommonOptions& options);
/// --lang, --bom.
void add_report_options(CLI::App& app, CommonOptions& options);
/// --off, --severity.
void add_kind_options(CLI::App& app, CommonOptions& options);

/// --format with the names of a table of writers; the first is the default.
template <class Input>
void add_format(CLI::App& app, CommonOptions& options, const std::vector<report::Writer<Input>>& writers) {
  std::string help = "Output format:";
  std::vector<std::string> names;
  for (const auto& writer : writers) {
    names.emplace_back(writer.name);
    help += "\n" + std::string(writer.name) + ": " + std::string(writer.meaning);
  }
  options.format = names.front();
  app.add_option("--format", options.format, help)->check(CLI::IsMember(names))->type_name("NAME")->capture_default_str();
}

/// Throws Error where bytes that are no text would go to a terminal.
void check_terminal(const CommonOptions& options);

template <class Input>
const report::Writer<Input>& writer_of(const CommonOptions& options, const std::vector<report::Writer<Input>>& writers) {
  for (const auto& writer : writers)
    if (writer.name == options.format) {
      if (writer.binary) check_terminal(options);
      return writer;
    }
  throw Error(ErrorCode::kUsage, "", "unknown format " + options.format);
}

/// The whole result into `target`, in pieces where the format can: see OutputFile.
template <class Input>
void write_result(const report::Writer<Input>& writer, const Input& input, const report::TextStyle& style, const std::string& target) {
  pipeline::OutputFile out(target);
  if (writer.write_to != nullptr)
    writer.write_to(input, style, [&](std::string_view piece) { out.write(piece); });
  else
    out.write(writer.write(input, style));
  out.commit();
}

/// `jiaokan: …` on standard error. Never throws.
void print_error(std::string_view message);
void print_warnings(const Document&, const CommonOptions&);

/// 1 where something at or above --fail-on was found; "none" never fails.
int status_of(const std::vector<Severity>& found, const CommonOptions&);

}  // namespace jiaokan::cli
