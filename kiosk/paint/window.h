// Window: the panel, real or headless, and its surface.
//
// Main thread. SDL's own software surface, presented by rectangles; SDL must not put it through a GPU (measured: 80 MB and
// 15 ms a frame more). Headless uses SDL's dummy driver, so that the same code runs.
#pragma once

#include <cairo.h>

#include <memory>
#include <vector>

#include "core/result.h"
#include "paint/painter.h"
#include "scene/display.h"

struct SDL_Window;

namespace paint {

enum class Screen { real, headless };

class Window {
 public:
  // Shrinks the panel, size and px/mm alike, when the real screen is smaller. Fails with: WINDOW_VIDEO, WINDOW_SURFACE.
  static core::Result<std::unique_ptr<Window>> open(Screen screen, const scene::Display& wanted, bool kiosk);
  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  const scene::Display& display() const { return display_; }
  // RGB24, the display's size. Valid until refresh().
  cairo_surface_t* surface() const { return surface_.get(); }
  core::Result<core::Done> present(const std::vector<PixelBox>& boxes);
  // After a resize or loss: the surface anew; everything must be painted again.
  core::Result<core::Done> refresh();
  unsigned id() const;

 private:
  Window() = default;
  struct SurfaceDone {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  SDL_Window* window_ = nullptr;
  std::unique_ptr<cairo_surface_t, SurfaceDone> surface_;
  scene::Display display_;
  bool shown_once_ = false;
};

}  // namespace paint
