// TextMeasure: how wide and high words become. An interface, because the mind and the audit need the answer and only paint
// has Pango; tests have a grid measure (tests/support/grid_measure.h).
//
// Implementations may cache; called from the thread that owns them.
#pragma once

#include <string_view>
#include <vector>

#include "core/units.h"
#include "scene/node.h"

namespace scene {

struct Measured {
  int lines = 0;
  double width_mm = 0;    // widest line
  double height_mm = 0;   // lines * pitch
  double cap_mm = 0;      // height of capital H in this style
  double han_mm = 0;      // ink height of 国 in this style
  int widest_glyphs = 0;  // glyphs of the longest line, for the 22-Han rule
  int missing_glyphs = 0;
  bool split_word = false;  // a line had to break inside a word because it did not fit
};

class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  // Lays `text` out at most `width_mm` wide (0 = one endless line).
  virtual Measured measure(std::string_view text, std::string_view language, const TextStyle& style,
                           double width_mm) = 0;
};

}  // namespace scene
