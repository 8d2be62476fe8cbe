// Type: the packaged fonts, text layouts by Pango, and the measure that the mind and the audit use.
//
// Main thread (Pango and fontconfig objects are not shared). Sizes: an em in mm becomes an absolute size in px, rounded up,
// because every norm is a minimum; the line pitch is set by us, since Noto's natural 1.45 em is below the norm.
#pragma once

#include <cairo.h>
#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "paint/breaks.h"
#include "scene/measure.h"

namespace paint {

class Type {
 public:
  // `fonts_file` is our own fontconfig file, which names only packaged fonts. Fails with: FONTS_FILE, FONTS_MISSING.
  static core::Result<std::unique_ptr<Type>> open(const std::string& fonts_file, double px_per_mm);
  ~Type();
  // From now on no line is broken inside a word that `words` finds; asked once for each layout of a Chinese text.
  void keep_words(WordFinder words) { words_ = std::move(words); }
  Type(const Type&) = delete;
  Type& operator=(const Type&) = delete;

  double px_per_mm() const { return px_per_mm_; }
  int em_px(double em_mm) const;
  int pitch_px(const scene::TextStyle& style) const;

  struct LayoutDone {
    void operator()(PangoLayout* layout) const;
  };
  using Layout = std::unique_ptr<PangoLayout, LayoutDone>;
  // width_px <= 0: one endless line. Mirrored paragraphs run right to left.
  Layout layout(std::string_view text, std::string_view language, const scene::TextStyle& style, int width_px,
                bool mirrored = false);
  Layout icon_layout(const std::string& text, int size_px);
  // Draws the lines of a layout at our pitch; `first` and `count` choose lines. The origin is the top left of the first one.
  void draw(cairo_t* cairo, PangoLayout* layout, int pitch, int first = 0, int count = 1 << 20) const;

 private:
  explicit Type(double px_per_mm);
  struct Fonts;
  std::unique_ptr<Fonts> fonts_;
  WordFinder words_;
  const double px_per_mm_;
};

// scene::TextMeasure by Pango, with a cache keyed by words, style and width.
class PangoMeasure final : public scene::TextMeasure {
 public:
  explicit PangoMeasure(Type& type) : type_(type) {}
  scene::Measured measure(std::string_view text, std::string_view language, const scene::TextStyle& style,
                          double width_mm) override;
  // The visit is over: what it wrote is not kept, not even as a key of a cache.
  void forget() { known_.clear(); }

 private:
  struct Heights {
    double cap = 0, han = 0;
  };
  const Heights& heights(const scene::TextStyle& style, std::string_view language);
  Type& type_;
  std::unordered_map<std::string, scene::Measured> known_;
  std::unordered_map<std::string, Heights> heights_;
};

}  // namespace paint
