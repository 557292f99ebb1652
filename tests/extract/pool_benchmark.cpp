#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <iostream>
#include <string>

#include "extract/child_process.h"
#include "extract/pdf/item_pool.h"
#include "extract/pdf/poppler_pages.h"

using namespace jiaokan::extract;

namespace {

double seconds_used() {
  double all = 0;
  for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
    rusage used{};
    getrusage(who, &used);
    all += static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec) * 1e-6;
  }
  return all;
}

}  // namespace

/// Not part of a test run: build/release/tests/extract/test_extract "[benchmark]". What a file costs before anything of it is read: forks of this process with the
/// PDF libraries in it, pipes, waiting; the children send a page's worth of bytes and touch a megabyte of the memory they share.
TEST_CASE("computing time of the processes for one file", "[.][benchmark]") {
  for (unsigned i = 0; i < kManyFiles; ++i) warm_up_pdf_libraries();
  constexpr int kFiles = 500;
  std::string shared(1 << 20, 'x');
  const auto page = [&shared](std::size_t) {
    for (std::size_t i = 0; i < shared.size(); i += 4096) shared[i] = 'y';
    return shared.substr(0, 20'000);
  };
  const auto report = [](const char* what, auto work) {
    const double before = seconds_used();
    for (int i = 0; i < kFiles; ++i) work();
    std::cout << what << ": " << (seconds_used() - before) / kFiles * 1000 << " ms a file\n";
  };
  report("a file that its opener reads", [&] {
    run_in_child({}, [&](FramePipe& pipe) { pipe.send('p', page(0)); }, [](char, std::string_view) {});
  });
  for (const std::size_t workers : {1U, 2U})
    report(workers == 1 ? "an opener and one worker" : "an opener and two workers", [&] {
      run_in_child(
          {},
          [&](FramePipe& pipe) {
            PoolLimits limits;
            limits.workers = workers;
            run_items(
                workers, limits, page, [&](std::size_t, std::string_view payload) { pipe.send('p', payload); }, [](std::size_t, ChildOutcome) {});
          },
          [](char, std::string_view) {});
    });
}
