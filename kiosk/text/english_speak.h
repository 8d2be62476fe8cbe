// English front end: numbers, amounts, dates, times, codes and abbreviations of a text in English words.
//
// Pure, any thread.
#pragma once

#include <vector>

#include "text/unit.h"

namespace text::english {

std::vector<SpokenPiece> speak(std::string_view input, const std::vector<Glyph>& glyphs,
                               const std::vector<Span>& spans);

}  // namespace text::english
