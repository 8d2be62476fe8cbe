#include "programs/lexicon/dictionary.h"

#include <algorithm>
#include <cstdlib>

#include "text/glyphs.h"

namespace lexicon {
namespace {

constexpr std::size_t longest_word = 10;
constexpr double weight_of_ours = 3000;     // as common as an everyday word
constexpr double weight_of_rare = 20;       // words that only the toned dictionary has

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

std::string_view toneless(const std::string& syllable) { return std::string_view(syllable).substr(0, syllable.size() - 1); }

// Dictionaries write 一 and 不 as they sound in that word; the front end changes their tones itself, in every context.
void undo_tone_changes(std::u32string_view word, std::vector<std::string>& syllables) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word[i] == U'一' && (syllables[i] == "yi2" || syllables[i] == "yi4")) syllables[i] = "yi1";
    if (word[i] == U'不' && syllables[i] == "bu2") syllables[i] = "bu4";
  }
}

}  // namespace

void Dictionary::add_simplified_variant(std::string_view line) {
  const auto columns = split(line, '\t');
  if (columns.size() != 3 || columns[1] != "kSimplifiedVariant") return;
  const auto code = [](const std::string& text) { return static_cast<char32_t>(std::strtoul(text.c_str() + 2, nullptr, 16)); };
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
  if (word.empty() || word.size() > longest_word || !all_han(word)) return;
  const auto bases = split(columns[1], ' ');
  if (bases.size() != word.size()) return;
  Word entry;
  entry.weight = columns.size() > 2 ? std::strtod(columns[2].c_str(), nullptr) : 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    std::string syllable = readings_.with_tone(word[i], plain_spelling(bases[i]));
    if (syllable.empty()) syllable = readings_.first(word[i]);
    if (syllable.empty()) return;
    entry.syllables.push_back(std::move(syllable));
  }
  auto& known = words_[word];
  const double weight = known.weight + entry.weight;
  if (known.syllables.empty() || entry.weight > known.weight) known.syllables = std::move(entry.syllables);
  known.weight = weight;
}

void Dictionary::add_traditional(std::string_view line) {
  const auto columns = split(line, '\t');
  if (columns.size() < 2) return;
  const std::u32string word = simplified(text::to_letters(columns[0]));
  if (word.size() < 2 || word.size() > longest_word || !all_han(word)) return;
  auto syllables = split(columns[1], ' ');
  if (syllables.size() != word.size()) return;
  for (std::size_t i = 0; i < word.size(); ++i) {
    syllables[i] = plain_spelling(syllables[i]);
    if (!text::is_syllable(syllables[i])) return;
    // Tones of Taiwan (企業 qi4) give way to the mainland's.
    if (syllables[i].back() == '5' || readings_.is_mainland(word[i], syllables[i])) continue;
    if (word[i] == U'一' || word[i] == U'不') continue;
    const std::string here = readings_.with_tone(word[i], toneless(syllables[i]));
    if (!here.empty()) syllables[i] = here;
  }
  undo_tone_changes(word, syllables);
  auto& known = words_[word];
  if (known.syllables.empty()) known.weight = weight_of_rare;
  // The dictionary of use decides which word it is (东西: things); the toned one decides the tones.
  const bool same_word = known.syllables.empty() ||
                         std::equal(syllables.begin(), syllables.end(), known.syllables.begin(),
                                    [](const std::string& a, const std::string& b) { return toneless(a) == toneless(b); });
  if (!same_word) return;
  const bool lighter = std::any_of(syllables.begin(), syllables.end(), [](const std::string& syllable) { return syllable.back() == '5'; });
  if (known.toned && !lighter) return;
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
  if (known != words_.end()) entry.weight = line.word.size() == 1 ? known->second.weight : std::max(known->second.weight, weight_of_ours);
  words_[line.word] = std::move(entry);
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

double Dictionary::total_weight() const {
  double sum = 0;
  for (const auto& [word, entry] : words_) sum += entry.weight + 1;
  return sum;
}

}  // namespace lexicon
