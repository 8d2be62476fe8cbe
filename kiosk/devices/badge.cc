#include "devices/badge.h"

#include <algorithm>

#include "core/json.h"

namespace devices {
namespace {

core::Error badge_error(std::string_view code, std::string_view where, std::string_view what) {
  return {std::string(code), std::string(where), std::string(what), "Lay the badge again, or use another one."};
}

bool is_badge_number(std::string_view number) {
  const auto allowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !number.empty() && number.size() <= 32 && std::all_of(number.begin(), number.end(), allowed);
}

}  // namespace

core::Result<BadgeFacts> parse_badge(std::string_view bytes, std::string_view where) {
  const auto parsed = core::parse_json(bytes, where, {.bytes = 1024, .depth = 2, .string_bytes = 64});
  if (!parsed.ok() || !parsed.value().is_object())
    return badge_error("BADGE_UNREADABLE", where, "The badge could not be read.");
  const core::Json& badge = parsed.value();
  const core::Json* number = badge.find("number");
  const core::Json* role = badge.find("role");
  if (number == nullptr || role == nullptr || !number->is_string() || !role->is_string() || badge.members().size() != 2)
    return badge_error("BADGE_MEMBER", where, "A badge has a number and a role, and nothing else.");
  if (!is_badge_number(number->string())) return badge_error("BADGE_VALUE", where, "This is no badge number.");
  if (role->string() == "staff") return BadgeFacts{number->string(), BadgeRole::staff};
  if (role->string() == "volunteer") return BadgeFacts{number->string(), BadgeRole::volunteer};
  return badge_error("BADGE_VALUE", where, "The role of a badge is staff or volunteer.");
}

}  // namespace devices
