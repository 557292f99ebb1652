#include "compare/collate.h"

#include <catch2/catch.hpp>

#include "compare/compare_editions.h"
#include "compare/edition_builder.h"

using namespace jiaokan;
using namespace jiaokan::test;

namespace {

struct Collated {
  std::vector<Edition> editions;
  std::vector<Alignment> alignments;
  Collation collation;
};

Collated collate_texts(const std::vector<std::vector<std::string>>& texts, const std::vector<FoldRule>& rules = {}) {
  Collated out;
  for (const auto& blocks : texts) out.editions.push_back(build_edition(blocks, rules));
  for (std::size_t i = 1; i < out.editions.size(); ++i) {
    out.alignments.push_back(align_in_step(out.editions[0], out.editions[i]));
    out.collation.comparisons.push_back(compare::compare_editions(out.editions[0], out.editions[i], out.alignments.back()));
  }
  std::vector<const Edition*> views;
  for (const Edition& edition : out.editions) views.push_back(&edition);
  compare::collate(views, out.alignments, Language::kEnglish, out.collation);
  return out;
}

std::string names(const std::vector<std::size_t>& witnesses) {
  std::string out;
  for (const std::size_t w : witnesses) out += siglum(w + 1);
  return out;
}

/// As an apparatus prints it: "12] 15 B C, 18 D", with = for those that agree and ∅ for those that lack the block.
std::string shown(const Collated& c) {
  std::string out;
  for (const VariantEntry& e : c.collation.variants.entries) {
    out += (out.empty() ? "" : "; ") + e.lemma.text + "]";
    for (const VariantReading& r : e.readings) out += " " + (r.place() ? r.place()->text : "-") + " " + names(r.witnesses);
    if (!e.agreeing.empty()) out += " =" + names(e.agreeing);
    if (!e.lacking.empty()) out += " ∅" + names(e.lacking);
  }
  return out;
}

}  // namespace

TEST_CASE("the variants of several witnesses stand at one place of the base", "[compare][collate]") {
  const Collated c = collate_texts({{"到2026年新建公园12个。"}, {"到2026年新建公园15个。"}, {"到2026年新建公园12个。"}, {"到2026年新建公园15个。"}, {"到2026年新建公园18个。"}});
  CHECK(shown(c) == "12] 15 BD 18 E =C");
  const VariantEntry& entry = c.collation.variants.entries[0];
  CHECK(entry.id == "v1");
  CHECK(entry.readings[0].kind == DiscrepancyKind::kNumber);
  CHECK(entry.readings[0].findings == std::vector<std::vector<std::string>>{{"d1"}, {"d1"}});
  CHECK(entry.severity() == Severity::kContent);
}

TEST_CASE("readings of one value are one reading, whatever they look like", "[compare][collate]") {
  CHECK(shown(collate_texts({{"培育企业9000家。"}, {"培育企业12000家。"}, {"培育企业1.2万家。"}, {"培育企业一万二千家。"}})) == "9000] 12000 BCD");
  const std::vector<FoldRule> rules{{"個", "个", FoldId::kScript}};
  CHECK(shown(collate_texts({{"新建公园十个。"}, {"新建公园数个。"}, {"新建公园数個。"}}, rules)) == "十] 数 BC");
}

TEST_CASE("variants that overlap are one entry, and each witness is read as far as it reaches", "[compare][collate]") {
  CHECK(shown(collate_texts({{"加强监督检查，每季度向社会公布结果，接受评议。"}, {"加强监督检查，接受评议。"}, {"加强监督检查，每月度向社会公布结果，接受评议。"}})) ==
        "每季度向社会公布结果，]  B 每月度向社会公布结果， C");
  CHECK(shown(collate_texts({{"甲地建设公园，乙地建设步道。"}, {"甲地改造公园，乙地建设步道。"}, {"甲地建设公园，乙地改造步道。"}})) == "建设] 改造 B =C; 建设] 改造 C =B");
}

TEST_CASE("a witness without the block lacks its words, and extra blocks stand behind the block of the base", "[compare][collate]") {
  const Collated c = collate_texts({{"第一段说明目标。", "第二段新建公园12个。"}, {"第一段说明目标。"}, {"第一段说明目标。", "第二段新建公园15个。", "第三段说明保障。"}, {"第一段说明目标。", "第二段新建公园12个。", "第三段说明保障。"}});
  CHECK(shown(c) == "第二段新建公园12个。] - B =CD; 12] 15 C =D ∅B; ] 第三段说明保障。 CD =B");
  CHECK(c.collation.variants.entries[2].lemma.block == 1);
  CHECK(c.collation.variants.entries[2].whole_block);
}

TEST_CASE("a witness that is no edition of the base is left out and named, and so are equal files", "[compare][collate][bad-input]") {
  Collated c = collate_texts({{"新建公园12个。"}, {"新建公园15个。"}, {"渔业捕捞规定。"}});
  c.alignments[1].hardly_matched = true;
  c.editions[0].document.source.sha256 = c.editions[1].document.source.sha256 = "aa";
  std::vector<const Edition*> views;
  for (const Edition& edition : c.editions) views.push_back(&edition);
  Collation again;
  again.comparisons = c.collation.comparisons;
  compare::collate(views, c.alignments, Language::kEnglish, again);
  c.collation = again;
  CHECK(shown(c) == "12] 15 B");
  CHECK(again.left_out == std::vector<std::size_t>{1});
  REQUIRE(again.warnings.size() == 2);
  CHECK(again.warnings[0].message.starts_with("C hardly matches the base"));
  CHECK(again.warnings[1].message.starts_with("A and B are the same file"));
}

TEST_CASE("words that moved are variants at both places of the base", "[compare][collate][moved]") {
  CHECK(shown(collate_texts({{"新建充电桩500个，改造管网。", "推广公交车，建设车站。"}, {"新建充电桩，改造管网。", "推广公交车500个，建设车站。"}, {"新建充电桩600个，改造管网。", "推广公交车，建设车站。"}})) ==
        "500个]  B 600个 C; ] 500个 B =C");
  CHECK(shown(collate_texts({{"新增12家企业，培育创新平台。"}, {"新增企业，培育12家创新平台。"}, {"新增12家企业，培育创新平台。"}})) == "12家]  B =C; ] 12家 B =C");
}

TEST_CASE("what was accepted of one witness is a variant still, and what was accepted of all is set aside", "[compare][collate][decisions]") {
  Collated c = collate_texts({{"新建公园12个。", "建立制度。"}, {"新建公园15个。", "健全制度。"}, {"新建公园18个。", "建立制度。"}});
  std::vector<const Edition*> views;
  for (const Edition& edition : c.editions) views.push_back(&edition);
  Comparison& first = c.collation.comparisons[0];
  REQUIRE(first.discrepancies.size() == 2);
  for (Discrepancy& d : first.discrepancies) first.decided.push_back({d, "", ""});
  first.discrepancies.clear();
  compare::collate(views, c.alignments, Language::kEnglish, c.collation);
  CHECK(shown(c) == "12] 15 B 18 C");
  REQUIRE(c.collation.variants.decided.size() == 1);
  CHECK(c.collation.variants.decided[0].id == "v2");
  CHECK(c.collation.variants.decided[0].lemma.text == "建立");
}

TEST_CASE("each witness is called by its name in the messages of its comparison", "[compare][collate][messages]") {
  const Edition a = build_edition({"新建公园12个。", "建立通报制度。"}), b = build_edition({"新建公园。"});
  const Comparison c = compare::compare_editions(a, b, align_in_step(a, b), {false, Language::kEnglish, "A", "D"});
  REQUIRE(c.discrepancies.size() == 2);
  CHECK(c.discrepancies[0].message == "A figure stands only in A: A has “12个”, D has nothing there.");
  CHECK(c.discrepancies[1].message == "A block of A is missing in D: “建立通报制度。”.");
}

TEST_CASE("sigla go on behind Z", "[compare][collate]") {
  CHECK(siglum(0) == "A");
  CHECK(siglum(25) == "Z");
  CHECK(siglum(26) == "A1");
}
