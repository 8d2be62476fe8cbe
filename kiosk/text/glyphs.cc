#include "text/glyphs.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

namespace text {
namespace {

constexpr char32_t replacement = 0xFFFD;

// The code point at `at` and its length in bytes; length 0 = not UTF-8.
struct Decoded {
  char32_t letter = replacement;
  std::uint32_t length = 0;
};

Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at);
  if (first < 0x80) return {first, 1};
  const std::uint32_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first > 0xF4 || at + length > text.size()) return {};
  char32_t letter = first & (0xFF >> (length + 1));
  for (std::uint32_t i = 1; i < length; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {};
    letter = (letter << 6) | (byte(at + i) & 0x3F);
  }
  constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (letter < smallest[length] || letter > 0x10FFFF || (letter >= 0xD800 && letter <= 0xDFFF)) return {};
  return {letter, length};
}

const icu::Normalizer2* compatibility() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFKCInstance(status);
  return U_SUCCESS(status) ? form : nullptr;
}

}  // namespace

std::optional<std::vector<Glyph>> glyphs_of(std::string_view utf8) {
  std::vector<Glyph> out;
  out.reserve(utf8.size() / 2);
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded one = decode(utf8, at);
    if (one.length == 0) return std::nullopt;
    out.push_back({one.letter, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + one.length)});
    at += one.length;
  }
  return out;
}

void append_utf8(std::string& out, char32_t letter) {
  if (letter < 0x80) {
    out += static_cast<char>(letter);
  } else if (letter < 0x800) {
    out += static_cast<char>(0xC0 | (letter >> 6));
    out += static_cast<char>(0x80 | (letter & 0x3F));
  } else if (letter < 0x10000) {
    out += static_cast<char>(0xE0 | (letter >> 12));
    out += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (letter & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | (letter >> 18));
    out += static_cast<char>(0x80 | ((letter >> 12) & 0x3F));
    out += static_cast<char>(0x80 | ((letter >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (letter & 0x3F));
  }
}

std::string to_utf8(std::u32string_view letters) {
  std::string out;
  out.reserve(letters.size() * 3);
  for (const char32_t letter : letters) append_utf8(out, letter);
  return out;
}

std::u32string to_letters(std::string_view utf8) {
  std::u32string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const Decoded one = decode(utf8, at);
    out += one.letter;
    at += one.length == 0 ? 1 : one.length;
  }
  return out;
}

std::vector<Glyph> folded(const std::vector<Glyph>& glyphs) {
  std::vector<Glyph> out;
  out.reserve(glyphs.size());
  const icu::Normalizer2* form = compatibility();
  for (const Glyph& glyph : glyphs) {
    // Full-width punctuation is punctuation of its own: 3，500 are two numbers, 3,500 is one.
    const bool kept = std::u32string_view(U"，！？；（）…").find(glyph.letter) != std::u32string_view::npos;
    const bool plain = glyph.letter < 0x80 || kept || (glyph.letter >= 0x4E00 && glyph.letter <= 0x9FFF);
    icu::UnicodeString decomposed;
    if (plain || form == nullptr || !form->getDecomposition(static_cast<UChar32>(glyph.letter), decomposed)) {
      out.push_back(glyph);
      continue;
    }
    // Recompose, so that é stays one letter.
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString whole = form->normalize(decomposed, status);
    for (std::int32_t i = 0; i < whole.length(); i = whole.moveIndex32(i, 1))
      out.push_back({static_cast<char32_t>(whole.char32At(i)), glyph.begin, glyph.end});
  }
  return out;
}

namespace {

// Letters of their own right, which no decomposition takes apart.
std::u32string_view written_otherwise(char32_t letter) {
  switch (letter) {
    case U'ß': return U"ss";
    case U'æ': return U"ae";
    case U'Æ': return U"AE";
    case U'œ': return U"oe";
    case U'Œ': return U"OE";
    case U'ø': return U"o";
    case U'Ø': return U"O";
    case U'ł': return U"l";
    case U'Ł': return U"L";
    case U'đ':
    case U'ð': return U"d";
    case U'Đ':
    case U'Ð': return U"D";
    case U'þ': return U"th";
    case U'Þ': return U"Th";
    case U'ı': return U"i";
    default: return {};
  }
}

bool is_mark(char32_t letter) { return letter >= 0x300 && letter <= 0x36F; }

char32_t base_of(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !form->getDecomposition(static_cast<UChar32>(letter), parts)) return letter;
  const auto base = static_cast<char32_t>(parts.char32At(0));
  return is_latin(base) ? base : letter;
}

}  // namespace

std::vector<Glyph> without_accents(const std::vector<Glyph>& glyphs) {
  std::vector<Glyph> out;
  out.reserve(glyphs.size());
  for (const Glyph& glyph : glyphs) {
    const bool beyond_ascii =
        (glyph.letter >= 0xC0 && glyph.letter <= 0x24F) || (glyph.letter >= 0x1E00 && glyph.letter <= 0x1EFF);
    if (is_mark(glyph.letter) && !out.empty() && is_latin(out.back().letter)) {
      out.back().end = glyph.end;
    } else if (!beyond_ascii) {
      out.push_back(glyph);
    } else if (const std::u32string_view other = written_otherwise(glyph.letter); !other.empty()) {
      for (const char32_t letter : other) out.push_back({letter, glyph.begin, glyph.end});
    } else {
      out.push_back({base_of(glyph.letter), glyph.begin, glyph.end});
    }
  }
  return out;
}

std::string folded(std::string_view utf8) {
  const std::u32string letters = to_letters(composed(utf8));
  std::vector<Glyph> glyphs;
  for (const char32_t letter : letters) glyphs.push_back({letter, 0, 0});
  std::string out;
  for (const Glyph& glyph : folded(glyphs)) append_utf8(out, glyph.letter);
  return out;
}

std::string composed(std::string_view utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(status);
  const auto letters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  if (U_FAILURE(status)) return to_utf8(to_letters(utf8));
  std::string out;
  form->normalize(letters, status).toUTF8String(out);
  return out;
}

bool is_han(char32_t letter) {
  if (letter >= 0x4E00 && letter <= 0x9FFF) return true;
  if (letter == 0x3007 || (letter >= 0x3400 && letter <= 0x4DBF)) return true;
  return (letter >= 0xF900 && letter <= 0xFAFF) || (letter >= 0x20000 && letter <= 0x323AF);
}

}  // namespace text
