// Icons: names of the Material Icons font (fonts-material-design-icons-iconfont) and their code points.
//
// Pure, any thread. A test compares the table with the package's own, because a misspelt ligature reports no unknown glyph.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"

namespace paint {

struct IconPoint {
  std::string_view name;
  std::uint32_t code_point;
};
std::span<const IconPoint> icon_table();
// The icon as UTF-8 text of the font. Fails with: ICON_UNKNOWN.
core::Result<std::string> icon_text(std::string_view name);

}  // namespace paint
