#include <catch2/catch.hpp>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "facts/fact_extractor.h"
#include "facts/facts_support.h"
#include "facts/mentions.h"
#include "support/paths.h"

using namespace jiaokan;

/// Not part of a test run: build/release/tests/facts/test_facts "[benchmark]". The corpus plan in both scripts, its paragraphs numbered so that none is like
/// another.
TEST_CASE("megabytes of policy text a second", "[.][benchmark]") {
  for (const char* edition : {"hans", "hant-hk"}) {
    std::ifstream file(test::source_dir() / "corpus/lanwan-2024" / (std::string(edition) + ".txt"));
    std::string line, text;
    std::vector<std::string> lines;
    while (std::getline(file, line))
      if (line.size() > 60) lines.push_back(line);
    REQUIRE_FALSE(lines.empty());
    for (std::size_t i = 0; text.size() < (8u << 20); ++i) text += "第" + std::to_string(i) + "项 " + lines[i % lines.size()] + "\n";
    const Document document = test::document_of(text);
    const NormalizedText folded = test::width_folded(document);
    const auto report = [&](const char* what, auto work) {
      work();
      const std::clock_t start = std::clock();
      const std::size_t found = work();
      const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
      std::cout << edition << " " << what << ": " << static_cast<double>(text.size()) / 1e6 / seconds << " MB/s, " << found << " found\n";
    };
    report("facts", [&] { return facts::extract_facts(document, folded).targets.size(); });
    report("quantities", [&] { return facts::find_mentions(document, folded).size(); });
  }
}
