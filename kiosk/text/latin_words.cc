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

// How often a medicine is taken and by which way, as prescriptions abbreviate it.
constexpr auto doses = std::to_array<std::pair<std::string_view, std::string_view>>({{"qd", "一日一次"},
                                                                                     {"bid", "一日两次"},
                                                                                     {"tid", "一日三次"},
                                                                                     {"qid", "一日四次"},
                                                                                     {"qod", "隔日一次"},
                                                                                     {"qn", "每晚一次"},
                                                                                     {"qw", "每周一次"},
                                                                                     {"biw", "每周两次"},
                                                                                     {"q4h", "每四小时一次"},
                                                                                     {"q6h", "每六小时一次"},
                                                                                     {"q8h", "每八小时一次"},
                                                                                     {"q12h", "每十二小时一次"},
                                                                                     {"prn", "必要时用"},
                                                                                     {"po", "口服"},
                                                                                     {"ivgtt", "静脉滴注"}});

}  // namespace

std::string said_of_dose(std::u32string_view written) {
  const std::string key = lower(written);
  for (const auto& [abbreviation, said] : doses)
    if (abbreviation == key) return std::string(said);
  return "";
}

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
  // eGFR, iOS, mRNA: two capitals beside each other are letters.
  bool mixed = false;
  for (std::size_t i = 1; i < letters.size(); ++i)
    mixed = mixed || (letters[i] <= U'Z' && letters[i - 1] <= U'Z' && letters[0] > U'Z');
  const bool spell = listed || mixed || (capitals && letters.size() <= 5) || letters.size() <= 2 || !vowel ||
                     (beside_digits && letters.size() <= 3);
  if (!spell) return small;
  std::string out;
  for (const char letter : small) out += static_cast<char>(letter - 32);
  return out;
}

}  // namespace text::chinese
