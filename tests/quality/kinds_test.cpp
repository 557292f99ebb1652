#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "support/command.h"
#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;
using Json = nlohmann::json;
namespace fs = std::filesystem;

// Changes planted in real texts: each must be found and called by its right name. Where a plant can rightly be called in two ways both count.

namespace {

const std::map<std::string, std::set<std::string>> kNames{
    {"clause_deleted", {"omission"}},
    {"clause_added", {"addition"}},
    {"paragraph_dropped", {"missing_block"}},
    {"modal", {"negation", "number"}},  // 以上 against 以下 bounds a figure
    {"negation", {"negation"}},
    {"number", {"number", "date"}},  // a figure that is a year
    {"year", {"date"}},
    {"unit", {"unit"}},
    {"punct_dropped", {"punctuation"}},
    {"real_punct", {"punctuation"}},
    {"latin", {"foreign_word"}},
    {"synonym", {"wording"}},
    {"list_item_removed", {"omission", "organisation"}},
    {"org_removed", {"organisation", "omission"}},
};

std::vector<Json> lines_of(const fs::path& file) {
  std::vector<Json> out;
  std::istringstream in(read_file(file));
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) out.push_back(Json::parse(line));
  return out;
}

/// Whether a finding's side touches the plant's: by offsets in one block, a spot by what stands beside it.
bool touches(const Json& place, const Json& plant, const std::string& side) {
  if (place.is_null() || plant[side + "_paragraph"].is_null() || place["index"] != plant[side + "_paragraph"]) return false;
  if (!plant.contains(side + "_start") || plant[side + "_start"].is_null()) return true;
  const int begin = place["start"], end = place["end"], from = plant[side + "_start"], to = plant[side + "_end"];
  return begin == end || from == to ? begin - 1 <= to && from <= end + 1 : begin < to && from < end;
}

}  // namespace

TEST_CASE("planted changes are called by their right kind", "[quality][compare]") {
  if (!shared()) return;
  int plants = 0, right = 0;
  for (const auto& document : fs::directory_iterator(*shared() / "devset" / "discrepancies")) {
    if (!fs::is_regular_file(document.path() / "plants.jsonl")) continue;
    const CommandResult run =
        jiaokan_run({"compare", "--units", "lines", (document.path() / "a.txt").string(), (document.path() / "b.txt").string(), "--format", "jsonl"});
    REQUIRE(run.status <= 1);
    std::vector<Json> findings;
    std::istringstream in(run.out);
    for (std::string line; std::getline(in, line);) findings.push_back(Json::parse(line));
    for (const Json& plant : lines_of(document.path() / "plants.jsonl")) {
      const auto names = kNames.find(plant["kind"].get<std::string>());
      if (names == kNames.end()) continue;
      ++plants;
      const bool named = std::any_of(findings.begin(), findings.end(), [&](const Json& f) {
        return names->second.contains(f["kind"].get<std::string>()) && (touches(f["a"], plant, "a") || touches(f["b"], plant, "b"));
      });
      right += named;
      if (!named) std::cout << document.path().filename().string() << ": " << plant["kind"] << " " << plant["a_text"] << " / " << plant["b_text"] << "\n";
    }
    // A clean pair has nothing to say but what one edition shows by itself.
    if (document.path().filename().string().starts_with("clean-")) {
      for (const Json& f : findings) {
        const std::string kind = f["kind"];
        CHECK((kind == "misconversion" || kind == "glyph_error" || kind == "page_furniture"));
      }
    }
  }
  REQUIRE(plants > 100);
  std::cout << "kinds named right: " << right << " of " << plants << "\n";
  CHECK(right >= 0.90 * plants);
}
