#include "programs/kiosk/press.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>

namespace kiosk {

namespace {

constexpr auto limit = std::chrono::seconds(20);
constexpr std::size_t largest_page = std::size_t{8} * 1024 * 1024;

core::Error failed(const char* what) {
  return {"PRESS_FAILED", "yinling-press", what,
          "Is yinling-press installed beside the kiosk, and is there memory left?"};
}

// A file descriptor that closes itself.
class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }
  int number() const { return number_; }
  void take(int number) {
    close();
    number_ = number;
  }

 private:
  int number_;
};

// The two ends of a pipe; no other child of the kiosk inherits them.
bool make_pipe(Descriptor& out, Descriptor& in) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  out.take(ends[0]);
  in.take(ends[1]);
  return true;
}

// Gives `input` to the child and takes its answer at the same time, so that neither waits for the other's full pipe.
bool exchange(std::string_view input, Descriptor& to, const Descriptor& from, std::string& output) {
  const auto end = std::chrono::steady_clock::now() + limit;
  fcntl(to.number(), F_SETFL, O_NONBLOCK);
  for (;;) {
    std::array<pollfd, 2> ends{pollfd{from.number(), POLLIN, 0}, pollfd{to.number(), POLLOUT, 0}};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0 || poll(ends.data(), ends.size(), static_cast<int>(left.count())) <= 0) return false;
    if (ends[1].revents != 0) {
      const ssize_t written = write(to.number(), input.data(), input.size());
      if (written > 0) input.remove_prefix(static_cast<std::size_t>(written));
      if (written < 0 || input.empty()) to.close();
    }
    if (ends[0].revents != 0) {
      std::array<char, 16384> bytes;
      const ssize_t count = read(from.number(), bytes.data(), bytes.size());
      if (count <= 0) return count == 0;
      output.append(bytes.data(), static_cast<std::size_t>(count));
      if (output.size() > largest_page) return false;
    }
  }
}

core::Result<std::string> press(const std::filesystem::path& program, const std::string& fonts_file,
                                const paint::Paper& paper) {
  Descriptor child_in, to, from, child_out;
  if (!make_pipe(child_in, to) || !make_pipe(from, child_out)) return failed("No pipe to the press.");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, child_in.number(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, child_out.number(), STDOUT_FILENO);
  std::string name = program.string(), fonts = fonts_file;
  std::array<char*, 3> arguments{name.data(), fonts.data(), nullptr};
  pid_t child = 0;
  const int problem = posix_spawn(&child, name.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) return failed("The press could not be started.");
  child_in.close();
  child_out.close();
  std::string pdf;
  const bool whole = exchange(paint::to_json(paper).dump(), to, from, pdf);
  if (!whole) kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  if (!whole) return failed("The press did not answer in time.");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return failed("The press ended before the page was made.");
  return pdf;
}

}  // namespace

Press::~Press() {
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  more_.notify_one();
  thread_.join();
}

void Press::print(paint::Paper paper, Printed printed) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(paper), std::move(printed)});
  }
  more_.notify_one();
}

void Press::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    more_.wait(lock, [this] { return over_ || !waiting_.empty(); });
    if (over_) return;
    Work work = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    auto pdf = press(program_, fonts_file_, work.paper);
    work.printed(pdf.ok() ? printer_.print(pdf.value()) : std::move(pdf));
    lock.lock();
  }
}

}  // namespace kiosk
