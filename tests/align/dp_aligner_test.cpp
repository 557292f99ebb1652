#include "align/dp_aligner.h"

#include <catch2/catch.hpp>
#include <numeric>

#include "brute_force_aligner.h"
#include "invented.h"
#include "support.h"

using namespace jiaokan;
using test::text_of;

namespace {

std::vector<std::uint32_t> all_of(const NormalizedText& text) {
  std::vector<std::uint32_t> out(text.segments.size());
  std::iota(out.begin(), out.end(), 0U);
  return out;
}

/// A few lines and what an editor made of them: lines cut, joined, dropped, added, blank, words exchanged.
struct Pair {
  std::vector<std::string> a, b;
};
Pair small_pair(std::uint32_t seed) {
  test::InventedText text(seed);
  Pair pair;
  for (std::uint32_t n = text.random().below(5) + 1; n > 0; --n) {
    const std::string line = text.random().below(8) == 0 ? "" : text.sentence();
    const std::size_t middle = line.size() / 6 * 3;
    switch (text.random().below(9)) {
      case 0: pair.a.push_back(line); break;
      case 1: pair.b.push_back(line); break;
      case 2:
        pair.a.push_back(line);
        pair.b.push_back(line.substr(0, middle));
        pair.b.push_back(line.substr(middle));
        break;
      case 3:
        pair.a.push_back(line.substr(0, middle));
        pair.a.push_back(line.substr(middle));
        pair.b.push_back(line);
        break;
      default:
        pair.a.push_back(line);
        pair.b.push_back(text.edited(line, 4));
        break;
    }
  }
  if (pair.a.size() > 6) pair.a.resize(6);
  if (pair.b.size() > 6) pair.b.resize(6);
  return pair;
}

}  // namespace

TEST_CASE("the aligner finds the best of all paths", "[align][dp][oracle]") {
  for (std::uint32_t seed = 1; seed <= 120; ++seed) {
    INFO("seed " << seed);
    const Pair pair = small_pair(seed);
    const NormalizedText a = text_of(pair.a), b = text_of(pair.b);
    const auto of_a = all_of(a), of_b = all_of(b);
    const align::PairTerms terms = align::collect_terms(a, of_a, b, of_b);
    const align::Boundaries boundaries(a, of_a, b, of_b);
    align::TermLikeness likeness(terms, boundaries);
    const align::BeadModel model;
    const align::Band whole = align::make_band({}, of_a.size(), of_b.size(), 10, 100);
    const std::vector<Bead> beads = align::BandAligner(likeness, whole).best_path(model);
    test::BruteForceAligner oracle(likeness, model);
    CHECK(oracle.score_of(beads) == Approx(oracle.best_score()));
    std::size_t i = 0, j = 0;
    for (const Bead& bead : beads) {
      CHECK(bead.a.begin == i);
      CHECK(bead.b.begin == j);
      i = bead.a.end;
      j = bead.b.end;
    }
    CHECK(i == of_a.size());
    CHECK(j == of_b.size());
  }
}

TEST_CASE("what groups share is what their terms have in common, each as often as both have it", "[align][similarity]") {
  const NormalizedText a = text_of({"河水清清", "河边有桥"}), b = text_of({"河水清清河边有桥", "山上无路", "清清清清"});
  const auto of_a = all_of(a), of_b = all_of(b);
  const align::PairTerms terms = align::collect_terms(a, of_a, b, of_b);
  const align::Boundaries boundaries(a, of_a, b, of_b);
  align::TermLikeness likeness(terms, boundaries);
  // All of a's terms are in b's first segment, which has one pair more: 清河.
  CHECK(likeness.shared({0, 2}, {0, 1}) == Approx(2 * likeness.worth_a({0, 2})));
  CHECK(likeness.shared({0, 2}, {1, 2}) == 0);
  // Asking for a group leaves no trace in the next answer.
  const double once = likeness.shared({0, 1}, {2, 3});
  likeness.shared({0, 1}, {0, 3});
  CHECK(likeness.shared({0, 1}, {2, 3}) == once);
  CHECK(once > 0);
  CHECK(once < 2 * likeness.worth_a({0, 1}));
}

TEST_CASE("a segment shares with each of a stretch what it shares with that one alone", "[align][similarity][property]") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    test::InventedText text(seed);
    std::vector<std::string> lines, edited;
    for (int k = 0; k < 150; ++k) {
      // One sentence often, so that terms stand many times in a segment; nothing but a mark now and then.
      lines.push_back(k % 50 == 7 ? "。" : text.sentence());
      if (k % 40 == 3)
        for (int again = 0; again < 9; ++again) lines.back() += lines.back().substr(0, 60);
      edited.push_back(text.edited(lines.back(), 5));
    }
    const NormalizedText a = text_of(lines), b = text_of(edited);
    const auto of_a = all_of(a), of_b = all_of(b);
    const align::PairTerms terms = align::collect_terms(a, of_a, b, of_b);
    const align::Boundaries boundaries(a, of_a, b, of_b);
    align::TermLikeness one(terms, boundaries), each(terms, boundaries);
    for (std::size_t i = 0; i < of_a.size(); ++i) {
      // Stretches that move on, jump ahead and go back.
      const std::size_t begin = text.random().below(10) == 0 ? text.random().below(140) : std::min<std::size_t>(i, 139);
      const IndexRange range{begin, begin + text.random().below(static_cast<std::uint32_t>(of_b.size() - begin))};
      std::vector<double> out(range.size(), -1);
      const std::vector<char> asked(range.size(), 1);
      each.shared_with_each(i, range, asked, out);
      for (std::size_t k = 0; k < out.size(); ++k) REQUIRE(out[k] == one.shared({i, i + 1}, {range.begin + k, range.begin + k + 1}));
    }
  }
}

TEST_CASE("a term that stands hundreds of times in a segment is counted", "[align][terms]") {
  std::string water;
  for (int k = 0; k < 700; ++k) water += "水。";
  const NormalizedText a = text_of({water, "水火"}), b = text_of({"火", water + water});
  const align::PairTerms terms = align::collect_terms(a, {0, 1}, b, {0, 1});
  CHECK((*terms.a.of(0).begin()).count == 700);
  CHECK((*terms.b.of(1).begin()).count == 1400);
  CHECK(terms.a.of(1).size() == 3);
}

TEST_CASE("a band holds its anchors and has a path from end to end", "[align][anchors]") {
  test::Random random(3);
  for (int round = 0; round < 200; ++round) {
    const std::size_t n = random.below(400), m = random.below(400);
    std::vector<align::Anchor> anchors;
    for (std::uint32_t k = random.below(40); k > 0 && n > 0 && m > 0; --k)
      anchors.push_back({random.below(static_cast<std::uint32_t>(n)), random.below(static_cast<std::uint32_t>(m)), 1.0 + random.below(5)});
    const std::vector<align::Anchor> chain = align::heaviest_chain(anchors);
    for (std::size_t k = 1; k < chain.size(); ++k) CHECK((chain[k - 1].a <= chain[k].a && chain[k - 1].b <= chain[k].b));
    const align::Band band = align::make_band(chain, n, m, 3, 20);
    REQUIRE(band.low.size() == n + 1);
    CHECK(band.low[0] == 0);
    CHECK(band.high[n] == m);
    for (std::size_t i = 1; i <= n; ++i) {
      CHECK(band.low[i - 1] <= band.low[i]);
      CHECK(band.high[i - 1] <= band.high[i]);
      CHECK(band.low[i] <= band.high[i - 1]);
    }
    for (const align::Anchor& anchor : chain) {
      CHECK(band.low[anchor.a] <= anchor.b);
      CHECK(band.high[anchor.a + 1] >= anchor.b + 1);
    }
  }
}

TEST_CASE("the heaviest chain beats longer light ones", "[align][anchors]") {
  const std::vector<align::Anchor> chain = align::heaviest_chain({{0, 5, 10}, {1, 0, 1}, {2, 1, 1}, {3, 2, 1}, {6, 6, 1}});
  REQUIRE(chain.size() == 2);
  CHECK(chain[0].b == 5);
  CHECK(chain[1].b == 6);
}
