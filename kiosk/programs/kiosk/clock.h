// Clock: steady time since the program began, real or turned by hand, and the wall clock.
//
// Used on the main thread; now() and wall_ms() from any thread. In a scripted run steady time is a hand clock: it jumps when
// inbox and hands are idle and stands still while a request is under way. Wall time stays real, because gateways refuse the
// signature of another hour; only {"clock_add_s":N} moves it.
#pragma once

#include <atomic>
#include <cstdint>

#include "core/units.h"

namespace kiosk {

enum class Turning { real, by_hand };

class Clock {
 public:
  explicit Clock(Turning turning);

  bool by_hand() const { return turning_ == Turning::by_hand; }
  core::Moment now() const;
  // Requires: by_hand(); never backwards.
  void advance_to(core::Moment moment);

  std::int64_t wall_ms() const;
  void add_wall_seconds(int seconds) { wall_added_s_ += seconds; }
  core::Day today() const;  // in the hall's time zone

  // Real microseconds since the program began, whatever the hand clock says: for frame times.
  std::int64_t real_us() const;

 private:
  const Turning turning_;
  const std::int64_t began_us_;
  std::atomic<std::int64_t> hand_ms_{0};
  std::atomic<std::int64_t> wall_added_s_{0};
};

}  // namespace kiosk
