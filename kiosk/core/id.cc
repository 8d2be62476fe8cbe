#include "core/id.h"

namespace core {

std::string to_hex(const Id& id) {
  static constexpr char digit[] = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : id.bytes) {
    out += digit[byte >> 4];
    out += digit[byte & 15];
  }
  return out;
}

Result<Id> parse_id(std::string_view hex) {
  const Error error{"ID_SYNTAX", "", "This is not an id of 32 hex digits.", ""};
  if (hex.size() != 32) return error;
  Id id;
  for (std::size_t i = 0; i < 32; ++i) {
    const char c = hex[i];
    const int value = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (value < 0) return error;
    id.bytes[i / 2] = static_cast<std::uint8_t>(id.bytes[i / 2] << 4 | value);
  }
  return id;
}

}  // namespace core
