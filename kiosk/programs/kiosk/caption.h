// Caption: the sentence being spoken and its word, as the painter shows them. Personal words are masked unless the scene
// itself shows them.
//
// Main thread; fed with the speaker's events.
#pragma once

#include <cstdint>

#include "core/words.h"

namespace kiosk {

class Caption {
 public:
  void begin(const core::Words& words);
  // The stretch of the unmasked words (UTF-8 bytes of `seen`) that is being heard.
  void reach(std::uint32_t seen_begin, std::uint32_t seen_end);
  void clear();

  const core::Words& words() const { return shown_; }  // masked
  std::uint32_t begin_byte() const { return begin_; }  // of the highlight in words().seen; equal to end_byte() for none
  std::uint32_t end_byte() const { return end_; }

 private:
  core::Words whole_, shown_;
  std::uint32_t begin_ = 0, end_ = 0;
};

}  // namespace kiosk
