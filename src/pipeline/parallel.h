#pragma once

#include <cstddef>
#include <functional>

namespace jiaokan::pipeline {

/// Runs work(0) … work(count - 1) on up to `threads` threads, and done(i) in order on the calling thread as soon as all before i are finished:
/// output is the same whatever the number of threads. `work` and `done` must not throw.
void run_in_order(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work, const std::function<void(std::size_t)>& done);

}  // namespace jiaokan::pipeline
