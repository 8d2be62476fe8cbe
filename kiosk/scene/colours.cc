// The colours of the roles (looks.md 2.1) and WCAG contrast.
#include <array>
#include <cmath>

#include "scene/audit.h"

namespace scene {

namespace {

// calm, white on black, black on white, soft; in the order of Tone.
constexpr std::array<std::array<unsigned, 4>, 14> colours{{
    {0, 0, 0, 0},                              // none
    {0xF8F2E6, 0x000000, 0xFFFFFF, 0xE8E3D8},  // paper
    {0xFFFDF8, 0x000000, 0xFFFFFF, 0xEFEBE2},  // sheet
    {0xEDE3D0, 0x000000, 0xFFFFFF, 0xDDD7CA},  // band
    {0x211C15, 0xFFFFFF, 0x000000, 0x4B473F},  // ink
    {0x0C352F, 0xFFFFFF, 0x000000, 0x3A5B55},  // pine
    {0xFFFDF8, 0x000000, 0xFFFFFF, 0xEFEBE2},  // on_pine
    {0xFFDC93, 0x000000, 0xFFFFFF, 0xEAD9AE},  // amber
    {0xDCE8D8, 0x000000, 0xFFFFFF, 0xD9DFD3},  // moss
    {0x0C352F, 0xFFFFFF, 0x000000, 0x3A5B55},  // edge
    {0xC6B48F, 0xFFFFFF, 0x000000, 0xBDB29B},  // foot
    {0x8FA39A, 0xFFFFFF, 0x000000, 0xA3ADA2},  // foot_main
    {0xD9CBB0, 0xFFFFFF, 0x000000, 0xCFC7B6},  // hairline
    {0x2F9E5B, 0x4CC27E, 0x2F9E5B, 0x4C7A5B},  // lamp
}};

double luminance(unsigned colour) {
  const auto channel = [](unsigned value) {
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(colour >> 16 & 255) + 0.7152 * channel(colour >> 8 & 255) + 0.0722 * channel(colour & 255);
}

// Power functions for every text of every scene would cost more than the layout: 14 x 14 x 4 values, once.
struct Table {
  double ratio[4][14][14];
  Table() {
    for (std::size_t theme = 0; theme < 4; ++theme)
      for (std::size_t a = 0; a < 14; ++a)
        for (std::size_t b = 0; b < 14; ++b) {
          const double x = luminance(colours[a][theme]), y = luminance(colours[b][theme]);
          ratio[theme][a][b] = (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
        }
  }
};

}  // namespace

unsigned rgb(Tone tone, Theme theme) {
  return colours[static_cast<std::size_t>(tone)][static_cast<std::size_t>(theme)];
}

double contrast(Tone a, Tone b, Theme theme) {
  static const Table table;
  return table.ratio[static_cast<std::size_t>(theme)][static_cast<std::size_t>(a)][static_cast<std::size_t>(b)];
}

}  // namespace scene
