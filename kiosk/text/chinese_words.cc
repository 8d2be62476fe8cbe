#include "text/chinese_words.h"

#include <algorithm>
#include <array>
#include <limits>

#include "text/glyphs.h"
#include "text/lexicon.h"

namespace text::chinese {
namespace {

constexpr int cost_of_unknown = 2000;  // hundredths of -ln p
constexpr int gain_of_ours = 150;

bool starts_with_any(std::u32string_view text, std::initializer_list<std::u32string_view> heads) {
  return std::any_of(heads.begin(), heads.end(), [&](std::u32string_view head) { return text.starts_with(head); });
}

struct Step {
  int cost = std::numeric_limits<int>::max();
  std::size_t from = 0;
  std::vector<std::string> syllables;
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
      end.syllables.assign(word.syllables.begin(), word.syllables.end());
    }
  }
  for (std::size_t end = run.size(); end > 0; end = steps[end].from)
    for (std::size_t i = steps[end].from; i < end; ++i) {
      run[i].pinyin = steps[end].syllables[i - steps[end].from];
      run[i].starts_word = i == steps[end].from;
    }
}

void take_surname(std::vector<Syllable>& run, std::size_t at, const Lexicon::Word& surname) {
  for (std::size_t i = 0; i < surname.length; ++i) run[at + i].pinyin = surname.syllables[i];
}

constexpr std::initializer_list<std::u32string_view> titles{
    U"先生", U"女士", U"大夫", U"医生", U"主任", U"大爷", U"大妈", U"大娘", U"阿姨", U"叔叔", U"同志", U"老师", U"师傅", U"奶奶",
    U"爷爷", U"局长", U"经理", U"科长", U"处长", U"书记", U"护士", U"教授", U"院长", U"所长", U"站长", U"队长", U"主席", U"警官",
    U"律师", U"小姐", U"太太", U"伯伯", U"大伯", U"大叔", U"大姐", U"大哥", U"婆婆", U"老太", U"老先生", U"会计", U"法官", U"部长",
    U"市长", U"县长", U"镇长", U"村长", U"校长", U"医师", U"药师", U"工程师", U"组长", U"班长", U"某", U"总", U"工", U"氏"};

// A surname before a title (单大夫), after 姓, or as the head of a name field.
void read_names(std::vector<Syllable>& run, const std::u32string& letters, const Lexicon& lexicon) {
  const std::u32string_view all(letters);
  for (std::size_t i = 0; i < run.size(); ++i) {
    const auto surname = lexicon.surname_at(all.substr(i));
    if (!surname) continue;
    const std::u32string_view after = all.substr(i + surname->length);
    const bool word_here = run[i].starts_word;
    const bool name_field = run[i].name && (i == 0 || !run[i - 1].name);
    const bool titled = word_here && starts_with_any(after, titles) &&
                        (after.size() < 2 || !starts_with_any(after, {U"总", U"工"}) || after.size() == 1);
    const bool called = i > 0 && letters[i - 1] == U'姓' && !starts_with_any(all.substr(i), {U"名", U"氏", U"什么"});
    // 我叫单立人, 患者：仇大海 after a label is a name field of its own.
    const bool introduced = i > 0 && letters[i - 1] == U'叫' && after.size() >= 1 && after.size() <= 2;
    const bool familiar = i > 0 && (letters[i - 1] == U'老' || letters[i - 1] == U'小') && word_here && after.empty();
    if (name_field || titled || called || introduced || familiar) take_surname(run, i, *surname);
  }
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
  return letter != 0 && std::u32string_view(U"零一二三四五六七八九十百千万亿两半几").find(letter) != std::u32string_view::npos;
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
    if (!around.alone(i)) continue;
    if (std::string reading = read_by_neighbours(around, i); !reading.empty()) run[i].pinyin = std::move(reading);
  }
  read_names(run, letters, *lexicon);
  change_tones(run);
}

}  // namespace text::chinese
