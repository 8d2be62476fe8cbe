// Reading: units of Han and letters become spoken pieces with pinyin, word by word.
//
// Used by the front end of zh-Hans; pure, any thread. Steps: words by the lexicon, everyday characters by their neighbours,
// surnames, then the tone changes of 一 and 不.
#pragma once

#include <vector>

#include "text/unit.h"

namespace text::chinese {

// Requires: units in order. lexicon nullptr: every character is voiced as itself.
std::vector<SpokenPiece> read(const std::vector<Unit>& units, const std::vector<Span>& spans, const Lexicon* lexicon);

}  // namespace text::chinese
