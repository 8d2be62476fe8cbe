// Caption: the sentence being spoken and its word, as the painter shows them. Everything said can be read in it: where the
// screen writes otherwise than the voice speaks (3 号窗口, or a line that is never drawn), the spoken form is shown.
// Personal words are masked unless the scene itself shows them.
//
// Main thread; fed with the speaker's events.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/words.h"

namespace kiosk {

class Caption {
 public:
  void begin(const core::Words& words);
  // That piece of the words is being heard.
  void reach(std::size_t piece);
  void clear();

  const core::Words& words() const { return shown_; }  // masked
  std::uint32_t begin_byte() const { return begin_; }  // of the highlight in words().seen; equal to end_byte() for none
  std::uint32_t end_byte() const { return end_; }
  std::string lit() const { return shown_.seen.substr(begin_, end_ - begin_); }  // the words in the highlight, masked

 private:
  core::Words shown_;
  std::uint32_t begin_ = 0, end_ = 0;
};

}  // namespace kiosk
