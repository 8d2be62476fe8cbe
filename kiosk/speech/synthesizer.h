// Synthesizer: what turns voiced text into samples. espeak.h is the real one; tests plant broken and slow ones.
//
// Called from one thread at a time, always the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "speech/sound.h"

namespace speech {

// A word of the text begins to sound.
struct WordEvent {
  std::uint32_t position = 0;  // 1-based code point of the voiced text, as espeak counts
  std::size_t sample = 0;

  bool operator==(const WordEvent&) const = default;
};

struct Rendered {
  Samples samples;
  std::vector<WordEvent> words;
};

class Synthesizer {
 public:
  virtual ~Synthesizer() = default;
  virtual bool speaks(std::string_view language) const = 0;
  // `rate` in espeak's words a minute. Not more than a minute of sound is made.
  // Fails with: SPEECH_NO_VOICE, SPEECH_ENGINE.
  virtual core::Result<Rendered> render(const std::string& voiced, std::string_view language, int rate) = 0;
  // The engine's own phoneme mnemonics. Fails with: SPEECH_NO_VOICE, SPEECH_ENGINE.
  virtual core::Result<std::string> phonemes(const std::string& voiced, std::string_view language) = 0;
};

}  // namespace speech
