#include "support/command.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace jiaokan::test {
namespace {

struct Pipe {
  int read = -1, write = -1;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    read = ends[0];
    write = ends[1];
  }
};

}  // namespace

CommandResult run_command(const std::vector<std::string>& argv, const std::string& input, const std::vector<std::string>& environment) {
  ::signal(SIGPIPE, SIG_IGN);
  Pipe in, out, err;
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(in.read, STDIN_FILENO);
    ::dup2(out.write, STDOUT_FILENO);
    ::dup2(err.write, STDERR_FILENO);
    ::signal(SIGPIPE, SIG_DFL);
    for (const std::string& row : environment) ::putenv(const_cast<char*>(row.c_str()));
    std::vector<char*> args;
    for (const std::string& arg : argv) args.push_back(const_cast<char*>(arg.c_str()));
    args.push_back(nullptr);
    ::execvp(args[0], args.data());
    ::_exit(127);
  }
  ::close(in.read);
  ::close(out.write);
  ::close(err.write);
  ::fcntl(in.write, F_SETFL, O_NONBLOCK);
  CommandResult result;
  std::size_t fed = 0;
  if (input.empty()) ::close(in.write), in.write = -1;
  while (out.read >= 0 || err.read >= 0) {
    std::array<pollfd, 3> wait{{{in.write, POLLOUT, 0}, {out.read, POLLIN, 0}, {err.read, POLLIN, 0}}};
    ::poll(wait.data(), wait.size(), -1);
    if (in.write >= 0 && wait[0].revents) {
      const ssize_t n = ::write(in.write, input.data() + fed, std::min<std::size_t>(input.size() - fed, 1 << 16));
      if (n > 0) fed += static_cast<std::size_t>(n);
      if (n < 0 || fed == input.size()) ::close(in.write), in.write = -1;
    }
    const auto take = [&](int& fd, short events, std::string& into) {
      if (fd < 0 || !events) return;
      std::array<char, 1 << 16> buffer;
      const ssize_t n = ::read(fd, buffer.data(), buffer.size());
      if (n > 0)
        into.append(buffer.data(), static_cast<std::size_t>(n));
      else
        ::close(fd), fd = -1;
    };
    take(out.read, wait[1].revents, result.out);
    take(err.read, wait[2].revents, result.err);
  }
  if (in.write >= 0) ::close(in.write);
  int status = 0;
  ::waitpid(child, &status, 0);
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return result;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "jiaokan-test-XXXXXX").string();
  if (!::mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::file(const std::string& name, const std::string& content) const {
  const std::filesystem::path path = path_ / name;
  std::ofstream out(path, std::ios::binary);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
  return path.string();
}

std::vector<std::string> TemporaryFolder::names() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path_)) names.push_back(entry.path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace jiaokan::test
