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
  const double scale = std::min({1.0, area.h / px(640), area.w / px(960)});
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
    node.parts.push_back(outlined({cx + w * 0.18, top + h * 0.16, w * 0.24, h * 0.5}, Tone::band, px(6)));
    node.parts.push_back(disc(cx + w * 0.3, top + h * 0.3, h * 0.09, Tone::ink, 0));
    node.parts.push_back(flat({cx + w * 0.225, top + h * 0.42, w * 0.15, h * 0.22}, Tone::ink, h * 0.08));
    for (int i = 0; i < 3; ++i)
      node.parts.push_back(straight(cx - w * 0.4, top + h * (0.24 + 0.2 * i), w * (i == 2 ? 0.3 : 0.46), 0));
  }
  const double arrow_top = top + h + gap;
  node.parts.push_back(straight(cx, arrow_top, 0, arrow, px(14)));
  for (const double side : {-1.0, 1.0})
    node.parts.push_back(straight(cx, arrow_top + arrow, side * at(46), -at(46), px(14)));
  // The reader: a tray with a bright bed, and the green light along its edge.
  const double reader_top = arrow_top + arrow + gap;
  node.parts.push_back(outlined({cx - w * 1.12, reader_top, w * 2.24, reader_h}, Tone::band, px(16)));
  node.parts.push_back(
      outlined({cx - w * 0.56, reader_top + reader_h * 0.2, w * 1.12, reader_h * 0.6}, Tone::sheet, px(12)));
  node.parts.push_back(
      outlined({cx - w * 0.5, reader_top + reader_h * 0.56, w, reader_h * 0.16}, Tone::lamp, reader_h * 0.08));
}

namespace {

// Head and shoulders, cut off by the ground they stand on.
void draw_figure(Node& node, double cx, double ground, double size, Tone clothes) {
  const double body = size * 0.62, head = size * 0.2, wide = size * 0.62;
  node.parts.push_back(outlined({cx - wide / 2, ground - body, wide, body + wide * 0.38}, clothes, wide * 0.38));
  node.parts.push_back(disc(cx, ground - body - head * 0.9, head, clothes, px(6)));
}

}  // namespace

// Somebody with a badge comes to you at the machine.
void draw_person(Node& node, const core::Box& area) {
  const double high = std::min({area.h, px(540), area.w * 0.62}), wide = std::min(area.w, high * 1.9);
  const core::Box panel{area.x + (area.w - wide) / 2, area.y + (area.h - high) / 2, wide, high};
  const double ground = panel.y + high * 0.84, size = high * 0.62;
  const double staff = panel.x + wide * 0.24, you = panel.x + wide * 0.66, machine = panel.x + wide * 0.86;
  node.parts.push_back(flat(panel, Tone::band, key_corner));
  draw_figure(node, staff, ground, size, Tone::amber);
  node.parts.push_back(
      outlined({staff + size * 0.04, ground - size * 0.36, size * 0.16, size * 0.11}, Tone::sheet, px(6), px(4)));
  draw_figure(node, you, ground, size, Tone::sheet);
  // What of the figures lies under the ground is covered.
  node.parts.push_back(flat({panel.x, ground, wide, size * 0.25}, Tone::band));
  const double arrow = ground - size * 0.42, from = staff + size * 0.46, to = you - size * 0.46;
  node.parts.push_back(straight(from, arrow, to - from, 0, px(14)));
  for (const double side : {-1.0, 1.0})
    node.parts.push_back(straight(to, arrow, -size * 0.14, side * size * 0.14, px(14)));
  node.parts.push_back(
      outlined({machine - size * 0.17, ground - size * 0.98, size * 0.34, size * 0.86}, Tone::sheet, px(12)));
  node.parts.push_back(flat({machine - size * 0.1, ground - size * 0.9, size * 0.2, size * 0.4}, Tone::pine, px(6)));
  node.parts.push_back(flat({machine - size * 0.07, ground - size * 0.12, size * 0.14, size * 0.12}, Tone::ink));
  node.parts.push_back(straight(panel.x + wide * 0.06, ground, wide * 0.88, 0));
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
