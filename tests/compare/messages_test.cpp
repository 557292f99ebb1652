#include "compare/messages.h"

#include <catch2/catch.hpp>
#include <regex>
#include <set>

#include "compare/compare_editions.h"
#include "compare/edition_builder.h"
#include "support/paths.h"

using namespace jiaokan;
using namespace jiaokan::compare;
using namespace jiaokan::test;

TEST_CASE("every reason that classify gives has its row in every language", "[compare][messages]") {
  const std::string source = read_file(source_dir() / "src/compare/classify.cpp") + read_file(source_dir() / "src/compare/bead_comparer.cpp");
  // Sentences in quotation marks: three words or more, without anything that code has.
  static const std::regex kSentence(R"re("([A-Za-z{}0-9][a-z{}0-9]*(?: [A-Za-z{}0-9:,.]+){2,})")re");
  int seen = 0;
  for (std::sregex_iterator at(source.begin(), source.end(), kSentence), end; at != end; ++at) {
    ++seen;
    const std::string english = (*at)[1];
    INFO(english);
    CHECK(told(Language::kHans, english) != english);
    CHECK(told(Language::kHant, english) != english);
  }
  CHECK(seen > 30);
}

TEST_CASE("a message has the same evidence in every language, and Chinese ones end as Chinese does", "[compare][messages]") {
  static const std::regex kEvidence(R"(\{[0-9]\})");
  for (const MessageRow& row : messages()) {
    INFO(row.english);
    const auto evidence = [](std::string_view text) {
      const std::string copy(text);
      std::multiset<std::string> found;
      for (std::sregex_iterator at(copy.begin(), copy.end(), kEvidence), end; at != end; ++at) found.insert(at->str());
      return found;
    };
    CHECK(evidence(row.english) == evidence(row.hans));
    CHECK(evidence(row.english) == evidence(row.hant));
    CHECK(row.hans.ends_with("。") == row.hant.ends_with("。"));
    CHECK((!row.english.ends_with(".") || row.hans.ends_with("。")));
  }
}

TEST_CASE("evidence that looks like a place for evidence stays as it is", "[compare][messages]") {
  CHECK(told(Language::kEnglish, "{0} has {1}", {"{1}", "{0}"}) == "{1} has {0}");
  CHECK(told(Language::kEnglish, "{7} of {0", {"x"}) == "{7} of {0");
}

TEST_CASE("compare speaks the language that was asked for", "[compare][messages]") {
  const Edition a = build_edition({"新建公园12个。", "建立通报制度。"}), b = build_edition({"新建公园15个。"});
  const Alignment alignment = align_in_step(a, b);
  const Comparison hans = compare::compare_editions(a, b, alignment, {false, Language::kHans});
  const Comparison hant = compare::compare_editions(a, b, alignment, {false, Language::kHant});
  REQUIRE(hans.discrepancies.size() == 2);
  CHECK(hans.discrepancies[0].message == "数字不同：A 作“12”，B 作“15”。");
  CHECK(hans.discrepancies[1].message == "B 缺 A 的一段：“建立通报制度。”。");
  CHECK(hant.discrepancies[0].message == "數字不同：A 作「12」，B 作「15」。");
  const Comparison english = compare::compare_editions(a, b, alignment);
  CHECK(english.discrepancies[0].message == "The figure differs: A has “12”, B has “15”.");
  CHECK(english.discrepancies[0].fingerprint == hans.discrepancies[0].fingerprint);
}

TEST_CASE("what another standard writes and a passage in the other script are no misconversions in any language", "[compare][messages]") {
  const SpanFinding standard{DiscrepancyKind::kMisconversion, {}, "為", "爲: Hong Kong writes 為.", 0.6};
  CHECK(fault(Language::kEnglish, standard, "爲") == "爲: Hong Kong writes 為.");
  CHECK(fault(Language::kHans, standard, "爲") == "“爲”：香港写作“為”。");
  CHECK(fault(Language::kHant, standard, "爲") == "「爲」：香港寫作「為」。");
  const SpanFinding passage{DiscrepancyKind::kMisconversion, {}, {}, "This whole passage is in Simplified, unlike the rest of the edition.", 0.6};
  CHECK(fault(Language::kHans, passage, "这是") == "整段用简体，与全文不同。");
}
