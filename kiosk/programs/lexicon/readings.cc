#include "programs/lexicon/readings.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "text/glyphs.h"
#include "text/lexicon.h"

namespace lexicon {
namespace {

struct Accent {
  char32_t letter;
  std::string_view base;
  char tone;
};
constexpr Accent accents[] = {{U'ā', "a", '1'}, {U'á', "a", '2'}, {U'ǎ', "a", '3'}, {U'à', "a", '4'}, {U'ē', "e", '1'},
                              {U'é', "e", '2'}, {U'ě', "e", '3'}, {U'è', "e", '4'}, {U'ī', "i", '1'}, {U'í', "i", '2'},
                              {U'ǐ', "i", '3'}, {U'ì', "i", '4'}, {U'ō', "o", '1'}, {U'ó', "o", '2'}, {U'ǒ', "o", '3'},
                              {U'ò', "o", '4'}, {U'ū', "u", '1'}, {U'ú', "u", '2'}, {U'ǔ', "u", '3'}, {U'ù', "u", '4'},
                              {U'ǖ', "v", '1'}, {U'ǘ', "v", '2'}, {U'ǚ', "v", '3'}, {U'ǜ', "v", '4'}, {U'ü', "v", 0},
                              {U'ń', "n", '2'}, {U'ň', "n", '3'}, {U'ǹ', "n", '4'}};

std::vector<std::string_view> split(std::string_view text, std::string_view marks) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t at = std::min(text.find_first_of(marks), text.size());
    if (at > 0) out.push_back(text.substr(0, at));
    text.remove_prefix(std::min(at + 1, text.size()));
  }
  return out;
}

}  // namespace

std::string plain_spelling(std::string syllable) {
  for (std::size_t at = syllable.find("u:"); at != std::string::npos; at = syllable.find("u:"))
    syllable.replace(at, 2, "v");
  for (std::size_t at = syllable.find("ü"); at != std::string::npos; at = syllable.find("ü"))
    syllable.replace(at, 2, "v");
  for (const std::string_view head : {"lue", "nue"})
    if (syllable.starts_with(head)) syllable[1] = 'v';
  return syllable;
}

std::string numbered(std::string_view accented) {
  std::string out;
  char tone = '5';
  for (const char32_t letter : text::to_letters(text::composed(accented))) {
    if (letter < 0x80) {
      out += static_cast<char>(letter);
      continue;
    }
    const auto* found = std::find_if(std::begin(accents), std::end(accents),
                                     [&](const Accent& accent) { return accent.letter == letter; });
    if (found == std::end(accents)) return "";
    out += found->base;
    if (found->tone != 0) tone = found->tone;
  }
  out = plain_spelling(out) + tone;
  return text::is_syllable(out) ? out : "";
}

void Readings::add(char32_t letter, std::string syllable, double weight, bool mainland) {
  if (syllable.empty()) return;
  auto& list = readings_[letter];
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Reading& reading) { return reading.syllable == syllable; });
  if (found == list.end()) {
    list.push_back({std::move(syllable), weight, mainland});
  } else {
    found->weight += weight;
    found->mainland = found->mainland || mainland;
  }
}

void Readings::mark_current(char32_t letter, const std::string& syllable) {
  for (Reading& reading : readings_[letter])
    if (reading.syllable == syllable) reading.current = true;
}

void Readings::add_line(std::string_view line) {
  if (!line.starts_with("U+")) return;
  const auto columns = split(line, "\t");
  if (columns.size() != 3) return;
  const auto letter = static_cast<char32_t>(std::strtoul(std::string(columns[0].substr(2)).c_str(), nullptr, 16));
  const std::string_view field = columns[1];
  double rank = 1;  // earlier readings of a field are likelier
  if (field == "kMandarin") {
    for (const auto reading : split(columns[2], " ")) {
      add(letter, numbered(reading), 20 * rank, true);
      rank /= 4;
    }
  } else if (field == "kHanyuPinlu") {
    for (const auto reading : split(columns[2], " ")) {
      const std::size_t bracket = reading.find('(');
      if (bracket == std::string_view::npos) continue;
      add(letter, numbered(reading.substr(0, bracket)),
          std::strtod(std::string(reading.substr(bracket + 1)).c_str(), nullptr), false);
    }
  } else if (field == "kTGHZ2013" || field == "kXHC1983") {
    for (const auto place : split(columns[2], " "))
      for (const auto reading : split(place.substr(std::min(place.find(':') + 1, place.size())), ",")) {
        add(letter, numbered(reading), 2 * rank, true);
        if (field == "kTGHZ2013") mark_current(letter, numbered(reading));
        rank /= 2;
      }
  } else if (field == "kHanyuPinyin") {
    for (const auto place : split(columns[2], " "))
      for (const auto reading : split(place.substr(std::min(place.find(':') + 1, place.size())), ",")) {
        add(letter, numbered(reading), 0.1 * rank, false);
        rank /= 2;
      }
  }
}

const std::vector<Reading>* Readings::of(char32_t letter) const {
  const auto found = readings_.find(letter);
  return found == readings_.end() ? nullptr : &found->second;
}

std::string Readings::first(char32_t letter) const { return with_tone(letter, ""); }

std::string Readings::with_tone(char32_t letter, std::string_view toneless) const {
  const auto* list = of(letter);
  const Reading* best = nullptr;
  if (list == nullptr) return "";
  for (const Reading& reading : *list) {
    const std::string_view base(reading.syllable.data(), reading.syllable.size() - 1);
    if (!toneless.empty() && base != toneless) continue;
    // How often a syllable is heard light in some word (信息) says nothing about other words.
    if (reading.syllable.back() == '5' && !reading.mainland) continue;
    const bool better =
        best == nullptr || std::pair(reading.current, reading.weight) > std::pair(best->current, best->weight);
    if (better) best = &reading;
  }
  return best == nullptr ? "" : best->syllable;
}

bool Readings::is_known_there(char32_t letter, std::string_view syllable) const {
  const auto* list = of(letter);
  return list != nullptr && std::any_of(list->begin(), list->end(), [&](const Reading& reading) {
           return reading.mainland && reading.syllable == syllable;
         });
}

bool Readings::is_mainland(char32_t letter, std::string_view syllable) const {
  const auto* list = of(letter);
  if (list == nullptr) return false;
  // An older dictionary's reading (成绩 ji1) counts only where the newest has none.
  const bool current = std::any_of(list->begin(), list->end(), [](const Reading& reading) { return reading.current; });
  return std::any_of(list->begin(), list->end(), [&](const Reading& reading) {
    return (current ? reading.current : reading.mainland) && reading.syllable == syllable;
  });
}

}  // namespace lexicon
