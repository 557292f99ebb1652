#include <algorithm>
#include <catch2/catch.hpp>
#include <iostream>
#include <map>
#include <numeric>
#include <sstream>

#include "convert/opencc_data.h"
#include "convert/script_converter.h"
#include "convert/script_faults.h"
#include "core/document.h"
#include "core/utf8.h"
#include "support/paths.h"
#include "support/random.h"

using namespace jiaokan;
using namespace jiaokan::convert;
namespace fs = std::filesystem;

// Simplified text, converted with OpenCC's s2t and then spoilt: in a word that OpenCC's phrases decide, one character of a one-to-many row is replaced by
// another of its choices. What no phrase decides is not spoilt, as the other choice might be right there; nor are forms that some standard writes.

namespace {

constexpr std::size_t kPlants = 2000;

/// Policy prose beside the corpus: the words that converters get wrong most.
constexpr std::string_view kProse =
    "各部门要按照本规划制定年度计划,明确责任分工,定期汇总进展情况,并于每年年底前将执行情况报送办公室。\n"
    "支持企业开展首台(套)装备研制,对关于标准化工作作出突出贡献的制造业企业给予后补助。\n"
    "完善历史文化街区保护制度,修复受损的传统建筑,恢复沿江游览系统,发挥博物馆的公共服务功能。\n"
    "鼓励采用并购等方式整合产业链,系统推进采购制度改革,严格控制非生产性开支,不准摊派。\n"
    "面向周边地区开辟新的公交线路,几个主要路口的复杂交通状况得到改善,困难群众的出行更加便利。\n"
    "注重干部培养,树立正确的用人导向,让想干事、能干事、干成事的人才有舞台,形成良性循环。\n"
    "农业部门要采取措施,防范台风和干旱,保障粮食和蔬菜供应,稳定价格,减少灾害造成的损失。\n"
    "推广节能照明、雨水回收和干式除尘技术,淘汰落后产能,松绑减负,使企业轻装上阵。\n"
    "对于参与志愿服务的青年,由主管单位颁发证书,并在升学、就业方面给予适当倾斜,获得表彰的优先。\n"
    "加快医疗卫生体系建设,为了方便群众就诊,延长药房营业时间,提高门诊复诊和手术预约的效率。\n";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);)
    if (utf8::length(line) >= 6) out.push_back(line);
  return out;
}

std::vector<std::string> simplified_lines() {
  std::vector<std::string> all = lines_of(std::string(kProse));
  std::vector<fs::path> files{test::corpus() / "lanwan-2024/hans.txt", test::corpus() / "qiyun-2025/hans.txt"};
  for (const fs::path& file : files)
    for (std::string& line : lines_of(test::read_file(file))) all.push_back(std::move(line));
  return all;
}

struct Tables {
  std::map<char32_t, std::u32string> choices;
  std::map<std::u32string, std::vector<std::u32string>> phrases;
  std::size_t longest = 0;

  Tables() {
    for (const OpenccEntry& row : OpenccData::system()->load("STCharacters"))
      for (const std::u32string& choice : row.choices)
        if (row.key.size() == 1 && choice.size() == 1) choices[row.key.front()] += choice;
    for (const OpenccEntry& row : OpenccData::system()->load("STPhrases")) {
      phrases[row.key] = row.choices;
      longest = std::max(longest, row.key.size());
    }
  }
};

/// Whether both characters are right in the same words by some standard: the two forms fold to one.
bool same_by_standards(char32_t hans, char32_t x, char32_t y) {
  static const std::map<char32_t, std::u32string> forms = [] {
    std::map<char32_t, std::u32string> out;
    std::istringstream in(test::read_file(test::source_dir() / "resources/dicts/both_standard.txt"));
    for (std::string line; std::getline(in, line);) {
      if (line.starts_with("#")) continue;
      const std::u32string row = utf8::to_utf32(line);
      for (std::size_t i = 2; i < row.size(); i += 2) out[row.front()] += row[i];
    }
    return out;
  }();
  const auto found = forms.find(hans);
  return found != forms.end() && found->second.find(x) != std::u32string::npos && found->second.find(y) != std::u32string::npos;
}

struct Plant {
  std::size_t line, at;
  char32_t wrong;
};

std::vector<Plant> possible_plants(const Tables& tables, const std::u32string& hans, const std::u32string& hant, std::size_t line) {
  std::vector<Plant> out;
  if (hans.size() != hant.size()) return out;
  for (std::size_t begin = 0; begin < hans.size();) {
    auto word = tables.phrases.end();
    for (std::size_t n = std::min(tables.longest, hans.size() - begin); n > 1 && word == tables.phrases.end(); --n)
      word = tables.phrases.find(hans.substr(begin, n));
    if (word == tables.phrases.end()) {
      ++begin;
      continue;
    }
    for (std::size_t i = begin; i < begin + word->first.size(); ++i) {
      const auto choices = tables.choices.find(hans[i]);
      if (choices == tables.choices.end() || choices->second.find(hant[i]) == std::u32string::npos) continue;
      for (const char32_t wrong : choices->second) {
        std::u32string spoilt = hant.substr(begin, word->first.size());
        spoilt[i - begin] = wrong;
        if (wrong != hant[i] && !same_by_standards(hans[i], wrong, hant[i]) &&
            std::find(word->second.begin(), word->second.end(), spoilt) == word->second.end())
          out.push_back({line, i, wrong});
      }
    }
    begin += word->first.size();
  }
  return out;
}

}  // namespace

TEST_CASE("nearly all of 2000 characters mis-chosen at random are found and little else", "[quality][lint]") {
  const Tables tables;
  const std::vector<std::string> lines = simplified_lines();
  std::vector<std::u32string> hant;
  std::vector<Plant> possible;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    hant.push_back(utf8::to_utf32(convert_script(lines[i], Variety::kHans, Variety::kHant).text));
    for (const Plant& p : possible_plants(tables, utf8::to_utf32(lines[i]), hant.back(), i)) possible.push_back(p);
  }
  test::Random rng(20261123);
  std::size_t planted = 0, found = 0, invented = 0, findings = 0;
  std::map<std::string, std::size_t> missed, wrong;
  while (planted < kPlants) {
    // Each round is one document with a fault in some of its lines, never two side by side.
    for (std::size_t i = possible.size(); i > 1; --i) std::swap(possible[i - 1], possible[rng.below(static_cast<std::uint32_t>(i))]);
    std::vector<std::u32string> text = hant;
    std::vector<std::vector<std::size_t>> places(text.size());
    constexpr std::size_t kApart = 12, kARound = 200;
    std::size_t here = 0;
    for (const Plant& p : possible) {
      if (here == std::min(kARound, kPlants - planted)) break;
      if (std::any_of(places[p.line].begin(), places[p.line].end(), [&](std::size_t at) { return (at > p.at ? at - p.at : p.at - at) < kApart; })) continue;
      places[p.line].push_back(p.at);
      text[p.line][p.at] = p.wrong;
      ++here;
    }
    REQUIRE(here > 0);
    planted += here;
    Document document;
    for (const std::u32string& line : text) document.add_block(BlockKind::kParagraph, utf8::from_utf32(line));
    document.script.detected = Script::kHant;
    for (const SpanFinding& f : find_script_faults(document).findings) {
      if (f.kind != DiscrepancyKind::kMisconversion && f.kind != DiscrepancyKind::kGlyphError) continue;
      ++findings;
      const auto block = std::find_if(document.blocks.begin(), document.blocks.end(), [&](const Block& b) { return f.span.end <= b.text.end; });
      const auto line = static_cast<std::size_t>(block - document.blocks.begin());
      const std::size_t begin = utf8::length(document.slice({block->text.begin, f.span.begin})), end = begin + utf8::length(document.slice(f.span));
      const std::size_t hits = std::erase_if(places[line], [&](std::size_t at) { return at >= begin && at < end; });
      found += hits;
      invented += hits == 0;
      if (hits == 0) ++wrong[std::string(document.slice(f.span)) + ">" + f.suggestion];
    }
    for (std::size_t line = 0; line < places.size(); ++line)
      for (const std::size_t at : places[line]) ++missed[utf8::from_utf32(hant[line].substr(at, 1)) + ">" + utf8::from_utf32(text[line].substr(at, 1))];
  }
  const double recall = static_cast<double>(found) / static_cast<double>(planted);
  const double precision = static_cast<double>(findings - invented) / static_cast<double>(findings);
  std::cout << "mis-chosen characters: recall " << recall << " (floor 0.9), precision " << precision << " (floor 0.95), " << planted << " plants\n";
  for (const auto& [what, n] : missed) UNSCOPED_INFO("missed " << what << " " << n);
  for (const auto& [what, n] : wrong) UNSCOPED_INFO("invented " << what << " " << n);
  CHECK(recall >= 0.9);
  CHECK(precision >= 0.95);
}
