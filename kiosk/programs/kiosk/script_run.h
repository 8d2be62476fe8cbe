// ScriptRun: obeys script lines on a stage whose clock is turned by hand, and judges their expectations.
//
// Main thread. A patient person by default: each line waits until everything asked for was answered and said; "hurry" acts at
// once. A touch goes through the same touch machine as a finger's. Every failure names line, screen and what was there.
#pragma once

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "paint/touch.h"
#include "programs/kiosk/bench.h"
#include "programs/kiosk/heard.h"
#include "programs/kiosk/script.h"
#include "programs/kiosk/stage.h"

namespace kiosk {

struct RunParts {
  Stage& stage;
  Clock& clock;
  Bench& bench;
  Effects& effects;
  Recorder& recorder;
  Heard& heard;
  const scene::Norms& norms;
  scene::TextMeasure& measure;
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
  void on(const TapLine&);
  void on(const TouchLine&);
  void on(const KeyLine&);
  void on(const DigitsLine&);
  void on(const CardLine&);
  void on(const BadgeLine&);
  void on(const ScanLine&);
  void on(const HeadphonesLine&);
  void on(const NetworkLine&);
  void on(const PrinterLine&);
  void on(const DeskLine&);
  void on(const WaitLine&);
  void on(const ClockLine&);
  void on(const UntilLine&);
  void on(const ExpectLine&);
  void on(const KillLine&);
  void touch(double x_mm, double y_mm, double slip_x_mm, double slip_y_mm, int hold_ms);
  void wait_out_guards(const std::string& key);
  std::filesystem::path beside(const std::string& file) const;
  void devices_told(const core::Result<core::Done>& done);

  RunParts parts_;
  paint::Touch touch_;
  core::Moment screen_since_{-1};
  core::Moment last_tap_{-100'000};
  std::filesystem::path folder_;
  std::string place_;  // "FILE:LINE"
  int failures_ = 0;
};

}  // namespace kiosk
