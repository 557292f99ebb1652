#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "core/comparison.h"
#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

constexpr const char* kVerbs[] = {"extract", "convert", "align", "facts", "compare", "lint"};

}  // namespace

TEST_CASE("help and version go to standard output with status 0", "[cli][help]") {
  const CommandResult help = jiaokan_run({"--help"});
  CHECK(help.status == 0);
  for (const char* verb : kVerbs) CHECK_THAT(help.out, Contains(verb));
  CHECK_THAT(help.out, Contains("Exit status"));
  const CommandResult version = jiaokan_run({"--version"});
  CHECK(version.status == 0);
  CHECK_THAT(version.out, StartsWith("jiaokan "));
}

TEST_CASE("a call that makes no sense is one line with status 2", "[cli][help]") {
  const std::vector<std::vector<std::string>> calls{{}, {"frobnicate"}, {"compare"}, {"compare", "one.txt"}, {"extract", "--format", "docx", "a.txt"}, {"lint", "--fail-on", "trouble", "a"},
                                                    {"convert", "--to", "klingon"}, {"extract", "-j", "0", "a.txt"}};
  for (const auto& call : calls) {
    const CommandResult r = jiaokan_run(call);
    INFO(r.err);
    CHECK(r.status == 2);
    CHECK(r.out.empty());
    CHECK_THAT(r.err, StartsWith("jiaokan: "));
    CHECK_THAT(r.err, Contains("--help"));
    CHECK(std::count(r.err.begin(), r.err.end(), '\n') == 1);
  }
}

TEST_CASE("a call with a folder's worth of names too many is one short line", "[cli][help]") {
  std::vector<std::string> args{"lint"};
  for (int i = 0; i < 500; ++i) args.push_back("file" + std::to_string(i) + ".txt");
  const CommandResult result = jiaokan_run(args);
  CHECK(result.status == 2);
  CHECK(result.err == "jiaokan: file1.txt and 498 more arguments were not expected; see jiaokan lint --help\n");
}

TEST_CASE("the help of compare explains every kind", "[cli][help]") {
  const std::string help = jiaokan_run({"compare", "--help"}).out;
  for (const jiaokan::KindRow& row : jiaokan::discrepancy_kinds()) {
    if (row.lint_only) continue;
    CHECK_THAT(help, Contains(std::string(row.name)));
    CHECK_THAT(help, Contains(std::string(row.meaning)));
  }
}

TEST_CASE("the man page knows every option that the help knows", "[cli][help]") {
  const std::string page = read_file(source_dir() / "man/jiaokan.1");
  static const std::regex kOption(R"(--[a-z][a-z-]+)");
  for (const char* verb : kVerbs) {
    const std::string help = jiaokan_run({verb, "--help"}).out;
    CHECK_THAT(page, Contains(verb));
    for (std::sregex_iterator at(help.begin(), help.end(), kOption), end; at != end; ++at) {
      std::string option = at->str(), escaped;
      for (const char c : option) escaped += c == '-' ? std::string("\\-") : std::string(1, c);
      INFO(verb << " " << option);
      CHECK(page.find(escaped) != std::string::npos);
    }
  }
}

TEST_CASE("the shell completes every verb, option and value", "[cli][help]") {
  const std::string script = (source_dir() / "completions/jiaokan.bash").string();
  const auto complete = [&](const std::vector<std::string>& words) {
    std::string line = "source '" + script + "'; COMP_WORDS=(jiaokan";
    for (const std::string& word : words) line += " '" + word + "'";
    line += "); COMP_CWORD=" + std::to_string(words.size()) + "; _jiaokan; printf '%s\\n' \"${COMPREPLY[@]}\"";
    std::istringstream in(run_command({"bash", "-c", line}).out);
    std::set<std::string> offered;
    for (std::string word; std::getline(in, word);) offered.insert(word);
    return offered;
  };
  static const std::regex kOption(R"(--[a-z][a-z-]+)");
  const std::set<std::string> verbs = complete({""});
  for (const char* verb : kVerbs) {
    CHECK(verbs.count(verb) == 1);
    const std::set<std::string> offered = complete({verb, "--"});
    const std::string help = jiaokan_run({verb, "--help"}).out;
    // Only the options that stand at a line's start: texts name options of other verbs.
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
      std::smatch m;
      if (!line.starts_with("  -") || !std::regex_search(line, m, kOption)) continue;
      INFO(verb << " " << m[0]);
      CHECK(offered.count(m[0]) == 1);
    }
  }
  CHECK(complete({"align", "--format", ""}) == std::set<std::string>{"html", "json", "jsonl", "ladder", "text", "tmx", "tsv", "xliff"});
  CHECK(complete({"convert", "--to", "h"}) == std::set<std::string>{"hans", "hant", "hk"});
}

TEST_CASE("the README shows what the program prints", "[cli][readme]") {
  const std::string readme = read_file(source_dir() / "README.md");
  const std::size_t begin = readme.find("```\nA  ") + 4;
  REQUIRE(begin > 4);
  std::istringstream shown(readme.substr(begin, readme.find("```", begin) - begin));
  const std::string printed = jiaokan_run({"compare", (corpus() / "lanwan-2024/hans.txt").string(), (corpus() / "lanwan-2024/hant-hk.txt").string()}).out;
  int lines = 0;
  for (std::string line; std::getline(shown, line);) {
    if (line.empty() || line == "…") continue;
    INFO(line);
    CHECK(printed.find(line + "\n") != std::string::npos);
    ++lines;
  }
  CHECK(lines > 15);
}
