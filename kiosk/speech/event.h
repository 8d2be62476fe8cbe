// What the speech hand reports: events for the mind and the caption, lines for the record, stretches for sound.wav.
//
// Made on the conductor's thread; plain values.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/json.h"
#include "core/units.h"
#include "core/utterance.h"
#include "core/words.h"
#include "speech/output.h"
#include "speech/sound.h"

namespace speech {

// The first sound of a generation was handed to a sink.
struct Began {
  core::Generation generation = 0;
  core::Moment at{0};
};
// A chunk begins: what the caption shows from now on. `words` are what is said on this route, unmasked.
struct ChunkBegan {
  core::Generation generation = 0;
  std::size_t chunk = 0;  // index into the utterance's chunks
  std::string node;
  core::Words words;
  core::Moment at{0};
};
// That stretch of the chunk's words (UTF-8 bytes of `seen`) is being heard; an empty range is said but not seen.
struct WordReached {
  core::Generation generation = 0;
  std::size_t chunk = 0;
  std::string node;
  std::uint32_t seen_begin = 0, seen_end = 0;
  core::Moment at{0};
  std::size_t piece = 0;  // index into the pieces of ChunkBegan's words
};
// Everything asked for in that generation has been said, or was cut.
struct Ended {
  core::Generation generation = 0;
  bool cut = false;
  core::Moment at{0};
};
// Said once after the self-test. What lost its voice goes on in silence, with its captions.
struct VoiceChanged {
  bool engine = true;  // false: there is no engine at all, and `broken` names every language it would speak
  std::vector<std::string> broken;  // languages without the voice that they should have
  std::vector<std::string> mute;    // of those, the ones that have no recordings either

  bool works() const { return engine && broken.empty(); }
};
// The sound device is gone or cannot be opened; speech goes on in silence, and the device is tried again.
struct DeviceLost {};
// It sounds again.
struct DeviceBack {};
// Something could not be said as it should, and something lesser took its place: synthesis for a recording, silence for
// synthesis. Once for each fault.
struct PartFailed {
  enum class Part { clip, synthesis } part = Part::clip;
};

using Event = std::variant<Began, ChunkBegan, WordReached, Ended, VoiceChanged, DeviceLost, DeviceBack, PartFailed>;

enum class CutBy { nothing, newer, other, stop, pause, unplugged, moved };
std::string_view name_of(CutBy cut_by);  // "" for nothing

// One stretch of a chunk that was said: a line of speech.jsonl.
struct Line {
  core::Generation generation = 0;
  std::size_t chunk = 0;
  std::string node;
  core::Words words;  // as said on this route
  Route route = Route::loudspeaker;
  Voicing voicing = Voicing::synthesis;
  core::Moment start{0}, end{0};
  CutBy cut_by = CutBy::nothing;
  std::string voiced;  // of the sounds that were handed to the output, one after another
};
// {text, spoken, voiced, language, sink, start, end, cut_by, generation, private, voice, node}; times in ms.
core::Json to_json(const Line& line);

// Samples that were heard without a break, before the mixer.
struct Stretch {
  std::shared_ptr<const Sound> sound;
  std::size_t from = 0, to = 0;
  core::Moment start{0};
  Tuning tuning;
};

// Sees everything that was said: the recording, the listener of --talk.
class Witness {
 public:
  virtual ~Witness() = default;
  virtual void line(const Line& line) = 0;
  virtual void stretch(const Stretch&) {}
};

}  // namespace speech
