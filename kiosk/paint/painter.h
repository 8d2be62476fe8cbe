// Painter: a scene to pixels, and only those that changed. Shapes by Cairo straight on the surface, texts and icons from the
// cache at final size on whole pixels, so that a clipped redraw equals a full one byte for byte.
//
// Main thread. Citizen screens use no Dear ImGui: it has no shaping, and SDL's software renderer fills rounded shapes slowly.
#pragma once

#include <cairo.h>

#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/words.h"
#include "paint/text_cache.h"
#include "scene/node.h"

namespace paint {

struct PixelBox {
  int x = 0, y = 0, w = 0, h = 0;
  bool operator==(const PixelBox&) const = default;
};

// What moves without a change of the scene.
struct Overlay {
  std::string pressed;             // key of the node that is pressed, "" for none
  core::Words caption;             // masked by the caller
  std::uint32_t spoken_begin = 0;  // UTF-8 bytes of caption.seen: the word being spoken; equal for none
  std::uint32_t spoken_end = 0;
  int dots = -1;  // which of the waiting dots is lit, -1 for none
  bool operator==(const Overlay&) const = default;
};

class Painter {
 public:
  Painter(Type& type, std::size_t cache_bytes);

  // Draws what differs from the last call on `surface` (RGB24, the panel's size) and returns the changed boxes; empty when
  // nothing did. Requires: the surface holds what the last call left, or repaint_all() was called.
  std::vector<PixelBox> paint(cairo_surface_t* surface, const scene::Scene& scene, const Overlay& overlay);
  void repaint_all() { last_.reset(); }
  // The visit is over: cached words go.
  void forget();
  const TextCache& cache() const { return cache_; }

 private:
  struct Shown {
    scene::Scene scene;
    Overlay overlay;
  };
  std::vector<PixelBox> damage(const scene::Scene& scene, const Overlay& overlay, int width, int height) const;
  void draw(cairo_t* cairo, const scene::Scene& scene, const Overlay& overlay, const PixelBox& clip);
  void draw_node(cairo_t* cairo, const scene::Scene& scene, const scene::Node& node, bool pressed);
  void draw_shape(cairo_t* cairo, const scene::Shape& shape, scene::Theme theme, bool pressed);
  void draw_caption(cairo_t* cairo, const scene::Scene& scene, const Overlay& overlay);
  void draw_dots(cairo_t* cairo, const scene::Scene& scene, int lit);
  PixelBox bounds(const scene::Node& node) const;
  int px(double mm) const;

  Type& type_;
  TextCache cache_;
  std::optional<Shown> last_;
};

// A PNG of the surface.
core::Result<std::string> png_of(cairo_surface_t* surface);

}  // namespace paint
