#include "core/result.h"

#include <string_view>

namespace core {

namespace {

constexpr std::size_t longest_place = 300;

// How many bytes the character at `at` has; 0 when they are no UTF-8 (RFC 3629) or a control character.
std::size_t printable_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
  const unsigned lead = byte(at), second = byte(at + 1);
  if (lead >= 0x20 && lead < 0x7F) return 1;
  const std::size_t length = lead >= 0xC2 && lead < 0xE0   ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool beyond = (lead == 0xED && second >= 0xA0) || (lead == 0xF4 && second >= 0x90);
  const bool control = lead == 0xC2 && second < 0xA0;
  return overlong || beyond || control ? 0 : length;
}

// A place may be a word of a command line: any bytes, any length. Of a very long one its ends are shown, and for bytes that
// are no printable UTF-8 a question mark.
std::string printable(const std::string& place) {
  std::string text = place;
  if (text.size() > longest_place)
    text = text.substr(0, longest_place / 2) + "..." + text.substr(text.size() - longest_place / 2);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = printable_at(text, at);
    out += length == 0 ? "?" : text.substr(at, length);
    at += length == 0 ? 1 : length;
  }
  return out;
}

}  // namespace

std::string to_line(const Error& error) {
  std::string line = error.where.empty() ? error.code : printable(error.where) + ": " + error.code;
  line += ": " + error.what;
  if (!error.cure.empty()) line += " " + error.cure;
  return line;
}

}  // namespace core
