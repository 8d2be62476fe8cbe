#include "support/program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <thread>

namespace support {

Program::Program(const std::vector<std::string>& words) {
  int ends[2] = {-1, -1};
  if (pipe2(ends, O_CLOEXEC) != 0) return;
  std::vector<char*> arguments;
  for (const auto& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  process_ = fork();
  if (process_ == 0) {
    dup2(ends[1], STDOUT_FILENO);
    execv(arguments[0], arguments.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = ends[0];
}

Program::~Program() {
  stop();
  if (output_ >= 0) close(output_);
}

std::string Program::line(int seconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  for (;;) {
    if (const auto end = pending_.find('\n'); end != std::string::npos) {
      const std::string found = pending_.substr(0, end);
      pending_.erase(0, end + 1);
      return found;
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    pollfd wanted{output_, POLLIN, 0};
    if (left.count() <= 0 || poll(&wanted, 1, static_cast<int>(left.count())) <= 0) return "";
    std::array<char, 4096> block{};
    const ssize_t got = read(output_, block.data(), block.size());
    if (got <= 0) return "";
    pending_.append(block.data(), static_cast<std::size_t>(got));
  }
}

int Program::reap(int seconds) {
  for (int turn = 0; process_ > 0 && turn < seconds * 100; ++turn) {
    int status = 0;
    if (waitpid(process_, &status, WNOHANG) == process_) {
      process_ = -1;
      status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    } else {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
  }
  return status_;
}

int Program::stop() {
  if (process_ <= 0) return status_;
  ::kill(process_, SIGTERM);
  reap(5);
  kill();
  return status_;
}

void Program::kill() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  reap(5);
}

int Program::wait(int seconds) {
  reap(seconds);
  return stop();
}

}  // namespace support
