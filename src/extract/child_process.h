#pragma once

#include <poll.h>
#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/error.h"

namespace jiaokan::extract {

/// What a piece of work on an untrusted file may use up.
struct ChildLimits {
  std::uint32_t cpu_seconds = 60;
  std::uint32_t wall_seconds = 90;                     ///< for work that waits instead of computing; also on a busy machine
  std::uint64_t memory_bytes = 1536ULL * 1024 * 1024;  ///< of address space beyond what the parent has; not held under sanitizers
  std::uint64_t output_bytes = 1024ULL * 1024 * 1024;  ///< sum of all frames
};

/// kKilled: the system ended it, as it does with the largest process where memory is short.
enum class ChildEnd { kDone, kCpuLimit, kWallLimit, kMemoryLimit, kOutputLimit, kCrashed, kKilled };

struct ChildOutcome {
  ChildEnd end = ChildEnd::kDone;
  int signal = 0;          ///< that ended it; 0 = it ended by itself
  double cpu_seconds = 0;  ///< computing time that it took
};

/// Sends frames from the child to its parent. Not for threads.
class FramePipe {
 public:
  using Receive = std::function<void(char type, std::string_view payload)>;
  explicit FramePipe(int descriptor) : descriptor_(descriptor) {}
  explicit FramePipe(const Receive& receive) : receive_(&receive) {}
  /// Writes one frame whole; ends the process where the parent no longer reads.
  void send(char type, std::string_view payload);
  /// Writes it with those behind it, at the latest with the next that is sent or by flush(): for frames that the parent need not be woken for one by one.
  void gather(char type, std::string_view payload);
  /// Writes what is gathered.
  void flush();
  /// The child is done, and ends here: what it holds is not taken down piece by piece. Returns where there is no child.
  void leave() const;

 private:
  void write_all(std::string_view head, std::string_view payload);

  int descriptor_ = -1;
  std::string gathered_;
  const Receive* receive_ = nullptr;  ///< set: there is no child, frames go straight there
};

/// Whether a child of this process can be trusted to start: see run_in_child().
bool can_fork();

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd = -1) : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(other.fd_) { other.fd_ = -1; }
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { close(); }
  void close();
  int get() const { return fd_; }

 private:
  int fd_;
};

/// A forked child at work, for who waits for several at once: run_in_child() does it all for one. Killed and reaped however its scope is left.
class ChildProcess {
 public:
  /// Starts it: see run_in_child() for what `work` may do.
  ChildProcess(const ChildLimits& limits, const std::function<void(FramePipe&)>& work);
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;
  ~ChildProcess();

  static constexpr std::size_t kWaits = 2;
  /// Writes the kWaits entries for poll(2) to `at`.
  void wait_for(pollfd* at) const;
  /// Takes what the entries of wait_for() say is there; whole frames go to `receive`. False: it has sent more than it may.
  bool take(const pollfd* at, const FramePipe::Receive& receive);
  /// It has closed its end of everything: finish() will not wait long.
  bool has_ended() const { return frames_.get() < 0 && messages_.get() < 0; }
  void kill() const;
  /// Reaps it.
  ChildOutcome finish();
  /// What its work threw, where that was an Error: not how a file is, but why none could be read.
  const std::optional<Error>& error() const { return error_; }
  /// Computing time that it took, once reaped.
  double cpu_seconds() const { return cpu_seconds_; }

 private:
  bool feed(std::string_view piece, const FramePipe::Receive& receive);

  ChildLimits limits_;
  pid_t pid_ = -1;
  Descriptor frames_, messages_;
  std::string buffer_, last_messages_;
  std::uint64_t total_ = 0;
  double cpu_seconds_ = 0;
  std::optional<Error> error_;
};

/// What the parent does beside waiting for a child.
struct ChildWait {
  std::function<void()> meanwhile;             ///< called once when the child has begun
  std::function<bool()> has_all;               ///< asked behind frames: whether nothing more is awaited, so that the child may end by itself
  std::unique_ptr<ChildProcess> leaving = {};  ///< the child that does so: reaped with this, which takes no time once it has ended
};

/// Runs `work` in a forked child under `limits` and hands each frame it sends to `receive`, in order, here in the parent.
///
/// The child shares nothing back: whatever it allocates, changes, leaks or breaks ends with it; what it prints to stderr is dropped. It is killed when the
/// parent dies and when `receive` throws (the exception goes on). `work` must not take locks that other threads of the parent may hold (memory
/// allocation is safe with glibc) and must not rely on destructors of the parent's objects, since the child ends by _exit.
/// An Error out of `work` is thrown here; another exception counts as a crash, std::bad_alloc as the memory limit.
/// Under the address sanitizer, whose own locks do not outlive a fork, a process that has several threads does the work itself, one piece at a time and without
/// limits: only builds for testing are so.
/// Throws Error kUnreadable where the system gives no process, pipe or open files.
ChildOutcome run_in_child(const ChildLimits& limits, const std::function<void(FramePipe&)>& work, const FramePipe::Receive& receive, ChildWait& wait);
ChildOutcome run_in_child(const ChildLimits& limits, const std::function<void(FramePipe&)>& work, const FramePipe::Receive& receive);

/// Throws Error kUnreadable where the system would not let this process open a few files more: Poppler leaves out the text whose tables it cannot open, and does
/// not say so. run_in_child() looks for itself.
void require_open_files();

/// Does `work` while no other thread begins a child. For what takes locks that children take as well: a child forked meanwhile would have them locked for
/// ever, and wait until its time is over. `work` must not begin a child itself.
void without_forks(const std::function<void()>& work);

/// Lets this process compute for so long from now before it is ended (SIGPROF); 0 = as long as its other limits allow.
void allow_cpu_milliseconds(std::uint32_t milliseconds);

}  // namespace jiaokan::extract
