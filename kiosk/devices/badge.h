// The badge of somebody who works in the hall: {"number","role"} with role "staff" or "volunteer".
//
// Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace devices {

enum class BadgeRole { staff, volunteer };

struct BadgeFacts {
  std::string number;  // 1 to 32 of A-Z a-z 0-9 -
  BadgeRole role = BadgeRole::volunteer;

  bool operator==(const BadgeFacts&) const = default;
};

// Fails with: BADGE_UNREADABLE, BADGE_MEMBER, BADGE_VALUE.
core::Result<BadgeFacts> parse_badge(std::string_view bytes, std::string_view where);

}  // namespace devices
