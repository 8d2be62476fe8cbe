#include "core/result.h"

#include <string_view>

#include "core/utf8.h"

namespace core {

namespace {

constexpr std::size_t longest_place = 300;

// How many bytes the character at `at` has; 0 when they are no UTF-8 or a control character.
std::size_t printable_at(std::string_view text, std::size_t at) {
  const std::size_t length = utf8_length(text.substr(at));
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const bool control =
      (length == 1 && (byte(0) < 0x20 || byte(0) == 0x7F)) || (length == 2 && byte(0) == 0xC2 && byte(1) < 0xA0);
  return control ? 0 : length;
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
