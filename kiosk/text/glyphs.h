// Glyphs: UTF-8 text as code points that remember which bytes they came from, so that what is spoken can be shown where it
// is written.
//
// Used inside the room `text`; pure, any thread. Folding is per code point (Unicode NFKC), so that ranges stay true.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace text {

struct Glyph {
  char32_t letter = 0;
  std::uint32_t begin = 0, end = 0;  // bytes of the original text
};

// Empty when the bytes are not UTF-8 (overlong forms, surrogates and numbers beyond U+10FFFF included).
std::optional<std::vector<Glyph>> glyphs_of(std::string_view utf8);

void append_utf8(std::string& out, char32_t letter);
std::string to_utf8(std::u32string_view letters);
// Broken bytes become U+FFFD.
std::u32string to_letters(std::string_view utf8);

// Compatibility forms become plain ones: full-width letters and digits, Roman numerals, units in one character. One code
// point may become several, all with its range.
std::vector<Glyph> folded(const std::vector<Glyph>& glyphs);
std::string folded(std::string_view utf8);
// Unicode NFC; broken bytes become U+FFFD.
std::string composed(std::string_view utf8);

// Latin letters without their marks, as the voices know them: é is e, ß is ss. One letter may become two, both with its range;
// a mark that stands behind its letter belongs to it.
std::vector<Glyph> without_accents(const std::vector<Glyph>& glyphs);

bool is_han(char32_t letter);
inline bool is_digit(char32_t letter) { return letter >= U'0' && letter <= U'9'; }
inline bool is_latin(char32_t letter) {
  return (letter >= U'A' && letter <= U'Z') || (letter >= U'a' && letter <= U'z');
}

}  // namespace text
