// audit: judges a scene by the accessibility norms and the house's own rules. Each finding is one sentence.
//
// Pure apart from the measure. Used by tests, `yinlingctl audit`, `check` and the script's {"expect":{"audit":"clean"}}.
#pragma once

#include <string>
#include <vector>

#include "core/utterance.h"
#include "scene/measure.h"
#include "scene/node.h"

namespace scene {

// Codes: TARGET_SMALL, TARGET_GAP, TARGET_REACH, TEXT_SMALL, TEXT_CAP_SMALL, TEXT_CONTRAST, EDGE_CONTRAST, OVERLAP,
// OFF_SCREEN, TEXT_TRUNCATED, LINE_TOO_LONG, MISSING_GLYPH, WORDS_EMPTY, UNSPEAKABLE, LABEL_NOT_FIRST, COLOUR_ONLY,
// TOO_MANY_CHOICES, FIXED_ROW_MISSING, FIXED_ROW_MOVED, WRONG_LANGUAGE, DIGITS_UNEXPANDED, PRIVATE_ON_LOUDSPEAKER,
// SILENT_TEXT, TWO_MAIN_KEYS, DUPLICATE_KEY, ICON_WITHOUT_WORDS, SAID_UNSEEN, TEXT_BELOW_STEP.
struct Finding {
  std::string code;
  std::string node;  // key of the node, "" for the whole scene
  std::string sentence;
  bool operator==(const Finding&) const = default;
};

// Ratio of WCAG 2 relative luminance, 1..21.
double contrast(Tone a, Tone b, Theme theme);
// 0xRRGGBB of looks.md 2.1. Requires: tone != none.
unsigned rgb(Tone tone, Theme theme);

std::vector<Finding> audit(const Scene& scene, const Norms& norms, TextMeasure& measure);

}  // namespace scene
