#include "cli/command.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace jiaokan::cli {
namespace {

constexpr std::size_t kDefaultWidth = 100, kMinWidth = 40, kMaxWidth = 400;

std::size_t terminal_width() {
  if (const char* columns = std::getenv("COLUMNS")) {
    const long n = std::strtol(columns, nullptr, 10);
    if (n > 0) return std::clamp(static_cast<std::size_t>(n), kMinWidth, kMaxWidth);
  }
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return std::clamp<std::size_t>(size.ws_col, kMinWidth, kMaxWidth);
  return kDefaultWidth;
}

/// NO_COLOR (no-color.org): any value that is not empty.
bool color_is_unwanted() {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return (no_color && *no_color) || (term && std::string_view(term) == "dumb");
}

}  // namespace

report::TextStyle CommonOptions::style() const {
  const bool terminal = (output.empty() || output == "-") && ::isatty(STDOUT_FILENO) == 1;
  return {color == "always" || (color == "auto" && terminal && !color_is_unwanted()), terminal ? terminal_width() : kDefaultWidth, *language_from(language),
          byte_order_mark};
}

void check_terminal(const CommonOptions& options) {
  if ((options.output.empty() || options.output == "-") && ::isatty(STDOUT_FILENO) == 1)
    throw Error(ErrorCode::kUsage, "", options.format + " is nothing for a terminal", "name a file with -o");
}

void add_jobs(CLI::App& app, CommonOptions& options) {
  app.add_option("-j,--jobs", options.jobs, "Processors to use: so many files, or pages of large PDFs, are read at the same time, and editions worked on; the output does not depend on it")
      ->check(CLI::Range(1, 256))
      ->type_name("N")
      ->capture_default_str();
}

void add_output_options(CLI::App& app, CommonOptions& options) {
  app.add_option("-o,--output", options.output, "Write to FILE, whole or not at all (default: standard output)")->type_name("FILE");
  app.add_option("--color", options.color, "Colours in text output; auto: on a terminal, unless NO_COLOR is set")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->type_name("WHEN")
      ->capture_default_str();
  app.add_flag("-q,--quiet", options.quiet, "No warnings and no progress on standard error");
}

void add_input_options(CLI::App& app, CommonOptions& options) {
  app.add_option("--units", options.units,
                 "repair: rebuild paragraphs and headings from the layout; lines: each line of a text file is one finished block, empty lines too")
      ->check(CLI::IsMember({"repair", "lines"}))
      ->type_name("UNITS")
      ->capture_default_str();
  app.add_option("--password", options.password, "Password of encrypted PDFs")->type_name("WORD");
  app.add_option("--time-limit", options.time_limit, "Computing time that reading one PDF may take; a page of it may take an eighth")
      ->check(CLI::Range(1, 86'400))
      ->type_name("SECONDS")
      ->capture_default_str();
  app.add_option("--memory-limit", options.memory_limit, "Memory that a process which reads a PDF may take")
      ->check(CLI::Range(64, 1'048'576))
      ->type_name("MB")
      ->capture_default_str();
}

void add_fail_on(CLI::App& app, CommonOptions& options) {
  app.add_option("--fail-on", options.fail_on, "Exit with status 1 where something of this severity or above was found: content, form, artifact; none: never")
      ->check(CLI::IsMember({"content", "form", "artifact", "none"}))
      ->type_name("SEVERITY")
      ->capture_default_str();
}

void add_language_option(CLI::App& app, CommonOptions& options) {
  app.add_option("--lang", options.language, "Language of the messages and of the report's own words")
      ->check(CLI::IsMember(std::vector<std::string>(kLanguageTags.begin(), kLanguageTags.end())))
      ->type_name("TAG")
      ->capture_default_str();
}

void add_report_options(CLI::App& app, CommonOptions& options) {
  add_language_option(app, options);
  app.add_flag("--bom", options.byte_order_mark, "CSV: begin with a byte order mark, so that spreadsheets see UTF-8");
}

void add_kind_options(CLI::App& app, CommonOptions& options) {
  std::vector<std::string> kinds;
  for (const KindRow& row : discrepancy_kinds()) kinds.emplace_back(row.name);
  app.add_option("--off", options.off, "Kinds not to report, parted by commas")
      ->check(CLI::IsMember(kinds))
      ->type_name("KIND,…")
      ->delimiter(',')
      ->allow_extra_args(false);
  const auto check = [](const std::string& rule) -> std::string {
    const std::size_t sign = rule.find('=');
    if (sign == std::string::npos) return rule + " is not KIND=SEVERITY";
    if (!discrepancy_kind_from(rule.substr(0, sign))) return "no kind is called " + rule.substr(0, sign);
    if (!severity_from(rule.substr(sign + 1))) return "no severity is called " + rule.substr(sign + 1) + ": content, form or artifact";
    return {};
  };
  app.add_option("--severity", options.severities, "Give a kind another severity: punctuation=artifact; several parted by commas")
      ->check(CLI::Validator(check, "", "KIND=SEVERITY"))
      ->type_name("KIND=SEVERITY,…")
      ->delimiter(',')
      ->allow_extra_args(false);
}

KindRules CommonOptions::kind_rules() const {
  KindRules rules;
  for (const std::string& kind : off) rules.off.push_back(*discrepancy_kind_from(kind));
  for (const std::string& rule : severities) {
    const std::size_t sign = rule.find('=');
    rules.severities.emplace_back(*discrepancy_kind_from(rule.substr(0, sign)), *severity_from(rule.substr(sign + 1)));
  }
  return rules;
}

void print_error(std::string_view message) {
  // One line, whatever a file name holds.
  std::string line(message);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  std::fprintf(stderr, "jiaokan: %s\n", line.c_str());
}

void print_warnings(const Document& document, const CommonOptions& options) {
  if (options.quiet) return;
  for (const Warning& w : document.warnings)
    print_error(document.source.name + ": warning: " + (w.page && !w.names_pages() ? "page " + std::to_string(*w.page) + ": " : "") + w.message);
}

int status_of(const std::vector<Severity>& found, const CommonOptions& options) {
  const auto limit = severity_from(options.fail_on);
  if (!limit) return kDone;
  return std::any_of(found.begin(), found.end(), [&](Severity s) { return s <= *limit; }) ? kFound : kDone;
}

}  // namespace jiaokan::cli
