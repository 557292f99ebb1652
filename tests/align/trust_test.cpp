#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "align/aligner.h"
#include "invented.h"
#include "support.h"
#include "support/paths.h"

using namespace jiaokan;
using test::text_of;
using Lines = std::vector<std::string>;

namespace {

Lines lines_of(const std::filesystem::path& path) {
  Lines out;
  std::istringstream in(test::read_file(path));
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

}  // namespace

TEST_CASE("editions match, unrelated texts hardly do, whatever short lines stand at the same place", "[align][trust]") {
  test::InventedText one(5), two(6);
  Lines a, unrelated, edited;
  for (int n = 0; n < 80; ++n) {
    if (n % 4 == 0) {
      a.push_back("第" + std::to_string(n / 4 + 1) + "章");
      unrelated.push_back(a.back());
      edited.push_back(a.back());
    }
    a.push_back(one.paragraph());
    unrelated.push_back(two.paragraph());
    edited.push_back(one.edited(a.back(), 6));
  }
  const Alignment same = align::align(text_of(a), text_of(edited));
  CHECK_FALSE(same.hardly_matched);
  CHECK(same.evidence > 0.5);
  CHECK(same.mean_similarity > 0.5);
  CHECK(same.suspicious.empty());
  const Alignment other = align::align(text_of(a), text_of(unrelated));
  CHECK(other.hardly_matched);
  CHECK(other.evidence < 0.15);
}

TEST_CASE("an excerpt matches the whole", "[align][trust]") {
  const Lines whole = test::InventedText(9).paragraphs(200);
  const Alignment excerpt = align::align(text_of(whole), text_of({whole.begin() + 90, whole.begin() + 100}));
  CHECK_FALSE(excerpt.hardly_matched);
  CHECK(excerpt.coverage_b == Approx(1));
}

TEST_CASE("a moved half is evidence, not a reason to doubt", "[align][trust]") {
  const Lines a = test::InventedText(12).paragraphs(60);
  Lines b(a.begin() + 30, a.end());
  b.insert(b.end(), a.begin(), a.begin() + 30);
  const Alignment got = align::align(text_of(a), text_of(b));
  CHECK_FALSE(got.hardly_matched);
  CHECK(got.suspicious.empty());
}

TEST_CASE("a stretch that says something else on each side is named with its ends", "[align][trust]") {
  Lines a = test::InventedText(21).paragraphs(60), b = a;
  const Lines other = test::InventedText(22).paragraphs(12);
  for (std::size_t k = 0; k < other.size(); ++k) b[20 + k] = other[k];
  const Alignment got = align::align(text_of(a), text_of(b));
  CHECK_FALSE(got.hardly_matched);
  REQUIRE(got.suspicious.size() == 1);
  CHECK(got.suspicious[0].a == IndexRange{20, 32});
  CHECK(got.suspicious[0].b == IndexRange{20, 32});
  // An omission is none: there is nothing on the other side that it could have been set beside.
  b.erase(b.begin() + 20, b.begin() + 32);
  CHECK(align::align(text_of(a), text_of(b)).suspicious.empty());
}

TEST_CASE("a side without text hardly matches, nothing against nothing has nothing to match", "[align][trust]") {
  CHECK(align::align(text_of({"河水清了。", "鱼也回来了。"}), text_of({})).hardly_matched);
  CHECK_FALSE(align::align(text_of({}), text_of({})).hardly_matched);
  CHECK_FALSE(align::align(text_of({""}), text_of({"", ""})).hardly_matched);
}

TEST_CASE("all pairs of translations with gold match, and none of them with another document", "[align][trust][shared]") {
  const auto shared = test::shared();
  if (!shared) return;
  std::vector<std::filesystem::path> documents;
  for (const auto& entry : std::filesystem::directory_iterator(*shared / "devset/bitext/zh-en"))
    if (entry.is_directory() && std::filesystem::file_size(entry.path() / "a.txt") < 60'000) documents.push_back(entry.path());
  std::sort(documents.begin(), documents.end());
  REQUIRE(documents.size() > 5);
  for (std::size_t k = 0; k < documents.size(); ++k) {
    const auto& other = documents[(k + 5) % documents.size()];
    INFO(documents[k] << " and " << other);
    const NormalizedText a = text_of(lines_of(documents[k] / "a.txt"));
    CHECK_FALSE(align::align(a, text_of(lines_of(documents[k] / "b.txt"))).hardly_matched);
    CHECK(align::align(a, text_of(lines_of(other / "a.txt"))).hardly_matched);
    const Alignment wrong = align::align(a, text_of(lines_of(other / "b.txt")));
    // Of a handful of pairs in two languages nothing can be told.
    if (std::min(wrong.segments_a, wrong.segments_b) > 60) CHECK(wrong.hardly_matched);
  }
}
