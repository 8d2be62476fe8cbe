#include "text/chinese_words.h"

#include "text/glyphs.h"

namespace text::chinese {

void find_readings(std::vector<Syllable>& run, const Lexicon* lexicon) {
  if (lexicon == nullptr)
    for (Syllable& syllable : run) append_utf8(syllable.pinyin, syllable.letter);
}

}  // namespace text::chinese
