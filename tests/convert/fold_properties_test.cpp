#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "convert/folds.h"
#include "convert/normalize.h"
#include "core/utf8.h"
#include "random_text.h"
#include "support/paths.h"

using namespace jiaokan;
using namespace jiaokan::convert;
using jiaokan::test::Random;

namespace {

/// Random texts, and the first part of every text of the corpus.
std::vector<std::string> sample_texts() {
  std::vector<std::string> texts{"", std::string("\0", 1), "\n", " ", "\u0301"};
  Random rng(2024);
  for (std::uint32_t i = 0; i < 300; ++i) texts.push_back(test::random_text(rng, 1 + i % 40));
  if (std::filesystem::is_directory(test::corpus()))
    for (const auto& file : std::filesystem::recursive_directory_iterator(test::corpus()))
      if (file.path().extension() == ".txt") texts.push_back(std::string(utf8::first(test::read_file(file.path()), 1500)));
  std::erase_if(texts, [](const std::string& text) { return utf8::find_invalid(text).has_value(); });
  return texts;
}

void check_map(const std::string& raw, const std::string& folded, const OffsetMap& map) {
  REQUIRE_FALSE(utf8::find_invalid(folded));
  REQUIRE(map.raw_size() == raw.size());
  REQUIRE(map.norm_size() == folded.size());
  std::uint32_t at_raw = 0, at_norm = 0;
  for (std::size_t i = 0; i < map.run_count(); ++i) {
    REQUIRE(map.raw_span(i).begin == at_raw);
    REQUIRE(map.norm_span(i).begin == at_norm);
    at_raw = map.raw_span(i).end;
    at_norm = map.norm_span(i).end;
    REQUIRE(utf8::is_boundary(raw, at_raw));
    REQUIRE(utf8::is_boundary(folded, at_norm));
    if (map.copied(i)) REQUIRE(raw.substr(map.raw_span(i).begin, map.raw_span(i).size()) == folded.substr(map.norm_span(i).begin, map.norm_span(i).size()));
  }
  REQUIRE(at_raw == raw.size());
  REQUIRE(at_norm == folded.size());
  RawSpan last;
  for (std::size_t at = 0; at < folded.size();) {
    const auto begin = static_cast<std::uint32_t>(at);
    utf8::next(folded, at);
    const NormSpan point{begin, static_cast<std::uint32_t>(at)};
    const RawSpan from = map.to_raw(point);
    REQUIRE(from.begin >= last.begin);
    REQUIRE(from.end >= last.end);
    REQUIRE(utf8::is_boundary(raw, from.begin));
    REQUIRE(utf8::is_boundary(raw, from.end));
    REQUIRE(map.to_norm(from).contains(point));
    last = from;
  }
}

Document one_block(const std::string& text) {
  Document document;
  document.add_block(BlockKind::kParagraph, text);
  return document;
}

}  // namespace

TEST_CASE("every fold's map covers both texts, is monotone and leads there and back", "[convert][fold]") {
  for (const FoldRow& row : folds()) {
    CAPTURE(to_string(row.id));
    for (const std::string& text : sample_texts()) {
      CAPTURE(text);
      const FoldedText folded = apply_fold(row.id, text);
      check_map(text, folded.text, folded.map);
    }
  }
}

TEST_CASE("folding twice is folding once", "[convert][fold]") {
  for (const FoldRow& row : folds()) {
    CAPTURE(to_string(row.id));
    for (const std::string& text : sample_texts()) {
      CAPTURE(text);
      const std::string once = apply_fold(row.id, text).text;
      // Traditional to Simplified looks at words, and what it made may be other words: 乾 in a name it does not know.
      if (row.id != FoldId::kScript) REQUIRE(apply_fold(row.id, once).text == once);
    }
  }
}

TEST_CASE("the folds together lead where one after the other leads", "[convert][normalize]") {
  for (const FoldPlan& plan : {facts_plan(), comparison_plan()}) {
    for (const std::string& text : sample_texts()) {
      CAPTURE(text);
      const NormalizedText all = normalize(one_block(text), plan);
      check_map(text, all.text, all.map);
      std::string stepwise = text;
      OffsetMap map = OffsetMap::identity(static_cast<std::uint32_t>(text.size()));
      for (const FoldId id : plan) {
        FoldedText next = apply_fold(id, stepwise);
        map = OffsetMap::compose(map, next.map);
        stepwise = std::move(next.text);
      }
      REQUIRE(all.text == stepwise);
      for (std::size_t at = 0; at < all.text.size();) {
        const auto begin = static_cast<std::uint32_t>(at);
        utf8::next(all.text, at);
        const NormSpan point{begin, static_cast<std::uint32_t>(at)};
        // Composition maps a replaced run as a whole, so stepwise may cover more, never less.
        REQUIRE(map.to_raw(point).contains(all.map.to_raw(point)));
      }
    }
  }
}

TEST_CASE("what differs between the printed and the folded text is on record", "[convert][normalize]") {
  for (const std::string& text : sample_texts()) {
    CAPTURE(text);
    const NormalizedText all = normalize(one_block(text), comparison_plan());
    REQUIRE(std::is_sorted(all.folds.begin(), all.folds.end(),
                           [](const FoldRecord& a, const FoldRecord& b) { return a.raw.begin != b.raw.begin ? a.raw.begin < b.raw.begin : a.fold < b.fold; }));
    for (std::size_t i = 0; i < all.map.run_count(); ++i) {
      if (all.map.copied(i)) continue;
      const RawSpan run = all.map.raw_span(i);
      REQUIRE(std::any_of(all.folds.begin(), all.folds.end(), [&](const FoldRecord& r) { return r.raw.overlaps(run); }));
    }
  }
}

TEST_CASE("the same text folds the same in one long block and in short ones", "[convert][normalize]") {
  Random rng(3);
  std::string long_text;
  std::vector<std::string> sentences;
  while (long_text.size() < 300000) {
    std::string sentence = "建設";
    for (int i = 0; i < 12; ++i) sentence += test::random_text(rng, 3);
    std::erase(sentence, '\n');
    sentence += "中。";
    sentences.push_back(sentence);
    long_text += sentence;
  }
  const NormalizedText whole = normalize(one_block(long_text), comparison_plan());
  check_map(long_text, whole.text, whole.map);
  std::string parts;
  for (const std::string& sentence : sentences) parts += normalize(one_block(sentence), comparison_plan()).text;
  REQUIRE(whole.text == parts);
}
