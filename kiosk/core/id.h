// Ids: random 128-bit names for visits and submissions, and the ticket that ties a reply to its question.
//
// Pure values, any thread. The mind makes no ids: they arrive with every message.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"

namespace core {

struct Id {
  std::array<std::uint8_t, 16> bytes{};

  auto operator<=>(const Id&) const = default;
  bool is_nil() const { return bytes == std::array<std::uint8_t, 16>{}; }
};

// 32 lower-case hex digits.
std::string to_hex(const Id& id);
// Fails with: ID_SYNTAX.
Result<Id> parse_id(std::string_view hex);

// Every effect that expects an answer carries one, every reply the same; update ignores tickets it does not await, so an
// answer meant for the last person cannot reach the next.
struct Ticket {
  Id visit;
  std::uint32_t sequence = 0;

  auto operator<=>(const Ticket&) const = default;
};

}  // namespace core
