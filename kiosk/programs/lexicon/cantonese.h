// The words of the Cantonese table: one reading a character from Unihan, and our own words in both scripts.
//
// Used by the lexicon compiler at build time; one thread. Sources: kCantonese (Unicode Standard Annex 38, Jyutping, the usual
// reading first), kSimplifiedVariant, locales/yue/lexicon.tsv.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "programs/lexicon/dictionary.h"
#include "text/lexicon.h"

namespace lexicon {

class CantoneseWords {
 public:
  void add_reading(std::string_view unihan_line);
  void add_variant(std::string_view unihan_line);
  void add_ours(const text::LexiconLine& line);  // after every variant

  const std::map<std::u32string, Word>& words() const { return words_; }
  const std::map<std::u32string, Word>& surnames() const { return surnames_; }

 private:
  std::map<std::u32string, Word> words_, surnames_;
  std::unordered_map<char32_t, char32_t> simplified_;
};

}  // namespace lexicon
