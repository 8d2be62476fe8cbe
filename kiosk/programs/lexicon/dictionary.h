// Dictionary: words with readings and weights, gathered from Debian's dictionaries and our own lines.
//
// Used by the lexicon compiler at build time; one thread. rime-data-pinyin-simp gives words and how often they are used, but
// no tones; rime-data-terra-pinyin gives tones in traditional characters; Unihan fills in; our lines stand over all of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "programs/lexicon/readings.h"
#include "text/lexicon.h"

namespace lexicon {

struct Word {
  std::vector<std::string> syllables;
  double weight = 0;
  bool ours = false;
  bool toned = false;  // the tones were given, not guessed
  bool told = false;   // a word of ours at its head or end tells its tones: 爱好 in 兴趣爱好
};

class Dictionary {
 public:
  explicit Dictionary(const Readings& readings) : readings_(readings) {}
  void add_simplified_variant(std::string_view unihan_line);
  void add_toneless(std::string_view line);     // pinyin_simp.dict.yaml
  void add_traditional(std::string_view line);  // terra_pinyin.dict.yaml, after every add_toneless
  void add_ours(const text::LexiconLine& line);
  void drop_phrases();  // after every add_traditional
  void add_single_characters();
  void spread_ours();    // after every word
  void drop_doubtful();  // last of all, when our words have told their readings

  const std::map<std::u32string, Word>& words() const { return words_; }
  const std::map<std::u32string, Word>& surnames() const { return surnames_; }

 private:
  std::u32string simplified(std::u32string_view traditional) const;

  const Readings& readings_;
  std::unordered_map<char32_t, char32_t> variants_;
  std::map<std::u32string, Word> words_, surnames_;
};

// The table that text::Lexicon maps; its layout stands in text/lexicon.h.
std::string table_of(const std::map<std::u32string, Word>& words, const std::map<std::u32string, Word>& surnames);

}  // namespace lexicon
