#include <algorithm>
#include <array>
#include <map>
#include <utility>

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

// The syllables of Mandarin: an initial and the finals that go with it, each between blanks.
struct Row {
  std::string_view initial, finals;
};
constexpr auto rows = std::to_array<Row>({
    {"zh", " a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang "},
    {"ch", " a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang "},
    {"sh", " a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang "},
    {"b", " a o ai ei ao an en ang eng i ie iao ian in ing u "},
    {"p", " a o ai ei ao ou an en ang eng i ie iao ian in ing u "},
    {"m", " a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u "},
    {"f", " a o ei ou an en ang eng u "},
    {"d", " a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un "},
    {"t", " a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un "},
    {"n", " a e ai ei ao ou an en ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve "},
    {"l", " a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve "},
    {"g", " a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang "},
    {"k", " a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang "},
    {"h", " a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang m ng "},
    {"j", " i ia ie iao iu ian in iang ing iong u ue uan un "},
    {"q", " i ia ie iao iu ian in iang ing iong u ue uan un "},
    {"x", " i ia ie iao iu ian in iang ing iong u ue uan un "},
    {"r", " e ao ou an en ang eng ong i u ua uo ui uan un "},
    {"z", " a e ai ei ao ou an en ang eng ong i u uo ui uan un "},
    {"c", " a e ai ei ao ou an en ang eng ong i u uo ui uan un "},
    {"s", " a e ai ao ou an en ang eng ong i u uo ui uan un "},
    {"y", " a o e ai ao ou an ang ong i in ing u ue uan un "},
    {"w", " a o ai ei an en ang eng u "},
    {"", " a o e ai ei ao ou an en ang eng er r m n ng "},
});

}  // namespace

bool is_syllable(std::string_view pinyin) {
  if (pinyin.size() < 2 || pinyin.size() > 7 || pinyin.back() < '1' || pinyin.back() > '5') return false;
  const std::string_view letters = pinyin.substr(0, pinyin.size() - 1);
  if (letters.find(' ') != std::string_view::npos) return false;
  return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
    if (!letters.starts_with(row.initial)) return false;
    return row.finals.find(" " + std::string(letters.substr(row.initial.size())) + " ") != std::string_view::npos;
  });
}

LexiconLines parse_lexicon_lines(std::string_view file, std::string_view where, Spelling spelling) {
  const auto is_known = spelling == Spelling::pinyin ? is_syllable : is_jyutping;
  LexiconLines out;
  std::map<std::pair<std::u32string, bool>, int> seen;  // word, surname: its line
  int number = 0;
  if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
  for (std::string_view line : split(file, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    const auto refuse = [&](std::string what, std::string code = "LEXICON_LINE",
                            std::string cure =
                                "Write: word, tab, one syllable a character with a tone digit (yin2 hang2), v for ü.") {
      out.errors.push_back(
          {std::move(code), std::string(where) + ":" + std::to_string(number), std::move(what), std::move(cure)});
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
      refuse("The word has " + std::to_string(entry.word.size()) + " characters and " +
             std::to_string(entry.syllables.size()) + " syllables.");
    } else if (const auto bad = std::find_if_not(entry.syllables.begin(), entry.syllables.end(), is_known);
               bad != entry.syllables.end()) {
      refuse("Syllable " + std::to_string(bad - entry.syllables.begin() + 1) + " is none that the language has.",
             "LEXICON_SYLLABLE",
             spelling == Spelling::pinyin
                 ? "Write pinyin with a tone digit from 1 to 5: yin2, lv4 for lǜ, r5 for the ending 儿."
                 : "Write Jyutping with a tone digit from 1 to 6: ngan4 hong4.");
    } else if (const auto [first, fresh] = seen.try_emplace({entry.word, surname}, number); !fresh) {
      refuse("The word stands already in line " + std::to_string(first->second) + ".", "LEXICON_TWICE",
             "Keep the line that is right.");
    } else {
      out.lines.push_back(std::move(entry));
    }
  }
  return out;
}

}  // namespace text
