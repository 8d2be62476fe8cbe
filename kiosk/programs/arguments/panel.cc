#include "programs/arguments/panel.h"

#include <charconv>

namespace programs {

namespace {

template <typename Number>
bool whole(std::string_view text, Number& out) {
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), out);
  return failure == std::errc{} && end == text.data() + text.size();
}

}  // namespace

core::Result<PanelChoice> parse_panel(const Arguments& arguments) {
  PanelChoice choice;
  if (const std::string size = arguments.value("--panel"); !size.empty()) {
    const auto in_bounds = [](int side) { return side >= 480 && side <= 8192; };
    const std::size_t cross = size.find('x');
    if (cross == std::string::npos || !whole(std::string_view(size).substr(0, cross), choice.width_px) ||
        !whole(std::string_view(size).substr(cross + 1), choice.height_px) || !in_bounds(choice.width_px) ||
        !in_bounds(choice.height_px))
      return core::Error{"ARGUMENT_VALUE", "--panel", "This is not a panel size between 480 and 8192 pixels a side.",
                         "Write it like 1080x1920."};
  }
  if (const std::string scale = arguments.value("--px-per-mm"); !scale.empty())
    if (!whole(scale, choice.px_per_mm) || !(choice.px_per_mm >= 1 && choice.px_per_mm <= 20))
      return core::Error{"ARGUMENT_VALUE", "--px-per-mm",
                         "This is not a number of pixels a millimetre between 1 and 20.", "Write it like 4.03."};
  return choice;
}

}  // namespace programs
