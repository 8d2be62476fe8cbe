#include "text/word_runs.h"

#include "text/chinese_words.h"
#include "text/glyphs.h"

namespace text {

namespace {
constexpr std::size_t longest_kept = 4;  // 工作人员
}

std::vector<std::pair<std::size_t, std::size_t>> word_runs(std::string_view utf8, const Lexicon& lexicon) {
  std::vector<std::pair<std::size_t, std::size_t>> words;
  const auto glyphs = glyphs_of(utf8);
  if (!glyphs) return words;
  for (std::size_t at = 0; at < glyphs->size();) {
    std::vector<chinese::Syllable> run;
    const std::size_t first = at;
    for (; at < glyphs->size() && is_han((*glyphs)[at].letter); ++at) {
      chinese::Syllable syllable;
      syllable.letter = (*glyphs)[at].letter;
      run.push_back(std::move(syllable));
    }
    if (run.empty()) {
      ++at;
      continue;
    }
    chinese::find_readings(run, &lexicon);
    for (std::size_t begin = 0; begin < run.size();) {
      std::size_t end = begin + 1;
      while (end < run.size() && !run[end].starts_word) ++end;
      if (end - begin > 1 && end - begin <= longest_kept)
        words.emplace_back((*glyphs)[first + begin].begin, (*glyphs)[first + end - 1].end);
      begin = end;
    }
  }
  return words;
}

}  // namespace text
