#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace jiaokan {

/// Threads that share out loops whose whole work is a few milliseconds (a team, as OpenMP says). They are begun with the first loop that is worth it and stay
/// until the end, asleep between loops. Nobody waits for a thread that comes late: whoever is awake takes the next piece, so that a loop takes no longer than
/// in one thread however long the system needs to wake the others.
class Team {
 public:
  using Work = std::function<void(std::size_t begin, std::size_t end)>;

  /// Of `threads`, the caller's among them: 0 and 1 are the caller alone.
  explicit Team(std::size_t threads) : threads_(threads) {}
  Team(const Team&) = delete;
  Team& operator=(const Team&) = delete;
  ~Team();

  /// Calls work(begin, end) for pieces of `piece` things (the last may be smaller; 0 counts as 1) that cover 0 … count once, in any order and thread; pieces
  /// must write to different places. Returns when all are done; of what pieces throw, what the first of them threw goes on. From one thread at a time, and not
  /// from inside a piece.
  void for_each(std::size_t count, std::size_t piece, const Work& work);

 private:
  void begin_threads();
  void help();
  void take_pieces();
  bool take_piece();

  const std::size_t threads_;
  std::vector<std::thread> helpers_;

  // The loop at work. Written by the caller while `inside_` is 0 and `open_` is not set, read by helpers that are inside.
  std::size_t count_ = 0, piece_ = 1;
  const Work* work_ = nullptr;
  std::atomic<std::size_t> next_ = 0;

  std::atomic<bool> open_ = false;          ///< helpers may take pieces
  std::atomic<std::uint32_t> inside_ = 0;   ///< helpers that take pieces, or look whether they may
  std::atomic<std::uint32_t> calls_ = 0;    ///< loops so far, and the end: what helpers sleep on
  std::atomic<bool> ended_ = false;

  std::mutex failing_;
  std::size_t failed_at_ = 0;  ///< the first thing of the piece that `failure_` is of
  std::exception_ptr failure_;
};

}  // namespace jiaokan
