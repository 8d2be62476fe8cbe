// Unheard: what stands in a text and reaches no ear.
//
// Used by compose, which tells the person, and by `yinlingctl say`, which refuses; pure, any thread.
#pragma once

#include <string>

#include "core/words.h"

namespace text {

// Characters that no piece covers and Han that has no reading: seen, never heard. An engine that is handed Han itself says
// "Chinese letter".
std::string unheard(const core::Words& words);

// Whether what was written loses its sense without that character. Emoji and signs may go unheard.
bool carries_words(char32_t letter);

}  // namespace text
