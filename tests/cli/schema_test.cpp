#include <catch2/catch.hpp>
#include <filesystem>

#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;

TEST_CASE("every JSON output keeps to its schema", "[cli][schema]") {
  const TemporaryFolder folder;
  std::vector<std::string> outputs;
  const auto add = [&](const std::string& name, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const CommandResult r = jiaokan_run(arguments);
    INFO(name << ": " << r.err);
    REQUIRE(r.status <= 1);
    outputs.push_back(folder.file(name, r.out));
  };
  int pairs = 0;
  for (const auto& plan : std::filesystem::directory_iterator(corpus())) {
    if (!plan.is_directory()) continue;
    std::string a, b;
    for (const auto& entry : std::filesystem::directory_iterator(plan.path())) {
      const std::string name = entry.path().filename().string();
      if (!name.ends_with(".txt") && !name.ends_with(".pdf")) continue;
      const std::string file = entry.path().string(), tag = plan.path().filename().string() + "." + name;
      add(tag + ".document.json", {"extract", file});
      add(tag + ".facts.json", {"facts", file});
      add(tag + ".quantities.json", {"facts", "--quantities", file});
      add(tag + ".lint.json", {"lint", file});
      (name.starts_with("hans") ? a : b) = name.ends_with(".pdf") || (name.starts_with("hans") ? a : b).empty() ? file : (name.starts_with("hans") ? a : b);
    }
    REQUIRE(!a.empty());
    REQUIRE(!b.empty());
    const std::string tag = plan.path().filename().string();
    add(tag + ".alignment.json", {"align", a, b});
    add(tag + ".sentences.json", {"align", a, b, "--level", "sentence"});
    add(tag + ".comparison.json", {"compare", a, b});
    add(tag + ".expected.json", {"compare", a, b, "--show", "expected"});
    ++pairs;
  }
  CHECK(pairs >= 2);
  std::vector<std::string> command{"/usr/bin/python3", (source_dir() / "tests/support/validate.py").string(), (source_dir() / "resources/schemas").string()};
  command.insert(command.end(), outputs.begin(), outputs.end());
  const CommandResult valid = run_command(command);
  INFO(valid.out << valid.err);
  CHECK(valid.status == 0);
}

TEST_CASE("the validator refuses what does not fit", "[cli][schema]") {
  const TemporaryFolder folder;
  const std::string wrong = folder.file("wrong.json", R"({"format": "jiaokan.lint/1", "tool": {"name": "jiaokan", "version": "0"}, "sources": [], "summary": {}, "findings": [{"id": "x1"}], "extra": 1})");
  const CommandResult r = run_command({"/usr/bin/python3", (source_dir() / "tests/support/validate.py").string(), (source_dir() / "resources/schemas").string(), wrong});
  CHECK(r.status == 1);
  CHECK(r.out.find("$.findings[0]") != std::string::npos);
  CHECK(r.out.find("extra") != std::string::npos);
}
