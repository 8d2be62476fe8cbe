// Breaker: stops asking for a while when an operation failed again and again, so that nobody waits for a dead line.
//
// Used by platform::Client, one per operation, under its lock. Times are steady milliseconds. A refusal by the platform is
// an answer, not a failure.
#pragma once

#include <cstdint>

namespace platform {

class Breaker {
 public:
  // Five failures in a row open it for half a minute; then one request is let through to try.
  static constexpr int failures_allowed = 5;
  static constexpr std::int64_t open_for_ms = 30'000;

  bool lets_through(std::int64_t now_ms) {
    if (failures_ < failures_allowed) return true;
    if (now_ms - since_ms_ < open_for_ms) return false;
    since_ms_ = now_ms;  // the one that tries; the others wait on
    return true;
  }
  void succeeded() { failures_ = 0; }
  void failed(std::int64_t now_ms) {
    if (failures_ < failures_allowed) ++failures_;
    if (failures_ >= failures_allowed) since_ms_ = now_ms;
  }

 private:
  int failures_ = 0;
  std::int64_t since_ms_ = 0;
};

}  // namespace platform
