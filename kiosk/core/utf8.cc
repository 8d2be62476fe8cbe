#include "core/utf8.h"

namespace core {
namespace {

// The range of the byte behind the first says what is overlong, a surrogate or too large.
struct Form {
  std::size_t length = 0;  // 0 = begins no character
  unsigned char least = 0x80, most = 0xBF;
};

Form form_of(unsigned char first) {
  if (first < 0x80) return {1};
  if (first >= 0xC2 && first <= 0xDF) return {2};
  if (first == 0xE0) return {3, 0xA0, 0xBF};
  if (first == 0xED) return {3, 0x80, 0x9F};
  if (first >= 0xE1 && first <= 0xEF) return {3};
  if (first == 0xF0) return {4, 0x90, 0xBF};
  if (first == 0xF4) return {4, 0x80, 0x8F};
  if (first >= 0xF1 && first <= 0xF3) return {4};
  return {};
}

}  // namespace

std::size_t utf8_length(std::string_view bytes) {
  if (bytes.empty()) return 0;
  const Form form = form_of(static_cast<unsigned char>(bytes[0]));
  if (form.length > bytes.size()) return 0;
  for (std::size_t i = 1; i < form.length; ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (byte < (i == 1 ? form.least : 0x80) || byte > (i == 1 ? form.most : 0xBF)) return 0;
  }
  return form.length;
}

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t length = utf8_length(bytes);
    if (length == 0) return false;
    bytes.remove_prefix(length);
  }
  return true;
}

}  // namespace core
