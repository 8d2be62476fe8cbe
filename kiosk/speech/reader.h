// Reader: Words become Sound. The one place where the two kinds of words become the two kinds of sound, so that nothing
// personal can be made into a PublicSound by mistake.
//
// Owned by the conductor, used on its thread.
#pragma once

#include <chrono>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "core/words.h"
#include "speech/clips.h"
#include "speech/phrases.h"
#include "speech/sound.h"
#include "speech/synthesizer.h"

namespace speech {

struct Manner {
  int rate_step = 3;
  std::chrono::milliseconds pause_after{0};  // after the last phrase of a chunk

  bool operator==(const Manner&) const = default;
};

class Reader {
 public:
  // Without a synthesizer every phrase is silence that lasts as long as the speech would.
  explicit Reader(std::unique_ptr<Synthesizer> synthesizer, std::shared_ptr<const ClipStore> clips = nullptr)
      : synthesizer_(std::move(synthesizer)), clips_(std::move(clips)) {}

  // What read() makes at once: one phrase when the whole was recorded, else one for every clause or sentence that was, one for
  // every other pause, and inside it one for every stretch that was recorded.
  std::vector<Phrase> phrases(const core::Words& words) const;
  // Requires: phrase < phrases(words).size(). A recording comes before synthesis, and synthesis before silence. Failed synthesis gives silence and a fault: the captions go on.
  PublicSound read(const core::PublicWords& words, std::size_t phrase, const Manner& manner);
  std::shared_ptr<const Sound> read_privately(const core::Words& words, std::size_t phrase, const Manner& manner);
  // What could not be made since the last call, each fault once in a reader's life: a recording that was harmed (with its
  // line of the list), a text that the engine refused (with its language; the text is nobody's business).
  std::vector<core::Error> take_faults() { return std::exchange(faults_, {}); }

 private:
  std::shared_ptr<const Sound> make(const core::Words& words, std::size_t phrase, const Manner& manner);
  void report(core::Error fault);

  std::size_t recorded_together(const core::Words& words, const std::vector<Phrase>& phrases, std::size_t first) const;
  void append_with_clips(const core::Words& words, const Phrase& phrase, std::vector<Phrase>& out) const;
  bool play_clip(const core::Words& words, Sound& sound, int rate_step);

  std::unique_ptr<Synthesizer> synthesizer_;
  std::shared_ptr<const ClipStore> clips_;
  std::set<std::pair<std::string, std::string>> reported_;  // code and place
  std::vector<core::Error> faults_;
};

}  // namespace speech
