// Word runs: where the Han words of a text stand, so that no line is broken inside one.
//
// Used by the programs, which hand it to paint; pure, any thread. Words are cut as for the voice, by the readings' lexicon.
// Words of one letter need nothing and are left out; one of more than four is rather broken than kept whole on large type.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "text/lexicon.h"

namespace text {

// [begin, end) in bytes of `utf8`, in order. Nothing for bytes that are not UTF-8.
std::vector<std::pair<std::size_t, std::size_t>> word_runs(std::string_view utf8, const Lexicon& lexicon);

}  // namespace text
