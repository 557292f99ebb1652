#include "pipeline/files.h"

#include <fcntl.h>
#include <nettle/sha2.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/error.h"
#include "core/utf8.h"

namespace jiaokan::pipeline {
namespace {

constexpr std::size_t kMaxBytes = std::size_t{1} << 30;  // offsets are 32 bits, and folded text may be longer than its source

void write_all(int fd, std::string_view content, const std::string& path) {
  while (!content.empty()) {
    const ssize_t n = ::write(fd, content.data(), content.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) throw Error(ErrorCode::kOutput, path, std::string("cannot be written (") + std::strerror(errno) + ")");
    content.remove_prefix(static_cast<std::size_t>(n));
  }
}

int open_to_read(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR) throw Error(ErrorCode::kMissing, path, "no such file", "check the name and the folder");
    throw Error(ErrorCode::kUnreadable, path, std::string("cannot be opened (") + std::strerror(errno) + ")", "check its permissions");
  }
  if (S_ISDIR(status.st_mode)) throw Error(ErrorCode::kUnreadable, path, "is a directory", "name the files in it");
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) throw Error(ErrorCode::kUnreadable, path, std::string("cannot be opened (") + std::strerror(errno) + ")", "check its permissions");
  return fd;
}

}  // namespace

InputFile read_input(const std::string& path) {
  InputStream in(path);
  // Names are bytes of any encoding; outputs are UTF-8.
  std::size_t replaced = 0;
  InputFile file{path == "-" ? in.name() : utf8::replace_invalid(std::filesystem::path(path).filename().string(), replaced), {}};
  for (std::string_view piece = in.read(); !piece.empty(); piece = in.read()) {
    if (file.bytes.size() + piece.size() > kMaxBytes) throw Error(ErrorCode::kLimit, in.name(), "is larger than 1 GiB", "split it into parts");
    file.bytes += piece;
  }
  return file;
}

InputStream::InputStream(const std::string& path) : name_(path == "-" ? "(standard input)" : path), fd_(path == "-" ? STDIN_FILENO : open_to_read(path)) {
  buffer_.resize(1 << 16);
}

InputStream::~InputStream() {
  if (fd_ > 2) ::close(fd_);
}

std::string_view InputStream::read() {
  for (;;) {
    const ssize_t n = ::read(fd_, buffer_.data(), buffer_.size());
    if (n >= 0) return std::string_view(buffer_).substr(0, static_cast<std::size_t>(n));
    if (errno != EINTR) throw Error(ErrorCode::kUnreadable, name_, std::string("cannot be read (") + std::strerror(errno) + ")", "check the file and the disk");
  }
}

OutputFile::OutputFile(std::string path) : path_(std::move(path)) {
  if (path_.empty() || path_ == "-") {
    path_ = "(standard output)";
    fd_ = STDOUT_FILENO;
    return;
  }
  struct stat status {};
  const bool exists = ::stat(path_.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw Error(ErrorCode::kOutput, path_, "is a directory", "name a file");
  if (exists && !S_ISREG(status.st_mode)) {  // /dev/null, a pipe: nothing to rename over
    fd_ = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC);
    if (fd_ < 0) fail();
    return;
  }
  // mkostemp makes files that only their owner reads: give the result the mode that the file had or that a new one gets.
  const mode_t mask = ::umask(0);
  ::umask(mask);
  mode_ = exists ? status.st_mode & 07777 : 0666 & ~mask;
  std::string name = path_ + ".XXXXXX";
  fd_ = ::mkostemp(name.data(), O_CLOEXEC);
  if (fd_ < 0) fail("check the folder");
  temporary_ = std::move(name);
}

OutputFile::~OutputFile() {
  if (fd_ > 2) ::close(fd_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::fail(const std::string& advice) const {
  throw Error(ErrorCode::kOutput, path_, std::string("cannot be written (") + std::strerror(errno) + ")", advice);
}

void OutputFile::write(std::string_view content) { write_all(fd_, content, path_); }

void OutputFile::commit() {
  if (!temporary_.empty() && (::fchmod(fd_, mode_) != 0 || ::fsync(fd_) != 0)) fail();
  if (fd_ > 2 && ::close(std::exchange(fd_, -1)) != 0) fail();  // a late write error is seen here
  if (!temporary_.empty() && ::rename(temporary_.c_str(), path_.c_str()) != 0) fail();
  temporary_.clear();
}

void write_output(const std::string& path, std::string_view content) {
  OutputFile file(path);
  file.write(content);
  file.commit();
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
