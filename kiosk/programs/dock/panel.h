// Panel: the technician's dock: a second window to lay cards, jam the printer, cut the line, answer a call, turn the clock.
//
// Main thread. Never packaged. It reaches the machine only through what scripts reach too: tray, desk, line, clock.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "paint/gui_bridge.h"
#include "programs/kiosk/kiosk.h"

namespace dock {

class Panel {
 public:
  // `cards` is the folder of card and badge files. Fails with: DOCK_WINDOW.
  static core::Result<std::unique_ptr<Panel>> open(kiosk::Kiosk& machine, const std::string& cards);
  ~Panel();
  Panel(const Panel&) = delete;
  Panel& operator=(const Panel&) = delete;

  // An event of this window; false when it belongs to another.
  bool take(const SDL_Event& event);
  // One frame; false once the window was closed.
  bool frame();

 private:
  explicit Panel(kiosk::Kiosk& machine) : machine_(machine) {}
  void draw();
  void draw_cards();
  void draw_machine();
  void draw_desk();
  void say(const core::Result<core::Done>& done);

  kiosk::Kiosk& machine_;
  std::string folder_;
  std::vector<std::string> cards_, badges_;
  SDL_Window* window_ = nullptr;
  SDL_Renderer* renderer_ = nullptr;
  std::unique_ptr<paint::GuiBridge> gui_;
  std::string message_;
  char answer_[160] = "";
  bool line_up_ = true, headphones_ = false, open_ = true;
};

}  // namespace dock
