#include "text/cantonese_read.h"

#include "text/glyphs.h"
#include "text/lexicon.h"

namespace text::cantonese {
namespace {

// How far a word that begins at `first` may reach: to the next border of a span.
std::size_t reach(const std::vector<chinese::Syllable>& run, std::size_t first) {
  std::size_t end = first + 1;
  while (end < run.size() && !run[end].fence && !run[end].fixed && run[end].name == run[first].name) ++end;
  return end;
}

std::size_t take(std::vector<chinese::Syllable>& run, std::size_t first, const Lexicon::Word& word) {
  for (std::size_t i = 0; i < word.length; ++i) {
    run[first + i].pinyin = std::string(word.syllables[i]);
    run[first + i].starts_word = i == 0;
  }
  return first + word.length;
}

// Behind a numeral 樓 names a storey (lau2, but 樓下 lau4 haa6) and 位 counts people (wai2, but 位置 wai6 zi3).
std::string_view after_numeral(const std::vector<chinese::Syllable>& run, std::size_t at) {
  constexpr std::u32string_view numerals = U"零〇一二三四五六七八九十百千萬万億亿兩两廿卅";
  if (at == 0 || numerals.find(run[at - 1].letter) == std::u32string_view::npos) return "";
  if (run[at].letter == U'樓' || run[at].letter == U'楼') return "lau2";
  return run[at].letter == U'位' ? "wai2" : "";
}

}  // namespace

void find_readings(std::vector<chinese::Syllable>& run, const Lexicon* lexicon) {
  std::u32string letters;
  for (const chinese::Syllable& syllable : run) letters += syllable.letter;
  std::vector<Lexicon::Word> words;
  for (std::size_t at = 0; at < run.size();) {
    const std::u32string_view rest(letters.data() + at, reach(run, at) - at);
    const bool name_begins = run[at].name && (at == 0 || !run[at - 1].name || run[at].fence);
    if (lexicon != nullptr && name_begins)
      if (const auto surname = lexicon->surname_at(rest)) {
        at = take(run, at, *surname);
        continue;
      }
    if (const std::string_view counted = after_numeral(run, at); !counted.empty()) {
      run[at].pinyin = std::string(counted);
      run[at].starts_word = false;
      ++at;
      continue;
    }
    if (lexicon != nullptr) lexicon->words_at(rest, words);
    if (words.empty()) {
      run[at].pinyin = to_utf8(std::u32string(1, run[at].letter));
      run[at].starts_word = true;
      ++at;
    } else {
      at = take(run, at, words.back());
    }
    words.clear();
  }
}

}  // namespace text::cantonese
