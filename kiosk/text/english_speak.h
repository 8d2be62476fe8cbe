// English front end: numbers, amounts, dates, times, codes and abbreviations of a text in English words, and people's Chinese
// names as an English reader of pinyin says them.
//
// Pure, any thread.
#pragma once

#include <vector>

#include "text/unit.h"

namespace text::english {

std::vector<SpokenPiece> speak(std::string_view input, const std::vector<Glyph>& glyphs, const std::vector<Span>& spans,
                               const Lexicon* lexicon);

}  // namespace text::english
