#include "scene/focus.h"

#include <algorithm>

namespace scene {

std::vector<std::string> focus_order(const Scene& scene) {
  std::vector<const Node*> nodes;
  for (const Node& node : scene.nodes)
    if (node.order >= 0) nodes.push_back(&node);
  std::stable_sort(nodes.begin(), nodes.end(), [](const Node* a, const Node* b) { return a->order < b->order; });
  std::vector<std::string> keys;
  for (const Node* node : nodes) keys.push_back(node->key);
  return keys;
}

namespace {
std::string step_from(const Scene& scene, std::string_view from, int step) {
  const auto keys = focus_order(scene);
  if (keys.empty()) return "";
  const auto found = std::find(keys.begin(), keys.end(), from);
  if (found == keys.end()) return step > 0 ? keys.front() : keys.back();
  const auto count = static_cast<int>(keys.size());
  const int at = static_cast<int>(found - keys.begin());
  return keys[static_cast<std::size_t>((at + step + count) % count)];
}
}  // namespace

std::string next_focus(const Scene& scene, std::string_view from) { return step_from(scene, from, 1); }
std::string previous_focus(const Scene& scene, std::string_view from) { return step_from(scene, from, -1); }

}  // namespace scene
