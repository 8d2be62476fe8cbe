// Readings of single characters from Unihan: which syllables a character has, and which of them a toneless one means.
//
// Used by the lexicon compiler at build time; one thread. Sources: kHanyuPinlu (frequency), kTGHZ2013 and kXHC1983 (the
// mainland's dictionaries), kMandarin, kHanyuPinyin (Unicode Standard Annex 38).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lexicon {

struct Reading {
  std::string syllable;   // "hang2"
  double weight = 0;      // larger is likelier
  bool mainland = false;  // stands in a dictionary of the mainland
  bool current = false;   // stands in the newest of them
};

class Readings {
 public:
  // A line of Unihan_Readings.txt.
  void add_line(std::string_view line);
  const std::vector<Reading>* of(char32_t letter) const;
  // The likeliest syllable, or "".
  std::string first(char32_t letter) const;
  // "hang" → "hang2"; "" when the character has no such reading.
  std::string with_tone(char32_t letter, std::string_view toneless) const;
  bool is_mainland(char32_t letter, std::string_view syllable) const;
  // In any dictionary of the mainland, the older ones with their names of places (乐亭 lao4) included.
  bool is_known_there(char32_t letter, std::string_view syllable) const;
  const std::unordered_map<char32_t, std::vector<Reading>>& all() const { return readings_; }

 private:
  void mark_current(char32_t letter, const std::string& syllable);
  void add(char32_t letter, std::string syllable, double weight, bool mainland);
  std::unordered_map<char32_t, std::vector<Reading>> readings_;
};

// "háng" → "hang2", "lǜ" → "lv4", "de" → "de5"; "" when it is no pinyin.
std::string numbered(std::string_view accented);
// One spelling for ü: lv, nv, lve, nve.
std::string plain_spelling(std::string syllable);

}  // namespace lexicon
