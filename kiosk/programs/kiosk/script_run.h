// ScriptRun: obeys script lines on a stage whose clock is turned by hand, and judges their expectations.
//
// Main thread. A patient person by default: each line waits until everything asked for was answered and said; "hurry" acts at
// once. A touch goes through the same touch machine as a finger's. Every failure names line, screen and what was there.
#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "programs/kiosk/devices_tray.h"
#include "programs/kiosk/script.h"
#include "programs/kiosk/stage.h"
#include "paint/touch.h"

namespace kiosk {

// Everything that was said since the last input, as a listener would have it: heard in order, "said" texts.
class Heard;

struct RunParts {
  Stage& stage;
  Clock& clock;
  Tray& tray;
  Effects& effects;
  Recorder& recorder;
  Heard& heard;
  const scene::Norms& norms;
};

class ScriptRun {
 public:
  explicit ScriptRun(RunParts parts);
  // Obeys `stream` to its end; "-" lines are obeyed as they come. The number of failed lines.
  int obey(std::FILE* stream, const std::string& name);

 private:
  void obey(const ScriptLine& line);
  void fail(const std::string& what);
  void ready(bool hurry);
  void touch(double x_mm, double y_mm, double slip_x_mm, double slip_y_mm, int hold_ms);
  void wait_out_guards();
  void expect(const ExpectLine& expected);

  RunParts parts_;
  paint::Touch touch_;
  std::string place_;  // "FILE:LINE"
  int failures_ = 0;
};

}  // namespace kiosk
