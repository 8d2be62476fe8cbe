// Readings of a run of Han without a pause in it: words, then each character's syllable.
//
// Used by chinese_read; pure, any thread.
#pragma once

#include <string>
#include <vector>

namespace text {
class Lexicon;
}

namespace text::chinese {

struct Syllable {
  char32_t letter = 0;
  std::string pinyin;       // out: "yin2"
  bool starts_word = true;  // out
  bool name = false;        // in: part of a person's name
  bool fence = false;       // in: no word reaches across the border before this one
};

void find_readings(std::vector<Syllable>& run, const Lexicon* lexicon);

}  // namespace text::chinese
