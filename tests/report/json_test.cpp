#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "core/error.h"
#include "core/utf8.h"
#include "report/json_parts.h"
#include "report/json_reader.h"
#include "report/json_text.h"
#include "report/json_writer.h"
#include "report/sample.h"
#include "support/random.h"

using namespace jiaokan;
using Json = nlohmann::json;

TEST_CASE("a document written as JSON reads back as it was", "[report][json]") {
  const Document d = test::sample_pair().a.document;
  const std::string json = report::document_json(d, {});
  REQUIRE(report::is_document_json(json));
  const Document back = report::read_document_json(json, "saved.json");
  CHECK(report::document_json(back, {}) == json);
  CHECK(back.text == d.text);
  CHECK(back.source.name == "plan.zh-Hans.pdf");
  CHECK(back.runs.size() == d.runs.size());
  CHECK(back.blocks[1].section == std::vector<std::string>{"一"});
}

TEST_CASE("cells, places of the metadata and repaired characters survive saving", "[report][json]") {
  Document d = test::sample_pair().a.document;
  const std::size_t at = d.add_block(BlockKind::kTable, "指标\t2025年\n绿地率\t45%");
  const std::uint32_t begin = d.blocks[at].text.begin;
  d.blocks[at].cells = {{0, 0, 1, 1, {begin, begin + 6}}, {0, 1, 1, 2, {begin + 7, begin + 14}}, {1, 0, 1, 1, {begin + 15, begin + 24}}};
  d.metadata.title = "主要目标";
  d.metadata.spans.title = RawSpan{6, 18};
  d.repairs = {{{begin, begin + 3}, 0x2F00}, {{begin + 3, begin + 6}, 0x2F81A}};
  d.blocks[0].script = Script::kMixed;
  d.script_spans = {{{0, 9}, Script::kHans}, {{9, d.blocks[0].text.end}, Script::kHant}};
  d.script.hans_characters = 12;
  d.script.standards = {{ScriptStandard::kHk, 0.5, {{"着", 3}}}};
  d.script.leftovers = {{"標", 2, {begin, begin + 3}}};
  const std::string json = report::document_json(d, {});
  const Json parsed = Json::parse(json);
  CHECK(parsed["blocks"][0]["script_spans"][1]["start"] == 3);
  CHECK(parsed["script"]["leftovers"][0]["first"]["start"] == 0);
  CHECK(parsed["blocks"][at]["cells"][1]["start"] == 3);
  CHECK(parsed["blocks"][at]["cells"][1]["column_span"] == 2);
  CHECK(parsed["metadata_places"]["title"]["text"] == "主要目标");
  CHECK(parsed["metadata_places"]["issuer"].is_null());
  CHECK(parsed["repairs"][0]["code"] == "U+2F00");
  CHECK(parsed["repairs"][1]["start"] == 1);
  const Document back = report::read_document_json(json, "saved.json");
  CHECK(report::document_json(back, {}) == json);
  REQUIRE(back.blocks[at].cells.size() == 3);
  CHECK(back.slice(back.blocks[at].cells[2].text) == "绿地率");
  CHECK(back.slice(*back.metadata.spans.title) == "主要目标");
  CHECK(back.repairs[1].code == 0x2F81A);
  for (const char* code : {"2F00", "U+", "U+zzzz", "U+123456789"}) {
    std::string broken = json;
    broken.replace(broken.find("U+2F00"), 6, code);
    CHECK_THROWS_AS(report::read_document_json(broken, "x"), Error);
  }
}

TEST_CASE("a saved document that was changed by hand is refused by what is wrong", "[report][json]") {
  const std::string json = report::document_json(test::sample_pair().a.document, {});
  const std::pair<std::string, std::string> cases[] = {
      {"\"paragraph\"", "\"stanza\""},         {"\"index\"", "\"number\""},  {"\"hans\"", "\"runes\""},
      {"\"level\": 0", "\"level\": \"none\""}, {"\"blocks\"", "\"bricks\""},
  };
  for (const auto& [from, to] : cases) {
    std::string broken = json;
    broken.replace(broken.find(from), from.size(), to);
    INFO(to);
    if (from == "\"index\"") {
      CHECK_NOTHROW(report::read_document_json(broken, "x"));  // the order of the blocks is their index
      continue;
    }
    CHECK_THROWS_AS(report::read_document_json(broken, "x"), Error);
  }
  for (const char* text :
       {"{\"format\": \"jiaokan.document/1\"", "{\"format\": \"jiaokan.document/1\", \"sources\": []}", "{\"format\": \"jiaokan.document/1\", \"sources\": 3}"})
    CHECK_THROWS_AS(report::read_document_json(text, "x"), Error);
}

TEST_CASE("what only looks like a document is none", "[report][json]") {
  for (const char* text : {"", "{}", "{\"format\": \"jiaokan.lint/1\"}", "一、{\"format\": \"jiaokan.document/1\"}", "[\"jiaokan.document/1\"]"})
    CHECK_FALSE(report::is_document_json(text));
}

TEST_CASE("a place in JSON counts code points and names page, boxes and quote", "[report][json]") {
  const test::SamplePair p = test::sample_pair();
  const Json c = Json::parse(report::comparison_json({p.a, p.b, p.alignment, p.comparison}, {}));
  CHECK(c["summary"]["content"] == 3);
  CHECK(c["summary"]["expected"] == 1204);
  const Json& a = c["discrepancies"][0]["a"];
  CHECK(a["block"] == "b2");
  CHECK(a["start"] == 13);
  CHECK(a["end"] == 15);
  CHECK(a["page"] == 1);
  CHECK(a["boxes"].size() == 1);
  CHECK(a["quote"]["prefix"] == "到2026年，全市新建公园");
  const Json& gap = c["discrepancies"][1]["b"];
  CHECK(gap["text"] == "");
  CHECK(gap["start"] == gap["end"]);
  CHECK(c["discrepancies"][2]["b"].is_null());
  CHECK(c["alignment"]["summary"]["a_only"] == 1);
  CHECK_FALSE(c.contains("expected"));
}

TEST_CASE("numbers in JSON are plain", "[report][json]") {
  test::SamplePair p = test::sample_pair();
  const auto target = [](const char* value) {
    Target t;
    t.id = "t1";
    t.value = Decimal::parse(value);
    return t;
  };
  for (const char* value : {"120000000000", "3.1", "0.05", "-2", "0", "12345678901234567890"}) p.a.facts.targets.push_back(target(value));
  const std::string json = report::facts_json({{p.a.document, p.a.facts}}, {});
  for (const char* want : {"\"value\": 120000000000,", "\"value\": 3.1,", "\"value\": 0.05,", "\"value\": -2,", "\"value\": 0,"})
    CHECK(json.find(want) != std::string::npos);
}

TEST_CASE("JSON written piece by piece is what values would give", "[report][json][property]") {
  using report::JsonText;
  test::Random random(7);
  for (int round = 0; round < 200; ++round) {
    // The same random value twice: as a tree, and piece by piece.
    std::string pieces;
    const bool pretty = round % 2 == 0;
    JsonText out(pieces, pretty ? JsonText::Layout::kPretty : JsonText::Layout::kOneLine);
    const std::function<report::Json(int)> make = [&](int depth) -> report::Json {
      switch (random.below(depth > 3 ? 7 : 9)) {
        case 0: return out.value(nullptr), report::Json(nullptr);
        case 1: return out.value(true), report::Json(true);
        case 2: {
          const auto n = static_cast<std::int64_t>(random.below(UINT32_MAX)) - (std::int64_t{1} << 31);
          return out.value(n), report::Json(n);
        }
        case 3: {
          static const std::vector<double> kEdges = {0, -0.0, -0.001, 0.005, 0.01, 0.1, 1, 72.5, 99.995, -12.34, 1e9, 1e13, 1e15, 1e20, INFINITY, NAN};
          const double points = random.below(2) == 0 ? kEdges[random.below(16)] : (static_cast<double>(random.below(2'000'000)) - 1e6) / 997;
          return out.points(points), report::Json(std::round(points * 100) / 100);
        }
        case 4:
        case 5: {
          std::string text;
          for (std::uint32_t i = random.below(12); i > 0; --i) utf8::append(text, random.below(2) == 0 ? random.below(0x80) : 0x4E00 + random.below(0x1000));
          return out.value(text), report::Json(text);
        }
        case 6: {
          const double shares[] = {0, 1, 0.9583, -2.5, 1e-7, 123456789.125, 1e300, NAN};
          const double share = shares[random.below(8)];
          return out.value(share), report::Json(share);
        }
        case 7: {
          report::Json array = report::Json::array();
          out.begin_array();
          for (std::uint32_t i = random.below(4); i > 0; --i) array.push_back(make(depth + 1));
          out.end_array();
          return array;
        }
        default: {
          report::Json object = report::Json::object();
          out.begin_object();
          for (std::uint32_t i = 0, n = random.below(4); i < n; ++i) {
            const std::string key = "k" + std::to_string(i);
            out.key(key);
            object[key] = make(depth + 1);
          }
          out.end_object();
          return object;
        }
      }
    };
    const report::Json value = make(0);
    CHECK(pieces + "\n" == (pretty ? report::pretty(value) : report::line(value)));
  }
  std::string text;
  CHECK_THROWS_AS(JsonText(text).value(std::string_view("\xE4\xB8")), std::logic_error);
}
