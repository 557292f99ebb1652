#include "report/text_writer.h"

#include <catch2/catch.hpp>

#include "report/sample.h"
#include "report/tsv_writer.h"

using namespace jiaokan;

TEST_CASE("a comparison reads like this", "[report][text]") {
  const test::SamplePair p = test::sample_pair();
  const std::string want =
      R"(A  plan.zh-Hans.pdf (Simplified, 4 blocks, 2 pages)
B  plan.zh-Hant.pdf (Traditional, 3 blocks, 2 pages)

一、主要目标

  d1   number          content
    A  到2026年，全市新建公园【12】个， 改造老旧小区30个。  (p. 1)
    B  到2026年，全市新建公園【15】個， 改造老舊小區30個。  (p. 1)
       The figure is 12 in A and 15 in B.

  d2   negation        content
    A  鼓励社会资本参与运营，【不】得损害公共利益。  (p. 1)
    B  鼓勵社會資本參與運營，【∅】得損害公共利益。  (p. 1)
       A denies with 不 what B does not.

  d3   missing block   content
    A  【建立月度通报制度。】  (p. 2)
    B  —
       The paragraph is missing in B.

3 discrepancies: 3 content, 0 form, 0 artifact; 1,204 differences of script, variants, width, blanks or quotation style not listed (--show expected lists them)
)";
  CHECK(report::comparison_text({p.a, p.b, p.alignment, p.comparison}, {false, 100}) == want);
}

TEST_CASE("colour takes the place of the brackets", "[report][text]") {
  const test::SamplePair p = test::sample_pair();
  const std::string text = report::comparison_text({p.a, p.b, p.alignment, p.comparison}, {true, 100});
  CHECK(text.find("【") == std::string::npos);
  CHECK(text.find("\x1b[31;1m12\x1b[0m") != std::string::npos);
}

TEST_CASE("what no font shows is named, and furniture stands by itself", "[report][text]") {
  test::SamplePair p = test::sample_pair();
  Discrepancy& d = p.comparison.discrepancies[0];
  d.a->text = "\uE6B3";
  d.b->start = d.b->end = 0;
  d.b->text = "7 / 12";
  const std::string text = report::comparison_text({p.a, p.b, p.alignment, p.comparison}, {false, 100});
  CHECK(text.find("全市新建公园【‹U+E6B3›】个") != std::string::npos);
  CHECK(text.find("    B  【7 / 12】") != std::string::npos);
}

TEST_CASE("a pair without discrepancies says so", "[report][text]") {
  test::SamplePair p = test::sample_pair();
  p.comparison.discrepancies.clear();
  const std::string text = report::comparison_text({p.a, p.b, p.alignment, p.comparison}, {});
  CHECK(text.find("No discrepancies; 1,204 differences") != std::string::npos);
}

TEST_CASE("alignment shows both sides beside each other", "[report][text]") {
  const test::SamplePair p = test::sample_pair();
  const std::string text = report::alignment_text({p.a.document, p.b.document, p.a.folded, p.b.folded, p.alignment, false}, {false, 80});
  CHECK(text.find("1-1  1.00 一、主要目标") != std::string::npos);
  CHECK(text.find("1-0       建立月度通报制度。") != std::string::npos);
  CHECK(text.find("4 beads over 4 and 3 blocks; matched: 87 % of A, 100 % of B; mean similarity 0.00; 0 moves") != std::string::npos);
  const std::string tsv = report::alignment_tsv({p.a.document, p.b.document, p.a.folded, p.b.folded, p.alignment, false}, {});
  CHECK(tsv.find("1-1\t0.95\t到2026年，全市新建公园12个， 改造老旧小区30个。\t") != std::string::npos);
}
