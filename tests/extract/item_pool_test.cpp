#include "extract/pdf/item_pool.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "support/sanitizer.h"

using namespace jiaokan::extract;
using jiaokan::test::kSanitized;

namespace {

struct Result {
  ChildEnd end = ChildEnd::kDone;
  std::map<std::size_t, std::string> done;
  std::map<std::size_t, ChildOutcome> failed;
};

Result run(std::size_t count, const PoolLimits& limits, const std::function<std::string(std::size_t)>& work) {
  Result r;
  r.end = run_items(
      count, limits, work, [&](std::size_t item, std::string_view payload) { CHECK(r.done.emplace(item, payload).second); },
      [&](std::size_t item, ChildOutcome outcome) { CHECK(r.failed.emplace(item, outcome).second); });
  return r;
}

PoolLimits limits_of(std::size_t workers, std::size_t chunk) {
  PoolLimits limits;
  limits.workers = workers;
  limits.chunk = chunk;
  limits.item_cpu_milliseconds = 1000;
  limits.item_wall_seconds = 1;
  return limits;
}

}  // namespace

TEST_CASE("every item is done once, whatever the number of workers and the size of a chunk", "[extract][child]") {
  for (const std::size_t workers : {1U, 2U, 5U})
    for (const std::size_t chunk : {1U, 3U, 100U}) {
      const Result r = run(23, limits_of(workers, chunk), [](std::size_t item) { return std::string(item * 1000, 'x'); });
      CHECK(r.end == ChildEnd::kDone);
      CHECK(r.failed.empty());
      REQUIRE(r.done.size() == 23);
      for (const auto& [item, payload] : r.done) CHECK(payload.size() == item * 1000);
    }
  CHECK(run(0, limits_of(2, 4), [](std::size_t) { return std::string(); }).end == ChildEnd::kDone);
}

TEST_CASE("an item that breaks its worker costs no other item", "[extract][child]") {
  for (const std::size_t workers : {1U, 3U}) {
    const Result r = run(12, limits_of(workers, 5), [](std::size_t item) -> std::string {
      if (item == 0) throw std::runtime_error("no");
      if (item == 4) std::abort();
      if (item == 5) std::raise(SIGKILL);
      if (item == 6) _exit(0);
      if (item == 11 && !kSanitized) throw std::bad_alloc();
      return "done";
    });
    CHECK(r.end == ChildEnd::kDone);
    CHECK(r.done.size() + r.failed.size() == 12);
    REQUIRE(r.failed.count(0) + r.failed.count(4) + r.failed.count(5) + r.failed.count(6) == 4);
    CHECK(r.failed.at(0).end == ChildEnd::kCrashed);
    CHECK(r.failed.at(4).end == ChildEnd::kCrashed);
    CHECK(r.failed.at(4).signal == SIGABRT);
    CHECK(r.failed.at(5).end == ChildEnd::kKilled);
    CHECK(r.failed.at(6).end == ChildEnd::kCrashed);
    if (!kSanitized) CHECK(r.failed.at(11).end == ChildEnd::kMemoryLimit);
  }
}

TEST_CASE("an item that computes or waits too long is ended and named so", "[extract][child]") {
  PoolLimits limits = limits_of(2, 2);
  limits.item_wall_seconds = 60;  // a busy machine gives little computing time
  const Result computing = run(4, limits, [](std::size_t item) -> std::string {
    while (item == 0) static_cast<void>(getppid());
    return "done";
  });
  CHECK(computing.done.size() == 3);
  REQUIRE(computing.failed.size() == 1);
  CHECK(computing.failed.at(0).end == ChildEnd::kCpuLimit);
  limits.item_wall_seconds = 2;
  const Result waiting = run(4, limits, [](std::size_t item) -> std::string {
    while (item == 2) pause();
    return "done";
  });
  CHECK(waiting.end == ChildEnd::kDone);
  REQUIRE(waiting.failed.count(2) == 1);
  CHECK(waiting.failed.at(2).end == ChildEnd::kWallLimit);
}

TEST_CASE("the time of all items together is limited, and so are the failures", "[extract][child]") {
  PoolLimits limits = limits_of(1, 100);
  limits.all.cpu_seconds = 2;
  limits.item_wall_seconds = 20;
  const Result slow = run(50, limits, [](std::size_t) -> std::string {
    for (;;) static_cast<void>(getppid());
  });
  CHECK(slow.end == ChildEnd::kCpuLimit);
  CHECK(slow.failed.size() <= 6);  // each has half the time of the one before
  limits = limits_of(2, 10);
  limits.failures = 5;
  const Result broken = run(1000, limits, [](std::size_t) -> std::string { std::abort(); });
  CHECK(broken.end == ChildEnd::kCrashed);
  CHECK(broken.failed.size() <= 8);
}

TEST_CASE("items that hang get less and less time, so that many of them cost little more than one", "[extract][child]") {
  PoolLimits limits = limits_of(1, 100);
  limits.item_cpu_milliseconds = 2000;
  limits.item_wall_seconds = 60;
  double used = 0;
  std::size_t failed = 0;
  const ChildEnd end = run_items(
      12, limits,
      [](std::size_t item) -> std::string {
        while (item % 2 == 0) static_cast<void>(getppid());
        return "done";
      },
      [](std::size_t item, std::string_view) { CHECK(item % 2 == 1); },
      [&](std::size_t, ChildOutcome outcome) {
        CHECK(outcome.end == ChildEnd::kCpuLimit);
        used += outcome.cpu_seconds;
        ++failed;
      });
  CHECK(end == ChildEnd::kDone);
  CHECK(failed == 6);
  CHECK(used > 2 + 1 + 0.5);
  CHECK(used < 2 + 1 + 0.5 + 3 * 0.25 + 1);
}

TEST_CASE("workers take items one by one, so that a slow item holds up none behind it", "[extract][child]") {
  PoolLimits limits = limits_of(2, 100);
  limits.item_wall_seconds = 60;
  std::vector<std::size_t> order;
  run_items(
      20, limits,
      [](std::size_t item) {
        if (item == 0) usleep(300'000);
        return std::string();
      },
      [&](std::size_t item, std::string_view) { order.push_back(item); }, [](std::size_t, ChildOutcome) { FAIL("no item breaks"); });
  REQUIRE(order.size() == 20);
  if (can_fork()) CHECK(order.back() == 0);
}

TEST_CASE("what is told of some items at a time is told of all of them in the end", "[extract][child]") {
  for (const std::size_t workers : {1U, 3U}) {
    std::size_t gathered = 0, told = 0, times = 0, settled = 0;
    std::vector<ChildEnd> ends;
    const ChildEnd end = run_items(
        500, limits_of(workers, 100),
        [](std::size_t item) -> std::string {
          if (item == 250) std::abort();
          usleep(100);
          return std::string(3000, 'x');
        },
        [&](std::size_t, std::string_view) { ++gathered; }, [&](std::size_t, ChildOutcome) { ++gathered; },
        [&] {
          times += gathered > told ? 1 : 0;
          told = gathered;
        },
        [&](ChildEnd over) {
          settled = told;
          ends.push_back(over);
        });
    CHECK(told == 500);
    CHECK(settled == 500);
    CHECK(ends == std::vector<ChildEnd>{end});
    CHECK(times < 250);
  }
}
