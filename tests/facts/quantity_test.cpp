#include "facts/quantity.h"

#include <catch2/catch.hpp>

#include "facts/facts_support.h"
#include "support/random.h"

using namespace jiaokan;
using jiaokan::test::check_facts;
using jiaokan::test::FactCase;
using jiaokan::test::facts_of;
using jiaokan::test::show;

namespace {

using Lines = std::vector<std::string>;

void check(const std::vector<FactCase>& cases) { check_facts(cases, &Facts::quantities); }

}  // namespace

TEST_CASE("figures are read by value, however they are written", "[facts][quantity]") {
  check({
      {"培育企业12000家", {"= 12000 家"}},
      {"培育企业1.2万家", {"= 12000 家"}},
      {"培育企业一万二千家", {"= 12000 家"}},
      {"培育企业１２，０００家", {"= 12000 家"}},
      {"贷款1,200.5亿元", {"= 120050000000 元"}},
      {"單位77 100個", {"= 77100 個"}},
      {"工資2 萬 8,590 元", {"= 28590 元"}},
      {"产值2.66兆元", {"= 2660000000000 元"}},
      {"产量1.3万亿斤", {"= 1300000000000 斤"}},
      {"装机402万千瓦", {"= 4020000 千瓦"}},
      {"3千克标样", {"= 3 千克"}},
      {"占六成", {"= 60 %"}},
      {"减少三成半", {"= 35 %"}},
      {"缩短至四年半", {"= 4.5 年"}},
      {"甲乙各20家，300人", {"= 20 家", "= 300 人"}},
      {"分别为达到20，300家", {"= 300 家"}},
      {"减少8.5成", {"= 85 %"}},
      {"百分之六十五", {"= 65 %"}},
      {"减少三分之一", {"= 33.33 %"}},
      {"压减一半以上", {">= 50 %"}},
      {"产值翻一番", {"= 2 倍"}},
      {"实现零的突破", {"> 0 -"}},
      {"十五点七公里", {"= 15.7 公里"}},
      {"95立方米/公顷", {"= 95 立方米/公顷"}},
      {"投资港币3.2亿元", {"= 320000000 港元"}},
      {"提高2个百分点", {"= 2 个百分点"}},
      {"降至5‰", {"= 5 ‰"}},
      {"师生比2.2∶1", {"= 2.2 ∶1"}},
  });
}

TEST_CASE("a unit of Latin letters is read whole or not at all", "[facts][quantity]") {
  check({
      {"血糖5.6mmol/L", {"= 5.6 mmol/L"}},
      {"浓度降至35μg/m3", {"= 35 μg/m3"}},
      {"浓度低于20mg/L的", {"< 20 mg/L"}},
      {"时速120km/h", {"= 120 km/h"}},
      {"全长30km的线路", {"= 30 km"}},
      {"面积3km2", {"= 3 km2"}},
      {"装机1.2GW、500MWh", {"= 1.2 GW", "= 500 MWh"}},
      {"用电5.5kW·h", {"= 5.5 kW·h"}},
      {"能耗降至300kgce", {"= 300 kgce"}},
      {"代号5mmc", {}},
  });
}

TEST_CASE("bounds are read before and behind the figure", "[facts][quantity]") {
  check({
      {"超过30家", {"> 30 家"}},
      {"突破800亿元", {"> 80000000000 元"}},
      {"不少于70%", {">= 70 %"}},
      {"不低于3次", {">= 3 次"}},
      {"不超过2000万元", {"<= 20000000 元"}},
      {"最高不超过500万元", {"<= 5000000 元"}},
      {"10个以上", {">= 10 个"}},
      {"5.5%以内", {"<= 5.5 %"}},
      {"58%以下", {"<= 58 %"}},
      {"65%左右", {"~ 65 %"}},
      {"约2万个", {"~ 20000 个"}},
      {"近百所", {"~ 100 所"}},
      {"三百多亿元", {"> 30000000000 元"}},
      {"六十余个", {"> 60 个"}},
      {"至少1名", {">= 1 名"}},
      {"＞80%", {"> 80 %"}},
      {"≥8%", {">= 8 %"}},
      {"控制在5%以内", {"<= 5 %"}},
      {"1亿元（含）以上", {">= 100000000 元"}},
      {"逾300人", {"> 300 人"}},
      {"不到3家", {"< 3 家"}},
      {"超千亿元", {"> 100000000000 元"}},
      {"千亿级产业", {"~ 100000000000 元"}},
  });
}

TEST_CASE("節約 and 最近 are no bounds", "[facts][quantity]") { check({{"节约10%", {"= 10 %"}}, {"最近3个", {"= 3 个"}}}); }

TEST_CASE("ranges share unit and multiplier", "[facts][quantity]") {
  check({
      {"1~2家", {"range 1..2 家"}},
      {"3至5年", {"range 3..5 年"}},
      {"10%—15%", {"range 10..15 %"}},
      {"50万元至100万元", {"range 500000..1000000 元"}},
      {"3—5万个", {"range 30000..50000 个"}},
      {"一至两名", {"range 1..2 名"}},
      {"28％加減 2％", {"range 26..30 %"}},
      {"2到3个百分点", {"range 2..3 个百分点"}},
      {"培育三四家企业", {"range 3..4 家"}},
  });
}

TEST_CASE("names, ordinals, dates and marks are no quantities", "[facts][quantity]") {
  for (const std::string_view text : {"“三城一区十三节点”建设",
                                      "党的十九大精神",
                                      "规模以上工业",
                                      "落实“1+1+9”部署",
                                      "协议第6版",
                                      "推广5G网络",
                                      "从“0”到“1”",
                                      "首台（套）装备",
                                      "2019—2021年",
                                      "到2025年底前",
                                      "二〇三五年",
                                      "第三条规定",
                                      "市发〔2019〕316号",
                                      "电话020-83123456",
                                      "建设“双一流”大学",
                                      "1.工作目标。",
                                      "（一）总体要求",
                                      "十四五规划",
                                      "一带一路",
                                      "PM2.5浓度",
                                      "2023年5月1日",
                                      "民國114年",
                                      "15万吨级航道",
                                      "一批企业",
                                      "第 15 页"}) {
    INFO(text);
    CHECK(show(facts_of(text).quantities) == Lines{});
  }
}

TEST_CASE("both scripts give the same values", "[facts][quantity]") {
  const std::vector<std::pair<std::string_view, std::string_view>> pairs{{"超过1.17万家", "超過1.17萬家"},
                                                                         {"不少于3个百分点", "不少於3個百分點"},
                                                                         {"约两亿元", "約兩億元"},
                                                                         {"一百二十万平方米", "一百二十萬平方米"},
                                                                         {"3.5万吨以内", "3.5萬噸以內"}};
  for (const auto& [hans, hant] : pairs) {
    INFO(hans << " / " << hant);
    const Facts a = facts_of(hans), b = facts_of(hant);
    REQUIRE(a.quantities.size() == 1);
    REQUIRE(b.quantities.size() == 1);
    CHECK(a.quantities[0].value == b.quantities[0].value);
    CHECK(a.quantities[0].comparator == b.quantities[0].comparator);
  }
  CHECK(facts_of("3萬噸").quantities[0].unit == "噸");
}

TEST_CASE("a number longer than any figure keeps its print and gets no value", "[facts][quantity]") {
  const Facts f = facts_of("建设" + std::string(200, '7') + "家");
  REQUIRE(f.quantities.size() == 1);
  CHECK_FALSE(f.quantities[0].value);
  CHECK(f.quantities[0].value_text == std::string(200, '7'));
  REQUIRE(f.warnings.size() == 1);
  CHECK(f.warnings[0].code == "number-too-long");
  CHECK(f.targets.empty());
}

TEST_CASE("quantities are sorted, apart and stand where they say, whatever the text", "[facts][quantity]") {
  static const std::vector<std::string> kPieces{"3",  "1.2", "万", "亿", "家", "个", "%",  "超过", "不", "以上", "到",   "2021", "年", "月", "、", "，", "。",
                                                "（", "）",  "“",  "”",  "一", "十", "百", "分",   "之", "点",   "成",   "至",   "—",  " ",  "第", "约", "余",
                                                "多", "元",  "美", "\t", "\n", "每", "倍", "翻",   "番", "半",   "建设", "达",   "级", "a",  "２", "萬"};
  test::Random random(20240611);
  for (int round = 0; round < 400; ++round) {
    std::string text;
    const auto pieces = random.below(60) + 1;
    for (std::uint32_t i = 0; i < pieces; ++i) text += kPieces[random.below(static_cast<std::uint32_t>(kPieces.size()))];
    INFO(text);
    const Document d = test::document_of(text);
    if (d.blocks.empty()) continue;
    const Facts f = facts_of(text);
    std::uint32_t last = 0;
    for (const Quantity& q : f.quantities) {
      CHECK(q.span.begin >= last);
      CHECK(q.span.end > q.span.begin);
      CHECK(q.span.end <= d.text.size());
      CHECK(d.slice(q.span).find(q.value_text) != std::string_view::npos);
      last = q.span.end;
    }
    for (const Target& t : f.targets) {
      CHECK(t.place.text.find(t.surface) != std::string::npos);
      CHECK(t.value.has_value());
    }
  }
}
