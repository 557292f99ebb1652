#include "core/offset_map.h"

#include <algorithm>

#include <catch2/catch.hpp>
#include "support/random.h"

using jiaokan::NormSpan;
using jiaokan::OffsetMap;
using jiaokan::RawSpan;
using jiaokan::test::Random;

namespace {

OffsetMap random_map(Random& rng, std::uint32_t raw_size) {
  OffsetMap map;
  while (map.raw_size() < raw_size) {
    const std::uint32_t left = raw_size - map.raw_size();
    const std::uint32_t n = std::min(left, 1 + rng.below(5));
    if (rng.below(2))
      map.copy(n);
    else
      map.replace(n, rng.below(4));
  }
  return map;
}

/// Slow reference: for every norm byte, the raw span it was made from.
std::vector<RawSpan> origins(const OffsetMap& map) {
  std::vector<RawSpan> out;
  for (std::size_t i = 0; i < map.run_count(); ++i)
    for (std::uint32_t k = 0; k < map.norm_span(i).size(); ++k)
      out.push_back(map.copied(i) ? RawSpan{map.raw_span(i).begin + k, map.raw_span(i).begin + k + 1} : map.raw_span(i));
  return out;
}

}  // namespace

TEST_CASE("an offset map leads each norm span to the raw bytes it was made from", "[core][offset_map]") {
  Random rng(20240601);
  for (int round = 0; round < 300; ++round) {
    const OffsetMap map = random_map(rng, 1 + rng.below(30));
    const auto origin = origins(map);
    REQUIRE(origin.size() == map.norm_size());
    for (std::uint32_t b = 0; b < map.norm_size(); ++b) {
      for (std::uint32_t e = b + 1; e <= map.norm_size(); ++e) {
        const RawSpan raw = map.to_raw({b, e});
        REQUIRE(raw == RawSpan{origin[b].begin, origin[e - 1].end});
        const NormSpan back = map.to_norm(raw);
        REQUIRE(back.contains({b, e}));
      }
    }
  }
}

TEST_CASE("an offset map is monotone and keeps to its texts", "[core][offset_map]") {
  Random rng(7);
  for (int round = 0; round < 300; ++round) {
    const OffsetMap map = random_map(rng, 1 + rng.below(40));
    std::uint32_t last = 0;
    for (std::uint32_t at = 0; at <= map.norm_size(); ++at) {
      const RawSpan raw = map.to_raw({at, at});
      REQUIRE(raw.empty());
      REQUIRE(raw.begin >= last);
      REQUIRE(raw.end <= map.raw_size());
      last = raw.begin;
    }
  }
}

TEST_CASE("composing two maps leads where one after the other leads", "[core][offset_map]") {
  Random rng(99);
  for (int round = 0; round < 500; ++round) {
    const OffsetMap inner = random_map(rng, 1 + rng.below(30));
    if (inner.norm_size() == 0) continue;
    const OffsetMap outer = random_map(rng, inner.norm_size());
    const OffsetMap both = OffsetMap::compose(inner, outer);
    REQUIRE(both.raw_size() == inner.raw_size());
    REQUIRE(both.norm_size() == outer.norm_size());
    for (std::uint32_t b = 0; b < both.norm_size(); ++b) {
      for (std::uint32_t e = b + 1; e <= both.norm_size(); ++e) {
        const RawSpan stepwise_middle = outer.to_raw({b, e});
        const RawSpan stepwise = inner.to_raw({stepwise_middle.begin, stepwise_middle.end});
        // A replaced run maps as a whole, so the composed map may cover more, never less.
        REQUIRE(both.to_raw({b, e}).contains(stepwise));
      }
    }
  }
}

TEST_CASE("composing with the identity changes nothing", "[core][offset_map]") {
  Random rng(5);
  for (int round = 0; round < 200; ++round) {
    const OffsetMap map = random_map(rng, 1 + rng.below(30));
    for (const OffsetMap& both : {OffsetMap::compose(map, OffsetMap::identity(map.norm_size())), OffsetMap::compose(OffsetMap::identity(map.raw_size()), map)})
      for (std::uint32_t b = 0; b < map.norm_size(); ++b) REQUIRE(both.to_raw({b, b + 1}) == map.to_raw({b, b + 1}));
  }
}

TEST_CASE("text made from nothing is refused", "[core][offset_map]") {
  OffsetMap map;
  CHECK_THROWS_AS(map.replace(0, 3), std::logic_error);
}
