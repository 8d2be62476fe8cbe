#include "programs/kiosk/picture.h"

#include "core/log.h"

namespace kiosk {

namespace {
constexpr std::size_t cache_bytes = 24 * 1024 * 1024;
constexpr std::int64_t dot_ms = 1000;
}  // namespace

core::Result<std::unique_ptr<Picture>> Picture::open(paint::Screen screen, const scene::Display& wanted,
                                                     const std::string& fonts_file) {
  auto picture = std::make_unique<Picture>();
  TRY(window, paint::Window::open(screen, wanted, false));
  picture->window_ = std::move(window);
  TRY(type, paint::Type::open(fonts_file, picture->window_->display().px_per_mm));
  picture->type_ = std::move(type);
  picture->measure_ = std::make_unique<paint::PangoMeasure>(*picture->type_);
  picture->painter_ = std::make_unique<paint::Painter>(*picture->type_, cache_bytes);
  return picture;
}

bool Picture::draw(const scene::Scene& scene, const Caption& caption, const std::string& pressed, core::Moment now) {
  dots_ = !scene.motion.dots_node.empty();
  paint::Overlay overlay;
  overlay.pressed = pressed;
  overlay.caption = caption.words();
  overlay.spoken_begin = caption.begin_byte();
  overlay.spoken_end = caption.end_byte();
  if (dots_) overlay.dots = static_cast<int>(now.count() / dot_ms % 3);
  const auto boxes = painter_->paint(window_->surface(), scene, overlay);
  if (boxes.empty()) return false;
  if (const auto presented = window_->present(boxes); !presented.ok())
    core::log(core::LogLevel::warning, "paint", presented.error());
  return true;
}

std::optional<core::Moment> Picture::next_motion(core::Moment now) const {
  if (!dots_) return std::nullopt;
  return core::Moment{(now.count() / dot_ms + 1) * dot_ms};
}

void Picture::expose() {
  if (const auto refreshed = window_->refresh(); !refreshed.ok())
    core::log(core::LogLevel::warning, "paint", refreshed.error());
  painter_->repaint_all();
}

void Picture::forget() {
  painter_->forget();
  measure_->forget();
}

}  // namespace kiosk
