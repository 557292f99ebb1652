#include "pipeline/parallel.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace jiaokan::pipeline {

void run_in_order(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work, const std::function<void(std::size_t)>& done) {
  if (threads <= 1 || count <= 1) {
    for (std::size_t i = 0; i < count; ++i) work(i), done(i);
    return;
  }
  std::vector<char> finished(count, 0);
  std::mutex mutex;
  std::condition_variable changed;
  std::size_t next = 0, printed = 0;
  const std::size_t ahead = threads * 4;  // results waiting for a slow one before them must not pile up
  const auto worker = [&] {
    for (;;) {
      std::size_t i;
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return next >= count || next < printed + ahead; });
        if (next >= count) return;
        i = next++;
      }
      work(i);
      {
        const std::lock_guard lock(mutex);
        finished[i] = 1;
      }
      changed.notify_all();
    }
  };
  std::vector<std::jthread> pool;
  for (std::size_t t = 0; t < std::min(threads, count); ++t) pool.emplace_back(worker);
  for (std::size_t i = 0; i < count; ++i) {
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return finished[i] != 0; });
    }
    done(i);
    {
      const std::lock_guard lock(mutex);
      printed = i + 1;
    }
    changed.notify_all();
  }
}

}  // namespace jiaokan::pipeline
