#include "core/team.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace jiaokan {

Team::~Team() {
  ended_ = true;
  ++calls_;
  calls_.notify_all();
  for (std::thread& helper : helpers_) helper.join();
}

void Team::for_each(std::size_t count, std::size_t piece, const Work& work) {
  piece = std::max<std::size_t>(piece, 1);
  if (threads_ <= 1 || count <= piece) {
    // In pieces here too: what is collected by pieces must not depend on the threads.
    for (std::size_t begin = 0; begin < count; begin += std::min(piece, count - begin)) work(begin, begin + std::min(piece, count - begin));
    return;
  }
  begin_threads();
  count_ = count;
  piece_ = piece;
  work_ = &work;
  next_ = 0;
  open_ = true;
  ++calls_;
  calls_.notify_all();
  take_pieces();
  // A helper first says that it is inside and then looks whether it may be; this thread first forbids it and then looks who is inside (Dekker): sequentially
  // consistent, so that one of the two sees the other.
  open_ = false;
  for (std::uint32_t inside = inside_; inside != 0; inside = inside_) inside_.wait(inside);
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

void Team::begin_threads() {
  if (!helpers_.empty()) return;
  helpers_.reserve(threads_ - 1);
  try {
    while (helpers_.size() + 1 < threads_) helpers_.emplace_back([this] { help(); });
  } catch (const std::system_error&) {
    // The system gives no more: those that there are do the work.
  }
}

void Team::help() {
  for (std::uint32_t seen = 0; !ended_;) {
    ++inside_;
    if (open_) take_pieces();
    if (--inside_ == 0) inside_.notify_one();
    calls_.wait(seen);
    seen = calls_;
  }
}

void Team::take_pieces() {
  while (take_piece()) {
  }
}

bool Team::take_piece() {
  // Where the last piece ends: `next_` goes on beyond it by a piece for each thread at most.
  const std::size_t begin = next_.fetch_add(piece_);
  if (begin >= count_) return false;
  try {
    (*work_)(begin, begin + std::min(piece_, count_ - begin));
  } catch (...) {
    const std::lock_guard<std::mutex> lock(failing_);
    if (!failure_ || begin < failed_at_) failure_ = std::current_exception(), failed_at_ = begin;
  }
  return true;
}

}  // namespace jiaokan
