#include "programs/kiosk/loop.h"

#include <SDL.h>

#include <algorithm>

namespace kiosk {

namespace {
// A signal does not end SDL's sleep; this bounds how late it is noticed. Ten wake-ups a minute cost nothing.
constexpr int longest_sleep = 6000;
}  // namespace

Loop::Loop(Kiosk& kiosk) : kiosk_(kiosk), touch_(kiosk.house().norms) {}

void Loop::run(const volatile std::sig_atomic_t& ended, const std::function<bool(const SDL_Event*)>& extra) {
  while (!closed_ && ended == 0) {
    int wait = longest_sleep_ms > 0 ? longest_sleep_ms : longest_sleep;
    if (const auto next = kiosk_.stage().next_moment())
      wait = static_cast<int>(std::clamp<std::int64_t>((*next - kiosk_.clock().now()).count(), 0, wait));
    sleep(wait, extra);
    kiosk_.bench().poll([this](devices::PadKey key) {
      if (const auto digit = devices::digit_of(key)) return kiosk_.stage().digit(*digit);
      kiosk_.stage().press(std::string(devices::name_of(key)));
    });
    kiosk_.stage().tick();
    follow_screen();
    if (extra && !extra(nullptr)) closed_ = true;
  }
}

void Loop::sleep(int wait_ms, const std::function<bool(const SDL_Event*)>& extra) {
  if (kiosk_.sleeps_in_inbox() && !extra) return kiosk_.inbox().rest(core::Milliseconds{wait_ms});
  SDL_Event event;
  if (SDL_WaitEventTimeout(&event, wait_ms) == 0) return;
  do {
    if (!extra || !extra(&event)) obey(event);
  } while (!closed_ && SDL_PollEvent(&event) == 1);
}

void Loop::follow_screen() {
  if (kiosk_.stage().scene_since() == screen_since_) return;
  screen_since_ = kiosk_.stage().scene_since();
  touch_.screen_changed(screen_since_);
}

void Loop::obey(const SDL_Event& event) {
  Stage& stage = kiosk_.stage();
  const scene::Display& display = stage.scene().display;
  const double width = display.width_mm(), height = display.height_mm(), scale = 1 / display.px_per_mm;
  const core::Moment now = kiosk_.clock().now();
  constexpr std::int64_t mouse = -1;
  touch_.set_manner(stage.touch_manner());
  switch (event.type) {
    case SDL_QUIT: closed_ = true; return;
    case SDL_WINDOWEVENT:
      if (event.window.event == SDL_WINDOWEVENT_CLOSE) closed_ = true;
      if (event.window.event == SDL_WINDOWEVENT_EXPOSED || event.window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        kiosk_.picture().expose();
        stage.pump();
      }
      return;
    case SDL_FINGERDOWN:
      return stage.touched(
          touch_.down(stage.scene(), event.tfinger.fingerId, event.tfinger.x * width, event.tfinger.y * height, now));
    case SDL_FINGERMOTION:
      return stage.touched(
          touch_.move(stage.scene(), event.tfinger.fingerId, event.tfinger.x * width, event.tfinger.y * height));
    case SDL_FINGERUP:
      return stage.touched(
          touch_.up(stage.scene(), event.tfinger.fingerId, event.tfinger.x * width, event.tfinger.y * height, now));
    case SDL_MOUSEBUTTONDOWN:
      return stage.touched(touch_.down(stage.scene(), mouse, event.button.x * scale, event.button.y * scale, now));
    case SDL_MOUSEMOTION:
      return stage.touched(touch_.move(stage.scene(), mouse, event.motion.x * scale, event.motion.y * scale));
    case SDL_MOUSEBUTTONUP:
      return stage.touched(touch_.up(stage.scene(), mouse, event.button.x * scale, event.button.y * scale, now));
    case SDL_KEYDOWN: {
      // Holding a key does not repeat it.
      if (event.key.repeat != 0) return;
      const auto key = pad_.key_of(static_cast<std::uint16_t>(event.key.keysym.scancode));
      if (!key) return;
      if (const auto digit = devices::digit_of(*key)) return stage.digit(*digit);
      return stage.press(std::string(devices::name_of(*key)));
    }
    default: return;
  }
}

}  // namespace kiosk
