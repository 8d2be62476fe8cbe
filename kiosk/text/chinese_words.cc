#include "text/chinese_words.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/chinese_letters.h"
#include "text/chinese_names.h"
#include "text/chinese_polyphones.h"
#include "text/glyphs.h"
#include "text/lexicon.h"

namespace text::chinese {
namespace {

constexpr int cost_of_unknown = 2000;  // hundredths of -ln p
constexpr int gain_of_ours = 150;

// hang2 and hang4, not hang2 and xing2.
bool same_sound(std::string_view a, std::string_view b) {
  return !a.empty() && a.size() == b.size() && a.substr(0, a.size() - 1) == b.substr(0, b.size() - 1);
}

struct Step {
  int cost = std::numeric_limits<int>::max();
  std::size_t from = 0;
  std::vector<std::string> syllables;
  bool loose = false;
  bool name = false;
};

// The cheapest way to cut the run into words.
void cut(std::vector<Syllable>& run, const std::u32string& letters, const Lexicon& lexicon) {
  std::vector<Step> steps(run.size() + 1);
  steps[0].cost = 0;
  std::vector<Lexicon::Word> words;
  for (std::size_t i = 0; i < run.size(); ++i) {
    std::size_t reach = i + 1;
    while (reach < run.size() && !run[reach].fence) ++reach;
    lexicon.words_at(std::u32string_view(letters).substr(i, reach - i), words);
    if (words.empty() || words.front().length != 1) words.push_back({1, cost_of_unknown, false, {""}});
    for (const Lexicon::Word& word : words) {
      Step& end = steps[i + word.length];
      const int cost = steps[i].cost + word.cost - (word.ours && word.length > 1 ? gain_of_ours : 0);
      if (cost >= end.cost) continue;
      end.cost = cost;
      end.from = i;
      end.loose = word.loose;
      end.name = false;
      end.syllables.assign(word.syllables.begin(), word.syllables.end());
    }
    if (auto name = full_name_at(letters, i, reach, lexicon)) {
      Step& end = steps[i + name->length];
      if (steps[i].cost + name->cost < end.cost)
        end = {steps[i].cost + name->cost, i, std::move(name->syllables), false, true};
    }
  }
  for (std::size_t end = run.size(); end > 0; end = steps[end].from)
    for (std::size_t i = steps[end].from; i < end; ++i) {
      run[i].pinyin = steps[end].syllables[i - steps[end].from];
      run[i].starts_word = i == steps[end].from;
      run[i].loose = steps[end].loose;
      run[i].name = run[i].name || steps[end].name;
    }
}

// 种地的种: which character is meant is told by a word that holds it. Returns its place in that word, or `i`.
std::size_t told_by(const Neighbours& around, std::size_t i) {
  const bool last = i + 1 == around.run.size() || one_of(around.at(i + 1), U"字是不和跟");
  if (!last || around.before(i) != U'的') return i;
  // 尉迟恭的尉: a name that is no word
  const std::size_t reach = i >= 5 ? i - 5 : 0;
  const std::u32string_view phrase = std::u32string_view(around.letters).substr(reach, i - 1 - reach);
  const std::u32string_view word = around.word_before(i - 1);
  const std::size_t found = word.size() < 2 ? std::u32string_view::npos : word.find(around.at(i));
  if (found != std::u32string_view::npos) return i - 1 - word.size() + found;
  const std::size_t in_phrase = phrase.rfind(around.at(i));
  return in_phrase == std::u32string_view::npos ? i : reach + in_phrase;
}

}  // namespace

bool Neighbours::alone(std::size_t index) const {
  return run[index].starts_word && (index + 1 == run.size() || run[index + 1].starts_word);
}

std::u32string_view Neighbours::word_before(std::size_t index) const {
  if (index == 0) return {};
  std::size_t first = index - 1;
  while (first > 0 && !run[first].starts_word) --first;
  return std::u32string_view(letters).substr(first, index - first);
}

std::u32string_view Neighbours::word_from(std::size_t index) const {
  if (index >= run.size()) return {};
  std::size_t end = index + 1;
  while (end < run.size() && !run[end].starts_word) ++end;
  return std::u32string_view(letters).substr(index, end - index);
}

bool is_numeral(char32_t letter) {
  return letter != 0 &&
         std::u32string_view(U"零一二三四五六七八九十百千万亿两半几").find(letter) != std::u32string_view::npos;
}

void find_readings(std::vector<Syllable>& run, const Lexicon* lexicon) {
  if (lexicon == nullptr) {
    for (Syllable& syllable : run) append_utf8(syllable.pinyin, syllable.letter);
    return;
  }
  std::u32string letters;
  for (const Syllable& syllable : run) letters += syllable.letter;
  cut(run, letters, *lexicon);
  const Neighbours around{letters, run};
  for (std::size_t i = 0; i < run.size(); ++i) {
    for (auto* const read : {read_in_word, read_cut_off, read_in_place})
      if (std::string inner = read(around, i); !inner.empty()) run[i].pinyin = std::move(inner);
    if (is_light_repeat(around, i)) run[i].pinyin.back() = '5';
    // 倒两趟车行不行: what is asked with 不 belongs to no word before it.
    const bool asked =
        i > 2 && run[i].letter == run[i - 2].letter && run[i - 1].letter == U'不' && around.at(i + 1) == 0;
    if (asked && !around.alone(i - 2)) run[i - 2].pinyin = run[i].pinyin;
    // A phrase in use (只猫) has guessed the tones of what is counted.
    const bool guessed = run[i].loose && one_of(run[i].letter, U"只担卷斗令撮石干重长倒好落行看当种数没难空和还");
    if (!around.alone(i) && !guessed) continue;
    std::string reading = read_by_neighbours(around, i);
    if (!reading.empty() && (around.alone(i) || same_sound(reading, run[i].pinyin))) run[i].pinyin = std::move(reading);
    if (is_light_repeat(around, i)) run[i].pinyin.back() = '5';
    // 量了量, 数一数, 还不还: a verb said again sounds as it did.
    if (i > 1 && run[i].letter == run[i - 2].letter && one_of(run[i - 1].letter, U"了一不没") && around.alone(i - 2))
      run[i].pinyin = run[i - 2].pinyin;
  }
  read_names(run, letters, *lexicon);
  for (std::size_t i = 0; i < run.size(); ++i)
    if (const std::size_t told = told_by(around, i); told < i) run[i].pinyin = run[told].pinyin;
  change_tones(run);
}

}  // namespace text::chinese
