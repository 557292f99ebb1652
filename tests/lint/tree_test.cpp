#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "core/comparison.h"
#include "core/resources.h"
#include "support/paths.h"

namespace fs = std::filesystem;

TEST_CASE("every kind of discrepancy is in the schemas, and none besides", "[lint][schema]") {
  const auto count = [](std::string_view text, const std::string& word) {
    std::size_t n = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++n;
    return n;
  };
  const std::string_view comparison = jiaokan::resource("schemas/comparison.schema.json");
  const std::string_view lint = jiaokan::resource("schemas/lint.schema.json");
  const std::string_view list = comparison.substr(comparison.find("\"discrepancy\": {"));
  const std::size_t begin = list.find("\"enum\": ["), end = list.find(']', begin);
  std::size_t in_enum = count(list.substr(begin, end - begin), "\",") + 1;
  std::size_t rows = 0;
  for (const jiaokan::KindRow& row : jiaokan::discrepancy_kinds()) {
    INFO(row.name);
    const std::string quoted = "\"" + std::string(row.name) + "\"";
    CHECK(lint.find(quoted) != std::string_view::npos);
    if (row.lint_only) continue;
    ++rows;
    CHECK(list.substr(begin, end - begin).find(quoted) != std::string_view::npos);
  }
  CHECK(in_enum == rows);
}

TEST_CASE("the sources carry no tab, no blank at a line end", "[lint]") {
  int seen = 0;
  for (const char* folder : {"src", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(jiaokan::test::source_dir() / folder)) {
      if (entry.path().extension() != ".h" && entry.path().extension() != ".cpp") continue;
      ++seen;
      std::istringstream in(jiaokan::test::read_file(entry.path()));
      std::string line;
      for (int number = 1; std::getline(in, line); ++number) {
        INFO(entry.path() << ":" << number);
        CHECK(line.find('\t') == std::string::npos);
        CHECK((line.empty() || (line.back() != ' ' && line.back() != '\r')));
      }
    }
  }
  CHECK(seen > 40);
}

TEST_CASE("no test name is one that Catch would split or take for an option", "[lint]") {
  int seen = 0;
  const std::string macro = std::string("TEST_CASE") + "(\"";
  for (const auto& entry : fs::recursive_directory_iterator(jiaokan::test::source_dir() / "tests")) {
    if (entry.path().extension() != ".cpp") continue;
    std::istringstream in(jiaokan::test::read_file(entry.path()));
    for (std::string line; std::getline(in, line);) {
      if (!line.starts_with(macro)) continue;
      ++seen;
      const std::string name = line.substr(macro.size(), line.find('"', macro.size()) - macro.size());
      INFO(entry.path() << ": " << name);
      CHECK(name.find(';') == std::string::npos);
      CHECK(name.front() != '-');
    }
  }
  CHECK(seen > 150);
}
