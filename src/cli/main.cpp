#include <sys/resource.h>

#include <exception>
#include <new>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/config_file.h"
#include "cli/heap.h"
#include "core/version.h"

namespace {

using namespace jiaokan;

struct Verb {
  const char* name;
  const char* summary;
  void (*add)(CLI::App&, cli::Run&);
};

constexpr Verb kVerbs[] = {
    {"extract", "Read files into paragraphs, headings and tables, with page and box", cli::add_extract},
    {"convert", "Convert text between Simplified and Traditional (a filter)", cli::add_convert},
    {"align", "Match the paragraphs or sentences of two editions", cli::add_align},
    {"facts", "List targets and responsible units", cli::add_facts},
    {"compare", "Say where two editions disagree", cli::add_compare},
    {"lint", "Say what is wrong in one edition by itself", cli::add_lint},
};

constexpr const char* kFooter =
    "Input: PDF, DOCX, plain text (UTF-8, UTF-16, GB18030, Big5), Markdown, HTML, told apart by content; \"-\" is standard input;\n"
    "a jiaokan.document/1 saved by `extract --format json` is read back by every verb.\n"
    "\n"
    "Exit status: 0 done, nothing found; 1 compare or lint found something at or above --fail-on; 2 could not do it.\n"
    "\n"
    "Examples:\n"
    "  jiaokan compare plan.zh-Hans.pdf plan.zh-Hant.txt        where do they disagree?\n"
    "  jiaokan compare --format json -o report.json A B         the same for programs\n"
    "  jiaokan extract --format json -o plan.json plan.pdf      extract once, use it often\n"
    "  jiaokan facts plan.pdf                                   targets and responsible units\n"
    "  jiaokan convert --to hans < plan.zh-Hant.txt             Simplified text";

int run(int argc, char** argv) {
  CLI::App app("jiaokan (校勘) collates the editions of Chinese policy documents and says exactly where they disagree.", "jiaokan");
  app.set_version_flag("--version", "jiaokan " + std::string(kVersion));
  app.require_subcommand(1);
  app.footer(kFooter);
  app.get_formatter()->column_width(34);
  cli::Run chosen;
  for (const Verb& verb : kVerbs) {
    CLI::App* sub = app.add_subcommand(verb.name, verb.summary);
    sub->get_formatter()->column_width(34);
    sub->fallthrough();  // --config behind the verb
    verb.add(*sub, chosen);
  }
  app.set_config("--config", cli::default_config_file(), "Options of the verbs, one a line below [VERB]: fail-on = \"content\"")->type_name("FILE");
  app.allow_config_extras(CLI::config_extras_mode::error);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ConfigError& problem) {
    cli::print_error(cli::describe_config_problem(app, problem.what()));
    return cli::kFailed;
  } catch (const CLI::FileError&) {
    cli::print_error(app.get_option("--config")->as<std::string>() + ": no such file; check the name and the folder");
    return cli::kFailed;
  } catch (const CLI::ParseError& problem) {
    if (problem.get_exit_code() == 0) return app.exit(problem);  // --help, --version
    if (const auto place = cli::place_in_config(app, std::vector<std::string>(argv + 1, argv + argc), problem.what())) {
      cli::print_error(*place);
      return cli::kFailed;
    }
    std::string verb;
    for (const CLI::App* sub : app.get_subcommands()) verb = " " + sub->get_name();
    // A folder's worth of names (lint *) would fill the screen.
    constexpr std::size_t kNamed = 3;
    const std::vector<std::string> extra = app.remaining(true);
    const bool many = dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr && extra.size() > kNamed;
    const std::string what = many ? extra.front() + " and " + std::to_string(extra.size() - 1) + " more arguments were not expected" : problem.what();
    cli::print_error(what + "; see jiaokan" + verb + " --help");
    return cli::kFailed;
  }
  return chosen();
}

}  // namespace

namespace {

/// Two for each file that is read at the same time, and children need their own: with -j256 more than the 1,024 that systems begin with.
void allow_many_descriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

}  // namespace

int main(int argc, char** argv) {
  allow_many_descriptors();
  cli::prefer_large_pages();
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    cli::print_error("out of memory; split the input into parts");
  } catch (const std::exception& problem) {
    cli::print_error(problem.what());
  }
  return cli::kFailed;
}
