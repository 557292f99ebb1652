#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>

#include "compare/compare_editions.h"
#include "compare/edition_builder.h"
#include "compare/running_lines.h"

using namespace jiaokan;
using namespace jiaokan::test;
using K = DiscrepancyKind;

namespace {

std::string shown(const Comparison& c) {
  std::string out;
  for (const Discrepancy& d : c.discrepancies) out += std::string(to_string(d.kind)) + "[" + (d.a ? d.a->text : "-") + "|" + (d.b ? d.b->text : "-") + "]";
  return out;
}

Comparison compare_texts(const std::string& a, const std::string& b) {
  const Edition left = build_edition({a}), right = build_edition({b});
  return compare::compare_editions(left, right, align_in_step(left, right));
}

struct Case {
  const char *a, *b, *found;
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.a << " / " << c.b);
    CHECK(shown(compare_texts(c.a, c.b)) == c.found);
  }
}

}  // namespace

TEST_CASE("a character that changed inside a word is shown with its word", "[compare][readings]") {
  check({
      {"建立梯次人才培养架构。", "建立梯次人才培育架构。", "wording[培养|培育]"},
      {"加大支持力度。", "加大扶持力度。", "wording[支持|扶持]"},
      {"提升社区管理水平。", "提升社区治理水平。", "wording[管理|治理]"},
      {"推进园林绿化。", "推动园林绿化。", "wording[推进|推动]"},
      {"沿鹭江修建步道。", "沿鹤江修建步道。", "wording[鹭|鹤]"},  // no word of the table, and no other place tells
      {"沿鹭洲修建步道，鹭洲公园和鹭洲码头向公众开放，鹭洲夜市、鹤洲书店同步开业，鹤洲。",
       "沿鹤洲修建步道，鹭洲公园和鹭洲码头向公众开放，鹭洲夜市、鹤洲书店同步开业，鹤洲。", "wording[鹭洲|鹤洲]"},
  });
}

TEST_CASE("a date in figures says the same as in words, and is shown whole where it does not", "[compare][readings]") {
  check({
      {"自2026-05-06起施行。", "自2026年5月6日起施行。", ""},
      {"自2026/5/6起施行。", "自二〇二六年五月六日起施行。", ""},
      {"有效期至2026.5.6。", "有效期至2026年5月6日。", ""},
      {"有效期至2026.5.6。", "有效期至2026-05-06。", ""},
      {"自2026-05-06起施行。", "自2026年5月7日起施行。", "date[2026-05-06|2026年5月7日]"},
      {"自2026-05-06起施行。", "自2026-05-07起施行。", "date[2026-05-06|2026-05-07]"},
      {"电话2026-05-06-7。", "电话2026-05-08-7。", "number[06|08]"},
      {"增长2026.5.66。", "增长2026.5.67。", "number[2026.5.66|2026.5.67]"},
  });
}

TEST_CASE("a body, a date and a unit are shown whole", "[compare][readings]") {
  check({
      {"由市科技局、市民政局。", "由市科技局、市财政局。", "organisation[市民政局|市财政局]"},
      {"推动部门协同。", "推进部门协同。", "wording[推动|推进]"},
      {"于2026年6月前完成。", "于2026年9月前完成。", "date[6月|9月]"},
      {"总投资400亿元。", "总投资400万元。", "unit[400亿元|400万元]"},
      {"装机160万千瓦。", "装机160千瓦。", "unit[160万千瓦|160千瓦]"},
      {"服务群众12万人。", "服务群众12人。", "unit[12万人|12人]"},
  });
}

TEST_CASE("bodies are told by how their names end, wherever the change is", "[compare][readings]") {
  check({
      {"由市交通运输局牵头，市公安局配合。", "由市城市管理局牵头，市公安局配合。", "organisation[交通运输局|城市管理局]"},
      {"与省科学院、霞湾大学共建实验室。", "与省科学院、霞湾理工学院共建实验室。", "organisation[霞湾大学|霞湾理工学院]"},
      {"会同滨江区政府、临港管委会共同推进。", "会同滨江区政府共同推进。", "organisation[、临港管委会|]"},
      {"优化创新格局。", "优化开放格局。", "wording[创新|开放]"},
      {"建设服务中心。", "建设服务机构。", "wording[中心|机构]"},
      {"每人每月补贴300元。", "每人每年补贴300元。", "unit[月|年]"},
      {"当月补贴300元。", "当年补贴300元。", "wording[月|年]"},
  });
}

TEST_CASE("a name cut in a list of responsible units is shown whole", "[compare][readings]") {
  Edition a = build_edition({"（责任单位：澜湾海事局，各区政府）"}), b = build_edition({"（责任单位：澜湾海关，各区政府）"});
  for (Edition* e : {&a, &b}) {
    Responsibility r;
    const auto begin = static_cast<std::uint32_t>(e->document.text.find("澜湾")), end = static_cast<std::uint32_t>(e->document.text.find("）"));
    r.place = make_place(e->document, {begin, end});
    e->facts.responsibilities.push_back(r);
  }
  CHECK(shown(compare::compare_editions(a, b, align_in_step(a, b))) == "organisation[澜湾海事局|澜湾海关]");
}

TEST_CASE("a length of time is a figure, a day of the calendar is a date", "[compare][readings][numbers]") {
  check({
      {"办结时限缩短到7日以内。", "办结时限缩短到10日以内。", "number[7|10]"},
      {"应当在15日内答复。", "应当在30日内答复。", "number[15|30]"},
      {"建设期为3年。", "建设期为5年。", "number[3|5]"},
      {"培训为期6个月。", "培训为期8个月。", "number[6|8]"},
      {"地铁12号线开通。", "地铁14号线开通。", "number[12|14]"},
      {"自2026年3月18日起施行。", "自2026年3月28日起施行。", "date[18日|28日]"},
      {"每月15日前报送。", "每月25日前报送。", "date[15日|25日]"},
      {"到2025年建成。", "到2027年建成。", "date[2025年|2027年]"},
  });
}

TEST_CASE("words that moved inside a paragraph are one finding", "[compare][readings]") {
  check({
      {"新增12家企业，培育创新平台，完善服务。", "新增企业，培育12家创新平台，完善服务。", "number[12家|12家]"},
      {"重点发展新型储能，推广智慧农机，建设低碳园区。", "推广智慧农机，建设低碳园区，重点发展新型储能。", "wording[重点发展新型储能|重点发展新型储能]"},
      {"新增12家企业，培育创新平台，完善服务。", "新增企业，培育15家创新平台，完善服务。", "number[12家|]number[|15家]"},
      {"深化改革，扩大开放促进发展。", "深化改革扩大开放，促进发展。", "punctuation[，|]punctuation[|，]"},
  });
}

TEST_CASE("a fault of a Traditional text is told even where Simplified writing prints the same", "[compare][misconversion]") {
  Edition a = build_edition({"发展制造业。"}), b = build_edition({"发展制造业。"});
  const auto at = static_cast<std::uint32_t>(b.document.text.find("制造"));
  b.script_findings.push_back({K::kMisconversion, {at, at + 6}, "製造", "制 is the wrong choice", 0.9});
  a.document.script.detected = Script::kHans;
  b.document.script.detected = Script::kHant;
  CHECK(shown(compare::compare_editions(a, b, align_in_step(a, b))) == "misconversion[制造|制造]");
  a.document.script.detected = Script::kHant;
  CHECK(shown(compare::compare_editions(a, b, align_in_step(a, b))) == "");
}

TEST_CASE("a folio is a line of page numbers and nothing else", "[compare][furniture]") {
  for (const char* line : {"54", "— 53 —", "- 53 -", "15 / 18", "第3页 共10页", "Page 3 of 10", "- 7 -"}) {
    INFO(line);
    CHECK(compare::is_folio(build_edition({line}).folded.segment_text(0)));
  }
  for (const char* line : {"", "第3章", "2026年", "7.5%", "一、总则"}) {
    INFO(line);
    CHECK_FALSE(compare::is_folio(build_edition({line}).folded.segment_text(0)));
  }
}

TEST_CASE("a discrepancy names the targets whose surface or deadline it touches", "[compare][facts]") {
  const auto edition = [](const std::string& text) {
    Edition e = build_edition({text});
    const auto add = [&](const char* id, const std::string& surface, const std::string& deadline) {
      Target t;
      t.id = id;
      t.surface = surface;
      t.deadline = deadline;
      const auto at = static_cast<std::uint32_t>(e.document.text.find(surface));
      t.place = make_place(e.document, {at, at + static_cast<std::uint32_t>(surface.size())});
      e.facts.targets.push_back(t);
    };
    add("t1", "建成公园12座", text.substr(0, text.find("，")));
    add("t2", "修建步道30公里", text.substr(0, text.find("，")));
    return e;
  };
  using Ids = std::vector<std::string>;
  const Edition a = edition("到2026年底，全市建成公园12座，沿江修建步道30公里。");
  const Edition b = edition("到2027年底，全市建成公园12座，沿河修建步道30公里。");
  const Comparison result = compare::compare_editions(a, b, align_in_step(a, b));
  REQUIRE(shown(result) == "date[2026年|2027年]wording[江|河]");
  CHECK(result.discrepancies[0].facts_a == Ids{"t1", "t2"});
  CHECK(result.discrepancies[0].facts_b == Ids{"t1", "t2"});
  CHECK(result.discrepancies[1].facts_a.empty());
}

TEST_CASE("places made in number are the places made one by one", "[compare][place]") {
  std::string text;
  for (int i = 0; i < 700; ++i) text += i % 3 == 0 ? "建a" : "\U00020000，";
  Document d;
  for (const std::string& block : {std::string("第一段。"), text, std::string()}) d.add_block(BlockKind::kParagraph, block);
  const PlaceMaker places(d);
  for (std::size_t block = 0; block < d.blocks.size(); ++block) {
    const RawSpan all = d.blocks[block].text;
    for (std::uint32_t begin = all.begin; begin <= all.end; begin += 37) {
      for (const std::uint32_t end : {begin, std::min(begin + 9, all.end), all.end}) {
        const Place one = make_place_in(d, block, {begin, end}), other = places.make_in(block, {begin, end});
        REQUIRE(std::tie(one.block, one.span, one.start, one.end, one.text, one.prefix, one.suffix) ==
                std::tie(other.block, other.span, other.start, other.end, other.text, other.prefix, other.suffix));
      }
    }
  }
}
