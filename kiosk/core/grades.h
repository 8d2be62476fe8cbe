// Grades and identity levels: how sensitive a field is, and how surely we know who stands here.
//
// Pure values, any thread. What a grade means is decided in this one place (reference/domain 2.7).
#pragma once

#include <optional>
#include <string_view>

namespace core {

// L1 public guidance, L2 operational, L3 personal, L4 sensitive personal.
enum class Grade { L1, L2, L3, L4 };

struct GradeRule {
  bool personal;            // spoken on headphones only, masked in captions
  bool hidden_until_asked;  // shown on screen only after 看一下
  bool may_leave_kiosk;     // other than to the platform operation that needs it, or sealed to the hall
  bool outlives_visit;      // may be stored in clear after the visit
};
GradeRule rule_of(Grade grade);

// guest: anybody. present: a fresh read of the card, or number + fresh one-time code. witnessed: present + a staff badge
// attesting that this person stands here, or the platform's own data match.
enum class IdentityLevel { guest, present, witnessed };

std::optional<Grade> parse_grade(std::string_view text);                   // "L1".."L4"
std::optional<IdentityLevel> parse_identity_level(std::string_view text);  // "guest", "present", "witnessed"
std::string_view name_of(Grade grade);
std::string_view name_of(IdentityLevel level);

}  // namespace core
