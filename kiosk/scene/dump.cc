#include "scene/dump.h"

#include <array>
#include <cmath>
#include <cstdio>

#include "scene/audit.h"

namespace scene {

namespace {

using core::Json;

constexpr std::array role_names{"screen", "heading", "paragraph", "button",    "choice",  "field",
                                "key",    "list",    "row",       "progress",  "picture", "status",
                                "alert",  "caption", "group",     "candidate", "tag"};

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value + 0.0);
  return std::string(text) == "-0.0" ? "0.0" : text;
}

std::string shown(const core::Box& box) {
  return number(box.x) + "," + number(box.y) + " " + number(box.w) + "x" + number(box.h);
}

Json to_json(const core::Box& box) {
  const auto rounded = [](double value) { return Json(std::round(value * 100) / 100); };
  return Json::array({rounded(box.x), rounded(box.y), rounded(box.w), rounded(box.h)});
}

std::string colour(Tone tone, Theme theme) {
  if (tone == Tone::none) return "";
  char text[16];
  std::snprintf(text, sizeof text, "#%06X", rgb(tone, theme));
  return text;
}

// A label may be broken by hand; a line of a dump is one line.
std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n') c = ' ';
  return text;
}

// What of the node is seen: its texts, masked where they are personal and hidden by the catalogue already.
std::string seen(const Node& node) {
  std::string out;
  for (const Part& part : node.parts)
    if (const auto* text = std::get_if<Text>(&part)) out += (out.empty() ? "" : " | ") + text->words.seen;
  return one_line(std::move(out));
}

std::string flags(const Node& node) {
  std::string out;
  if (!node.state.enabled) out += " disabled";
  if (node.state.chosen) out += " chosen";
  if (node.state.focused) out += " focused";
  if (node.state.pressed_looking) out += " called";
  if (node.words.privacy() == core::Privacy::personal) out += " personal";
  return out;
}

}  // namespace

std::string dump_text(const Scene& scene) {
  std::string out = "screen " + scene.screen + " " + scene.language + " step " +
                    std::to_string(scene.preferences.step) + " " + std::string(name_of(scene.preferences.theme)) +
                    (scene.preferences.low ? " low" : "") + (scene.preferences.mirrored ? " mirrored" : "") + "\n";
  for (const Node& node : scene.nodes) {
    out +=
        node.key + " " + role_names[static_cast<std::size_t>(node.role)] + " [" + shown(node.rect) + "]" + flags(node);
    if (const std::string words = seen(node); !words.empty()) out += " \"" + words + "\"";
    if (!node.words.empty()) out += " says \"" + one_line(node.words.said()) + "\"";
    if (!node.hint.empty()) out += " then \"" + one_line(node.hint.said()) + "\"";
    if (!node.at_focus.empty()) out += " at focus \"" + one_line(node.at_focus.said()) + "\"";
    if (node.instead) out += " aloud \"" + one_line(node.instead->said()) + "\"";
    out += "\n";
  }
  return out;
}

Json dump_json(const Scene& scene) {
  Json out = Json::object({{"screen_id", scene.screen},
                           {"lang", scene.language},
                           {"width_px", scene.display.width_px},
                           {"height_px", scene.display.height_px},
                           {"px_per_mm", scene.display.px_per_mm},
                           {"view_distance_mm", scene.display.view_distance_mm},
                           {"mount_bottom_mm", scene.display.mount_bottom_mm},
                           {"mode", "citizen"},
                           {"sensitive", scene.sensitive},
                           {"settings", Json::object({{"text_step", scene.preferences.step},
                                                      {"contrast", name_of(scene.preferences.theme)},
                                                      {"low", scene.preferences.low},
                                                      {"mirrored", scene.preferences.mirrored}})}});
  Json nodes{Json::Array{}};
  for (const Node& node : scene.nodes) {
    Json one = Json::object(
        {{"id", node.key}, {"role", role_names[static_cast<std::size_t>(node.role)]}, {"rect", to_json(node.rect)}});
    if (node.touchable) one.set("hit_rect", to_json(node.hit));
    one.set("text", seen(node));
    Json texts{Json::Array{}};
    for (const Part& part : node.parts)
      if (const auto* text = std::get_if<Text>(&part))
        texts.push(Json::object({{"text", text->words.seen},
                                 {"rect", to_json(text->box)},
                                 {"em_px", text->style.em_mm * scene.display.px_per_mm},
                                 {"fg", colour(text->style.ink, scene.preferences.theme)},
                                 {"bg", colour(text->style.ground, scene.preferences.theme)}}));
    if (!texts.items().empty()) one.set("texts", std::move(texts));
    one.set("enabled", node.state.enabled);
    if (node.order >= 0) one.set("focus_index", node.order);
    if (node.state.chosen) one.set("chosen", true);
    if (node.state.focused) one.set("focused", true);
    one.set("private", node.words.privacy() == core::Privacy::personal);
    Json spoken = Json::object({{"label", core::masked(node.words).seen}, {"hint", node.hint.said()}});
    if (!node.at_focus.empty()) spoken.set("at_focus", node.at_focus.said());
    if (node.instead) spoken.set("aloud", node.instead->said());
    one.set("spoken", std::move(spoken));
    nodes.push(std::move(one));
  }
  out.set("nodes", std::move(nodes));
  return out;
}

}  // namespace scene
