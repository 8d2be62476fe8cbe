#include <algorithm>

#include "scene/layout.h"

namespace scene {

namespace {

// looks.md 4, portrait, by text step.
struct PortraitLines {
  double caption, step_line, step_bar, heading, choice, action_top, action, band, fixed;
};
constexpr PortraitLines portrait_lines[4] = {{184, 208, 292, 324, 174, 1464, 136, 1632, 1656},
                                             {216, 240, 341, 373, 154, 1416, 144, 1592, 1616},
                                             {248, 256, 256, 364, 146, 1384, 152, 1568, 1592},
                                             {316, 324, 324, 432, 154, 1376, 164, 1568, 1592}};
constexpr double drawn_height = 1920;

}  // namespace

// Words that are not pressed, pictures and air give way to letters of the same millimetres.
void Grid::make_compact(double fixed) {
  caption_height = em * 1.4 + px(24) + (step >= 3 ? px(40) : 0);  // the steps' bars stand in it
  step_line = caption_height + px(12);
  step_bar = step_line + em * 1.5;
  heading_top = caption_height + px(20);
  fixed_height = fixed;
  fixed_top = height - px(24) - fixed_height;
  band_top = fixed_top - px(24);
  action_height = px(132);
  gap = px(28);
  action_top = band_top - gap - action_height;
  choice_height = px(140);
}

Grid grid_of(const Display& display, const Preferences& preferences, const Norms& norms) {
  Grid grid;
  const int step = std::clamp(preferences.step, 1, 4);
  grid.step = step;
  grid.width = display.width_mm();
  grid.height = display.height_mm();
  grid.landscape = display.landscape();
  grid.compact = display.compact();
  grid.low = preferences.low;
  grid.em = norms.em_mm[step - 1];
  grid.label = norms.label_mm[step - 1];
  grid.heading = norms.heading_mm[step - 1];
  for (int smaller = step; smaller >= 1; --smaller) {
    grid.ems.push_back(norms.em_mm[smaller - 1]);
    grid.labels.push_back(norms.label_mm[smaller - 1]);
    grid.headings.push_back(norms.heading_mm[smaller - 1]);
  }
  grid.left = grid.compact ? px(28) : px(56);
  grid.right = grid.width - grid.left;
  grid.inner = grid.right - grid.left;
  grid.details = step == 1 && !grid.compact;
  grid.guidance = step <= 2 && !grid.compact;
  grid.line_han = norms.line_max_han;
  grid.gap = step == 4 ? px(30) : px(32);
  if (grid.landscape) {
    // One line of caption; the fixed row is as high as its largest label.
    grid.caption_height = std::max(px(112), grid.em * 1.5 + px(44));
    grid.step_line = grid.caption_height + px(18);
    grid.heading_top = grid.caption_height + px(24);
    grid.fixed_height = std::max(px(128), grid.em * 1.3 + px(30));
    grid.band_top = grid.height - grid.fixed_height - px(44);
    grid.fixed_top = grid.band_top + px(20);
    grid.action_height = std::max(px(124), grid.label * 1.3 + px(36));
    grid.action_top = grid.band_top - px(16) - grid.action_height;
    grid.choice_height = step == 1 ? px(172) : px(140);
    grid.controls = px(360);  // a landscape panel hangs low as it is: all of it is within reach
    return grid;
  }
  const PortraitLines& lines = portrait_lines[step - 1];
  // Panels of another height keep the lower lines' distance from the bottom: that is where the hand is.
  const double from_bottom = grid.height - px(drawn_height);
  grid.caption_height = px(lines.caption);
  grid.step_line = grid.caption_height + px(lines.step_line - lines.caption);
  grid.step_bar = grid.caption_height + px(lines.step_bar - lines.caption);
  grid.heading_top = grid.caption_height + px(lines.heading - lines.caption);
  grid.band_top = px(lines.band) + from_bottom;
  grid.fixed_top = px(lines.fixed) + from_bottom;
  grid.fixed_height = px(1896) + from_bottom - grid.fixed_top;
  grid.action_top = px(lines.action_top) + from_bottom;
  grid.action_height = px(lines.action);
  grid.choice_height = px(lines.choice);
  // Low: everything pressed within reach of who sits, with a millimetre to spare; the panel's own lower edge is low enough.
  // All of a compact panel is within reach; there the upper quarter is enough for reading.
  grid.controls = grid.height / (grid.compact ? 4 : 3);
  if (grid.low)
    grid.controls = std::max(grid.controls, grid.height - (norms.reach_seated_mm - 1 - display.mount_bottom_mm));
  grid.main_width = norms.main_width_mm;
  return grid;
}

std::vector<std::size_t> split_pages(const std::vector<double>& heights, double gap, double room, std::size_t most) {
  std::vector<std::size_t> starts{0};
  double used = 0;
  for (std::size_t i = 0; i < heights.size(); ++i) {
    const bool first = i == starts.back();
    const double needed = first ? heights[i] : used + gap + heights[i];
    // A single thing that is too high stays: the audit will say so, nobody loses it.
    if (!first && (needed > room + 0.01 || i - starts.back() >= most)) {
      starts.push_back(i);
      used = heights[i];
    } else {
      used = needed;
    }
  }
  return starts;
}

}  // namespace scene
