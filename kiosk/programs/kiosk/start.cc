#include "programs/kiosk/start.h"

#include <sys/resource.h>

#include <cstdio>
#include <utility>

namespace kiosk {

namespace {

volatile std::sig_atomic_t ended = 0;

void end(int) { ended = 1; }

}  // namespace

Start::Start(std::string program, int count, char** values)
    : program_(std::move(program)), arguments_(values + 1, values + count) {
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  auto parsed = parse_options(arguments_);
  if (!parsed.ok()) {
    status_ = complain(parsed.error());
    return;
  }
  options_ = std::move(parsed).value();
  goes_on_ = !options_.help;
  if (options_.help) std::fputs(usage, stdout);
}

int Start::complain(const core::Error& error) const {
  std::fprintf(stderr, "%s: %s\n", program_.c_str(), core::to_line(error).c_str());
  return 2;
}

const volatile std::sig_atomic_t& Start::heed_signals() {
  std::signal(SIGTERM, end);
  std::signal(SIGINT, end);
  std::signal(SIGPIPE, SIG_IGN);
  return ended;
}

}  // namespace kiosk
