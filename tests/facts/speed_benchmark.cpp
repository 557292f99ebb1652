#include <algorithm>
#include <catch2/catch.hpp>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "facts/fact_extractor.h"
#include "facts/facts_support.h"
#include "facts/mentions.h"
#include "support/paths.h"

using namespace jiaokan;

namespace {

/// The texts of `paths` one after the other, again and again up to 30 MB.
std::string repeated(std::vector<std::filesystem::path> paths) {
  std::sort(paths.begin(), paths.end());
  std::string once, text;
  for (const auto& path : paths) once += test::read_file(path) + "\n";
  while (!paths.empty() && text.size() < 30'000'000) text += once;
  return text;
}

std::vector<std::filesystem::path> texts_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  if (!std::filesystem::is_directory(folder)) return found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") found.push_back(entry.path());
  }
  return found;
}

/// Processor time of the stage alone: the document and its width-folded text are in memory, results are made and not written.
void report(const std::string& what, const std::string& text) {
  if (text.empty()) return;
  const Document document = test::document_of(text);
  const NormalizedText folded = test::width_folded(document);
  const auto time = [&](const char* which, auto work) {
    std::size_t found = 0;
    double best = 1e9;
    for (int round = 0; round < 3; ++round) {
      const std::clock_t start = std::clock();
      found = work();
      best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    std::cout << what << ", " << which << ": " << static_cast<double>(text.size()) / 1e6 / best << " MB/s (" << static_cast<double>(text.size()) / 1e6
              << " MB, " << found << " found)" << std::endl;
  };
  time("facts", [&] { return facts::extract_facts(document, folded).targets.size(); });
  time("quantities", [&] { return facts::find_mentions(document, folded).size(); });
}

}  // namespace

/// Not part of a test run: build/release/tests/facts/test_facts "[benchmark]". The best of three, in processor time of one thread.
TEST_CASE("megabytes of policy text a second", "[.][benchmark]") {
  report("corpus plan, Simplified", repeated({test::source_dir() / "corpus/lanwan-2024/hans.txt"}));
  report("corpus plan, Traditional", repeated({test::source_dir() / "corpus/lanwan-2024/hant-hk.txt"}));
  const auto shared = test::shared();
  if (!shared) return;
  report("evaluation data, two editions of a plan", repeated(texts_in(*shared / "editions")));
  report("evaluation data, eight texts with gold", repeated(texts_in(*shared / "devset/facts/texts")));
}
