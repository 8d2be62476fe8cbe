// Frames: the reading of a character by what stands beside it and by what is spoken of in the same breath.
//
// Used by the tables chinese_sense_frames.cc and chinese_everyday_frames.cc; pure, any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/chinese_words.h"

namespace text::chinese {

// A reading by what stands directly before and behind, and by what is spoken of earlier and later in the same breath. A set with
// a blank in it is of words (U"佛 菩萨"), one without is of characters; ^ is the edge of the run (不上^: and nothing
// more), # a numeral, "" anything.
// The first frame that fits decides. Each line shows what it is for.
struct Frame {
  char32_t letter;
  std::string_view reading;
  std::u32string_view before, after, earlier, later;
};

// The reading of the first frame that fits, or "".
std::string read_by_frames(std::span<const Frame> frames, const Neighbours& around, std::size_t index);

}  // namespace text::chinese
