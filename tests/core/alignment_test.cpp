#include "core/alignment.h"

#include <catch2/catch.hpp>

using jiaokan::Bead;

TEST_CASE("a bead's kind and segments leave out what it skips", "[core][alignment]") {
  const Bead plain{{2, 3}, {4, 6}, 1};
  CHECK(bead_kind(plain) == "1-2");
  CHECK(segments_a(plain) == std::vector<std::size_t>{2});
  CHECK(segments_b(plain) == std::vector<std::size_t>{4, 5});
  const Bead across_a_page{{2, 5}, {4, 5}, 1, {3}, {}};
  CHECK(bead_kind(across_a_page) == "2-1");
  CHECK(segments_a(across_a_page) == std::vector<std::size_t>{2, 4});
  CHECK(bead_kind(Bead{{1, 1}, {4, 5}}) == "0-1");
}
