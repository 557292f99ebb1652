#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "support/paths.h"

// The rules of the house on who may include what. CMake links third parties PRIVATE, but ICU, RE2, JSON and the like sit in /usr/include,
// so only a look at the #include lines keeps them in their stage.

namespace fs = std::filesystem;

namespace {

const std::map<std::string, std::set<std::string>> kMayUseStage{
    {"core", {"core"}},
    {"extract", {"core", "extract"}},
    {"convert", {"core", "convert"}},
    {"align", {"core", "align"}},
    {"facts", {"core", "facts"}},
    {"compare", {"core", "compare"}},
    {"report", {"core", "report"}},
    {"pipeline", {"core", "extract", "convert", "align", "facts", "compare", "report", "pipeline"}},
    {"cli", {"core", "report", "pipeline", "cli"}},
};

/// Third-party headers by the beginning of their name, and the stages that may include them (empty header list: none).
const std::map<std::string, std::set<std::string>> kMayUseLibrary{
    {"poppler/", {"extract"}}, {"qpdf/", {"extract"}},   {"gumbo.h", {"extract"}},    {"cmark.h", {"extract"}}, {"zip.h", {"extract"}}, {"pugixml.hpp", {"extract"}},       {"unicode/", {"convert", "extract"}},
    {"opencc/", {"convert"}},  {"utf8proc.h", {"convert", "report"}}, {"re2/", {"facts"}}, {"nlohmann/", {"convert", "facts", "report"}}, {"CLI/", {"cli"}},
    {"nettle/", {"pipeline", "report"}}, {"png.h", {"extract"}}, {"xlsxwriter.h", {"report"}}, {"dlfcn.h", {"core"}},
};

struct Include {
  std::string file, name;
  bool quoted;
};

std::vector<Include> includes_of(const fs::path& file) {
  static const std::regex kLine(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> found;
  std::istringstream in(jiaokan::test::read_file(file));
  for (std::string line; std::getline(in, line);) {
    std::smatch m;
    if (std::regex_search(line, m, kLine)) found.push_back({file.filename().string(), m[2], m[1] == "\""});
  }
  return found;
}

bool is_standard(const std::string& name) {
  // The C++ library has no dot and no slash; what else is allowed is POSIX.
  if (name.find_first_of("./") == std::string::npos) return true;
  return name.starts_with("sys/") || name == "unistd.h" || name == "malloc.h" || name == "fcntl.h" || name == "poll.h" || name == "signal.h" || name == "spawn.h" || name == "pthread.h" || name == "sanitizer/asan_interface.h";
}

template <class Visit>
void for_each_source(Visit visit) {
  for (const auto& [stage, allowed] : kMayUseStage)
    for (const auto& entry : fs::recursive_directory_iterator(jiaokan::test::source_dir() / "src" / stage))
      if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp") visit(stage, entry.path());
}

}  // namespace

TEST_CASE("a stage includes core and itself, never another stage", "[lint]") {
  int seen = 0;
  for_each_source([&](const std::string& stage, const fs::path& file) {
    for (const Include& include : includes_of(file)) {
      if (!include.quoted) continue;
      ++seen;
      INFO(file << " includes \"" << include.name << "\"");
      const std::string folder = include.name.substr(0, include.name.find('/'));
      CHECK(kMayUseStage.at(stage).count(folder) == 1);
    }
  });
  CHECK(seen > 50);
}

TEST_CASE("a library is included only by the stage it belongs to", "[lint]") {
  for_each_source([&](const std::string& stage, const fs::path& file) {
    for (const Include& include : includes_of(file)) {
      if (include.quoted || is_standard(include.name)) continue;
      INFO(file << " includes <" << include.name << ">");
      bool known = false, allowed = false;
      for (const auto& [prefix, stages] : kMayUseLibrary) {
        if (!include.name.starts_with(prefix)) continue;
        known = true;
        allowed = stages.count(stage) == 1;
      }
      CHECK(known);
      CHECK(allowed);
    }
  });
}

TEST_CASE("the headers of core and of the stages' contracts need the standard library only", "[lint]") {
  for (const char* header : {"extract/reader.h", "convert/normalize.h", "convert/script_converter.h", "convert/script_detector.h", "convert/script_faults.h", "align/aligner.h",
                             "facts/fact_extractor.h", "compare/compare_editions.h", "compare/lint_edition.h", "report/writers.h", "report/json_reader.h", "pipeline/editions.h"}) {
    for (const Include& include : includes_of(jiaokan::test::source_dir() / "src" / header)) {
      INFO(header << " includes " << include.name);
      CHECK((include.quoted || is_standard(include.name)));
    }
  }
  for (const auto& entry : fs::directory_iterator(jiaokan::test::source_dir() / "src/core")) {
    if (entry.path().extension() != ".h") continue;
    for (const Include& include : includes_of(entry.path())) {
      INFO(entry.path() << " includes " << include.name);
      CHECK((include.quoted || is_standard(include.name)));
    }
  }
}

TEST_CASE("nothing below the pipeline prints, exits or looks at the clock", "[lint]") {
  static const std::regex kForbidden(R"((std::cout|std::cerr|\bprintf\(|std::exit\(|\babort\(|std::time\(|system_clock|steady_clock|getenv\())");
  for_each_source([&](const std::string& stage, const fs::path& file) {
    // A child process that reads a PDF has to end, and its parent has to count its seconds: that is what these two are for.
    if (stage == "pipeline" || stage == "cli" || file.filename() == "child_process.cpp" || file.filename() == "item_pool.cpp") return;
    std::istringstream in(jiaokan::test::read_file(file));
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
      INFO(file << ":" << number << ": " << line);
      CHECK(!std::regex_search(line.substr(0, line.find("//")), kForbidden));
    }
  });
}
