#include "core/grades.h"

namespace core {

GradeRule rule_of(Grade grade) {
  switch (grade) {
    case Grade::L1: return {false, false, true, true};
    case Grade::L2: return {false, false, true, true};
    case Grade::L3: return {true, false, false, false};
    case Grade::L4: return {true, true, false, false};
  }
  return {true, true, false, false};
}

std::optional<Grade> parse_grade(std::string_view text) {
  if (text == "L1") return Grade::L1;
  if (text == "L2") return Grade::L2;
  if (text == "L3") return Grade::L3;
  if (text == "L4") return Grade::L4;
  return std::nullopt;
}

std::optional<IdentityLevel> parse_identity_level(std::string_view text) {
  if (text == "guest") return IdentityLevel::guest;
  if (text == "present") return IdentityLevel::present;
  if (text == "witnessed") return IdentityLevel::witnessed;
  return std::nullopt;
}

std::string_view name_of(Grade grade) {
  static constexpr std::string_view names[] = {"L1", "L2", "L3", "L4"};
  return names[static_cast<int>(grade)];
}

std::string_view name_of(IdentityLevel level) {
  static constexpr std::string_view names[] = {"guest", "present", "witnessed"};
  return names[static_cast<int>(level)];
}

}  // namespace core
