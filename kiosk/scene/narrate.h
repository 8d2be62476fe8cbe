// narrate: what is to be said when the screen changes. What is seen and what is said come from one record.
//
// Pure. Called by the program after every view, with the scene before and after.
#pragma once

#include <string_view>

#include "core/utterance.h"
#include "scene/node.h"

namespace scene {

// A new screen (or page): title, step, body, then each spoken node in order with its hint. The same screen: only nodes
// that are live and changed, then the newly focused node (words, state, position, hint). Empty when nothing is to be said.
// Priority now for a new screen, focus and live changes; when_quiet for Live::polite.
core::Utterance narrate(const Scene* before, const Scene& after, core::Generation generation);

// The whole screen again (重听一遍), the fixed row's help line included.
core::Utterance narrate_all(const Scene& scene, core::Generation generation);

// One node as it is read when a finger slides over it. `left`: the key of the node that was read before, "" for none.
//
// From one key to the next of a pad whose digits are personal, by finger or key-pad, the loudspeaker says nothing more: how
// often a sentence is heard would tell the digit.
core::Utterance narrate_node(const Scene& scene, const Node& node, std::string_view left, core::Generation generation);

}  // namespace scene
