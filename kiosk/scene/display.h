// Display, preferences and norms: what a screen is laid out for.
//
// Pure values. The panel's size comes from the config, never from the operating system's DPI. The numbers of the norms
// live once, in config/accessibility.json; programs read that file and hand it to parse_norms.
#pragma once

#include <string>
#include <string_view>

#include "core/json.h"
#include "core/result.h"

namespace scene {

struct Display {
  int width_px = 1080;
  int height_px = 1920;
  double px_per_mm = 4.03;
  double view_distance_mm = 600;
  double mount_bottom_mm = 800;  // floor to the lower edge of the panel

  double width_mm() const { return width_px / px_per_mm; }
  double height_mm() const { return height_px / px_per_mm; }
  bool landscape() const { return width_px > height_px; }
  bool compact() const { return !landscape() && width_mm() < 250; }
  bool operator==(const Display&) const = default;
};

enum class Theme { calm, white_on_black, black_on_white, soft };
std::string_view name_of(Theme theme);

// What the person chose at 字和声音; everything returns to the default after a visit.
struct Preferences {
  int step = 1;  // text size 1..4
  Theme theme = Theme::calm;
  bool low = false;       // everything pressed lies within the lower half
  bool mirrored = false;  // right-to-left
  bool operator==(const Preferences&) const = default;
};

// config/accessibility.json; each number there carries its source. Units in the names.
struct Norms {
  double em_mm[4] = {11, 13.7, 16.5, 22};
  double label_mm[4] = {13.6, 16.4, 19.1, 22};
  double heading_mm[4] = {16.4, 19.1, 21.8, 25.8};
  double floor_em_mm = 10.3;
  double floor_cap_mm = 7.5;
  double line_pitch_em = 1.5;
  int line_max_han = 22;
  double contrast_text = 12, contrast_edge = 10, contrast_high = 20, contrast_soft_low = 4.6, contrast_soft_high = 8;
  double target_mm = 20, main_height_mm = 30, main_width_mm = 60, digit_mm = 25, gap_mm = 6;
  int choices_max = 4;
  int debounce_ms = 500, debounce_digit_ms = 250, dead_time_ms = 450;
  double slip_margin_mm = 3;
  int press_feedback_ms = 100, speech_start_ms = 300;
  int idle_s = 180, idle_answer_s = 45;
  int volume_quietest = -9, volume_loudest = 4;  // in 5 dB steps from where a visit begins
  double reach_low_mm = 380, reach_high_mm = 1220, reach_seated_mm = 1100;
};
// Fails with: NORMS_SHAPE and a JSON pointer.
core::Result<Norms> parse_norms(const core::Json& file, std::string_view where);

}  // namespace scene
