#include "programs/kiosk/caption.h"

namespace kiosk {

void Caption::begin(const core::Words& words) {
  whole_ = words;
  shown_ = core::masked(words);
  begin_ = end_ = 0;
}

void Caption::reach(std::uint32_t seen_begin, std::uint32_t seen_end) {
  // The pieces of the masked words stand in the same order, with their ranges moved.
  for (std::size_t i = 0; i < whole_.pieces.size(); ++i) {
    const core::Piece& piece = whole_.pieces[i];
    if (piece.seen_begin <= seen_begin && seen_end <= piece.seen_end && seen_begin < seen_end) {
      begin_ = shown_.pieces[i].seen_begin;
      end_ = shown_.pieces[i].seen_end;
      return;
    }
  }
}

void Caption::clear() {
  whole_ = shown_ = {};
  begin_ = end_ = 0;
}

}  // namespace kiosk
