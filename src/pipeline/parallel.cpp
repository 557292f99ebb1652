#include "pipeline/parallel.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace jiaokan::pipeline {

void run_in_order(std::size_t count, std::size_t threads, const std::function<void(std::size_t)>& work, const std::function<void(std::size_t)>& done) {
  const auto one_by_one = [&] {
    for (std::size_t i = 0; i < count; ++i) work(i), done(i);
  };
  if (threads <= 1 || count <= 1) return one_by_one();
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
  try {
    while (pool.size() < std::min(threads, count)) pool.emplace_back(worker);
  } catch (const std::system_error&) {
    // The system gives no more: those that there are do the work.
    if (pool.empty()) return one_by_one();
  }
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
