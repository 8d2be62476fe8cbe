#include "text/latin_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/glyphs.h"

namespace text::chinese {
namespace {

std::string lower(std::u32string_view letters) {
  std::string out;
  for (const char32_t letter : letters) append_utf8(out, letter >= U'A' && letter <= U'Z' ? letter + 32 : letter);
  return out;
}

// What everybody says as a word, in Chinese syllables.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> words{
    {{"wifi", "wai1 fai1"}, {"wi-fi", "wai1 fai1"}}};

// Abbreviations that are also written in small letters or would look like a word.
constexpr std::array<std::string_view, 12> abbreviations{"app", "ok",  "id",  "usb", "led", "nfc",
                                                         "atm", "icu", "aed", "ktv", "sim", "etc"};

}  // namespace

std::string known_word(std::u32string_view written) {
  const std::string key = lower(written);
  for (const auto& [word, said] : words)
    if (word == key) return std::string(said);
  return "";
}

std::string spoken_word(std::u32string_view letters, bool beside_digits) {
  const std::string small = lower(letters);
  const bool capitals = std::all_of(letters.begin(), letters.end(), [](char32_t letter) { return letter <= U'Z'; });
  const bool vowel = small.find_first_of("aeiou") != std::string::npos;
  const bool listed = std::find(abbreviations.begin(), abbreviations.end(), small) != abbreviations.end();
  const bool spell = listed || (capitals && letters.size() <= 5) || letters.size() <= 2 || !vowel ||
                     (beside_digits && letters.size() <= 3);
  if (!spell) return small;
  std::string out;
  for (const char letter : small) out += static_cast<char>(letter - 32);
  return out;
}

}  // namespace text::chinese
