#include "core/team.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <chrono>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace jiaokan;

TEST_CASE("a team works on every thing once, in pieces that do not depend on its size", "[core][team]") {
  for (const std::size_t threads : {0, 1, 2, 3, 8}) {
    Team team(threads);
    for (const std::size_t count : {0, 1, 2, 7, 64, 100})
      for (const std::size_t piece : {0, 1, 3, 64, 1000}) {
        CAPTURE(threads, count, piece);
        std::vector<std::atomic<int>> seen(count);
        std::vector<std::size_t> ends(count);
        team.for_each(count, piece, [&](std::size_t begin, std::size_t end) {
          ends[begin] = end;
          for (std::size_t i = begin; i < end; ++i) ++seen[i];
        });
        for (const auto& times : seen) CHECK(times == 1);
        const std::size_t step = piece == 0 ? 1 : piece;
        for (std::size_t begin = 0; begin < count; begin += step) CHECK(ends[begin] == std::min(begin + step, count));
      }
  }
}

TEST_CASE("thousands of short loops one after the other each see their own work", "[core][team]") {
  Team team(3);
  for (std::size_t loop = 0; loop < 5000; ++loop) {
    std::vector<std::size_t> out(8, 0);
    team.for_each(out.size(), 1, [&](std::size_t begin, std::size_t) { out[begin] = loop; });
    REQUIRE(out == std::vector<std::size_t>(8, loop));
  }
}

TEST_CASE("a team of one is the caller alone", "[core][team]") {
  std::set<std::thread::id> workers;
  Team(1).for_each(10, 1, [&](std::size_t, std::size_t) { workers.insert(std::this_thread::get_id()); });
  CHECK(workers == std::set<std::thread::id>{std::this_thread::get_id()});
}

TEST_CASE("work that takes its time is shared", "[core][team]") {
  Team team(2);
  std::vector<std::thread::id> workers(20);
  team.for_each(workers.size(), 1, [&](std::size_t i, std::size_t) {
    workers[i] = std::this_thread::get_id();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  });
  CHECK(std::set<std::thread::id>(workers.begin(), workers.end()).size() == 2);
}

TEST_CASE("of what pieces throw, the first one's goes on and the team works on", "[core][team]") {
  for (const std::size_t threads : {1, 4}) {
    Team team(threads);
    for (int round = 0; round < 50; ++round) {
      std::string said;
      try {
        team.for_each(100, 10, [](std::size_t begin, std::size_t) {
          if (begin >= 30) throw std::runtime_error(std::to_string(begin));
        });
      } catch (const std::runtime_error& problem) {
        said = problem.what();
      }
      CHECK(said == "30");
    }
    std::atomic<std::size_t> done = 0;
    team.for_each(100, 10, [&](std::size_t begin, std::size_t end) { done += end - begin; });
    CHECK(done == 100);
  }
}
