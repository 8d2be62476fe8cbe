// The tactile key-pad: which key of a USB key-pad means what (phone layout, reference/accessibility 4.C).
//
// Key codes are USB HID usages of page 7 (what SDL calls scancodes). Pure values, any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>

#include "core/json.h"
#include "core/result.h"

namespace devices {

// clang-format off
enum class PadKey {
  next, previous, ok, back, help, repeat, louder, quieter, faster, slower, erase, pause, again,
  digit_0, digit_1, digit_2, digit_3, digit_4, digit_5, digit_6, digit_7, digit_8, digit_9, letter_x
};
// clang-format on
std::string_view name_of(PadKey key);  // "next" ... "again", "0".."9", "X", as scripts write them
std::optional<PadKey> parse_pad_key(std::string_view name);
// '0'..'9' or 'X'; empty for other keys.
std::optional<char> digit_of(PadKey key);

class KeyPadMap {
 public:
  static KeyPadMap ordinary();
  // {"0x58":"ok","40":"ok",...}; the installer's own layout, in place of the ordinary one. Every key must be reachable.
  // Fails with: KEYPAD_SHAPE, KEYPAD_CODE, KEYPAD_NAME, KEYPAD_MISSING.
  static core::Result<KeyPadMap> parse(const core::Json& map, std::string_view where);
  std::optional<PadKey> key_of(std::uint16_t usage) const;

 private:
  std::map<std::uint16_t, PadKey> keys_;
};

}  // namespace devices
