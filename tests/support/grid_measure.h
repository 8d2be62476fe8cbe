// Grid measure: scene::TextMeasure without fonts. A Han character is one em wide, everything else 0.55 em; lines break after
// blanks and between Han characters, never before closing punctuation.
//
// For tests of layout and audit that must give the same answer on every machine. U+E000 stands for a character that no font
// has. The ratios of capital (0.734) and of 国 (0.877) are those of Noto Sans CJK SC.
#pragma once

#include <algorithm>
#include <string_view>

#include "scene/measure.h"

namespace support {

class GridMeasure final : public scene::TextMeasure {
 public:
  scene::Measured measure(std::string_view text, std::string_view, const scene::TextStyle& style,
                          double width_mm) override {
    scene::Measured out;
    out.cap_mm = style.em_mm * 0.734;
    out.han_mm = style.em_mm * 0.877;
    Line line;
    Line word;  // the unbreakable run that is being read
    bool after_wide = false;
    const auto finish = [&] {
      out.width_mm = std::max(out.width_mm, line.width);
      out.widest_glyphs = std::max(out.widest_glyphs, line.glyphs);
      ++out.lines;
      line = {};
    };
    const auto place = [&] {
      if (width_mm > 0 && line.width > 0 && line.width + word.width > width_mm + 0.01) finish();
      if (width_mm > 0 && word.width > width_mm + 0.01) out.split_word = true;
      line.width += word.width;
      line.glyphs += word.glyphs;
      word = {};
    };
    for (std::size_t at = 0; at < text.size();) {
      const char32_t letter = next(text, at);
      if (letter == U'\n') {
        place();
        finish();
        continue;
      }
      if (letter == 0xE000) ++out.missing_glyphs;
      const bool wide = letter >= 0x2E80;
      if ((wide || after_wide) && !closing(letter)) place();
      word.width += style.em_mm * (wide ? 1.0 : 0.55);
      ++word.glyphs;
      if (letter == U' ') place();
      after_wide = wide;
    }
    place();
    finish();
    out.height_mm = out.lines * style.em_mm * style.pitch_em;
    return out;
  }

 private:
  struct Line {
    double width = 0;
    int glyphs = 0;
  };

  static bool closing(char32_t letter) {
    return letter == U'，' || letter == U'。' || letter == U'、' || letter == U'？' || letter == U'：' ||
           letter == U'；' || letter == U'”' || letter == U'》' || letter == U'）' || letter == U' ';
  }

  static char32_t next(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    const int more = lead < 0xC0 ? 0 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    char32_t letter = more == 0 ? lead : lead & (0x3F >> more);
    for (int i = 0; i < more && at < text.size(); ++i)
      letter = letter << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
    return letter;
  }
};

}  // namespace support
