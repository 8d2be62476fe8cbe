#include <algorithm>
#include <array>

#include "text/glyphs.h"
#include "text/lexicon.h"

namespace text {
namespace {

constexpr std::size_t longest_line = 400;  // bytes

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t next = std::min(text.find(mark, at), text.size());
    out.push_back(text.substr(at, next - at));
    at = next + 1;
  }
  return out;
}

constexpr std::array<std::string_view, 24> initials{"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g",
                                                    "k",  "h",  "j",  "q", "x", "r", "z", "c", "s", "y", "w", ""};
constexpr std::array<std::string_view, 40> finals{"a",   "o",   "e",   "i",   "u",    "v",   "ai",  "ei",   "ao",  "ou",  "an",  "en",  "ang", "eng",
                                                  "ong", "er",  "ia",  "ie",  "iao",  "iu",  "ian", "in",   "iang", "ing", "iong", "ua", "uo", "uai",
                                                  "ui",  "uan", "un",  "uang", "ve",  "ue",  "r",   "m",    "n",   "ng",  "io",  "ueng"};

}  // namespace

bool is_syllable(std::string_view pinyin) {
  if (pinyin.size() < 2 || pinyin.size() > 7 || pinyin.back() < '1' || pinyin.back() > '5') return false;
  const std::string_view letters = pinyin.substr(0, pinyin.size() - 1);
  for (const std::string_view initial : initials)
    if (letters.starts_with(initial) && std::find(finals.begin(), finals.end(), letters.substr(initial.size())) != finals.end())
      return true;
  return false;
}

LexiconLines parse_lexicon_lines(std::string_view file, std::string_view where) {
  LexiconLines out;
  int number = 0;
  for (std::string_view line : split(file, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto refuse = [&](std::string what) {
      out.errors.push_back({"LEXICON_LINE", std::string(where) + ":" + std::to_string(number), std::move(what),
                            "Write: word, tab, one syllable a character with a tone digit (yin2 hang2), v for ü."});
    };
    const auto columns = split(line, '\t');
    if (line.size() > longest_line || columns.size() < 2 || columns.size() > 3) {
      refuse("A line has a word, a tab and its pinyin.");
      continue;
    }
    const bool surname = columns.size() == 3 && columns[2] == "surname";
    if (columns.size() == 3 && !surname) {
      refuse("The third column is surname or absent.");
      continue;
    }
    LexiconLine entry{to_letters(columns[0]), {}, surname, number};
    for (const std::string_view syllable : split(columns[1], ' '))
      if (!syllable.empty()) entry.syllables.emplace_back(syllable);
    const bool han = glyphs_of(columns[0]) && std::all_of(entry.word.begin(), entry.word.end(), is_han);
    if (!han || entry.word.empty() || entry.word.size() > 16) {
      refuse("The word is not Han, or longer than 16 characters.");
    } else if (entry.word.size() != entry.syllables.size()) {
      refuse("The word has another number of characters than syllables.");
    } else if (!std::all_of(entry.syllables.begin(), entry.syllables.end(), is_syllable)) {
      refuse("A syllable is no pinyin with a tone digit.");
    } else {
      out.lines.push_back(std::move(entry));
    }
  }
  return out;
}

}  // namespace text
