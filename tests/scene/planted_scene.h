// Planted scene: a small scene by hand that the audit finds nothing in, for planting one fault at a time.
#pragma once

#include <string>

#include "scene/node.h"

namespace planted {

inline core::Words words(const std::string& seen, const std::string& voiced = "ni3 hao3",
                         core::Privacy privacy = core::Privacy::open) {
  core::Words out;
  out.language = "zh-Hans";
  out.seen = seen;
  out.pieces = {{0, static_cast<std::uint32_t>(seen.size()), seen, voiced, "*", privacy}};
  return out;
}

inline scene::Text text(const std::string& seen, const core::Box& box, double em_mm = 13.6) {
  scene::TextStyle style;
  style.em_mm = em_mm;
  style.pitch_em = 1.3;
  return {words(seen), box, style};
}

inline scene::Node key(const std::string& name, const std::string& label, const core::Box& box, int order) {
  scene::Node node;
  node.key = name;
  node.role = scene::Role::button;
  node.words = words(label);
  node.rect = node.hit = box;
  node.touchable = true;
  node.order = order;
  scene::Shape shape;
  shape.rect = box;
  shape.edge_mm = 0.75;
  node.parts = {shape, text(label, box.grown(-2))};
  return node;
}

inline scene::Node line(const std::string& name, const std::string& seen, const core::Box& box, scene::Role role) {
  scene::Node node;
  node.key = name;
  node.role = role;
  node.words = words(seen);
  node.rect = box;
  node.parts = {text(seen, box)};
  return node;
}

// 268 x 476 mm, hung 800 mm above the floor: a heading, two keys and the fixed row.
inline scene::Scene clean() {
  scene::Scene scene;
  scene.screen = "planted";
  scene.language = "zh-Hans";
  scene.nodes.push_back(line("heading", "您想办什么事？", {18, 60, 230, 30}, scene::Role::heading));
  scene.nodes.push_back(key("first", "第一件", {18, 120, 110, 34}, 0));
  scene.nodes.push_back(key("second", "第二件", {18, 170, 110, 34}, 1));
  static constexpr const char* fixed[] = {"back", "repeat", "help", "comfort", "leave"};
  for (int i = 0; i < 5; ++i) {
    scene::Node node = key(std::string("fixed.") + fixed[i], "按键", {6.0 + i * 52, 430, 44, 40}, 2 + i);
    node.spoken = false;
    scene.nodes.push_back(node);
  }
  return scene;
}

inline scene::Node& node(scene::Scene& scene, const std::string& name) {
  for (scene::Node& each : scene.nodes)
    if (each.key == name) return each;
  return scene.nodes.front();
}

}  // namespace planted
