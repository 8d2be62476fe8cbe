#include "paint/painter.h"

#include <algorithm>
#include <cmath>

#include "paint/icons.h"
#include "scene/audit.h"

namespace paint {

namespace {

constexpr double pressed_by_mm = 2;

void set_colour(cairo_t* cairo, scene::Tone tone, scene::Theme theme) {
  const unsigned colour = scene::rgb(tone, theme);
  cairo_set_source_rgb(cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0);
}

void rounded(cairo_t* cairo, double x, double y, double w, double h, double r) {
  r = std::max(0.0, std::min({r, w / 2, h / 2}));
  cairo_new_sub_path(cairo);
  cairo_arc(cairo, x + w - r, y + r, r, -M_PI / 2, 0);
  cairo_arc(cairo, x + w - r, y + h - r, r, 0, M_PI / 2);
  cairo_arc(cairo, x + r, y + h - r, r, M_PI / 2, M_PI);
  cairo_arc(cairo, x + r, y + r, r, M_PI, 3 * M_PI / 2);
  cairo_close_path(cairo);
}

bool touches(const PixelBox& a, const PixelBox& b) {
  return a.w > 0 && a.h > 0 && b.w > 0 && b.h > 0 && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
         b.y < a.y + a.h;
}

PixelBox joined(const PixelBox& a, const PixelBox& b) {
  const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Painter::Painter(Type& type, std::size_t cache_bytes) : type_(type), cache_(type, cache_bytes) {}

int Painter::px(double mm) const { return static_cast<int>(std::lround(mm * type_.px_per_mm())); }

void Painter::forget() {
  cache_.forget();
  last_.reset();
}

PixelBox Painter::bounds(const scene::Node& node) const {
  double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
  const auto cover = [&](const core::Box& box, double by) {
    left = std::min({left, box.x - by, box.x + box.w - by});
    top = std::min({top, box.y - by, box.y + box.h - by});
    right = std::max({right, box.x + by, box.x + box.w + by});
    bottom = std::max({bottom, box.y + by, box.y + box.h + by});
  };
  for (const scene::Part& part : node.parts) {
    if (const auto* shape = std::get_if<scene::Shape>(&part)) {
      cover(shape->rect, shape->edge_mm + shape->foot_mm);
    } else if (const auto* icon = std::get_if<scene::Icon>(&part)) {
      cover(icon->rect, 0.5);
    } else {
      cover(std::get<scene::Text>(part).box, 0.5);
    }
  }
  if (left > right) return {};
  // The pressed look moves everything down.
  const int x = px(left) - 2, y = px(top) - 2;
  return {x, y, px(right) + 2 - x, px(bottom + pressed_by_mm) + 2 - y};
}

std::vector<PixelBox> Painter::damage(const scene::Scene& scene, const Overlay& overlay, int width, int height) const {
  const PixelBox whole{0, 0, width, height};
  if (!last_ || last_->scene.preferences.theme != scene.preferences.theme || !(last_->scene.display == scene.display))
    return {whole};
  std::vector<PixelBox> boxes;
  const auto add = [&](PixelBox box) {
    const int x = std::max(0, box.x), y = std::max(0, box.y);
    box = {x, y, std::min(width, box.x + box.w) - x, std::min(height, box.y + box.h) - y};
    if (box.w <= 0 || box.h <= 0) return;
    // Overlapping boxes become one, so that no pixel is drawn twice.
    for (std::size_t i = 0; i < boxes.size();) {
      if (!touches(boxes[i], box)) {
        ++i;
        continue;
      }
      box = joined(box, boxes[i]);
      boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    }
    boxes.push_back(box);
  };
  const auto same_look = [&](const scene::Node& a, const scene::Node& b) {
    return a.parts == b.parts && (last_->overlay.pressed == a.key) == (overlay.pressed == b.key);
  };
  // Scenes are short; most nodes keep their index between two views.
  for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
    const scene::Node& node = scene.nodes[i];
    const scene::Node* was = i < last_->scene.nodes.size() && last_->scene.nodes[i].key == node.key
                                 ? &last_->scene.nodes[i]
                                 : last_->scene.find(node.key);
    if (was == nullptr) {
      add(bounds(node));
    } else if (!same_look(*was, node)) {
      add(bounds(*was));
      add(bounds(node));
    }
  }
  for (const scene::Node& was : last_->scene.nodes)
    if (scene.find(was.key) == nullptr) add(bounds(was));
  const auto caption_box = [&](const core::Box& box) {
    add({px(box.x) - 8, px(box.y) - 12, px(box.w) + 16, px(box.h) + 24});
  };
  if (!(last_->overlay.caption == overlay.caption) || last_->overlay.spoken_begin != overlay.spoken_begin ||
      last_->overlay.spoken_end != overlay.spoken_end || !(last_->scene.caption == scene.caption)) {
    caption_box(last_->scene.caption);
    caption_box(scene.caption);
  }
  if (last_->overlay.dots != overlay.dots && !scene.motion.dots_node.empty())
    if (const scene::Node* dots = scene.find(scene.motion.dots_node)) add(bounds(*dots));
  return boxes;
}

std::vector<PixelBox> Painter::paint(cairo_surface_t* surface, const scene::Scene& scene, const Overlay& overlay) {
  const int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
  std::vector<PixelBox> boxes = damage(scene, overlay, width, height);
  if (!boxes.empty()) {
    cairo_surface_mark_dirty(surface);
    cairo_t* cairo = cairo_create(surface);
    for (const PixelBox& box : boxes) draw(cairo, scene, overlay, box);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
  }
  last_ = Shown{scene, overlay};
  return boxes;
}

void Painter::draw(cairo_t* cairo, const scene::Scene& scene, const Overlay& overlay, const PixelBox& clip) {
  cairo_save(cairo);
  cairo_rectangle(cairo, clip.x, clip.y, clip.w, clip.h);
  cairo_clip(cairo);
  set_colour(cairo, scene::Tone::paper, scene.preferences.theme);
  cairo_paint(cairo);
  for (const scene::Node& node : scene.nodes) {
    if (node.parts.empty() || !touches(bounds(node), clip)) continue;
    draw_node(cairo, scene, node, !overlay.pressed.empty() && node.key == overlay.pressed && node.state.enabled);
    if (node.key == scene.motion.dots_node) draw_dots(cairo, scene, overlay.dots);
  }
  draw_caption(cairo, scene, overlay);
  cairo_restore(cairo);
}

void Painter::draw_node(cairo_t* cairo, const scene::Scene& scene, const scene::Node& node, bool pressed) {
  cairo_save(cairo);
  const scene::Theme theme = scene.preferences.theme;
  // Words that are longer than their box must not reach where the damage of this node does not.
  const PixelBox whole = bounds(node);
  cairo_rectangle(cairo, whole.x, whole.y, whole.w, whole.h);
  cairo_clip(cairo);
  if (pressed) cairo_translate(cairo, 0, px(pressed_by_mm));
  for (const scene::Part& part : node.parts) {
    if (const auto* shape = std::get_if<scene::Shape>(&part)) {
      draw_shape(cairo, *shape, theme, pressed);
    } else if (const auto* icon = std::get_if<scene::Icon>(&part)) {
      const auto glyph = icon_text(icon->name);
      if (!glyph.ok()) continue;
      const int size = std::max(1, px(std::min(icon->rect.w, icon->rect.h)));
      cairo_surface_t* mask = cache_.icon(glyph.value(), size, icon->mirrored && scene.preferences.mirrored);
      set_colour(cairo, icon->ink, theme);
      cairo_mask_surface(cairo, mask, px(icon->rect.x), px(icon->rect.y));
    } else {
      const auto& text = std::get<scene::Text>(part);
      const int width = std::max(1, static_cast<int>(std::floor(text.box.w * type_.px_per_mm() + 0.5)));
      cairo_surface_t* mask =
          cache_.text(text.words.seen, text.words.language.empty() ? scene.language : text.words.language, text.style,
                      width, scene.preferences.mirrored);
      if (mask == nullptr) continue;
      set_colour(cairo, text.style.ink, theme);
      cairo_mask_surface(cairo, mask, px(text.box.x), px(text.box.y));
    }
  }
  cairo_restore(cairo);
}

void Painter::draw_shape(cairo_t* cairo, const scene::Shape& shape, scene::Theme theme, bool pressed) {
  // Edges fall on whole pixels: sizes from rounded corners of the box, not from rounded sizes.
  const double x = px(shape.rect.x), y = px(shape.rect.y);
  const double w = px(shape.rect.x + shape.rect.w) - x, h = px(shape.rect.y + shape.rect.h) - y;
  const double edge = shape.edge_mm > 0 ? std::max(1, px(shape.edge_mm)) : 0;
  const double corner = px(shape.corner_mm);
  if (shape.kind == scene::Shape::Kind::line || shape.kind == scene::Shape::Kind::dashed_line) {
    set_colour(cairo, shape.edge, theme);
    cairo_set_line_width(cairo, edge);
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    const double dash[] = {4 * edge, 3 * edge};
    cairo_set_dash(cairo, dash, shape.kind == scene::Shape::Kind::dashed_line ? 2 : 0, 0);
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, px(shape.rect.x + shape.rect.w), px(shape.rect.y + shape.rect.h));
    cairo_stroke(cairo);
    return;
  }
  const auto outline = [&](double inset, double down, double radius) {
    if (shape.kind == scene::Shape::Kind::circle) {
      cairo_new_sub_path(cairo);
      cairo_arc(cairo, x + w / 2, y + h / 2 + down, std::max(0.0, std::min(w, h) / 2 - inset), 0, 2 * M_PI);
    } else {
      rounded(cairo, x + inset, y + inset + down, w - 2 * inset, h - 2 * inset, radius - inset);
    }
  };
  if (shape.foot_mm > 0 && shape.foot != scene::Tone::none && !pressed) {
    set_colour(cairo, shape.foot, theme);
    outline(0, px(shape.foot_mm), corner);
    cairo_fill(cairo);
  }
  if (shape.fill != scene::Tone::none) {
    set_colour(cairo, shape.fill, theme);
    outline(0, 0, corner);
    cairo_fill(cairo);
  }
  if (edge > 0 && shape.edge != scene::Tone::none) {
    set_colour(cairo, shape.edge, theme);
    cairo_set_line_width(cairo, edge);
    outline(edge / 2, 0, corner);
    cairo_stroke(cairo);
  }
}

void Painter::draw_dots(cairo_t* cairo, const scene::Scene& scene, int lit) {
  const scene::Node* dots = scene.find(scene.motion.dots_node);
  if (dots == nullptr || lit < 0 || static_cast<std::size_t>(lit) >= dots->parts.size()) return;
  if (const auto* shape = std::get_if<scene::Shape>(&dots->parts[static_cast<std::size_t>(lit)])) {
    scene::Shape filled = *shape;
    filled.fill = scene::Tone::ink;
    draw_shape(cairo, filled, scene.preferences.theme, false);
  }
}

// Two lines of the sentence (one in landscape) round the word being spoken, moving on pair by pair.
void Painter::draw_caption(cairo_t* cairo, const scene::Scene& scene, const Overlay& overlay) {
  if (overlay.caption.seen.empty() || scene.caption.empty()) return;
  const scene::TextStyle& style = scene.caption_style;
  std::string words = overlay.caption.seen;
  std::replace(words.begin(), words.end(), '\n', ' ');
  const std::string& language = overlay.caption.language.empty() ? scene.language : overlay.caption.language;
  const int width = px(scene.caption.w), x = px(scene.caption.x), y = px(scene.caption.y);
  const int pitch = type_.pitch_px(style);
  const Type::Layout layout = type_.layout(words, language, style, width, scene.preferences.mirrored);
  const int shown = std::max(1, static_cast<int>(std::lround(scene.caption.h * type_.px_per_mm() / pitch)));
  const bool spoken = overlay.spoken_end > overlay.spoken_begin && overlay.spoken_end <= words.size();
  int line = 0;
  if (spoken) pango_layout_index_to_line_x(layout.get(), static_cast<int>(overlay.spoken_begin), FALSE, &line, nullptr);
  const int first = line / shown * shown;
  const int lines = std::min(shown, pango_layout_get_line_count(layout.get()) - first);
  const scene::Theme theme = scene.preferences.theme;
  const bool inverted = theme == scene::Theme::white_on_black || theme == scene::Theme::black_on_white;
  cairo_save(cairo);
  cairo_translate(cairo, x, y + (shown - lines) * pitch / 2);
  set_colour(cairo, scene::Tone::ink, theme);
  type_.draw(cairo, layout.get(), pitch, first, shown);
  for (int i = first; spoken && i < first + lines; ++i) {
    PangoLayoutLine* each = pango_layout_get_line_readonly(layout.get(), i);
    const int begin = std::max<int>(static_cast<int>(overlay.spoken_begin), each->start_index);
    const int end = std::min<int>(static_cast<int>(overlay.spoken_end), each->start_index + each->length);
    if (begin >= end) continue;
    int* ranges = nullptr;
    int count = 0;
    pango_layout_line_get_x_ranges(each, begin, end, &ranges, &count);
    const double high = std::round(type_.em_px(style.em_mm) * 1.22),
                 top = (i - first) * pitch + std::floor((pitch - high) / 2);
    for (int r = 0; r < count; ++r) {
      const double left = std::floor(static_cast<double>(ranges[2 * r]) / PANGO_SCALE) - 4,
                   right = std::ceil(static_cast<double>(ranges[2 * r + 1]) / PANGO_SCALE) + 4;
      cairo_save(cairo);
      set_colour(cairo, inverted ? scene::Tone::ink : scene::Tone::amber, theme);
      rounded(cairo, left, top, right - left, high, 6);
      cairo_fill(cairo);
      if (!inverted) {
        set_colour(cairo, scene::Tone::ink, theme);
        cairo_rectangle(cairo, left, top + high - 6, right - left, 6);
        cairo_fill(cairo);
      }
      // The word again, on its box.
      cairo_rectangle(cairo, left, top, right - left, high);
      cairo_clip(cairo);
      set_colour(cairo, inverted ? scene::Tone::paper : scene::Tone::ink, theme);
      type_.draw(cairo, layout.get(), pitch, first, shown);
      cairo_restore(cairo);
    }
    g_free(ranges);
  }
  cairo_restore(cairo);
}

core::Result<std::string> png_of(cairo_surface_t* surface) {
  std::string bytes;
  if (cairo_surface_write_to_png_stream(surface, append, &bytes) != CAIRO_STATUS_SUCCESS)
    return core::Error{"PICTURE", "", "The picture could not be made.", "Is there memory left?"};
  return bytes;
}

}  // namespace paint
