#include "scene/node.h"

namespace scene {

const Node* Scene::find(std::string_view key) const {
  for (const Node& node : nodes)
    if (node.key == key) return &node;
  return nullptr;
}

}  // namespace scene
