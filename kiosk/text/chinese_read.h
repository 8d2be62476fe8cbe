// Reading: units of Han and letters become spoken pieces with pinyin, word by word.
//
// Used by the front end of zh-Hans; pure, any thread. Steps: words by the lexicon, everyday characters by their neighbours,
// surnames, then the tone changes of 一 and 不.
#pragma once

#include <vector>

#include "text/chinese_words.h"
#include "text/unit.h"

namespace text::chinese {

using FindReadings = void (*)(std::vector<Syllable>& run, const Lexicon* lexicon);

// Requires: units in order. lexicon nullptr: every character is voiced as itself. `find` reads a run of Han: Mandarin's
// readings, or those of another Chinese language.
std::vector<SpokenPiece> read(const std::vector<Unit>& units, const std::vector<Span>& spans, const Lexicon* lexicon,
                              FindReadings find = find_readings);

}  // namespace text::chinese
