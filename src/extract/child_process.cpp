#include "extract/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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

#include "core/error.h"

#if defined(__SANITIZE_ADDRESS__)
#define JIAOKAN_UNDER_SANITIZER 1
#else
#define JIAOKAN_UNDER_SANITIZER 0
#endif

namespace jiaokan::extract {
namespace {

constexpr int kExitMemory = 3;
constexpr int kExitThrew = 4;
constexpr std::size_t kHeadBytes = 9;  // type, length

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

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
  for (const int caught : {SIGINT, SIGTERM, SIGHUP, SIGXCPU, SIGABRT, SIGSEGV, SIGPIPE}) signal(caught, SIG_DFL);
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
    work(pipe);
  } catch (const std::bad_alloc&) {
    _exit(kExitMemory);
  } catch (...) {
    _exit(kExitThrew);
  }
  _exit(0);
}

/// Puts the frames together again from the pieces that the pipe gives.
class FrameReader {
 public:
  FrameReader(std::uint64_t limit, const std::function<void(char, std::string_view)>& receive) : limit_(limit), receive_(receive) {}

  /// False when the output limit is passed.
  bool feed(std::string_view piece) {
    total_ += piece.size();
    if (total_ > limit_) return false;
    buffer_.append(piece);
    std::size_t at = 0;
    while (buffer_.size() - at >= kHeadBytes) {
      std::uint64_t length = 0;
      std::memcpy(&length, buffer_.data() + at + 1, sizeof length);
      if (length > limit_) return false;
      if (buffer_.size() - at - kHeadBytes < length) break;
      receive_(buffer_[at], std::string_view(buffer_).substr(at + kHeadBytes, static_cast<std::size_t>(length)));
      at += kHeadBytes + static_cast<std::size_t>(length);
    }
    buffer_.erase(0, at);
    return true;
  }

 private:
  std::uint64_t limit_, total_ = 0;
  const std::function<void(char, std::string_view)>& receive_;
  std::string buffer_;
};

/// Ends and reaps the child however its scope is left.
class Child {
 public:
  explicit Child(pid_t pid) : pid_(pid) {}
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    if (!reaped_) {
      kill();
      wait();
    }
  }
  void kill() const { ::kill(pid_, SIGKILL); }
  int wait() {
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    reaped_ = true;
    return status;
  }

 private:
  pid_t pid_;
  bool reaped_ = false;
};

ChildOutcome judge(int status, const std::string& messages) {
  if (WIFSIGNALED(status)) {
    const int sig = WTERMSIG(status);
    if (sig == SIGXCPU || sig == SIGKILL) return {ChildEnd::kCpuLimit, sig};
    // Poppler's allocator prints this and aborts.
    if (sig == SIGABRT && messages.find("Out of memory") != std::string::npos) return {ChildEnd::kMemoryLimit, sig};
    return {ChildEnd::kCrashed, sig};
  }
  const int code = WEXITSTATUS(status);
  if (code == kExitMemory) return {ChildEnd::kMemoryLimit, 0};
  return {code == 0 ? ChildEnd::kDone : ChildEnd::kCrashed, 0};
}

/// Whether a child of this process can be trusted to start: see run_in_child().
bool can_fork() {
  if (!JIAOKAN_UNDER_SANITIZER) return true;
  std::error_code error;
  const auto tasks = std::filesystem::directory_iterator("/proc/self/task", error);
  return !error && std::distance(begin(tasks), end(tasks)) <= 1;
}

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
  } catch (...) {
    if (thrown) std::rethrow_exception(thrown);
    return {ChildEnd::kCrashed, 0};
  }
  return {};
}

}  // namespace

void FramePipe::send(char type, std::string_view payload) {
  if (receive_ != nullptr) return (*receive_)(type, payload);
  std::array<char, kHeadBytes> head{};
  head[0] = type;
  const std::uint64_t length = payload.size();
  std::memcpy(head.data() + 1, &length, sizeof length);
  const auto write_all = [this](std::string_view rest) {
    while (!rest.empty()) {
      const ssize_t done = ::write(descriptor_, rest.data(), rest.size());
      if (done < 0 && errno == EINTR) continue;
      if (done <= 0) _exit(kExitThrew);
      rest.remove_prefix(static_cast<std::size_t>(done));
    }
  };
  write_all({head.data(), head.size()});
  write_all(payload);
}

ChildOutcome run_in_child(const ChildLimits& limits, const std::function<void(FramePipe&)>& work,
                          const std::function<void(char type, std::string_view payload)>& receive) {
  if (!can_fork()) return run_here(work, receive);
  std::array<int, 2> frames{}, messages{};
  if (pipe2(frames.data(), O_CLOEXEC) != 0) no_process("pipe");
  Descriptor frames_read(frames[0]), frames_write(frames[1]);
  if (pipe2(messages.data(), O_CLOEXEC) != 0) no_process("pipe");
  Descriptor messages_read(messages[0]), messages_write(messages[1]);

  const pid_t pid = fork();
  if (pid < 0) no_process("process");
  if (pid == 0) run_child(limits, work, frames_write.get(), messages_write.get());
  Child child(pid);
  frames_write.close();
  messages_write.close();

  using Clock = std::chrono::steady_clock;
  const auto deadline = Clock::now() + std::chrono::seconds(limits.wall_seconds);
  FrameReader reader(limits.output_bytes, receive);
  std::string last_messages;
  std::string buffer(1 << 16, '\0');
  std::array<pollfd, 2> waiting{{{frames_read.get(), POLLIN, 0}, {messages_read.get(), POLLIN, 0}}};
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) return {ChildEnd::kWallLimit, SIGKILL};
    const int ready = poll(waiting.data(), waiting.size(), static_cast<int>(left));
    if (ready < 0 && errno != EINTR) no_process("answer");
    if (ready <= 0) continue;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      const ssize_t got = ::read(waiting[i].fd, buffer.data(), buffer.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) {
        waiting[i].fd = -1;  // poll() passes over negative descriptors
        continue;
      }
      const std::string_view piece(buffer.data(), static_cast<std::size_t>(got));
      if (i == 1) {
        last_messages.append(piece);
        if (last_messages.size() > 4096) last_messages.erase(0, last_messages.size() - 4096);
      } else if (!reader.feed(piece)) {
        return {ChildEnd::kOutputLimit, SIGKILL};
      }
    }
  }
  return judge(child.wait(), last_messages);
}

}  // namespace jiaokan::extract
