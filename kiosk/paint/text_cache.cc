#include "paint/text_cache.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace paint {

cairo_surface_t* TextCache::find(const std::string& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  order_.splice(order_.end(), order_, found->second.used);
  return found->second.surface.get();
}

cairo_surface_t* TextCache::keep(std::string key, Surface surface) {
  cairo_surface_flush(surface.get());
  const std::size_t bytes = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get())) *
                            static_cast<std::size_t>(cairo_image_surface_get_height(surface.get()));
  while (bytes_ + bytes > ceiling_ && !order_.empty()) {
    const auto oldest = entries_.find(order_.front());
    bytes_ -= oldest->second.bytes;
    entries_.erase(oldest);
    order_.pop_front();
  }
  cairo_surface_t* raw = surface.get();
  order_.push_back(key);
  bytes_ += bytes;
  entries_.emplace(std::move(key), Entry{std::move(surface), bytes, std::prev(order_.end())});
  return raw;
}

cairo_surface_t* TextCache::text(const std::string& words, const std::string& language, const scene::TextStyle& style,
                                 int width_px, bool mirrored) {
  if (words.empty() || width_px <= 0) return nullptr;
  char tail[80];
  std::snprintf(tail, sizeof tail, "\x1f%d,%d,%d,%.3f,%d,%d,", type_.em_px(style.em_mm), static_cast<int>(style.weight),
                static_cast<int>(style.align), style.pitch_em, width_px, mirrored ? 1 : 0);
  std::string key = words + tail + language;
  if (cairo_surface_t* known = find(key)) return known;
  const Type::Layout layout = type_.layout(words, language, style, width_px, mirrored);
  const int pitch = type_.pitch_px(style);
  const int height = std::max(1, pango_layout_get_line_count(layout.get())) * pitch;
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, width_px, height));
  cairo_t* cairo = cairo_create(surface.get());
  type_.draw(cairo, layout.get(), pitch);
  cairo_destroy(cairo);
  return keep(std::move(key), std::move(surface));
}

cairo_surface_t* TextCache::icon(const std::string& glyph, int size_px, bool mirrored) {
  std::string key = "\x1e" + glyph + std::to_string(size_px) + (mirrored ? "m" : "");
  if (cairo_surface_t* known = find(key)) return known;
  const Type::Layout layout = type_.icon_layout(glyph, size_px);
  PangoRectangle logical;
  pango_layout_get_pixel_extents(layout.get(), nullptr, &logical);
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, size_px, size_px));
  cairo_t* cairo = cairo_create(surface.get());
  if (mirrored) {
    cairo_translate(cairo, size_px, 0);
    cairo_scale(cairo, -1, 1);
  }
  cairo_move_to(cairo, (size_px - logical.width) / 2, (size_px - logical.height) / 2);
  pango_cairo_show_layout(cairo, layout.get());
  cairo_destroy(cairo);
  return keep(std::move(key), std::move(surface));
}

void TextCache::forget() {
  entries_.clear();
  order_.clear();
  bytes_ = 0;
}

}  // namespace paint
