#include "paint/breaks.h"

namespace paint {

namespace {

// A whole date. What is longer is no number with its word.
constexpr std::size_t longest_run = 24;

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }
bool joins_digits(char letter) {
  return letter == '.' || letter == ',' || letter == ':' || letter == '*' || letter == '%';
}

// Bytes of the Han character at `at`, 0 when none stands there. Three bytes from U+4E00 to U+9FFF; 〇 is read as one.
std::size_t han_at(std::string_view text, std::size_t at) {
  if (at + 3 > text.size()) return 0;
  const unsigned point = (static_cast<unsigned char>(text[at]) & 0x0Fu) << 12 |
                         (static_cast<unsigned char>(text[at + 1]) & 0x3Fu) << 6 |
                         (static_cast<unsigned char>(text[at + 2]) & 0x3Fu);
  const bool three_bytes = (static_cast<unsigned char>(text[at]) & 0xF0u) == 0xE0u;
  return three_bytes && ((point >= 0x4E00 && point <= 0x9FFF) || point == 0x3007) ? 3 : 0;
}

// Past the digits from `at` and what joins them.
std::size_t past_number(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_digit(text[at]) || (joins_digits(text[at]) && at > 0))) ++at;
  return at;
}

}  // namespace

std::vector<Unbroken> unbroken_runs(std::string_view text) {
  std::vector<Unbroken> runs;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    Unbroken run{at, at};
    for (;;) {
      at = run.end = past_number(text, at);
      const std::size_t word = at < text.size() && text[at] == ' ' ? at + 1 : at;
      const std::size_t length = han_at(text, word);
      if (length == 0) break;
      at = run.end = word + length;
      // A date goes on: 年 11 月.
      const std::size_t next = at < text.size() && text[at] == ' ' ? at + 1 : at;
      if (next >= text.size() || !is_digit(text[next])) break;
      at = next;
    }
    if (run.end - run.begin <= longest_run) runs.push_back(run);
  }
  return runs;
}

}  // namespace paint
