// Sound: speech as samples, with marks that say which piece of the words is heard when. And PublicSound, the only sound a
// loudspeaker takes: the reader alone makes it, and only from core::PublicWords.
//
// Made by speech::Reader on the speaker's thread; immutable afterwards, so that an audio callback may read it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace speech {

inline constexpr int sample_rate = 22050;  // Hz, mono, signed 16 bit: what espeak-ng gives

using Samples = std::vector<std::int16_t>;

// From this sample on, that piece of the words is being said.
struct Mark {
  std::size_t sample = 0;
  std::size_t piece = 0;  // index into core::Words::pieces

  bool operator==(const Mark&) const = default;
};

enum class Voicing { synthesis, clip, mixed, none };  // mixed: one sentence of both

// One phrase. The pause that follows it is part of the samples.
struct Sound {
  Samples samples;
  std::size_t sounding = 0;              // samples before the pause
  std::vector<Mark> marks;               // rising
  std::string said;                      // what it says, in the language's own letters
  std::string voiced;                    // what the engine was given, or would have been for a recording
  bool personal = false;                 // some piece of it is personal
  Voicing voicing = Voicing::synthesis;  // none: silence that lasts as long as the speech would
};

class PublicSound {
 public:
  const std::shared_ptr<const Sound>& sound() const { return sound_; }

 private:
  friend class Reader;
  explicit PublicSound(std::shared_ptr<const Sound> sound) : sound_(std::move(sound)) {}
  std::shared_ptr<const Sound> sound_;
};

}  // namespace speech
