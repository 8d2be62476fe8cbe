#include "scene/drawings.h"

#include <algorithm>

namespace scene {

Shape flat(const core::Box& box, Tone fill, double corner) {
  return {Shape::Kind::box, box, corner, 0, fill, Tone::none, 0, Tone::none};
}
Shape outlined(const core::Box& box, Tone fill, double corner, double edge, Tone ink) {
  return {Shape::Kind::box, box, corner, edge, fill, ink, 0, Tone::none};
}
Shape straight(double x, double y, double dx, double dy, double width) {
  return {Shape::Kind::line, {x, y, dx, dy}, 0, width, Tone::none, Tone::ink, 0, Tone::none};
}
Shape disc(double cx, double cy, double r, Tone fill, double edge, Tone ink) {
  return {Shape::Kind::circle, {cx - r, cy - r, 2 * r, 2 * r}, 0, edge, fill, edge > 0 ? ink : Tone::none, 0,
          Tone::none};
}

void five_dots(Node& node, double x, double middle, double r) {
  for (int i = 0; i < 5; ++i) node.parts.push_back(disc(x + r + i * 3 * r, middle, r, Tone::ink, 0));
}

void draw_card(Node& node, const core::Box& area, Card card) {
  const double scale = std::min({1.0, area.h / px(640), area.w / px(760)});
  const auto at = [scale](double pixels) { return px(pixels) * scale; };
  const double cx = area.x + area.w / 2;
  const double w = at(420), h = w * 0.62;
  const double reader_h = at(210), arrow = at(130), gap = at(20);
  const double top = area.y + std::max(0.0, (area.h - h - arrow - reader_h - 2 * gap) / 2);
  node.parts.push_back(outlined({cx - w / 2, top, w, h}, Tone::sheet, px(16)));
  if (card == Card::badge) {
    node.parts.push_back(disc(cx, top + h * 0.38, h * 0.2, Tone::amber, px(6)));
    node.parts.push_back(straight(cx - w * 0.26, top + h * 0.75, w * 0.52, 0));
  } else {
    node.parts.push_back(outlined({cx + w * 0.18, top + h * 0.16, w * 0.22, h * 0.46}, Tone::band, px(6)));
    for (int i = 0; i < 3; ++i)
      node.parts.push_back(straight(cx - w * 0.4, top + h * (0.24 + 0.2 * i), w * (i == 2 ? 0.3 : 0.46), 0));
  }
  const double arrow_top = top + h + gap;
  node.parts.push_back(straight(cx, arrow_top, 0, arrow, px(14)));
  for (const double side : {-1.0, 1.0})
    node.parts.push_back(straight(cx, arrow_top + arrow, side * at(46), -at(46), px(14)));
  // The reader: a tray with a bright bed, and the green light along its edge.
  const double reader_top = arrow_top + arrow + gap;
  node.parts.push_back(outlined({cx - w * 0.86, reader_top, w * 1.72, reader_h}, Tone::band, px(16)));
  node.parts.push_back(
      outlined({cx - w * 0.56, reader_top + reader_h * 0.2, w * 1.12, reader_h * 0.6}, Tone::sheet, px(12)));
  node.parts.push_back(
      outlined({cx - w * 0.5, reader_top + reader_h * 0.56, w, reader_h * 0.16}, Tone::lamp, reader_h * 0.08));
}

void draw_person(Node& node, const core::Box& area) {
  const double cx = area.x + area.w / 2, r = std::min(px(110), area.h * 0.2);
  const double cy = area.y + area.h * 0.32;
  node.parts.push_back(disc(cx, area.y + area.h * 0.45, std::min(area.h * 0.44, area.w * 0.4), Tone::band, 0));
  node.parts.push_back(outlined({cx - r * 1.5, cy + r * 1.15, r * 3, r * 1.9}, Tone::amber, r * 0.9));
  node.parts.push_back(disc(cx, cy, r, Tone::sheet, px(6)));
}

void draw_window(Node& node, const core::Box& area) {
  const double cx = area.x + area.w / 2, w = std::min(px(460), area.w * 0.6), h = std::min(px(360), area.h * 0.7);
  const double top = area.y + (area.h - h) / 2;
  node.parts.push_back(outlined({cx - w / 2, top, w, h}, Tone::sheet, px(12)));
  node.parts.push_back(disc(cx, top + h * 0.36, h * 0.16, Tone::amber, px(6)));
  node.parts.push_back(outlined({cx - h * 0.28, top + h * 0.56, h * 0.56, h * 0.3}, Tone::amber, h * 0.14));
  node.parts.push_back(outlined({cx - w * 0.62, top + h * 0.82, w * 1.24, h * 0.2}, Tone::band, px(8)));
}

void draw_bell(Node& node, double cx, double cy, double radius, bool mirrored) {
  const double r = radius / 1.78;
  const auto circle = [&](double x, double y, double around, Tone fill, double edge) {
    node.parts.push_back(disc(x, y, around, fill, edge));
  };
  circle(cx, cy, radius, Tone::band, 0);
  circle(cx, cy - r * 1.16, r * 0.21, Tone::sheet, r * 0.075);
  circle(cx, cy, r, Tone::sheet, r * 0.075);
  node.parts.push_back(outlined({cx - r * 1.1, cy - r * 0.15, r * 2.2, r * 0.3}, Tone::amber, r * 0.15, r * 0.06));
  circle(cx, cy + r * 0.42, r * 0.15, Tone::ink, 0);
  node.parts.push_back(straight(cx, cy + r * 0.42, 0, r * 0.56, r * 0.075));
  const double side = mirrored ? -1 : 1;
  node.parts.push_back(straight(cx - side * r * 0.52, cy - r * 0.42, side * r * 0.2, -r * 0.16, r * 0.075));
}

}  // namespace scene
