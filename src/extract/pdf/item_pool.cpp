#include "extract/pdf/item_pool.h"

#include <signal.h>
#include <sys/mman.h>
#include <ctime>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <list>
#include <memory>
#include <new>
#include <thread>
#include <vector>

#include "core/error.h"

namespace jiaokan::extract {
namespace {

using Clock = std::chrono::steady_clock;
using Work = std::function<std::string(std::size_t)>;
using Done = std::function<void(std::size_t, std::string_view)>;
using Failed = std::function<void(std::size_t, ChildOutcome)>;
using Told = std::function<void()>;
using Over = std::function<void(ChildEnd)>;

constexpr std::uint64_t kNoItem = UINT64_MAX;
constexpr std::chrono::milliseconds kNap{4};
constexpr std::uint64_t kFewLeft = 3;  // items for each child

/// What the children and this process write to the same memory. A child that breaks may leave anything here: what is read from it is checked.
struct Shared {
  std::atomic<std::uint64_t> next = 0;               ///< the first item that nobody has begun
  std::atomic<std::uint64_t> used_microseconds = 0;  ///< computing time that children have told of
  std::atomic<std::uint32_t> item_milliseconds = 0;
};

/// One for each child at work.
struct Slot {
  std::atomic<std::uint64_t> item = kNoItem;  ///< that it has begun
  std::atomic<std::uint64_t> told_microseconds = 0;
};
static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<std::uint32_t>::is_always_lock_free);

class SharedMemory {
 public:
  explicit SharedMemory(std::size_t slots)
      : bytes_(sizeof(Shared) + slots * sizeof(Slot)), at_(mmap(nullptr, bytes_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0)) {
    if (at_ == MAP_FAILED)
      throw Error(ErrorCode::kUnreadable, {}, std::string("the system gives no memory to read the file in: ") + std::strerror(errno),
                  "try again when it is less busy");
    new (at_) Shared();
    for (std::size_t i = 0; i < slots; ++i) new (static_cast<char*>(at_) + sizeof(Shared) + i * sizeof(Slot)) Slot();
  }
  SharedMemory(const SharedMemory&) = delete;
  SharedMemory& operator=(const SharedMemory&) = delete;
  ~SharedMemory() { munmap(at_, bytes_); }

  Shared& shared() const { return *static_cast<Shared*>(at_); }
  Slot& slot(std::size_t i) const { return *reinterpret_cast<Slot*>(static_cast<char*>(at_) + sizeof(Shared) + i * sizeof(Slot)); }

 private:
  std::size_t bytes_;
  void* at_;
};

std::uint64_t own_microseconds() {
  timespec used{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<std::uint64_t>(used.tv_sec) * 1'000'000 + static_cast<std::uint64_t>(used.tv_nsec) / 1000;
}

/// Runs in the child: takes items as long as there are any, and time for them.
void work_on_items(Shared& shared, Slot& slot, std::size_t count, std::size_t most, std::uint64_t most_microseconds, const Work& work, FramePipe& pipe) {
  for (std::size_t n = 0; n < most && shared.used_microseconds < most_microseconds; ++n) {
    const std::uint64_t item = shared.next.fetch_add(1);
    if (item >= count) return;
    slot.item = item;
    allow_cpu_milliseconds(shared.item_milliseconds);
    std::string payload(reinterpret_cast<const char*>(&item), sizeof item);
    payload += work(item);
    pipe.send('i', payload);
    const std::uint64_t used = own_microseconds();
    shared.used_microseconds += used - slot.told_microseconds.exchange(used);
  }
}

struct Worker {
  Worker(std::size_t place, const ChildLimits& limits, Clock::time_point until, const std::function<void(FramePipe&)>& work)
      : slot(place), deadline(until), child(limits, work) {}

  std::size_t slot;
  Clock::time_point deadline;  ///< of its next item
  ChildProcess child;
};

class Pool {
 public:
  Pool(std::size_t count, const PoolLimits& limits, const Work& work, const Done& done, const Failed& failed, const Told& told)
      : count_(count),
        limits_(limits),
        most_workers_(std::clamp<std::size_t>(limits.workers, 1, std::max<std::size_t>(count, 1))),
        work_(work),
        done_(done),
        failed_(failed),
        told_(told),
        memory_(most_workers_),
        settled_(count, 0) {
    memory_.shared().item_milliseconds = limits.item_cpu_milliseconds;
    for (std::size_t i = most_workers_; i > 0; --i) free_slots_.push_back(i - 1);
  }

  ChildEnd run() {
    while (end_ == ChildEnd::kDone && settled_items_ < count_ && (has_work() || !workers_.empty())) {
      while (has_work() && !free_slots_.empty() && end_ == ChildEnd::kDone) start_or_go_on();
      wait();
      if (told_) told_();
      // While there are many items, what comes is left to gather a little; at the end the last must not wait for it.
      if (items_left() > kFewLeft * most_workers_ && free_slots_.empty()) std::this_thread::sleep_for(kNap);
    }
    // A child that breaks between taking an item and saying so, or that writes where it should not.
    for (std::size_t item = 0; item < count_ && end_ == ChildEnd::kDone; ++item)
      if (settle(item)) failed_(item, {ChildEnd::kCrashed, 0});
    if (told_) told_();
    return end_;
  }

 private:
  std::uint64_t items_left() const { return count_ - std::min<std::uint64_t>(memory_.shared().next, count_); }
  bool has_work() const { return items_left() > 0; }

  /// Where the system gives no more processes, those that there are do the work.
  void start_or_go_on() {
    const std::size_t place = free_slots_.back();
    try {
      start();
    } catch (const Error&) {
      if (workers_.empty()) throw;
      std::erase(free_slots_, place);
    }
  }

  void start() {
    const std::uint64_t all = std::uint64_t{limits_.all.cpu_seconds} * 1'000'000, used = memory_.shared().used_microseconds;
    if (used >= all) {
      end_ = ChildEnd::kCpuLimit;
      return;
    }
    ChildLimits limits = limits_.all;
    limits.cpu_seconds = static_cast<std::uint32_t>((all - used + 999'999) / 1'000'000);
    const std::size_t place = free_slots_.back();
    free_slots_.pop_back();
    Slot& slot = memory_.slot(place);
    slot.item = kNoItem;
    slot.told_microseconds = 0;
    Shared& shared = memory_.shared();
    workers_.emplace_back(place, limits, next_deadline(), [&shared, &slot, all, this](FramePipe& pipe) {
      work_on_items(shared, slot, count_, std::max<std::size_t>(limits_.chunk, 1), all, work_, pipe);
    });
  }

  Clock::time_point next_deadline() const { return Clock::now() + std::chrono::seconds(limits_.item_wall_seconds); }

  /// The item that a child has begun and not been done with.
  std::uint64_t begun(const Worker& worker) const {
    const std::uint64_t item = memory_.slot(worker.slot).item;
    return item < count_ && settled_[item] == 0 ? item : kNoItem;
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
      const bool within = w->child.take(&waiting[at], [&](char, std::string_view payload) { take(payload); });
      if (w->child.error()) throw Error(*w->child.error());
      if (has_sent) w->deadline = next_deadline();
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

  /// A payload says itself which item it is of: its child may have begun the next one before this process looked.
  void take(std::string_view payload) {
    std::uint64_t item = kNoItem;
    if (payload.size() >= sizeof item) std::memcpy(&item, payload.data(), sizeof item);
    if (item < count_ && settle(item)) done_(item, payload.substr(sizeof item));  // else of a child that breaks
  }

  /// False where the item was done or failed before.
  bool settle(std::size_t item) {
    if (settled_[item] != 0) return false;
    settled_[item] = 1;
    ++settled_items_;
    return true;
  }

  std::list<Worker>::iterator stop(std::list<Worker>::iterator w, ChildEnd why) {
    w->child.kill();
    w->child.finish();
    return reap(w, {why, SIGKILL});
  }

  std::list<Worker>::iterator reap(std::list<Worker>::iterator w, ChildOutcome outcome) {
    Shared& shared = memory_.shared();
    const auto used = static_cast<std::uint64_t>(w->child.cpu_seconds() * 1e6), told = memory_.slot(w->slot).told_microseconds.load();
    if (used > told) shared.used_microseconds += used - told;
    const std::uint64_t item = begun(*w);
    const bool no_time = shared.used_microseconds >= std::uint64_t{limits_.all.cpu_seconds} * 1'000'000;
    if (no_time && item == kNoItem && has_work()) end_ = ChildEnd::kCpuLimit;
    if (item != kNoItem || outcome.end != ChildEnd::kDone) {
      if (outcome.end == ChildEnd::kDone) outcome.end = ChildEnd::kCrashed;  // it left without doing its work
      if (item != kNoItem && settle(item)) failed_(item, outcome);
      if (outcome.end == ChildEnd::kCpuLimit || outcome.end == ChildEnd::kWallLimit) shared.item_milliseconds = shorter_item_time(shared.item_milliseconds);
      if (++failures_ > limits_.failures) end_ = ChildEnd::kCrashed;
      if (no_time) end_ = ChildEnd::kCpuLimit;
    }
    free_slots_.push_back(w->slot);
    return workers_.erase(w);
  }

  const std::size_t count_;
  const PoolLimits& limits_;
  const std::size_t most_workers_;
  const Work& work_;
  const Done& done_;
  const Failed& failed_;
  const Told& told_;
  SharedMemory memory_;
  std::vector<char> settled_;  ///< items that were done or failed
  std::size_t settled_items_ = 0;
  std::vector<std::size_t> free_slots_;
  std::list<Worker> workers_;
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
    } catch (const Error&) {
      throw;
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

ChildEnd run_items(std::size_t count, const PoolLimits& limits, const Work& work, const Done& done, const Failed& failed, const Told& told, const Over& over) {
  if (!can_fork()) {
    const ChildEnd end = run_here(count, limits, work, done, failed);
    if (told) told();
    if (over) over(end);
    return end;
  }
  Pool pool(count, limits, work, done, failed, told);
  const ChildEnd end = pool.run();
  if (over) over(end);
  return end;
}

}  // namespace jiaokan::extract
