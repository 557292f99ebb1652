#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <set>

#include "core/utf8.h"
#include "quality/gold.h"
#include "support/jiaokan.h"
#include "support/paths.h"

using namespace jiaokan::test;
namespace utf8 = jiaokan::utf8;

// The floors of the corpus: every measure is printed beside its floor, so that a run shows how much room there is.

namespace {

const std::vector<PlanPair>& pairs() {
  static const std::vector<PlanPair> all{
      {corpus() / "lanwan-2024", "hans", "hant-hk", "txt"},
      {corpus() / "lanwan-2024", "hans", "hant-hk", "pdf"},
      {corpus() / "qiyun-2025", "hans", "hant-tw", "txt"},
      {corpus() / "qiyun-2025", "hans", "hant-tw", "pdf"},
  };
  return all;
}

std::string tag(const PlanPair& pair) { return pair.folder.filename().string() + " " + pair.layout; }

void floor_holds(const std::string& what, double value, double floor) {
  std::cout << what << ": " << value << " (floor " << floor << ")\n";
  INFO(what);
  CHECK(value >= floor);
}

Json run_json(std::vector<std::string> arguments) {
  arguments.insert(arguments.end(), {"--format", "json"});
  const CommandResult r = jiaokan_run(arguments);
  INFO(r.err);
  REQUIRE(r.status <= 1);
  return Json::parse(r.out);
}

std::string text_of(const Json& row) { return squeezed(row["text"].get<std::string>()); }

std::vector<std::string> boundaries(const std::vector<Json>& blocks) {
  std::vector<std::string> ends;
  std::size_t at = 0;
  for (const Json& b : blocks) ends.push_back(std::to_string(at += utf8::length(text_of(b))));
  return ends;
}

std::vector<std::string> headings(const std::vector<Json>& blocks) {
  std::vector<std::string> out;
  for (const Json& b : blocks)
    if (b["kind"] == "heading") out.push_back(text_of(b) + "@" + std::to_string(b["level"].get<int>()));
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& p : parts) out += p + ",";
  return out;
}

/// A reported place against a planted one of the same side: the same block, and spans that overlap or touch.
bool same_spot(const Json& place, const Json& planted, const std::string& side, const std::map<std::size_t, std::string>& ids) {
  if (place.is_null() || planted[side + "_block"].is_null()) return false;
  const auto id = ids.find(place["index"].get<std::size_t>());
  if (id == ids.end() || id->second != planted[side + "_block"].get<std::string>()) return false;
  if (planted["kind"] == "missing_block" || planted["kind"] == "extra_block" || planted["kind"] == "moved_block") return true;
  const auto start = planted[side + "_start"].get<long>();
  const auto end = start + static_cast<long>(utf8::length(planted[side].get<std::string>()));
  return place["start"].get<long>() <= end && start <= place["end"].get<long>();
}

}  // namespace

TEST_CASE("extraction gives the corpus its blocks", "[quality][extract]") {
  for (const PlanPair& pair : pairs()) {
    for (const bool b : {false, true}) {
      const std::vector<Json> want = pair.blocks(b);
      const std::vector<Json> got = run_json({"extract", pair.file(b)})["blocks"].get<std::vector<Json>>();
      std::string all_want, all_got;
      for (const Json& row : want) all_want += text_of(row);
      for (const Json& row : got) all_got += text_of(row);
      const std::string what = tag(pair) + (b ? " " + pair.name_b : " " + pair.name_a);
      floor_holds(what + ": text exact", all_got == all_want ? 1 : 0, 1);
      floor_holds(what + ": block boundaries F1", score(boundaries(got), boundaries(want)).f1(), 0.99);
      floor_holds(what + ": headings with level F1", score(headings(got), headings(want)).f1(), 0.99);
    }
  }
}

TEST_CASE("alignment of the corpus gives its beads", "[quality][align]") {
  for (const PlanPair& pair : pairs()) {
    const auto ids_a = gold_ids(run_json({"extract", pair.file(false)})["blocks"], pair.blocks(false));
    const auto ids_b = gold_ids(run_json({"extract", pair.file(true)})["blocks"], pair.blocks(true));
    const auto named = [](const Json& indices, const std::map<std::size_t, std::string>& ids) {
      std::vector<std::string> out;
      for (const Json& i : indices) out.push_back(ids.count(i.get<std::size_t>()) ? ids.at(i.get<std::size_t>()) : "?" + i.dump());
      return joined(out);
    };
    std::vector<std::string> got, want;
    const Json alignment = run_json({"align", pair.file(false), pair.file(true)});
    for (const Json& bead : alignment["beads"]) got.push_back(named(bead["a_index"], ids_a) + "|" + named(bead["b_index"], ids_b));
    for (const Json& bead : pair.gold("alignment"))
      want.push_back(joined(bead["hans"].get<std::vector<std::string>>()) + "|" + joined(bead["hant"].get<std::vector<std::string>>()));
    floor_holds(tag(pair) + ": beads F1", score(got, want).f1(), 0.98);
  }
}

TEST_CASE("every planted discrepancy of the corpus is found and none is invented", "[quality][compare]") {
  for (const PlanPair& pair : pairs()) {
    const auto ids_a = gold_ids(run_json({"extract", pair.file(false)})["blocks"], pair.blocks(false));
    const auto ids_b = gold_ids(run_json({"extract", pair.file(true)})["blocks"], pair.blocks(true));
    std::vector<Json> planted;
    for (const Json& row : pair.gold("discrepancies"))
      if (pair.layout == "txt" || !row.contains("in")) planted.push_back(row);
    const Json reported = run_json({"compare", pair.file(false), pair.file(true)})["discrepancies"];
    std::set<std::size_t> explained;
    std::size_t found = 0, kind_right = 0;
    for (const Json& p : planted) {
      bool hit = false, kind = false;
      for (std::size_t i = 0; i < reported.size(); ++i) {
        const Json& r = reported[i];
        if (!same_spot(r["a"], p, "hans", ids_a) && !same_spot(r["b"], p, "hant", ids_b)) continue;
        explained.insert(i);
        hit = true;
        kind = kind || r["kind"] == p["kind"];
      }
      found += hit;
      kind_right += kind;
      if (!hit || !kind) std::cout << "  " << (hit ? "other kind: " : "missed: ") << p["id"] << " " << p["kind"] << " " << p["hans"] << " | " << p["hant"] << "\n";
    }
    // A web page's header and footer are furniture of the text edition: reported as such, planted by its form.
    std::size_t invented = 0;
    for (std::size_t i = 0; i < reported.size(); ++i) {
      if (explained.count(i) || reported[i]["kind"] == "page_furniture") continue;
      ++invented;
      std::cout << "  invented: " << reported[i]["kind"] << " " << (reported[i]["a"].is_null() ? Json() : reported[i]["a"]["text"]) << " | "
                << (reported[i]["b"].is_null() ? Json() : reported[i]["b"]["text"]) << "\n";
    }
    floor_holds(tag(pair) + ": planted discrepancies found of " + std::to_string(planted.size()), static_cast<double>(found), static_cast<double>(planted.size()));
    floor_holds(tag(pair) + ": with the right kind", static_cast<double>(kind_right), 0.95 * static_cast<double>(planted.size()));
    std::cout << tag(pair) << ": invented discrepancies: " << invented << " (at most 0)\n";
    CHECK(invented == 0);
  }
}

TEST_CASE("facts of the corpus are read from both editions", "[quality][facts]") {
  for (const PlanPair& pair : pairs()) {
    if (!std::filesystem::exists(pair.folder / "gold/targets.jsonl")) continue;
    for (const bool b : {false, true}) {
      const std::string edition = b ? "hant" : "hans";
      const Json facts = run_json({"facts", pair.file(b)});
      std::vector<std::string> want, optional, got, units_want, units_got;
      for (const Json& t : pair.gold("targets")) {
        const Json value = t[b ? "value_hant" : "value"], unit = t[b ? "unit_hant" : "unit"];
        if (value.is_null()) continue;
        const std::string key = value.dump() + " " + (unit.is_null() ? "" : unit.get<std::string>()) + " " + joined(t["section"].get<std::vector<std::string>>());
        (t.value("optional", false) ? optional : want).push_back(key);
      }
      for (const Json& t : facts["targets"])
        got.push_back(t["value"].dump() + " " + (t["unit"].is_null() ? "" : t["unit"].get<std::string>()) + " " + joined(t["section"].get<std::vector<std::string>>()));
      // Right to find, no fault to leave.
      for (const std::string& key : optional) {
        const auto it = std::find(got.begin(), got.end(), key);
        if (it != got.end() && score(got, want).hits == score(std::vector<std::string>(got.begin(), it), want).hits + score(std::vector<std::string>(it + 1, got.end()), want).hits) got.erase(it);
      }
      const std::string what = tag(pair) + " " + edition;
      floor_holds(what + ": targets by value, unit and section F1", score(got, want).f1(), 0.90);
      for (const Json& r : pair.gold("responsibilities")) {
        if (r["units_" + edition].is_null() || r["units_" + edition].empty()) continue;
        units_want.push_back(joined(r["units_" + edition].get<std::vector<std::string>>()));
      }
      for (const Json& r : facts["responsibilities"]) {
        std::vector<std::string> names;
        for (const Json& u : r["units"]) names.push_back(u["name"].get<std::string>());
        units_got.push_back(joined(names));
      }
      floor_holds(what + ": groups of responsible units F1", score(units_got, units_want).f1(), 0.90);
    }
  }
}
