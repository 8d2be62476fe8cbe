#include "programs/lexicon/cantonese.h"

#include <cstdlib>

namespace lexicon {
namespace {

struct Field {
  char32_t letter = 0;
  std::string_view value;  // up to the first blank
};

// A line "U+884C<tab>kCantonese<tab>hang4 hong4": its first value, when it is of that field.
Field field_of(std::string_view line, std::string_view name) {
  const std::size_t tab = line.find('\t');
  if (!line.starts_with("U+") || tab == std::string_view::npos || !line.substr(tab + 1).starts_with(name)) return {};
  const std::string_view rest = line.substr(tab + 1 + name.size());
  if (!rest.starts_with('\t')) return {};
  return {static_cast<char32_t>(std::strtoul(std::string(line.substr(2, tab - 2)).c_str(), nullptr, 16)),
          rest.substr(1, rest.find(' ') - 1)};
}

}  // namespace

void CantoneseWords::add_reading(std::string_view unihan_line) {
  const Field field = field_of(unihan_line, "kCantonese");
  if (field.letter != 0 && text::is_jyutping(field.value))
    words_[std::u32string(1, field.letter)] = {{std::string(field.value)}, 1, false, true};
}

void CantoneseWords::add_variant(std::string_view unihan_line) {
  const Field field = field_of(unihan_line, "kSimplifiedVariant");
  if (field.letter != 0 && field.value.starts_with("U+"))
    simplified_[field.letter] =
        static_cast<char32_t>(std::strtoul(std::string(field.value.substr(2)).c_str(), nullptr, 16));
}

void CantoneseWords::add_ours(const text::LexiconLine& line) {
  auto& into = line.surname ? surnames_ : words_;
  const Word word{line.syllables, 1, true, true};
  std::u32string other = line.word;
  for (char32_t& letter : other)
    if (const auto found = simplified_.find(letter); found != simplified_.end()) letter = found->second;
  // A single character is not carried over: 後 and 后, 隻 and 只 share a simplified form and differ in sound.
  if (other.size() > 1) into.try_emplace(other, word);
  into[line.word] = word;
}

}  // namespace lexicon
