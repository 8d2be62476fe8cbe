#include "text/unheard.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "text/glyphs.h"

namespace text {
namespace {

bool has_han(std::string_view text) {
  const std::u32string letters = to_letters(text);
  return std::any_of(letters.begin(), letters.end(), is_han);
}

}  // namespace

std::string unheard(const core::Words& words) {
  std::string out;
  std::size_t at = 0;
  const auto skip_to = [&](std::size_t end) {
    for (const char32_t letter : to_letters(std::string_view(words.seen).substr(at, end - at)))
      if (letter > 0x20) append_utf8(out, letter);
  };
  for (const core::Piece& piece : words.pieces) {
    if (piece.voiced.empty() && piece.said.empty()) continue;  // a place that is kept and says nothing
    if (piece.seen_begin > at) skip_to(piece.seen_begin);
    at = std::max<std::size_t>(at, piece.seen_end);
    if (!piece.voiced.empty() && !has_han(piece.voiced)) continue;
    for (const char32_t letter : to_letters(piece.said))
      if (is_han(letter)) append_utf8(out, letter);
  }
  skip_to(words.seen.size());
  return out;
}

bool carries_words(char32_t letter) {
  constexpr std::pair<char32_t, char32_t> scripts[] = {
      {0xC0, 0xD6},       {0xD8, 0xF6},
      {0xF8, 0x1FFF},                        // Latin beyond A to Z, Greek, Cyrillic, Arabic, Tibetan, Mongolian ...
      {0x2C00, 0x2DFF},   {0x3040, 0x31FF},  // kana, bopomofo
      {0xA000, 0xD7FF},                      // Yi, Hangul
      {0xE000, 0xF8FF},                      // private use: a hall's own character, drawn by its own font
      {0xFB00, 0xFDFF},   {0xFE70, 0xFEFC},  // Arabic as printers wrote it
      {0xF0000, 0x10FFFF}};                  // private use
  return is_han(letter) || std::any_of(std::begin(scripts), std::end(scripts), [letter](const auto& script) {
           return letter >= script.first && letter <= script.second;
         });
}

}  // namespace text
