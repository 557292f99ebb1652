#include "core/parts.h"

#include <catch2/catch.hpp>

#include <limits>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace jiaokan;

TEST_CASE("things are divided for as many threads as have work worth one", "[core][parts]") {
  struct Case {
    std::size_t count, threads, fewest, parts;
  };
  for (const Case& c : std::vector<Case>{{1000, 4, 100, 4}, {1000, 4, 300, 3}, {1000, 4, 1001, 1}, {0, 4, 1, 1}, {5, 0, 1, 1}, {5, 1, 1, 1}, {5, 8, 0, 5}}) {
    CAPTURE(c.count, c.threads, c.fewest);
    CHECK(parts_for(c.count, c.threads, c.fewest) == c.parts);
  }
}

TEST_CASE("the parts cover everything once, in order", "[core][parts]") {
  for (const std::size_t count : {0, 1, 2, 7, 100})
    for (const std::size_t parts : {1, 2, 3, 8}) {
      CAPTURE(count, parts);
      std::vector<int> seen(count, 0);
      std::vector<std::size_t> begins(parts), ends(parts);
      for_each_part(count, parts, [&](std::size_t part, std::size_t begin, std::size_t end) {
        begins[part] = begin, ends[part] = end;
        for (std::size_t i = begin; i < end; ++i) ++seen[i];
      });
      CHECK(seen == std::vector<int>(count, 1));
      CHECK(begins.front() == 0);
      CHECK(ends.back() == count);
      for (std::size_t part = 1; part < parts; ++part) CHECK(begins[part] == ends[part - 1]);
    }
}

TEST_CASE("the end of a part is right although count times parts is more than a size can hold", "[core][parts]") {
  const std::size_t count = std::numeric_limits<std::size_t>::max() / 2;
  std::vector<std::size_t> sizes(4);
  for_each_part(count, 4, [&](std::size_t part, std::size_t begin, std::size_t end) { sizes[part] = end - begin; });
  std::size_t sum = 0;
  for (const std::size_t size : sizes) {
    CHECK(size >= count / 4);
    sum += size;
  }
  CHECK(sum == count);
}

TEST_CASE("one part is worked on by the caller itself", "[core][parts]") {
  std::thread::id worker;
  for_each_part(10, 1, [&](std::size_t, std::size_t, std::size_t) { worker = std::this_thread::get_id(); });
  CHECK(worker == std::this_thread::get_id());
}

TEST_CASE("what a part throws goes on when the others are done", "[core][parts]") {
  for (const std::size_t thrower : {0, 2}) {
    std::vector<int> done(3, 0);
    CHECK_THROWS_AS(for_each_part(3, 3,
                                  [&](std::size_t part, std::size_t, std::size_t) {
                                    if (part == thrower) throw std::runtime_error("part");
                                    done[part] = 1;
                                  }),
                    std::runtime_error);
    done[thrower] = 1;
    CHECK(done == std::vector<int>(3, 1));
  }
}
