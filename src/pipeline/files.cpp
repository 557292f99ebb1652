#include "pipeline/files.h"

#include <fcntl.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "core/error.h"

namespace jiaokan::pipeline {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 30;  // offsets are 32 bits, and folded text may be longer than its source

/// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ > 2) ::close(fd_);
  }
  int get() const { return fd_; }
  /// Closes now, so that a late write error is seen.
  int close() {
    const int fd = fd_;
    fd_ = -1;
    return ::close(fd);
  }

 private:
  int fd_;
};

std::string read_all(int fd, const std::string& name) {
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t n = ::read(fd, buffer.data(), buffer.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw Error(ErrorCode::kUnreadable, name, std::string("cannot be read (") + std::strerror(errno) + ")", "check the file and the disk");
    if (n == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(n) > kMaxBytes) throw Error(ErrorCode::kLimit, name, "is larger than 1 GiB", "split it into parts");
    bytes.append(buffer.data(), static_cast<std::size_t>(n));
  }
}

void write_all(int fd, std::string_view content, const std::string& path) {
  while (!content.empty()) {
    const ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw Error(ErrorCode::kOutput, path, std::string("cannot be written (") + std::strerror(errno) + ")");
    content.remove_prefix(static_cast<std::size_t>(n));
  }
}

}  // namespace

InputFile read_input(const std::string& path) {
  if (path == "-") {
    const std::string name = "(standard input)";
    return {name, read_all(STDIN_FILENO, name)};
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) throw Error(ErrorCode::kMissing, path, "no such file", "check the name and the folder");
    throw Error(ErrorCode::kUnreadable, path, std::string("cannot be opened (") + std::strerror(errno) + ")", "check its permissions");
  }
  if (S_ISDIR(status.st_mode)) throw Error(ErrorCode::kUnreadable, path, "is a directory", "name the files in it");
  const Descriptor fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) throw Error(ErrorCode::kUnreadable, path, std::string("cannot be opened (") + std::strerror(errno) + ")", "check its permissions");
  return {std::filesystem::path(path).filename().string(), read_all(fd.get(), path)};
}

void write_output(const std::string& path, std::string_view content) {
  if (path.empty() || path == "-") {
    write_all(STDOUT_FILENO, content, "(standard output)");
    return;
  }
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw Error(ErrorCode::kOutput, path, "is a directory", "name a file");
  if (exists && !S_ISREG(status.st_mode)) {  // /dev/null, a pipe: nothing to rename over
    Descriptor fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (fd.get() < 0) throw Error(ErrorCode::kOutput, path, std::string("cannot be written (") + std::strerror(errno) + ")");
    write_all(fd.get(), content, path);
    return;
  }
  std::string temporary = path + ".XXXXXX";
  Descriptor fd(::mkostemp(temporary.data(), O_CLOEXEC));
  if (fd.get() < 0) throw Error(ErrorCode::kOutput, path, std::string("cannot be written (") + std::strerror(errno) + ")", "check the folder");
  try {
    write_all(fd.get(), content, path);
    // mkostemp makes files that only their owner reads: give the result the mode that the file had or that a new one gets.
    const mode_t mask = ::umask(0);
    ::umask(mask);
    const mode_t mode = exists ? status.st_mode & 07777 : 0666 & ~mask;
    if (::fchmod(fd.get(), mode) != 0 || ::fsync(fd.get()) != 0 || fd.close() != 0 || ::rename(temporary.c_str(), path.c_str()) != 0)
      throw Error(ErrorCode::kOutput, path, std::string("cannot be written (") + std::strerror(errno) + ")");
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
}

std::string sha256_hex(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&context, digest.size(), digest.data());
  constexpr char kHex[] = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : digest) {
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace jiaokan::pipeline
