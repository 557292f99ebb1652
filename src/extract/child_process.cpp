#include "extract/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iterator>
#include <mutex>
#include <new>
#include <system_error>
#include <utility>

#include "core/error.h"
#include "extract/flat_bytes.h"

#if defined(__SANITIZE_ADDRESS__)
#define JIAOKAN_UNDER_SANITIZER 1
#else
#define JIAOKAN_UNDER_SANITIZER 0
#endif

namespace jiaokan::extract {
namespace {

/// Held where a child is begun. One that another thread began in between would keep this one's ends of the pipes open, and its end would not be seen before
/// the other's.
std::mutex forking;

constexpr int kExitMemory = 3;
constexpr int kExitThrew = 4;
constexpr std::size_t kHeadBytes = 9;  // type, length
constexpr std::size_t kMostGathered = 1 << 19;
constexpr int kPipeBytes = 1 << 20;
constexpr std::size_t kMessageBytes = 4096;  // of the last messages: enough to tell why a child aborted

constexpr char kErrorFrame = '\0';             // no frame of who sends: an Error that the work threw
constexpr std::size_t kFewestDescriptors = 8;  // that libraries need for files of their own

std::string encode(const Error& error) {
  std::string out;
  const ErrorCode code = error.code();
  put(out, &code, 1);
  for (const std::string* text : {&error.file(), &error.message(), &error.advice()}) put_all(out, *text);
  return out;
}

Error decode_error(std::string_view frame) {
  FlatBytes in(frame);
  const auto code = in.one<ErrorCode>();
  std::array<std::string, 3> texts;
  for (std::string& text : texts) in.get_all(text);
  return {code, texts[0], texts[1], texts[2]};
}

std::string head_of(char type, std::string_view payload) {
  std::string head(kHeadBytes, type);
  const std::uint64_t length = payload.size();
  std::memcpy(head.data() + 1, &length, sizeof length);
  return head;
}

[[noreturn]] void no_process(const char* what) {
  throw Error(ErrorCode::kUnreadable, {}, std::string("the system gives no ") + what + " to read the file in: " + std::strerror(errno),
              "try again when it is less busy");
}

void set_limit(decltype(RLIMIT_CPU) what, rlim_t soft, rlim_t hard) {
  rlimit limit{};
  if (getrlimit(what, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? soft : std::min(soft, limit.rlim_max);
  limit.rlim_max = limit.rlim_max == RLIM_INFINITY ? hard : std::min(hard, limit.rlim_max);
  setrlimit(what, &limit);
}

/// Address space in use now: the limit is counted from there, because the child starts with all that its parent has mapped.
std::uint64_t address_space_in_use() {
  unsigned long long pages = 0;
  if (std::FILE* statm = std::fopen("/proc/self/statm", "re")) {
    if (std::fscanf(statm, "%llu", &pages) != 1) pages = 0;
    std::fclose(statm);
  }
  return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void apply(const ChildLimits& limits) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  for (const int caught : {SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGPROF, SIGABRT, SIGSEGV, SIGPIPE}) signal(caught, SIG_DFL);
  set_limit(RLIMIT_CORE, 0, 0);
  set_limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 2);
  if (!JIAOKAN_UNDER_SANITIZER) {
    const rlim_t bytes = address_space_in_use() + limits.memory_bytes;
    set_limit(RLIMIT_AS, bytes, bytes);
  }
}

[[noreturn]] void run_child(const ChildLimits& limits, const std::function<void(FramePipe&)>& work, int frames, int messages) {
  apply(limits);
  if (const int null = open("/dev/null", O_RDWR | O_CLOEXEC); null >= 0) {
    dup2(null, STDIN_FILENO);
    dup2(null, STDOUT_FILENO);
  }
  dup2(messages, STDERR_FILENO);
  FramePipe pipe(frames);
  try {
    require_open_files();
    work(pipe);
  } catch (const std::bad_alloc&) {
    _exit(kExitMemory);
  } catch (const Error& error) {
    pipe.send(kErrorFrame, encode(error));
    _exit(kExitThrew);
  } catch (...) {
    _exit(kExitThrew);
  }
  _exit(0);
}

ChildOutcome judge(int status, const std::string& messages, bool over_cpu_limit) {
  if (WIFSIGNALED(status)) {
    const int sig = WTERMSIG(status);
    if (sig == SIGXCPU || sig == SIGPROF || (sig == SIGKILL && over_cpu_limit)) return {ChildEnd::kCpuLimit, sig};
    if (sig == SIGKILL) return {ChildEnd::kKilled, sig};
    // Poppler's allocator prints this and aborts.
    if (sig == SIGABRT && messages.find("Out of memory") != std::string::npos) return {ChildEnd::kMemoryLimit, sig};
    return {ChildEnd::kCrashed, sig};
  }
  const int code = WEXITSTATUS(status);
  if (code == kExitMemory) return {ChildEnd::kMemoryLimit, 0};
  return {code == 0 ? ChildEnd::kDone : ChildEnd::kCrashed, 0};
}

double seconds_of(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6; }

ChildOutcome run_here(const std::function<void(FramePipe&)>& work, const FramePipe::Receive& receive) {
  static std::mutex one_at_a_time;
  const std::lock_guard<std::mutex> lock(one_at_a_time);
  std::exception_ptr thrown;  // by the receiver: goes on to the caller
  const FramePipe::Receive guarded = [&](char type, std::string_view payload) {
    try {
      receive(type, payload);
    } catch (...) {
      thrown = std::current_exception();
      throw;
    }
  };
  FramePipe pipe(guarded);
  try {
    work(pipe);
  } catch (const std::bad_alloc&) {
    if (thrown) std::rethrow_exception(thrown);
    return {ChildEnd::kMemoryLimit, 0};
  } catch (const Error&) {
    throw;
  } catch (...) {
    if (thrown) std::rethrow_exception(thrown);
    return {ChildEnd::kCrashed, 0};
  }
  return {};
}

}  // namespace

void FramePipe::send(char type, std::string_view payload) {
  if (receive_ != nullptr) return (*receive_)(type, payload);
  gathered_ += head_of(type, payload);
  write_all(gathered_, payload);
  gathered_.clear();
}

void FramePipe::gather(char type, std::string_view payload) {
  if (receive_ != nullptr || gathered_.size() >= kMostGathered) return send(type, payload);
  gathered_ += head_of(type, payload);
  gathered_ += payload;
}

void FramePipe::flush() {
  if (gathered_.empty()) return;
  write_all(gathered_, {});
  gathered_.clear();
}

void FramePipe::leave() const {
  if (receive_ == nullptr) _exit(0);
}

void FramePipe::write_all(std::string_view head, std::string_view payload) {
  // Both in one call, so that the reader wakes once.
  std::array<iovec, 2> rest{{{const_cast<char*>(head.data()), head.size()}, {const_cast<char*>(payload.data()), payload.size()}}};
  for (std::size_t part = 0; part < rest.size();) {
    const ssize_t done = ::writev(descriptor_, &rest[part], static_cast<int>(rest.size() - part));
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) _exit(kExitThrew);
    auto left = static_cast<std::size_t>(done);
    for (; part < rest.size() && left >= rest[part].iov_len; ++part) left -= rest[part].iov_len;
    if (part == rest.size()) break;
    rest[part].iov_base = static_cast<char*>(rest[part].iov_base) + left;
    rest[part].iov_len -= left;
  }
}

bool can_fork() {
  if (!JIAOKAN_UNDER_SANITIZER) return true;
  // GCC 12's address sanitizer takes no locks of its allocator before a fork (glibc's malloc does): where another thread holds one, the child waits for ever at
  // its first allocation. No order of ours helps, because all threads allocate at any time; a process forked early could not be given the work, a closure.
  std::error_code error;
  const auto tasks = std::filesystem::directory_iterator("/proc/self/task", error);
  return !error && std::distance(begin(tasks), end(tasks)) <= 1;
}

void require_open_files() {
  std::array<Descriptor, kFewestDescriptors> free;
  for (Descriptor& d : free) {
    d = Descriptor(open("/dev/null", O_RDONLY | O_CLOEXEC));
    if (d.get() < 0) no_process("open files");
  }
}

void without_forks(const std::function<void()>& work) {
  const std::lock_guard<std::mutex> lock(forking);
  work();
}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

void Descriptor::close() {
  if (fd_ >= 0) ::close(fd_);
  fd_ = -1;
}

ChildProcess::ChildProcess(const ChildLimits& limits, const std::function<void(FramePipe&)>& work) : limits_(limits) {
  std::unique_lock<std::mutex> lock(forking);
  std::array<int, 2> frames{}, messages{};
  if (pipe2(frames.data(), O_CLOEXEC) != 0) no_process("pipe");
  frames_ = Descriptor(frames[0]);
  const Descriptor frames_write(frames[1]);
  fcntl(frames[0], F_SETPIPE_SZ, kPipeBytes);  // a wish: with less room the child waits more often
  if (pipe2(messages.data(), O_CLOEXEC) != 0) no_process("pipe");
  messages_ = Descriptor(messages[0]);
  const Descriptor messages_write(messages[1]);
  pid_ = fork();
  if (pid_ < 0) no_process("process");
  if (pid_ == 0) {
    lock.unlock();  // the child has its own copy of the lock, and may have children of its own
    run_child(limits, work, frames_write.get(), messages_write.get());
  }
}

ChildProcess::~ChildProcess() {
  if (pid_ <= 0) return;
  kill();
  finish();
}

void ChildProcess::kill() const { ::kill(pid_, SIGKILL); }

void ChildProcess::wait_for(pollfd* at) const {
  at[0] = {frames_.get(), POLLIN, 0};  // poll() passes over negative descriptors
  at[1] = {messages_.get(), POLLIN, 0};
}

bool ChildProcess::take(const pollfd* at, const FramePipe::Receive& receive) {
  std::array<char, 1 << 16> piece;
  for (std::size_t i = 0; i < kWaits; ++i) {
    if (at[i].fd < 0 || at[i].revents == 0) continue;
    const ssize_t got = ::read(at[i].fd, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      (i == 0 ? frames_ : messages_).close();
      continue;
    }
    const std::string_view text(piece.data(), static_cast<std::size_t>(got));
    if (i == 0 && !feed(text, receive)) return false;
    if (i == 0) continue;
    last_messages_.append(text);
    if (last_messages_.size() > kMessageBytes) last_messages_.erase(0, last_messages_.size() - kMessageBytes);
  }
  return true;
}

bool ChildProcess::feed(std::string_view piece, const FramePipe::Receive& receive) {
  total_ += piece.size();
  if (total_ > limits_.output_bytes) return false;
  buffer_.append(piece);
  std::size_t at = 0;
  while (buffer_.size() - at >= kHeadBytes) {
    std::uint64_t length = 0;
    std::memcpy(&length, buffer_.data() + at + 1, sizeof length);
    if (length > limits_.output_bytes) return false;
    if (buffer_.size() - at - kHeadBytes < length) break;
    const std::string_view payload = std::string_view(buffer_).substr(at + kHeadBytes, static_cast<std::size_t>(length));
    if (buffer_[at] == kErrorFrame) {
      error_ = decode_error(payload);
    } else {
      receive(buffer_[at], payload);
    }
    at += kHeadBytes + static_cast<std::size_t>(length);
  }
  buffer_.erase(0, at);
  return true;
}

ChildOutcome ChildProcess::finish() {
  int status = 0;
  rusage used{};
  while (wait4(pid_, &status, 0, &used) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  cpu_seconds_ = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
  ChildOutcome outcome = judge(status, last_messages_, cpu_seconds_ >= limits_.cpu_seconds);
  outcome.cpu_seconds = cpu_seconds_;
  return outcome;
}

void allow_cpu_milliseconds(std::uint32_t milliseconds) {
  const itimerval timer{{0, 0}, {milliseconds / 1000, static_cast<suseconds_t>(milliseconds % 1000 * 1000)}};
  setitimer(ITIMER_PROF, &timer, nullptr);
}

ChildOutcome run_in_child(const ChildLimits& limits, const std::function<void(FramePipe&)>& work, const FramePipe::Receive& receive) {
  ChildWait wait;
  return run_in_child(limits, work, receive, wait);
}

ChildOutcome run_in_child(const ChildLimits& limits, const std::function<void(FramePipe&)>& work, const FramePipe::Receive& receive, ChildWait& wait) {
  if (!can_fork()) return run_here(work, receive);
  auto begun = std::make_unique<ChildProcess>(limits, work);
  ChildProcess& child = *begun;
  if (wait.meanwhile) wait.meanwhile();
  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(limits.wall_seconds);
  std::array<pollfd, ChildProcess::kWaits> waiting{};
  const auto stopped = [&](ChildEnd why) {
    child.kill();
    ChildOutcome outcome = child.finish();
    outcome.end = why;
    return outcome;
  };
  while (!child.has_ended()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return stopped(ChildEnd::kWallLimit);
    child.wait_for(waiting.data());
    const int ready = poll(waiting.data(), waiting.size(), static_cast<int>(left));
    if (ready < 0 && errno != EINTR) no_process("answer");
    if (ready > 0 && !child.take(waiting.data(), receive)) return stopped(ChildEnd::kOutputLimit);
    if (ready > 0 && wait.has_all && wait.has_all()) {
      // Before its end is seen the system takes down its memory, which takes milliseconds.
      wait.leaving = std::move(begun);
      return {};
    }
  }
  const ChildOutcome outcome = child.finish();
  if (child.error()) throw Error(*child.error());
  return outcome;
}

}  // namespace jiaokan::extract
