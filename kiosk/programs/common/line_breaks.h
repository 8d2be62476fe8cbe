// Line breaks: tells paint where the words of a text stand, by the lexicon of the voice.
//
// Used by the kiosk and yinlingctl at start. The catalogues' lexicon must outlive what uses the finder.
#pragma once

#include "paint/breaks.h"
#include "text/catalogue.h"

namespace programs {

// Without a lexicon it finds nothing: lines are then broken by Unicode's rules alone.
paint::WordFinder word_finder(const text::Catalogues& catalogues);

}  // namespace programs
