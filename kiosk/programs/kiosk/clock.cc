#include "programs/kiosk/clock.h"

#include <chrono>
#include <ctime>

namespace kiosk {

namespace {
std::int64_t steady_us() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch())
      .count();
}
}  // namespace

Clock::Clock(Turning turning) : turning_(turning), began_us_(steady_us()) {}

core::Moment Clock::now() const {
  return by_hand() ? core::Moment{hand_ms_.load()} : core::Moment{(steady_us() - began_us_) / 1000};
}

void Clock::advance_to(core::Moment moment) {
  if (moment.count() > hand_ms_.load()) hand_ms_.store(moment.count());
}

std::int64_t Clock::wall_ms() const {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count() + wall_added_s_.load() * 1000;
}

core::Day Clock::today() const {
  const std::time_t seconds = wall_ms() / 1000;
  std::tm local{};
  localtime_r(&seconds, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

std::int64_t Clock::real_us() const { return steady_us() - began_us_; }

}  // namespace kiosk
