#include "report/sample.h"

#include <algorithm>

namespace jiaokan::test {
namespace {

Edition edition(const std::string& name, Script script, const std::vector<std::pair<int, std::string>>& blocks) {
  Edition e;
  Document& d = e.document;
  d.source = {name, std::string(64, 'a'), "application/pdf", 1234, 2};
  d.script = {script, 0.99, std::nullopt, 0, 0, {}, {}};
  d.pages = {{1, "1", 595, 842, TextSource::kText}, {2, "2", 595, 842, TextSource::kText}};
  for (const auto& [level, text] : blocks) d.add_block(level > 0 ? BlockKind::kHeading : BlockKind::kParagraph, text, level, level > 0 ? std::string("一") : std::string());
  assign_sections(d);
  double y = 80;
  std::uint32_t page = 1;
  for (const Block& b : d.blocks) {
    d.runs.push_back({b.text, page, {90, y, 500, y + 16}, false, {}});
    y += 24;
    if (d.runs.size() == 3) page = 2, y = 80;
  }
  NormalizedText& n = e.folded;
  n.text = d.text;
  n.map = OffsetMap::identity(static_cast<std::uint32_t>(d.text.size()));
  for (std::size_t i = 0; i < d.blocks.size(); ++i) n.segments.push_back({{d.blocks[i].text.begin, d.blocks[i].text.end}, static_cast<std::uint32_t>(i)});
  return e;
}

Place find(const Document& d, std::size_t block, const std::string& words) {
  const auto at = static_cast<std::uint32_t>(d.block_text(block).find(words)) + d.blocks[block].text.begin;
  return make_place_in(d, block, {at, at + static_cast<std::uint32_t>(words.size())});
}

}  // namespace

SamplePair sample_pair() {
  SamplePair p;
  p.a = edition("plan.zh-Hans.pdf", Script::kHans, {{1, "一、主要目标"}, {0, "到2026年，全市新建公园12个，\t改造老旧小区30个。"}, {0, "鼓励社会资本参与运营，不得损害公共利益。"}, {0, "建立月度通报制度。"}});
  p.b = edition("plan.zh-Hant.pdf", Script::kHant, {{1, "一、主要目標"}, {0, "到2026年，全市新建公園15個，\t改造老舊小區30個。"}, {0, "鼓勵社會資本參與運營，得損害公共利益。"}});
  p.alignment.segments_a = 4;
  p.alignment.segments_b = 3;
  p.alignment.coverage_a = 0.87;
  p.alignment.coverage_b = 1;
  p.alignment.beads = {{{0, 1}, {0, 1}, 1}, {{1, 2}, {1, 2}, 0.95}, {{2, 3}, {2, 3}, 0.97}, {{3, 4}, {3, 3}, 0}};
  Comparison& c = p.comparison;
  c.profile = "hans-hant";
  c.expected_count = 1204;
  const Document &a = p.a.document, &b = p.b.document;
  c.discrepancies.push_back({"d1", DiscrepancyKind::kNumber, 1, find(a, 1, "12"), find(b, 1, "15"), {"t1"}, {"t1"}, "The figure is 12 in A and 15 in B.", "0123456789abcde1"});
  Place gap = find(b, 2, "得損害");
  gap = make_place_in(b, 2, {gap.span.begin, gap.span.begin});
  c.discrepancies.push_back({"d2", DiscrepancyKind::kNegation, 2, find(a, 2, "不"), gap, {}, {}, "A denies with 不 what B does not.", "0123456789abcde2"});
  c.discrepancies.push_back({"d3", DiscrepancyKind::kMissingBlock, 3, make_place(a, a.blocks[3].text), std::nullopt, {}, {}, "The paragraph is missing in B.", "0123456789abcde3"});
  return p;
}

SamplePair reviewed_pair() {
  SamplePair p = sample_pair();
  Comparison& c = p.comparison;
  c.has_baseline = true;
  c.discrepancies[0].standing = Standing::kNew;
  c.discrepancies[1].standing = Standing::kUnchanged;
  c.discrepancies[2].standing = Standing::kUnchanged;
  c.decided.push_back({c.discrepancies[2], "另行发布 <b>", "王编辑"});
  c.discrepancies.pop_back();
  c.fixed.push_back({"0123456789abcde4", "punctuation", "=A mark | is missing in B."});
  return p;
}

}  // namespace jiaokan::test
