#include "extract/child_process.h"

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "core/error.h"
#include "support/sanitizer.h"

using namespace jiaokan::extract;
using jiaokan::test::kSanitized;

namespace {

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

TEST_CASE("a child that leaves has sent its frames and takes nothing down", "[extract][child]") {
  struct Loud {
    FramePipe& pipe;
    ~Loud() { pipe.send('d', "taken down"); }
  };
  std::string types;
  const ChildOutcome outcome = run_in_child(
      {},
      [](FramePipe& pipe) {
        const Loud loud{pipe};
        pipe.send('a', "sent");
        pipe.leave();
      },
      [&](char type, std::string_view) { types += type; });
  CHECK(outcome.end == ChildEnd::kDone);
  CHECK(types == (can_fork() ? "a" : "ad"));
}

TEST_CASE("a child that has sent all is not waited for, and is gone with who keeps it", "[extract][child]") {
  if (!can_fork()) return;
  pid_t child = 0;
  ChildWait wait;
  wait.has_all = [&] { return child != 0; };
  const auto begun = std::chrono::steady_clock::now();
  const ChildOutcome outcome = run_in_child(
      {},
      [](FramePipe& pipe) {
        pipe.send('p', std::to_string(getpid()));
        sleep(20);
      },
      [&](char, std::string_view payload) { child = static_cast<pid_t>(std::stoi(std::string(payload))); }, wait);
  CHECK(outcome.end == ChildEnd::kDone);
  REQUIRE(wait.leaving != nullptr);
  CHECK(kill(child, 0) == 0);
  wait.leaving.reset();
  CHECK(kill(child, 0) == -1);
  CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
}

TEST_CASE("a child that breaks before it has sent all is waited for", "[extract][child]") {
  if (!can_fork()) return;
  bool has_all = false;
  ChildWait wait;
  wait.has_all = [&] { return has_all; };
  const ChildOutcome outcome = run_in_child(
      {},
      [](FramePipe& pipe) {
        pipe.send('p', "half");
        std::abort();
      },
      [&](char type, std::string_view) { has_all = type == 'e'; }, wait);
  CHECK(outcome.end == ChildEnd::kCrashed);
  CHECK(wait.leaving == nullptr);
}

TEST_CASE("gathered frames arrive whole, in order, before the one that is sent behind them", "[extract][child]") {
  std::vector<std::string> frames, expected;
  for (int i = 0; i < 5000; ++i) expected.push_back("g" + std::to_string(i) + std::string(static_cast<std::size_t>(i % 50), 'x'));
  expected.push_back("s");
  run(
      {},
      [&](FramePipe& pipe) {
        for (std::size_t i = 0; i + 1 < expected.size(); ++i) pipe.gather('g', std::string_view(expected[i]).substr(1));
        pipe.send('s', "");
      },
      &frames);
  CHECK(frames == expected);
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

TEST_CASE("what a child prints is read, kept to its last words and cannot fill the memory", "[extract][child][bad-input]") {
  if (kSanitized) return;  // its memory is counted otherwise
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  std::vector<std::string> frames;
  const ChildOutcome outcome = run(
      {},
      [](FramePipe& pipe) {
        const std::string noise(1 << 20, 'x');
        for (int i = 0; i < 200; ++i) {
          if (write(STDERR_FILENO, noise.data(), noise.size()) < 0) std::abort();
          static_cast<void>(write(STDOUT_FILENO, noise.data(), noise.size()));
        }
        pipe.send('a', "whole");
        static_cast<void>(write(STDERR_FILENO, "Out of memory", 13));
        std::abort();
      },
      &frames);
  getrusage(RUSAGE_SELF, &after);
  CHECK(frames == std::vector<std::string>{"awhole"});
  CHECK(outcome.end == ChildEnd::kMemoryLimit);  // told by the last words
  CHECK(after.ru_maxrss - before.ru_maxrss < 16 * 1024);
}

TEST_CASE("a frame that says it is larger than all frames may be ends its child", "[extract][child][bad-input]") {
  if (!can_fork()) return;
  ChildLimits limits;
  limits.output_bytes = 1000;
  std::vector<std::string> frames;
  const ChildOutcome outcome = run(
      limits, [](FramePipe& pipe) { pipe.send('x', std::string(2000, 'x')); }, &frames);
  CHECK(outcome.end == ChildEnd::kOutputLimit);
  CHECK(frames.empty());
}

TEST_CASE("a child may be given less than a second of computing time", "[extract][child]") {
  if (!can_fork()) return;
  const ChildOutcome outcome = run({}, [](FramePipe&) {
    allow_cpu_milliseconds(200);
    for (;;) static_cast<void>(getppid());
  });
  CHECK(outcome.end == ChildEnd::kCpuLimit);
  CHECK(outcome.cpu_seconds > 0.15);
  CHECK(outcome.cpu_seconds < 0.9);
}

TEST_CASE("no child is begun while another thread takes locks that children need", "[extract][child]") {
  if (!can_fork()) return;
  std::mutex lock;
  std::atomic<bool> taken = false;
  std::thread other([&] {
    without_forks([&] {
      const std::lock_guard<std::mutex> held(lock);
      taken = true;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    });
  });
  while (!taken) std::this_thread::yield();
  ChildLimits limits;
  limits.wall_seconds = 5;
  const ChildOutcome outcome = run(limits, [&](FramePipe&) { const std::lock_guard<std::mutex> held(lock); });
  other.join();
  CHECK(outcome.end == ChildEnd::kDone);
}

TEST_CASE("an error that the work throws is thrown where the child is awaited", "[extract][child]") {
  try {
    run({}, [](FramePipe&) { throw jiaokan::Error(jiaokan::ErrorCode::kUnsupported, "a.docx", "is a workbook", "save it as PDF"); });
    FAIL("nothing was thrown");
  } catch (const jiaokan::Error& error) {
    CHECK(error.code() == jiaokan::ErrorCode::kUnsupported);
    CHECK(std::string(error.what()) == "a.docx: is a workbook; save it as PDF");
  }
}
