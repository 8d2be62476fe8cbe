#include "text/unit.h"

namespace text {

// clang-format off
std::u32string pause_of(char32_t sign) {
  switch (sign) {
    case U'，': case U',': case U'（': case U'(': case U'【': case U'[': return U"，";
    case U'。': case U'｡': return U"。";
    case U'.': return U"。";
    case U'、': case U'/': case U'|': case U'｜': case U'·': case U'•': return U"、";
    case U'：': case U':': return U"：";
    case U'；': case U';': return U"；";
    case U'？': case U'?': return U"？";
    case U'！': case U'!': return U"！";
    case U'…': return U"……";
    case U'—': case U'–': case U'―': case U'→': case U'-': case U'~': return U"—";
    case U'\n': return U"。";
    default: return U"";
      // clang-format on
  }
}

bool is_silent(char32_t sign) {
  constexpr std::u32string_view known = U" \u00A0\u3000\t“”‘’\"'「」『』《》〈〉）)】]{}";
  return known.find(sign) != std::u32string_view::npos;
}

}  // namespace text
