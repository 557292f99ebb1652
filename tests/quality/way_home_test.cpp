#include <catch2/catch.hpp>
#include <filesystem>

#include "convert/normalize.h"
#include "core/place.h"
#include "core/utf8.h"
#include "pipeline/editions.h"
#include "support/paths.h"
#include "support/random.h"

using namespace jiaokan;

namespace {

template <class Visit>
void for_each_edition(Visit visit) {
  int seen = 0;
  for (const auto& plan : std::filesystem::directory_iterator(test::corpus())) {
    if (!plan.is_directory()) continue;
    for (const auto& entry : std::filesystem::directory_iterator(plan.path())) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".txt" && extension != ".pdf") continue;
      INFO(entry.path());
      visit(pipeline::load_document(entry.path().string(), {}));
      ++seen;
    }
  }
  CHECK(seen == 8);
}

/// A span of `size` bytes widened to code-point boundaries.
NormSpan random_span(test::Random& random, const std::string& text) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t begin = random.below(size);
  while (!utf8::is_boundary(text, begin)) --begin;
  std::uint32_t end = begin + std::min(size - begin, random.below(60));
  while (!utf8::is_boundary(text, end)) ++end;
  return {begin, end};
}

}  // namespace

TEST_CASE("every span of the folded text leads home to printed text, page and boxes", "[quality][offsets]") {
  for_each_edition([](const Document& document) {
    test::Random random(11);
    for (const convert::FoldPlan& plan : {convert::facts_plan(), convert::comparison_plan()}) {
      const NormalizedText folded = convert::normalize(document, plan);
      REQUIRE(folded.segments.size() == document.blocks.size());
      REQUIRE(folded.map.raw_size() == document.text.size());
      REQUIRE(folded.map.norm_size() == folded.text.size());
      for (std::size_t i = 0; i < folded.segments.size(); ++i) {
        REQUIRE(folded.segments[i].block == i);
        REQUIRE(document.blocks[i].text.contains(folded.map.to_raw(folded.segments[i].text)));
      }
      for (int round = 0; round < 2000; ++round) {
        const NormSpan span = random_span(random, folded.text);
        const RawSpan home = folded.map.to_raw(span);
        REQUIRE(home.end <= document.text.size());
        REQUIRE(utf8::is_boundary(document.text, home.begin));
        REQUIRE(utf8::is_boundary(document.text, home.end));
        REQUIRE(folded.map.to_norm(home).contains(span));
        if (!document.has_pages() || home.empty()) continue;
        const Place place = make_place(document, home);
        if (place.text.find_first_not_of(" \t\n") == std::string::npos) continue;
        REQUIRE(place.page);
        for (const PageBox& b : place.boxes) {
          const PageInfo& page = document.pages.at(b.page - 1);
          REQUIRE(b.box.x0 <= b.box.x1);
          REQUIRE(b.box.y0 < b.box.y1);
          REQUIRE(b.box.x0 >= -1);
          REQUIRE(b.box.y0 >= -1);
          REQUIRE(b.box.x1 <= page.width + 1);
          REQUIRE(b.box.y1 <= page.height + 1);
        }
      }
    }
  });
}

TEST_CASE("folding span after span leads to the same places as folding the whole", "[quality][offsets]") {
  for_each_edition([](const Document& document) {
    const NormalizedText folded = convert::normalize(document, convert::comparison_plan());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
      Document one;
      one.add_block(document.blocks[i].kind, document.block_text(i));
      const NormalizedText alone = convert::normalize(one, convert::comparison_plan());
      REQUIRE(alone.segment_text(0) == folded.segment_text(i));
    }
  });
}

TEST_CASE("the runs of a PDF are in order and inside their text and pages", "[quality][offsets]") {
  for_each_edition([](const Document& document) {
    std::uint32_t last = 0;
    for (const GlyphRun& run : document.runs) {
      REQUIRE(run.text.begin >= last);
      REQUIRE(run.text.begin <= run.text.end);
      REQUIRE(run.text.end <= document.text.size());
      REQUIRE(run.page >= 1);
      REQUIRE(run.page <= document.pages.size());
      if (!run.edges.empty()) REQUIRE(run.edges.size() == utf8::length(document.slice(run.text)) + 1);
      last = run.text.begin;
    }
    // Nothing printed is without a place on a page.
    if (document.has_pages())
      for (const Block& block : document.blocks)
        if (!block.text.empty()) REQUIRE(!boxes_of(document, block.text).empty());
  });
}
