// What the audit asks of a node's words: that they are there, can be said and be read, in the language of the screen, and that
// nothing personal is said to the hall. Internal to the audit.
//
// Pure, any thread.
#pragma once

#include <string_view>
#include <vector>

#include "scene/audit.h"

namespace scene {

bool has_han(std::string_view text);
// WORDS_EMPTY, UNSPEAKABLE, SILENT_TEXT, SAID_UNSEEN, DIGITS_UNEXPANDED, PRIVATE_ON_LOUDSPEAKER, LABEL_NOT_FIRST, WRONG_LANGUAGE.
void judge_words(const Scene& scene, const Node& node, std::vector<Finding>& findings);

}  // namespace scene
