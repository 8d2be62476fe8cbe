// TextCache: texts and icons as alpha masks at final size, keyed by words, style and width, under a ceiling in MiB.
//
// Main thread. A mask holds a person's words: forget() at the end of a visit.
#pragma once

#include <cairo.h>

#include <list>
#include <memory>
#include <string>
#include <unordered_map>

#include "paint/type.h"

namespace paint {

class TextCache {
 public:
  TextCache(Type& type, std::size_t ceiling_bytes) : type_(type), ceiling_(ceiling_bytes) {}

  // Valid until the next call. nullptr for nothing to draw.
  cairo_surface_t* text(const std::string& words, const std::string& language, const scene::TextStyle& style,
                        int width_px, bool mirrored);
  cairo_surface_t* icon(const std::string& glyph, int size_px, bool mirrored);
  void forget();
  std::size_t bytes() const { return bytes_; }
  std::size_t ceiling() const { return ceiling_; }

 private:
  struct SurfaceDone {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  };
  using Surface = std::unique_ptr<cairo_surface_t, SurfaceDone>;
  struct Entry {
    Surface surface;
    std::size_t bytes = 0;
    std::list<std::string>::iterator used;
  };
  cairo_surface_t* keep(std::string key, Surface surface);
  cairo_surface_t* find(const std::string& key);

  Type& type_;
  const std::size_t ceiling_;
  std::size_t bytes_ = 0;
  std::list<std::string> order_;  // least recently used first
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace paint
