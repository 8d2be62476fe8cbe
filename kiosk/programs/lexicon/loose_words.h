// Which entries of the wide base are no words to be read as one. Used by the dictionary at build time; pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lexicon {

// A verb with its particle, or a number with its measure: never taken up.
bool is_loose(std::u32string_view word);
// A phrase in use that cuts across a particle: not taken up unless the toned dictionary has it too.
bool is_phrase(std::u32string_view word);
// A word that gives an everyday polyphone a reading which those who write it mostly do not mean: the toned dictionary is full of
// words of old books (多得, 天都, 应声).
bool is_doubtful(std::u32string_view word, const std::vector<std::string>& syllables);

}  // namespace lexicon
