#include "programs/lexicon/dictionary.h"

#include <algorithm>
#include <cstdlib>

#include "programs/lexicon/loose_words.h"
#include "text/glyphs.h"

namespace lexicon {
namespace {

constexpr std::size_t longest_word = 10;
constexpr double weight_of_ours = 3000;  // as common as an everyday word
constexpr double weight_of_rare = 20;    // words that only the toned dictionary has

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find(mark), text.size());
    if (at > 0) out.emplace_back(text.substr(0, at));
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  return out;
}

bool all_han(std::u32string_view word) { return std::all_of(word.begin(), word.end(), text::is_han); }

// Which words are light is a matter of the mainland's list, which stands in our own lines; other dictionaries are heard on endings
// alone.
bool is_light_ending(char32_t letter) {
  return std::u32string_view(U"子头们么着了的得地吗呢吧啊儿").find(letter) != std::u32string_view::npos;
}

// Characters that Taiwan's words read in another tone than the mainland's; the few words that differ stand in our own lines.
std::string_view reading_of_use(char32_t letter) {
  switch (letter) {
    case U'场': return "chang3";
    case U'供': return "gong1";
    case U'尽': return "jin4";
    case U'兴': return "xing1";
    case U'仆': return "pu2";
    case U'予': return "yu3";
    case U'号': return "hao4";
    case U'作': return "zuo4";
    case U'俱': return "ju4";
    case U'谁': return "shei2";
    case U'杆': return "gan3";
    case U'挣': return "zheng4";
    default: return "";
  }
}

bool is_place_ending(char32_t letter) {
  return std::u32string_view(U"县市区镇乡村站州").find(letter) != std::u32string_view::npos;
}

// 儿 at the end of a word colours it (这会儿), unless it means a child (婴儿).
void read_last_er(std::u32string_view word, std::vector<std::string>& syllables) {
  constexpr std::u32string_view children = U"女婴孤幼健胎患男少生血弃宠形产能乞侄孙妻小运潮育托吾";
  if (word.size() < 2 || word.back() != U'儿' || syllables.back() != "er2") return;
  if (children.find(word[word.size() - 2]) == std::u32string_view::npos) syllables.back() = "r5";
}

std::string_view toneless(const std::string& syllable) {
  return std::string_view(syllable).substr(0, syllable.size() - 1);
}

// Dictionaries write 一 and 不 as they sound in that word; the front end changes their tones itself, in every context.
void undo_tone_changes(std::u32string_view word, std::vector<std::string>& syllables) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == U'一' && (syllables[i] == "yi2" || syllables[i] == "yi4" || syllables[i] == "yi5"))
      syllables[i] = "yi1";
    if (word[i] == U'不' && (syllables[i] == "bu2" || syllables[i] == "bu5")) syllables[i] = "bu4";
  }
}

}  // namespace

void Dictionary::add_simplified_variant(std::string_view line) {
  const auto columns = split(line, '\t');
  if (columns.size() != 3 || columns[1] != "kSimplifiedVariant") return;
  const auto code = [](const std::string& text) {
    return static_cast<char32_t>(std::strtoul(text.c_str() + 2, nullptr, 16));
  };
  const auto targets = split(columns[2], ' ');
  const char32_t from = code(columns[0]);
  // 乾 and 著 are themselves in some words; the common form is right in nearly all.
  char32_t to = code(targets.front());
  if (to == from && targets.size() > 1) to = code(targets[1]);
  variants_[from] = to;
}

std::u32string Dictionary::simplified(std::u32string_view traditional) const {
  std::u32string out;
  for (const char32_t letter : traditional) {
    const auto found = variants_.find(letter);
    out += found == variants_.end() ? letter : found->second;
  }
  return out;
}

void Dictionary::add_toneless(std::string_view line) {
  const auto columns = split(line, '\t');
  if (columns.size() < 2) return;
  const std::u32string word = text::to_letters(columns[0]);
  if (word.empty() || word.size() > longest_word || !all_han(word) || is_loose(word)) return;
  const auto bases = split(columns[1], ' ');
  if (bases.size() != word.size()) return;
  Word entry;
  entry.weight = columns.size() > 2 ? std::strtod(columns[2].c_str(), nullptr) : 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::string syllable = readings_.with_tone(word[i], plain_spelling(bases[i]));
    // 堤 ti, 怯 que: no dictionary of the mainland has these.
    if (syllable.empty() || !readings_.is_known_there(word[i], syllable)) syllable = readings_.first(word[i]);
    if (syllable.empty()) return;
    if (word[i] == U'子' && i > 0 && i + 1 == word.size()) syllable = "zi5";
    if (word[i] == U'为') syllable = "wei2";  // because (wei4) is in few words, all of them toned
    if (const std::string_view use = reading_of_use(word[i]);
        !use.empty() && (word[i] == U'谁' || toneless(syllable) == use.substr(0, use.size() - 1)))
      syllable = use;
    entry.syllables.push_back(std::move(syllable));
  }
  read_last_er(word, entry.syllables);
  auto& known = words_[word];
  const double weight = known.weight + entry.weight;
  if (known.syllables.empty() || entry.weight > known.weight) known.syllables = std::move(entry.syllables);
  known.weight = weight;
}

void Dictionary::add_traditional(std::string_view line) {
  const auto columns = split(line, '\t');
  if (columns.size() < 2) return;
  // A share of less than half: the word has a likelier reading.
  if (columns.size() > 2 && columns[2].ends_with('%') && std::strtod(columns[2].c_str(), nullptr) < 50) return;
  const std::u32string word = simplified(text::to_letters(columns[0]));
  if (word.size() < 2 || word.size() > longest_word || !all_han(word) || is_loose(word)) return;
  auto syllables = split(columns[1], ' ');
  if (syllables.size() != word.size()) return;
  for (std::size_t i = 0; i < word.size(); ++i) {
    syllables[i] = plain_spelling(syllables[i]);
    if (!text::is_syllable(syllables[i])) return;
    if (const std::string_view use = reading_of_use(word[i]);
        !use.empty() && toneless(syllables[i]) == use.substr(0, use.size() - 1)) {
      syllables[i] = use;
      continue;
    }
    // Tones of Taiwan (企業 qi4) give way to the mainland's.
    if (is_light_ending(word[i]) && syllables[i].back() == '5') continue;
    if (syllables[i].back() != '5' && readings_.is_mainland(word[i], syllables[i])) continue;
    if (word[i] == U'一' || word[i] == U'不') continue;
    std::string here = readings_.with_tone(word[i], toneless(syllables[i]));
    if (!readings_.is_known_there(word[i], here)) here = readings_.first(word[i]);
    if (!here.empty()) syllables[i] = here;
  }
  undo_tone_changes(word, syllables);
  read_last_er(word, syllables);
  auto& known = words_[word];
  if (known.syllables.empty()) known.weight = weight_of_rare;
  // The dictionary of use decides which word it is (东西: things); the toned one decides the tones.
  const bool same_word =
      known.syllables.empty() ||
      std::equal(syllables.begin(), syllables.end(), known.syllables.begin(),
                 [](const std::string& a, const std::string& b) { return toneless(a) == toneless(b); });
  if (!same_word) return;
  if (known.toned) return;
  known.syllables = std::move(syllables);
  known.toned = true;
}

void Dictionary::add_ours(const text::LexiconLine& line) {
  Word entry{line.syllables, weight_of_ours, true, true};
  if (line.surname) {
    surnames_[line.word] = std::move(entry);
    return;
  }
  const auto known = words_.find(line.word);
  if (known != words_.end())
    entry.weight = line.word.size() == 1 ? known->second.weight : std::max(known->second.weight, weight_of_ours);
  words_[line.word] = std::move(entry);
}

void Dictionary::drop_phrases() {
  std::erase_if(words_,
                [](const auto& entry) { return !entry.second.toned && !entry.second.ours && is_phrase(entry.first); });
}

void Dictionary::drop_doubtful() {
  std::erase_if(
      words_, [](const auto& entry) { return !entry.second.ours && is_doubtful(entry.first, entry.second.syllables); });
}

// A longer word of the dictionaries is read as our word at its head or end: 成分 in 营养成分.
void Dictionary::spread_ours() {
  const auto take_over = [&](const std::u32string& part, const std::u32string& whole, Word& entry, std::size_t at) {
    const auto found = words_.find(part);
    if (found == words_.end() || !found->second.ours) return;
    const auto& given = found->second.syllables;
    // 乐亭县 is the county of 乐亭, whatever the dictionary thinks.
    const bool place = at == 0 && part.size() + 1 == entry.syllables.size() && is_place_ending(whole.back());
    for (std::size_t i = 0; !place && i < given.size(); ++i)
      if (toneless(given[i]) != toneless(entry.syllables[at + i])) return;
    std::copy(given.begin(), given.end(), entry.syllables.begin() + static_cast<std::ptrdiff_t>(at));
    entry.told = true;
  };
  for (auto& [word, entry] : words_) {
    if (entry.ours || word.size() < 3) continue;
    for (std::size_t length = 2; length < word.size(); ++length) {
      take_over(word.substr(0, length), word, entry, 0);
      take_over(word.substr(word.size() - length), word, entry, word.size() - length);
    }
  }
}

void Dictionary::add_single_characters() {
  for (const auto& [letter, list] : readings_.all()) {
    const std::u32string word(1, letter);
    if (!text::is_han(letter)) continue;
    auto& known = words_[word];
    if (known.ours) continue;
    const std::string likeliest = readings_.first(letter);
    if (!likeliest.empty()) known.syllables = {likeliest};
    if (known.syllables.empty()) words_.erase(word);
  }
}

}  // namespace lexicon
