#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "extract/child_process.h"

namespace jiaokan::extract {

struct PoolLimits {
  std::size_t workers = 1;  ///< children at the same time
  std::size_t chunk = 256;  ///< items that one child works on before the next takes over: what a library leaks or caches ends with it
  /// Computing time of one item. Half as long behind each item that was ended for its time, down to kLeastItemMilliseconds, so that a file which hangs on
  /// every page costs little more than one that hangs on two.
  std::uint32_t item_cpu_milliseconds = 10'000;
  std::uint32_t item_wall_seconds = 30;
  std::size_t failures = 64;  ///< items that may break before the rest is left alone
  ChildLimits all;            ///< computing time of all children together; memory and output of each. The wall time is not looked at
};

inline constexpr std::uint32_t kLeastItemMilliseconds = 250;

/// What is left for the next item behind one that was ended for its time.
constexpr std::uint32_t shorter_item_time(std::uint32_t milliseconds) {
  return milliseconds / 2 > kLeastItemMilliseconds ? milliseconds / 2 : kLeastItemMilliseconds;
}

/// Works on the items 0 … count - 1 in forked children that share what this process has read so far (copy on write): work(item), there, makes the payload
/// that `done` gets, here. Each child takes the next item that nobody has begun, so that all end at the same time; payloads arrive as they come.
///
/// An item at which a child crashes or passes a limit goes to `failed`, and a new child starts, so that it costs its own time and no other item.
/// `told`, where given, is called behind several calls of `done` and `failed`, and behind the last: payloads are taken some at a time, because waking this
/// process for each would cost the children time.
/// `over`, where given, is called once with what is returned, when the last item is settled: the children may still be ending.
/// Returns kDone, or what ended it early: kCpuLimit where all the computing time was used, kCrashed after too many failures; the items left over then went to
/// neither. Only for a process with one thread; where can_fork() says no it works here, without limits.
/// Throws what run_in_child() throws, and what `done` and `failed` throw.
ChildEnd run_items(std::size_t count, const PoolLimits& limits, const std::function<std::string(std::size_t item)>& work,
                   const std::function<void(std::size_t item, std::string_view payload)>& done,
                   const std::function<void(std::size_t item, ChildOutcome outcome)>& failed, const std::function<void()>& told = {},
                   const std::function<void(ChildEnd)>& over = {});

}  // namespace jiaokan::extract
