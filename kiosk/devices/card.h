// What a resident identity card says, and how it is parsed from the bytes a reader (or its stand-in) gives.
//
// The stand-in format is one JSON object: {"id","name","sex","birth","address","issuer","expires"}; address and issuer may
// be absent; dates are ISO; expires may be "长期". Pure, any thread. Errors never quote what the card says.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/result.h"
#include "core/units.h"

namespace devices {

enum class Sex { female, male };

struct CardFacts {
  std::string id;  // 18 characters, GB 11643, check character right
  std::string name;
  Sex sex = Sex::female;
  core::Day birth;
  std::string address, issuer;
  std::optional<core::Day> expires;  // empty: 长期

  bool operator==(const CardFacts&) const = default;
};

// ISO 7064 MOD 11-2 over 17 digits and a digit or X, and a birth day that exists.
bool is_resident_id(std::string_view id);

// Fails with: CARD_UNREADABLE (no JSON, too large, bad encoding), CARD_MEMBER (missing, unknown or of a wrong type),
// CARD_VALUE (a member whose value cannot stand on a card), CARD_ID (the number contradicts itself).
core::Result<CardFacts> parse_card(std::string_view bytes, std::string_view where);
// {"id","name","sex":"男|女","birth","address","issuer","expires":"2035-01-01|长期"}, as visit::CardLaid wants it.
core::Json to_json(const CardFacts& card);

}  // namespace devices
