#include "core/text_diff.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "support/random.h"

namespace jiaokan {
namespace {

using Sequence = std::vector<std::uint32_t>;

Sequence sequence(std::string_view text) { return {text.begin(), text.end()}; }

/// b as the hunks make it from a; empty where the hunks are out of order, touch, or claim equal what is not.
std::optional<Sequence> applied(const Sequence& a, const Sequence& b, const std::vector<Hunk>& hunks) {
  Sequence made;
  std::size_t at_a = 0, at_b = 0;
  bool first = true;
  for (const Hunk& hunk : hunks) {
    if (hunk.a_begin < at_a || hunk.b_begin < at_b || hunk.a_begin - at_a != hunk.b_begin - at_b) return std::nullopt;
    if (!first && hunk.a_begin == at_a) return std::nullopt;
    if (hunk.a_size() + hunk.b_size() == 0) return std::nullopt;
    for (; at_a < hunk.a_begin; ++at_a) made.push_back(a[at_a]);
    for (at_b = hunk.b_begin; at_b < hunk.b_end; ++at_b) made.push_back(b[at_b]);
    at_a = hunk.a_end;
    first = false;
  }
  for (; at_a < a.size(); ++at_a) made.push_back(a[at_a]);
  return made;
}

std::size_t edits(const std::vector<Hunk>& hunks) {
  std::size_t sum = 0;
  for (const Hunk& hunk : hunks) sum += hunk.a_size() + hunk.b_size();
  return sum;
}

/// The oracle: insertions and deletions of a shortest edit script, by the full table.
std::size_t fewest_edits(const Sequence& a, const Sequence& b) {
  std::vector<std::vector<std::size_t>> common(a.size() + 1, std::vector<std::size_t>(b.size() + 1, 0));
  for (std::size_t i = 0; i < a.size(); ++i)
    for (std::size_t j = 0; j < b.size(); ++j) common[i + 1][j + 1] = a[i] == b[j] ? common[i][j] + 1 : std::max(common[i][j + 1], common[i + 1][j]);
  return a.size() + b.size() - 2 * common[a.size()][b.size()];
}

Sequence random_sequence(test::Random& random, std::size_t length, std::uint32_t alphabet) {
  Sequence made(length);
  for (auto& symbol : made) symbol = random.below(alphabet);
  return made;
}

}  // namespace

TEST_CASE("a diff names what was changed and nothing else", "[compare][diff]") {
  struct Case {
    const char *a, *b;
    std::vector<Hunk> hunks;
  };
  const std::vector<Case> cases{
      {"", "", {}},
      {"abc", "abc", {}},
      {"abc", "", {{0, 3, 0, 0}}},
      {"", "abc", {{0, 0, 0, 3}}},
      {"abc", "abxc", {{2, 2, 2, 3}}},
      {"abxc", "abc", {{2, 3, 2, 2}}},
      {"abc", "axc", {{1, 2, 1, 2}}},
      {"abcdef", "xbcdey", {{0, 1, 0, 1}, {5, 6, 5, 6}}},
      {"abc", "xyz", {{0, 3, 0, 3}}},
  };
  for (const Case& c : cases) {
    INFO(c.a << " / " << c.b);
    CHECK(diff_sequences(sequence(c.a), sequence(c.b)) == c.hunks);
  }
}

TEST_CASE("a diff of short sequences is a shortest one and makes b from a", "[compare][diff][oracle]") {
  test::Random random(7);
  for (int round = 0; round < 4000; ++round) {
    const std::uint32_t alphabet = 1 + random.below(5);
    const Sequence a = random_sequence(random, random.below(24), alphabet);
    const Sequence b = random_sequence(random, random.below(24), alphabet);
    const auto hunks = diff_sequences(a, b);
    INFO("round " << round);
    REQUIRE(applied(a, b, hunks) == b);
    REQUIRE(edits(hunks) == fewest_edits(a, b));
  }
}

TEST_CASE("a diff of long edited sequences makes b from a and stays close to the edits that were made", "[compare][diff][property]") {
  test::Random random(11);
  for (int round = 0; round < 60; ++round) {
    const Sequence a = random_sequence(random, 3000 + random.below(12000), 2 + random.below(3000));
    Sequence b = a;
    std::size_t made = 0;
    for (std::uint32_t n = random.below(120); n > 0; --n) {
      const std::size_t at = random.below(static_cast<std::uint32_t>(b.size()));
      const std::size_t length = std::min<std::size_t>(1 + random.below(20), b.size() - at);
      const auto spot = b.begin() + static_cast<std::ptrdiff_t>(at);
      if (random.below(2) == 0) {
        b.erase(spot, spot + static_cast<std::ptrdiff_t>(length));
      } else {
        const Sequence more = random_sequence(random, length, 3000);
        b.insert(spot, more.begin(), more.end());
      }
      made += length;
    }
    const auto hunks = diff_sequences(a, b);
    INFO("round " << round);
    REQUIRE(applied(a, b, hunks) == b);
    REQUIRE(edits(hunks) <= 2 * made + 64);
  }
}

TEST_CASE("a diff is correct however little work it may spend", "[compare][diff][property]") {
  test::Random random(13);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t alphabet = 2 + random.below(40);
    const Sequence a = random_sequence(random, random.below(2000), alphabet), b = random_sequence(random, random.below(2000), alphabet);
    REQUIRE(applied(a, b, diff_sequences(a, b, {0})) == b);
    REQUIRE(applied(a, b, diff_sequences(a, b, {3})) == b);
  }
}

TEST_CASE("a diff of unlike or repetitive megabytes ends soon", "[compare][diff][pathological]") {
  test::Random random(17);
  const std::size_t n = 350000;
  const Sequence unlike_a = random_sequence(random, n, 4000), unlike_b = random_sequence(random, n, 4000);
  const Sequence few_a = random_sequence(random, n, 2), few_b = random_sequence(random, n, 2);
  Sequence same(n, 7), same_less(n - 1, 7), period(n), shifted(n), halves(n, 7);
  for (std::uint32_t i = 0; i < n; ++i) period[i] = i % 3, shifted[i] = (i + i / 1000) % 3;
  std::fill(halves.begin() + static_cast<std::ptrdiff_t>(n / 2), halves.end(), 8U);
  Sequence reversed(unlike_a.rbegin(), unlike_a.rend());
  const std::vector<std::pair<const Sequence*, const Sequence*>> pairs{{&unlike_a, &unlike_b}, {&few_a, &few_b},       {&same, &same_less}, {&same, &halves},
                                                                       {&period, &shifted},    {&unlike_a, &reversed}, {&same, &unlike_a}};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto start = std::chrono::steady_clock::now();
    const auto hunks = diff_sequences(*pairs[i].first, *pairs[i].second);
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
    INFO("pair " << i);
    CHECK(applied(*pairs[i].first, *pairs[i].second, hunks) == *pairs[i].second);
    // A quadratic search of these takes minutes; the bound leaves room for a busy machine.
    CHECK(spent.count() < 20.0);
  }
}

}  // namespace jiaokan
