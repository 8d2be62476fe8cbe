// Picture: the panel of the stage: window, painter and measure together, and when something moves by itself.
//
// Main thread.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "core/result.h"
#include "paint/painter.h"
#include "paint/type.h"
#include "paint/window.h"
#include "programs/kiosk/caption.h"

namespace kiosk {

class Picture {
 public:
  // Fails with: what fonts and window fail with.
  static core::Result<std::unique_ptr<Picture>> open(paint::Screen screen, const scene::Display& wanted,
                                                     const std::string& fonts_file);

  // No line is broken inside a word that `words` finds.
  void keep_words(paint::WordFinder words) { type_->keep_words(std::move(words)); }
  const scene::Display& display() const { return window_->display(); }
  scene::TextMeasure& measure() { return *measure_; }
  // Draws and presents what changed; false when nothing did.
  bool draw(const scene::Scene& scene, const Caption& caption, const std::string& pressed, core::Moment now);
  // When the waiting dots move on; empty when nothing moves.
  std::optional<core::Moment> next_motion(core::Moment now) const;
  core::Result<std::string> png() const { return paint::png_of(window_->surface()); }
  // The window was covered or resized.
  void expose();
  void forget();

 private:
  std::unique_ptr<paint::Type> type_;
  std::unique_ptr<paint::PangoMeasure> measure_;
  std::unique_ptr<paint::Window> window_;
  std::unique_ptr<paint::Painter> painter_;
  bool dots_ = false;
};

}  // namespace kiosk
