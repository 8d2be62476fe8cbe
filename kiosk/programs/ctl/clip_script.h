// Clip script: which phrases a speaker should record, the most used first.
//
// Pure: the catalogues give the phrases, a walk over the gallery counts on how many screens each is said. One thread.
#pragma once

#include <string>
#include <vector>

#include "core/words.h"
#include "programs/common/house.h"
#include "scene/measure.h"

namespace ctl {

struct ClipPhrase {
  core::Words words;  // its key: the catalogue's; with "#2" for the second clause of what was not taken as a whole
  int uses = 0;       // screens of the gallery that say it
};

// Every message once, by its words, as a whole where it can be spoken in one breath, else clause by clause. Of a sentence with
// values in it, the clauses without one, of at least two words: a fragment or an isolated word is never recorded, because it
// would sound like one.
std::vector<ClipPhrase> clip_script(const programs::LoadedHouse& loaded, const std::string& language,
                                    scene::TextMeasure& measure);

// Lines of key, words, uses, with tabs between them, under a heading line.
std::string to_script(const std::vector<ClipPhrase>& phrases);

}  // namespace ctl
