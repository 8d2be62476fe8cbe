#include "programs/kiosk/caption.h"

namespace kiosk {

void Caption::begin(const core::Words& words) {
  const bool read_as_heard = words.said() == words.seen;
  shown_ = core::masked(read_as_heard ? words : core::as_said(words));
  begin_ = end_ = 0;
}

// The pieces of the masked words stand in the same order, with their ranges moved.
void Caption::reach(std::size_t piece) {
  if (piece >= shown_.pieces.size()) return;
  begin_ = shown_.pieces[piece].seen_begin;
  end_ = shown_.pieces[piece].seen_end;
}

void Caption::clear() {
  shown_ = {};
  begin_ = end_ = 0;
}

}  // namespace kiosk
