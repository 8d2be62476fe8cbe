// Panel: --panel 1080x1920 and --px-per-mm 4.03, the panel somebody wants to see instead of the installed one.
//
// Used by yinling-kiosk, its dock, and `yinlingctl screens` and `audit`.
#pragma once

#include "programs/arguments/arguments.h"

namespace programs {

struct PanelChoice {
  int width_px = 0, height_px = 0;  // 0 = as the settings say
  double px_per_mm = 0;
};

// Fails with: ARGUMENT_VALUE.
core::Result<PanelChoice> parse_panel(const Arguments& arguments);

// `display` has the three by the same names.
template <typename Display>
void take_panel(const PanelChoice& choice, Display& display) {
  if (choice.width_px > 0) {
    display.width_px = choice.width_px;
    display.height_px = choice.height_px;
  }
  if (choice.px_per_mm > 0) display.px_per_mm = choice.px_per_mm;
}

}  // namespace programs
