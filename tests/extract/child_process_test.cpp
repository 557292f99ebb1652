#include "extract/child_process.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <vector>

using namespace jiaokan::extract;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

ChildOutcome run(const ChildLimits& limits, const std::function<void(FramePipe&)>& work, std::vector<std::string>* frames = nullptr) {
  return run_in_child(limits, work, [&](char type, std::string_view payload) {
    if (frames) frames->push_back(type + std::string(payload));
  });
}

}  // namespace

TEST_CASE("frames arrive whole and in order, whatever their size", "[extract][child]") {
  std::vector<std::string> frames;
  const std::string large(3'000'000, 'x');
  const ChildOutcome outcome = run(
      {},
      [&](FramePipe& pipe) {
        pipe.send('a', "first");
        pipe.send('b', "");
        pipe.send('c', large);
      },
      &frames);
  CHECK(outcome.end == ChildEnd::kDone);
  CHECK(frames == std::vector<std::string>{"afirst", "b", "c" + large});
}

TEST_CASE("a child that passes a limit is ended and the limit named", "[extract][child]") {
  ChildLimits cpu, wall, output;
  cpu.cpu_seconds = 1;
  wall.wall_seconds = 1;
  output.output_bytes = 1000;
  CHECK(run(cpu, [](FramePipe&) {
          for (;;) static_cast<void>(getppid());
        }).end == ChildEnd::kCpuLimit);
  CHECK(run(wall, [](FramePipe&) {
          for (;;) pause();
        }).end == ChildEnd::kWallLimit);
  CHECK(run(output, [](FramePipe& pipe) {
          for (;;) pipe.send('x', std::string(300, 'x'));
        }).end == ChildEnd::kOutputLimit);
}

TEST_CASE("a child that asks for too much memory is ended", "[extract][child]") {
  if (kSanitized) return;  // the limit is not held there
  ChildLimits limits;
  limits.memory_bytes = 64 << 20;
  CHECK(run(limits, [](FramePipe&) {
          std::vector<std::string> all;
          for (;;) all.emplace_back(1 << 20, 'x');
        }).end == ChildEnd::kMemoryLimit);
}

TEST_CASE("a crash and an exception are crashes, and what was sent before is kept", "[extract][child]") {
  std::vector<std::string> frames;
  CHECK(run(
            {},
            [](FramePipe& pipe) {
              pipe.send('a', "kept");
              std::abort();
            },
            &frames)
            .end == ChildEnd::kCrashed);
  CHECK(frames == std::vector<std::string>{"akept"});
  CHECK(run({}, [](FramePipe&) { throw std::runtime_error("no"); }).end == ChildEnd::kCrashed);
}

TEST_CASE("an exception of the receiver ends the child and goes on", "[extract][child]") {
  CHECK_THROWS_AS(run_in_child(
                      {},
                      [](FramePipe& pipe) {
                        for (;;) pipe.send('x', "more");
                      },
                      [](char, std::string_view) { throw std::logic_error("enough"); }),
                  std::logic_error);
}
