// Readings of a run of written Cantonese: words by longest match, then characters, as Jyutping.
//
// Used by the front end of yue; pure, any thread. The table holds Unihan's kCantonese for single characters and the words of
// locales/yue/lexicon.tsv in both scripts; a character that the table lacks is voiced as itself.
#pragma once

#include <vector>

#include "text/chinese_words.h"

namespace text::cantonese {

void find_readings(std::vector<chinese::Syllable>& run, const Lexicon* lexicon);

}  // namespace text::cantonese
