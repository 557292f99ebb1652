// Whole editions: the project's corpus, and the evaluation data where it is there.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "convert/normalize.h"
#include "convert/script_detector.h"
#include "convert/script_faults.h"
#include "core/utf8.h"
#include "support/paths.h"

using namespace jiaokan;
using namespace jiaokan::convert;
using nlohmann::json;

namespace {

std::vector<json> read_jsonl(const std::filesystem::path& path) {
  std::vector<json> rows;
  std::istringstream in(test::read_file(path));
  for (std::string line; std::getline(in, line);)
    if (!line.empty()) rows.push_back(json::parse(line));
  return rows;
}

/// Gold blocks as a document; furniture rows are left out.
struct GoldEdition {
  Document document;
  std::map<std::string, std::size_t> index;  // of the gold's block ids
};

GoldEdition read_edition(const std::filesystem::path& path) {
  GoldEdition edition;
  for (const json& row : read_jsonl(path))
    if (row.value("kind", "") != "furniture") edition.index[row["id"]] = edition.document.add_block(BlockKind::kParagraph, row["text"].get<std::string>());
  edition.document.script = detect_script(edition.document.text);
  return edition;
}

std::vector<std::filesystem::path> corpus_golds() {
  std::vector<std::filesystem::path> out;
  for (const auto& entry : std::filesystem::directory_iterator(test::corpus()))
    if (std::filesystem::is_directory(entry.path() / "gold")) out.push_back(entry.path() / "gold");
  std::sort(out.begin(), out.end());
  return out;
}

std::filesystem::path hant_blocks(const std::filesystem::path& gold) {
  for (const auto& entry : std::filesystem::directory_iterator(gold)) {
    const std::string name = entry.path().filename();
    if (name.starts_with("hant") && name.ends_with(".blocks.jsonl")) return entry.path();
  }
  throw std::runtime_error("no Traditional blocks in " + gold.string());
}

const std::set<std::string> kOwnFaults{"misconversion", "glyph_error", "foreign_word", "encoding", "markup"};

}  // namespace

TEST_CASE("the corpus: what differs only by script and layout folds to the same text", "[convert][corpus]") {
  for (const auto& gold : corpus_golds()) {
    const GoldEdition hans = read_edition(gold / "hans.blocks.jsonl"), hant = read_edition(hant_blocks(gold));
    std::set<std::string> really_differ;
    for (const json& row : read_jsonl(gold / "discrepancies.jsonl"))
      if (row["hans_block"].is_string()) really_differ.insert(row["hans_block"]);
    for (const json& row : read_jsonl(gold / "expected.jsonl"))
      if (row["kind"] == "value" && row["hans_block"].is_string()) really_differ.insert(row["hans_block"]);  // 12000 and 1.2万: compare's business
    const NormalizedText a = normalize(hans.document, comparison_plan()), b = normalize(hant.document, comparison_plan());
    std::size_t pairs = 0;
    for (const json& bead : read_jsonl(gold / "alignment.jsonl")) {
      if (bead["hans"].size() != 1 || bead["hant"].size() != 1 || really_differ.contains(bead["hans"][0])) continue;
      CAPTURE(gold, bead["hans"][0]);
      CHECK(a.segment_text(hans.index.at(bead["hans"][0])) == b.segment_text(hant.index.at(bead["hant"][0])));
      ++pairs;
    }
    CHECK(pairs > 30);
  }
}

TEST_CASE("the corpus: every fault that an edition shows by itself is found and nothing else", "[convert][corpus]") {
  for (const auto& gold : corpus_golds()) {
    struct Side {
      GoldEdition edition;
      std::string name;
      std::vector<SpanFinding> findings;
    };
    std::vector<Side> sides{{read_edition(gold / "hans.blocks.jsonl"), "hans", {}}, {read_edition(hant_blocks(gold)), "hant", {}}};
    for (Side& side : sides) {
      CHECK(side.edition.document.script.detected == (side.name == "hans" ? Script::kHans : Script::kHant));
      side.findings = find_script_faults(side.edition.document).findings;
    }
    const auto take = [&](Side& side, const json& row) {
      if (!row[side.name + "_block"].is_string() || !row[side.name].is_string()) return false;
      const auto index = side.edition.index.find(row[side.name + "_block"].get<std::string>());
      if (index == side.edition.index.end()) return false;
      const RawSpan block = side.edition.document.blocks[index->second].text;
      const std::string fault = row[side.name];
      const auto found = std::find_if(side.findings.begin(), side.findings.end(), [&](const SpanFinding& f) {
        const std::string_view shown = side.edition.document.slice(f.span);
        return block.contains(f.span) && to_string(f.kind) == row["kind"] &&
               (fault.find(shown) != std::string::npos || shown.find(fault) != std::string_view::npos);
      });
      if (found == side.findings.end()) return false;
      side.findings.erase(found);
      return true;
    };
    for (const json& row : read_jsonl(gold / "discrepancies.jsonl")) {
      if (!kOwnFaults.contains(row["kind"])) continue;
      CAPTURE(gold, row.dump());
      CHECK((take(sides[0], row) || take(sides[1], row)));
    }
    for (const Side& side : sides) {
      for (const SpanFinding& f : side.findings) {
        CAPTURE(gold, side.name, side.edition.document.slice(f.span), f.message);
        CHECK(false);
      }
    }
  }
}

TEST_CASE("the evaluation pair folds to equal text but for what really differs, and its misconversions are found", "[convert][shared]") {
  const auto shared = test::shared();
  if (!shared) return;
  const auto gold = *shared / "gold" / "guangzhou-2019";
  const GoldEdition hans = read_edition(gold / "hans.blocks.jsonl"), hant = read_edition(gold / "hant.blocks.jsonl");
  const NormalizedText a = normalize(hans.document, comparison_plan()), b = normalize(hant.document, comparison_plan());
  std::size_t all = 0, equal = 0;
  for (const json& bead : read_jsonl(gold / "alignment.jsonl")) {
    if (!bead["hans"].is_string() && bead["hans"].empty()) continue;
    const auto id = [](const json& side) { return side.is_string() ? side.get<std::string>() : side[0].get<std::string>(); };
    const std::u32string x = utf8::to_utf32(a.segment_text(hans.index.at(id(bead["hans"])))),
                         y = utf8::to_utf32(b.segment_text(hant.index.at(id(bead["hant"]))));
    // The text is the same up to one place, so common ends count it well enough.
    std::size_t head = 0, tail = 0;
    while (head < std::min(x.size(), y.size()) && x[head] == y[head]) ++head;
    while (tail < std::min(x.size(), y.size()) - head && x[x.size() - 1 - tail] == y[y.size() - 1 - tail]) ++tail;
    all += x.size();
    equal += head + tail;
  }
  CHECK(static_cast<double>(equal) / static_cast<double>(all) >= 0.9992);

  std::size_t wrong = 0;
  std::u32string wrong_characters;
  for (const json& row : read_jsonl(gold / "misconversions.jsonl")) {
    if (row["verdict"] != "wrong") continue;
    wrong += row.value("n", 1u);
    wrong_characters += utf8::to_utf32(row["hant_char"].get<std::string>());
  }
  std::size_t hits = 0, alarms = 0;
  for (const SpanFinding& f : find_script_faults(hant.document).findings) {
    if (f.kind != DiscrepancyKind::kMisconversion && f.kind != DiscrepancyKind::kGlyphError) continue;
    const bool hit = utf8::to_utf32(hant.document.slice(f.span)).find_first_of(wrong_characters) != std::u32string::npos;
    ++(hit ? hits : alarms);
  }
  CHECK(static_cast<double>(hits) >= 0.95 * static_cast<double>(wrong));
  CHECK(alarms <= 3);
}

TEST_CASE("clean pairs of the evaluation data fold to equal text line by line", "[convert][shared]") {
  const auto shared = test::shared();
  if (!shared) return;
  for (const char* name :
       {"discrepancies/clean-govrep-beijing", "discrepancies/clean-law-postal", "discrepancies/clean-maintguide-dreq", "bitext/hans-hant/bible-cuv-Gen"}) {
    const auto folder = *shared / "devset" / name;
    std::vector<Document> editions(2);
    for (std::size_t side = 0; side < 2; ++side) {
      std::istringstream in(test::read_file(folder / (side == 0 ? "a.txt" : "b.txt")));
      for (std::string line; std::getline(in, line);) editions[side].add_block(BlockKind::kParagraph, line);
    }
    const NormalizedText a = normalize(editions[0], comparison_plan()), b = normalize(editions[1], comparison_plan());
    for (const json& bead : read_jsonl(folder / "gold.jsonl")) {
      if (bead["a"].size() != 1 || bead["b"].size() != 1) continue;
      CAPTURE(name, bead.dump());
      CHECK(a.segment_text(bead["a"][0]) == b.segment_text(bead["b"][0]));
    }
  }
}
