// Recorder: what --record writes into a folder and what --talk prints, from one place so that the two cannot differ.
//
// Used by the stage on the main thread. With neither option it does nothing and costs nothing.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/json.h"
#include "core/result.h"
#include "core/units.h"
#include "scene/node.h"

namespace kiosk {

class Recorder {
 public:
  // `folder` "" = no record. Fails with: RECORD_FOLDER.
  static core::Result<Recorder> open(const std::filesystem::path& folder, bool talk);

  bool records() const { return !folder_.empty(); }
  bool active() const { return records() || talk_; }
  std::filesystem::path slips() const { return folder_ / "slips"; }
  const std::filesystem::path& folder() const { return folder_; }

  // A settled screen; `png` is asked for the picture only when a folder is recorded.
  void scene(const scene::Scene& scene, const std::function<core::Result<std::string>()>& png);
  void spoken(const core::Json& line);  // speech.jsonl is written by speech::Recording
  // What the caption shows from `at` on, as it is drawn: personal words are masked in it.
  void caption(core::Moment at, const std::string& shown);
  // Those words of the caption, masked as they are drawn, were lit in the frame drawn at `at`.
  void highlight(core::Moment at, const std::string& node, const std::string& lit);
  void slip(const std::filesystem::path& file);
  void event(const core::Json& event);
  void frame(const core::Json& times);
  void idle();
  // The heap in use after a visit, when YINLING_MEMORY is set; run.json at the end.
  void visit_over();
  void run_over();

 private:
  void append(const char* file, const core::Json& line);
  void print(const char* what, const core::Json& value);

  std::filesystem::path folder_;
  bool talk_ = false;
  bool memory_ = false;
  int next_ = 1;
  std::string captioned_;
};

}  // namespace kiosk
