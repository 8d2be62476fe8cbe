#include "paint/window.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>

namespace paint {

namespace {

core::Error video_error(const char* code, const char* what) {
  return {code, "", what, "Give the kiosk a display, or run it with --headless."};
}

}  // namespace

core::Result<std::unique_ptr<Window>> Window::open(Screen screen, const scene::Display& wanted, bool kiosk) {
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  if (screen == Screen::headless) SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
  if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
    return video_error("WINDOW_VIDEO", "There is no display that can be used.");
  std::unique_ptr<Window> window(new Window());
  window->display_ = wanted;
  SDL_Rect usable{};
  if (screen == Screen::real && SDL_GetDisplayUsableBounds(0, &usable) == 0) {
    const double scale = std::min(
        {1.0, static_cast<double>(usable.w) / wanted.width_px, static_cast<double>(usable.h - 48) / wanted.height_px});
    if (scale < 1 && scale > 0.05) {
      window->display_.width_px = static_cast<int>(wanted.width_px * scale);
      window->display_.height_px = static_cast<int>(wanted.height_px * scale);
      window->display_.px_per_mm = wanted.px_per_mm * scale;
    }
  }
  const Uint32 flags = kiosk ? SDL_WINDOW_BORDERLESS : 0;
  window->window_ = SDL_CreateWindow("银铃", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, window->display_.width_px,
                                     window->display_.height_px, flags);
  if (window->window_ == nullptr) return video_error("WINDOW_VIDEO", "No window could be opened.");
  TRY_DONE(window->refresh());
  return window;
}

Window::~Window() {
  surface_.reset();
  if (window_ != nullptr) SDL_DestroyWindow(window_);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

core::Result<core::Done> Window::refresh() {
  surface_.reset();
  SDL_Surface* pixels = SDL_GetWindowSurface(window_);
  if (pixels == nullptr || pixels->format->BytesPerPixel != 4 || pixels->format->Rmask != 0xFF0000 ||
      pixels->format->Bmask != 0xFF)
    return video_error("WINDOW_SURFACE", "The display's pixels have a form that is not supported.");
  surface_.reset(cairo_image_surface_create_for_data(static_cast<unsigned char*>(pixels->pixels), CAIRO_FORMAT_RGB24,
                                                     pixels->w, pixels->h, pixels->pitch));
  if (cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
    return video_error("WINDOW_SURFACE", "The display's pixels cannot be drawn on.");
  shown_once_ = false;
  return core::Done{};
}

core::Result<core::Done> Window::present(const std::vector<PixelBox>& boxes) {
  if (boxes.empty() && shown_once_) return core::Done{};
  std::vector<SDL_Rect> rects;
  for (const PixelBox& box : boxes) rects.push_back({box.x, box.y, box.w, box.h});
  const int done = shown_once_ ? SDL_UpdateWindowSurfaceRects(window_, rects.data(), static_cast<int>(rects.size()))
                               : SDL_UpdateWindowSurface(window_);
  shown_once_ = true;
  if (done != 0) return video_error("WINDOW_SURFACE", "The display did not take the picture.");
  return core::Done{};
}

unsigned Window::id() const { return SDL_GetWindowID(window_); }

}  // namespace paint
