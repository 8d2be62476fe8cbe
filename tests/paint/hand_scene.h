// Hand scene: a small screen built by hand, so that the painter and touch are tested without the layout of pages.
//
// For tests of paint. Millimetres on the portrait panel of 1080 x 1920 at 4.03 px/mm.
#pragma once

#include <string>

#include "scene/node.h"

namespace hand {

inline core::Words words(const std::string& seen, const std::string& language = "zh-Hans") {
  core::Words out;
  out.language = language;
  out.seen = seen;
  return out;
}

inline scene::Node label(const std::string& key, const std::string& seen, core::Box box, double em_mm = 11) {
  scene::Node node;
  node.key = key;
  node.rect = box;
  node.words = words(seen);
  scene::Text text;
  text.words = node.words;
  text.box = box;
  text.style.em_mm = em_mm;
  node.parts.push_back(text);
  return node;
}

// A key with face, foot, icon and centred label.
inline scene::Node key(const std::string& name, const std::string& seen, core::Box box, const std::string& icon = "") {
  scene::Node node;
  node.key = name;
  node.role = scene::Role::button;
  node.words = words(seen);
  node.rect = node.hit = box;
  node.touchable = true;
  scene::Shape face;
  face.rect = {box.x, box.y, box.w, box.h - 2};
  face.corner_mm = 4;
  face.edge_mm = 1;
  face.fill = scene::Tone::sheet;
  face.edge = scene::Tone::edge;
  face.foot_mm = 2;
  face.foot = scene::Tone::foot;
  node.parts.push_back(face);
  if (!icon.empty())
    node.parts.push_back(
        scene::Icon{icon, {box.x + 6, box.y + 8, 17, 17}, scene::Tone::ink, scene::Tone::sheet, false});
  scene::Text text;
  text.words = node.words;
  text.box = {box.x + 26, box.y + 8, box.w - 52, 22};
  text.style.em_mm = 13.6;
  text.style.weight = scene::Weight::bold;
  text.style.align = scene::Align::centre;
  text.style.ground = scene::Tone::sheet;
  node.parts.push_back(text);
  return node;
}

inline scene::Scene screen() {
  scene::Scene scene;
  scene.screen = "question";
  scene.language = "zh-Hans";
  scene.caption = {34, 6, 220, 33};
  scene.nodes.push_back(label("heading", "您想给谁办这件事", {14, 80, 240, 25}, 16.4));
  scene.nodes.push_back(key("choice.1", "给我自己办", {14, 160, 240, 43}, "person"));
  scene.nodes.push_back(key("choice.2", "给家里人办", {14, 211, 240, 43}, "group"));
  scene.nodes.push_back(key("main", "下一步", {14, 363, 240, 34}, "arrow_forward"));
  scene::Node dots;
  dots.key = "dots";
  for (int i = 0; i < 3; ++i) {
    scene::Shape dot;
    dot.kind = scene::Shape::Kind::circle;
    dot.rect = {100.0 + i * 22.3, 300.3, 11.7, 11.7};
    dot.edge_mm = 1.5;
    dot.edge = scene::Tone::ink;
    dots.parts.push_back(dot);
  }
  scene.nodes.push_back(dots);
  scene::Node line;
  line.key = "line";
  scene::Shape stroke;
  stroke.kind = scene::Shape::Kind::line;
  stroke.rect = {20.3, 270.7, 200.1, 17.9};
  stroke.edge_mm = 1.5;
  stroke.edge = scene::Tone::ink;
  line.parts.push_back(stroke);
  scene.nodes.push_back(line);
  return scene;
}

}  // namespace hand
