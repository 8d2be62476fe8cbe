// Private numbers: where a free text hides a resident id, a mobile phone or a bank card.
//
// Used by mask_free_text and compose_text; pure, any thread. Full-width digits, and single spaces or hyphens between
// digits, do not hide a number.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace text {

enum class PrivateKind { resident_id, phone, card };

struct PrivateNumber {
  std::uint32_t begin = 0, end = 0;  // bytes of the text
  PrivateKind kind = PrivateKind::resident_id;
  std::string digits;  // folded
  std::string mask;
};

// In order, never overlapping. Requires: UTF-8 (broken bytes end a number).
std::vector<PrivateNumber> private_numbers(std::string_view text);

}  // namespace text
