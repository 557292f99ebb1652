#include "compare/moved_words.h"

#include <catch2/catch.hpp>
#include <set>

#include "compare/compare_editions.h"
#include "compare/edition_builder.h"
#include "support/random.h"

using namespace jiaokan;
using namespace jiaokan::test;

namespace {

struct Pair {
  Edition a, b;
  Comparison comparison;
};

/// Blocks that begin with # are headings.
Edition edition_of(std::vector<std::string> blocks) {
  std::vector<bool> headings;
  for (std::string& block : blocks) {
    headings.push_back(block.starts_with('#'));
    if (headings.back()) block.erase(0, 1);
  }
  Edition e = build_edition(blocks);
  for (std::size_t i = 0; i < headings.size(); ++i)
    if (headings[i]) e.document.blocks[i].kind = BlockKind::kHeading;
  return e;
}

Pair compared(const std::vector<std::string>& a, const std::vector<std::string>& b, Language language = Language::kEnglish) {
  Pair out{edition_of(a), edition_of(b), {}};
  out.comparison = compare::compare_editions(out.a, out.b, align_in_step(out.a, out.b), {false, language});
  return out;
}

/// "number 500个|500个 moved; number 3家|": kinds and words in reading order.
std::string shown(const Pair& pair) {
  std::string out;
  for (const Discrepancy& d : pair.comparison.discrepancies)
    out +=
        (out.empty() ? "" : "; ") + std::string(to_string(d.kind)) + " " + (d.a ? d.a->text : "-") + "|" + (d.b ? d.b->text : "-") + (d.moved ? " moved" : "");
  return out;
}

const std::string kFar1 = "加快老旧小区改造，完善配套设施。", kFar2 = "健全工作机制，压实各方责任。", kFar3 = "强化宣传引导，营造良好氛围。",
                  kFar4 = "组织专题培训，提升服务能力。";

}  // namespace

TEST_CASE("a figure that went to another block is one finding with both places, and says where it went", "[compare][moved]") {
  const Pair p = compared({"#一、设施", "新建充电桩500个，改造管网。", "#二、应用", "推广公交车，建设车站。"},
                          {"#一、设施", "新建充电桩，改造管网。", "#二、应用", "推广公交车500个，建设车站。"});
  REQUIRE(shown(p) == "number 500个|500个 moved");
  const Discrepancy& d = p.comparison.discrepancies[0];
  CHECK(d.a->block == 1);
  CHECK(d.b->block == 3);
  CHECK(d.message == "The figure stands in another paragraph (in B under “二、应用”, behind “推广公交车”): A has “500个”, B has “500个”.");
  REQUIRE(d.moved);
  CHECK((d.moved->a.block == 3 && d.moved->a.text.empty() && d.moved->a.prefix == "推广公交车"));
  CHECK((d.moved->b.block == 1 && d.moved->b.text.empty() && d.moved->b.prefix == "新建充电桩"));
  CHECK(compared({"新建充电桩500个，改造管网。", "推广公交车，建设车站。"}, {"新建充电桩，改造管网。", "推广公交车500个，建设车站。"}, Language::kHans)
            .comparison.discrepancies[0]
            .message == "数字移到另一段（B 在“推广公交车”之后）：A 作“500个”，B 作“500个”。");
}

TEST_CASE("which findings of two blocks are one", "[compare][moved]") {
  using Blocks = std::vector<std::string>;
  struct Case {
    Blocks a, b;
    std::string want;
  };
  const std::vector<Case> cases{
      // Back to front: what B has first.
      {{"推广公交车，建设车站。", "新建充电桩500个，改造管网。"}, {"推广公交车500个，建设车站。", "新建充电桩，改造管网。"}, "number 500个|500个 moved"},
      // One value, written otherwise.
      {{"培育企业12000家，改造管网。", "推广平台，建设车站。"}, {"培育企业，改造管网。", "推广平台1.2万家，建设车站。"}, "number 12000家|1.2万家 moved"},
      {{"占比提高50%，改造管网。", "推广平台，建设车站。"}, {"占比提高，改造管网。", "推广平台50%，建设车站。"}, "number 50%|50% moved"},
      // Another value, another unit, or a figure with another bound did not move.
      {{"新建充电桩500个，改造管网。", "推广公交车，建设车站。"}, {"新建充电桩，改造管网。", "推广公交车600个，建设车站。"}, "number 500个|; number |600个"},
      {{"新建充电桩500个，改造管网。", "推广公交车，建设车站。"}, {"新建充电桩，改造管网。", "推广公交车500辆，建设车站。"}, "number 500个|; number |500辆"},
      {{"占比提高5%，改造管网。", "推广平台，建设车站。"}, {"占比提高，改造管网。", "推广平台5个百分点，建设车站。"}, "number 5%|; number |5个百分点"},
      // Two losses of one figure: nobody knows which of them moved.
      {{"新建充电桩500个，改造管网。", "改建停车场500个，修缮步道。", "推广公交车，建设车站。"},
       {"新建充电桩，改造管网。", "改建停车场，修缮步道。", "推广公交车500个，建设车站。"},
       "number 500个|; number 500个|; number |500个"},
      // Two figures that changed places each differ where they stand.
      {{"新建充电桩500个，改造管网。", "推广公交车300个，建设车站。"},
       {"新建充电桩300个，改造管网。", "推广公交车500个，建设车站。"},
       "number 500|300; number 300|500"},
      // What says little must stand close by; what says much may stand anywhere.
      {{"新建充电桩3家，改造管网。", kFar1, kFar2, kFar3, kFar4, "推广公交车，建设车站。"},
       {"新建充电桩，改造管网。", kFar1, kFar2, kFar3, kFar4, "推广公交车3家，建设车站。"},
       "number 3家|; number |3家"},
      {{"完成投资1250万元，改造管网。", kFar1, kFar2, kFar3, kFar4, "推广公交车，建设车站。"},
       {"完成投资，改造管网。", kFar1, kFar2, kFar3, kFar4, "推广公交车1250万元，建设车站。"},
       "number 1250万元|1250万元 moved"},
      // A passage, and words that could stand anywhere.
      {{"新建充电桩，每季度向社会公布项目进展和资金使用情况。", "推广公交车。"},
       {"新建充电桩。", "推广公交车，每季度向社会公布项目进展和资金使用情况。"},
       "wording ，每季度向社会公布项目进展和资金使用情况|，每季度向社会公布项目进展和资金使用情况 moved"},
      {{"新建充电桩，积极推进。", "推广公交车。"}, {"新建充电桩。", "推广公交车，积极推进。"}, "omission ，积极推进|; addition |，积极推进"},
  };
  for (const Case& c : cases) {
    INFO(c.a.front() << " / " << c.b.front());
    CHECK(shown(compared(c.a, c.b)) == c.want);
  }
}

TEST_CASE("only equal figures that nothing else has are ever joined, whatever is lost and added", "[compare][moved][property]") {
  Random random(20260301);
  const std::vector<std::string> heads{"新建充电桩", "推广公交车", "培育企业", "改造管网", "修缮步道", "完成投资"};
  int joined = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<std::string> a, b;
    std::multiset<std::string> lost, added;
    for (int i = 0; i < 6; ++i) {
      const auto figure = [&] { return std::to_string(2 + random.below(4)) + "0" + (random.below(2) ? "个" : "家"); };
      const std::string tail = "，落实工作责任。", head = heads[static_cast<std::size_t>(i)];
      const std::uint32_t change = random.below(3);
      const std::string in_a = change == 1 ? figure() : "", in_b = change == 2 ? figure() : "";
      if (!in_a.empty()) lost.insert(in_a);
      if (!in_b.empty()) added.insert(in_b);
      a.push_back(head + in_a + tail);
      b.push_back(head + in_b + tail);
    }
    const Pair p = compared(a, b);
    std::size_t want = lost.size() + added.size();
    for (const Discrepancy& d : p.comparison.discrepancies) {
      if (!d.moved) continue;
      ++joined;
      --want;
      CHECK(d.a->text == d.b->text);
      CHECK((lost.count(d.a->text) == 1 && added.count(d.a->text) == 1));
      CHECK((d.moved->a.text.empty() && d.moved->b.text.empty()));
    }
    // No loss is told twice, and none goes untold.
    CHECK(p.comparison.discrepancies.size() == want);
  }
  CHECK(joined > 50);
}
