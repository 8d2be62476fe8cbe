#include "devices/plain_text.h"

#include <cstdint>
#include <optional>

namespace devices {
namespace {

// The code point at `at`, which moves on; empty for what is not UTF-8 (RFC 3629: no overlong form, no surrogate).
std::optional<std::uint32_t> next_code_point(std::string_view text, std::size_t& at) {
  const auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 && lead < 0xF5   ? 3
                   : lead >= 0xE0 && lead < 0xF0 ? 2
                   : lead >= 0xC2 && lead < 0xE0 ? 1
                                                 : 0;
  if (more == 0 || at + more > text.size()) return std::nullopt;
  std::uint32_t value = lead & (0x3F >> more);
  for (int i = 0; i < more; ++i) {
    const auto byte = static_cast<unsigned char>(text[at++]);
    if ((byte & 0xC0) != 0x80) return std::nullopt;
    value = value << 6 | (byte & 0x3F);
  }
  const std::uint32_t least = more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80;
  if (value < least || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return std::nullopt;
  return value;
}

bool is_plain(std::uint32_t c) {
  const auto in = [c](std::uint32_t first, std::uint32_t last) { return c >= first && c <= last; };
  return !(c < 0x20 || in(0x7F, 0x9F) || c == 0xAD || c == 0x61C || c == 0x180E || in(0x200B, 0x200F) ||
           in(0x2028, 0x202E) || in(0x2060, 0x206F) || in(0xE000, 0xF8FF) || in(0xFDD0, 0xFDEF) || in(0xFE00, 0xFE0F) ||
           c == 0xFEFF || in(0xFFF0, 0xFFFF) || (c & 0xFFFE) == 0xFFFE || c >= 0xE0000);
}

}  // namespace

bool is_plain_text(std::string_view text, std::size_t longest) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_code_point(text, at);
    if (!c || !is_plain(*c) || ++count > longest) return false;
  }
  return true;
}

}  // namespace devices
