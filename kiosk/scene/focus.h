// Focus: the key-pad's walk through a scene.
//
// Pure. Focus lives in the Model; the program turns next/previous into Focus{key} by the current scene.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scene/node.h"

namespace scene {

// Keys of the focusable nodes in walking order: content first, then the fixed row. Disabled nodes are walked too (they say
// why they cannot be pressed).
std::vector<std::string> focus_order(const Scene& scene);
// The neighbour of `from`, wrapping round; the first (or last) when `from` is not there.
std::string next_focus(const Scene& scene, std::string_view from);
std::string previous_focus(const Scene& scene, std::string_view from);

}  // namespace scene
