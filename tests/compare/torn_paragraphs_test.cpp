#include <catch2/catch.hpp>
#include <chrono>

#include "compare/compare_editions.h"
#include "compare/edition_builder.h"
#include "core/utf8.h"
#include "support/random.h"

using namespace jiaokan;
using namespace jiaokan::test;
using K = DiscrepancyKind;

namespace {

using Texts = std::vector<std::string>;
struct Group {
  std::vector<std::size_t> a, b;
};

/// The alignment with these beads; each bead's blocks are neighbours.
Alignment align_as(const std::vector<Group>& groups) {
  Alignment out;
  for (const Group& group : groups) {
    const auto range = [](const std::vector<std::size_t>& blocks, std::size_t& next) {
      const IndexRange r{next, next + blocks.size()};
      next = r.end;
      return r;
    };
    const IndexRange a = range(group.a, out.segments_a), b = range(group.b, out.segments_b);
    out.beads.push_back({a, b, a.empty() || b.empty() ? 0.0 : 0.6});
  }
  out.coverage_a = out.coverage_b = 1;
  return out;
}

std::string shown(const Comparison& c) {
  std::string out;
  for (const Discrepancy& d : c.discrepancies) out += std::string(to_string(d.kind)) + "[" + (d.a ? d.a->text : "-") + "|" + (d.b ? d.b->text : "-") + "]";
  return out;
}

Comparison compare_as(const Texts& a, const Texts& b, const std::vector<Group>& groups) {
  return compare::compare_editions(build_edition(a), build_edition(b), align_as(groups));
}

/// Pieces of `text`, each `width` code points long.
Texts lines_of(const std::string& text, std::size_t width) {
  Texts lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.size(), at + utf8::byte_offset(std::string_view(text).substr(at), width));
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

std::string random_sentence(Random& random, std::size_t length) {
  std::string text;
  for (std::size_t i = 0; i < length; ++i) {
    if (i % 17 == 16)
      text += "，";
    else if (i % 23 == 22)
      text += std::to_string(10 + random.below(9000));
    else
      utf8::append(text, U'一' + random.below(6000));
  }
  return text + "。";
}

}  // namespace

TEST_CASE("lines that an alignment left over come back to their paragraph", "[compare][blocks]") {
  struct Case {
    const char* what;
    Texts a, b;
    std::vector<Group> groups;
    std::string found;
  };
  const std::string park = "加快滨江公园和城北湿地的建设，完善步道、照明和标识，年底前向市民免费开放。", road = "改造老旧道路二十条，同步更换供水管网。";
  const std::vector<Case> cases{
      {"left over behind",
       {park},
       {"加快滨江公园和城北湿地的建设，", "完善步道、照明和标识，", "年底前向市民免费开放。"},
       {{{0}, {0}}, {{}, {1}}, {{}, {2}}},
       ""},
      {"left over before", {park}, {"加快滨江公园和城北湿地的建设，", "完善步道、照明和标识，年底前向市民免费开放。"}, {{{}, {0}}, {{0}, {1}}}, ""},
      {"a last mark alone",
       {park, road},
       {"加快滨江公园和城北湿地的建设，完善步道、照明和标识，年底前向市民免费开放", "。", road},
       {{{0}, {0}}, {{}, {1}}, {{1}, {2}}},
       ""},
      {"given to the paragraph behind",
       {park, road},
       {"加快滨江公园和城北湿地的建设，完善步道、照明和标识，年底前向市民免费开", "放。", road},
       {{{0}, {0}}, {{1}, {1, 2}}},
       ""},
      {"given to the paragraph before", {park, road}, {park, "改造老旧道路", "二十条，同步更换供水管网。"}, {{{0}, {0, 1}}, {{1}, {2}}}, ""},
      {"lines cut at other spots",
       {"加快滨江公园和城北湿地的", "建设，完善步道、照明和标识。"},
       {"加快滨江公园和城北", "湿地的建设，完善步道、照明和标识。"},
       {{{0}, {0}}, {{1}, {1}}},
       ""},
      {"lines cut two letters further on",
       {"加快滨江公园和城北湿地的", "建设和管理，完善步道、照明和标识。"},
       {"加快滨江公园和城北湿地的建设", "和管理，完善步道、照明和标识。"},
       {{{0}, {0}}, {{1}, {1}}},
       ""},
      {"lines cut a letter further on, behind another way to write a figure",
       {"中转率达到50%，", "沿江步道完成，标识更新。"},
       {"中转率达到百分之五十，沿", "江步道完成，标识更新。"},
       {{{0}, {0}}, {{1}, {1}}},
       ""},
      {"a line left over between two pieces of its paragraph",
       {"加快滨江公园和城北湿地的建设，完善步道和护栏", "，更换照明和标识的灯具，年底前向市民免费开放，并公布时间。"},
       {"加快滨江公园和城北湿地的建设，完善", "步道和护栏，更换照明和标识的灯具，", "年底前向市民免费开放，并公布时间。"},
       {{{0}, {0}}, {{}, {1}}, {{1}, {2}}},
       ""},
      {"lines cut beside a mark that stands twice",
       {"标识有“甲”和“滨江", "“等字样，完善步道。"},
       {"标识有“甲”和“滨江“", "等字样，完善步道。"},
       {{{0}, {0}}, {{1}, {1}}},
       ""},
      {"a word left out in a line left over",
       {park},
       {"加快滨江公园和城北湿地的建设，", "完善步道、照明和标识，", "年底前向市民开放。"},
       {{{0}, {0}}, {{}, {1}}, {{}, {2}}},
       "wording[免费|]"},
      {"a paragraph that nobody has",
       {park, road},
       {park, "设立便民服务点十五处。", road},
       {{{0}, {0}}, {{}, {1}}, {{1}, {2}}},
       "extra_block[-|设立便民服务点十五处。]"},
      {"a list item that is like the next",
       {"（一）新建社区公园十二处；", "（二）新建社区书屋十二处；"},
       {"（二）新建社区书屋十二处；"},
       {{{0}, {}}, {{1}, {0}}},
       "missing_block[（一）新建社区公园十二处；|-]"},
      {"a last line of other words",
       {"建立台账，定期通报，群众满意率保持在99%以上。", road},
       {"建立台账，定期通报，", "群众满意率保持在百", "分之九十九以上。", road},
       {{{0}, {0, 1}}, {{}, {2}}, {{1}, {3}}},
       ""},
      {"a note behind a sentence that has its end",
       {"建立台账，定期通报，群众满意率提高。", road},
       {"建立台账，定期通报，", "群众满意率提高。", "详见附表。", road},
       {{{0}, {0, 1}}, {{}, {2}}, {{1}, {3}}},
       "extra_block[-|详见附表。]"},
      {"a paragraph that stands twice", {park}, {park, park}, {{{0}, {0}}, {{}, {1}}}, "extra_block[-|" + park + "]"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(shown(compare_as(c.a, c.b, c.groups)) == c.found);
  }
}

TEST_CASE("a figure or word that a line end cuts is whole, and a changed one is found", "[compare][blocks][numbers]") {
  struct Case {
    const char *a, *b1, *b2;
    bool same;
  };
  for (const Case& c : {Case{"安排补助资金1250万元。", "安排补助资金12", "50万元。", true}, Case{"占比提高到36.5%。", "占比提高到36.", "5%。", true},
                        Case{"引进Linux系统。", "引进Lin", "ux系统。", true}, Case{"参保率达到98%。", "参保率达到百分之九", "十八。", true},
                        Case{"参保率达到98%。", "参保率达到百分之九", "十六。", false}, Case{"种树65520株。", "种树65,52", "0株。", true},
                        Case{"种树65520株。", "种树65,52", "8株。", false}, Case{"比重达到百分之三十。", "比重达到3", "0%。", true},
                        Case{"安排资金5000万元。", "安排资金5000", "万元。", true}, Case{"安排资金0.5亿元。", "安排资金5000", "万元。", true},
                        Case{"比重达到百分之三十。", "比重达到3", "5%。", false}, Case{"依此类推...直到末尾。", "依此类推..", ".直到末尾。", true}, Case{"京津—冀的—段——重点。", "京津—冀的—段—", "—重点。", true}, Case{"安排补助资金1250万元。", "安排补助资金12", "80万元。", false}}) {
    const Comparison result = compare_as({c.a}, {c.b1, c.b2}, {{{0}, {0, 1}}});
    INFO(c.a << " / " << c.b1 << "/" << c.b2 << ": " << shown(result));
    CHECK(result.discrepancies.empty() == c.same);
    for (const Discrepancy& d : result.discrepancies) CHECK(d.kind == K::kNumber);
  }
}

TEST_CASE("a Latin word that a line end cuts is whole beside a change too", "[compare][blocks]") {
  struct Case {
    Texts a, b;
    std::string found;
  };
  for (const Case& c : {Case{{"列出Day、Month或Year，Month在前。"}, {"列出Day、水库、Mon", "th或Year，Month在前。"}, "addition[|水库、]"},
                        Case{{"列出Day、Month或Year。"}, {"列出Day、Mon", "ths或Year。"}, "wording[Month|Months]"}}) {
    const Comparison result = compare_as(c.a, c.b, {{{0}, {0, 1}}});
    INFO(shown(result));
    CHECK(shown(result).find("Mon|") == std::string::npos);
    CHECK(result.discrepancies.size() == 1);
  }
  const Comparison label = compare_as({"共计十二", "三、完善服务。"}, {"共计十二", "四、完善服务。"}, {{{0, 1}, {0, 1}}});
  CHECK(shown(label) == "numbering[三|四]");
}

TEST_CASE("page marks between the lines of a paragraph are furniture and the paragraph is whole", "[compare][blocks][furniture]") {
  Random random(5);
  Texts a, b;
  std::vector<Group> groups;
  for (std::size_t page = 1; page <= 8; ++page) {
    const std::string paragraph = random_sentence(random, 60);
    const Texts lines = lines_of(paragraph, utf8::length(paragraph) / 2 + 1);
    REQUIRE(lines.size() == 2);
    a.push_back(paragraph);
    const std::size_t first = b.size();
    b.insert(b.end(), {lines[0], "— " + std::to_string(page + 40) + " —", "澜湾市公园建设方案", lines[1]});
    groups.push_back({{a.size() - 1}, {first}});
    for (const std::size_t i : {1, 2, 3}) groups.push_back({{}, {first + i}});
  }
  const Comparison result = compare_as(a, b, groups);
  INFO(shown(result));
  CHECK(result.discrepancies.size() == 16);
  for (const Discrepancy& d : result.discrepancies) CHECK(d.kind == K::kPageFurniture);
}

TEST_CASE("a line that comes back inside the paragraphs of the other edition is no running line", "[compare][blocks][furniture]") {
  Random random(6);
  Texts a, b;
  std::vector<Group> groups;
  for (std::size_t i = 0; i < 5; ++i) {
    const std::string start = random_sentence(random, 30), end = "由主管部门责令改正，可以并处罚款。";
    a.push_back(start + end);
    b.insert(b.end(), {start, end});
    groups.push_back({{i}, {2 * i}});
    groups.push_back({{}, {2 * i + 1}});
  }
  CHECK(shown(compare_as(a, b, groups)) == "");
}

TEST_CASE("however paragraphs are cut into lines and beads, equal texts have no discrepancy", "[compare][blocks][property]") {
  Random random(19);
  for (int round = 0; round < 60; ++round) {
    Texts a, b;
    std::vector<Group> groups;
    for (std::size_t p = 1 + random.below(5); p > 0; --p) {
      a.push_back(random_sentence(random, 40 + random.below(200)));
      const Texts lines = lines_of(a.back(), 12 + random.below(30));
      const std::size_t kept = random.below(static_cast<std::uint32_t>(lines.size()));
      for (std::size_t i = 0; i < lines.size(); ++i) {
        groups.push_back({{}, {b.size()}});
        if (i == kept) groups.back().a.push_back(a.size() - 1);
        b.push_back(lines[i]);
      }
    }
    const bool swapped = random.below(2) == 0;
    if (swapped)
      for (Group& group : groups) std::swap(group.a, group.b);
    const Comparison result = swapped ? compare_as(b, a, groups) : compare_as(a, b, groups);
    INFO("round " << round << ": " << shown(result));
    REQUIRE(result.discrepancies.empty());
  }
}

TEST_CASE("grouping of many lines left over ends soon", "[compare][blocks][pathological]") {
  Random random(23);
  const std::string text = random_sentence(random, 400000);
  const Texts lines = lines_of(text, 40);
  std::vector<Group> groups{{{0}, {0}}};
  for (std::size_t i = 1; i < lines.size(); ++i) groups.push_back({{}, {i}});
  const auto start = std::chrono::steady_clock::now();
  const Comparison one_against_many = compare_as({text}, lines, groups);
  CHECK(one_against_many.discrepancies.empty());
  // The same short line over and over, and every bead torn.
  const Texts same(20000, "同上，同上，");
  CHECK_NOTHROW(compare_as(same, Texts(20000, "上，同上，同"), [] {
    std::vector<Group> beads;
    for (std::size_t i = 0; i < 20000; ++i) beads.push_back({{i}, {i}});
    return beads;
  }()));
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
  // A quadratic search takes minutes; the bound leaves room for a busy machine.
  CHECK(spent.count() < 30.0);
}
