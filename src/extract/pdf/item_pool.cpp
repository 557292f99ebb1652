#include "extract/pdf/item_pool.h"

#include <signal.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <deque>
#include <list>
#include <new>
#include <vector>

namespace jiaokan::extract {
namespace {

using Clock = std::chrono::steady_clock;
using Work = std::function<std::string(std::size_t)>;
using Done = std::function<void(std::size_t, std::string_view)>;
using Failed = std::function<void(std::size_t, ChildOutcome)>;

struct Range {
  std::size_t first = 0, last = 0;
};

/// A child with the items that it has still to do.
struct Worker {
  Worker(Range items, const ChildLimits& limits, const PoolLimits& pool, const Work& work)
      : left(items), deadline(Clock::now() + std::chrono::seconds(pool.item_wall_seconds)), child(limits, [=, &work](FramePipe& pipe) {
          for (std::size_t item = items.first; item < items.last; ++item) {
            allow_cpu_seconds(pool.item_cpu_seconds);
            pipe.send('i', work(item));
          }
        }) {}

  Range left;
  Clock::time_point deadline;  ///< of its next item
  ChildProcess child;
};

class Pool {
 public:
  Pool(std::size_t count, const PoolLimits& limits, const Work& work, const Done& done, const Failed& failed)
      : count_(count), limits_(limits), work_(work), done_(done), failed_(failed) {}

  ChildEnd run() {
    while (end_ == ChildEnd::kDone && (has_work() || !workers_.empty())) {
      while (has_work() && workers_.size() < std::max<std::size_t>(limits_.workers, 1) && end_ == ChildEnd::kDone) start();
      wait();
    }
    return end_;
  }

 private:
  void start() {
    ChildLimits limits = limits_.all;
    if (used_ >= limits.cpu_seconds) {
      end_ = ChildEnd::kCpuLimit;
      return;
    }
    limits.cpu_seconds -= static_cast<std::uint32_t>(used_);
    workers_.emplace_back(deal(), limits, limits_, work_);
  }

  bool has_work() const { return !left_over_.empty() || next_ < count_; }

  Range deal() {
    Range range{next_, std::min(count_, next_ + std::max<std::size_t>(limits_.chunk, 1))};
    if (left_over_.empty()) {
      next_ = range.last;
    } else {
      range = left_over_.front();
      left_over_.pop_front();
    }
    return range;
  }

  void wait() {
    if (workers_.empty()) return;
    std::vector<pollfd> waiting(workers_.size() * ChildProcess::kWaits);
    auto nearest = Clock::time_point::max();
    std::size_t at = 0;
    for (const Worker& w : workers_) {
      w.child.wait_for(&waiting[at]);
      at += ChildProcess::kWaits;
      nearest = std::min(nearest, w.deadline);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(nearest - Clock::now()).count();
    if (poll(waiting.data(), waiting.size(), static_cast<int>(std::max<decltype(left)>(left + 1, 0))) < 0) {
      if (errno != EINTR) end_ = ChildEnd::kCrashed;
      return;
    }
    at = 0;
    for (auto w = workers_.begin(); w != workers_.end(); at += ChildProcess::kWaits) {
      const bool has_sent = waiting[at].revents != 0;
      const bool within = w->child.take(&waiting[at], [&](char, std::string_view payload) { done_(w->left.first++, payload); });
      if (has_sent) w->deadline = Clock::now() + std::chrono::seconds(limits_.item_wall_seconds);
      if (!within)
        w = stop(w, ChildEnd::kOutputLimit);
      else if (w->child.has_ended())
        w = reap(w, w->child.finish());
      else if (Clock::now() >= w->deadline)
        w = stop(w, ChildEnd::kWallLimit);
      else
        ++w;
    }
  }

  std::list<Worker>::iterator stop(std::list<Worker>::iterator w, ChildEnd why) {
    w->child.kill();
    w->child.finish();
    return reap(w, {why, SIGKILL});
  }

  std::list<Worker>::iterator reap(std::list<Worker>::iterator w, ChildOutcome outcome) {
    used_ += w->child.cpu_seconds();
    if (w->left.first < w->left.last) {
      if (outcome.end == ChildEnd::kDone) outcome.end = ChildEnd::kCrashed;  // it left without doing its work
      if (used_ >= limits_.all.cpu_seconds) end_ = ChildEnd::kCpuLimit;
      failed_(w->left.first++, outcome);
      if (++failures_ > limits_.failures) end_ = ChildEnd::kCrashed;
      if (w->left.first < w->left.last) left_over_.push_back(w->left);
    }
    return workers_.erase(w);
  }

  const std::size_t count_;
  const PoolLimits& limits_;
  const Work& work_;
  const Done& done_;
  const Failed& failed_;
  std::deque<Range> left_over_;  ///< behind items that broke
  std::size_t next_ = 0;
  std::list<Worker> workers_;
  double used_ = 0;
  std::size_t failures_ = 0;
  ChildEnd end_ = ChildEnd::kDone;
};

ChildEnd run_here(std::size_t count, const PoolLimits& limits, const Work& work, const Done& done, const Failed& failed) {
  std::size_t failures = 0;
  for (std::size_t item = 0; item < count; ++item) {
    std::string payload;
    ChildOutcome outcome;
    try {
      payload = work(item);
    } catch (const std::bad_alloc&) {
      outcome.end = ChildEnd::kMemoryLimit;
    } catch (const std::exception&) {
      outcome.end = ChildEnd::kCrashed;
    }
    if (outcome.end == ChildEnd::kDone) {
      done(item, payload);
      continue;
    }
    failed(item, outcome);
    if (++failures > limits.failures) return ChildEnd::kCrashed;
  }
  return ChildEnd::kDone;
}

}  // namespace

ChildEnd run_items(std::size_t count, const PoolLimits& limits, const Work& work, const Done& done, const Failed& failed) {
  if (!can_fork()) return run_here(count, limits, work, done, failed);
  return Pool(count, limits, work, done, failed).run();
}

}  // namespace jiaokan::extract
