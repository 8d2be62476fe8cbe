// Loop: the living kiosk: SDL's events to touches and keys, sleep until something happens.
//
// Main thread.
#pragma once

#include <csignal>

#include "devices/key_pad.h"
#include "paint/touch.h"
#include "programs/kiosk/kiosk.h"

union SDL_Event;

namespace kiosk {

class Loop {
 public:
  explicit Loop(Kiosk& kiosk);
  // Until the window is closed or `ended` is set by a signal. `extra` is called for events of other windows and after each
  // round (the dock); it may be empty.
  void run(const volatile std::sig_atomic_t& ended, const std::function<bool(const SDL_Event*)>& extra = {});
  // How long the dock wants to sleep at most, 0 for no wish.
  int longest_sleep_ms = 0;

 private:
  void sleep(int wait_ms, const std::function<bool(const SDL_Event*)>& extra);
  void obey(const SDL_Event& event);
  void follow_screen();

  Kiosk& kiosk_;
  paint::Touch touch_;
  const devices::KeyPadMap pad_ = devices::KeyPadMap::ordinary();
  core::Moment screen_since_{-1};
  bool closed_ = false;
};

}  // namespace kiosk
