// PlatformClock: what time it is at the platform, learnt from the Date header of its answers.
//
// Used by platform::Client under its lock. Gateways refuse a request whose time is 90 s or 180 s off, so a kiosk whose clock
// drifts is dead unless it corrects. The estimate runs on the steady clock: when somebody sets the wall clock right, the
// offset is right at once. Beyond `refuse` nothing is signed: a clock that far off is a fault for a person to mend.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>

namespace platform {

enum class ClockState { unknown, right, drifting, refused };

class PlatformClock {
 public:
  PlatformClock(int warn_s, int refuse_s) : warn_ms_(warn_s * 1000), refuse_ms_(refuse_s * 1000) {}

  // Date has whole seconds, and the answer was under way for a while: half of both is the best guess.
  void learn(std::int64_t server_ms, std::int64_t steady_sent, std::int64_t steady_received) {
    at_steady_ = (steady_sent + steady_received) / 2;
    server_ms_ = server_ms + 500;
    known_ = true;
  }

  // How far the wall clock is behind the platform; nothing when unknown or learnt too long ago to be believed.
  std::optional<std::int64_t> offset_ms(std::int64_t wall, std::int64_t steady) const {
    if (!known_ || steady - at_steady_ > believed_for_ms) return std::nullopt;
    const std::int64_t offset = server_ms_ + (steady - at_steady_) - wall;
    return std::llabs(offset) <= noise_ms ? 0 : offset;
  }

  ClockState state(std::int64_t wall, std::int64_t steady) const {
    const auto offset = offset_ms(wall, steady);
    if (!offset) return ClockState::unknown;
    if (std::llabs(*offset) > refuse_ms_) return ClockState::refused;
    return std::llabs(*offset) > warn_ms_ ? ClockState::drifting : ClockState::right;
  }

  // The time to sign with.
  std::int64_t now_ms(std::int64_t wall, std::int64_t steady) const {
    return wall + offset_ms(wall, steady).value_or(0);
  }

 private:
  static constexpr std::int64_t noise_ms = 2000;
  static constexpr std::int64_t believed_for_ms = 10 * 60 * 1000;
  std::int64_t warn_ms_, refuse_ms_;
  std::int64_t server_ms_ = 0, at_steady_ = 0;
  bool known_ = false;
};

}  // namespace platform
