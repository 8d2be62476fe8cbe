// Readings of a run of Han without a pause in it: words, then each character's syllable.
//
// Used by chinese_read; pure, any thread. Words are found by the likeliest way to cut the run (Viterbi over word
// frequencies); then everyday characters are read by their neighbours, surnames by their table, and 一 and 不 change tone.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace text {
class Lexicon;
}

namespace text::chinese {

struct Syllable {
  char32_t letter = 0;
  std::string pinyin;          // out: "yin2"
  bool starts_word = true;     // out
  bool name = false;           // in: part of a person's name
  bool fence = false;          // in: no word reaches across the border before this one
  bool fixed = false;          // in: a digit of a code, whose tone never changes
  bool figure_before = false;  // in: another number ends before this one: 0.9%|100ml
  bool loose = false;          // out: its word is a phrase in use, its tone a guess
};

void find_readings(std::vector<Syllable>& run, const Lexicon* lexicon);

// The run as the rules see it: its letters, and where its words are.
struct Neighbours {
  const std::u32string& letters;
  const std::vector<Syllable>& run;

  char32_t at(std::size_t index) const { return index < letters.size() ? letters[index] : 0; }
  char32_t before(std::size_t index, std::size_t back = 1) const { return index >= back ? letters[index - back] : 0; }
  // What stands from there on, "" behind the end.
  std::u32string_view from(std::size_t index, std::size_t length = std::u32string_view::npos) const {
    return std::u32string_view(letters).substr(std::min(index, letters.size()), length);
  }
  bool alone(std::size_t index) const;  // a word of one character
  std::u32string_view word_before(std::size_t index) const;
  std::u32string_view word_from(std::size_t index) const;  // the word that begins there
};

// chinese_polyphones.cc: the reading of an everyday character that stands alone, or "" to keep the lexicon's.
std::string read_by_neighbours(const Neighbours& around, std::size_t index);
// chinese_sandhi.cc: 一 and 不 by the tone of what follows.
void change_tones(std::vector<Syllable>& run);

bool is_numeral(char32_t letter);

}  // namespace text::chinese
